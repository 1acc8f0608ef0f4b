import ArgumentParser
import CaseScreens
import Casework
import Forms
import Interchange
import TextUI

/// `waymark audit`
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "The monthly audit: which cases, what was found, what is to be done.",
    subcommands: [Sample.self, Record.self, List.self, Actions.self, Done.self], defaultSubcommand: Sample.self)

  /// `waymark audit sample`
  struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sample", abstract: "So many cases of each worker, drawn by chance; the same seed draws the same.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "How many of each worker.") var perWorker = 2
    @Option(
      name: .long,
      help: "What the audit looks at: \(AuditSample.Theme.allCases.map(\.rawValue).joined(separator: ", ")).")
    var theme = "whole"
    @Option(name: .long, help: "What chance grows from; the year and month where none is given.") var seed: UInt64?

    func run() throws {
      let session = try Session(options)
      try session.needs(.oversight)
      try session.look(Look(.report, Waymark.typedName))
      guard let theme = AuditSample.Theme(rawValue: theme) else {
        throw Failure(.badInput, "There is no theme \u{201C}\(theme)\u{201D}. `waymark help audit` lists them.")
      }
      let seed = seed ?? AuditSample.seed(of: session.now.day)
      let month = session.now.day.startOfMonth
      let audits = try session.casebook.audits().filter { $0.audit.on >= month }
      var table = Listing([
        .init("worker", "Worker"), .init("case", "Ref"), .init("child", "Child"), .init("harm", "H"),
        .init("safety", "S"), .init("grading", "Grading this month"), .init("theme"), .init("seed"),
      ])
      for summary in AuditSample.draw(
        from: session.casebook.openCases, perWorker: perWorker, theme: theme, seed: seed)
      {
        let grading = audits.last { $0.audit.reference == summary.reference }?.audit.grading
        table.add([
          .init(summary.worker?.text), .init(summary.reference.description), .init(summary.name),
          .init(summary.judgements?.harm.rawValue), .init(summary.judgements?.safety.rawValue), .init(grading),
          .init(theme.rawValue), .init(Int(truncatingIfNeeded: seed)),
        ])
      }
      if listing.wrote(table) { return }
      Output.write(table.text { TextWidth.columns(of: $0) })
      Output.write(
        "\nSeed \(seed): the same seed draws the same cases. `waymark forms show audit-case` is what is asked.\n")
    }
  }

  /// `waymark audit record REF QUESTION=ANSWER…`
  struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "record", abstract: "Records the audit of a case that one doesn't work on.",
      discussion: """
        A choice is given by its code or words; a grading as good: because; actions as one a line, with | between what, \
        who and by when. QUESTION=@FILE reads an answer from a file.
        """)
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "QUESTION=ANSWER, as often as needed.") var answers: [String]
    @Option(name: .long, help: "The checklist.") var form = CaseAudit.usualForm.text

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      guard let definition = session.casebook.forms.inUse(FormID(form), on: session.now.day) else {
        throw Refusal.audit(.noSuchForm(FormID(form)))
      }
      var values: [QuestionID: AnswerValue] = [:]
      for answer in answers {
        let (question, value) = try TypedAnswer.parse(answer, definition, file.header.people, session) {
          Refusal.audit(.noSuchQuestion($0))
        }
        values[question.id] = value
      }
      let made = try session.make(.audited(.record(file.reference, definition.id, values)))
      Output.write("\(file.reference): audit a\(made.seq) recorded.\n")
    }
  }

  /// `waymark audit list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Every audit, the latest first.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions

    func run() throws {
      let session = try Session(options)
      try session.needs(.oversight)
      var table = Listing([
        .init("audit", "Audit"), .init("on", "On"), .init("case", "Ref"), .init("worker", "Worker"),
        .init("theme", "Theme"), .init("grading", "Grading"), .init("by", "Audited by"),
        .init("actions", "Actions", right: true), .init("open", "Open", right: true), .init("because"),
      ])
      for filed in try session.casebook.audits().reversed() {
        let audit = filed.audit
        let form = session.casebook.forms.definition(audit.form, version: audit.formVersion)
        var because = ""
        if let question = form?.roles[.grading], case .rating(_, let reason)? = audit.answers[question]?.value {
          because = reason
        }
        table.add([
          .init(filed.id.text), .init(audit.on.iso), .init(audit.reference.description), .init(audit.worker?.text),
          .init(audit.theme), .init(audit.grading), .init(audit.by.text), .init(audit.actions.count),
          .init(audit.actions.count { $0.done == nil }), .init(because),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "No audit yet.")
    }
  }

  /// `waymark audit actions`
  struct Actions: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "actions", abstract: "What audits ask for, the earliest due first.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Flag(name: .long, help: "What is done, too.") var all = false

    func run() throws {
      let session = try Session(options)
      try session.needs(.oversight)
      var table = Listing([
        .init("audit", "Audit"), .init("number", "No.", right: true), .init("by", "By"), .init("state", "State"),
        .init("who", "Who"), .init("what", "What"), .init("case", "Ref"), .init("done", "Done"), .init("note"),
      ])
      for entry in AuditAction.all(of: try session.casebook.audits()) where all || entry.action.done == nil {
        let action = entry.action
        let state = action.done != nil ? "done" : action.isLate(on: session.now.day) ? "late" : "open"
        table.add([
          .init(entry.audit.text), .init(entry.index + 1), .init(action.by.iso), .init(state), .init(action.who),
          .init(action.what), .init(entry.reference.description), .init(action.done?.iso), .init(action.note),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "Nothing is to be done.")
    }
  }

  /// `waymark audit done AUDIT NUMBER`
  struct Done: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "done", abstract: "Says that an action of an audit is done.")
    @OptionGroup var options: Options
    @Argument(help: "The audit, such as a1042.") var audit: String
    @Argument(help: "The number of the action.") var number: Int
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    @Option(name: .long, help: "What was done.") var note = ""

    func run() throws {
      let session = try Session(options)
      let day = try session.past(on)
      _ = try session.make(.audited(.actionDone(AuditID(audit), action: number - 1, on: day, note: note)))
      Output.write("\(audit), action \(number): done.\n")
    }
  }
}
