import JSON
import Testing

@Suite struct ReaderTests {
  @Test(arguments: [
    "[1,]", "{\"a\":1,}", "\u{FEFF}[]", "[] x", "[01]", "[1.]", "[.5]", "[+1]", "[1e]", "\"a\nb\"", "\"a\tb\"",
    "\"\\x\"", "\"\\ud800\"",
    "\"\\udc00\"", "\"\\u0000\"", "{\"a\":1,\"a\":2}", "{a:1}", "['a']", "nul", "truex", "", "[", "{\"a\"", "[1 2]",
    "\"",
  ])
  func malformedTextIsRefused(_ text: String) {
    #expect(throws: JSONError.self) { try JSONValue(json: Array(text.utf8)) }
  }

  @Test(
    arguments: [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0x00, 0x22]]
      as [[UInt8]])
  func bytesThatAreNoTextAreRefused(_ bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try JSONValue(json: bytes) }
  }

  @Test(arguments: [129, 1000, 200_000]) func depthIsLimited(_ depth: Int) {
    let bytes =
      [UInt8](repeating: UInt8(ascii: "["), count: depth) + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
    #expect(throws: JSONError.self) { try JSONLayout.validate(bytes) }
  }

  @Test func numbersKeepTheirDigits() throws {
    for digits in ["1.10", "1e2", "-0", "12345678901234567890", "0.1"] {
      #expect(try JSONValue(json: Array(digits.utf8)) == .number(digits))
    }
    #expect(try JSONValue(json: Array("-9223372036854775808".utf8)) == .integer(.min))
  }

  private static let document = Array(
    "{\"name\":\"Zo\u{EB} \\u00e9 \\ud83d\\ude00\",\"list\":[1,-2,true,null,\"a\\nb\"],\"deep\":{\"x\":{\"y\":[{}]}}}"
      .utf8)

  @Test func everyTruncationIsRefused() {
    for count in 0..<Self.document.count {
      #expect(throws: JSONError.self) { try JSONValue(json: Array(Self.document.prefix(count))) }
    }
  }

  @Test func whateverIsAcceptedIsWrittenAndReadAgainTheSame() throws {
    var state: UInt64 = 42
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var bytes = Self.document
      bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      guard let value = try? JSONValue(json: bytes) else { continue }
      #expect(try JSONValue(json: value.json()) == value)
      #expect(try JSONLayout.compact(JSONLayout.pretty(value.json())) == value.json())
    }
  }
}
