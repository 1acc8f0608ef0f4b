import Testing

@testable import TextUI

@Suite("Typing a note") struct TextEditorTests {
  /// Keys as they are typed, and the note that they make: marks join whatever comes to stand before them.
  @Test(
    arguments: [
      ("a mark alone, then a letter before it", [.char("\u{301}"), .home, .char("x"), .char("y")], "x\u{301}y"),
      (
        "a line break taken out before a mark", [.char("a"), .enter, .char("\u{301}"), .left, .backspace, .left],
        "a\u{301}"
      ),
      ("and typed on behind it", [.char("a"), .enter, .char("\u{301}"), .left, .backspace, .char("b")], "a\u{301}b"),
      (
        "the letter before a mark taken back", [.char("\u{301}"), .home, .char("x"), .control("z"), .char("y")],
        "y\u{301}"
      ),
      (
        "the rest of a word cut before a mark", [.paste("ab \n\u{301}c"), .home, .left, .control("w"), .char("d")],
        "d\n\u{301}c"
      ),
      ("halves of a flag", [.char("\u{1F1E6}"), .left, .char("\u{1F1EC}"), .char("x")], "\u{1F1EC}\u{1F1E6}x"),
    ] as [(String, [Key], String)])
  func marksJoinWhatStandsBeforeThem(what: String, keys: [Key], text: String) {
    var note = TextEditor()
    for key in keys { _ = note.handle(key, width: 30, rows: 4) }
    #expect(note.text == text, "\(what)")
  }

  /// In one line too, where the cursor is a number of characters.
  @Test func aMarkInALineLeavesTheCursorBehindItsCharacter() {
    var line = LineEditor("ab")
    for key in [Key.left, .char("\u{301}"), .char("c")] { _ = line.handle(key) }
    #expect(line.text == "a\u{301}cb")
    line = LineEditor("\u{301}")
    for key in [Key.home, .char("x"), .char("y")] { _ = line.handle(key) }
    #expect(line.text == "x\u{301}y")
  }

  /// Whatever is typed, the cursor stands between two characters and is drawn.
  @Test(arguments: 0..<40) func theCursorStandsBetweenCharacters(seed: Int) {
    let typed: [Key] = [
      .char("a"), .char(" "), .char("\u{301}"), .char("\u{200D}"), .char("\u{1F468}"), .char("\u{1F1EC}"),
      .char("\u{1F1E7}"), .char("日"), .paste("\u{301}\n\u{FE0F}b"), .paste("e\u{301} "), .enter,
    ]
    let others: [Key] = [
      .left, .right, .up, .down, .home, .end, .pageUp, .pageDown, .backspace, .delete, .alt("b"), .alt("f"), .alt("d"),
      .control("w"), .control("k"), .control("u"), .control("z"), .control("r"),
    ]
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    var note = TextEditor()
    var canvas = Canvas(Size(rows: 4, columns: 12))
    for _ in 0..<400 {
      let keys = below(2) == 0 ? typed : others
      _ = note.handle(keys[below(keys.count)], width: 10, rows: 4)
      note.draw(&canvas, 0, 0, width: 10, rows: 4, isFocused: true)
      #expect(canvas.cursor.map { (0..<4).contains($0.row) && (0..<10).contains($0.column) } ?? false)
      // A letter of its own stands between the characters that were there, or joins the one behind it.
      var marked = note
      _ = marked.handle(.char("|"), width: 10, rows: 4)
      #expect(marked.text.unicodeScalars.filter { $0 != "|" }.elementsEqual(note.text.unicodeScalars))
      #expect(marked.text.contains { $0.unicodeScalars.first == "|" })
    }
  }
}
