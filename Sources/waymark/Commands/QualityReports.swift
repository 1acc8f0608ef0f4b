import ArgumentParser
import CaseScreens
import Casework
import Forms
import Interchange

/// `waymark report audits`
struct AuditsReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audits", abstract: "What audits found: gradings by theme, month or worker, and their actions.")
  @OptionGroup var report: PracticeReportOptions
  @Option(name: .long, help: "What to group by: theme, month, worker, team or auditor.") var by = AuditReport.Grouping
    .theme
  @Flag(name: .long, help: "The questions answered yes or no, instead of the gradings.") var questions = false

  func run() throws {
    let session = try report.session()
    try session.needs(.oversight)
    let days = try report.days(session) { $0.startOfMonth.adding(months: -11) }
    let worker = try report.wantedWorker(session)
    let audits = try session.casebook.audits().filter { filed in
      (worker == nil || filed.audit.worker == worker) && (report.team == nil || filed.audit.team?.text == report.team)
    }
    let found = AuditReport(audits, days: days, by: by, forms: session.casebook.forms, on: session.now.day)
    questions ? writeQuestions(found, days, session) : writeGradings(found, days, session)
  }

  private func writeGradings(_ found: AuditReport, _ days: ClosedRange<Day>, _ session: Session) {
    var table = Listing(
      [
        .init(by.rawValue, by.rawValue.prefix(1).uppercased() + by.rawValue.dropFirst()),
        .init("audits", "Audits", right: true),
      ] + found.gradings.map { .init($0.code, $0.words, right: true) } + [
        .init("actionsDone", "Done", right: true), .init("actionsOpen", "To do", right: true),
        .init("actionsLate", "Late", right: true),
      ])
    func values(_ line: AuditReport.Line, _ words: String) -> [Listing.Value] {
      [.init(.string(line.group), words: words), .init(line.audits)]
        + found.gradings.map { .init(line.gradings[$0.code] ?? 0) } + [
          .init(line.done), .init(line.open), .init(line.late),
        ]
    }
    for line in found.lines { table.add(values(line, line.group.isEmpty ? "none" : line.group)) }
    report.write(table, total: values(found.total, "All"), "Audits", days, session)
  }

  private func writeQuestions(_ found: AuditReport, _ days: ClosedRange<Day>, _ session: Session) {
    var table = Listing([
      .init("question", "Question"), .init("yes", "Yes", right: true), .init("no", "No", right: true),
      .init("unknown", "Not known", right: true),
    ])
    for answer in found.answers {
      table.add([.init(answer.words)] + Choice.yesNo.map { .init(answer.counts[$0.code] ?? 0) })
    }
    let sums = Choice.yesNo.map { choice in found.answers.reduce(0) { $0 + ($1.counts[choice.code] ?? 0) } }
    report.write(table, total: [.init("All")] + sums.map { .init($0) }, "Audits", days, session)
  }
}

/// `waymark report checklists`
struct ChecklistsReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklists",
    abstract: "How the checklists were answered when documents were countersigned or sent back.")
  @OptionGroup var report: PracticeReportOptions

  func run() throws {
    let session = try report.session()
    let days = try report.days(session) { $0.startOfMonth.adding(months: -2) }
    let worker = try report.wantedWorker(session)
    var found = ChecklistReport()
    for summary in session.casebook.openCases + (try session.casebook.closedCases())
    where !summary.documents.isEmpty && (report.team == nil || summary.team?.text == report.team) {
      for mark in summary.documents where mark.since.day >= days.lowerBound && (worker == nil || mark.author == worker)
      {
        guard let signing = try session.casebook.signing(of: mark.name, in: summary.reference) else { continue }
        found.take(mark.name.kind, signing, days: days)
      }
    }
    found.arrange(by: session.settings.countersigning)
    var table = Listing([
      .init("document", "Document"), .init("check"), .init("question", "Question"), .init("yes", "Yes", right: true),
      .init("partly", "Partly", right: true), .init("no", "No", right: true),
      .init("notNeeded", "Not needed", right: true), .init("percent", "% yes", right: true),
    ])
    let answers = CheckAnswer.Answer.allCases
    for line in found.lines {
      let words = session.settings.countersigning.words(of: line.check, for: line.kind)
      table.add(
        [.init(.string(line.kind.rawValue), words: line.kind.words), .init(line.check.text), .init(words)]
          + answers.map { .init(line.counts[$0] ?? 0) } + [.init(line.percent)])
    }
    let sums = answers.map { answer in found.lines.reduce(0) { $0 + ($1.counts[answer] ?? 0) } }
    let asked = sums.prefix(3).reduce(0, +)
    let percent = asked == 0 ? nil : sums[0] * 100 / asked
    let words = "\(found.countersigned) countersigned, \(found.sentBack) sent back"
    report.write(
      table, total: [.init("All"), .init(""), .init(words)] + sums.map { .init($0) } + [.init(percent)],
      "Checklists", days, session, bars: ["percent"])
  }
}

extension AuditReport.Grouping: ExpressibleByArgument {}
