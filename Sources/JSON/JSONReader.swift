/// A strict reader that pulls one value after another out of bytes, every access checked against their bounds.
public struct JSONReader: Sendable {
  /// How many objects and arrays may stand within each other.
  public static let deepest = 128

  @usableFromInline let bytes: [UInt8]
  @usableFromInline let limit: Int
  /// The offset of the next byte that is read.
  public internal(set) var position: Int
  @usableFromInline var depth = 0

  /// Reads all of the bytes.
  public init(_ bytes: [UInt8]) {
    self.init(bytes, in: 0..<bytes.count)
  }

  /// Reads part of the bytes; a range outside them is cut to them.
  public init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    limit = min(max(0, range.upperBound), bytes.count)
    position = min(max(0, range.lowerBound), limit)
  }

  /// Goes on reading from an earlier or later offset.
  @usableFromInline mutating func go(to offset: Int) { position = offset }

  @usableFromInline func fault(_ fault: JSONFault, at offset: Int? = nil) -> JSONError {
    JSONError(offset: offset ?? position, fault: fault)
  }

  @usableFromInline mutating func skipSpace() {
    while position < limit {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// The next byte that is no white space, which stays unread.
  @usableFromInline mutating func peek() throws(JSONError) -> UInt8 {
    if position < limit, bytes[position] > 0x20 { return bytes[position] }
    skipSpace()
    guard position < limit else { throw fault(.unexpectedEnd) }
    return bytes[position]
  }

  @usableFromInline mutating func expect(_ byte: UInt8, _ what: String) throws(JSONError) {
    let found = try peek()
    guard found == byte else {
      throw fault(Self.startsValue(found) ? .wrongType(expected: what) : .unexpectedByte(found))
    }
    position += 1
  }

  private static func startsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "t"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  @usableFromInline mutating func enter() throws(JSONError) {
    depth += 1
    if depth > Self.deepest { throw fault(.tooDeep) }
  }

  /// Reads `true` or `false`.
  public mutating func bool() throws(JSONError) -> Bool {
    switch try peek() {
    case UInt8(ascii: "t"):
      try word("true")
      return true
    case UInt8(ascii: "f"):
      try word("false")
      return false
    case let byte: throw fault(Self.startsValue(byte) ? .wrongType(expected: "true or false") : .unexpectedByte(byte))
    }
  }

  /// Reads `null` if it comes next, and tells whether it did.
  public mutating func null() throws(JSONError) -> Bool {
    guard try peek() == UInt8(ascii: "n") else { return false }
    try word("null")
    return true
  }

  private mutating func word(_ text: StaticString) throws(JSONError) {
    let start = position
    for offset in 0..<text.utf8CodeUnitCount {
      guard position < limit else { throw fault(.unexpectedEnd) }
      guard bytes[position] == text.byte(offset) else { throw fault(.unexpectedByte(bytes[position]), at: position) }
      position += 1
    }
    if position < limit, Self.continuesWord(bytes[position]) { throw fault(.unexpectedByte(bytes[start]), at: start) }
  }

  private static func continuesWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  /// Reads an object; `member` is given each name and must read the value.
  ///
  /// Throws what `member` throws, and `duplicateKey` for a name that stands twice.
  public mutating func object(
    _ member: (String, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect(UInt8(ascii: "{"), "an object")
    try enter()
    var seen = SeenNames()
    if try peek() == UInt8(ascii: "}") {
      position += 1
      depth -= 1
      return
    }
    while true {
      guard try peek() == UInt8(ascii: "\"") else { throw fault(.unexpectedByte(bytes[position])) }
      let start = position
      let name = try string()
      guard seen.insert(name) else { throw fault(.duplicateKey(name), at: start) }
      try expect(UInt8(ascii: ":"), "a colon")
      do throws(JSONError) { try member(name, &self) } catch { throw error.inside(name) }
      if try more(UInt8(ascii: "}")) == false { break }
    }
    depth -= 1
  }

  /// Reads an array; `element` must read each value.
  ///
  /// Throws what `element` throws.
  public mutating func array(_ element: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
    try expect(UInt8(ascii: "["), "an array")
    try enter()
    if try peek() == UInt8(ascii: "]") {
      position += 1
    } else {
      repeat { try element(&self) } while try more(UInt8(ascii: "]"))
    }
    depth -= 1
  }

  /// Reads a comma (true) or the closing byte (false).
  @usableFromInline mutating func more(_ close: UInt8) throws(JSONError) -> Bool {
    let byte = try peek()
    position += 1
    if byte == close { return false }
    guard byte == UInt8(ascii: ",") else { throw fault(.unexpectedByte(byte), at: position - 1) }
    if try peek() == close { throw fault(.unexpectedByte(close)) }
    return true
  }

  /// Says that nothing but white space follows, or throws `trailingBytes`.
  public mutating func end() throws(JSONError) {
    skipSpace()
    if position < limit { throw fault(.trailingBytes) }
  }

  /// Skips one value of any kind, checking it as strictly as reading would; returns its range.
  public mutating func skipValue() throws(JSONError) -> Range<Int> {
    let first = try peek()
    let start = position
    switch first {
    case UInt8(ascii: "{"):
      position += 1
      try enter()
      if try peek() == UInt8(ascii: "}") {
        position += 1
      } else {
        repeat {
          guard try peek() == UInt8(ascii: "\"") else { throw fault(.unexpectedByte(bytes[position])) }
          try skipString()
          try expect(UInt8(ascii: ":"), "a colon")
          _ = try skipValue()
        } while try more(UInt8(ascii: "}"))
      }
      depth -= 1
    case UInt8(ascii: "["):
      position += 1
      try enter()
      if try peek() == UInt8(ascii: "]") {
        position += 1
      } else {
        repeat { _ = try skipValue() } while try more(UInt8(ascii: "]"))
      }
      depth -= 1
    case UInt8(ascii: "\""): try skipString()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
    case UInt8(ascii: "n"): try word("null")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try numberRange()
    default: throw fault(.unexpectedByte(first))
    }
    return start..<position
  }
}

/// The names of an object's members so far: few are compared one by one, many are looked up, because whoever made the
/// bytes may have put a hundred thousand into one object.
private struct SeenNames {
  private static let few = 16
  private var list: [String] = []
  private var set: Set<String> = []

  /// Takes a name; false where it was there.
  mutating func insert(_ name: String) -> Bool {
    guard set.isEmpty else { return set.insert(name).inserted }
    if list.contains(name) { return false }
    list.append(name)
    if list.count > Self.few { set = Set(list) }
    return true
  }
}

extension StaticString {
  /// The byte at an index of a literal whose text is ASCII.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 {
    withUTF8Buffer { $0[index] }
  }
}
