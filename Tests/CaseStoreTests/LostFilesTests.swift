import Casework
import JSON
import Testing

@testable import CaseStore
@testable import Fuzzing

/// A small whole store in memory, of which one file after another is lost or spoilt.
private enum Whole {
  static let root = "/s"
  static let collections = (1...3).flatMap { number in
    ["contacts", "assessments"].map { "\(CaseReference(number).key.text)/\($0)" }
  }
  static let documents = collections + ["staff", "teams"]

  static func open(_ files: MemoryFiles, mends: Bool = false) throws -> FileStore {
    var options = FileStore.Options.plain
    options.patience = 0
    options.clock = { 1_795_420_800_000 }
    options.mendsIdentity = mends
    return try FileStore.open(root, on: files, options: options)
  }

  static func made() throws -> MemoryDisk {
    let files = MemoryFiles()
    _ = try FileStore.create(at: root, on: files, options: .plain, id: "whole")
    let store = try open(files)
    for number in 1...3 {
      let name = CaseReference(number).key.text
      let state = number == 3 ? "closed" : "open"
      try store.commit(Act(by: "a", op: "case.open")) {
        $0.put(try key(name), bytes(#"{"child":{"familyName":"Chan \#(number)"},"state":"\#(state)"}"#))
        $0.put(try key("\(name)/assessments/a1"), bytes(#"{"long":["a heron","stood"]}"#))
        $0.put(try key("\(name)/assessments/a2"), bytes("{}"))
      }
      for contact in 1...4 {
        let note = contact.isMultiple(of: 2) ? "The heron stood still." : "A kettle, a café."
        var made = Contact()
        made.at = Moment(rfc3339: "2026-11-20T10:00:00.000Z") ?? .epoch
        made.note = note
        try store.put("\(name)/contacts/c\(store.seq + 1).1", text(made.json()))
      }
    }
    try store.put("staff/asmith", #"{"name":"A"}"#)
    try store.put("teams/north", #"{"name":"North"}"#)
    try store.checkpoint()
    try store.commit(Act(by: "a", op: "assessment.remove")) { $0.remove(try key("cases/000002/assessments/a2")) }
    try store.put("cases/000001", #"{"child":{"familyName":"Chan 1"},"state":"open","worker":"asmith"}"#)
    try store.checkpoint()
    try store.remakeIndex()
    try store.remakeWordIndex()
    return files.disk
  }

  /// What a store shows, by what it was asked; nothing where it says that it can't.
  static func shown(_ files: MemoryFiles) -> [String: String] {
    var shown: [String: String] = [:]
    guard let store = try? open(files) else { return [:] }
    func ask(_ question: String, _ answer: () throws -> String?) { shown[question] = (try? answer()) ?? nil }
    for number in 1...3 {
      let name = CaseReference(number).key.text
      ask(name) { try store.text(name) ?? "none" }
      for id in ["a1", "a2"] { ask("\(name)/\(id)") { try store.text("\(name)/assessments/\(id)") ?? "none" } }
      ask("\(name) contacts") { "\(try store.contacts(of: CaseReference(number)).map(\.contact.note))" }
      ask("\(name) history") { "\(try store.history(of: number))" }
    }
    for collection in documents {
      ask(collection) {
        "\(try store.documents(in: collection).map { "\($0.key) \($0.stored.version) \(text($0.stored.bytes))" })"
      }
    }
    for part in IndexPart.allCases {
      ask("index \(part)") { try store.indexRows(part).map { "\($0.seq) " + text(Array($0.bytes[$0.rows])) } }
    }
    for words in ["heron", "kettle cafe", "still stood", "zeppelin"] {
      ask("search \(words)") {
        "\(try store.searchNotes(words, limit: 99, isOpen: { $0 < 3 }).hits.map { "\($0)" }.sorted())"
      }
    }
    ask("highest") { "\(try store.highestCaseNumber())" }
    return shown
  }

  /// Changes every document of the store; returns what the journal has of it then.
  static func changed(_ files: MemoryFiles) -> [DocumentKey: [UInt8]] {
    guard let store = try? open(files) else { return [:] }
    for collection in documents + ["cases"] {
      for id in ["000001", "000002", "000003", "a1", "asmith", "north"] {
        guard let key = DocumentKey("\(collection)/\(id)") else { continue }
        _ = try? store.commit(Act(by: "b", op: "test.mark")) { transaction in
          guard let stored = try transaction.read(key) else { return }
          transaction.put(
            key, Array("{\"mark\":1".utf8) + (stored.bytes.count > 2 ? [44] : []) + stored.bytes.dropFirst())
        }
      }
    }
    _ = try? store.checkpoint()
    return (try? store.documents(asOf: store.seq, where: { _ in true })) ?? [:]
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// Ways in which a file is lost or spoilt.
private enum Harm: CaseIterable {
  case delete, empty, cut, flip, letter, dropLine, swapLines

  /// The bytes that are left; nil where the file is gone.
  func left(of whole: [UInt8], _ chance: inout Chance) -> [UInt8]? {
    var bytes = whole
    switch self {
    case .delete: return nil
    case .empty: return []
    case .cut: return Array(whole.prefix(chance.below(whole.count)))
    case .flip: if !bytes.isEmpty { bytes[chance.below(bytes.count)] ^= 1 << UInt8(chance.below(8)) }
    case .letter:
      let letters = bytes.indices.filter { (97...122).contains(bytes[$0]) }
      if let place = letters.randomElement(using: &chance) { bytes[place] = 97 + UInt8(chance.below(26)) }
    case .dropLine, .swapLines:
      var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      guard lines.count > 2 else { return bytes }
      let place = chance.below(lines.count - 1)
      if self == .dropLine { lines.remove(at: place) } else { lines.swapAt(place, chance.below(lines.count - 1)) }
      bytes = Array(lines.joined(separator: [10]))
    }
    return bytes
  }
}

@Suite("Lost and spoilt files")
struct LostFilesTests {
  /// Files that hold nothing of the record: who has the lock and what of the journal is on the disk.
  private static func isPart(_ path: String) -> Bool { path != "/s/lock" && path != "/s/checkpoint.lock" }

  /// Every file but the journal, lost or spoilt in 525 ways: what is shown and what is built on is right or refused, and
  /// after the mend every byte is what it was.
  @Test(arguments: 0..<7) func isToldOrHarmlessAndMendedToTheByte(round: Int) throws {
    let whole = try Whole.made()
    let honest = Whole.shown(MemoryFiles(whole))
    #expect(honest.count == 30)
    let marked = Whole.changed(MemoryFiles(whole))
    #expect(marked.values.count { $0.starts(with: Array("{\"mark\":1".utf8)) } == 8)
    let paths = whole.files.keys.filter { Self.isPart($0) && !$0.hasPrefix("/s/journal/0") }.sorted()
    #expect(paths.count >= 20)
    var chance = Chance(UInt64(1000 + round))
    for number in 0..<75 {
      let path = paths[(number + round * 75) % paths.count]
      let harm = Harm.allCases[chance.below(Harm.allCases.count)]
      // The members of these two say the same in another order.
      if harm == .swapLines, ["/s/checkpoint.json", "/s/store.json"].contains(path) { continue }
      var spoilt = whole
      spoilt.files[path] = harm.left(of: whole.files[path] ?? [], &chance)
      let what: Comment = "round \(round), \(number): \(harm) \(path)"
      let isServices = path.hasPrefix("/s/staff/") || path.hasPrefix("/s/teams/")
      let shown = Whole.shown(MemoryFiles(spoilt))
      for (question, answer) in shown where answer != honest[question] {
        // Nothing but the journal tells of a document of the service that is gone, so that is for the check.
        if isServices, harm == .delete, Whole.documents.suffix(2).contains(question) { continue }
        Issue.record("\(question) shows \(answer): \(what)")
      }
      for (key, document) in number.isMultiple(of: 3) ? Whole.changed(MemoryFiles(spoilt)) : [:] {
        #expect(document == marked[key] || document == before(key, whole), "\(key) \(Whole.text(document)), \(what)")
      }
      let files = MemoryFiles(spoilt)
      let report = try Whole.open(files, mends: true).check(mends: true)
      let isTold = report.findings.contains { $0.kind == .mended }
      #expect(isTold || spoilt.files[path] == whole.files[path] || path.hasPrefix("/s/journal/"), what)
      #expect(report.findings.allSatisfy { $0.kind == .mended || $0.kind == .note }, what)
      for each in Set(paths).union(files.disk.files.keys) where Self.isPart(each) {
        #expect(files.disk.files[each] == whole.files[each], "\(each) after \(what)")
      }
      #expect(try Whole.open(files).check().isWhole, what)
    }
  }

  private func before(_ key: DocumentKey, _ whole: MemoryDisk) -> [UInt8]? {
    (try? Whole.open(MemoryFiles(whole)).read(key))??.bytes
  }

  @Test(arguments: [
    ["/s/index/"], ["/s/cases/"], ["/s/cases/01/"], ["/s/staff/", "/s/teams/"], ["/s/cases/", "/s/index/"],
    ["/s/index/", "/s/checkpoint.json"], ["/s/lock", "/s/checkpoint.lock"], ["/s/cases/", "/s/store.json"],
  ]) func aLostFolderIsMadeAgain(gone: [String]) throws {
    let whole = try Whole.made()
    var spoilt = whole
    spoilt.files = whole.files.filter { file in !gone.contains { file.key.hasPrefix($0) } }
    spoilt.folders = whole.folders.filter { folder in !gone.contains { (folder + "/").hasPrefix($0) } }
    let honest = Whole.shown(MemoryFiles(whole))
    let services = gone.contains("/s/staff/") ? Whole.documents.suffix(2) : []
    for (question, answer) in Whole.shown(MemoryFiles(spoilt)) where !services.contains(question) {
      #expect(answer == honest[question], "\(question)")
    }
    let files = MemoryFiles(spoilt)
    _ = try Whole.open(files, mends: true).check(mends: true)
    let words = ["/s/index/words.changed", "/s/index/words.postings", "/s/index/words.terms"]
    let isKept = { (path: String) in Self.isPart(path) && !(gone.contains("/s/index/") && words.contains(path)) }
    for path in whole.files.keys where isKept(path) {
      #expect(files.disk.files[path] == whole.files[path], "\(path)")
    }
    #expect(files.disk.folders == whole.folders)
    #expect(try Whole.open(files).check().findings.isEmpty)
    #expect(Whole.shown(files) == honest)
  }

  /// What earlier versions wrote has no sums: it opens whole, goes on, and gets them as it is written again.
  @Test func filesOfEarlierVersionsAreTakenAsTheyAre() throws {
    var earlier = try Whole.made()
    let honest = Whole.shown(MemoryFiles(earlier))
    for (path, bytes) in earlier.files {
      if LinesFile.hasSum(bytes) { earlier.files[path] = Array(bytes.dropFirst(LinesFile.headerLength)) }
      if DocumentFile.sumDigits(bytes) != nil {
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        lines.remove(at: 2)
        if lines[2] == [125] { lines[1].removeLast() }
        earlier.files[path] = Array(lines.joined(separator: [10]))
      }
    }
    var pointer = try Checkpoint(json: earlier.files["/s/checkpoint.json"] ?? [])
    pointer.summed = nil
    pointer.sum = pointer.expectedSum
    earlier.files["/s/checkpoint.json"] = pointer.json(pretty: true) + [10]
    earlier.files["/s/journal/store.json"] = nil
    let terms = earlier.files["/s/index/words.terms"] ?? []
    earlier.files["/s/index/words.terms"] = Array(terms.dropLast(WordIndex.sealed([]).count))
    earlier.files["/s/index/words.changed"] = nil
    let files = MemoryFiles(earlier)
    #expect(try Whole.open(files).check().isWhole)
    #expect(files.disk.files["/s/journal/store.json"] != nil)
    let shown = Whole.shown(files)
    for (question, answer) in shown { #expect(answer == honest[question], "\(question)") }
    #expect(shown.count >= honest.count)
    let store = try Whole.open(files)
    try store.put("cases/000001", #"{"state":"open"}"#)
    try store.put("cases/000002/contacts/c20.1", #"{"note":"later"}"#)
    try store.checkpoint()
    #expect(try Whole.open(files).check(mends: true).findings.allSatisfy { $0.path.contains("/index/words") })
    #expect(try Whole.open(files).check().findings.isEmpty)
    func hasSum(_ path: String) -> Bool {
      files.disk.files[path].map { LinesFile.hasSum($0) || DocumentFile.sumDigits($0) != nil } ?? false
    }
    #expect(hasSum("/s/cases/01/000001/case.json") && hasSum("/s/cases/02/000002/contacts.jsonl"))
    #expect(!hasSum("/s/cases/02/000002/case.json") && !hasSum("/s/cases/03/000003/contacts.jsonl"))
    // From here on a sum that is gone is damage.
    let mark = Array("  \"sum\": ".utf8)
    let header = files.disk.files["/s/cases/01/000001/case.json"] ?? []
    let lines = header.split(separator: 10, omittingEmptySubsequences: false).filter { !$0.starts(with: mark) }
    files.disk.files["/s/cases/01/000001/case.json"] = Array(lines.joined(separator: [10]))
    #expect(throws: StoreError.spoilt(path: "/s/cases/01/000001/case.json", isMissing: false)) {
      try Whole.open(files).text("cases/000001")
    }
  }

  /// A checkpoint doesn't begin a file anew whose earlier lines are gone.
  @Test(arguments: ["contacts.jsonl", "history.jsonl"]) func aCheckpointBuildsOnNothingThatIsLost(name: String) throws {
    let files = MemoryFiles(try Whole.made())
    let path = "/s/cases/02/000002/" + name
    files.disk.files[path] = nil
    let store = try Whole.open(files)
    try store.put("cases/000002/contacts/c20.1", #"{"note":"later"}"#)
    #expect(throws: StoreError.spoilt(path: path, isMissing: true)) { try store.checkpoint() }
    #expect(try Whole.open(files).check(mends: true).findings.contains { $0.path == path && $0.kind == .mended })
    let mended = try Whole.open(files)
    #expect(try mended.documents(in: "cases/000002/contacts").count == 5)
    #expect(try mended.checkpoint())
    #expect(try mended.check().isWhole)
  }
}
