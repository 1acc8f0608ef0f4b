import Casework
import Forms
import TextUI

/// The checklist of an audit while it is answered.
struct AuditForm: SheetScreen {
  static let name = "Audit of a case"

  /// It asks about what the screen that it was opened from showed.
  var lookedAt: Look? { nil }
  var references: [CaseReference] { [file.reference] }

  private let definition: FormDefinition
  private let file: CaseFile
  var sheet: FormSheet

  init(_ definition: FormDefinition, of file: CaseFile, theme: AuditSample.Theme, _ desk: any Desk) {
    self.definition = definition
    self.file = file
    let fields = definition.sections.flatMap(\.questions).flatMap { question in
      let isTheme = question.id == definition.roles[.auditTheme]
      return Form.Field.fields(question, isTheme ? .choice(theme.rawValue) : nil, people: file.header.people)
    }
    sheet = FormSheet(Form(fields), subject: "audit \(file.reference)", desk)
    follow(desk)
    sheet.initial = sheet.values
  }

  static var commands: [Command<Self>] { sheetCommands(save: "record the audit", hint: "record") }

  mutating func follow(_ desk: any Desk) {
    let filled = FilledForm(definition, answers: answers(desk))
    for question in definition.sections.flatMap(\.questions) {
      let isShown = filled.isShown(question.id)
      sheet.form.hide(question.id.text, !isShown)
      sheet.form.hide(Form.why(question), !isShown)
    }
  }

  mutating func refresh(_ desk: any Desk) {}

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    guard sheet.handle(key) else { return nil }
    follow(desk)
    return .stay
  }

  /// What is typed, as far as it can be understood.
  private func answers(_ desk: any Desk) -> Answers {
    var answers = Answers()
    for question in definition.sections.flatMap(\.questions) {
      do throws(FormFault) {
        answers[question.id] = try sheet.form.value(of: question, people: file.header.people, desk).map {
          Answer($0, AnswerOrigin(by: desk.me.text, at: "", source: ""))
        }
      } catch { continue }
    }
    return answers
  }

  mutating func save(_ desk: any Desk) -> Step {
    do throws(FormFault) {
      var values: [QuestionID: AnswerValue] = [:]
      for question in definition.sections.flatMap(\.questions)
      where !(sheet.form.fields.first { $0.name == question.id.text }?.isHidden ?? true) {
        values[question.id] = try sheet.form.value(of: question, people: file.header.people, desk)
      }
      return .make(.audited(.record(file.reference, definition.id, values)), closes: true)
    } catch {
      sheet.fault(error.words, field: error.field)
      return .stay
    }
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let question = definition.question(QuestionID(sheet.form.focused))
    let guidance = question.flatMap { $0.guidance.isEmpty ? nil : [($0.guidance, Style.quiet)] } ?? []
    _ = sheet.draw(
      &canvas, rows: rows, title: "\(definition.title) \u{B7} \(file.header.child.fullName) \u{B7} \(file.reference)",
      remarks: guidance, fills: true)
  }
}
