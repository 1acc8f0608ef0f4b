public import JSON

/// That a flag of the child is to be looked at again on a day, as a row of the index needs it: without saying which flag.
public struct FlagReview: JSONRecord, Equatable {
  /// Its place among the child's flags and the day: `w1.2026-12-04` for the first.
  public var subject = "w0"
  /// The day on which it is to be looked at.
  public var due = Day.epoch
  /// From which day that is known.
  public var known = Day.epoch
  /// Nothing to look at.
  public init() {}

  /// What is to be looked at of a child's flags.
  static func all(of child: Child, opened: Day) -> [FlagReview] {
    child.flags.enumerated().compactMap { index, flag in
      guard let due = flag.review, flag.isToBeReviewed else { return nil }
      var review = FlagReview()
      review.subject = "w\(index + 1).\(due.iso)"
      review.due = due
      review.known = min(flag.from ?? opened, due)
      return review
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("subject", &subject)
    try f.required("due", &due)
    try f.required("known", &known)
  }
}

extension CaseFlag {
  /// Throws why a flag that somebody writes can't be so.
  func check(on day: Day, _ lists: CodeLists) throws {
    guard lists.has("flags", kind, on: from ?? day) else { throw Refusal.unknownCode(list: "flags", code: kind) }
    if let from {
      if let to, to < from { throw Refusal.datesReversed(from: from, to: to) }
      if let review, review < from { throw Refusal.datesReversed(from: from, to: review) }
    }
    guard let told else { return }
    if told.on > day { throw Refusal.doneInFuture(told.on) }
    if told.to.allSatisfy(\.isWhitespace) { throw Refusal.nobodyChosen }
  }
}
