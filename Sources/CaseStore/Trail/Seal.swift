import CSystem
public import JSON

/// How far journal and trail of looks went at a moment, for keeping outside the store: whoever can rewrite the whole
/// store can't rewrite this.
public struct Seal: JSONRecord, Equatable {
  /// The store's own name.
  public var store = ""
  /// When it was made: RFC 3339, UTC.
  public var at = ""
  /// The journal's last change.
  public var seq = 0
  /// The digest of that change's line.
  public var head = ""
  /// The last look.
  public var look = 0
  /// The digest of that look's line.
  public var lookHead = ""

  /// Nothing yet.
  public init() {}

  /// Sends it to the system log (facility AUTHPRIV), which a store's users can't rewrite.
  public func sendToSystemLog() { cs_log(String(decoding: json(), as: UTF8.self)) }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("store", &store)
    try f.required("at", &at)
    try f.required("seq", &seq)
    try f.required("head", &head)
    try f.required("look", &look)
    try f.required("lookHead", &lookHead)
  }
}

extension FileStore {
  /// How far journal and trail go now, both on the disk. Throws `StoreError` where either is damaged.
  public func seal() throws -> Seal {
    try catchUp()
    if viewOnly == nil {
      try syncEnd()
      try trail().syncAll()
    }
    if case .damaged(let path, let at, let what) = journal.end {
      throw StoreError.damaged(path: path, at: at, what: what)
    }
    var report = CheckReport()
    let end = try TrailReader(files: files, paths: paths, identity: identity).readAll(&report) { _ in }
    if let fault = report.findings.first(where: { $0.kind == .damaged }) {
      throw StoreError.damaged(path: fault.path, at: 0, what: fault.words)
    }
    var seal = Seal()
    seal.store = identity.id
    seal.at = StoreClock.text(options.clock())
    seal.seq = journal.place.seq
    seal.head = String(decoding: journal.place.head, as: UTF8.self)
    seal.look = end.seq
    seal.lookHead = String(decoding: end.head, as: UTF8.self)
    return seal
  }

  /// Holds journal and trail, which end in `change` and `look`, against what was kept outside; adds to the report where
  /// they say something else.
  func compare(
    _ seals: [Seal], heads: [Int: String], lookHeads: [Int: String], change: Int, look: Int,
    _ report: inout CheckReport
  ) {
    let isWhole = !report.isDamaged
    // Both end together where an earlier backup was restored; whoever cuts off one of them leaves the other.
    let isOlder = isWhole && seals.contains { $0.store == identity.id && $0.seq > change && $0.look > look }
    var later: [Seal] = []
    for seal in seals {
      guard seal.store == identity.id else {
        report.add(.damaged, paths.identity, "the seal of \(seal.at) is of another store")
        continue
      }
      // An earlier seal may be of a time when there were more looks, and no change yet.
      let isLater = seal.seq > change || seal.seq == change && heads[change] == seal.head
      if isOlder, isLater, seal.look > look {
        later.append(seal)
        continue
      }
      if report.acceptedGaps.contains(where: { $0.from <= seal.seq && seal.seq <= $0.to }) {
        report.add(.note, paths.journal, "change \(seal.seq), which was sealed at \(seal.at), is lost, as was accepted")
      } else if heads[seal.seq] != seal.head {
        report.add(.damaged, paths.journal, Self.unlike("change", seal.seq, seal, end: change, "journal", isWhole))
      }
      if lookHeads[seal.look] != seal.lookHead {
        report.add(.damaged, paths.looks, Self.unlike("look", seal.look, seal, end: look, "trail", isWhole))
      }
    }
    guard let last = later.max(by: { ($0.seq, $0.look) < ($1.seq, $1.look) }) else { return }
    let missing = (last.seq - change).counted("change") + " and " + (last.look - look).counted("look")
    let others = later.count > 1 ? " (and than \((later.count - 1).counted("other seal"))" + ")" : ""
    report.add(
      .older, paths.journal,
      "the store is older than the seal of \(last.at)\(others): \(missing) that were sealed then are not in it")
  }

  private static func unlike(
    _ what: String, _ number: Int, _ seal: Seal, end: Int, _ file: String, _ isWhole: Bool
  ) -> String {
    guard isWhole, number > end else { return "\(what) \(number) is not the one that was sealed at \(seal.at)" }
    let before = "the \(file) ends with \(what) \(end), before \(what) \(number), which was sealed at \(seal.at)"
    return before + ": it was cut off, or the store is older"
  }
}
