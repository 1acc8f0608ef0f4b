import Casework
import TextUI

/// One worker's page, for supervision: what they carry, what is late, what was agreed, and every case that they hold.
struct WorkerScreen: Screen {
  static let name = "Worker"

  /// What an entry is about.
  enum Entry: Hashable, Sendable {
    case action(ActionID)
    case due(CaseReference, ObligationKey)
    case held(CaseReference)
    case supervision(Int)
    case cover(CoverID)
  }

  private let id: StaffID
  private var standing: WorkerStanding?
  private var supervisions = SupervisionFile()
  /// Whether whoever sits at the desk may read the worker's supervisions.
  private var isOpen = false
  private var list = ItemList<Entry>()

  init(_ id: StaffID) { self.id = id }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the case, or mark the action as done", hint: "open") { screen, desk in
        screen.enter(desk)
      },
      Command(
        [.char("d")], "mark the action as done", hint: "done",
        where: { $0.action != nil }, unavailable: { s, _ in s.action == nil ? "Choose an action first." : nil }
      ) { screen, desk in
        screen.action.map { .make(.actionDone(screen.id, $0, on: desk.now.day), closes: false) } ?? .stay
      },
      Command([.char("D")], "the worker's diary") { screen, _ in
        .open(DiaryScreen(of: screen.id))
      }.seeing(.contacts),
      Command(
        [.char("o")], "record a supervision", hint: "supervision",
        unavailable: { s, d in d.maySupervise(s.id) ? nil : Words.of(.mayNotSupervise(s.id, by: d.me)) }
      ) { screen, desk in .open(StaffForm(.supervision, of: screen.id, desk)) },
      Command([.char("C")], "name who acts for the worker between two days", hint: "cover") { screen, desk in
        screen.cover == nil ? .open(StaffForm(.cover(nil), of: screen.id, desk)) : screen.enter(desk)
      },
      Command([.char("R")], "take work off the worker's hours", hint: "reduce") { screen, desk in
        .open(StaffForm(.reduction, of: screen.id, desk))
      },
      Command([.char("H")], "hand over what the worker holds", hint: "hand over") { screen, desk in
        .open(HandOverScreen(screen.id, desk))
      },
    ]
  }

  var lookedAt: Look? { Look(.section, "worker \(id)") }
  func title(_ desk: any Desk) -> String { desk.staff[id]?.name ?? id.text }

  private var action: ActionID? {
    if case .action(let id) = list.selected { return id }
    return nil
  }

  private var cover: CoverID? {
    if case .cover(let id) = list.selected { return id }
    return nil
  }

  private func enter(_ desk: any Desk) -> Step {
    switch list.selected {
    case .action(let action): return .make(.actionDone(id, action, on: desk.now.day), closes: false)
    case .due(let reference, _), .held(let reference): return .open(CaseScreen(reference))
    case .cover(let cover):
      // Saving it would write over a reason that wasn't shown.
      guard desk.seesMatters(of: id) else { return .say(Words.of(.access(.sectionClosed(desk.me, .staff)))) }
      return .open(StaffForm(.cover(cover), of: id, desk))
    case .supervision, nil: return .say("There is nothing to open here.")
    }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let (isTaken, opens) = list.handle(key)
    if opens { return enter(desk) }
    return isTaken ? .stay : nil
  }

  mutating func refresh(_ desk: any Desk) {
    let mine = desk.staff.filter { $0.key == id }
    let cases = desk.openCases(of: id)
    standing =
      WorkerStanding.all(
        of: mine, summaries: cases, standards: desk.standards, weights: desk.weights, calendar: desk.calendar,
        at: desk.now
      ).first
    isOpen = desk.mayReadSupervisions(of: id)
    supervisions = isOpen ? (try? desk.supervisions(of: id)) ?? SupervisionFile() : SupervisionFile()
    list.items = items(cases, desk)
  }

  private func items(_ cases: [CaseSummary], _ desk: any Desk) -> [ItemList<Entry>.Item] {
    let day = desk.now.day
    var items: [ItemList<Entry>.Item] = []
    func section(_ title: String, _ entries: [ItemList<Entry>.Item]) {
      guard !entries.isEmpty else { return }
      if !items.isEmpty { items.append(.init(nil, [("", .plain)])) }
      items.append(.init(nil, [("\(title)  \(entries.count)", .bold)]))
      items += entries
    }
    let open = supervisions.openActions
    section(
      "ACTIONS",
      open.map { action in
        let isLate = action.due < day
        let due = TextWidth.padded(action.due.due(asOf: day), to: 10)
        return .init(
          .action(action.id), [((isLate ? "! " : "\u{B7} ") + due + action.what, isLate ? .overdue : .plain)])
      })
    for (title, dues) in [("LATE", standing?.late ?? []), ("DUE WITHIN SEVEN DAYS", standing?.dueSoon ?? [])] {
      section(
        title,
        dues.map { due in
          let isLate = due.obligation.due < day
          let text =
            (isLate ? "! " : "\u{B7} ") + TextWidth.padded(due.obligation.due.due(asOf: day), to: 10)
            + TextWidth.padded(due.summary.shortName, to: 16) + " " + due.obligation.title
          return .init(
            .due(due.summary.reference, due.obligation.key), [(text, isLate ? .overdue : .plain)])
        })
    }
    section("CASELOAD", cases.filter { $0.worker == id }.map { held($0, desk) })
    section("SECOND WORKER", cases.filter { $0.secondaryWorkers.contains(id) }.map { held($0, desk) })
    section("COVER", (desk.staff[id]?.covers ?? []).filter { $0.to >= day }.map { cover($0, desk) })
    let records = supervisions.records.enumerated().reversed()
    section("SUPERVISIONS", records.map { .init(.supervision($0), lines(of: $1, desk)) })
    if !isOpen {
      items.append(.init(nil, [("", .plain), ("Supervisions are for the worker and their managers.", .quiet)]))
    }
    return items
  }

  private func held(_ summary: CaseSummary, _ desk: any Desk) -> ItemList<Entry>.Item {
    let day = desk.now.day
    let order = summary.mainOrder(on: day)
    let kept = WorkerStanding.contacts(of: summary, standards: desk.standards, calendar: desk.calendar, at: desk.now)
    var text = "  " + summary.reference.description + " " + TextWidth.padded(summary.name, to: 19) + " "
    text += TextWidth.padded(order?.listName(on: day) ?? (summary.hides(.orders) ? "" : "no order yet"), to: 16) + " "
    text += TextWidth.padded(order?.level?.rawValue ?? "", to: 10)
    text += TextWidth.padded("\(desk.weights.points(of: summary, on: day)) pt", to: 6, right: true)
    text += TextWidth.padded(kept.asked > 0 ? "\(kept.seen)/\(kept.asked)" : "", to: 7, right: true)
    let holding = Words.holding(of: summary)
    var lines: [(String, Style)] = [(text, .plain)]
    if !holding.isEmpty { lines.append(("            held " + holding, .quiet)) }
    return .init(.held(summary.reference), lines)
  }

  private func cover(_ cover: Cover, _ desk: any Desk) -> ItemList<Entry>.Item {
    let days = cover.from.text(.short) + " to " + cover.to.text(.short)
    let why = cover.why.isEmpty || !desk.seesMatters(of: id) ? "" : " \u{B7} " + cover.why
    return .init(.cover(cover.id), [("  " + desk.name(of: cover.deputy) + " acts " + days + why, .plain)])
  }

  private func lines(of record: Supervision, _ desk: any Desk) -> [(String, Style)] {
    let cases = record.cases.isEmpty ? "" : " \u{B7} " + record.cases.map(\.description).joined(separator: ", ")
    let head = "  \(record.on.text(.short)) \(Words.spoken(record.kind)), by \(desk.name(of: record.by))" + cases
    var lines: [(String, Style)] = [(head, .plain)]
    for line in record.note.split(whereSeparator: \.isNewline) { lines.append(("    " + line, .quiet)) }
    for action in record.actions {
      let state = action.done.map { "done " + $0.text(.short) } ?? "by " + action.due.text(.short)
      lines.append(("    \u{B7} \(action.what), \(state)", action.done == nil ? .plain : .good))
    }
    return lines
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    guard let standing, let staff = desk.staff[id] else {
      canvas.put(area.lowerBound, 1, Words.of(.noSuchStaff(id)), .warning)
      return
    }
    let width = canvas.size.columns - 2
    var row = area.lowerBound
    for (text, style) in head(standing, staff, desk) {
      for line in TextWidth.wrapped(text, to: width) where row < area.upperBound {
        canvas.put(row, 1, line, style)
        row += 1
      }
    }
    canvas.rule(row)
    let rest = min(row + 1, area.upperBound)..<area.upperBound
    if list.items.isEmpty { canvas.put(rest.lowerBound, 1, "Holds nothing, and nothing was agreed.", .quiet) }
    list.draw(&canvas, rows: rest, column: 1, width: width)
    if canvas.cursor == nil { canvas.cursor = Spot(row: area.lowerBound, column: 1) }
  }

  private func head(_ standing: WorkerStanding, _ staff: Staff, _ desk: any Desk) -> [(String, Style)] {
    let day = desk.now.day
    let load = standing.workload
    var who = [staff.name, Words.spoken(staff.role)]
    if let team = staff.team { who.append(desk.teams[team]?.name ?? team.text) }
    if staff.qualifiedSocialWorker { who.append("social worker") }
    if staff.hundredths != 100 { who.append("\(staff.hundredths) % of full time") }
    if let to = staff.to { who.append((to < day ? "left " : "leaves ") + to.text(.short)) }
    var lines: [(String, Style)] = [(who.joined(separator: " \u{B7} "), .bold)]
    let percent = load.percent.map { "\($0) %" } ?? "no hours today"
    var carried = ["Load \(percent), \(load.points) of \(load.capacity) points", "\(load.open) open"]
    for (count, words) in [
      (load.caretaken, "for others"), (load.elsewhere, "elsewhere"), (load.seconded, "as second worker"),
      (load.reports, "reports"),
    ] where count > 0 { carried.append("\(count) \(words)") }
    lines.append((carried.joined(separator: " \u{B7} "), load.isTooMuch(under: desk.weights) ? .warning : .plain))
    for reduction in staff.reductions where reduction.holds(on: day) {
      let to = reduction.to.map { " to " + $0.text(.short) } ?? ""
      let why = desk.seesMatters(of: id) ? ": " + reduction.why : ""
      lines.append(("\(reduction.percent) % less\(why), since \(reduction.from.text(.short))\(to)", .quiet))
    }
    let compliance = standing.compliance.map { "\($0) % (\(standing.seen) of \(standing.asked))" } ?? "none asked for"
    let since = day.startOfMonth.adding(days: -1).startOfMonth.text(.dayAndMonth)
    lines.append(("Contacts since \(since): " + compliance, .plain))
    let isOverdue = standing.isSupervisionOverdue(on: day)
    var supervised = "Last supervision " + (standing.supervised.map { $0.text(.short) } ?? "never")
    if let due = standing.supervisionDue {
      supervised += (isOverdue ? ", overdue since " : ", next by ") + due.text(.short)
    }
    lines.append((supervised, isOverdue ? .warning : .plain))
    return lines
  }
}
