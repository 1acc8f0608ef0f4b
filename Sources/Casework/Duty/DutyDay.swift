public import JSON

/// What duty staff wrote down on a day: briefings, MASH, appropriate adults, beds asked for, what courts said (R54, R67,
/// R202 to R204, R209): a document of the service.
public struct DutyDay: JSONRecord, Equatable {
  public var day = Day.epoch
  /// In the order of their times.
  public var entries: [DutyEntry] = []
  /// A day of which nothing is written.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("day", &day)
    try f.field("entries", &entries)
  }

  /// The key of a day's document.
  public static func key(of day: Day) -> DocumentKey { DocumentKey(trusted: collection + "/" + day.iso) }
  /// The collection in which they stand.
  public static let collection = "duty"
}

/// One entry of the duty log: the change that made it, such as `d42`.
public struct DutyID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One entry of the duty log.
public struct DutyEntry: JSONRecord, Equatable {
  public var id: DutyID = "d0"
  public var kind = Kind.briefing
  /// When it was, or when it was asked for.
  public var at = Moment.epoch
  /// Children on record whom it is about.
  public var cases: [CaseReference] = []
  /// Children who aren't on record, as one calls them.
  public var others = ""
  /// Who was there, or who attended for the child.
  public var present = ""
  /// Where: the police station, the court, the meeting.
  public var place = ""
  /// What was said, exchanged or asked for.
  public var words = ""
  /// What was decided, or what came of it.
  public var outcome = ""
  /// When somebody came, for an appropriate adult.
  public var arrived: Moment?
  /// Whether it was outside office hours.
  public var isOutOfHours = false
  /// Whether a concern went to MASH for Prevent or Channel (R67).
  public var toPrevent = false
  /// Whether the child has a solicitor (R204); nil where nobody said.
  public var hasSolicitor: Bool?
  /// Who wrote it, and when.
  public var by: StaffID = "nobody"
  public var written = Moment.epoch
  /// Nothing written.
  public init() {}

  /// What duty staff write down.
  public enum Kind: String, JSONText, CaseIterable {
    /// The duty manager's daily briefing (R67).
    case briefing
    /// What the service said at the multi-agency safeguarding hub, and what was decided (R54).
    case mash
    /// An appropriate adult asked for (R203).
    case appropriateAdult = "appropriate-adult"
    /// A bed asked for under the Police and Criminal Evidence Act 1984 s38 (R202).
    case bed = "pace-bed"
    /// What a court said of the service's work (R187, R209).
    case feedback = "court-feedback"
    case note

    /// The words for lists.
    public var words: String {
      switch self {
      case .briefing: "Daily briefing"
      case .mash: "MASH"
      case .appropriateAdult: "Appropriate adult"
      case .bed: "Bed request (PACE)"
      case .feedback: "Court feedback"
      case .note: "Note"
      }
    }
  }

  /// Minutes from being asked for to somebody's coming; nil where nobody has come, or it isn't known.
  public var wait: Minutes? {
    guard let arrived, arrived >= at else { return nil }
    return Minutes((arrived.utcSeconds - at.utcSeconds) / 60)
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("kind", &kind)
    try f.required("at", &at)
    try f.field("cases", &cases)
    try f.field("others", &others)
    try f.field("present", &present)
    try f.field("place", &place)
    try f.required("words", &words)
    try f.field("outcome", &outcome)
    try f.field("arrived", &arrived)
    try f.field("isOutOfHours", &isOutOfHours)
    try f.field("toPrevent", &toPrevent)
    try f.field("hasSolicitor", &hasSolicitor)
    try f.required("by", &by)
    try f.required("written", &written)
  }
}

extension Change {
  /// The rules of the duty log.
  func dutyEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .dutyNoted(var entry, let over) = self else { return }
    guard !entry.words.allSatisfy(\.isWhitespace) else { throw Refusal.court(.wordsMissing) }
    if entry.at > context.now { throw Refusal.court(.heardInFuture(entry.at.day)) }
    if let arrived = entry.arrived, arrived < entry.at {
      throw Refusal.datesReversed(from: entry.at.day, to: arrived.day)
    }
    for reference in entry.cases where try record.stored(reference.key) == nil { throw Refusal.noSuchCase(reference) }
    let key = DutyDay.key(of: entry.at.day)
    let stored = try record.stored(key)
    var day = try stored.map { try DutyDay(json: $0.bytes) } ?? DutyDay()
    day.day = entry.at.day
    entry.by = context.by
    entry.written = context.now
    if let index = day.entries.firstIndex(where: { $0.id == entry.id }) {
      if let over, over != day.entries[index] {
        throw Refusal.changedMeanwhile(key, seen: 0, now: stored?.version ?? 0)
      }
      day.entries[index] = entry
    } else {
      guard entry.id.text.isEmpty else { throw Refusal.court(.noSuchDuty(entry.id)) }
      entry.id = DutyID("d\(context.seq)")
      day.entries.append(entry)
    }
    day.entries.sort { ($0.at, $0.id) < ($1.at, $1.id) }
    edits.put(key, day)
  }
}
