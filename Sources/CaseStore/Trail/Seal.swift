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

  /// Holds journal and trail against what was kept outside; adds to the report where they say something else.
  func compare(_ seals: [Seal], heads: [Int: String], lookHeads: [Int: String], _ report: inout CheckReport) {
    for seal in seals {
      guard seal.store == identity.id else {
        report.add(.damaged, paths.identity, "the seal of \(seal.at) is of another store")
        continue
      }
      if report.acceptedGaps.contains(where: { $0.from <= seal.seq && seal.seq <= $0.to }) {
        report.add(.note, paths.journal, "change \(seal.seq), which was sealed at \(seal.at), is lost, as was accepted")
      } else if heads[seal.seq] != seal.head {
        report.add(.damaged, paths.journal, "change \(seal.seq) is not the one that was sealed at \(seal.at)")
      }
      if lookHeads[seal.look] != seal.lookHead {
        report.add(.damaged, paths.looks, "look \(seal.look) is not the one that was sealed at \(seal.at)")
      }
    }
  }
}
