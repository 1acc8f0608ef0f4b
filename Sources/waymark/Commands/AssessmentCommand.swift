import ArgumentParser
import CaseScreens
import Casework
import Forms
import Interchange
import JSON

/// `waymark assessment`
struct AssessmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assessment", abstract: "A child's assessments and screenings.",
    subcommands: [
      List.self, Show.self, Differences.self, Start.self, Save.self, Confirm.self, Complete.self, Submit.self,
      TakeBack.self, Correct.self, Drop.self, EndEpisode.self,
    ], defaultSubcommand: List.self)

  /// `waymark assessment list REF`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "One row an assessment, the latest last.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      var table = Listing([
        .init("id", "Id"), .init("form", "Form"), .init("version"), .init("title", "What"), .init("stage"),
        .init("state", "Stands"), .init("since", "Since"), .init("complete", "Sections"), .init("minutes"),
        .init("reoffending", "R"), .init("harm", "H"), .init("safety", "S"), .init("author", "Written by"),
        .init("replaced"),
      ])
      for filed in try session.casebook.assessments(of: file.reference) {
        let assessment = filed.assessment
        let mark = file.header.documents.first { $0.name == SignedName(.assessment, filed.id) }
        table.add([
          .init(filed.id.text), .init(assessment.form.text), .init(assessment.formVersion), .init(assessment.title),
          .init(assessment.stage), .init(assessment.signing.state.rawValue, words: assessment.signing.state.words),
          .init(mark?.since.rfc3339, words: mark?.since.day.text(.short)), .init(progress(assessment, session)),
          .init(assessment.minutes), .init(assessment.judgements?.reoffending.rawValue),
          .init(assessment.judgements?.harm.rawValue), .init(assessment.judgements?.safety.rawValue),
          .init(mark?.author.text), .init(mark?.isReplaced ?? false, words: ""),
        ])
      }
      listing.write(table, none: "None yet. `waymark assessment start` begins one.")
    }

    private func progress(_ assessment: Assessment, _ session: Session) -> String {
      guard let definition = session.settings.forms.definition(assessment.form, version: assessment.formVersion) else {
        return "form not known"
      }
      return Words.sections(of: assessment, in: assessment.filled(definition))
    }
  }

  /// `waymark assessment show REF ID`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "An assessment with every answer, who gave it and what is missing; as text, as a page, or as JSON.")
    @OptionGroup var options: Options
    @OptionGroup var of: AssessmentChoice
    @Flag(name: .long, help: "Print one JSON document.") var json = false
    @Flag(name: .long, help: "As a page that prints as it stands and fetches nothing.") var html = false

    func run() throws {
      let session = try Session(options)
      let report = AssessmentReport(try of.open(session), session)
      Output.write(json ? report.json() : Array((html ? report.html() : report.text()).utf8))
    }
  }

  /// `waymark assessment differences REF ID`
  struct Differences: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "differences",
      abstract: "What changed since the assessment that it was carried from, or that it corrects, question by question."
    )
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @OptionGroup var of: AssessmentChoice

    func run() throws {
      let session = try Session(options)
      let open = try of.open(session)
      let earlier = open.filed.assessment.replaces ?? open.filed.assessment.carriedFrom
      guard let earlier, let before = try session.casebook.assessment(earlier, of: open.file.reference) else {
        throw Failure(.badInput, "There is no earlier assessment to compare with.")
      }
      var table = Listing([
        .init("question", "Question"), .init("words", "Asked"), .init("before", "Before"), .init("now", "Now"),
      ])
      for each in open.filed.assessment.answers.differences(since: before.assessment.answers, in: open.definition) {
        let question = open.definition.question(each.question)
        table.add([
          .init(each.question.text), .init(question?.words), .init(each.before.map { Words.answer($0, to: question) }),
          .init(each.now.map { Words.answer($0, to: question) }),
        ])
      }
      if listing.wrote(table) { return }
      if table.rows.isEmpty { return Output.write("Nothing changed.\n") }
      for row in table.rows { Output.write("\(row[1].words)\n  was  \(row[2].words)\n  now  \(row[3].words)\n") }
    }
  }

  /// `waymark assessment start REF FORM`
  struct Start: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "start", abstract: "Starts one with the last answers to the same form, each to be confirmed.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The form; `waymark forms` lists them.") var form: String
    @Option(name: .long, help: "The stage, such as entry or review.") var stage = ""
    @Option(name: .long, help: "The order that it is for, by its id.") var order: String?
    @Flag(name: .long, help: "Start without the last answers.") var empty = false

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      let made = try session.make(
        .assessed(reference, .start(FormID(form), stage: stage, order: order.map { OrderID($0) }, empty: empty)))
      Output.write("\(reference): assessment a\(made.seq) started.\n")
    }
  }
}

/// Which assessment of which case a command is about.
struct AssessmentChoice: ParsableArguments {
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  @Argument(help: "The assessment, such as a1042; the latest where none is given.") var id: String?

  /// An assessment with its form and its case.
  struct Open {
    var file: CaseFile
    var filed: FiledAssessment
    var definition: FormDefinition
  }

  /// The assessment that is meant. Throws `Refusal` where there is none.
  func open(_ session: Session) throws -> Open {
    try Self.open(id, of: try session.caseFile(reference), session)
  }

  /// The assessment of a case with this id; the latest where none is given. Throws `Refusal` where there is none.
  static func open(_ id: String?, of file: CaseFile, _ session: Session) throws -> Open {
    let all = try session.casebook.assessments(of: file.reference)
    let wanted = id.map { DocumentID($0) }
    guard let filed = wanted.map({ id in all.first { $0.id == id } }) ?? all.last else {
      throw Refusal.assessment(.noSuchAssessment(wanted ?? "latest", file.reference))
    }
    let assessment = filed.assessment
    guard let form = session.settings.forms.definition(assessment.form, version: assessment.formVersion) else {
      throw Refusal.assessment(.noSuchForm(assessment.form, version: assessment.formVersion))
    }
    return Open(file: file, filed: filed, definition: form)
  }
}
