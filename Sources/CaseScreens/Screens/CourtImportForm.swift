import Casework
import TextUI

/// Asks for the file of a court list, which the program then reads.
struct CourtImportForm: LineForm {
  static let name = "Import a court list"

  /// It shows what its user types.
  var lookedAt: Look? { nil }

  var line = LineEditor()
  var problem = ""

  init(_ desk: any Desk) {}

  static var commands: [Command<Self>] {
    [
      Command([.enter, .control("s")], "read the file: its format is told from what is in it", hint: "import") {
        screen, _ in
        let path = screen.typedText
        guard !path.isEmpty else {
          screen.problem = "Which file? Type its path."
          return .stay
        }
        return .importCourtList(path)
      }
    ]
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let width = min(76, canvas.size.columns - 4)
    let left = (canvas.size.columns - width) / 2
    let top = rows.lowerBound + max(0, rows.count / 2 - 5)
    let lines = problemLines(width - 4)
    canvas.box(top, left, 5 + max(1, lines.count), width, title: Self.name)
    canvas.put(top + 1, left + 2, "File")
    canvas.put(top + 2, left + 2, "HMCTS list, Common Platform hearing, Libra case or CSV", .quiet)
    for (offset, line) in lines.prefix(8).enumerated() { canvas.put(top + 4 + offset, left + 2, line, .overdue) }
    line.draw(&canvas, top + 1, left + 8, width: width - 11, isFocused: true)
  }
}
