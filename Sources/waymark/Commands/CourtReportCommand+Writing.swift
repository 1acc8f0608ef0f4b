import ArgumentParser
import CaseScreens
import Casework
import Interchange

extension CourtReportCommand {
  /// `waymark court-report write REF`
  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "write",
      abstract:
        "Writes the draft: one heading, options, proposals, or the whole content from JSON as `show --json` has it.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The file with the whole content; - for standard input.") var file: String?
    @OptionGroup var which: ReportChoice
    @Option(name: .long, help: "The heading, by its name as `show` has it.") var heading: String?
    @Option(name: .long, help: "What stands under the heading.") var text: String?
    @Option(name: .long, help: "What stands under the heading, from a file; - for standard input.") var textFile:
      String?
    @Option(
      name: .long,
      help: "A sentence that was considered, with why or why not: \u{201C}dto=no: she would lose her place\u{201D}.")
    var option: [String] = []
    @Option(
      name: .long,
      help:
        "A sentence that is proposed, in place of those before: \u{201C}yro=12 months; supervision 12 months\u{201D}.")
    var propose: [String] = []

    func validate() throws {
      if heading != nil, text == nil, textFile == nil {
        throw ValidationError("--heading needs --text or --text-file.")
      }
      if file == nil, heading == nil, option.isEmpty, propose.isEmpty {
        throw ValidationError("Give a file, --heading, --option or --propose.")
      }
    }

    func run() throws {
      let session = try Session(options)
      let found = try which.found(try session.caseFile(reference), session)
      guard let draft = found.reports.draft else {
        throw Failure(
          .badInput, "\(found.file.reference) has no draft of the report. `waymark court-report begin` begins it.")
      }
      var content = try file.map { try PlanCommand.read(ReportContent.self, from: $0) } ?? draft.plan.content
      if let heading {
        guard let index = content.sections.firstIndex(where: { $0.heading.text == heading }) else {
          throw Refusal.report(.noSuchHeading(ListCode(heading)))
        }
        content.sections[index].text =
          try text ?? textFile.map { String(decoding: try InputFile.bytes($0), as: UTF8.self) } ?? ""
      }
      for typed in option { try consider(typed, in: &content) }
      if !propose.isEmpty { content.proposals = try propose.map(Self.proposal) }
      _ = try session.make(.reported(found.file.reference, .written(draft.id, content, seen: draft.version)))
      let gaps = try session.casebook.reports(of: found.file.reference).version(draft.id)?.plan.content.gaps ?? []
      let state =
        gaps.isEmpty
        ? "can be submitted"
        : gaps.count.counted("thing is", "things are") + " missing before it can be submitted"
      Output.write("\(found.file.reference), report \(found.request.id): written; \(state).\n")
    }

    private func consider(_ typed: String, in content: inout ReportContent) throws {
      let parts = typed.split(separator: "=", maxSplits: 1).map(String.init)
      let said = (parts.count == 2 ? parts[1] : "").split(separator: ":", maxSplits: 1).map {
        $0.split(separator: " ").joined(separator: " ")
      }
      guard said.count == 2, ["yes", "no"].contains(said[0]) else {
        throw Failure(.badInput, "\u{201C}\(typed)\u{201D} isn\u{2019}t of the form dto=no: because.")
      }
      let disposal = try Coded<Disposal>.read(parts[0])
      content.options.removeAll { $0.disposal == disposal }
      content.options.append(ReportOption(disposal, isSuitable: said[0] == "yes", why: said[1]))
    }

    private static func proposal(_ typed: String) throws -> ReportProposal {
      let parts = typed.split(separator: "=", maxSplits: 1).map(String.init)
      let disposal = try Coded<Disposal>.read(parts.first ?? "")
      do throws(OrderText.Fault) {
        let order = try OrderText.order(disposal, typed: parts.count > 1 ? parts[1] : "", charges: [])
        return ReportProposal(disposal, order.term, requirements: order.requirements)
      } catch {
        throw Failure(.badInput, "--propose \(typed): \(error.words)")
      }
    }
  }

  /// `waymark court-report confirm REF HEADING…`
  struct Confirm: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm", abstract: "Says that what was filled in under these headings is right.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The headings, by their names as `show` has them.") var headings: [String]
    @OptionGroup var which: ReportChoice

    func run() throws {
      let session = try Session(options)
      let found = try which.found(try session.caseFile(reference), session)
      guard let draft = found.reports.draft else {
        throw Refusal.report(.noSuchReport(DocumentID(found.request.id.text)))
      }
      _ = try session.make(
        .reported(found.file.reference, .confirmed(draft.id, headings.map { ListCode($0) })))
      Output.write(
        "\(found.file.reference), report \(found.request.id): \(headings.joined(separator: ", ")) confirmed.\n")
    }
  }

  /// Takes a step in signing the report that is meant.
  private static func sign(
    _ step: SigningStep, _ reference: String, _ which: ReportChoice, _ session: Session
  ) throws {
    let found = try which.found(try session.caseFile(reference), session)
    guard let latest = found.reports.latest else {
      throw Failure(.badInput, "\(found.file.reference) has no such report yet. Begin it first.")
    }
    _ = try session.make(.documentSigned(found.file.reference, SignedName(.report, latest.id), step))
    let after = try session.casebook.reports(of: found.file.reference).version(latest.id)?.plan.signing.state
    Output.write("\(found.file.reference), report \(found.request.id): \((after ?? .draft).words).\n")
  }

  /// `waymark court-report submit REF`
  struct Submit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "submit", abstract: "Signs the draft and gives it to be checked.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @OptionGroup var which: ReportChoice
    @Option(name: .long, help: "What the reader should know.") var note = ""
    func run() throws { try CourtReportCommand.sign(.submit(note: note), reference, which, try Session(options)) }
  }

  /// `waymark court-report countersign REF`
  struct Countersign: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "countersign", abstract: "Quality assures the report, the checklist answered.")
    @OptionGroup var options: Options
    @OptionGroup var checks: CheckOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @OptionGroup var which: ReportChoice
    func run() throws {
      let session = try Session(options)
      let answers = try checks.answers(for: .report, session)
      try CourtReportCommand.sign(.countersign(checks: answers, note: checks.note), reference, which, session)
    }
  }

  /// `waymark court-report send-back REF --because …`
  struct SendBack: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "send-back", abstract: "Sends the report back with reasons.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @OptionGroup var which: ReportChoice
    @Option(name: .long, help: "A reason, the heading before a colon: \u{201C}analysis: say what came before\u{201D}.")
    var because: [String]
    func run() throws {
      let reasons = PartReason.reasons(typed: because.joined(separator: "\n"))
      try CourtReportCommand.sign(
        .sendBack(reasons: reasons, checks: [], note: ""), reference, which, try Session(options))
    }
  }

  /// `waymark court-report take-back REF`
  struct TakeBack: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take-back", abstract: "Takes back what was submitted and not looked at yet.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @OptionGroup var which: ReportChoice
    func run() throws { try CourtReportCommand.sign(.takeBack(note: ""), reference, which, try Session(options)) }
  }
}
