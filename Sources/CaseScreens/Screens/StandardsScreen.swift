import Casework
import TextUI

/// What the service works by, entry by entry: standards, rules of allocation, workload weights, letters, reports; with
/// figure, source, status and what the service has changed. Managers edit them.
struct StandardsScreen: Screen {
  static let name = "Standards"

  private var file = ServiceFile.standards
  private var entries: [DataEntry] = []
  private var shipped: [String: DataEntry] = [:]
  private var list = ListState<String>()
  private var isHistory = false
  private var top = 0
  private var page = 10

  static var commands: [Command<Self>] {
    [
      Command([.enter, .char("e")], "edit what is selected", hint: "edit", unavailable: Self.withoutRight) {
        screen, desk in
        screen.selected.map { .open(StandardForm($0, of: screen.file, desk)) } ?? .stay
      },
      Command(
        [.char("x")], "put back what comes with the program", hint: "put back",
        where: { !$0.isHistory },
        unavailable: { screen, desk in
          if let why = Self.withoutRight(screen, desk) { return why }
          guard let entry = screen.selected else { return "Nothing is chosen." }
          if screen.shipped[entry.id] == nil {
            return "It doesn\u{2019}t come with the program. Turn it off instead."
          }
          return entry.difference(from: screen.shipped).isEmpty ? "It is as it comes with the program." : nil
        }
      ) { screen, desk in
        guard let entry = screen.selected else { return .stay }
        return .open(StandardForm(entry, of: screen.file, asShipped: screen.shipped[entry.id], desk))
      },
      Command(
        [.char("a")], "add one that begins like the selected one", hint: "add", where: { !$0.isHistory },
        unavailable: { $0.whyNot($1, "Nothing of this kind can be added: choose a rule or a weight.") }
      ) { screen, desk in
        guard let entry = screen.selected?.copy(in: desk.practice[screen.file].withoutEdits) else { return .stay }
        return .open(StandardForm(entry, of: screen.file, doing: "New, like", desk))
      },
      Command(
        [.char("D")], "delete it, having seen what would move", hint: "delete", where: { !$0.isHistory },
        unavailable: { screen, desk in
          if let why = screen.whyNot(desk, "It is needed and can\u{2019}t be deleted.") { return why }
          return screen.selected.map { screen.shipped[$0.id] == nil } ?? false
            ? nil : "It comes with the program. Turn it off instead: Enter, In use."
        }
      ) { screen, desk in
        guard let entry = screen.selected?.deletion(from: desk.practice[screen.file].withoutEdits) else {
          return .stay
        }
        return .open(StandardForm(entry, of: screen.file, doing: "Delete", desk))
      },
      Command(
        [.char("v"), .tab],
        "standards, rules of allocation, weights, letters, reports, subject access, roles, one after another",
        hint: "next file"
      ) { screen, desk in
        let all = ServiceFile.allCases
        screen.file = all[((all.firstIndex(of: screen.file) ?? 0) + 1) % all.count]
        screen.list = ListState()
        screen.top = 0
        screen.refresh(desk)
        return .stay
      },
      Command([.char("h")], "who changed them, when and why; again for the list", hint: "history") { screen, _ in
        screen.isHistory.toggle()
        screen.top = 0
        return .stay
      },
    ]
  }

  private static let withoutRight: @Sendable (Self, any Desk) -> String? = { screen, desk in
    if screen.isHistory { return "h goes back to the list." }
    return desk.acts(in: nil, \.savesStandards) ? nil : Words.of(.mayNotSaveStandards(desk.me))
  }

  /// Why there can't be more or fewer of what is selected; nil where there can.
  private func whyNot(_ desk: any Desk, _ words: String) -> String? {
    if let why = Self.withoutRight(self, desk) { return why }
    guard let selected else { return "Nothing is chosen." }
    return selected.isOneOfMany(in: desk.practice[file].withoutEdits) ? nil : words
  }

  /// It shows what the service works by, and nobody’s record.
  var lookedAt: Look? { nil }
  func title(_ desk: any Desk) -> String { "standards" }

  func status(_ desk: any Desk) -> String {
    let changed = entries.count { !$0.difference(from: shipped).isEmpty }
    return changed == 0 ? "as they come with the program" : "\(changed) changed here"
  }

  private var ids: [String] { entries.map(\.id) }

  private var selected: DataEntry? { list.index(in: ids).map { entries[$0] } }

  mutating func refresh(_ desk: any Desk) {
    entries = DataEntry.all(of: desk.practice[file])
    shipped = Dictionary(DataEntry.all(of: desk.shipped[file]).map { ($0.id, $0) }) { first, _ in first }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if isHistory {
      let last = max(0, desk.practice[file].edits.count - 1)
      switch key {
      case .down, .char("j"): top = min(last, top + 1)
      case .up, .char("k"): top = max(0, top - 1)
      case .pageDown: top = min(last, top + page / 2)
      case .pageUp: top = max(0, top - page / 2)
      case .escape: isHistory = false
      default: return nil
      }
      return .stay
    }
    if case .mouse(let mouse) = key, mouse.kind == .press || mouse.kind == .doublePress {
      guard mouse.row >= Self.firstRow, mouse.row < Self.firstRow + min(page, entries.count - list.top) else {
        return nil
      }
      list.select(list.top + mouse.row - Self.firstRow, in: ids)
      return mouse.kind == .doublePress ? run(.enter, desk) : .stay
    }
    return list.handle(key, ids: ids, page: page) ? .stay : nil
  }

  /// The row of the first entry: below the header, the name of the list and the headings.
  private static let firstRow = 4

  private static let columns: [Column] = [
    Column("What", 26, grows: true), Column("Figure", 24, grows: true), Column("Status", 10), Column("Here", 8),
    Column("In force", 18, from: 110), Column("Source", 20, grows: true, from: 110),
  ]

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    if isHistory { return drawHistory(&canvas, rows: area, desk) }
    canvas.put(area.lowerBound, 1, Words.heading(of: file), .bold)
    let layout = Column.layout(Self.columns, width: canvas.size.columns - 4)
    for part in layout {
      canvas.put(area.lowerBound + 1, part.start + 2, Self.columns[part.index].title, .quiet)
    }
    let details = area.upperBound - 4
    page = max(1, details - area.lowerBound - 2)
    for (line, index) in list.window(ids, rows: page).enumerated() {
      let row = area.lowerBound + 2 + line
      let facts = entries[index].facts
      let difference = entries[index].difference(from: shipped)
      let cells = [facts.title, facts.figure, facts.status, difference, facts.inForce, facts.source]
      for part in layout {
        let style: Style
        switch part.index {
        case 2 where facts.status == DeadlineRule.Status.unverified.rawValue: style = .warning
        case 3: style = .accent
        default: style = facts.isOff ? .quiet : .plain
        }
        canvas.put(row, part.start + 2, TextWidth.padded(cells[part.index], to: part.width), style)
      }
      if entries[index].id == list.selected {
        canvas.restyle(row, 0, canvas.size.columns) { $0.isReversed = true }
        canvas.cursor = Spot(row: row, column: 0)
      }
    }
    guard let facts = selected?.facts, details > area.lowerBound + 2 else { return }
    canvas.details(
      (facts.details + ["Source: " + facts.source]).map { ($0, .quiet) }, below: details, until: area.upperBound)
  }

  private mutating func drawHistory(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    canvas.put(area.lowerBound, 1, "Who changed the \(Words.name(of: file)), latest first", .bold)
    page = max(1, area.count - 2)
    let edits = desk.practice[file].edits.reversed().dropFirst(top)
    if edits.isEmpty {
      canvas.put(area.lowerBound + 2, 2, "Nobody: they are as they come with the program.", .quiet)
    }
    var row = area.lowerBound + 2
    for edit in edits {
      guard row < area.upperBound else { return }
      let who = desk.staff[edit.by]?.listName ?? edit.by.text
      let lead = edit.at.day.text(.short) + " " + edit.at.time.description + "  " + who + "  "
      let column = canvas.put(row, 2, lead)
      canvas.put(row, column, TextWidth.truncated(edit.why, to: canvas.size.columns - column - 2), .bold)
      let what =
        edit.entries.isEmpty ? "the first copy of the service\u{2019}s own" : edit.entries.joined(separator: ", ")
      if row + 1 < area.upperBound {
        canvas.put(row + 1, 4, TextWidth.truncated(what, to: canvas.size.columns - 6), .quiet)
      }
      row += 2
    }
  }
}
