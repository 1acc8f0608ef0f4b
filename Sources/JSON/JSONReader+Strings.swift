extension JSONReader {
  /// Reads a string. Throws for control characters, unknown escapes, lone surrogates, NUL and bytes that aren't UTF-8.
  public mutating func string() throws(JSONError) -> String {
    try expect(UInt8(ascii: "\""), "text")
    let start = position
    let plain = try scan()
    if plain.isWhole {
      let text = try text(start..<plain.end, isASCII: plain.isASCII)
      position = plain.end + 1
      return text
    }
    return try unescape(from: start)
  }

  /// Skips a string as strictly as ``string()`` reads it.
  mutating func skipString() throws(JSONError) {
    try expect(UInt8(ascii: "\""), "text")
    let start = position
    let plain = try scan()
    if plain.isWhole {
      if !plain.isASCII { _ = try text(start..<plain.end, isASCII: false) }
      position = plain.end + 1
    } else {
      _ = try unescape(from: start)
    }
  }

  /// Where the string's plain part ends: at its closing quote (`isWhole`) or at its first escape.
  private func scan() throws(JSONError) -> (end: Int, isWhole: Bool, isASCII: Bool) {
    let span = bytes.span
    let raw = span.bytes
    var index = position
    var high: UInt64 = 0
    while index + 8 <= limit {
      let eight = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
      let ends = Self.ends(eight)
      if ends != 0 {
        let plain = ends.trailingZeroBitCount & ~7
        high |= eight & ((1 << UInt64(plain)) &- 1)
        index += plain / 8
        break
      }
      high |= eight
      index += 8
    }
    while index < limit {
      let byte = span[index]
      if byte == UInt8(ascii: "\"") { return (index, true, high & Self.eighties == 0) }
      if byte == UInt8(ascii: "\\") { return (index, false, high & Self.eighties == 0) }
      if byte < 0x20 { throw fault(byte == 0 ? .nul : .controlCharacter, at: index) }
      high |= UInt64(byte)
      index += 1
    }
    throw fault(.unexpectedEnd, at: limit)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let eighties: UInt64 = 0x8080_8080_8080_8080

  /// A word whose lowest set bit stands in the first of eight bytes that is a quote, a backslash or below a blank.
  @inline(__always)
  private static func ends(_ eight: UInt64) -> UInt64 {
    let quote = eight ^ (ones &* 0x22)
    let slash = eight ^ (ones &* 0x5C)
    let found =
      ((quote &- ones) & ~quote) | ((slash &- ones) & ~slash) | ((eight &- (ones &* 0x20)) & ~eight)
    return found & eighties
  }

  private func text(_ range: Range<Int>, isASCII: Bool) throws(JSONError) -> String {
    if isASCII { return String(decoding: bytes[range], as: UTF8.self) }
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw fault(.invalidUTF8, at: range.lowerBound)
    }
    return text
  }

  private mutating func unescape(from start: Int) throws(JSONError) -> String {
    var out: [UInt8] = []
    position = start
    while true {
      let plain = try scan()
      out.append(contentsOf: bytes[position..<plain.end])
      position = plain.end + 1
      if plain.isWhole { break }
      try escape(into: &out)
    }
    guard let text = String(validating: out, as: UTF8.self) else { throw fault(.invalidUTF8, at: start) }
    return text
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    guard position < limit else { throw fault(.unexpectedEnd) }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "b"): out.append(8)
    case UInt8(ascii: "f"): out.append(12)
    case UInt8(ascii: "n"): out.append(10)
    case UInt8(ascii: "r"): out.append(13)
    case UInt8(ascii: "t"): out.append(9)
    case UInt8(ascii: "u"):
      let start = position - 2
      var value = try hexadecimal()
      if value >= 0xD800, value < 0xDC00 {
        guard position + 1 < limit, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
        else { throw fault(.badEscape, at: start) }
        position += 2
        let low = try hexadecimal()
        guard low >= 0xDC00, low < 0xE000 else { throw fault(.badEscape, at: start) }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      if value == 0 { throw fault(.nul, at: start) }
      guard let scalar = Unicode.Scalar(value) else { throw fault(.badEscape, at: start) }
      out.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    default: throw fault(.badEscape, at: position - 1)
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    guard position + 4 <= limit else { throw fault(.unexpectedEnd, at: limit) }
    var value: UInt32 = 0
    for offset in 0..<4 {
      let byte = bytes[position + offset]
      let digit: UInt8
      switch byte {
      case 48...57: digit = byte - 48
      case 65...70: digit = byte - 55
      case 97...102: digit = byte - 87
      default: throw fault(.badEscape, at: position + offset)
      }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }
}
