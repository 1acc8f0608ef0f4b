import Casework
import TextUI

/// Asks why something is done, for what can't be done without a reason.
struct ReasonForm: LineForm {
  static let name = "Reason"

  /// It shows what its user types.
  var lookedAt: Look? { nil }

  private let heading: String
  private let asks: String
  private let makes: @Sendable (String) -> Change
  var line = LineEditor()
  var problem = ""

  /// `asks` is what stands before the line, in a word.
  init(_ heading: String, asks: String = "Why", makes: @escaping @Sendable (String) -> Change) {
    self.heading = heading
    self.asks = asks
    self.makes = makes
  }

  static var commands: [Command<Self>] {
    [
      Command([.enter, .control("s")], "do it", hint: "do it") { screen, _ in
        guard !screen.typedText.isEmpty else {
          screen.problem = Words.of(.reasonMissing)
          return .stay
        }
        return .make(screen.makes(screen.line.text), closes: true)
      }
    ]
  }

  var hasTypedText: Bool { !line.text.isEmpty }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let width = min(76, canvas.size.columns - 4)
    let left = (canvas.size.columns - width) / 2
    let top = rows.lowerBound + max(0, rows.count / 2 - 3)
    let lines = problemLines(width - 4)
    canvas.box(top, left, 4 + max(1, lines.count), width, title: heading)
    let column = canvas.put(top + 1, left + 2, asks) + 2
    for (offset, line) in lines.enumerated() { canvas.put(top + 3 + offset, left + 2, line, .overdue) }
    line.draw(&canvas, top + 1, column, width: width - 3 - (column - left), isFocused: true)
  }
}
