import Casework
import TextUI

/// One row a case: filtered as one types, sorted by any column, marked for acts on many.
struct CaseloadScreen: Screen {
  static let name = "Caseload"

  private enum Whose: CaseIterable { case mine, team, all, closed }

  /// What a column shows, and by what it sorts.
  private enum Field: CaseIterable {
    case reference, child, age, order, ends, judgements, seen, due, worker, team, born
  }

  private struct Row {
    var summary: CaseSummary
    var tally: Today.Tally?
    var due: Obligation?
    var order: OrderSummary?
  }

  private var whose = Whose.mine
  private var filter = LineEditor()
  private var isFiltering = false
  private var isSorting = false
  private var sort = Field.due
  private var isDescending = false
  private var rows: [Row] = []
  private var ids: [CaseReference] = []
  private var list = ListState<CaseReference>()
  private var page = 10
  private var headings: [(field: Field, start: Int, width: Int)] = []

  private static let columns: [(Field, Column)] = [
    (.reference, Column("Ref", 9)), (.child, Column("Child", 15, grows: true)), (.age, Column("Age", 3, right: true)),
    (.order, Column("On", 14, grows: true)), (.ends, Column("Ends", 9)), (.judgements, Column("R H S", 6)),
    (.seen, Column("Seen", 5, right: true)), (.due, Column("Due", 7)),
    (.worker, Column("Worker", 12, from: 100)), (.team, Column("Team", 16, from: 116)),
    (.born, Column("Born", 11, from: 130)),
  ]

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the case", hint: "open") { screen, _ in
        if screen.isFiltering {
          screen.isFiltering = false
          return .stay
        }
        if screen.isSorting {
          screen.isSorting = false
          return .stay
        }
        return screen.selected.map { .open(CaseScreen($0)) } ?? .say("There is no case to open.")
      },
      Command([.char("c")], "record a contact; for all marked cases, a group session", hint: "contact") {
        screen, desk in
        let marked = screen.ids.filter(screen.list.marked.contains)
        if marked.count > 1 { return .open(GroupForm(marked, desk)) }
        return screen.selected.map { ContactForm.open($0, settles: nil, desk) }
          ?? .say("There is no case to record for.")
      },
      Command([.char("/")], "filter as you type: words, worker:me, order:yro, due:late", hint: "filter") { screen, _ in
        screen.isFiltering = true
        return .stay
      },
      Command([.char("s")], "sort: choose the column with \u{2190} \u{2192}, again turns it round", hint: "sort") {
        screen, desk in
        screen.isSorting = true
        return .stay
      },
      Command([.char(" ")], "mark the case", hint: "mark") { screen, _ in
        screen.list.toggleMark(in: screen.ids)
        return .stay
      },
      Command([.char("*")], "mark all cases that are shown, or none") { screen, _ in
        screen.list.markAll(screen.ids)
        return .stay
      },
      Command([.char("v"), .tab], "mine, my team's, all, closed", hint: "whose") { screen, desk in
        let all = Whose.allCases
        screen.whose = all[((all.firstIndex(of: screen.whose) ?? 0) + 1) % all.count]
        screen.refresh(desk)
        return .stay
      },
      Command([.char("b")], "book an appointment") { screen, desk in
        screen.selected.map { ContactForm.open($0, settles: nil, desk, books: true) } ?? .stay
      },
    ]
  }

  var isTyping: Bool { isFiltering }

  func title(_ desk: any Desk) -> String { "" }

  private var selected: CaseReference? { list.index(in: ids).map { ids[$0] } }

  mutating func refresh(_ desk: any Desk) {
    let day = desk.now.day
    let team = desk.staff[desk.me]?.team
    let source: [CaseSummary]
    switch whose {
    case .mine: source = desk.openCases.filter { $0.worker == desk.me || $0.secondaryWorkers.contains(desk.me) }
    case .team: source = desk.openCases.filter { $0.team == team }
    case .all: source = desk.openCases
    case .closed: source = (try? desk.closedCases()) ?? []
    }
    let wanted = Filter(filter.text, desk)
    rows = source.compactMap { summary in
      let due =
        summary.isOpen
        ? Obligation.open(for: summary, under: desk.standards, calendar: desk.calendar, on: day).first : nil
      let row = Row(
        summary: summary, tally: summary.isOpen ? Today.tally(summary, on: desk.now, standards: desk.standards) : nil,
        due: due, order: summary.mainOrder(on: day))
      return wanted.matches(summary, order: row.order?.listName(on: day) ?? "", due: due, on: day) ? row : nil
    }
    order(day)
    ids = rows.map(\.summary.reference)
  }

  private mutating func order(_ day: Day) {
    func key(_ row: Row) -> (Int, String) {
      switch sort {
      case .reference: (row.summary.reference.number, "")
      case .child: (0, row.summary.name.lowercased())
      case .age, .born: (row.summary.dateOfBirth.map { -$0.daysSinceEpoch } ?? 0, "")
      case .order: (0, row.order?.listName(on: day) ?? "")
      case .ends: (row.order?.ends?.daysSinceEpoch ?? .max, "")
      case .judgements:
        (
          -(row.summary.judgements.map {
            Self.rank($0.harm) * 16 + Self.rank($0.safety) * 4 + Self.rank($0.reoffending)
          } ?? -1), ""
        )
      case .seen: (row.tally.map { $0.seen - $0.asked } ?? .max, "")
      case .due: (row.due?.due.daysSinceEpoch ?? .max, "")
      case .worker: (0, row.summary.worker?.text ?? "")
      case .team: (0, row.summary.team?.text ?? "")
      }
    }
    let keyed = rows.map { (key($0), $0) }
    rows = keyed.sorted { left, right in
      if left.0 == right.0 { return left.1.summary.reference < right.1.summary.reference }
      return isDescending ? left.0 > right.0 : left.0 < right.0
    }.map(\.1)
  }

  private static func rank(_ level: JudgementLevel) -> Int { JudgementLevel.allCases.firstIndex(of: level) ?? 0 }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if isFiltering {
      switch key {
      case .escape:
        isFiltering = false
        filter.set("")
        refresh(desk)
      case .up, .down, .pageUp, .pageDown: _ = list.handle(key, ids: ids, page: page)
      default:
        if filter.handle(key) { refresh(desk) }
      }
      return .stay
    }
    if isSorting { return sorting(key, desk) }
    if key == .escape, !filter.text.isEmpty {
      filter.set("")
      refresh(desk)
      return .stay
    }
    if case .mouse(let mouse) = key, mouse.kind == .press || mouse.kind == .doublePress { return pressed(mouse, desk) }
    return list.handle(key, ids: ids, page: page) ? .stay : nil
  }

  private mutating func sorting(_ key: Key, _ desk: any Desk) -> Step? {
    let fields = headings.map(\.field)
    guard let at = fields.firstIndex(of: sort) else {
      isSorting = false
      return .stay
    }
    switch key {
    case .left: sort = fields[(at + fields.count - 1) % fields.count]
    case .right: sort = fields[(at + 1) % fields.count]
    case .char("r"), .up, .down: isDescending.toggle()
    default: isSorting = false
    }
    refresh(desk)
    return .stay
  }

  private mutating func pressed(_ mouse: Key.Mouse, _ desk: any Desk) -> Step? {
    if mouse.row == 3 {
      guard let found = headings.last(where: { $0.start <= mouse.column }) else { return .stay }
      if sort == found.field { isDescending.toggle() } else { sort = found.field }
      refresh(desk)
      return .stay
    }
    guard mouse.row >= 4 else { return nil }
    list.select(list.top + mouse.row - 4, in: ids)
    return mouse.kind == .doublePress ? selected.map { .open(CaseScreen($0)) } : .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let day = desk.now.day
    let width = canvas.size.columns
    let names: [Whose: String] = [
      .mine: "My caseload", .team: "My team's caseload", .all: "All open cases", .closed: "Closed cases",
    ]
    var column = canvas.put(area.lowerBound, 1, names[whose] ?? "", .bold) + 2
    column = canvas.put(area.lowerBound, column, "\(ids.count) " + (whose == .closed ? "closed" : "open"), .quiet) + 2
    if !list.marked.isEmpty {
      column = canvas.put(area.lowerBound, column, "\(list.marked.count) marked", .warning) + 2
    }
    if isFiltering || !filter.text.isEmpty {
      column = canvas.put(area.lowerBound, column, "filter /", .accent)
      filter.draw(&canvas, area.lowerBound, column, width: max(10, width - column - 2), isFocused: isFiltering)
    } else if isSorting {
      canvas.put(area.lowerBound, column, "\u{2190} \u{2192} choose the column, r turns it round, Enter ends", .accent)
    }
    let typingAt = isFiltering ? canvas.cursor : nil
    let layout = Column.layout(Self.columns.map(\.1), width: width - 5)
    headings = layout.map { (Self.columns[$0.index].0, $0.start + 3, $0.width) }
    for (place, part) in layout.enumerated() {
      let (field, columnSpec) = Self.columns[part.index]
      let arrow = field == sort ? (isDescending ? canvas.glyphs.descending : canvas.glyphs.ascending) : ""
      let style = field == sort && isSorting ? Style(reversed: true, underlined: true) : Style.quiet
      canvas.put(
        area.lowerBound + 1, headings[place].start,
        TextWidth.padded(columnSpec.title + arrow, to: part.width, right: columnSpec.isRight), style)
    }
    let first = area.lowerBound + 2
    page = max(1, area.upperBound - first)
    for (line, index) in list.window(ids, rows: page).enumerated() {
      let row = rows[index]
      let y = first + line
      let isLate = row.due.map { $0.due < day } ?? false
      if list.marked.contains(ids[index]) { canvas.put(y, 0, canvas.glyphs.tick, .good) }
      if isLate {
        canvas.put(y, 1, "!", .overdue)
      } else if !row.summary.flags.isEmpty {
        canvas.put(y, 1, canvas.glyphs.flag, .warning)
      }
      for (place, part) in layout.enumerated() {
        let (field, spec) = Self.columns[part.index]
        let (text, style) = cell(field, row, day, desk)
        canvas.put(y, headings[place].start, TextWidth.padded(text, to: part.width, right: spec.isRight), style)
      }
      if ids[index] == selected {
        canvas.restyle(y, 0, width) { $0.isReversed = true }
        canvas.cursor = Spot(row: y, column: 0)
      }
    }
    if ids.isEmpty {
      canvas.put(
        first, 3,
        filter.text.isEmpty ? "No cases here. v shows others." : "No case has these words. Esc clears the filter.",
        .quiet)
    }
    if let typingAt { canvas.cursor = typingAt }
  }

  private func cell(_ field: Field, _ row: Row, _ day: Day, _ desk: any Desk) -> (String, Style) {
    let summary = row.summary
    switch field {
    case .reference: return (summary.reference.description, .plain)
    case .child: return (summary.name, .plain)
    case .age: return (summary.age(on: day).map(String.init) ?? "", .plain)
    case .order: return (row.order?.listName(on: day) ?? "", .plain)
    case .ends: return ((whose == .closed ? summary.closed : row.order?.ends)?.text(.narrow) ?? "", .plain)
    case .judgements:
      guard let found = summary.judgements else { return ("", .plain) }
      return (
        [found.reoffending, found.harm, found.safety].map { TextWidth.padded($0.letter, to: 2) }.joined(), .plain
      )
    case .seen: return (row.tally.map { "\($0.seen)/\($0.asked)" } ?? "", .plain)
    case .due:
      guard let due = row.due else { return ("", .plain) }
      return (due.due.countdown(asOf: day), due.due < day ? .overdue : .plain)
    case .worker: return (summary.worker.map { desk.staff[$0]?.listName ?? $0.text } ?? "unallocated", .plain)
    case .team: return (summary.team.map { desk.teams[$0]?.name ?? $0.text } ?? "", .plain)
    case .born: return (summary.dateOfBirth?.text(.short) ?? "", .plain)
    }
  }
}

/// What has been typed after `/`: words that must all be somewhere in a row, and fields such as `worker:me`.
struct Filter {
  private var words: [[UInt8]] = []
  private var fields: [(name: String, value: String)] = []
  private let me: StaffID

  init(_ text: String, _ desk: any Desk) {
    me = desk.me
    for part in text.split(separator: " ") {
      let pair = part.split(separator: ":", maxSplits: 1)
      if pair.count == 2 {
        fields.append((pair[0].lowercased(), pair[1].lowercased()))
      } else {
        words += FoldedWords.words(of: String(part))
      }
    }
  }

  /// Whether a case is shown.
  func matches(_ summary: CaseSummary, order: String, due: Obligation?, on day: Day) -> Bool {
    for field in fields where !fits(field, summary, order, due, day) { return false }
    if words.isEmpty { return true }
    var text = summary.name + " " + summary.reference.description + " " + order + " " + (summary.worker?.text ?? "")
    for other in summary.otherNames { text += " " + other }
    let parts = FoldedWords.words(of: text)
    return words.allSatisfy { word in parts.contains { $0.starts(with: word) } }
  }

  private func fits(
    _ field: (name: String, value: String), _ summary: CaseSummary, _ order: String, _ due: Obligation?, _ day: Day
  ) -> Bool {
    switch field.name {
    case "worker":
      summary.worker.map { $0.text == (field.value == "me" ? me.text : field.value) } ?? (field.value == "none")
    case "team": summary.team?.text.hasPrefix(field.value) ?? false
    case "order": order.lowercased().contains(field.value)
    case "due":
      field.value == "late"
        ? (due.map { $0.due < day } ?? false) : due?.due.due(asOf: day).lowercased().contains(field.value) ?? false
    case "age": summary.age(on: day).map(String.init) == field.value
    case "flag": summary.flags.contains { $0.text.contains(field.value) }
    default: false
    }
  }
}
