import Testing
import TextUI

@Suite struct HarmlessTextTests {
  @Test(arguments: [
    ("plain\nlines\r\n", "plain\nlines\r\n"), ("a\u{1B}[2Jb", "a\u{FFFD}[2Jb"), ("a\tb", "a b"),
    ("\u{9B}31m\u{85}", "\u{FFFD}31m\u{FFFD}"), ("a\rb", "a\u{FFFD}b"), ("\u{7F}\u{0}", "\u{FFFD}\u{FFFD}"),
    ("\u{202E}x\u{2066}\u{200F}\u{61C}", "\u{FFFD}x\u{FFFD}\u{FFFD}\u{FFFD}"), ("Łuk 渡辺 é 👍", "Łuk 渡辺 é 👍"),
    ("\u{200B}joined\u{200D}", "\u{200B}joined\u{200D}"), ("", ""), ("\u{E2}\u{D8}", "\u{E2}\u{D8}"),
  ])
  func ofText(text: String, harmless: String) {
    #expect(Array(HarmlessText.of(text).unicodeScalars) == Array(harmless.unicodeScalars))
  }

  @Test func ofJSONLosesNothing() {
    let json = "{\"name\": \"\u{202E}a\u{9B}\u{7F}\"}\n"
    #expect(HarmlessText.of(json) == "{\"name\": \"\\u202ea\\u009b\\u007f\"}\n")
  }

  @Test func ofBytesThatAreNoText() {
    for bytes in [[0xC2], [0xE2, 0x80], [0xD8], [0xFF, 0x1B], [0xC2, 0x9B, 0xC2]] as [[UInt8]] {
      #expect(!HarmlessText.of(bytes).contains(0x1B))
    }
  }
}
