/// A new answer to one question, and the one that its author saw.
public struct AnswerEdit: Sendable, Equatable {
  /// Which question.
  public var question: QuestionID
  /// What stood there when the author began; nil for nothing.
  public var seen: AnswerValue?
  /// What shall stand there; nil for nothing.
  public var value: AnswerValue?

  /// Puts the parts together; what says nothing is nothing.
  public init(_ question: QuestionID, seen: AnswerValue?, value: AnswerValue?) {
    self.question = question
    self.seen = seen?.isEmpty == true ? nil : seen
    self.value = value?.isEmpty == true ? nil : value
  }
}

/// One question that two people answered differently at once.
public struct AnswerConflict: Sendable, Equatable {
  /// Which question.
  public var question: QuestionID
  /// What stands there now; nil for nothing.
  public var theirs: AnswerValue?
  /// Who put it there; nil where nothing stands there.
  public var by: String?
  /// What the author wanted; nil for nothing.
  public var mine: AnswerValue?

  /// Puts the parts together.
  public init(question: QuestionID, theirs: AnswerValue?, by: String?, mine: AnswerValue?) {
    self.question = question
    self.theirs = theirs
    self.by = by
    self.mine = mine
  }
}

extension Answers {
  /// The questions of these edits that somebody else answered otherwise since their author looked.
  public func conflicts(with edits: [AnswerEdit]) -> [AnswerConflict] {
    edits.compactMap { edit in
      let now = self[edit.question]
      guard now?.value != edit.seen, now?.value != edit.value, edit.seen != edit.value else { return nil }
      return AnswerConflict(question: edit.question, theirs: now?.value, by: now?.origin.by, mine: edit.value)
    }
  }

  /// Puts the edits in place: what is altered bears the new origin, what stays as it was keeps its own.
  ///
  /// An edit that alters nothing leaves the answer as somebody else may have put it meanwhile, and confirms nothing.
  public mutating func make(_ edits: [AnswerEdit], by origin: AnswerOrigin) {
    for edit in edits where edit.seen != edit.value {
      guard let value = edit.value else {
        self[edit.question] = nil
        continue
      }
      if self[edit.question]?.value != value { self[edit.question] = Answer(value, origin) }
    }
  }
}
