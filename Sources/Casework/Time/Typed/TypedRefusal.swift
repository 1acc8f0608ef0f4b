/// Why typed text is no date, time or length.
public enum TypedRefusal: Error, Equatable, Sendable {
  /// Nothing but spaces was typed.
  case nothingTyped(TypedKind)
  /// The text as it was typed isn't of any known form.
  case notUnderstood(String, TypedKind)
  /// A number stands where the month would be, and the year has no such month.
  case noSuchMonth(Int)
  /// The month has no such day, in the year named or in any.
  case noSuchDay(Int, Month, year: Int?)
  /// The weekday typed isn't the weekday of the date typed.
  case wrongWeekday(Weekday, Day)
  /// The date lies in a year that no record of ours can mean.
  case yearOutOfReach(Int)
  /// The clock has no such time.
  case noSuchTime(String)
  /// Longer than a contact can take.
  case tooLong(Minutes, limit: Minutes)
}

/// What a piece of typed text should have been.
public enum TypedKind: Equatable, Sendable {
  case date, time, dateAndTime, length

  /// What it is called in a sentence.
  var name: String {
    switch self {
    case .date: "a date"
    case .time: "a time"
    case .dateAndTime: "a date and time"
    case .length: "a length of time"
    }
  }

  /// Forms to show somebody whose text was refused.
  var examples: String {
    switch self {
    case .date: "23/11, 23 nov 2026, fri or tomorrow"
    case .time: "10:30, 1030 or 2pm"
    case .dateAndTime: "23/11 10:30 or tomorrow 2pm"
    case .length: "45m, 2h or 1h30"
    }
  }
}

extension TypedRefusal {
  /// One sentence for the person who typed it, with what can be typed instead.
  public var words: String {
    switch self {
    case .nothingTyped(let kind): "Type \(kind.name), such as \(kind.examples)"
    case .notUnderstood(let text, let kind):
      "‘\(text)’ was not understood as \(kind.name): type it like \(kind.examples)"
    case .noSuchMonth(let month): "There is no month \(month): type the day first, such as 23/11"
    case .noSuchDay(let day, let month, let year?): "\(month.name) \(year) has no day \(day): type a date such as 23/11"
    case .noSuchDay(let day, let month, nil): "\(month.name) has no day \(day): type a date such as 23/11"
    case .wrongWeekday(let weekday, let day):
      "\(day.text(.long)) is a \(day.weekday.name), not a \(weekday.name): type one or the other, such as 23/11 or fri"
    case .yearOutOfReach(let year): "The year \(year) is out of reach: type a date such as 23/11/2026"
    case .noSuchTime(let text): "There is no time \(text): type it like \(TypedKind.time.examples)"
    case .tooLong(let length, let limit):
      "\(length.text) is more than \(limit.text): type a length such as \(TypedKind.length.examples)"
    }
  }
}
