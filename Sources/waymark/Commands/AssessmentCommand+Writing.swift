import ArgumentParser
import CaseScreens
import Casework
import Forms

extension AssessmentCommand {
  /// `waymark assessment save REF ID QUESTION=ANSWER…`
  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "save", abstract: "Saves answers; what others saved in other questions stays.",
      discussion: """
        A choice is given by its code or words, several with commas between; a rating as high: because; a table as one \
        row a line with | between its cells. An empty answer takes one away. QUESTION=@FILE reads it from a file.
        """)
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The assessment, such as a1042.") var id: String
    @Argument(help: "QUESTION=ANSWER, as often as needed.") var answers: [String]
    @Option(name: .long, help: "Minutes that it took.") var minutes = 0

    func run() throws {
      let session = try Session(options)
      var choice = AssessmentChoice()
      choice.reference = reference
      choice.id = id
      let open = try choice.open(session)
      var edits: [SectionID: [AnswerEdit]] = [:]
      var order: [SectionID] = []
      for answer in answers {
        let (question, value) = try TypedAnswer.parse(answer, open.definition, open.file.header.people, session) {
          Refusal.assessment(.noSuchQuestion($0))
        }
        guard let section = open.definition.section(of: question.id)?.id else { continue }
        if edits[section] == nil { order.append(section) }
        edits[section, default: []].append(
          AnswerEdit(question.id, seen: open.filed.assessment.answers[question.id]?.value, value: value))
      }
      // A section may be shown by what is answered in one before it, so they are saved in the form's order, and nothing
      // is saved where one isn't shown.
      let shown = try Self.sections(open, edits)
      order.sort { (shown.firstIndex(of: $0) ?? 0) < (shown.firstIndex(of: $1) ?? 0) }
      for (index, section) in order.enumerated() {
        _ = try session.make(
          .assessed(
            open.file.reference,
            .save(open.filed.id, section, edits[section] ?? [], minutes: index == 0 ? minutes : 0)))
      }
      Output.write("\(open.file.reference), assessment \(id): \(answers.count) answered.\n")
    }

    /// The sections that are shown once everything is answered. Throws `Refusal` where one of those answered isn't.
    private static func sections(
      _ open: AssessmentChoice.Open, _ edits: [SectionID: [AnswerEdit]]
    ) throws -> [SectionID] {
      var assessment = open.filed.assessment
      let origin = AnswerOrigin(by: "", at: "", source: "")
      assessment.answers.make(edits.values.flatMap { $0 }, by: origin)
      let shown = assessment.filled(open.definition).sections.map(\.id)
      if let hidden = edits.keys.sorted().first(where: { !shown.contains($0) }) {
        throw Refusal.assessment(.noSuchSection(hidden))
      }
      return shown
    }

  }

  /// `waymark assessment confirm REF ID SECTION [QUESTION]`
  struct Confirm: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm",
      abstract: "Says that what was carried over into a section, or one question of it, still holds.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The assessment, such as a1042.") var id: String
    @Argument(help: "The section.") var section: String
    @Argument(help: "One question of it.") var question: String?

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      _ = try session.make(
        .assessed(reference, .confirm(DocumentID(id), SectionID(section), question.map { QuestionID($0) })))
      Output.write("\(reference), assessment \(id): \(question ?? section) confirmed.\n")
    }
  }

  /// `waymark assessment complete REF ID SECTION`
  struct Complete: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "complete", abstract: "Marks a section as complete, or takes the mark off.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The assessment, such as a1042.") var id: String
    @Argument(help: "The section.") var section: String
    @Flag(name: .long, help: "Take the mark off.") var undo = false

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      _ = try session.make(
        .assessed(reference, .mark(DocumentID(id), SectionID(section), complete: !undo)))
      Output.write("\(reference), assessment \(id): \(section) \(undo ? "open again" : "complete").\n")
    }
  }

  /// `waymark assessment submit REF ID`
  struct Submit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "submit", abstract: "Submits it: signed, or to be countersigned where its levels ask for it.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The assessment, such as a1042.") var id: String
    @Option(name: .long, help: "What a colleague should know.") var note = ""

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      let name = SignedName(.assessment, DocumentID(id))
      _ = try session.make(.documentSigned(reference, name, .submit(note: note)))
      let signing = try session.casebook.assessment(name.id, of: reference)?.assessment.signing
      let needs = (signing?.needs ?? []).map { Words.of($0) }.joined(separator: ", ")
      Output.write(
        "\(reference), assessment \(id): \(signing?.state.words ?? "")\(needs.isEmpty ? "" : " (\(needs))").\n")
    }
  }

  /// `waymark assessment take-back REF ID`
  struct TakeBack: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take-back", abstract: "Takes it back before it is countersigned.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The assessment, such as a1042.") var id: String

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      _ = try session.make(
        .documentSigned(reference, SignedName(.assessment, DocumentID(id)), .takeBack(note: "")))
      Output.write("\(reference), assessment \(id): taken back.\n")
    }
  }

  /// `waymark assessment correct REF ID`
  struct Correct: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "correct", abstract: "Starts a new version of a signed one, which stays as it is.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The assessment, such as a1042.") var id: String
    @Option(name: .long, help: "Why.") var because: String

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      let made = try session.make(.assessed(reference, .correct(DocumentID(id), why: because)))
      Output.write("\(reference): assessment a\(made.seq) corrects \(id).\n")
    }
  }

  /// `waymark assessment drop REF ID`
  struct Drop: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "drop", abstract: "Drops a draft; the trail keeps it.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The assessment, such as a1042.") var id: String
    @Option(name: .long, help: "Why.") var because: String

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      _ = try session.make(.assessed(reference, .drop(DocumentID(id), why: because)))
      Output.write("\(reference): assessment \(id) dropped.\n")
    }
  }

  /// `waymark assessment end-episode REF ID`
  struct EndEpisode: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "end-episode", abstract: "Ends the episode of exploitation that a screening opened.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The screening that opened it.") var id: String
    @Option(name: .long, help: "What came of it.") var outcome: String

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      _ = try session.make(
        .assessed(reference, .endEpisode(DocumentID(id), on: session.now.day, outcome: outcome)))
      Output.write("\(reference): the episode has ended.\n")
    }
  }
}
