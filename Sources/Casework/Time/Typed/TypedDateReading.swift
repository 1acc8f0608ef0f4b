/// One attempt to read typed text as a date: what is known besides the text.
struct TypedDateReading {
  let text: String
  let today: Day
  let direction: TypedDate.Direction
  let calendar: WorkingCalendar

  func day(_ typed: TypedWords) throws(TypedRefusal) -> Day {
    if let day = relative(typed.pieces) { return day }
    var words = typed
    let weekday = words.takeLeadingWeekday()
    let day = try date(words.pieces)
    if let weekday, day.weekday != weekday { throw .wrongWeekday(weekday, day) }
    return day
  }

  /// A date named by its distance from today; nil where it isn't one.
  private func relative(_ pieces: [TypedWords.Piece]) -> Day? {
    switch pieces.count {
    case 1:
      guard case .word(let word) = pieces[0] else { return nil }
      return named(word)
    case 2:
      if case .number(let count, _) = pieces[0], case .word(let unit) = pieces[1] {
        return step(direction == .past ? -count : count, unit)
      }
      guard case .word(let first) = pieces[0], case .word(let second) = pieces[1] else { return nil }
      return named(first, second)
    case 3:
      if case .sign(let sign) = pieces[0], case .number(let count, _) = pieces[1], case .word(let unit) = pieces[2] {
        return step(sign * count, unit)
      }
      guard case .number(let count, _) = pieces[0], case .word(let unit) = pieces[1], case .word("ago") = pieces[2]
      else { return nil }
      return step(-count, unit)
    default: return nil
    }
  }

  private func named(_ word: String) -> Day? {
    switch word {
    case "today", "tod", "now": today
    case "tomorrow", "tom", "tomo", "tmrw": today + 1
    case "yesterday", "yest": today - 1
    default: Weekday(typed: word).map { nearest($0) }
    }
  }

  private func named(_ first: String, _ second: String) -> Day? {
    if second == "week", let base = named(first) { return base + 7 }
    if first == "week", let base = named(second) { return base + 7 }
    switch first {
    case "next": return Weekday(typed: second).map { after($0) } ?? step(1, second)
    case "last": return Weekday(typed: second).map { before($0) } ?? step(-1, second)
    case "this": return Weekday(typed: second).map { today.startOfWeek + ($0.rawValue - 1) }
    default: return nil
    }
  }

  private func nearest(_ weekday: Weekday) -> Day {
    switch direction {
    case .future: today + today.weekday.days(until: weekday)
    case .past: today - weekday.days(until: today.weekday)
    }
  }

  private func after(_ weekday: Weekday) -> Day { today + 1 + (today + 1).weekday.days(until: weekday) }

  private func before(_ weekday: Weekday) -> Day { today - 1 - weekday.days(until: (today - 1).weekday) }

  private func step(_ count: Int, _ unit: String) -> Day? {
    switch unit {
    case "d", "day", "days": today + count
    case "w", "wk", "wks", "week", "weeks": today + 7 * count
    case "wd", "wds": calendar.adding(workingDays: min(max(count, -9999), 9999), to: today)
    case "m", "mon", "month", "months": today.adding(months: count)
    case "y", "yr", "yrs", "year", "years": today.adding(years: count)
    default: nil
    }
  }
}

extension TypedDateReading {
  /// A date of the calendar, as numbers or with the month in letters.
  private func date(_ pieces: [TypedWords.Piece]) throws(TypedRefusal) -> Day {
    var numbers: [(value: Int, digits: Int)] = []
    var month: (name: Month, place: Int)?
    for (place, piece) in pieces.enumerated() {
      switch piece {
      case .number(let value, let digits): numbers.append((value, digits))
      case .word(let word):
        guard month == nil, let name = Month(typed: word) else { throw .notUnderstood(text, .date) }
        month = (name, place)
      case .sign: throw .notUnderstood(text, .date)
      }
    }
    if let month {
      // `nov 23`, `23 nov`, `23 nov 26`, `nov 23 26`; a month after both numbers has no meaning.
      guard (1...2).contains(numbers.count), month.place < 2 else { throw .notUnderstood(text, .date) }
      return try date(numbers[0], month.name, year: numbers.count == 2 ? numbers[1] : nil)
    }
    switch numbers.count {
    case 1: return try date(digitsOnly: numbers[0])
    case 2: return try date(numbers[0], numbered(numbers[1]), year: nil)
    case 3 where numbers[0].digits == 4: return try date(numbers[2], numbered(numbers[1]), year: numbers[0])
    case 3: return try date(numbers[0], numbered(numbers[1]), year: numbers[2])
    default: throw .notUnderstood(text, .date)
    }
  }

  private func numbered(_ number: (value: Int, digits: Int)) throws(TypedRefusal) -> Month {
    guard number.digits <= 2 else { throw .notUnderstood(text, .date) }
    guard let month = Month(rawValue: number.value) else { throw .noSuchMonth(number.value) }
    return month
  }

  private func date(
    _ day: (value: Int, digits: Int), _ month: Month, year: (value: Int, digits: Int)?
  ) throws(TypedRefusal) -> Day {
    guard day.digits <= 2 else { throw .notUnderstood(text, .date) }
    guard let year else { return try nearest(day.value, month) }
    let fullYear = try full(year)
    guard let found = Day(year: fullYear, month: month.rawValue, day: day.value) else {
      if !(1...9999).contains(fullYear) { throw .yearOutOfReach(fullYear) }
      throw .noSuchDay(day.value, month, year: fullYear)
    }
    return found
  }

  /// `23` is the nearest 23rd, `231126` and `23112026` are dates without separators.
  private func date(digitsOnly number: (value: Int, digits: Int)) throws(TypedRefusal) -> Day {
    let value = number.value
    switch number.digits {
    case 1, 2: return try nearest(dayOfMonth: value)
    case 6: return try date((value / 10_000, 2), numbered((value / 100 % 100, 2)), year: (value % 100, 2))
    case 8: return try date((value / 1_000_000, 2), numbered((value / 10_000 % 100, 2)), year: (value % 10_000, 4))
    default: throw .notUnderstood(text, .date)
    }
  }

  /// Two digits mean a year of the window that ends `shortYearsAhead` years after this one.
  private func full(_ year: (value: Int, digits: Int)) throws(TypedRefusal) -> Int {
    switch year.digits {
    case 4: return year.value
    case 2:
      let last = today.year + TypedDate.shortYearsAhead
      return last - (last - year.value) % 100
    default: throw .notUnderstood(text, .date)
    }
  }

  /// The date in the nearest year that has it; up to eight years off for 29 February.
  private func nearest(_ day: Int, _ month: Month) throws(TypedRefusal) -> Day {
    for distance in 0...8 {
      let year = today.year + (direction == .past ? -distance : distance)
      if let found = Day(year: year, month: month.rawValue, day: day), isInDirection(found) { return found }
    }
    throw .noSuchDay(day, month, year: nil)
  }

  private func nearest(dayOfMonth day: Int) throws(TypedRefusal) -> Day {
    guard (1...31).contains(day) else { throw .notUnderstood(text, .date) }
    for distance in 0...2 {
      let start = today.startOfMonth.adding(months: direction == .past ? -distance : distance)
      if let found = Day(year: start.year, month: start.month, day: day), isInDirection(found) { return found }
    }
    throw .notUnderstood(text, .date)
  }

  private func isInDirection(_ day: Day) -> Bool {
    direction == .past ? day <= today : day >= today
  }
}
