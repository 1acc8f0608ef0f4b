/// What people type for how long something took: `45m`, `2h`, `1h30`, `1 h 30 min`, `1.5h`, `1:30`, `half an hour`; a
/// bare number is minutes.
public enum TypedDuration {
  /// The longest that a contact can take.
  public static let longest = Minutes(hours: 24)

  /// Reads what was typed.
  public static func parse(_ text: String) throws(TypedRefusal) -> Minutes {
    let typed = text.trimmingSpaces
    if typed.isEmpty { throw .nothingTyped(.length) }
    guard typed.utf8.count <= 30, let count = minutes(typed.lowercased().filter { $0 != " " }), count > 0
    else { throw .notUnderstood(typed, .length) }
    let length = Minutes(count)
    if length > longest { throw .tooLong(length, limit: longest) }
    return length
  }

  private static let hourWords = ["hours", "hour", "hrs", "hr", "h"]
  private static let minuteWords = ["minutes", "minute", "mins", "min", "m", ""]

  private static func minutes(_ body: String) -> Int? {
    switch body {
    case "halfanhour", "halfhour", "½h": return 30
    case "anhour": return 60
    default: break
    }
    if let colon = body.firstIndex(of: ":") {
      return sum(hours: number(body[..<colon]), minutes: twoDigits(body[body.index(after: colon)...]))
    }
    guard let letters = body.firstIndex(where: { $0.isLetter }) else { return number(body[...]) ?? tenths(body[...]) }
    let amount = body[..<letters]
    let rest = body[letters...]
    if minuteWords.contains(String(rest)) { return number(amount) }
    guard let unit = hourWords.first(where: { rest.hasPrefix($0) }) else { return nil }
    let after = rest.dropFirst(unit.count)
    if after.isEmpty { return tenths(amount) }
    return sum(hours: number(amount), minutes: underAnHour(after))
  }

  private static func sum(hours: Int?, minutes: Int?) -> Int? {
    guard let hours, let minutes else { return nil }
    return hours * 60 + minutes
  }

  private static func underAnHour(_ text: Substring) -> Int? {
    let amount = text.prefix { $0.isNumber }
    guard minuteWords.contains(String(text.dropFirst(amount.count))), let minutes = number(amount), minutes < 60
    else { return nil }
    return minutes
  }

  private static func twoDigits(_ text: Substring) -> Int? {
    guard text.utf8.count == 2, let minutes = number(text), minutes < 60 else { return nil }
    return minutes
  }

  private static func number(_ text: Substring) -> Int? {
    guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return Int(text)
  }

  /// Hours with or without a decimal part, rounded to a minute: `1.5` is 90.
  private static func tenths(_ text: Substring) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let hours = number(parts[0]) else { return nil }
    switch parts.count {
    case 1: return hours * 60
    case 2 where parts[1].utf8.count == 1: return number(parts[1]).map { hours * 60 + $0 * 6 }
    case 2 where parts[1].utf8.count == 2: return number(parts[1]).map { hours * 60 + ($0 * 6 + 5) / 10 }
    default: return nil
    }
  }
}
