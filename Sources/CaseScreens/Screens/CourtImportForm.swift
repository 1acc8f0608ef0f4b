import TextUI

/// Asks for the file of a court list, which the program then reads.
struct CourtImportForm: Screen {
  static let name = "Import a court list"

  private var line = LineEditor()
  private var problem = ""

  init(_ desk: any Desk) {}

  static var commands: [Command<Self>] {
    [
      Command([.enter, .control("s")], "read the file: its format is told from what is in it", hint: "import") {
        screen, _ in
        let path = String(screen.line.text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        guard !path.isEmpty else {
          screen.problem = "Which file? Type its path."
          return .stay
        }
        return .importCourtList(path)
      }
    ]
  }

  var isTyping: Bool { true }
  var floats: Bool { true }
  func title(_ desk: any Desk) -> String { "" }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    guard line.handle(key) else { return nil }
    problem = ""
    return .stay
  }

  mutating func refused(_ words: String) -> Bool {
    problem = words
    return true
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let width = min(76, canvas.size.columns - 4)
    let left = (canvas.size.columns - width) / 2
    let top = rows.lowerBound + max(0, rows.count / 2 - 5)
    let lines = problem.isEmpty ? [""] : TextWidth.wrapped("! " + problem, to: width - 4)
    canvas.box(top, left, 5 + lines.count, width, title: Self.name)
    canvas.put(top + 1, left + 2, "File")
    canvas.put(top + 2, left + 2, "HMCTS list, Common Platform hearing, Libra case or CSV", .quiet)
    for (offset, line) in lines.prefix(8).enumerated() { canvas.put(top + 4 + offset, left + 2, line, .overdue) }
    line.draw(&canvas, top + 1, left + 8, width: width - 11, isFocused: true)
  }
}
