public import JSON

/// Everything that is held on a child: each document whole, or that part of it which is about the child.
public struct HeldRecord: Sendable {
  /// Whose case.
  public var reference: CaseReference
  /// Other cases of the same child, whose documents are among these.
  public var linked: [CaseReference] = []
  /// The documents, in any order.
  public var documents: [HeldDocument] = []
  /// The changes, with the reasons that were given for them.
  public var history: [HistoryEntry] = []
  /// The staff, by user name.
  public var staff: [StaffID: Staff] = [:]
  /// Other children whom the service knows.
  public var children: [OtherChild] = []

  /// How it is compiled.
  public var form: PackForm
  /// Names in full by which the child is found where no number of the case stands.
  private var names: Set<[[UInt8]]> = []

  /// Nothing held.
  public init(_ reference: CaseReference, form: PackForm = .current) {
    self.reference = reference
    self.form = form
  }

  /// Takes the names of the child, so that what belongs to no case is found by them: before any of that is added.
  public mutating func know(_ child: Child) {
    let family = PartyIndex.folded(child.familyName)
    for given in [child.givenNames, child.knownAs].map(PartyIndex.folded) where !given.isEmpty && !family.isEmpty {
      names.formUnion([given + family, family + given, given.prefix(1) + family, family + given.prefix(1)])
    }
    names.formUnion(child.aliases.map(PartyIndex.folded).filter { $0.count > 1 })
  }

  /// Under which member the documents of a collection have their parts, where only some are about the child.
  private static let lists = [
    SupervisionFile.collection: "records", DutyDay.collection: "entries", CourtDayID.collection: "entries",
    PanelMeeting.collection: "notes", Programme.collection: "sessions",
  ]

  /// Takes a document of the case, or those parts of a document of the service that name the case.
  ///
  /// Throws `JSONError` where it can't be read.
  public mutating func add(_ key: DocumentKey, _ bytes: [UInt8]) throws(JSONError) {
    let cases = Set(([reference] + linked).map(\.description))
    if key.caseNumber != nil {
      documents.append(HeldDocument(key: key, part: "", value: try JSONValue(json: bytes)))
      return
    }
    guard HeldKind(serviceKey: key) != nil else { return }
    if form == .first {
      if key.segments.first.map(String.init) != Programme.collection { try addNumbered(key, bytes, cases) }
      return
    }
    let finder = MentionFinder(cases: [reference] + linked, names: names)
    guard finder.mayBe(in: bytes) else { return }
    let value = try JSONValue(json: bytes)
    guard let parts = Self.parts(of: value, key) else {
      if let how = finder.mention(in: value) { put(key, "", value, [], how) }
      return
    }
    let setting = value.plainMembers
    if let how = finder.mention(in: .object(setting)) { put(key, "", .object(setting), [], how) }
    for (index, part) in parts.enumerated() {
      if let how = finder.mention(in: part) { put(key, part["id"]?.string ?? String(index + 1), part, setting, how) }
    }
  }

  private static func parts(of value: JSONValue, _ key: DocumentKey) -> [JSONValue]? {
    lists[key.segments.first.map(String.init) ?? ""].flatMap { value[$0]?.array }
  }

  private mutating func put(
    _ key: DocumentKey, _ part: String, _ value: JSONValue, _ setting: [JSONMember], _ how: MentionFinder.Mention
  ) {
    var setting = setting
    // Another child may bear the name: whoever decides has to know.
    if how == .name { setting.append(JSONMember(key: "foundBy", value: .string(MentionFinder.byName))) }
    documents.append(HeldDocument(key: key, part: part, value: value, setting: setting))
  }

  /// As packs of the first form were compiled: what has the number of the case as a value of its own.
  private mutating func addNumbered(_ key: DocumentKey, _ bytes: [UInt8], _ cases: Set<String>) throws(JSONError) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard cases.contains(where: { text.contains($0) }) else { return }
    let value = try JSONValue(json: bytes)
    guard let parts = Self.parts(of: value, key) else {
      documents.append(HeldDocument(key: key, part: "", value: value))
      return
    }
    for (index, part) in parts.enumerated() where part.mentions(cases) {
      documents.append(
        HeldDocument(
          key: key, part: part["id"]?.string ?? String(index + 1), value: part, setting: value.plainMembers))
    }
  }
}

extension HeldDocument {
  /// A document of a case as it was before a change, which the journal alone holds: what the change left as it was isn't
  /// said twice. `next` is what it was after the change; nil where it was removed. Nil where nothing is left to say. Throws
  /// `JSONError`.
  public init?(_ key: DocumentKey, _ bytes: [UInt8], before change: Int, next: [UInt8]?) throws(JSONError) {
    self.key = key
    part = Self.earlier + String(change)
    value = try JSONValue(json: bytes)
    let after = try next.map { bytes throws(JSONError) in try JSONValue(json: bytes) } ?? .object([])
    self.next = after
    guard !key.isInCollection, case .object(let members) = value else { return }
    let changed = members.compactMap { member -> JSONMember? in
      guard let later = after[member.key] else { return member }
      if later == member.value { return nil }
      guard let list = member.value.array, let kept = later.array else { return member }
      // An element keeps its place, by which one without a name is found.
      let left = list.map { kept.contains($0) ? JSONValue.null : $0 }
      return left.contains { $0 != .null } ? JSONMember(key: member.key, value: .array(left)) : nil
    }
    if changed.isEmpty { return nil }
    value = .object(changed)
  }

  /// The change before which it was so; nil for what it is now.
  var change: Int? { part.hasPrefix(Self.earlier) ? Int(part.dropFirst(Self.earlier.count)) : nil }

  /// The people around the child whom it names.
  var people: [PersonAround] {
    (value["people"]?.array ?? []).compactMap { try? PersonAround(json: $0.json()) }
  }
}

/// A child of another case of the service.
public struct OtherChild: Sendable, Equatable {
  public var reference: CaseReference
  /// Family name first.
  public var name: String
  /// Puts the parts together.
  public init(_ reference: CaseReference, name: String) {
    self.reference = reference
    self.name = name
  }
}

/// One document that is held, or the part of it that is about the child.
public struct HeldDocument: Sendable, Equatable {
  public var key: DocumentKey
  /// Which part; empty for the whole document.
  public var part: String
  public var value: JSONValue
  /// What the document says beside its parts: the court and day of a list.
  public var setting: [JSONMember] = []
  /// What an earlier version became; nil for what it is now.
  var next: JSONValue?

  /// How the part is called that is an earlier version: with the change that altered it behind.
  static let earlier = "before "
}

/// The sections of a pack, in the order in which they stand.
public enum HeldKind: String, Sendable, CaseIterable {
  case child, people, consents, work, orders, contacts, assessments, plans, reports, oversight
  case courtLists = "court-lists"
  case requests, history

  /// What it is called.
  public var title: String {
    switch self {
    case .child: "Who you are"
    case .people: "People around you"
    case .consents: "What you and others agreed to or refused"
    case .work: "How the service worked with you"
    case .orders: "Offences, orders, courts and custody"
    case .contacts: "Contacts and appointments"
    case .assessments: "Assessments and judgements"
    case .plans: "Plans and exit plans"
    case .reports: "Reports to courts and panels"
    case .oversight: "What managers wrote: notes, audits, meetings, the duty log"
    case .courtLists: "Court lists that name you"
    case .requests: "Requests for what is held on you"
    case .history: "When your record was changed, and why"
    }
  }

  /// The section of a kind of document of a case.
  public init(_ collection: CaseCollection) {
    switch collection {
    case .contacts: self = .contacts
    case .assessments: self = .assessments
    case .plans, .exits: self = .plans
    case .reports: self = .reports
    }
  }

  /// The section of a document that belongs to no case; nil for one that tells of no child.
  public init?(serviceKey key: DocumentKey) {
    guard let folder = key.segments.first.map(String.init), key.segments.count > 1 else { return nil }
    switch folder {
    case SupervisionFile.collection, CaseAudit.collection, DutyDay.collection, PanelMeeting.collection,
      Programme.collection:
      self = .oversight
    case CourtDayID.collection: self = .courtLists
    case SubjectRequest.collection: self = .requests
    default: return nil
    }
  }

  /// The collections of the service whose documents tell of children.
  public static let serviceCollections = [
    SupervisionFile.collection, CaseAudit.collection, DutyDay.collection, PanelMeeting.collection,
    CourtDayID.collection, SubjectRequest.collection, Programme.collection,
  ]

  /// The collections of the service whose documents tell of no child.
  public static let collectionsWithoutChildren = [
    "staff", "teams", OwnForm.collection, DestructionCertificate.collection, ErasedLines.collection,
  ]

  /// The section of a member of the case's own document; one that isn't named here is work on the case.
  init(member: String) {
    switch member {
    case "child": self = .child
    case "people": self = .people
    case "consents": self = .consents
    case "offences", "orders", "enforcement", "formsA", "hearings", "listedAs", "custody", "remandWork", "civilOrders",
      "breaches", "reports":
      self = .orders
    case "judgements", "assessed", "episodes": self = .assessments
    case "oversight", "restriction", "openings": self = .oversight
    default: self = .work
    }
  }
}

extension HeldDocument {
  /// Where it stands in the pack.
  var kind: HeldKind? {
    let segments = key.segments
    if key.caseNumber != nil {
      return segments.count > 2 ? CaseCollection(rawValue: String(segments[2])).map { HeldKind($0) } : .work
    }
    return HeldKind(serviceKey: key)
  }
}

extension JSONValue {
  /// Whether any text in it is one of these.
  func mentions(_ texts: Set<String>) -> Bool {
    switch self {
    case .string(let text): texts.contains(text)
    case .array(let list): list.contains { $0.mentions(texts) }
    case .object(let members): members.contains { $0.value.mentions(texts) }
    case .null, .bool, .integer, .number: false
    }
  }

  /// The members that are no lists of records and no records themselves.
  fileprivate var plainMembers: [JSONMember] {
    guard case .object(let members) = self else { return [] }
    return members.filter { member in
      switch member.value {
      case .object: false
      case .array(let list): list.allSatisfy { $0.string != nil }
      case .null, .bool, .integer, .number, .string: true
      }
    }
  }
}
