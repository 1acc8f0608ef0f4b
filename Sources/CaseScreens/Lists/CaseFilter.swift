import Casework

/// What has been typed after `/`: words that must all begin a word of a row, and fields such as `worker:me`.
struct CaseFilter: Sendable {
  /// A field that can be asked for.
  enum Field: String, CaseIterable, Sendable {
    case worker, team, order, level, due, status, age, flag, seen
  }

  private let typed: FilterWords<Field>
  /// The workers whom each value of `worker:` names.
  private let workers: [String: Set<StaffID>]

  /// A name before a colon that is no field.
  var unknown: String? { typed.unknown }

  /// Reads what was typed.
  init(_ text: String, _ desk: any Desk) {
    typed = FilterWords(text)
    workers = typed.values(of: .worker).reduce(into: [:]) { $0[$1] = desk.workers(named: $1) }
  }

  /// Whether a row is shown.
  func shows(_ row: CaseRow, at now: Moment) -> Bool {
    if unknown != nil { return false }
    for (field, values) in typed.fields where !values.contains(where: { fits(field, $0, row, now) }) { return false }
    return typed.words.allSatisfy { row.hasWord(beginningWith: $0) }
  }

  private func fits(_ field: Field, _ value: String, _ row: CaseRow, _ now: Moment) -> Bool {
    let summary = row.summary
    switch field {
    case .worker:
      if value == "none" { return summary.worker == nil }
      let named = workers[value] ?? []
      return summary.worker.map(named.contains) ?? false || summary.secondaryWorkers.contains(where: named.contains)
    case .team: return summary.team?.text.hasPrefix(value) ?? (value == "none")
    case .order: return row.orderName.lowercased().contains(value)
    case .level: return row.order?.level?.rawValue.hasPrefix(value) ?? false
    case .due: return value == "late" ? row.isLate(on: now.day) : row.isDue(value, on: now.day)
    case .status: return Status.allCases.first { $0.rawValue.hasPrefix(value) }?.holds(for: row, at: now) ?? false
    case .age: return summary.age(on: now.day).map(String.init) == value
    case .flag: return value == "any" ? !summary.flags.isEmpty : summary.flags.contains { $0.text.contains(value) }
    case .seen: return row.tally.map { "\($0.seen)" == value } ?? false
    }
  }

  /// What `status:` can ask for: the lists that the first screen counts.
  enum Status: String, CaseIterable, Sendable {
    case overdue, late, due, today, record, behind, contact, flagged, unallocated, enforce, warned, caretaken, elsewhere

    /// Whether it holds for a case.
    func holds(for row: CaseRow, at now: Moment) -> Bool {
      switch self {
      case .overdue, .late: row.isLate(on: now.day)
      case .due: row.dues.contains { [.today, .due].contains($0.standing(on: now.day)) }
      case .today: row.summary.contacts.contains { $0.outcome == nil && $0.at.day == now.day }
      case .record: row.summary.contacts.contains { $0.outcome == nil && $0.at < now }
      case .behind: row.tally.map { $0.seen < $0.asked } ?? false
      case .contact: row.tally != nil
      case .flagged: !row.summary.flags.isEmpty
      case .unallocated: row.summary.waiting != nil
      case .enforce: row.enforcement?.asksForWork ?? false
      case .warned: row.enforcement != nil
      case .caretaken: row.summary.holding == .caretaken
      case .elsewhere: row.summary.holding == .elsewhere
      }
    }

    /// The cases in which the first screen counts it, among them others' in which one's own appointment is; nil where
    /// each case tells by itself.
    func counted(in today: Today) -> Set<CaseReference>? {
      switch self {
      case .today: Set(today.diary.map(\.summary.reference))
      case .record: Set(today.toRecord.map(\.summary.reference))
      case .contact: Set(today.tallies.map(\.summary.reference))
      default: nil
      }
    }
  }
}
