import Casework
import TextUI

/// What is done where a look can't be written down: nothing is shown that the trail doesn't tell of.
extension App {
  /// Why nothing is shown; nil where every look was written down.
  var withheld: String? { looks.hindrance }

  /// What is looked at now: by the topmost screen that is seen and says so.
  private var lookedAt: Look? { stack[lowestSeen...].lazy.compactMap(\.lookedAt).last }

  /// The looks that are to be written down after what happened.
  mutating func looksToTell(after event: Event) -> [Request] {
    switch event {
    case .unlogged(let look, let why):
      looks.failed(look, why)
      return []
    case .key(let key): return looks.take(lookedAt, rests: !key.isText && key != .backspace && key != .delete)
    default: return looks.take(lookedAt, rests: true)
    }
  }

  /// A key while nothing is shown: ways out and back. Whatever is pressed, what is owed is tried again.
  mutating func takeWithheld(_ key: Key, _ desk: any Desk) -> [Request] {
    if question != nil { return isQuestionSeen ? answer(key, desk) : [] }
    switch key {
    case .control("c"): return keepDraft() + [.quit]
    case .control("l"): return [.redraw]
    case .control("z"): return [.suspend]
    case .alt("l"): return lockUp()
    case .escape, .left: return stack.count > 1 ? leave(desk) : []
    case .char("q") where stack.count == 1: return [.quit]
    case .char("q"): return leave(desk)
    case .char("1"), .char("2"), .char("3"), .char("4"): return everywhere(key, desk)
    default: return []
    }
  }

  /// Draws why nothing is shown, and nothing else of the record.
  mutating func drawWithheld(_ canvas: inout Canvas, _ why: String, _ desk: any Desk) {
    canvas.put(0, 1, "Waymark", .bold)
    let day = desk.now.day.text(.shortWithWeekday)
    canvas.put(0, size.columns - TextWidth.columns(of: day) - 1, day)
    canvas.rule(1)
    let paragraphs: [(String, Style)] = [
      ("Nothing is shown, because your look couldn\u{2019}t be written down.", .bold), (why, .warning),
      (
        "Every look at the record goes into the trail before anything is drawn. Tell whoever runs this machine.", .plain
      ),
      ("What you typed is kept. It is tried again every few seconds, and with every key; then the page opens.", .plain),
    ]
    var row = 3
    for (words, style) in paragraphs {
      for line in TextWidth.wrapped(words, to: size.columns - 4) where row < size.rows - 2 {
        canvas.put(row, 2, line, style)
        row += 1
      }
      row += 1
    }
    canvas.rule(size.rows - 2)
    canvas.clear(size.rows - 1, 0, size.columns)
    let last = question ?? "Enter tries again   Esc back   1 to 4 elsewhere   Ctrl-C leaves Waymark"
    canvas.put(size.rows - 1, 1, TextWidth.truncated(last, to: size.columns - 2), question == nil ? .quiet : .warning)
    canvas.cursor = Spot(row: size.rows - 1, column: 1)
    isQuestionSeen = question != nil
  }
}
