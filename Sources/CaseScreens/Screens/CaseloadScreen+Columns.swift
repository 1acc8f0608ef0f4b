import Casework
import TextUI

extension CaseloadScreen {
  /// The columns, and from what width of the list on each is shown.
  static let columns: [(Field, Column)] = [
    (.reference, Column("Ref", 9)), (.child, Column("Child", 15, grows: true)), (.age, Column("Age", 3, right: true)),
    (.order, Column("On", 14, grows: true)), (.ends, Column("Ends", 9)), (.judgements, Column("R H S", 6)),
    (.seen, Column("Seen", 5, right: true)), (.due, Column("Due", 7)),
    (.worker, Column("Worker", 12, from: 95)), (.team, Column("Team", 16, from: 112)),
    (.born, Column("Born", 11, from: 124)),
    (.enforcement, Column("Enforcement", 20, grows: true, from: 150)),
  ]

  /// The columns that somebody chose; nil where they are as they come.
  static func chosen(_ preferences: Preferences) -> [Field]? {
    guard let names = preferences.columns[name] else { return nil }
    let fields = names.compactMap { Field(rawValue: $0) }
    return fields.isEmpty ? nil : fields
  }

  /// The columns of a list of this width: those that come with it, or those that were chosen, as far as they fit.
  static func columns(_ preferences: Preferences, width: Int) -> [(Field, Column)] {
    guard let chosen = chosen(preferences) else { return columns }
    var room = width
    var found: [(Field, Column)] = []
    for field in chosen {
      guard var column = columns.first(where: { $0.0 == field }), column.1.width <= room else { break }
      column.1.from = 0
      room -= column.1.width + 1
      found.append(column)
    }
    return found
  }

  /// What rows are sorted by: a number, then words.
  struct SortKey: Comparable {
    var number = 0
    var words = ""
    static func < (left: Self, right: Self) -> Bool {
      left.number == right.number ? left.words < right.words : left.number < right.number
    }
  }

  /// Where a row stands in the present order.
  func key(_ row: CaseRow) -> SortKey {
    let summary = row.summary
    switch sort {
    case .reference: return SortKey(number: summary.reference.number)
    case .child: return SortKey(words: summary.name.lowercased())
    case .age, .born: return SortKey(number: summary.dateOfBirth.map { -$0.daysSinceEpoch } ?? 0)
    case .order: return SortKey(words: row.orderName)
    case .ends: return SortKey(number: (summary.closed ?? row.order?.ends)?.daysSinceEpoch ?? .max)
    case .judgements:
      guard let found = summary.judgements else { return SortKey(number: 1) }
      return SortKey(number: -(Self.rank(found.harm) * 16 + Self.rank(found.safety) * 4 + Self.rank(found.reoffending)))
    case .seen: return SortKey(number: row.tally.map { $0.seen - $0.asked } ?? .max)
    case .due: return SortKey(number: row.due?.due.daysSinceEpoch ?? .max)
    case .worker: return SortKey(words: summary.worker?.text ?? "")
    case .enforcement:
      guard let standing = row.enforcement else { return SortKey(number: 2) }
      return SortKey(number: standing.asksForWork ? 0 : 1, words: Words.of(standing))
    case .team: return SortKey(words: summary.team?.text ?? "")
    }
  }

  private static func rank(_ level: JudgementLevel) -> Int { JudgementLevel.allCases.firstIndex(of: level) ?? 0 }

  /// What a cell says, and how it looks.
  func cell(_ field: Field, _ row: CaseRow, _ day: Day, _ desk: any Desk) -> (String, Style) {
    let summary = row.summary
    switch field {
    case .reference: return (summary.reference.description, .plain)
    case .child: return (summary.name, .plain)
    case .age: return (summary.age(on: day).map(String.init) ?? "", .plain)
    case .order: return (row.orderName, .plain)
    case .ends: return ((shown == .closed ? summary.closed : row.order?.ends)?.text(.narrow) ?? "", .plain)
    case .judgements:
      guard let found = summary.judgements else { return ("", .plain) }
      // One letter each, V for very high, so that no two run into each other.
      let letters = [found.reoffending, found.harm, found.safety].map { String($0.letter.prefix(1)) }
      return (letters.joined(separator: " "), .plain)
    case .seen: return (row.tally.map { "\($0.seen)/\($0.asked)" } ?? "", .plain)
    case .due:
      guard let due = row.due else { return ("", .plain) }
      return (due.due.countdown(asOf: day), due.due < day ? .overdue : .plain)
    case .worker: return (summary.worker.map { desk.staff[$0]?.listName ?? $0.text } ?? "unallocated", .plain)
    case .team: return (summary.team.map { desk.teams[$0]?.name ?? $0.text } ?? "", .plain)
    case .enforcement:
      let isWork = row.enforcement?.asksForWork ?? false
      return (row.enforcement.map { Words.of($0) } ?? "", isWork ? .warning : .plain)
    case .born: return (summary.dateOfBirth?.text(.short) ?? "", .plain)
    }
  }
}

extension CaseloadScreen.Field {
  /// What the column says, in a few words.
  var words: String {
    switch self {
    case .reference: "the case\u{2019}s reference"
    case .child: "the child\u{2019}s name"
    case .age: "years"
    case .order: "the main order"
    case .ends: "when it ends"
    case .judgements: "the three judgements"
    case .seen: "contacts this month"
    case .due: "days to what is due"
    case .worker: "who holds the case"
    case .team: "the team"
    case .born: "date of birth"
    case .enforcement: "where it stands"
    }
  }
}
