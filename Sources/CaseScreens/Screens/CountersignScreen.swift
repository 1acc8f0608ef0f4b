import Casework
import TextUI

/// What waits for a second signature, the longest waiting first; one's own work isn't among it.
struct CountersignScreen: Screen {
  static let name = "Countersign"

  private static let columns = [
    Column("Waits", 6, right: true), Column("What", 30, grows: true), Column("Child", 18, grows: true),
    Column("Reference", 10), Column("Written by", 14, grows: true),
  ]

  private struct Line: Hashable, Sendable {
    var reference: CaseReference
    var name: SignedName
  }

  private let team: TeamID?
  private var queue: [Countersignable] = []
  private var list = RowList<Line>()

  init(of team: TeamID? = nil) {
    self.team = team
  }

  static var commands: [Command<Self>] {
    [
      Command(
        [.enter], "read it, what changed first", hint: "read",
        unavailable: { s, _ in s.selected == nil ? "Nothing waits to be countersigned." : nil }
      ) { screen, _ in screen.selected.map { Self.open($0) } ?? .stay },
      Command(
        [.char("c")], "the child\u{2019}s case", hint: "case",
        unavailable: { s, _ in s.selected == nil ? "Nothing waits to be countersigned." : nil }
      ) { screen, _ in screen.selected.map { .open(CaseScreen($0.reference)) } ?? .stay },
    ]
  }

  var caseShown: CaseReference? { selected?.reference }
  var lookedAt: Look? { Look(.section, "to countersign") }
  func title(_ desk: any Desk) -> String { "to countersign" }
  func status(_ desk: any Desk) -> String { "\(queue.count) wait" }

  private var ids: [Line] { queue.map { Line(reference: $0.summary.reference, name: $0.mark.name) } }
  private var selected: Line? { list.selected(in: ids) }

  private static func open(_ line: Line) -> Step {
    switch line.name.kind {
    case .assessment: .open(AssessmentScreen(line.reference, line.name.id, showsDifferences: true))
    case .plan: .open(PlanScreen(of: line.reference, showsDifferences: true))
    case .exitPlan: .open(ExitScreen(of: line.reference, showsDifferences: true))
    case .report: .open(ReportScreen(reading: line.name.id, of: line.reference, showsDifferences: true))
    }
  }

  /// Opens a document to read it.
  static func reading(_ name: SignedName, of reference: CaseReference) -> Step {
    switch name.kind {
    case .assessment: .open(AssessmentScreen(reference, name.id))
    case .plan: .open(PlanScreen(of: reference))
    case .exitPlan: .open(ExitScreen(of: reference))
    case .report: .open(ReportScreen(reading: name.id, of: reference))
    }
  }

  mutating func refresh(_ desk: any Desk) {
    queue = Countersignable.queue(in: desk.openCases, for: desk.me, team: team)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    list.typed(key, ids: ids) { Self.open($0) }
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let name = team.map { desk.teams[$0]?.name ?? $0.text } ?? "everybody"
    canvas.put(area.lowerBound, 1, "To countersign \u{B7} " + name, .bold)
    list.place(ids, in: (area.lowerBound + 2)..<area.upperBound)
    list.draw(&canvas, columns: Self.columns, indent: 1) { _, _, index in
      let each = queue[index]
      let days = each.mark.since.day.days(until: desk.now.day)
      return [
        ("\(days)d", days > 5 ? .overdue : .plain), (Words.title(of: each.mark), .plain),
        (each.summary.shortName, .plain),
        (each.summary.reference.description, .plain), (desk.name(of: each.mark.author), .plain),
      ]
    }
    if queue.isEmpty { canvas.put(area.lowerBound + 2, 1, "Nothing waits to be countersigned.", .quiet) }
  }
}
