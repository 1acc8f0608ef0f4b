import Casework
import Glibc

/// The clock of the journal.
public enum StoreClock {
  /// Milliseconds since 1970, UTC.
  @Sendable public static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  /// Now as a part of a name: year to second, digits alone.
  public static func stamp() -> String { String(text(now()).filter(\.isNumber).prefix(14)) }

  /// How many characters a time has.
  static let length = 24

  /// RFC 3339, UTC, to the millisecond: always as long, so that later times sort after earlier ones.
  static func text(_ milliseconds: Int) -> String {
    let day = Day(daysSinceEpoch: milliseconds / 86_400_000)
    var rest = milliseconds % 86_400_000
    func digits(_ value: Int, _ count: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    let milli = rest % 1000
    rest /= 1000
    return day.iso + "T" + digits(rest / 3600, 2) + ":" + digits(rest / 60 % 60, 2) + ":" + digits(rest % 60, 2) + "."
      + digits(milli, 3) + "Z"
  }
}
