public import JSON

/// One saving of the service's own standards.
///
/// It stands in the standards themselves, because documents of the service have no history beside the journal, which
/// takes long to read.
public struct StandardsEdit: JSONRecord, Equatable {
  /// Who saved.
  public var by: StaffID = "nobody"
  /// When.
  public var at = Moment.epoch
  /// Why.
  public var why = ""
  /// What was altered, as faults call it: `rule exit-plan`.
  public var entries: [String] = []
  /// Nothing saved.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("by", &by)
    try f.required("at", &at)
    try f.required("why", &why)
    try f.field("entries", &entries)
  }
}

extension Standards {
  /// The entries of which the two differ, as faults call them.
  public func differing(from other: Standards) -> [String] {
    func names<Entry: Equatable>(_ mine: [Entry], _ theirs: [Entry], _ name: (Entry) -> String) -> [String] {
      let mine = Dictionary(grouping: mine, by: name)
      let theirs = Dictionary(grouping: theirs, by: name)
      return Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }.sorted()
    }
    return names(rules, other.rules) { "rule " + $0.fullName }
      + names(frequencies, other.frequencies) { "frequency " + $0.level.rawValue }
      + (intensiveHours == other.intensiveHours ? [] : ["intensive hours"])
  }

  /// Has another rule follow one from a day on: clocks that started before it stay under the old one to their end.
  public mutating func follow(_ index: Int, with next: DeadlineRule, from day: Day) {
    guard rules.indices.contains(index) else { return }
    var next = next
    next.from = day
    rules[index].to = day - 1
    rules.insert(next, at: index + 1)
  }

  /// Has other contacts a month follow those of a level, for supervision that begins on a day or later.
  public mutating func follow(_ index: Int, with next: ContactFrequency, from day: Day) {
    guard frequencies.indices.contains(index) else { return }
    var next = next
    next.from = day
    frequencies[index].to = day - 1
    frequencies.insert(next, at: index + 1)
  }

  /// As they are stored after an edit: with who, when and why, behind what was saved before.
  func saved(over before: Standards?, by author: StaffID, at moment: Moment, why: String) -> Standards {
    var edit = StandardsEdit()
    edit.by = author
    edit.at = moment
    edit.why = why
    edit.entries = before.map { differing(from: $0) } ?? []
    var saved = self
    saved.edits = (before?.edits ?? []) + [edit]
    return saved
  }

  /// Those entries alone in which they differ from others, as far as obligations can differ by them.
  func narrowed(toDifferencesFrom other: Standards) -> Standards {
    let differing = Set(differing(from: other))
    let withMonths = frequencies != other.frequencies
    var narrowed = self
    narrowed.rules = rules.filter { differing.contains("rule " + $0.fullName) || (withMonths && $0.starts == .month) }
    return narrowed
  }
}
