/// What people type for a time: `1030`, `10.30`, `10:30`, `2pm`, `2.15pm`, `noon`, `midnight`, `9`, `now`.
///
/// An hour of one digit from 1 to 6 without `am` or `pm` is in the afternoon, as office hours are: `2` and `2.15` are
/// 14:00 and 14:15. `02:15` and `2.15am` are at night.
public enum TypedTime {
  /// Reads what was typed; `now` is what the clock shows, if it is known.
  public static func parse(_ text: String, now: TimeOfDay? = nil) throws(TypedRefusal) -> TimeOfDay {
    let typed = text.trimmingSpaces
    if typed.isEmpty { throw .nothingTyped(.time) }
    if typed.utf8.count > TypedWords.longest { throw .notUnderstood(typed.prefix(20) + "\u{2026}", .time) }
    let body = typed.lowercased().filter { $0 != " " }
    switch body {
    case "noon", "midday", "12noon", "12midday": return .midday
    case "midnight", "12midnight": return .midnight
    case "now":
      guard let now else { throw .notUnderstood(typed, .time) }
      return now
    default: break
    }
    let (digits, half) = withoutSuffix(body)
    guard let (hour, minute, isShort) = hourAndMinute(digits) else { throw .notUnderstood(typed, .time) }
    guard let time = time(hour, minute, half: half, isShort: isShort) else { throw .noSuchTime(typed) }
    return time
  }

  private enum Half { case morning, afternoon, unsaid }

  private static func withoutSuffix(_ body: String) -> (Substring, Half) {
    let suffixes: [(String, Half)] = [
      ("a.m.", .morning), ("p.m.", .afternoon), ("am", .morning), ("pm", .afternoon), ("a", .morning),
      ("p", .afternoon),
      ("hrs", .unsaid), ("o’clock", .unsaid), ("o'clock", .unsaid), ("oclock", .unsaid), ("h", .unsaid),
    ]
    for (suffix, half) in suffixes where body.hasSuffix(suffix) { return (body.dropLast(suffix.count), half) }
    return (body[...], .unsaid)
  }

  /// `isShort` tells that the hour was typed with one digit.
  private static func hourAndMinute(_ text: Substring) -> (hour: Int, minute: Int, isShort: Bool)? {
    let parts = text.split(omittingEmptySubsequences: false) { ":.h".contains($0) }
    guard parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }) else { return nil }
    let digits = parts[0].utf8.count
    switch parts.count {
    case 1 where (1...4).contains(digits):
      guard let number = Int(parts[0]) else { return nil }
      return digits < 3 ? (number, 0, digits == 1) : (number / 100, number % 100, digits == 3)
    case 2 where (1...2).contains(digits) && parts[1].utf8.count == 2:
      guard let hour = Int(parts[0]), let minute = Int(parts[1]) else { return nil }
      return (hour, minute, digits == 1)
    default: return nil
    }
  }

  private static func time(_ hour: Int, _ minute: Int, half: Half, isShort: Bool) -> TimeOfDay? {
    switch half {
    case .unsaid: return TimeOfDay(hour: isShort && (1...6).contains(hour) ? hour + 12 : hour, minute: minute)
    case .morning, .afternoon:
      guard (1...12).contains(hour) else { return nil }
      return TimeOfDay(hour: hour % 12 + (half == .afternoon ? 12 : 0), minute: minute)
    }
  }
}
