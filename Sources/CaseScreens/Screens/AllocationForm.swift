import Casework
import TextUI

/// Gives one case or several to a worker, a team or both, with second workers and a direction; says first what becomes
/// due by when, and which rules about who may hold what it goes against.
struct AllocationForm: ChangeSheet {
  static let name = "Allocation form"

  /// It asks about what the screen that it was opened from showed.
  var lookedAt: Look? { nil }
  var references: [CaseReference] { summaries.map(\.reference) }

  private var summaries: [CaseSummary]
  private var loads: [StaffID: Workload] = [:]
  private var proposals: [AllocationProposal] = []
  private let hasVictim: Bool
  var sheet: FormSheet

  init(_ references: [CaseReference], _ desk: any Desk) {
    let wanted = Set(references)
    summaries = desk.openCases.filter { wanted.contains($0.reference) }
    let only = summaries.count == 1 ? summaries.first : nil
    let header = only.flatMap { try? desk.caseFile($0.reference) }?.header
    let seesVictims = only.map { desk.viewer?.sees(.victims, of: $0) ?? true } ?? false
    hasVictim = seesVictims && header?.hasIdentifiableVictim ?? false
    let form = Form([
      .worker("worker", "Worker", only?.worker, desk), .team("team", "Team", desk),
      .workers("seconds", "Second workers", only?.secondaryWorkers ?? [], desk),
      .line("reason", "Why all the same", ""), .note("note", "Direction"),
    ])
    sheet = FormSheet(
      form, subject: "allocation " + summaries.map(\.reference.digits).joined(separator: " "), desk)
    refresh(desk)
  }

  /// Opens the form, or says why it can't be.
  static func open(_ references: [CaseReference], _ desk: any Desk) -> Step {
    let form = Self(references, desk)
    return form.summaries.isEmpty ? .say("There is no open case to allocate.") : .open(form)
  }

  static var commands: [Command<Self>] { sheetCommands() }

  mutating func refresh(_ desk: any Desk) {
    takeOver(desk)
    loads = desk.workloads
    follow(desk)
  }

  /// Says to whom another gave a case since the form was opened, so that nobody takes it from them unawares.
  private mutating func takeOver(_ desk: any Desk) {
    let open = desk.openCases
    var given: [(key: DocumentKey, words: String)] = []
    for index in summaries.indices {
      let earlier = summaries[index]
      guard let latest = open.first(where: { $0.reference == earlier.reference }) else { continue }
      summaries[index] = latest
      if (earlier.worker, earlier.team) == (latest.worker, latest.team),
        earlier.secondaryWorkers == latest.secondaryWorkers
      {
        continue
      }
      let holder = latest.worker.map(desk.name) ?? latest.team.map { desk.teams[$0]?.name ?? $0.text } ?? "nobody"
      given.append((latest.reference.key, "\(latest.reference) to \(holder)"))
    }
    guard !given.isEmpty else { return }
    let keys = Set(given.map(\.key))
    sheet.conflicts(
      desk.meanwhile("gave " + given.map(\.words).joined(separator: ", ")) { keys.contains($0) }
        + "; Ctrl-S gives as it stands here.")
  }

  mutating func follow(_ desk: any Desk) {
    let receiver = worker.flatMap { id in desk.staff[id].map { (id: id, staff: $0) } }
    let known = Set(desk.teams.keys)
    proposals = summaries.map { summary in
      desk.allocation.proposal(for: summary, to: receiver, team: team, known: known, on: desk.now.day)
    }
    sheet.form.hide("reason", broken.isEmpty)
    guard let worker else { return sheet.form.echo("worker", "the team's, until somebody takes it") }
    let load = loads[worker]
    let open = load?.open ?? 0
    let percent = load?.percent.map { ", \($0) %" } ?? ", no hours today"
    sheet.form.echo("worker", (open == 1 ? "1 open case" : "\(open) open cases") + percent)
    let own = desk.staff[worker]?.team.map { desk.teams[$0]?.name ?? $0.text }
    sheet.form.echo("team", team == nil ? own ?? "" : "")
  }

  private var worker: StaffID? { sheet.form.text("worker").isEmpty ? nil : StaffID(sheet.form.text("worker")) }
  private var team: TeamID? { sheet.form.text("team").isEmpty ? nil : TeamID(sheet.form.text("team")) }

  /// The rules that it goes against, each with the cases in which it does.
  private var broken: [(words: String, cases: [CaseReference])] {
    if worker == nil, team == nil { return [] }
    var found: [(words: String, cases: [CaseReference])] = []
    for proposal in proposals {
      for rule in proposal.broken {
        if let index = found.firstIndex(where: { $0.words == rule.words }) {
          found[index].cases.append(proposal.reference)
        } else {
          found.append((rule.words, [proposal.reference]))
        }
      }
    }
    return found
  }

  func change(_ desk: any Desk) throws(FormFault) -> Change {
    let form = sheet.form
    if worker == nil, team == nil { throw FormFault(field: "worker", words: Words.of(.nobodyChosen)) }
    if let first = broken.first, form.line("reason").isEmpty {
      throw FormFault(
        field: "reason", words: Words.of(.holdingNeedsReason(first.cases[0], broken.map(\.words))))
    }
    let seconds = form.staff("seconds")
    let keepsSeconds = form.text("seconds") == sheet.initial["seconds"]
    return .allocated(
      summaries.map(\.reference), to: worker, with: keepsSeconds ? nil : seconds, team: team,
      note: form.text("note"), reason: broken.isEmpty ? "" : form.line("reason"))
  }

  /// What becomes due: one case's dates, or how many and which is the first.
  private func dues(_ desk: any Desk) -> String {
    let day = desk.now.day
    if proposals.count == 1, let only = proposals.first {
      if only.dues.isEmpty { return "Nothing becomes due." }
      return "Due: " + only.dues.map { Words.due($0, on: day) }.joined(separator: " \u{B7} ")
    }
    let all = proposals.flatMap(\.dues)
    guard let first = all.min(by: { $0.due < $1.due }) else { return "Nothing becomes due." }
    return "\(all.count) due, first \(Words.due(first, on: day)), \(first.reference)"
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    var title = "Allocate \u{B7} \(summaries.count.counted("case"))"
    var remarks: [(String, Style)] = []
    if summaries.count == 1, let only = summaries.first {
      title = "Allocate \u{B7} \(only.name) \u{B7} \(only.reference)"
      if let worker = only.worker {
        let since = only.allocated.map { " since " + $0.text(.short) } ?? ""
        remarks.append(("With \(desk.staff[worker]?.name ?? worker.text)\(since)", .quiet))
      } else if let days = only.daysWaiting(on: desk.now.day) {
        remarks.append(("Waiting for " + Words.days(days), .quiet))
      }
    } else {
      remarks.append((summaries.map { "\($0.shortName) \($0.reference)" }.joined(separator: ", "), .quiet))
    }
    if hasVictim { remarks.append(("Identifiable victim: an information request goes to the police.", .plain)) }
    remarks.append((dues(desk), .plain))
    for rule in broken {
      let cases = summaries.count == 1 ? "" : " (" + rule.cases.map(\.description).joined(separator: ", ") + ")"
      remarks.append(("! " + rule.words + cases, .warning))
    }
    _ = sheet.draw(&canvas, rows: rows, title: title, remarks: remarks)
  }
}
