import Casework
import Forms
import TextUI

/// One section of an assessment while it is typed: a field for each question that is shown, as answers show and hide
/// them.
struct SectionForm: SheetScreen {
  static let name = "Section of an assessment"

  var lookedAt: Look? { Look(.section, of: reference, "assessment \(id)") }
  var references: [CaseReference] { [reference] }

  let reference: CaseReference
  let id: DocumentID
  let section: FormSection
  private let definition: FormDefinition
  private let people: [PersonAround]
  /// What stood in the assessment when the author last looked.
  private var seen: Answers
  private var stage: String
  /// Questions that somebody else answered otherwise, and how.
  private var theirs: [QuestionID: AnswerValue?] = [:]
  private var minutes = 0
  private var lastActive: Moment
  var sheet: FormSheet

  init(
    _ section: FormSection, of filed: FiledAssessment, _ definition: FormDefinition, in file: CaseFile,
    at question: QuestionID?, _ desk: any Desk
  ) {
    reference = file.reference
    id = filed.id
    self.section = section
    self.definition = definition
    people = file.header.people
    seen = filed.assessment.answers
    stage = filed.assessment.stage
    lastActive = desk.now
    let fields = section.questions.flatMap {
      Form.Field.fields($0, filed.assessment.answers[$0.id]?.value, people: file.header.people)
    }
    sheet = FormSheet(
      Form(fields, focus: question?.text), subject: "section \(file.reference) \(filed.id) \(section.id)", desk)
    follow(desk)
    sheet.initial = sheet.values
  }

  static var commands: [Command<Self>] {
    sheetCommands(save: "save the section", hint: "save section") + [
      Command(
        [.control("t")], "take over what somebody else answered to the same question", hint: "take theirs",
        where: { !$0.theirs.isEmpty }, unavailable: { s, _ in s.theirs.isEmpty ? "Nobody else answered these." : nil }
      ) { screen, desk in
        for (question, value) in screen.theirs {
          guard let found = screen.definition.question(question) else { continue }
          screen.sheet.form.put(value, to: found, people: screen.people)
        }
        screen.theirs = [:]
        screen.sheet.asksFirst(false)
        screen.follow(desk)
        return .stay
      }
    ]
  }

  var place: SectionPlace? { SectionPlace(reference, id, section.id.text) }

  /// The questions of the section with what is typed to each; what can't be understood is told beside its field.
  private func typedValues(_ desk: any Desk) throws(FormFault) -> [(question: Question, value: AnswerValue?)] {
    var found: [(question: Question, value: AnswerValue?)] = []
    for question in section.questions {
      if case .computed = question.kind { continue }
      let isHidden = sheet.form.fields.first { $0.name == question.id.text }?.isHidden ?? true
      // What isn't shown stays as it was, for when it is shown again.
      let value = isHidden ? seen[question.id]?.value : try sheet.form.value(of: question, people: people, desk)
      found.append((question, value))
    }
    return found
  }

  /// The answers as they would be, as far as they can be understood.
  private func filled(_ desk: any Desk) -> FilledForm {
    var answers = seen
    let origin = AnswerOrigin(by: desk.me.text, at: "", source: "")
    for question in section.questions {
      do throws(FormFault) {
        answers[question.id] = try sheet.form.value(of: question, people: people, desk).map { Answer($0, origin) }
      } catch { continue }
    }
    return FilledForm(definition, stage: stage, answers: answers)
  }

  mutating func follow(_ desk: any Desk) {
    let filled = filled(desk)
    for question in section.questions {
      let isShown = filled.isShown(question.id)
      sheet.form.hide(question.id.text, !isShown)
      sheet.form.hide(Form.why(question), !isShown)
      switch question.kind {
      case .day(let isAhead): sheet.form.echoDay(question.id.text, isAhead ? .future : .past, desk)
      case .computed:
        let number = filled.number(of: question.id)?.jsonText ?? "\u{2013}"
        sheet.form.set(question.id.text, number)
        sheet.form.echo(question.id.text, filled.band(of: question.id)?.words ?? "")
      default:
        let name = Form.counted(question)
        guard let count = question.characters(of: .text(sheet.form.text(name))) else { continue }
        let limit = count.advised.map { " of about \($0)" } ?? ""
        let words = count.used > 0 ? "\(count.used)\(limit) characters" : ""
        sheet.form.echo(name, count.advised.map { count.used > $0 } ?? false ? "! " + words : words)
      }
    }
  }

  mutating func refresh(_ desk: any Desk) {
    guard let filed = (try? desk.assessment(id, of: reference)) ?? nil else { return }
    // What others saved elsewhere in the section is taken in; where both wrote, both are shown.
    for question in section.questions {
      let (old, new) = (seen[question.id]?.value, filed.assessment.answers[question.id]?.value)
      guard old != new else { continue }
      let mine = (try? sheet.form.value(of: question, people: people, desk)) ?? nil
      if mine == old {
        sheet.form.put(new, to: question, people: people)
        for name in [question.id.text, Form.why(question)] { sheet.initial[name] = sheet.form.values[name] }
      } else if mine != new {
        theirs[question.id] = new
        sheet.asksFirst()
      }
      seen[question.id] = filed.assessment.answers[question.id]
    }
    follow(desk)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if desk.now != lastActive {
      lastActive = desk.now
      minutes += 1
    }
    guard sheet.handle(key) else { return nil }
    follow(desk)
    return .stay
  }

  mutating func save(_ desk: any Desk) -> Step {
    if sheet.question() != nil {
      return .say("Somebody else answered the same meanwhile. Ctrl-S again keeps yours, Ctrl-T takes theirs.")
    }
    do throws(FormFault) {
      let edits = try typedValues(desk).map {
        AnswerEdit($0.question.id, seen: seen[$0.question.id]?.value, value: $0.value)
      }
      let changed = edits.filter { $0.seen != $0.value }
      return .make(.assessed(reference, .save(id, section.id, changed, minutes: max(1, minutes))), closes: true)
    } catch {
      sheet.fault(error.words, field: error.field)
      return .stay
    }
  }

  /// Who gave the answer that is on record now, and when: `K. Mason, 10:41`.
  private func whose(_ question: QuestionID, _ desk: any Desk) -> String {
    guard let origin = seen[question]?.origin, !origin.by.isEmpty else { return "Somebody else" }
    return desk.name(of: StaffID(origin.by)) + (Moment(jsonText: origin.at).map { ", \($0.time)" } ?? "")
  }

  private func remarks(_ desk: any Desk) -> [(String, Style)] {
    var remarks: [(String, Style)] = []
    if !section.guidance.isEmpty { remarks.append((section.guidance, .quiet)) }
    if let question = definition.question(QuestionID(sheet.form.focused)), !question.guidance.isEmpty {
      remarks.append((question.guidance, .quiet))
    }
    if let place, let present = desk.words(ofThoseIn: place) { remarks.append((present, .accent)) }
    for (question, value) in theirs.sorted(by: { $0.key < $1.key }) {
      let words = definition.question(question)?.words ?? question.text
      remarks.append(
        (
          "! \(words) \(whose(question, desk)): \(Words.shown(value)). Ctrl-S keeps yours, Ctrl-T takes theirs.",
          .warning
        ))
    }
    return remarks
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    _ = sheet.draw(&canvas, rows: rows, title: section.title, remarks: remarks(desk), fills: true)
  }
}
