extension Day {
  /// A way of writing a date, after the GOV.UK style guide: words for months, no ordinals, no commas; three letters in
  /// tables.
  public enum Style: CaseIterable, Sendable {
    /// `23 November 2026`.
    case long
    /// `Monday 23 November 2026`.
    case longWithWeekday
    /// `23 Nov 2026`.
    case short
    /// `Mon 23 Nov 2026`.
    case shortWithWeekday
    /// `Mon 23 Nov`.
    case weekdayAndMonth
    /// `Thu 19`, for days of the present week or so.
    case weekday
    /// `3 Nov`.
    case dayAndMonth
    /// `12 Feb 27`, for narrow columns that reach over years.
    case narrow
  }

  /// The date written in a style.
  public func text(_ style: Style) -> String {
    let (year, month, day) = parts
    let named = Month(rawValue: month) ?? .january
    return switch style {
    case .long: "\(day) \(named.name) \(year)"
    case .longWithWeekday: "\(weekday.name) \(day) \(named.name) \(year)"
    case .short: "\(day) \(named.shortName) \(year)"
    case .shortWithWeekday: "\(weekday.shortName) \(day) \(named.shortName) \(year)"
    case .weekdayAndMonth: "\(weekday.shortName) \(day) \(named.shortName)"
    case .weekday: "\(weekday.shortName) \(day)"
    case .dayAndMonth: "\(day) \(named.shortName)"
    case .narrow: "\(day) \(named.shortName) \(padded(year % 100, to: 2))"
    }
  }

  /// `3 Nov` in the year of `today`, else `12 Feb 27`.
  public func text(near today: Day) -> String {
    text(year == today.year ? .dayAndMonth : .narrow)
  }

  /// `Mon 23 Nov` in the year of `today`, else `Mon 23 Nov 2026`.
  public func weekdayText(near today: Day) -> String {
    text(year == today.year ? .weekdayAndMonth : .shortWithWeekday)
  }
}

/// Words for a day as seen from today.
extension Day {
  /// `today`, `tomorrow`, `yesterday`, `in 3 days`, `3 days ago`.
  public func relative(to today: Day) -> String {
    let days = today.days(until: self)
    return switch days {
    case 0: "today"
    case 1: "tomorrow"
    case -1: "yesterday"
    case 2...: "in \(days) days"
    default: "\(-days) days ago"
    }
  }

  /// What a list says of something due on this day: `3d late`, `today`, `Wed 25` within the next six days, else `4
  /// Dec`.
  public func due(asOf today: Day) -> String {
    let days = today.days(until: self)
    return switch days {
    case ..<0: "\(-days)d late"
    case 0: "today"
    case 1...6: text(.weekday)
    default: text(near: today)
    }
  }

  /// The days left as narrow columns have them: `-3d`, `0d`, `2d`.
  public func countdown(asOf today: Day) -> String { "\(today.days(until: self))d" }
}

extension ClosedRange<Day> {
  /// `23 November 2026`, `10 to 21 December 2026`, `10 November to 21 December 2026` or, over New Year, both dates in
  /// full.
  public var text: String {
    let from = lowerBound.parts
    let to = upperBound.parts
    let end = upperBound.text(.long)
    if lowerBound == upperBound { return end }
    if from.year != to.year { return lowerBound.text(.long) + " to " + end }
    if from.month != to.month { return "\(from.day) \(lowerBound.monthName.name) to " + end }
    return "\(from.day) to " + end
  }
}
