import Casework
import TextUI

extension DeadlinesScreen {
  private static let columns: [Column] = [
    Column("Due", 10), Column("State", 14), Column("What", 24, grows: true), Column("Child", 15, grows: true),
    Column("Ref", 9), Column("On", 14, grows: true, from: 100), Column("Worker", 9, from: 90),
    Column("Met", 9, from: 130), Column("Reason", 18, grows: true, from: 130),
  ]

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let typingAt = heading(&canvas, area.lowerBound)
    let whole = whole(width: canvas.size.columns)
    let end = max(area.lowerBound + 2, area.upperBound - (whole.isEmpty ? 0 : 1))
    list.place(ids, in: (area.lowerBound + 2)..<end)
    canvas.put(end, 3, TextWidth.truncated(whole, to: canvas.size.columns - 4), .quiet)
    let marksCover = whose == .mine && counted == nil
    list.draw(&canvas, columns: Self.columns, indent: 3, margin: 1) { canvas, row, index in
      let standing = rows[index].obligation.standing(on: desk.now.day)
      if marksCover, desk.isActing(in: rows[index].summary) { canvas.put(row, 0, "c", .accent) }
      if standing.isOverdue { canvas.put(row, 1, "!", Self.style(standing)) }
      return cells(rows[index], desk)
    }
    if ids.isEmpty {
      canvas.put(area.lowerBound + 2, 3, TextWidth.truncated(nothing, to: canvas.size.columns - 4), .quiet)
    }
    if let typingAt { canvas.cursor = typingAt }
  }

  /// The selected line's obligation and child in full, where its row has no room for them.
  private func whole(width: Int) -> String {
    guard let due = selected else { return "" }
    let layout = Column.layout(Self.columns, width: width - 4)
    let texts = [Self.title(due.obligation), due.summary.name]
    let isCut = zip(2..., texts).contains { index, text in
      layout.first { $0.index == index }.map { TextWidth.columns(of: text) > $0.width } ?? true
    }
    return isCut ? texts.joined(separator: " \u{B7} ") : ""
  }

  private static func title(_ obligation: Obligation) -> String {
    obligation.title + (obligation.status == .unverified ? " ?" : "")
  }

  private var nothing: String {
    if let unknownField {
      let names = DeadlineWords.Field.allCases.map(\.rawValue).joined(separator: ", ")
      return "\u{201C}\(unknownField)\u{201D} is no field. There are \(names)."
    }
    return filter.text.isEmpty
      ? "Nothing here. v shows others\u{2019}, p the past." : "Nothing has these words. Esc clears them."
  }

  /// The list's name and its filter; returns where typing happens.
  private func heading(_ canvas: inout Canvas, _ row: Int) -> Spot? {
    let when =
      switch time {
      case .open: "to be done"
      case .past: "past" + reach
      case .both: "past and coming" + reach
      }
    let name = counted.map(\.heading) ?? whose.owner + ", " + when
    let column = canvas.put(row, 1, TextWidth.truncated(name, to: canvas.size.columns - 2), .bold) + 2
    return filter.draw(&canvas, row, column, width: canvas.size.columns - column - 2)
  }

  /// How far the past goes back.
  private var reach: String {
    switch weeksBack {
    case nil: ", everything"
    case 52: ", a year back"
    case let weeks?: ", \(weeks.counted("week")) back"
    }
  }

  private func cells(_ due: Today.Due, _ desk: any Desk) -> [RowList<Line>.Cell] {
    let day = desk.now.day
    let obligation = due.obligation
    let standing = obligation.standing(on: day)
    let late = obligation.daysLate(asOf: day)
    let progress = obligation.tally.map { " \($0.seen)/\($0.asked)" } ?? ""
    let all = [
      obligation.due.text(near: day), (standing == .overdue ? "\(late)d late" : standing.words) + progress,
      Self.title(obligation), due.summary.name, due.summary.reference.description, obligation.order,
      due.summary.worker?.text ?? "", obligation.metOn?.text(near: day) ?? "", obligation.lateness?.reason ?? "",
    ]
    let style = Self.style(standing)
    return all.enumerated().map { ($1, $0 < 2 ? style : .plain) }
  }

  private static func style(_ standing: Obligation.Standing) -> Style {
    switch standing {
    case .overdue, .missed, .metLate: .overdue
    case .today, .due, .lateJustified: .warning
    case .met: .good
    case .upcoming: .plain
    case .suspended, .notNeeded: .quiet
    }
  }
}

/// What has been typed to narrow the list of deadlines: words, and fields such as `rule:plan`.
struct DeadlineWords: Sendable {
  /// A field that can be asked for.
  enum Field: String, CaseIterable, Sendable {
    case worker, team, rule, state
  }

  private let typed: FilterWords<Field>
  /// The workers whom `worker:` names.
  private let workers: Set<StaffID>

  /// A name before a colon that is no field.
  var unknown: String? { typed.unknown }

  /// Reads what was typed; several values of a field stand with commas between.
  init(_ text: String, _ desk: any Desk) {
    typed = FilterWords(text)
    workers = typed.values(of: .worker).reduce(into: []) { $0.formUnion(desk.workers(named: $1)) }
  }

  /// Whether it looks at the words of an obligation, besides its fields.
  var looksAtWords: Bool { !typed.words.isEmpty }

  /// The words of an obligation, folded.
  static func folded(_ due: Today.Due) -> [[UInt8]] {
    let obligation = due.obligation
    let text = [due.summary.name, due.summary.reference.description, obligation.title, obligation.order]
    return FoldedWords.words(of: text.joined(separator: " "))
  }

  /// Whether an obligation with these words is shown on a day.
  func shows(_ due: Today.Due, words folded: [[UInt8]], on day: Day) -> Bool {
    if unknown != nil { return false }
    for (field, values) in typed.fields {
      let fits =
        switch field {
        case .worker: due.summary.worker.map(workers.contains) ?? values.contains("none")
        case .team: values.contains { (due.summary.team?.text ?? "none").hasPrefix($0) }
        case .rule: values.contains { due.obligation.rule.text.contains($0) }
        case .state: values.contains(due.obligation.standing(on: day).rawValue.lowercased())
        }
      if !fits { return false }
    }
    return typed.words.allSatisfy { wanted in folded.contains { $0.starts(with: wanted) } }
  }
}
