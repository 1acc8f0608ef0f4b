/// Writes JSON: compact, or laid out for reading with two spaces a level.
///
/// The caller keeps the order (a key before each member's value); commas and line ends are put in.
public struct JSONWriter: Sendable {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []
  private let isPretty: Bool
  private var depth = 0
  private var isFirst = true
  private var followsKey = false

  /// Begins with nothing written.
  public init(pretty: Bool = false) {
    isPretty = pretty
  }

  /// Makes room for so many bytes.
  public mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  private mutating func begin() {
    if followsKey {
      followsKey = false
      return
    }
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 { newLine() }
    isFirst = false
  }

  private mutating func newLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<(depth * 2) { bytes.append(0x20) }
  }

  private mutating func open(_ byte: UInt8) {
    begin()
    bytes.append(byte)
    depth += 1
    isFirst = true
  }

  private mutating func close(_ byte: UInt8) {
    depth -= 1
    if !isFirst { newLine() }
    bytes.append(byte)
    isFirst = false
  }

  /// Writes `{`.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// Writes `}`.
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  /// Writes `[`.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// Writes `]`.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes a member's name.
  public mutating func key(_ name: String) {
    begin()
    quoted(name)
    colon()
  }

  /// Writes a member's name that is plain ASCII.
  @usableFromInline
  mutating func key(_ name: StaticString) {
    begin()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    colon()
  }

  /// Writes a member's name that is quoted already.
  mutating func rawKey(_ quoted: some Sequence<UInt8>) {
    begin()
    bytes.append(contentsOf: quoted)
    colon()
  }

  private mutating func colon() {
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(0x20) }
    followsKey = true
  }

  /// Writes text, escaping what JSON asks for. A NUL is left out, because nothing that reads the store accepts it.
  public mutating func string(_ text: String) {
    begin()
    quoted(text)
  }

  /// Writes an integer.
  public mutating func integer(_ value: Int) {
    begin()
    if value >= 0, value < 10 {
      bytes.append(48 + UInt8(value))
    } else {
      bytes.append(contentsOf: String(value).utf8)
    }
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) {
    begin()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Writes `null`.
  public mutating func null() {
    begin()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes a value that is JSON already, as it is.
  public mutating func raw(_ value: some Sequence<UInt8>) {
    begin()
    bytes.append(contentsOf: value)
  }

  private mutating func quoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in 0..<utf8.count {
        let byte = utf8[index]
        if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { continue }
        bytes.append(contentsOf: utf8[start..<index])
        escaped(byte)
        start = index + 1
      }
      bytes.append(contentsOf: utf8[start..<utf8.count])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escaped(_ byte: UInt8) {
    if byte == 0 { return }
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 8: bytes.append(UInt8(ascii: "b"))
    case 9: bytes.append(UInt8(ascii: "t"))
    case 10: bytes.append(UInt8(ascii: "n"))
    case 12: bytes.append(UInt8(ascii: "f"))
    case 13: bytes.append(UInt8(ascii: "r"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: [UInt8(ascii: "u"), 48, 48, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
  }
}
