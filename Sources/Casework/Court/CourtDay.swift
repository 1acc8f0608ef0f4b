public import JSON

/// The list of one court for one day: a document of the service.
public struct CourtDay: JSONRecord, Equatable {
  /// The court's name, or its code where the list says no name.
  public var court = ""
  /// What kind of court it is.
  public var kind = CourtKind.other
  /// The day.
  public var day = Day.epoch
  /// Who is on it, in the order in which the list has them; those who were taken off again stay, marked.
  public var entries: [CourtEntry] = []
  /// The versions that were imported, earliest first.
  public var versions: [CourtListVersion] = []
  /// What else the latest file says of the day, kept as it was.
  public var extra: JSONValue?
  /// No list.
  public init() {}

  /// Where a court's list for a day is kept.
  public var id: CourtDayID { CourtDayID(court: court, on: day) }

  /// Those who are on the latest version.
  public var standing: [CourtEntry] { entries.filter { $0.takenOff == nil } }

  /// The line with this identifier.
  public func entry(_ id: CourtEntryID) -> CourtEntry? { entries.first { $0.id == id } }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("court", &court)
    try f.field("kind", &kind)
    try f.required("day", &day)
    try f.field("entries", &entries)
    try f.field("versions", &versions)
    try f.field("extra", &extra)
  }
}

/// One version of a court list: when it came, from which file, and what it changed.
public struct CourtListVersion: JSONRecord, Equatable {
  /// The change that brought it.
  public var seq = 0
  /// When.
  public var at = Moment.epoch
  /// Who imported it.
  public var by: StaffID = "nobody"
  /// The file's format and name, for people.
  public var source = ""
  /// When the court says that it made the list; empty where it doesn't.
  public var published = ""
  /// How many were added, taken off and altered by it.
  public var added = 0
  public var removed = 0
  public var altered = 0
  /// No version.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("seq", &seq)
    try f.required("at", &at)
    try f.required("by", &by)
    try f.field("source", &source)
    try f.field("published", &published)
    try f.field("added", &added)
    try f.field("removed", &removed)
    try f.field("altered", &altered)
  }
}

/// Which court's list of which day: `2026-11-23.stratford-youth-court`.
public struct CourtDayID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }

  /// The list of a court for a day.
  public init(court: String, on day: Day) {
    var slug = ""
    for word in FoldedWords.words(of: court) {
      let plain = word.filter { $0 >= 97 && $0 <= 122 || $0 >= 48 && $0 <= 57 }
      if plain.isEmpty { continue }
      if !slug.isEmpty { slug += "-" }
      slug += String(decoding: plain, as: UTF8.self)
    }
    text = day.iso + "." + (slug.isEmpty ? "court" : slug)
  }

  /// The key of the document; nil where the name can't be a file name.
  public var key: DocumentKey? { DocumentKey(Self.collection + "/" + text) }
  /// The collection in which court lists stand.
  public static let collection = "courts"
  /// How the names of a day's lists begin.
  public static func prefix(of day: Day) -> String { day.iso + "." }
}

/// One line of one court list.
public struct CourtPlace: JSONText, Hashable {
  /// Which list.
  public var list: CourtDayID
  /// Which line.
  public var entry: CourtEntryID
  /// Puts the parts together.
  public init(_ list: CourtDayID, _ entry: CourtEntryID) {
    self.list = list
    self.entry = entry
  }
  public init?(jsonText: String) {
    let parts = jsonText.split(separator: "/").map(String.init)
    guard parts.count == 2 else { return nil }
    self.init(CourtDayID(parts[0]), CourtEntryID(parts[1]))
  }
  public var jsonText: String { list.text + "/" + entry.text }
}
