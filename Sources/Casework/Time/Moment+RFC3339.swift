extension Moment {
  /// `2026-11-23T10:00:00+00:00`: the time on the clock and how far it is ahead of UTC (RFC 3339).
  public var rfc3339: String {
    jsonText + ":00" + (utcOffsetMinutes == 60 ? "+01:00" : "+00:00")
  }

  /// Reads a time with seconds and an offset (`Z`, `+01:00`, `-05:00`), with or without a fraction of a second, and
  /// tells what clocks in England and Wales show then; nil for anything else.
  public init?(rfc3339 text: String) {
    let bytes = text.utf8.span
    guard let day = bytes.isoDay, bytes.has("T", at: 10) || bytes.has("t", at: 10), let time = bytes.clockTime(at: 11),
      bytes.has(":", at: 16), let second = bytes.number(at: 17, digits: 2), second <= 60,
      let fractionEnd = bytes.endOfFraction(at: 19), let offset = bytes.offsetMinutes(at: fractionEnd)
    else { return nil }
    let clock = day.daysSinceEpoch * 86_400 + time.minuteOfDay * 60 + min(second, 59)
    self.init(utcSeconds: clock - offset * 60)
  }
}

extension Span<UInt8> {
  /// The place after `.` and its digits, or the place itself where there is no `.`; nil where no digit follows it.
  fileprivate func endOfFraction(at place: Int) -> Int? {
    guard has(".", at: place) else { return place }
    var end = place + 1
    while number(at: end, digits: 1) != nil { end += 1 }
    return end > place + 1 ? end : nil
  }

  /// What `Z` or `+01:00` at a place says, if nothing follows it.
  fileprivate func offsetMinutes(at place: Int) -> Int? {
    if has("Z", at: place) || has("z", at: place) { return count == place + 1 ? 0 : nil }
    let sign = has("-", at: place) ? -1 : has("+", at: place) ? 1 : 0
    guard sign != 0, count == place + 6, let ahead = clockTime(at: place + 1) else { return nil }
    return sign * ahead.minuteOfDay
  }
}
