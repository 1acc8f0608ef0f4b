import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

/// `waymark court-report`
struct CourtReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "court-report",
    abstract: "Reports for courts and panels: asked for, written, checked, shared, filed, read, answered.",
    subcommands: [
      List.self, Ask.self, Show.self, Begin.self, Write.self, Confirm.self, Submit.self, Countersign.self,
      SendBack.self, TakeBack.self, Share.self, FileIt.self, Read.self, Feedback.self,
    ], defaultSubcommand: List.self)

  /// `waymark court-report list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Reports in hand, late ones first; --filed those filed in the last three months.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "Reports of this author, by user name; me for your own.") var author: String?
    @Option(name: .long, help: "Cases of this team.") var team: String?
    @Flag(name: .long, help: "Late ones alone.") var late = false
    @Flag(name: .long, help: "Those that were filed.") var filed = false

    func run() throws {
      let session = try Session(options)
      try session.needs(.orders)
      let today = session.now.day
      let author = try author.map { try session.staff($0) }
      let team = try team.map { try session.team($0) }
      var lines = ReportLine.inHand(session.casebook.openCases, on: today)
      if filed {
        let since = today.adding(months: -3)
        lines = ReportLine.filed(try session.files { $0.closed ?? since >= since }, since: since)
      }
      lines = lines.filter { line in
        (author == nil || line.author == author) && (team == nil || line.summary.team == team)
          && (!late || line.request.isLate(on: today))
      }
      var table = Listing([
        .init("case", "Ref"), .init("child", "Child"), .init("report", "Id"), .init("kind", "Report"),
        .init("asked"), .init("hearing", "Hearing"), .init("due", "Due"), .init("stage", "Stage"), .init("late", ""),
        .init("author", "Author"), .init("court", "Court"), .init("allOptions"), .init("shared"),
        .init("filed", "Filed"),
        .init("read"), .init("document"),
      ])
      for line in lines {
        let request = line.request
        let isLate = request.isLate(on: today)
        table.add([
          .init(line.summary.reference.description), .init(line.summary.name), .init(request.id.text),
          .init(request.kind.rawValue, words: Words.name(of: request, session.settings.practice.reports)),
          .init(request.asked.iso), .init(request.heard?.iso, words: request.heard?.text(.short) ?? ""),
          .init(request.due.iso, words: request.due.text(.short)), .init(line.stage.rawValue, words: line.stage.words),
          .init(isLate, words: isLate ? "late" : ""),
          .init(
            line.author?.text, words: line.author.map { session.casebook.staff[$0]?.listName ?? $0.text } ?? "nobody"),
          .init(request.court), .init(request.isAllOptions, words: ""), .init(request.shared?.iso),
          .init(request.delivered?.iso, words: request.delivered?.text(.short) ?? ""), .init(request.read?.iso),
          .init(request.document?.text),
        ])
      }
      try session.look(.listing)
      if listing.json { return Output.write(table.json()) }
      if listing.csv { return Output.write(table.csv()) }
      Output.write(table.rows.isEmpty ? "No report is listed.\n" : table.text { TextWidth.columns(of: $0) })
    }
  }

  /// `waymark court-report ask REF --kind pre-sentence --due …`
  struct Ask: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ask",
      abstract: "A court or a panel asked for a report; with --report what was asked for is altered.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "What kind.") var kind: Coded<ReportRequest.Kind>?
    @Option(name: .long, help: "The report to alter, by its id.") var report: String?
    @Option(name: .long, help: "The day on which it was asked for; today where none is given.") var on: String?
    @Option(name: .long, help: "By when; the working day before the hearing where none is given.") var due: String?
    @Option(name: .long, help: "The hearing, by its id; next for the one to come.") var hearing: String?
    @Option(name: .long, help: "Who writes it, by user name.") var author: String?
    @Option(name: .long, help: "The court or panel.") var court: String?
    @Flag(name: .long, help: "The court asked for all options.") var allOptions = false

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      var request = ReportRequest()
      request.id = ""
      request.asked = try session.past(on)
      if let report {
        guard let found = file.header.report(ReportID(report)) else {
          throw Refusal.noSuchReport(ReportID(report), file.reference)
        }
        request = found
        if let on { request.asked = try session.day(on, .past) }
      }
      request.kind = kind?.value ?? request.kind
      request.author = try author.map { try session.staff($0) } ?? request.author
      request.court = court ?? request.court
      request.isAllOptions = allOptions || request.isAllOptions
      if let hearing {
        let found = hearing == "next" ? file.header.nextHearing : file.header.hearing(HearingID(hearing))
        guard let found else { throw Refusal.court(.noSuchHearing(HearingID(hearing), file.reference)) }
        request.hearing = found.id
        request.heard = found.at.day
      }
      if let due {
        request.due = try session.day(due, .future)
      } else if report == nil || hearing != nil {
        guard let heard = request.heard else { throw Failure(.usage, "Give --due, or --hearing to count from.") }
        request.due = session.settings.calendar.workingDay(onOrBefore: heard.adding(days: -1))
      }
      _ = try session.make(.reportSaved(file.reference, request))
      let saved = try session.casebook.record.header(of: file.reference)?.reports.last
      let id = report ?? saved?.id.text ?? ""
      let name = Words.name(of: request, session.settings.practice.reports)
      Output.write("\(file.reference), \(name) \(id): due \(request.due.text(.longWithWeekday)).\n")
    }
  }

  /// `waymark court-report show REF`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract:
        "One report: its headings with where each comes from, the proposal, what became of it; --json gives every version whole."
    )
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @OptionGroup var which: ReportChoice
    @Flag(name: .long, help: "Print one JSON document.") var json = false

    func run() throws {
      let session = try Session(options)
      let found = try which.found(try session.caseFile(reference), session)
      if json { return Output.write(try PlanCommand.json(found.reports.versions.map { ($0.id, $0.plan) })) }
      let texts = session.settings.practice.reports
      var text = "\(found.file.reference), \(Words.name(of: found.request, texts)) \(found.request.id): "
      text += found.request.stage(in: found.file.header.documents).words
      text += found.request.delivered == nil ? ", due \(found.request.due.text(.longWithWeekday)).\n" : ".\n"
      guard let shown = found.reports.latest else { return Output.write(text + "Not begun yet.\n") }
      text += "Version \(shown.plan.signing.version), \(shown.plan.signing.state.words) (\(shown.id)).\n"
      for section in shown.plan.content.sections {
        text += "\n\(section.title) (\(section.heading))\n"
        text += section.text.isEmpty ? "  (nothing yet)\n" : ""
        for line in section.text.split(separator: "\n") { text += "  \(line)\n" }
        for origin in section.origins { text += "  from \(Words.of(origin))\n" }
        if section.isUnconfirmed { text += "  to be confirmed or written anew\n" }
      }
      for option in shown.plan.content.options {
        text += "\nOption: \(option.disposal.name), \(option.isSuitable ? "yes" : "no"): \(option.why)"
      }
      for proposal in shown.plan.content.proposals {
        text += "\nProposal: " + ([proposal.words] + proposal.requirements.map(\.words)).joined(separator: "; ")
      }
      text += shown.plan.content.proposals.isEmpty && shown.plan.content.options.isEmpty ? "" : "\n"
      let gaps = shown.plan.signing.state.isOpen ? shown.plan.content.gaps : []
      if !gaps.isEmpty { text += "\nBefore it can be submitted:\n" + gaps.map { "- \(Words.of($0))\n" }.joined() }
      for sharing in shown.plan.sharings { text += Words.of(sharing) + "\n" }
      for feedback in shown.plan.feedback { text += Words.of(feedback, texts) + "\n" }
      Output.write(text)
    }
  }

  /// `waymark court-report begin REF`
  struct Begin: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "begin",
      abstract: "Begins the report, filled in from the assessment and the plan, or from an earlier report (--reuse).")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @OptionGroup var which: ReportChoice
    @Option(
      name: .long,
      help:
        "An earlier report of the case, by its document's id: at most three months old, checked, nothing changed since."
    )
    var reuse: String?

    func run() throws {
      let session = try Session(options)
      let found = try which.found(try session.caseFile(reference), session)
      let change = ReportChange.begun(found.request.id, reusing: reuse.map { DocumentID($0) })
      _ = try session.make(.reported(found.file.reference, change))
      let after = try session.casebook.reports(of: found.file.reference).answering(found.request.id)
      let waiting = after.draft?.plan.content.sections.count(where: \.isUnconfirmed) ?? 0
      Output.write(
        "\(found.file.reference), report \(found.request.id): begun; \(waiting.counted("heading was filled in and waits", "headings were filled in and wait")) to be confirmed.\n"
      )
    }
  }
}

/// Which report of a case is meant.
struct ReportChoice: ParsableArguments {
  @Option(name: .long, help: "The report, by its id; the one in hand where none is given.") var report: String?

  /// The case, what was asked for, and the versions that answer it.
  ///
  /// Throws `Refusal`, or `Failure` where several are in hand and none is named.
  func found(
    _ file: CaseFile, _ session: Session
  ) throws -> (file: CaseFile, request: ReportRequest, reports: ReportFile) {
    let all = try session.casebook.reports(of: file.reference)
    func answer(_ request: ReportRequest) -> (file: CaseFile, request: ReportRequest, reports: ReportFile) {
      (file, request, all.answering(request.id))
    }
    if let report {
      guard let request = file.header.report(ReportID(report)) else {
        throw Refusal.noSuchReport(ReportID(report), file.reference)
      }
      return answer(request)
    }
    let inHand = file.header.reports.filter { $0.delivered == nil }
    if inHand.count > 1 {
      let names = inHand.map(\.id.text).joined(separator: ", ")
      throw Failure(.usage, "\(file.reference) has several reports in hand. Give --report: one of \(names).")
    }
    guard let request = inHand.first ?? file.header.reports.last else {
      throw Failure(
        .badInput, "\(file.reference) has no report. `waymark court-report ask` adds one that was asked for.")
    }
    return answer(request)
  }
}
