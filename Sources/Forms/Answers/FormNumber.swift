public import JSON

/// A number with at most four places after the point, exact.
public struct FormNumber: Hashable, Comparable, Sendable, JSONText, CustomStringConvertible {
  /// The number in ten-thousandths.
  public let tenThousandths: Int

  /// The largest number before the point, in either direction.
  public static let largest = 99_999_999

  /// A whole number, which is brought within the largest.
  public init(_ whole: Int) {
    tenThousandths = min(max(whole, -Self.largest), Self.largest) * 10_000
  }

  /// A number in ten-thousandths, which is brought within the largest.
  public init(tenThousandths: Int) {
    let bound = Self.largest * 10_000
    self.tenThousandths = min(max(tenThousandths, -bound), bound)
  }

  /// Reads `12`, `-3.5` or `0.4375`; nil for anything else and for more than eight digits before the point.
  public init?(jsonText: String) {
    var digits = Substring(jsonText)
    let isNegative = digits.hasPrefix("-")
    if isNegative { digits.removeFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, (1...2).contains(parts.count), (1...8).contains(whole.utf8.count),
      whole.utf8.allSatisfy(Self.isDigit), let number = Int(whole)
    else { return nil }
    var fraction = 0
    if parts.count == 2 {
      guard (1...4).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy(Self.isDigit) else { return nil }
      fraction = Int(parts[1] + String(repeating: "0", count: 4 - parts[1].utf8.count)) ?? 0
    }
    let value = number * 10_000 + fraction
    tenThousandths = isNegative ? -value : value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// The number without needless noughts: `0.5`.
  public var jsonText: String {
    let magnitude = abs(tenThousandths)
    var text = (tenThousandths < 0 ? "-" : "") + String(magnitude / 10_000)
    let fraction = magnitude % 10_000
    if fraction > 0 {
      var digits = String(fraction)
      digits = String(repeating: "0", count: 4 - digits.count) + digits
      while digits.hasSuffix("0") { digits.removeLast() }
      text += "." + digits
    }
    return text
  }

  public var description: String { jsonText }

  /// How many places after the point it needs.
  public var places: Int {
    var rest = abs(tenThousandths) % 10_000
    var places = 4
    while places > 0, rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    return places
  }

  public static func < (left: FormNumber, right: FormNumber) -> Bool { left.tenThousandths < right.tenThousandths }

  public static func + (left: FormNumber, right: FormNumber) -> FormNumber {
    FormNumber(tenThousandths: left.tenThousandths + right.tenThousandths)
  }
}
