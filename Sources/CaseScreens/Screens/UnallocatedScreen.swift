import Casework
import TextUI

/// The cases that wait for a worker, the longest first: what came in and what was given to a team alone.
struct UnallocatedScreen: Screen {
  static let name = "Unallocated"

  private static let columns = [
    Column("Waiting", 8, right: true), Column("Ref", 9), Column("Child", 16, grows: true),
    Column("Age", 3, right: true),
    Column("On", 14, grows: true), Column("First due", 20, grows: true), Column("Team", 14, from: 92),
    Column("Held", 12, from: 108),
  ]

  /// The team whose cases are shown; nil for everybody's.
  private var team: TeamID?
  /// The team that `v` goes back to.
  private var own: TeamID?
  private var rows: [CaseSummary] = []
  private var ids: [CaseReference] = []
  private var list = ListState<CaseReference>()
  private var page = 10
  private var first = 4

  /// The cases of a team that wait, or everybody's.
  init(of team: TeamID? = nil) {
    self.team = team
    own = team
  }

  static var commands: [Command<Self>] {
    [
      Command(
        [.char("A")], "allocate the case, or all marked cases", hint: "allocate",
        unavailable: { s, _ in s.ids.isEmpty ? "No case is waiting." : nil }
      ) { screen, desk in
        let marked = screen.ids.filter(screen.list.marked.contains)
        return AllocationForm.open(marked.isEmpty ? [screen.selected].compactMap { $0 } : marked, desk)
      },
      Command([.enter], "open the case", hint: "open") { screen, _ in
        screen.selected.map { .open(CaseScreen($0)) } ?? .say("No case is waiting.")
      },
      Command([.char(" ")], "mark the case", hint: "mark") { screen, _ in
        screen.list.toggleMark(in: screen.ids)
        return .stay
      },
      Command([.char("*")], "mark all cases, or none") { screen, _ in
        screen.list.markAll(screen.ids)
        return .stay
      },
      Command([.char("v")], "everybody's, or my team's", hint: "whose") { screen, desk in
        screen.team = screen.team == nil ? screen.own ?? desk.staff[desk.me]?.team : nil
        screen.refresh(desk)
        return .stay
      },
    ]
  }

  func title(_ desk: any Desk) -> String { "unallocated" }
  func status(_ desk: any Desk) -> String { list.marked.isEmpty ? "" : "\(list.marked.count) marked" }

  private var selected: CaseReference? { list.index(in: ids).map { ids[$0] } }

  /// The cases that wait, the longest first; all of them, or one team's.
  static func waiting(_ desk: any Desk, team: TeamID?) -> [CaseSummary] {
    desk.openCases.filter { $0.waiting != nil && (team == nil || $0.team == team) }
      .sorted { ($0.waiting ?? .epoch, $0.reference) < ($1.waiting ?? .epoch, $1.reference) }
  }

  mutating func refresh(_ desk: any Desk) {
    rows = Self.waiting(desk, team: team)
    ids = rows.map(\.reference)
    let gone = list.marked.subtracting(ids)
    if !gone.isEmpty { list.markAll(Array(gone)) }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if case .mouse(let mouse) = key, mouse.kind == .press || mouse.kind == .doublePress {
      guard mouse.row >= first, mouse.row - first < ids.count - list.top else { return nil }
      list.select(list.top + mouse.row - first, in: ids)
      return mouse.kind == .doublePress ? selected.map { .open(CaseScreen($0)) } : .stay
    }
    return list.handle(key, ids: ids, page: page) ? .stay : nil
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let width = canvas.size.columns
    let day = desk.now.day
    let whose = team.map { " \u{B7} " + (desk.teams[$0]?.name ?? $0.text) } ?? ""
    let column = canvas.put(area.lowerBound, 1, "Waiting for a worker" + whose, .bold) + 2
    canvas.put(area.lowerBound, column, ids.count == 1 ? "1 case" : "\(ids.count) cases", .quiet)
    let layout = Column.layout(Self.columns, width: width - 4)
    for part in layout {
      let heading = Self.columns[part.index]
      canvas.put(
        area.lowerBound + 1, part.start + 2, TextWidth.padded(heading.title, to: part.width, right: heading.isRight),
        .quiet)
    }
    first = area.lowerBound + 2
    page = max(1, area.upperBound - first)
    if ids.isEmpty { canvas.put(first, 2, "Nobody is waiting for a worker.", .quiet) }
    for (line, index) in list.window(ids, rows: page).enumerated() {
      let summary = rows[index]
      let cells = cells(summary, day, desk)
      if list.marked.contains(summary.reference) { canvas.put(first + line, 0, canvas.glyphs.tick, .good) }
      for part in layout {
        let (text, style) = cells[part.index]
        canvas.put(
          first + line, part.start + 2,
          TextWidth.padded(text, to: part.width, right: Self.columns[part.index].isRight), style)
      }
      if list.selected == summary.reference {
        canvas.restyle(first + line, 0, width) { $0.isReversed = true }
        canvas.cursor = Spot(row: first + line, column: 0)
      }
    }
  }

  private func cells(_ summary: CaseSummary, _ day: Day, _ desk: any Desk) -> [(String, Style)] {
    let due = Obligation.open(for: summary, under: desk.standards, calendar: desk.calendar, on: day).first
    let holding = Words.holding(of: summary)
    return [
      (summary.daysWaiting(on: day).map { "\($0) d" } ?? "", .plain), (summary.reference.description, .plain),
      (summary.name, .plain), (summary.age(on: day).map(String.init) ?? "", .plain),
      (summary.mainOrder(on: day)?.listName(on: day) ?? "no order yet", .plain),
      (due.map { $0.due.due(asOf: day) + " " + $0.title } ?? "", due.map { $0.due < day } ?? false ? .overdue : .plain),
      (summary.team.map { desk.teams[$0]?.name ?? $0.text } ?? "none yet", .plain),
      (holding, .quiet),
    ]
  }
}
