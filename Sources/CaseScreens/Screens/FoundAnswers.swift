import Casework
import Forms
import TextUI

/// What was found in a child's assessments and screenings, to be answered by a target of the plan: the last of each form,
/// the newest first.
struct FoundAnswers: Sendable {
  /// One answer.
  struct Found: Sendable {
    /// Where it stands: assessment and question, as a field keeps it.
    var place: String
    /// The section and the answer, as they are chosen from.
    var words: String
    /// The answer.
    var answer: String
  }

  private(set) var all: [Found] = []
  /// What the child says in the newest of them in their own words; nil where none asks.
  private(set) var childsWords: String?

  init(of reference: CaseReference, _ desk: any Desk) {
    let filed = (try? desk.assessments(of: reference)) ?? []
    var seen: Set<FormID> = []
    for each in filed.reversed().filter(\.assessment.signing.state.isSigned) + filed.reversed() {
      guard seen.insert(each.assessment.form).inserted,
        let definition = desk.forms.definition(each.assessment.form, version: each.assessment.formVersion)
      else { continue }
      let shown = each.assessment.filled(definition)
      if childsWords == nil, case .text(let words)? = shown.answer(for: .childsWords) { childsWords = words }
      for section in shown.sections {
        for question in shown.questions(in: section) {
          guard let value = shown[question.id]?.value, let answer = Self.finding(value, question) else { continue }
          let words = TextWidth.truncated(section.title + ": " + answer, to: 60)
          all.append(Found(place: each.id.text + " " + question.id.text, words: words, answer: answer))
        }
      }
    }
  }

  /// What an answer says that a plan can answer; nil for a day, a name, a number, and a no.
  private static func finding(_ value: AnswerValue, _ question: Question) -> String? {
    switch value {
    case .text(let text): text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    case .rating, .choices: Words.answer(value, to: question)
    case .choice(let code):
      code == "no" || code == "unknown" ? nil : question.words + " " + Words.answer(value, to: question)
    case .number, .day, .rows, .signed, .person: nil
    }
  }

  /// The field that offers them, with what was chosen before among them.
  func field(_ name: String, _ label: String, chosen finding: Finding?) -> Form.Field {
    let place = [finding?.assessment?.text ?? "", finding?.question ?? ""].filter { !$0.isEmpty }
      .joined(separator: " ")
    var options = [(id: "", words: all.isEmpty ? "no assessment yet" : "no one answer")]
    if !place.isEmpty, !all.contains(where: { $0.place == place }) { options.append((place, place)) }
    options += all.map { ($0.place, $0.words) }
    return Form.Field(name: name, label: label, kind: .choice(.init(options, chosen: place)))
  }

  /// Puts the chosen answer into the field of words, unless something of one's own was typed there.
  func follow(_ form: inout Form, from choice: String, into words: String) {
    let typed = form.text(words)
    guard typed.isEmpty || all.contains(where: { $0.answer == typed }) else { return }
    let chosen = all.first { $0.place == form.text(choice) }
    if let chosen, chosen.answer != typed { form.set(words, chosen.answer) }
  }
}
