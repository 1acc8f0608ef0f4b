#if DEBUG || FUZZING
import Casework
import JSON

@testable import CaseStore

/// A small whole store in memory, in which one file after another is spoilt.
enum StoreSpecimen {
  static let root = "/s"
  static let options: FileStore.Options = {
    var options = FileStore.Options()
    options.patience = 0
    options.clock = { 1_795_420_800_000 }
    options.user = "fuzz"
    return options
  }()

  /// The store: three cases, their contacts, one of them closed, with a tail that the case files don't hold yet.
  static let disk: MemoryDisk = (try? made()) ?? MemoryDisk()

  private static func made() throws -> MemoryDisk {
    let files = MemoryFiles()
    let store = try FileStore.create(at: root, on: files, options: options, id: "specimen")
    let casebook = try Casebook(store, lists: CodeLists())
    let now = Moment(Use.day, .midday)
    for number in 1...3 {
      var new = Case()
      new.opened = now.day
      new.child.familyName = "Ó Sé \(number)"
      new.child.givenNames = "Made-up"
      _ = try casebook.make(.caseOpened(new), by: "fuzz", now: now)
      var contact = Contact()
      contact.at = now
      contact.outcome = .attended
      contact.worker = "fuzz"
      contact.note = "Talked about bicycles and café number \(number)."
      _ = try casebook.make(.contactRecorded(CaseReference(number), contact), by: "fuzz", now: now)
      try casebook.look(Look(.section, of: CaseReference(number), "contacts", why: "asked"), by: "fuzz")
      if number == 2 {
        try store.checkpoint()
        try store.remakeWordIndex()
      }
    }
    try store.checkpoint()
    _ = try casebook.make(.contactRecorded(CaseReference(1), Contact()), by: "fuzz", now: now)
    try casebook.syncLooks()
    return files.disk
  }

  /// One of its files, as the only input to begin with.
  static func file(_ path: String) -> [[UInt8]] { [disk.files[root + "/" + path] ?? []] }

  /// The lines of one of its files.
  static func lines(_ path: String) -> [[UInt8]] {
    let bytes = disk.files[root + "/" + path] ?? []
    return bytes.split(separator: 10).map(Array.init)
  }

  /// What is done with a store that was opened: one of these for each input, so that a million tries take minutes.
  private enum Session: UInt8, CaseIterable { case read, check, mend, write }

  /// Puts bytes in place of one file and does with the store what one session does; what it refuses, it refuses with a
  /// reason.
  static func use(_ path: String, _ bytes: [UInt8]) -> String? {
    let files = MemoryFiles(disk)
    files.disk.files[root + "/" + path] = bytes
    let sum = bytes.reduce(UInt8(0)) { $0 &* 31 &+ $1 } >> 2
    do {
      let store = try FileStore.open(root, on: files, options: options)
      switch Session(rawValue: sum % UInt8(Session.allCases.count)) {
      case .read: try? read(store)
      case .check: _ = try? store.check()
      case .mend:
        // What was mended is whole, and takes what is written next.
        _ = try? store.check(mends: true)
        try? write(store)
      case .write:
        try? write(store)
        _ = try? store.seal()
      case nil: break
      }
    } catch let error as StoreError {
      if error.words.isEmpty { return "it is refused without a reason" }
    } catch is JSONError {
    } catch {
      return "it fails with \(error), which is no fault of a store"
    }
    return nil
  }

  private static func read(_ store: FileStore) throws {
    for number in 1...3 {
      let reference = CaseReference(number)
      _ = try? store.read(reference.key)
      _ = try? store.documents(in: reference.path(.contacts))
      _ = try? store.history(of: number)
      _ = try? store.version(of: reference.key, at: 2)
      _ = try? store.looks(at: reference)
    }
    _ = try? store.searchNotes("bicycles cafe", limit: 10, isOpen: { _ in true })
    _ = try? store.forEachCommit { _, _ in }
    let casebook = try Casebook(store, lists: CodeLists())
    _ = casebook.openCases
    _ = try? casebook.closedCases()
    for number in 1...3 { _ = try? casebook.caseFile(CaseReference(number)) }
  }

  private static func write(_ store: FileStore) throws {
    _ = try? store.commit(Act(by: "fuzz", op: "test")) { $0.put(CaseReference(4).key, Array("{\"a\":1}".utf8)) }
    _ = try? store.checkpoint()
    _ = try? store.remakeWordIndex()
    _ = try? store.follow()
    _ = try? store.trail().add(Look(.search, "words"), by: "fuzz")
  }

  static func journalLine(_ bytes: [UInt8]) -> String? {
    let line = 0..<bytes.count
    _ = JournalLine.seq(bytes, line)
    guard let parts = JournalLine.parts(bytes, line) else { return nil }
    _ = JournalLine.isSeal(bytes, parts)
    _ = JournalLine.isLinked(bytes, parts, after: Array(repeating: 48, count: Digest.length))
    _ = JournalLine.hasSum(bytes, parts)
    _ = JournalLine.at(bytes, parts)
    _ = try? JournalLine(bytes, parts)
    var fault: String?
    try? JournalLine.forEachDocument(bytes, of: parts) { _, range in
      if let range, range.upperBound > bytes.count { fault = "a document ends behind the line" }
    }
    return fault
  }

  /// Both files of the word index in one input: the first byte tells how long the first is.
  @Sendable static func wordFiles() -> [[UInt8]] {
    let terms = disk.files[root + "/index/words.terms"] ?? []
    let postings = disk.files[root + "/index/words.postings"] ?? []
    return [[UInt8(truncatingIfNeeded: terms.count)] + terms + postings]
  }

  @Sendable static func words(_ bytes: [UInt8]) -> String? {
    guard let first = bytes.first else { return nil }
    let end = min(bytes.count, 1 + Int(first))
    guard let index = WordIndex(terms: Array(bytes[1..<end]), postings: Array(bytes[end...])) else { return nil }
    for word in ["bicycles", "cafe", "talked", "a"] { _ = try? index.cases(with: Array(word.utf8)) }
    return nil
  }

  static let archive: [UInt8] = backup(nil)
  static let sealed: [UInt8] = backup("correct horse")

  private static func backup(_ passphrase: String?) -> [UInt8] {
    let files = MemoryFiles(disk)
    guard let store = try? FileStore.open(root, on: files, options: options),
      (try? store.backup(to: "/backup", passphrase: nil)) != nil, let plain = files.disk.files["/backup"]
    else { return [] }
    guard let passphrase, let seal = try? ArchiveSeal(passphrase, cost: 1) else { return plain }
    let sealed = try? seal.sealed(plain, number: 0, isLast: true)
    return seal.header + (sealed ?? [])
  }

  /// Takes an archive apart; its header's digits are made right again in half of the tries.
  static func extract(_ input: [UInt8]) -> String? {
    var bytes = input
    // Work that a header asks for is bounded by the form, and far too much for a million tries.
    if ArchiveSeal.isHeader(Array(bytes.prefix(ArchiveSeal.headerSize))), bytes[24] > 2 { bytes[24] = 1 }
    if bytes.count >= Archive.block, bytes.count.isMultiple(of: 2), bytes[257] == UInt8(ascii: "u") {
      var header = Array(bytes[..<Archive.block])
      for index in 148..<156 { header[index] = 32 }
      let digits = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
      let text = String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
      bytes.replaceSubrange(148..<154, with: Array(text.utf8.suffix(6)))
    }
    let files = MemoryFiles()
    files.disk.folders.insert("/r")
    files.disk.files["/a"] = bytes
    let reader = ArchiveReader(files: files, archive: "/a", passphrase: "correct horse")
    _ = try? reader.fault()
    try? reader.extract(to: "/r")
    return files.disk.files.keys.allSatisfy { $0 == "/a" || $0.hasPrefix("/r/") && !$0.contains("/../") }
      ? nil : "it writes outside its folder"
  }
}
#endif
