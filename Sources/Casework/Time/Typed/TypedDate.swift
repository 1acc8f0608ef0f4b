/// What people type for a date.
///
/// - A day and a month with or without a year: `23/11`, `23.11.26`, `23/11/2026`, `23 nov`, `23 november 2026`, `nov
///   23`, `231126`, `2026-11-23`, with the weekday before it or not. A day alone: `23`.
/// - `today`, `tod`, `tomorrow`, `tom`, `yesterday`.
/// - A weekday: `fri` is the nearest Friday in the direction, today included; `next fri` and `last fri` never are
///   today. `fri week` and `a week today` are a week later.
/// - Steps: `+2w`, `-3d`, `+5wd` (working days), `+1m`, `+1y`, `in 3 days`, `3 days ago`, `next week`.
public enum TypedDate {
  /// Where a date that could lie on either side of today is looked for.
  public enum Direction: Sendable {
    /// Today or before: recording what happened.
    case past
    /// Today or after: booking what is to happen.
    case future
  }

  /// The first year that a record can mean.
  public static let earliestYear = 1900
  /// How far ahead of today a record can reach.
  public static let yearsAhead = 100
  /// How far ahead two digits of a year reach; the other 89 years of the century lie behind.
  public static let shortYearsAhead = 10

  /// Reads what was typed.
  public static func parse(
    _ text: String, today: Day, direction: Direction, calendar: WorkingCalendar
  ) throws(TypedRefusal) -> Day {
    let typed = text.trimmingSpaces
    if typed.isEmpty { throw .nothingTyped(.date) }
    if typed.utf8.count > TypedWords.longest { throw .notUnderstood(typed.prefix(20) + "\u{2026}", .date) }
    guard let words = TypedWords(typed) else { throw .notUnderstood(typed, .date) }
    let reading = TypedDateReading(text: typed, today: today, direction: direction, calendar: calendar)
    let day = try reading.day(words)
    guard day.year >= earliestYear, day.year <= today.year + yearsAhead else { throw .yearOutOfReach(day.year) }
    return day
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmingSpaces: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" }
    guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
