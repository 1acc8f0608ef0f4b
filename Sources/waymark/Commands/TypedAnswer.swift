import CaseScreens
import Casework
import Forms

/// QUESTION=ANSWER as commands take it.
enum TypedAnswer {
  /// The question of a form that is answered, and the answer; nil for an empty one. `@FILE` reads it from a file.
  ///
  /// Throws `Failure`, or what `unknown` makes of a question that the form hasn't.
  static func parse(
    _ answer: String, _ definition: FormDefinition, _ people: [PersonAround], _ session: Session,
    unknown: (QuestionID) -> Refusal
  ) throws -> (question: Question, value: AnswerValue?) {
    guard let equals = answer.firstIndex(of: "=") else {
      throw Failure(.badInput, "\u{201C}\(answer)\u{201D} is no QUESTION=ANSWER.")
    }
    let id = QuestionID(String(answer[..<equals]))
    guard let question = definition.question(id) else { throw unknown(id) }
    var text = String(answer[answer.index(after: equals)...])
    if text.hasPrefix("@") { text = String(decoding: try InputFile.bytes(String(text.dropFirst())), as: UTF8.self) }
    do throws(AnswerText.Fault) {
      let value = try AnswerText.parse(
        text, for: question, people: people, today: session.now.day, calendar: session.settings.calendar)
      return (question, value)
    } catch {
      throw Failure(.badInput, "\(question.words) \(error.words)")
    }
  }
}
