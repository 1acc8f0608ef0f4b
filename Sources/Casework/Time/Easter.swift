/// The date of Easter in the western churches.
public enum Easter {
  /// Easter Sunday of a year, by the Gregorian computus: the Sunday after the full moon of the church's tables on or
  /// after 21 March (Calendar (New Style) Act 1750).
  public static func sunday(inYear year: Int) -> Day {
    let goldenNumber = year % 19
    let century = year / 100
    let leapCenturies = century / 4
    let moonCorrection = (8 * century + 13) / 25
    let epactShift = (century - leapCenturies - moonCorrection + 19 * goldenNumber + 15) % 30
    let fullMoon =
      epactShift - (epactShift / 28) * (1 - (epactShift / 28) * (29 / (epactShift + 1)) * ((21 - goldenNumber) / 11))
    let weekdayShift = (year + year / 4 + fullMoon + 2 - century + leapCenturies) % 7
    return Day(year: year, .march, clampedDay: 28) + (fullMoon - weekdayShift)
  }
}
