import Testing
import TextUI

@Suite struct WidthTests {
  @Test(arguments: [
    ("abc", 3), ("Zoe\u{308}", 3), ("渡辺", 4), ("\u{1F44D}", 2), ("e\u{301}", 1), ("", 0), ("\u{202E}a", 2),
  ])
  func columns(text: String, expected: Int) {
    #expect(TextWidth.columns(of: text) == expected)
  }

  @Test func aCanvasNeverSplitsAWideCharacterAndShowsNoDirectionSigns() {
    var canvas = Canvas(Size(rows: 1, columns: 5))
    canvas.put(0, 0, "ab渡辺")
    #expect(canvas.line(0) == "ab渡")
    canvas.put(0, 3, "x")
    #expect(canvas.line(0) == "ab x")
    canvas.put(0, 0, "\u{202E}\u{1B}[")
    #expect(canvas.line(0).hasPrefix("\u{FFFD}\u{FFFD}["))
  }

  @Test func wrappingKeepsEveryWordWithinTheWidth() {
    let text = "one two three  four\n\nfive sixseveneightnine ten"
    for width in 4...30 {
      let lines = TextWidth.wrapped(text, to: width)
      #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= width })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " && $0 != "\n" })
    }
  }

  @Test func aLineIsEditedAsShellsDo() {
    var line = LineEditor("hello world")
    for key in [Key.control("w"), .char("Z"), .control("a"), .char("x"), .alt("f"), .control("k"), .control("y")] {
      _ = line.handle(key)
    }
    #expect(line.text == "xhello Z")
    _ = line.handle(.control("u"))
    #expect(line.text.isEmpty)
  }

  @Test func aNoteIsTypedMovedThroughAndUndone() {
    var note = TextEditor("first line\nsecond")
    for key in [Key.up, .home, .char("A"), .enter, .end, .char("e\u{301}")] { _ = note.handle(key, width: 40, rows: 5) }
    #expect(note.text == "A\nfirst linee\u{301}\nsecond")
    for _ in 0..<6 { _ = note.handle(.control("z"), width: 40, rows: 5) }
    #expect(note.text == "first line\nsecond")
  }

  @Test func aSelectionFollowsItsRecord() {
    var list = ListState<Int>()
    list.select(2, in: [10, 20, 30])
    #expect(list.index(in: [30, 40, 10]) == 0)
    #expect(list.index(in: [40, 50]) == 1)
    _ = list.handle(.down, ids: [30, 40], page: 5)
    #expect(list.selected == 40)
  }
}
