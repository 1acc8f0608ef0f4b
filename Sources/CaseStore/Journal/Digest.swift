import Crypto

/// SHA-256 as the journal writes it: 64 hexadecimal digits.
enum Digest {
  /// The number of digits.
  static let length = 64
  private static let digits = Array("0123456789abcdef".utf8)

  /// The digest of a whole array.
  static func hex(of bytes: [UInt8]) -> [UInt8] { hex(after: [], bytes, 0..<bytes.count) }

  /// The digest of some bytes put behind others.
  static func hex(after previous: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    let hash = hash(after: previous, bytes, range)
    return [UInt8](unsafeUninitializedCapacity: length) { text, count in
      for byte in hash {
        text[count] = digits[Int(byte >> 4)]
        text[count + 1] = digits[Int(byte & 15)]
        count += 2
      }
    }
  }

  /// Whether the digits at an offset are the digest of some bytes put behind others; makes no array, because every line
  /// that another process writes is looked at so.
  static func matches(
    _ bytes: [UInt8], digitsAt start: Int, after previous: [UInt8], _ range: Range<Int>
  ) -> Bool {
    guard start >= 0, start + length <= bytes.count else { return false }
    var index = start
    for byte in hash(after: previous, bytes, range) {
      if bytes[index] != digits[Int(byte >> 4)] || bytes[index + 1] != digits[Int(byte & 15)] { return false }
      index += 2
    }
    return true
  }

  private static func hash(after previous: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> SHA256.Digest {
    var hash = SHA256()
    if !previous.isEmpty { previous.withUnsafeBytes { hash.update(bufferPointer: $0) } }
    bytes.withUnsafeBytes { all in
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: all[range]))
    }
    return hash.finalize()
  }
}
