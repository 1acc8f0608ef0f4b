/// Text of a fixed layout read by the place of each number: what makes a million stored dates cheap to read.
extension Span<UInt8> {
  /// The number of so many digits that begins at a place; nil where others than digits stand there.
  func number(at place: Int, digits: Int) -> Int? {
    guard place + digits <= count else { return nil }
    var value = 0
    for index in place..<(place + digits) {
      let digit = self[index] &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// Whether a character stands at a place.
  func has(_ character: Unicode.Scalar, at place: Int) -> Bool {
    place < count && self[place] == UInt8(ascii: character)
  }

  /// The day written `2026-11-23` at the start.
  var isoDay: Day? {
    guard let year = number(at: 0, digits: 4), has("-", at: 4), let month = number(at: 5, digits: 2), has("-", at: 7),
      let day = number(at: 8, digits: 2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// The time written `10:00` at a place.
  func clockTime(at place: Int) -> TimeOfDay? {
    guard let hour = number(at: place, digits: 2), has(":", at: place + 2),
      let minute = number(at: place + 3, digits: 2)
    else { return nil }
    return TimeOfDay(hour: hour, minute: minute)
  }
}
