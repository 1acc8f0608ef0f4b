import Casework
public import TextUI

extension App {
  /// The workspaces: the key, the name, and where the header shows it.
  static let tabs: [(key: Character, name: String, column: Int)] = [
    ("1", TodayScreen.name, 11), ("2", CaseloadScreen.name, 20), ("3", SearchScreen.name, 32),
    ("4", TeamScreen.name, 42),
  ]

  /// Draws what is to be shown.
  public mutating func view(_ desk: any Desk) -> Canvas {
    var canvas = Canvas(size, glyphs: glyphs)
    if let lock {
      drawLock(&canvas, lock, desk)
      return canvas
    }
    if isBlank {
      canvas.cursor = Spot(row: 0, column: 0)
      return canvas
    }
    guard size.rows >= 10, size.columns >= 40 else {
      let words = TextWidth.wrapped("Waymark needs more room: 40 by 10 at least.", to: size.columns)
      for (row, line) in words.enumerated() { canvas.put(row, 0, line) }
      canvas.cursor = Spot(row: 0, column: 0)
      return canvas
    }
    if let withheld {
      drawWithheld(&canvas, withheld, desk)
      return canvas
    }
    let base = lowestSeen
    header(&canvas, stack[base], desk)
    var isClosed = false
    for index in base..<stack.count {
      // What was opened from a page that is closed now shows no more of it than the page.
      if isClosed, !(stack[index] is PaletteScreen) { continue }
      canvas.cursor = nil
      isClosed = draw(index, &canvas, desk) || isClosed
    }
    footer(&canvas, desk)
    isQuestionSeen = question != nil
    return canvas
  }

  private func header(_ canvas: inout Canvas, _ screen: any Screen, _ desk: any Desk) {
    let day = desk.now.day.text(.shortWithWeekday)
    let end = size.columns - TextWidth.columns(of: day) - 1
    canvas.put(0, 1, "Waymark", .bold)
    var column = 11
    for tab in Self.tabs {
      let isHere = type(of: screen).name == tab.name
      column = canvas.put(
        0, tab.column, "\(tab.key) \(tab.name)", isHere ? Style(.accent, bold: true, underlined: true) : .plain)
    }
    let title = refused(screen, desk)?.reference.description ?? screen.title(desk)
    if !title.isEmpty { canvas.put(0, column + 3, TextWidth.truncated(title, to: max(0, end - column - 5)), .accent) }
    if end > column { canvas.put(0, end, day) }
    canvas.rule(1)
  }

  private func footer(_ canvas: inout Canvas, _ desk: any Desk) {
    canvas.rule(size.rows - 2)
    let row = size.rows - 1
    canvas.clear(row, 0, size.columns)
    status(&canvas, desk)
    if let question {
      say(question, .warning, &canvas)
      canvas.cursor = Spot(row: row, column: 1)
      return
    }
    if !message.isEmpty { return say(message, .bold, &canvas) }
    var column = 1
    let screen = stack[stack.count - 1]
    let help = screen.isTyping ? ("F1", "help") : ("?", "help")
    let room = size.columns - help.0.count - help.1.count - 3
    if let palette = screen as? PaletteScreen {
      canvas.put(row, 1, TextWidth.truncated(palette.explained, to: size.columns - 2))
      return
    }
    for hint in screen.footer(desk) {
      let width = TextWidth.columns(of: hint.key) + TextWidth.columns(of: hint.words) + 3
      guard column + width <= room else { break }
      column = canvas.put(row, column, hint.key, .accent)
      column = canvas.put(row, column + 1, hint.words) + 2
    }
    column = canvas.put(row, column, help.0, .accent)
    canvas.put(row, column + 1, help.1)
  }

  /// On the last row, and on as many above it as long words need: nothing that is said is cut.
  private func say(_ words: String, _ style: Style, _ canvas: inout Canvas) {
    let lines = TextWidth.wrapped(words, to: size.columns - 2)
    if lines.count > 1 { canvas.rule(size.rows - lines.count - 1) }
    for (offset, line) in lines.enumerated() {
      let row = size.rows - lines.count + offset
      canvas.clear(row, 0, size.columns)
      canvas.put(row, 1, line, style)
    }
  }

  /// On the lower rule: why nothing can be saved, and at the right the screen's counts and the last save.
  private func status(_ canvas: inout Canvas, _ desk: any Desk) {
    let row = size.rows - 2
    if let why = desk.viewOnly {
      canvas.put(row, 2, " looking only: " + TextWidth.truncated(why, to: size.columns - 22) + " ", .warning)
      return
    }
    var parts = [stack[stack.count - 1].status(desk)]
    if let savedAt { parts.append("saved " + savedAt.description) }
    let words = parts.filter { !$0.isEmpty }.joined(separator: " \u{B7} ")
    guard !words.isEmpty, TextWidth.columns(of: words) + 6 < size.columns else { return }
    canvas.put(row, size.columns - TextWidth.columns(of: words) - 4, " " + words + " ", .quiet)
  }
}
