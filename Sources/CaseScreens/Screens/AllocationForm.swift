import Casework
import TextUI

/// Gives one case or several to a worker, a team or both, with second workers and a direction.
struct AllocationForm: SheetScreen {
  static let name = "Allocation form"

  private let summaries: [CaseSummary]
  private var loads: [StaffID: Int] = [:]
  var sheet: FormSheet

  init(_ references: [CaseReference], _ desk: any Desk) {
    let wanted = Set(references)
    summaries = desk.openCases.filter { wanted.contains($0.reference) }
    let only = summaries.count == 1 ? summaries.first : nil
    let form = Form([
      .worker("worker", "Worker", only?.worker, desk), .team("team", "Team", desk),
      .workers("seconds", "Second workers", only?.secondaryWorkers ?? [], desk), .note("note", "Direction"),
    ])
    sheet = FormSheet(
      form, subject: "allocation " + summaries.map(\.reference.digits).joined(separator: " "), desk)
    refresh(desk)
    follow(desk)
  }

  /// Opens the form, or says why it can't be.
  static func open(_ references: [CaseReference], _ desk: any Desk) -> Step {
    let form = Self(references, desk)
    return form.summaries.isEmpty ? .say("There is no open case to allocate.") : .open(form)
  }

  static var commands: [Command<Self>] { sheetCommands() }

  mutating func refresh(_ desk: any Desk) {
    loads = Dictionary(grouping: desk.openCases.compactMap(\.worker)) { $0 }.mapValues(\.count)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    guard sheet.handle(key) else { return nil }
    follow(desk)
    return .stay
  }

  mutating func follow(_ desk: any Desk) {
    guard let worker = worker else { return sheet.form.echo("worker", "the team's, until somebody takes it") }
    let load = loads[worker] ?? 0
    sheet.form.echo("worker", load == 1 ? "1 open case" : "\(load) open cases")
    let team = desk.staff[worker]?.team.map { desk.teams[$0]?.name ?? $0.text }
    sheet.form.echo("team", sheet.form.text("team").isEmpty ? team ?? "" : "")
  }

  private var worker: StaffID? { sheet.form.text("worker").isEmpty ? nil : StaffID(sheet.form.text("worker")) }

  mutating func save(_ desk: any Desk) -> Step {
    let form = sheet.form
    let team = form.text("team").isEmpty ? nil : TeamID(form.text("team"))
    if worker == nil, team == nil {
      sheet.fault(Words.of(.nobodyChosen), field: "worker")
      return .stay
    }
    let seconds = form.text("seconds").split(separator: ",").map { StaffID(String($0)) }
    let keepsSeconds = form.text("seconds") == sheet.initial["seconds"]
    return .make(
      .allocated(
        summaries.map(\.reference), to: worker, with: keepsSeconds ? nil : seconds, team: team, note: form.text("note")),
      closes: true)
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    var title = "Allocate \u{B7} \(summaries.count) cases"
    var remarks: [(String, Style)] = []
    if summaries.count == 1, let only = summaries.first {
      title = "Allocate \u{B7} \(only.name) \u{B7} \(only.reference)"
      if let worker = only.worker {
        let since = only.allocated.map { " since " + $0.text(.short) } ?? ""
        remarks.append(("With \(desk.staff[worker]?.name ?? worker.text)\(since)", .quiet))
      }
    } else {
      remarks.append((summaries.map { "\($0.shortName) \($0.reference)" }.joined(separator: ", "), .quiet))
    }
    _ = sheet.draw(&canvas, rows: rows, title: title, remarks: remarks)
  }
}
