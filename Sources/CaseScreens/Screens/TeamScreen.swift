import Casework
import TextUI

/// A manager's first screen: one line a worker, with what they carry, what is late, and when they were last supervised.
struct TeamScreen: Screen {
  static let name = "Team"

  private static let columns = [
    Column("Worker", 14, grows: true), Column("Open", 4, right: true), Column("Load", 5, right: true),
    Column("Late", 4, right: true), Column("Due 7d", 6, right: true), Column("Contacts", 8, right: true),
    Column("Assessments", 12), Column("Last supervision", 16), Column("Held for others", 15, right: true, from: 104),
    Column("Team", 14, grows: true, from: 118),
  ]

  /// Whose work is shown.
  private enum Scope: Hashable {
    case team(TeamID)
    case everybody
  }

  private var scope: Scope?
  private var filter = FilterLine()
  /// Everybody's, and those that team and filter show.
  private var all: [WorkerStanding] = []
  private var standings: [WorkerStanding] = []
  private var waiting = 0
  private var toSign = 0
  private var asked = 0
  private var caretaken = 0
  private var elsewhere = 0
  private var list = RowList<StaffID>()

  var isWorkspace: Bool { true }
  var isTyping: Bool { filter.isTyping }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "the worker's page", hint: "worker") { screen, _ in
        if screen.filter.isTyping {
          screen.filter.isTyping = false
          return .stay
        }
        return screen.selected.map { .open(WorkerScreen($0)) } ?? .say("There is nobody to open.")
      },
      Command([.char("A"), .char("U")], "the cases that wait for a worker, to allocate them", hint: "allocate") {
        screen, _ in .open(UnallocatedScreen(of: screen.team))
      },
      Command([.char("I")], "who is in custody, and who comes home") { _, _ in
        .open(CustodyListScreen())
      }.seeing(.orders),
      Command([.char("F")], "the cases that are held for others") { screen, _ in
        .open(CaseloadScreen(counting: .caretaken, of: .all, team: screen.team))
      },
      Command([.char("E")], "the cases that are held elsewhere") { screen, _ in
        .open(CaseloadScreen(counting: .elsewhere, of: .all, team: screen.team))
      },
      Command([.char("H")], "hand over what the worker holds", hint: "hand over", unavailable: Self.withoutWorker) {
        screen, desk in screen.selected.map { .open(HandOverScreen($0, desk)) } ?? .stay
      },
      Command(
        [.char("o")], "record a supervision", hint: "supervision",
        unavailable: { s, d in
          guard let id = s.selected else { return "Choose a worker first." }
          return d.maySupervise(id) ? nil : Words.of(.mayNotSupervise(id, by: d.me))
        }
      ) { screen, desk in screen.selected.map { .open(StaffForm(.supervision, of: $0, desk)) } ?? .stay },
      Command([.char("O")], "what managers asked for on cases, by its day", hint: "asked for") { screen, _ in
        .open(DeadlinesScreen(rule: "oversight-action", team: screen.team))
      },
      Command([.char("Q")], "what waits to be countersigned", hint: "countersign") { screen, _ in
        .open(CountersignScreen(of: screen.team))
      },
      Command([.char("M")], "the monthly audit: sample, actions, themes over time") { screen, _ in
        .open(AuditScreen(of: screen.team))
      }.seeing(.oversight),
      Command([.char("p")], "programmes of group work: who comes, what they lead to") { _, _ in
        .open(ProgrammesScreen())
      },
      Command([.char("w")], "workloads as a chart", hint: "workload") { screen, _ in
        .open(WorkloadScreen(of: screen.team))
      },
      Command([.char("r")], "reports: timeliness, contacts held, ISS hours, home visits, workload", hint: "reports") {
        _, _ in .open(ReportsScreen())
      },
      Command([.char("T")], "name the team and its manager; a new one where everybody is shown") { screen, desk in
        .open(TeamForm(screen.team, desk))
      }.needing(.staff),
      Command([.char("v"), .tab], "the next team, or everybody", hint: "team") { screen, desk in
        screen.turn(desk)
        return .stay
      },
      Command([.char("/")], "filter by name as you type", hint: "filter") { screen, _ in
        screen.filter.isTyping = true
        return .stay
      },
    ]
  }

  private static func withoutWorker(_ screen: Self, _ desk: any Desk) -> String? {
    screen.selected == nil ? "Choose a worker first." : nil
  }

  var lookedAt: Look? { Look(.section, "team") }
  func title(_ desk: any Desk) -> String { "" }

  private var ids: [StaffID] { standings.map(\.id) }
  private var selected: StaffID? { list.selected(in: ids) }
  private var team: TeamID? {
    if case .team(let id) = scope { return id }
    return nil
  }

  private mutating func turn(_ desk: any Desk) {
    scope = desk.team(after: team).map { .team($0) } ?? .everybody
    refresh(desk)
  }

  mutating func refresh(_ desk: any Desk) {
    if scope == nil {
      let managed = desk.teams.first { $0.value.manager == desk.me }?.key
      scope = (desk.staff[desk.me]?.team ?? managed).map { .team($0) } ?? .everybody
    }
    all = desk.standings()
    sift(desk)
    let cases = desk.openCases.filter { team == nil || $0.team == team }
    waiting = UnallocatedScreen.waiting(desk, team: team).count
    toSign = Countersignable.queue(in: cases, for: desk.me).count
    asked = cases.reduce(0) { count, summary in
      count
        + (summary.actions.isEmpty
          ? 0
          : Obligation.open(
            for: summary, under: desk.standards, calendar: desk.calendar, on: desk.now.day
          ).count { $0.rule == "oversight-action" })
    }
    caretaken = cases.count { $0.holding == .caretaken }
    elsewhere = cases.count { $0.holding == .elsewhere }
  }

  /// Shows those of the team whose names have what is typed.
  private mutating func sift(_ desk: any Desk) {
    standings = all.filter { standing in
      guard let staff = desk.staff[standing.id] else { return false }
      if let team, staff.team != team { return false }
      let isGone = staff.to.map { $0 < desk.now.day } ?? false
      if isGone, standing.workload.open == 0 { return false }
      return filter.fits(staff.name + " " + standing.id.text)
    }.sorted { (desk.staff[$0.id]?.name ?? "", $0.id) < (desk.staff[$1.id]?.name ?? "", $1.id) }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch filter.typed(key) {
    case .changed: sift(desk)
    case .unchanged: break
    case .list: return list.typed(key, ids: ids) { .open(WorkerScreen($0)) }
    case .program: return nil
    }
    return .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let width = canvas.size.columns
    let name = team.map { desk.teams[$0]?.name ?? $0.text } ?? "everybody"
    var column = canvas.put(area.lowerBound, 1, "Team \u{B7} " + name, .bold) + 3
    for (words, count, style) in [
      ("unallocated", waiting, Style.warning), ("to countersign", toSign, .warning), ("asked for", asked, .plain),
      ("held for others", caretaken, .plain),
      ("held elsewhere", elsewhere, .plain),
    ] where count > 0 && column + words.count + String(count).count + 1 < width {
      column = canvas.put(area.lowerBound, column, "\(words) \(count)", style) + 3
    }
    let typingAt = filter.draw(&canvas, area.lowerBound, column, label: "/", width: width - column - 2)
    list.place(ids, in: (area.lowerBound + 2)..<area.upperBound)
    list.draw(&canvas, columns: Self.columns, indent: 1) { _, _, index in cells(standings[index], desk) }
    if ids.isEmpty { canvas.put(area.lowerBound + 2, 1, "Nobody here. v shows the next team.", .quiet) }
    if let typingAt { canvas.cursor = typingAt }
  }

  private func cells(_ standing: WorkerStanding, _ desk: any Desk) -> [(String, Style)] {
    let day = desk.now.day
    let load = standing.workload
    let isOver = load.isTooMuch(under: desk.weights)
    let percent = load.percent.map { "\($0)%" } ?? (load.points > 0 ? "away" : "\u{2013}")
    let assessments = standing.assessments
    let words = [
      assessments.late > 0 ? "\(assessments.late) late" : "", assessments.due > 0 ? "\(assessments.due) due" : "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
    let isOverdue = standing.isSupervisionOverdue(on: day)
    let supervised = standing.supervised.map { $0.text(.dayAndMonth) } ?? "never"
    let others = load.caretaken + load.elsewhere
    return [
      (desk.name(of: standing.id), .plain), ("\(load.open)", .plain),
      ((isOver ? "!" : "") + percent, isOver ? .overdue : .plain),
      ("\(standing.late.count)", standing.late.isEmpty ? .plain : .overdue), ("\(standing.dueSoon.count)", .plain),
      (standing.compliance.map { "\($0) %" } ?? "\u{2013}", .plain),
      (words.isEmpty ? "\u{2013}" : words, assessments.late > 0 ? .overdue : .plain),
      (TextWidth.padded(supervised, to: 7) + (isOverdue ? "overdue" : "ok"), isOverdue ? .warning : .plain),
      (others > 0 ? "\(others)" : "", .plain),
      (desk.staff[standing.id]?.team.map { desk.teams[$0]?.name ?? $0.text } ?? "", .plain),
    ]
  }
}
