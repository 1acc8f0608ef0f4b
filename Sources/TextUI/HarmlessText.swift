/// Text that is written out as it stands, to a terminal, a pipe or a file, made fit for any terminal.
///
/// What people and other systems typed is stored as it was typed, and may hold what drives a terminal: sequences that
/// clear it, rename it, read its clipboard or print words in another order. A canvas never shows such signs; this is
/// for what is written without one.
public enum HarmlessText {
  /// The bytes with every control character but line ends as U+FFFD, a tab as a space, and every sign that turns a line
  /// round as U+FFFD too.
  ///
  /// In JSON, which begins with a bracket, they stand as JSON's own escapes, so that nothing is lost.
  public static func of(_ bytes: [UInt8]) -> [UInt8] {
    guard var next = firstHarm(in: bytes, from: 0) else { return bytes }
    let first = bytes.first { $0 > 0x20 }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    var made: [UInt8] = []
    made.reserveCapacity(bytes.count + 64)
    var start = 0
    while true {
      made += bytes[start..<next.lowerBound]
      made += isJSON ? escape(bytes[next]) : bytes[next.lowerBound] == 9 ? [0x20] : [0xEF, 0xBF, 0xBD]
      start = next.upperBound
      guard let following = firstHarm(in: bytes, from: start) else { break }
      next = following
    }
    return made + bytes[start...]
  }

  /// The same for text.
  public static func of(_ text: String) -> String { String(decoding: of(Array(text.utf8)), as: UTF8.self) }

  /// Where the next sign stands that isn't let through; nil where none does.
  private static func firstHarm(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 10: index += 1
      case 13 where index + 1 < bytes.count && bytes[index + 1] == 10: index += 2
      case 0..<0x20, 0x7F: return index..<(index + 1)
      case 0xC2 where index + 1 < bytes.count && (0x80..<0xA0).contains(bytes[index + 1]): return index..<(index + 2)
      case 0xD8 where index + 1 < bytes.count && bytes[index + 1] == 0x9C: return index..<(index + 2)
      case 0xE2 where index + 2 < bytes.count:
        let value = UInt32(byte & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        if TextWidth.isDirectionControl(value) { return index..<(index + 3) }
        index += 1
      default: index += 1
      }
    }
    return nil
  }

  private static func escape(_ sign: ArraySlice<UInt8>) -> [UInt8] {
    let value = String(decoding: sign, as: UTF8.self).unicodeScalars.first?.value ?? 0xFFFD
    let digits = String(value, radix: 16)
    return Array(("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
  }
}
