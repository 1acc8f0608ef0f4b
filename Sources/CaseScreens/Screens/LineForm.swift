import TextUI

/// A small form of one line that floats over a screen: what is typed into it, and why that wasn't taken.
protocol LineForm: Screen {
  /// What is typed.
  var line: LineEditor { get set }
  /// Why it wasn't taken; empty where nothing is wrong, or something else was typed since.
  var problem: String { get set }
}

extension LineForm {
  var isTyping: Bool { true }
  var floats: Bool { true }
  func title(_ desk: any Desk) -> String { "" }

  /// What is typed without the spaces around it.
  var typedText: String {
    String(line.text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if line.overflows(key) { return refused(Words.tooLongForOneLine) ? .stay : nil }
    let before = line.text
    guard line.handle(key) else { return nil }
    if line.text != before { problem = "" }
    return .stay
  }

  mutating func refused(_ words: String) -> Bool {
    problem = words
    return true
  }

  /// The problem in lines of a width; none where nothing is wrong.
  func problemLines(_ width: Int) -> [String] {
    problem.isEmpty ? [] : TextWidth.wrapped("! " + problem, to: width)
  }
}
