public import Casework
public import JSON

/// A change that the journal no longer holds as it was written, and what is known of it from elsewhere.
public struct LostChange: JSONRecord, Sendable, Equatable {
  /// Its number.
  public var seq = 0
  /// When it was made: RFC 3339, UTC; empty where nothing tells.
  public var at = ""
  /// Who made it; empty where nothing tells.
  public var by = ""
  /// What it is called, such as `contact.record`; empty where nothing tells.
  public var op = ""
  /// The documents that it altered, as far as something tells.
  public var keys: [String] = []

  /// The most changes that are listed though nothing tells of them: by a number that was altered, millions are missing.
  static let mostUntold = 10_000

  /// Nothing yet.
  public init() {}

  /// The cases that it was about, as far as something tells.
  public var cases: [CaseReference] {
    Set(keys.compactMap { DocumentKey($0)?.caseNumber }).sorted().map { CaseReference($0) }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("seq", &seq)
    try f.field("at", &at)
    try f.field("by", &by)
    try f.field("op", &op)
    try f.field("keys", &keys)
  }
}

extension FileStore {
  /// What is known of the changes in some places of the journal: from spoilt lines, from the histories of cases, and from
  /// the versions of documents in files. Of those of which nothing tells the first are listed, as many as anybody can use.
  func lostChanges(in gaps: [JournalGap], told: [LostChange]) -> (changes: [LostChange], histories: [HistoryLine]) {
    // Of a whole journal no file has to be asked.
    if gaps.missing == 0 { return ([], []) }
    var found: [Int: LostChange] = [:]
    var histories: [HistoryLine] = []
    for gap in gaps where gap.count > 0 {
      let room = LostChange.mostUntold - found.count
      for seq in (gap.from...gap.to).prefix(max(0, room)) { found[seq] = LostChange(seq: seq) }
    }
    // What a spoilt line of the journal says of itself is better than a note of it.
    for change in savedNotes() + told where gaps.hold(change.seq) { found[change.seq] = change }
    // What ends a segment is a seal, which nobody made and nobody misses.
    for name in (try? list(paths.journal)) ?? [] where Journal.isName(name) {
      found[JournalReader.firstLine(of: name) - 1]?.op = "seal"
    }
    for number in (try? candidateNumbers()) ?? [] {
      guard let bytes = try? contents(paths.history(of: number)) else { continue }
      for range in DocumentFile.lines(bytes) {
        guard let seq = JournalLine.seq(bytes, range), gaps.hold(seq),
          let line = try? HistoryLine(json: bytes, in: range)
        else { continue }
        found[seq, default: LostChange(seq: seq)].take(line)
        histories.append(line)
      }
    }
    // Files of cases too: bringing them up to date may have been cut short before a case's history was written.
    for (key, stored) in ((try? filedDocuments()) ?? [:]).sorted(by: { $0.key < $1.key })
    where gaps.hold(stored.version) {
      if found[stored.version]?.keys.contains(key.text) == true { continue }
      found[stored.version, default: LostChange(seq: stored.version)].keys.append(key.text)
    }
    return (found.values.filter { $0.op != "seal" }.sorted { $0.seq < $1.seq }, histories)
  }

  /// The documents that have files of their own and belong to no case.
  func serviceKeys() -> [DocumentKey] {
    let names = ((try? list(path)) ?? []).filter { !FileComparison.ownFolders.contains($0) && $0 != "looks" }
    return names.flatMap { name -> [DocumentKey] in
      if name.hasSuffix(".json") { return [DocumentKey(String(name.dropLast(5)))].compactMap { $0 } }
      guard name != "cases" else { return [] }
      return ((try? list(path + "/" + name)) ?? []).compactMap { child in
        child.hasSuffix(".json") ? DocumentKey(name + "/" + child.dropLast(5)) : nil
      }
    }
  }
}

extension LostChange {
  init(seq: Int) { self.seq = seq }

  /// What a change says of itself.
  init(_ commit: Commit) {
    (seq, at, by, op) = (commit.seq, commit.at, commit.by, commit.op)
    keys = commit.keys.map(\.text)
  }

  /// Takes in what a case's history says of it.
  mutating func take(_ line: HistoryLine) {
    at = line.at
    by = line.by
    op = line.op
    keys += line.keys.filter { !keys.contains($0) }
  }

  /// What a line says whose documents aren't what they were.
  init(seq: Int, _ bytes: [UInt8], _ parts: JournalLine.Parts) {
    self.seq = seq
    guard let line = try? JournalLine(bytes, parts) else { return }
    (at, by, op) = (line.at, line.by, line.op)
    var found: [String] = []
    try? JournalLine.forEachDocument(bytes, of: parts) { key, _ in found.append(key.text) }
    keys = found
  }
}
