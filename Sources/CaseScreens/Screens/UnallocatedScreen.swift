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
  private var filter = FilterLine()
  /// Every case that waits, and those that the filter shows.
  private var all: [CaseRow] = []
  private var rows: [CaseRow] = []
  private var ids: [CaseReference] = []
  private var list = RowList<CaseReference>()

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
        if screen.filter.isTyping {
          screen.filter.isTyping = false
          return .stay
        }
        return screen.selected.map { .open(CaseScreen($0)) } ?? .say("No case is waiting.")
      },
      Command([.char(" ")], "mark the case", hint: "mark") { screen, _ in
        screen.list.toggleMark(in: screen.ids)
        return .stay
      },
      Command([.char("*")], "mark all cases, or none") { screen, _ in
        screen.list.markAll(screen.ids)
        return .stay
      },
      Command([.char("/")], "filter as you type, as in the caseload", hint: "filter") { screen, _ in
        screen.filter.isTyping = true
        return .stay
      },
      Command([.char("v")], "everybody's, or my team's", hint: "whose") { screen, desk in
        screen.team = screen.team == nil ? screen.own ?? desk.staff[desk.me]?.team : nil
        screen.refresh(desk)
        return .stay
      },
    ]
  }

  var isTyping: Bool { filter.isTyping }
  mutating func acted() { list.clearMarks() }
  var caseShown: CaseReference? { selected }
  var lookedAt: Look? { Look(.section, "unallocated") }
  func title(_ desk: any Desk) -> String { "unallocated" }
  func status(_ desk: any Desk) -> String { list.marked.isEmpty ? "" : "\(list.marked.count) marked" }

  private var selected: CaseReference? { list.selected(in: ids) }

  /// The cases that wait, the longest first; all of them, or one team's.
  static func waiting(_ desk: any Desk, team: TeamID?) -> [CaseSummary] {
    desk.openCases.filter { $0.waiting != nil && (team == nil || $0.team == team) }
      .sorted { ($0.waiting ?? .epoch, $0.reference) < ($1.waiting ?? .epoch, $1.reference) }
  }

  mutating func refresh(_ desk: any Desk) {
    all = Self.waiting(desk, team: team).map { CaseRow($0, desk) }
    sift(desk)
    list.keepMarks(in: all.map(\.summary.reference))
  }

  private mutating func sift(_ desk: any Desk) {
    let wanted = CaseFilter(filter.text, desk)
    let now = desk.now
    rows = all.filter { wanted.shows($0, at: now) }
    ids = rows.map(\.summary.reference)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch filter.typed(key) {
    case .changed: sift(desk)
    case .unchanged: break
    case .list: return list.typed(key, ids: ids) { .open(CaseScreen($0)) }
    case .program: return nil
    }
    return .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let day = desk.now.day
    let whose = team.map { " \u{B7} " + (desk.teams[$0]?.name ?? $0.text) } ?? ""
    let column = canvas.put(area.lowerBound, 1, "Waiting for a worker" + whose, .bold) + 2
    let count = ids.count == 1 ? "1 case" : "\(ids.count) cases"
    let end = canvas.put(area.lowerBound, column, count, .quiet) + 2
    let typingAt = filter.draw(&canvas, area.lowerBound, end, width: canvas.size.columns - end - 2)
    list.place(ids, in: (area.lowerBound + 2)..<area.upperBound)
    list.draw(&canvas, columns: Self.columns, indent: 2) { canvas, row, index in
      if list.marked.contains(ids[index]) { canvas.put(row, 0, canvas.glyphs.tick, .good) }
      return cells(rows[index], day, desk)
    }
    if ids.isEmpty {
      let words = all.isEmpty ? "Nobody is waiting for a worker." : "No case has these words. Esc clears the filter."
      canvas.put(area.lowerBound + 2, 2, words, .quiet)
    }
    if let typingAt { canvas.cursor = typingAt }
  }

  private func cells(_ row: CaseRow, _ day: Day, _ desk: any Desk) -> [(String, Style)] {
    let (summary, due) = (row.summary, row.due)
    let holding = Words.holding(of: summary)
    return [
      (summary.daysWaiting(on: day).map { "\($0) d" } ?? "", .plain), (summary.reference.description, .plain),
      (summary.name, .plain), (summary.age(on: day).map(String.init) ?? "", .plain),
      (summary.mainOrder(on: day)?.listName(on: day) ?? (summary.hides(.orders) ? "" : "no order yet"), .plain),
      (due.map { $0.due.due(asOf: day) + " " + $0.title } ?? "", due.map { $0.due < day } ?? false ? .overdue : .plain),
      (summary.team.map { desk.teams[$0]?.name ?? $0.text } ?? "none yet", .plain),
      (holding, .quiet),
    ]
  }
}
