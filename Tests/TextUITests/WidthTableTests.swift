import PtySupport
import Testing
import TextUI

@Suite("Widths, beside the C library's") struct WidthTableTests {
  /// Scalars that are laid out otherwise than ncurses would lay them out, and why.
  private static let differences: [(scalars: ClosedRange<UInt32>, width: Int?)] = [
    // They reorder what the reader sees, so they are shown as U+FFFD.
    (0x061C...0x061C, nil), (0x200E...0x200F, nil), (0x202A...0x202E, nil), (0x2066...0x2069, nil),
    // Skin tones, which a terminal joins to the emoji before them or shows beside it: they are left out.
    (0x1F3FB...0x1F3FF, 0),
  ]

  @Test func everyScalarIsAsWideAsNcursesThinks() {
    var wrong: [UInt32] = []
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let theirs = Int(pt_columns(value))
      let expected =
        Self.differences.first { $0.scalars.contains(value) }.map(\.width) ?? (theirs < 0 ? nil : theirs)
      if TextWidth.columns(of: scalar) != expected { wrong.append(value) }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(20).map { String($0, radix: 16) })")
  }

  @Test func everyDifferenceIsOne() {
    for (scalars, width) in Self.differences {
      for value in scalars { #expect(Int(pt_columns(value)) != width ?? -1, "\(String(value, radix: 16))") }
    }
  }

  @Test(arguments: [
    // The parts of a joined emoji, each as wide as every terminal shows it alone.
    ("\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}", 6, "\u{1F469}\u{1F469}\u{1F467}"),
    ("\u{1F44D}\u{1F3FD}", 2, "\u{1F44D}"), ("\u{2764}\u{FE0F}", 1, "\u{2764}"),
    ("e\u{301}\u{323}", 1, "e\u{301}\u{323}"),
    ("\u{1F1EC}\u{1F1E7}", 2, "\u{1F1EC}\u{1F1E7}"), ("a\u{200B}b\u{FEFF}c", 3, "abc"), ("a\tb", 3, "a b"),
  ])
  func aSequenceIsShownAsWideAsItIsReckoned(text: String, columns: Int, shown: String) {
    var canvas = Canvas(Size(rows: 1, columns: 20))
    #expect(TextWidth.columns(of: text) == columns)
    #expect(canvas.put(0, 0, text + "|") == columns + 1)
    #expect(canvas.line(0) == shown + "|")
    #expect(canvas.cells[columns].scalar == 0x7C)
  }

  @Test(arguments: [
    ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"), ("a\tb", "a\tb"), ("a\u{1B}[31mb\u{7}\u{0}\u{7F}", "a[31mb"),
    ("a\u{85}b\u{2028}c\u{9B}d\u{FEFF}", "a\nb\ncd"), ("Zo\u{EB} \u{6E21}", "Zo\u{EB} \u{6E21}"),
  ])
  func whatIsPastedIsMadeFitForAField(bytes: String, text: String) {
    #expect(PastedText.cleaned(Array(bytes.utf8)) == text)
  }
}
