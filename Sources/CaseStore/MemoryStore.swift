public import Casework

/// The twin of `FileStore` in memory: the same promises but for the disk's.
public final class MemoryStore: DocumentStore {
  private var documents: [DocumentKey: Stored] = [:]
  private var commits: [(commit: Commit, puts: [DocumentKey: [UInt8]?])] = []
  private let clock: @Sendable () -> Int

  /// An empty store.
  public init(clock: @escaping @Sendable () -> Int = StoreClock.now) {
    self.clock = clock
  }

  public var seq: Int { commits.count }

  @discardableResult
  public func commit(_ act: Act, _ make: (inout Transaction) throws -> Void) throws -> Commit {
    var transaction = Transaction(seq: seq + 1) { self.documents[$0] }
    try make(&transaction)
    try transaction.prepare()
    let before = try transaction.before()
    var puts: [DocumentKey: [UInt8]?] = [:]
    for put in transaction.puts {
      documents[put.key] = put.bytes.map { Stored(version: transaction.seq, bytes: $0) }
      puts[put.key] = put.bytes
    }
    let at = max(StoreClock.text(clock()), commits.last?.commit.at ?? "")
    let commit = Commit(
      seq: transaction.seq, at: at, by: act.by, op: act.op, why: act.why, undoes: act.undoes,
      keys: transaction.puts.map(\.key), before: before, removed: transaction.removed)
    var kept = commit
    kept.before = [:]
    kept.removed = []
    commits.append((kept, puts))
    return commit
  }

  public func read(_ key: DocumentKey) -> Stored? { documents[key] }

  public func documents(in collection: String, from beginning: String) -> [(key: DocumentKey, stored: Stored)] {
    let prefix = collection + "/"
    return documents.filter { entry in
      let rest = entry.key.text.dropFirst(prefix.count)
      return entry.key.text.hasPrefix(prefix) && rest.hasPrefix(beginning) && !rest.contains("/")
    }
    .sorted { $0.key < $1.key }.map { (key: $0.key, stored: $0.value) }
  }

  public func caseNumbers() -> [Int] {
    documents.keys.filter { !$0.isInCollection }.compactMap(\.caseNumber).sorted()
  }

  public func highestCaseNumber() -> Int { commits.flatMap { $0.puts.keys.compactMap(\.caseNumber) }.max() ?? 0 }

  /// Nobody else writes to memory.
  public func follow() -> [Commit] { [] }

  public func history(of caseNumber: Int) -> [Commit] {
    commits.compactMap { each in
      var commit = each.commit
      commit.keys = commit.keys.filter { $0.caseNumber == caseNumber }
      return commit.keys.isEmpty ? nil : commit
    }
  }

  public func change(_ seq: Int, of caseNumber: Int) -> Commit? {
    commits.first { $0.commit.seq == seq && $0.commit.keys.contains { $0.caseNumber == caseNumber } }?.commit
  }

  public func version(of key: DocumentKey, at seq: Int) -> Stored? {
    guard let last = commits.last(where: { $0.commit.seq <= seq && $0.puts[key] != nil }), let bytes = last.puts[key]
    else { return nil }
    return bytes.map { Stored(version: last.commit.seq, bytes: $0) }
  }

  public func versions(of caseNumber: Int) -> [DocumentVersion] {
    commits.flatMap { each in
      each.puts.filter { $0.key.caseNumber == caseNumber }.sorted { $0.key < $1.key }.map {
        DocumentVersion(seq: each.commit.seq, key: $0.key, bytes: $0.value)
      }
    }
  }

  public func documents(asOf seq: Int, where isWanted: (DocumentKey) -> Bool) -> [DocumentKey: [UInt8]] {
    var found: [DocumentKey: [UInt8]] = [:]
    for each in commits where each.commit.seq <= seq {
      for (key, bytes) in each.puts where isWanted(key) { found[key] = bytes }
    }
    return found
  }

  @discardableResult
  public func finishErasures() throws -> [CaseReference] {
    var done: [CaseReference] = []
    for (key, stored) in try documents(in: DestructionCertificate.collection) {
      var certificate = try DestructionCertificate(json: stored.bytes)
      guard certificate.finished == nil else { continue }
      let eraser = CaseEraser(certificate.reference, listed: certificate.listed)
      for index in commits.indices where commits[index].commit.seq < stored.version { erase(at: index, by: eraser) }
      certificate.lines = 0
      certificate.finished = Moment(rfc3339: StoreClock.text(clock())) ?? .epoch
      let json = certificate.json()
      try commit(Act(by: "store", op: "retention.finish")) { $0.put(key, json) }
      done.append(certificate.reference)
    }
    return done
  }

  private func erase(at index: Int, by eraser: CaseEraser) {
    let isShared = commits[index].puts.keys.contains { $0.caseNumber != eraser.reference.number }
    for (key, bytes) in commits[index].puts {
      guard let bytes else { continue }
      switch eraser.left(of: key, bytes) {
      case .same: continue
      case .gone: commits[index].puts[key] = nil
      case .bytes(let left): commits[index].puts[key] = .some(left)
      }
    }
    let mine = commits[index].commit.keys.contains { $0.caseNumber == eraser.reference.number }
    if mine, !isShared { commits[index].commit.why = nil }
    commits[index].commit.keys = commits[index].puts.keys.sorted()
  }
}
