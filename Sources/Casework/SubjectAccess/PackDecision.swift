public import JSON

/// What becomes of what an entry says of somebody else, or of the whole entry.
public struct PackDecision: JSONRecord, Equatable {
  /// The entry, as the pack names it.
  public var entry = ""
  /// The party, as the pack names it; empty for the whole entry.
  public var party = ""
  public var ruling = Ruling.redact
  /// Why it isn't given: a ground of the rules; nil where it is released.
  public var ground: ListCode?
  /// What is to be said besides.
  public var note = ""
  /// The entry's digest when it was decided: an entry that says something else since is decided anew.
  public var seen = ""
  public var by: StaffID = "nobody"
  public var at = Moment.epoch
  /// Nothing decided.
  public init() {}
  /// What becomes of a party in an entry.
  public init(
    _ ruling: Ruling, _ party: String, in entry: String, ground: ListCode? = nil, note: String = "", seen: String
  ) {
    self.entry = entry
    self.party = party
    self.ruling = ruling
    self.ground = ground
    self.note = note
    self.seen = seen
  }

  /// What can be decided.
  public enum Ruling: String, JSONText, CaseIterable {
    /// It is given as it stands.
    case release
    /// A block of one length stands in its place.
    case redact
    /// The whole entry isn't given.
    case withhold
  }

  /// Whether it decides the same thing as another.
  func isAboutSame(as other: PackDecision) -> Bool { entry == other.entry && party == other.party }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("entry", &entry)
    try f.field("party", &party)
    try f.required("ruling", &ruling)
    try f.field("ground", &ground)
    try f.field("note", &note)
    try f.required("seen", &seen)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

/// One act with a pack.
public struct PackAct: JSONRecord, Equatable {
  public var kind = Kind.submitted
  public var by: StaffID = "nobody"
  public var at = Moment.epoch
  /// The pack's digest: one that says something else since is signed anew.
  public var pack = ""
  public var note = ""
  /// To whom it was given.
  public var recipient = ""
  /// How it was given.
  public var how = ""
  /// The change by which it was given: what was held before it is what was given. Nil for other acts, and for packs of
  /// before this was noted.
  public var seq: Int?
  /// How the pack was compiled and marked; nil for the first way.
  public var form: Int?
  /// Nothing done.
  public init() {}
  /// An act of somebody's.
  public init(_ kind: Kind, by staff: StaffID, at moment: Moment, pack: String = "", note: String = "") {
    self.kind = kind
    by = staff
    at = moment
    self.pack = pack
    self.note = note
  }
  /// What can be done.
  public enum Kind: String, JSONText, CaseIterable {
    case submitted
    case takenBack = "taken-back"
    case sentBack = "sent-back"
    case signed, issued
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("kind", &kind)
    try f.required("by", &by)
    try f.required("at", &at)
    try f.field("pack", &pack)
    try f.field("note", &note)
    try f.field("recipient", &recipient)
    try f.field("how", &how)
    try f.field("seq", &seq)
    try f.field("form", &form)
  }
}

/// How a pack is compiled and marked. What was given out is made again as it was given, so a way that was used stays.
public enum PackForm: Int, Sendable {
  /// Names by where capitals stand; documents of the service that name the case's number.
  case first = 1
  /// Names by lists and by everything that was read; documents of the service that name the child.
  case second = 2

  /// That of packs which are decided now.
  public static let current = Self.second
}

extension SubjectRequest {
  /// How its pack is compiled: of one that was given out, as it was then.
  public var form: PackForm {
    guard let issued = last(.issued) else { return .current }
    return PackForm(rawValue: issued.form ?? PackForm.first.rawValue) ?? .current
  }
}
