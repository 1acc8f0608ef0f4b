extension TimeOfDay {
  /// As prose has it, after the GOV.UK style guide: `10am`, `5:30pm`, `midday`, `midnight`.
  public var prose: String {
    if self == .midnight { return "midnight" }
    if self == .midday { return "midday" }
    let onTheDial = hour % 12 == 0 ? 12 : hour % 12
    return "\(onTheDial)" + (minute == 0 ? "" : ":" + padded(minute, to: 2)) + (hour < 12 ? "am" : "pm")
  }
}

extension Moment {
  /// As prose has it: `Monday 23 November 2026 at 10am`.
  public var prose: String { day.text(.longWithWeekday) + " at " + time.prose }

  /// As tables have it: `Mon 23 Nov 10:00`.
  public var tabular: String { day.text(.weekdayAndMonth) + " " + time.description }

  /// As lists that reach over years have it: `Mon 23 Nov 10:00` in the year of `today`, else `Mon 23 Nov 2026 10:00`.
  public func tabular(near today: Day) -> String { day.weekdayText(near: today) + " " + time.description }
}
