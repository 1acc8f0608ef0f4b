import TextUI

extension Canvas {
  /// Draws a rule, and below it what is to be known of the selected line, as far as there is room.
  mutating func details(_ lines: [(String, Style)], below rule: Int, until end: Int) {
    self.rule(rule)
    for (row, line) in zip((rule + 1)..<max(rule + 1, end), lines) {
      put(row, 2, TextWidth.truncated(line.0, to: size.columns - 4), line.1)
    }
  }
}
