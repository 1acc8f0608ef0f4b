import Casework
import TextUI

/// The checklist that whoever countersigns a document answers (R109, R211).
struct ChecklistForm: SheetScreen {
  static let name = "Checklist"

  var lookedAt: Look? { Look(.section, of: reference, "checklist") }
  var references: [CaseReference] { [reference] }

  private let document: SignedName
  private let reference: CaseReference
  private let heading: String
  private let checklist: QualityChecklist
  var sheet: FormSheet

  init(_ document: SignedName, of reference: CaseReference, _ desk: any Desk) {
    self.document = document
    self.reference = reference
    let child = ((try? desk.caseFile(reference)) ?? nil)?.header.child.fullName ?? reference.description
    heading = document.kind.words.lowercased() + " \u{B7} " + child
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
    _ = sheet.draw(&canvas, rows: rows, title: "Countersign the " + heading)
  }
}
