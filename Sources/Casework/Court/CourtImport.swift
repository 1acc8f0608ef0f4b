public import JSON

/// A court list as it was read from a file, before it is part of the record.
public struct CourtImport: Sendable, Equatable {
  /// The file's format and name, for people.
  public var source: String
  /// When the court says that it made the list; empty where it doesn't.
  public var published: String
  /// What the file says of each court and day.
  public var parts: [CourtListPart]
  /// Puts the parts together.
  public init(source: String, published: String = "", parts: [CourtListPart]) {
    self.source = source
    self.published = published
    self.parts = parts
  }

  /// The day's lists as they would be after it, where it says anything new of them.
  ///
  /// `context` says who imports it and under which number. What reading the record throws passes through.
  public func lists(on record: some Record, in context: ChangeContext) throws -> [CourtDay] {
    var order: [CourtDayID] = []
    var lists: [CourtDayID: CourtDay] = [:]
    var changed: Set<CourtDayID> = []
    for part in parts {
      guard let key = part.id.key else { throw Refusal.badIdentifier(part.id.text) }
      var list = try lists[part.id] ?? record.stored(key).map { try CourtDay(json: $0.bytes) } ?? CourtDay(of: part)
      if list.court.isEmpty { list.court = part.court }
      if lists[part.id] == nil { order.append(part.id) }
      var version = CourtListVersion()
      version.seq = context.seq
      version.at = context.now
      version.by = context.by
      version.source = source
      version.published = published
      if list.take(part, version) { changed.insert(part.id) }
      lists[part.id] = list
    }
    return order.filter(changed.contains).compactMap { lists[$0] }
  }
}

/// What a file says of one court on one day.
public struct CourtListPart: Sendable, Equatable {
  public var court: String
  public var kind: CourtKind
  public var day: Day
  /// Whether it is all of the court's list for the day, so that whoever isn't on it was taken off.
  public var isWhole: Bool
  /// Who is on it; the identifiers don't matter.
  public var entries: [CourtEntry]
  /// What else the file says, kept as it was.
  public var extra: JSONValue?
  /// Puts the parts together.
  public init(court: String, kind: CourtKind, day: Day, isWhole: Bool, entries: [CourtEntry] = []) {
    self.court = court
    self.kind = kind
    self.day = day
    self.isWhole = isWhole
    self.entries = entries
  }
  /// Which list it is of.
  public var id: CourtDayID { CourtDayID(court: court, on: day) }
}

extension CourtDay {
  init(of part: CourtListPart) {
    court = part.court
    kind = part.kind
    day = part.day
  }

  /// Takes in a version; false where it says what is here already, and nothing changes then.
  ///
  /// A line is found again by the case's number and the person, so that what was decided about it stays.
  mutating func take(_ part: CourtListPart, _ version: CourtListVersion) -> Bool {
    var places: [EntryLikeness: [Int]] = [:]
    for (index, entry) in entries.enumerated() { places[EntryLikeness(entry), default: []].append(index) }
    var (added, altered, removed) = (0, 0, 0)
    var kept: Set<Int> = []
    var after: [CourtEntry] = []
    for listed in part.entries {
      let likeness = EntryLikeness(listed)
      if let index = places[likeness]?.first {
        places[likeness]?.removeFirst()
        kept.insert(index)
        let (entry, isAltered) = entries[index].restated(as: listed)
        altered += isAltered ? 1 : 0
        after.append(entry)
      } else {
        var entry = listed
        added += 1
        let sameVersion = versions.last.map { $0.seq == version.seq } ?? false
        let before = sameVersion ? entries.count { $0.addedBy == version.seq } : 0
        entry.id = CourtEntryID("e\(version.seq).\(before + added)")
        entry.addedBy = version.seq
        after.append(entry)
      }
    }
    let hearings = Set(part.entries.map(\.hearing)).subtracting([""])
    var rest: [CourtEntry] = []
    for (index, entry) in entries.enumerated() where !kept.contains(index) {
      var entry = entry
      if entry.takenOff == nil, part.isWhole || hearings.contains(entry.hearing) {
        entry.takenOff = version.seq
        removed += 1
      }
      rest.append(entry)
    }
    guard added + altered + removed > 0 else { return false }
    extra = part.extra ?? extra
    entries = part.isWhole ? after + rest : Self.inPlace(after, among: entries, rest)
    var version = version
    version.added = added
    version.removed = removed
    version.altered = altered
    if let last = versions.last, last.seq == version.seq {
      versions[versions.count - 1].added += added
      versions[versions.count - 1].removed += removed
      versions[versions.count - 1].altered += altered
    } else {
      versions.append(version)
    }
    return true
  }

  /// The lines in the order in which they stood, new ones behind them.
  private static func inPlace(_ after: [CourtEntry], among before: [CourtEntry], _ rest: [CourtEntry]) -> [CourtEntry] {
    var now: [CourtEntryID: CourtEntry] = [:]
    for entry in after + rest { now[entry.id] = entry }
    let known = Set(before.map(\.id))
    return before.compactMap { now[$0.id] } + after.filter { !known.contains($0.id) }
  }
}

/// By what a line of a list is found again in a later version.
private struct EntryLikeness: Hashable {
  private let reference: String
  private let hearing: String
  private let person: String

  init(_ entry: CourtEntry) {
    reference = entry.reference
    hearing = entry.hearing
    let names = FoldedWords.words(of: entry.person.familyName + " " + entry.person.givenNames)
    person = names.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}

extension CourtEntry {
  /// The line as a later version has it, with what was decided here; and whether the list says anything else of it.
  fileprivate func restated(as listed: CourtEntry) -> (entry: CourtEntry, isAltered: Bool) {
    var entry = listed
    entry.id = id
    entry.addedBy = addedBy
    entry.decision = decision
    entry.takenBy = takenBy
    entry.result = result
    return (entry, entry != self)
  }
}
