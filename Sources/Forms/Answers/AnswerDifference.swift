/// One question that is answered otherwise than before.
public struct AnswerDifference: Sendable, Equatable {
  /// Which question.
  public var question: QuestionID
  /// What was answered before; nil for nothing.
  public var before: AnswerValue?
  /// What is answered now; nil for nothing.
  public var now: AnswerValue?

  /// Puts the parts together.
  public init(question: QuestionID, before: AnswerValue?, now: AnswerValue?) {
    self.question = question
    self.before = before
    self.now = now
  }

  /// The rows that only the earlier answer has, and those that only the later one has; nil where it is no table.
  public var rows: (removed: [AnswerRow], added: [AnswerRow])? {
    var earlier: [AnswerRow] = []
    var later: [AnswerRow] = []
    switch (before, now) {
    case (.rows(let old)?, .rows(let new)?): (earlier, later) = (old, new)
    case (nil, .rows(let new)?): later = new
    case (.rows(let old)?, nil): earlier = old
    default: return nil
    }
    for row in earlier {
      if let same = later.firstIndex(of: row), let own = earlier.firstIndex(of: row) {
        later.remove(at: same)
        earlier.remove(at: own)
      }
    }
    return (earlier, later)
  }
}

extension Answers {
  /// What changed from earlier answers to these, field by field: in the order of the form, then what it doesn't have.
  public func differences(since earlier: Answers, in definition: FormDefinition) -> [AnswerDifference] {
    let names = Set(stored.keys).union(earlier.stored.keys)
    return names.compactMap { name -> AnswerDifference? in
      let (before, now) = (earlier.stored[name]?.value, stored[name]?.value)
      return before == now ? nil : AnswerDifference(question: QuestionID(name), before: before, now: now)
    }.sorted { left, right in
      switch (definition.places[left.question], definition.places[right.question]) {
      case (let one?, let other?): one < other
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): left.question < right.question
      }
    }
  }
}
