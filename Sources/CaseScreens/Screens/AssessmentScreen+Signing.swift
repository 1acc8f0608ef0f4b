import Casework
import Forms
import TextUI

extension AssessmentScreen {
  /// What leads to its signature.
  static let signing: [Command<Self>] = [
    Command(
      [.char("S")], "submit it: signed, or to be countersigned where its levels ask for it", hint: "submit",
      where: { $0.assessment?.signing.state.isOpen ?? false }, unavailable: whileSigned
    ) { screen, _ in .make(screen.step(.submit(note: "")), closes: false) },
    Command(
      [.char("t")], "take it back before it is countersigned",
      unavailable: { s, _ in s.isWaiting ? nil : "It isn\u{2019}t waiting to be countersigned." }
    ) { screen, _ in .make(screen.step(.takeBack(note: "")), closes: false) },
    Command(
      [.char("r")], "note on the question why it goes back", hint: "reason", where: { $0.isWaiting },
      unavailable: cannotRead
    ) { screen, _ in
      screen.pane = .questions
      screen.noting = LineEditor()
      return .stay
    },
    Command(
      [.char("B")], "send it back with the reasons that were noted", hint: "send back",
      where: { !$0.reasons.isEmpty },
      unavailable: { s, d in
        cannotRead(s, d) ?? (s.reasons.isEmpty ? "Note first with r why it goes back, on the questions." : nil)
      }
    ) { screen, _ in
      .make(screen.step(.sendBack(reasons: screen.reasons, checks: [], note: "")), closes: false)
    },
    Command(
      [.char("K")], "countersign it, the checklist answered", hint: "countersign", where: { $0.isWaiting },
      unavailable: cannotRead
    ) { screen, desk in
      .open(ChecklistForm(SignedName(.assessment, screen.id), of: screen.reference, screen.title(desk), desk))
    },
  ]

  var isWaiting: Bool { assessment?.signing.state == .submitted }

  private static func cannotRead(_ screen: Self, _ desk: any Desk) -> String? {
    guard let signing = screen.assessment?.signing, signing.state == .submitted else {
      return "It isn\u{2019}t waiting to be countersigned."
    }
    return DocumentSigning.whyNotRead(signing, .assessment, desk)
  }

  private func step(_ step: SigningStep) -> Change { .documentSigned(reference, SignedName(.assessment, id), step) }

  /// Takes what is typed as a reason; Enter notes it on the question.
  mutating func typedReason(_ key: Key) -> Step? {
    guard var line = noting else { return nil }
    switch key {
    case .enter:
      let words = line.text.split(separator: " ").joined(separator: " ")
      if !words.isEmpty { reasons.append(PartReason(questions.selected?.text ?? "", words)) }
      noting = nil
    case .escape: noting = nil
    default:
      guard line.handle(key) else { return nil }
      noting = line
    }
    return .stay
  }
}

/// The checklist that whoever countersigns a document answers (R109, R211).
struct ChecklistForm: SheetScreen {
  static let name = "Checklist"

  private let document: SignedName
  private let reference: CaseReference
  private let heading: String
  private let checklist: QualityChecklist
  var sheet: FormSheet

  init(_ document: SignedName, of reference: CaseReference, _ heading: String, _ desk: any Desk) {
    self.document = document
    self.reference = reference
    self.heading = heading
    checklist = desk.countersigning.checklist(for: document.kind, on: desk.now.day) ?? QualityChecklist()
    let fields = checklist.questions.map { question in
      var field = Form.Field(
        name: question.id.text, label: "",
        kind: .choice(
          .init(
            [
              (id: "", words: "not answered"), ("yes", "yes"), ("partly", "partly"), ("no", "no"),
              ("not-needed", "not needed"),
            ],
            chosen: "")), echo: question.guidance)
      field.above = question.words
      return field
    }
    sheet = FormSheet(
      Form(fields + [.note("note", "", "")]), subject: "checklist \(reference) \(document)", desk)
  }

  static var commands: [Command<Self>] { sheetCommands(save: "countersign", hint: "countersign") }

  mutating func follow(_ desk: any Desk) {}

  mutating func refresh(_ desk: any Desk) {}

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? { sheet.handle(key) ? .stay : nil }

  mutating func save(_ desk: any Desk) -> Step {
    var answers: [CheckAnswer] = []
    for question in checklist.questions {
      guard let answer = CheckAnswer.Answer(rawValue: sheet.form.text(question.id.text)) else {
        sheet.fault(Words.of(.signing(.checkUnanswered(question.words))), field: question.id.text)
        return .stay
      }
      answers.append(CheckAnswer(question.id, answer))
    }
    let step = SigningStep.countersign(checks: answers, note: sheet.form.text("note"))
    return .make(.documentSigned(reference, document, step), closes: true)
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    _ = sheet.draw(&canvas, rows: rows, title: "Countersign \u{B7} " + heading)
  }
}
