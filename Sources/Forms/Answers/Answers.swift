/// The answers to a form, by question; a question without one isn't there.
public struct Answers: Sendable, Equatable {
  /// The answers under their questions' names, as they are stored.
  public var stored: [String: Answer]

  /// None.
  public init(_ stored: [String: Answer] = [:]) { self.stored = stored }

  /// The answer to a question; nil where there is none. What says nothing isn't kept.
  public subscript(question: QuestionID) -> Answer? {
    get { stored[question.text] }
    set { stored[question.text] = newValue?.value.isEmpty == true ? nil : newValue }
  }

  /// The questions that have an answer, by name.
  public var questions: [QuestionID] { stored.keys.sorted().map { QuestionID($0) } }

  /// How many questions have an answer.
  public var count: Int { stored.count }

  /// Takes over the answers to the questions that carry over, each with its origin and not yet confirmed.
  ///
  /// `source` is where the answers stand; an answer that names no assessment of its own was given there. Questions
  /// that the new version doesn't have, or that it answers in another way, aren't taken over.
  public static func carried(from earlier: Answers, source: String, into definition: FormDefinition) -> Answers {
    var carried = Answers()
    for section in definition.sections {
      for question in section.questions where question.carries {
        guard var answer = earlier[question.id], question.fault(of: answer.value) == nil else { continue }
        if answer.origin.source.isEmpty { answer.origin.source = source }
        answer.isUnconfirmed = true
        answer.confirmed = nil
        carried[question.id] = answer
      }
    }
    return carried
  }

  /// Says of these questions that what was taken over still holds; returns those of which it needed saying.
  @discardableResult
  public mutating func confirm(_ questions: [QuestionID], by confirmation: Confirmation) -> [QuestionID] {
    var confirmed: [QuestionID] = []
    for question in questions {
      guard var answer = self[question], answer.isUnconfirmed else { continue }
      answer.isUnconfirmed = false
      answer.confirmed = confirmation
      self[question] = answer
      confirmed.append(question)
    }
    return confirmed
  }
}
