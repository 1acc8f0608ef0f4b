/// A quick checksum for files that can be made again, and for documents that a check need not keep: it finds accidents,
/// not forgery, which the journal's SHA-256 does.
enum Checksum {
  /// The number of digits of a sum as text.
  static let length = 16

  /// Of a range of bytes, as 16 hexadecimal digits.
  static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let digits = String(number(bytes, range), radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.utf8.count)) + digits
  }

  /// Of all bytes but those of one range, as 16 hexadecimal digits.
  static func text(_ bytes: [UInt8], without left: Range<Int>) -> String {
    let sums = [number(bytes, 0..<left.lowerBound), number(bytes, left.upperBound..<bytes.count)]
    let words = sums.flatMap { sum in (0..<8).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 * 8)) } }
    return text(words, 0..<words.count)
  }

  /// Of a range of bytes, as a number. Four sums run side by side, each over every fourth group of eight
  /// bytes, mixed in with a multiplication (FNV's prime), because one alone would wait for each multiplication.
  static func number(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    let raw = bytes.span.bytes
    let end = range.upperBound
    var (a, b, c, d) = (seed, seed &+ 1, seed &+ 2, seed &+ 3)
    var index = range.lowerBound
    while index + 32 <= end {
      a = mixed(a, raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      b = mixed(b, raw.unsafeLoadUnaligned(fromByteOffset: index + 8, as: UInt64.self))
      c = mixed(c, raw.unsafeLoadUnaligned(fromByteOffset: index + 16, as: UInt64.self))
      d = mixed(d, raw.unsafeLoadUnaligned(fromByteOffset: index + 24, as: UInt64.self))
      index += 32
    }
    var sum = mixed(mixed(mixed(mixed(seed ^ UInt64(range.count), a), b), c), d)
    while index < end {
      sum = mixed(sum, UInt64(bytes[index]))
      index += 1
    }
    return sum ^ sum >> 32
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0x0000_0100_0000_01B3
    return product ^ product >> 29
  }
}
