import Fuzzing
import Testing
import TextUI

@Suite struct LineEditorTests {
  /// A line as plainly as it can be kept: characters, and how many stand before the cursor.
  private struct Model {
    var text: [Character]
    var cursor: Int
    var killed: [Character] = []

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    private var wordLeft: Int {
      let gap = text[..<cursor].reversed().prefix { !Self.isWord($0) }.count
      return cursor - gap - text[..<(cursor - gap)].reversed().prefix(while: Self.isWord).count
    }

    private var wordRight: Int {
      let gap = text[cursor...].prefix { !Self.isWord($0) }.count
      return cursor + gap + text[(cursor + gap)...].prefix(while: Self.isWord).count
    }

    private mutating func cut(_ range: Range<Int>, keeps: Bool = true) {
      guard !range.isEmpty else { return }
      if keeps { killed = Array(text[range]) }
      text.removeSubrange(range)
      cursor = range.lowerBound
    }

    mutating func take(_ key: Key) {
      switch key {
      case .char(let character):
        text.insert(character, at: cursor)
        cursor += 1
      case .left: cursor = max(0, cursor - 1)
      case .right: cursor = min(text.count, cursor + 1)
      case .home: cursor = 0
      case .end: cursor = text.count
      case .alt("b"): cursor = wordLeft
      case .alt("f"): cursor = wordRight
      case .backspace: cut(max(0, cursor - 1)..<cursor, keeps: false)
      case .delete: cut(cursor..<min(text.count, cursor + 1), keeps: false)
      case .control("k"): cut(cursor..<text.count)
      case .control("u"): cut(0..<cursor)
      case .control("w"): cut(wordLeft..<cursor)
      case .alt("d"): cut(cursor..<wordRight)
      case .control("y"):
        text.insert(contentsOf: killed, at: cursor)
        cursor += killed.count
      default: break
      }
    }
  }

  private static let keys: [Key] = [
    .char("a"), .char("b"), .char("7"), .char(" "), .char("-"), .char("é"), .char("日"), .left, .right, .home, .end,
    .alt("b"), .alt("f"), .backspace, .delete, .control("k"), .control("u"), .control("w"), .alt("d"), .control("y"),
  ]

  @Test func everyKeyDoesWhatShellsTeach() {
    var chance = Chance(1)
    for _ in 0..<400 {
      var line = LineEditor("we met")
      var model = Model(text: Array("we met"), cursor: 6)
      var pressed: [Key] = []
      for _ in 0..<40 {
        let key = Self.keys[chance.below(Self.keys.count)]
        pressed.append(key)
        let isTaken = line.handle(key)
        #expect(isTaken)
        model.take(key)
        #expect(line.text == String(model.text), "\(pressed)")
        #expect(line.cursor == model.cursor, "\(pressed)")
      }
    }
  }

  @Test(arguments: [
    [Key.home, .backspace], [.control("a"), .control("h")], [.control("u"), .backspace, .delete],
    [.left, .home, .left],
  ])
  func nothingStandsBeforeTheBeginning(_ keys: [Key]) {
    var line = LineEditor("x")
    for key in keys { _ = line.handle(key) }
    #expect(line.cursor == 0)
  }

  /// Every key of a line goes over all of it, so what is far longer than any line isn't taken, and nothing of it is lost.
  @Test func aLineTakesSoMuchAndNoMore() {
    var line = LineEditor("heron")
    let room = LineEditor.longest - 5
    let (much, more) = (String(repeating: "y", count: room), String(repeating: "y", count: room + 1))
    #expect(line.overflows(.paste(more)) && !line.overflows(.paste(much)))
    #expect(!line.handle(.paste(more)) && line.text == "heron" && line.cursor == 5)
    #expect(line.handle(.paste(much)) && line.text.utf8.count == LineEditor.longest)
    #expect(!line.handle(.paste("y")) && line.handle(.char("y")))
  }

  @Test func whatIsPastedStaysOnOneLine() {
    var line = LineEditor()
    _ = line.handle(.paste("one\ntwo\tthree"))
    #expect(line.text == "one two three")
    #expect(line.cursor == 13)
  }
}
