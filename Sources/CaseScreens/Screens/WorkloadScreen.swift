import Casework
import TextUI

/// What everybody carries, as a chart: one bar a worker, the fullest first.
struct WorkloadScreen: Screen {
  static let name = "Workload"

  private var team: TeamID?
  private var filter = FilterLine()
  /// What everybody of the team carries, and those whom the filter shows.
  private var all: [Workload] = []
  private var rows: [Workload] = []
  private var list = RowList<StaffID>()

  init(of team: TeamID?) { self.team = team }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "the worker's page", hint: "worker") { screen, _ in
        if screen.filter.isTyping {
          screen.filter.isTyping = false
          return .stay
        }
        return screen.selected.map { .open(WorkerScreen($0)) } ?? .say("There is nobody to open.")
      },
      Command([.char("R")], "take work off the worker's hours", hint: "reduce") { screen, desk in
        screen.selected.map { .open(StaffForm(.reduction, of: $0, desk)) } ?? .say("Choose a worker first.")
      },
      Command([.char("H")], "hand over what the worker holds", hint: "hand over") { screen, desk in
        screen.selected.map { .open(HandOverScreen($0, desk)) } ?? .say("Choose a worker first.")
      },
      Command([.char("v"), .tab], "the next team, or everybody", hint: "team") { screen, desk in
        screen.team = desk.team(after: screen.team)
        screen.refresh(desk)
        return .stay
      },
      Command([.char("/")], "filter by name as you type", hint: "filter") { screen, _ in
        screen.filter.isTyping = true
        return .stay
      },
    ]
  }

  var isTyping: Bool { filter.isTyping }
  var lookedAt: Look? { Look(.report, "workload") }
  func title(_ desk: any Desk) -> String { "workload" }
  private var ids: [StaffID] { rows.map(\.staff) }
  private var selected: StaffID? { list.selected(in: ids) }

  mutating func refresh(_ desk: any Desk) {
    all = desk.workloads.values.filter { load in
      guard let staff = desk.staff[load.staff] else { return load.points > 0 && team == nil }
      return (team == nil || staff.team == team) && (load.capacity > 0 || load.points > 0)
    }.sorted { left, right in
      let (more, less) = (left.percent ?? .max, right.percent ?? .max)
      return more == less ? left.staff < right.staff : more > less
    }
    sift(desk)
  }

  private mutating func sift(_ desk: any Desk) {
    rows = all.filter { filter.fits((desk.staff[$0.staff]?.name ?? "") + " " + $0.staff.text) }
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
    var column = canvas.put(area.lowerBound, 1, "Workload \u{B7} " + name, .bold) + 3
    let over = all.count { $0.isTooMuch(under: desk.weights) }
    let words = "\(over) at \(desk.weights.warnAt.value) % or more"
    column = canvas.put(area.lowerBound, column, words, over > 0 ? .warning : .quiet) + 3
    if desk.weights.fullTime.status == .unverified, !filter.isShown {
      canvas.put(area.lowerBound, column, "unverified default weights", .quiet)
    }
    let typingAt = filter.draw(&canvas, area.lowerBound, column, label: "/", width: width - column - 2)
    let bars = max(10, min(50, width - 58))
    let facts = 15 + bars + 8
    canvas.put(
      area.lowerBound + 1, 1,
      TextWidth.padded("Worker", to: 14) + TextWidth.padded("", to: bars + 1) + " Load  Points  Open   I  E  S 2nd Rep",
      .quiet)
    let scale = max(150, all.compactMap(\.percent).max() ?? 0)
    list.place(ids, in: (area.lowerBound + 2)..<area.upperBound)
    list.draw(&canvas) { canvas, y, index in
      let load = rows[index]
      let isOver = load.isTooMuch(under: desk.weights)
      canvas.put(y, 1, TextWidth.truncated(desk.name(of: load.staff), to: 13))
      canvas.put(y, 15, canvas.bar(load.percent ?? scale, of: scale, columns: bars), isOver ? .overdue : .good)
      let percent = load.percent.map { "\($0)%" } ?? "away"
      canvas.put(y, 15 + bars + 1, TextWidth.padded((isOver ? "!" : "") + percent, to: 5, right: true))
      var numbers = TextWidth.padded("\(load.points)/\(load.capacity)", to: 7, right: true)
      numbers += TextWidth.padded("\(load.open)", to: 6, right: true) + " "
      for level in [InterventionLevel.intensive, .enhanced, .standard] {
        numbers += TextWidth.padded("\(load.levels[level] ?? 0)", to: 3, right: true)
      }
      numbers += TextWidth.padded("\(load.seconded)", to: 4, right: true)
      numbers += TextWidth.padded("\(load.reports)", to: 4, right: true)
      canvas.put(y, facts, numbers)
    }
    if ids.isEmpty { canvas.put(area.lowerBound + 2, 1, "Nobody here. v shows the next team.", .quiet) }
    if let typingAt { canvas.cursor = typingAt }
  }
}
