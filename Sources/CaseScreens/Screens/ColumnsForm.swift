import Casework
import TextUI

/// Which columns the caseload shows, and in which order.
struct ColumnsForm: Screen {
  static let name = "Columns"

  private var preferences: Preferences
  private var fields: [CaseloadScreen.Field]
  private var shown: Set<CaseloadScreen.Field>
  private var list = RowList<CaseloadScreen.Field>()

  /// As they are now: those that are shown in their order, then the others.
  init(_ desk: any Desk) {
    preferences = desk.preferences
    let chosen = CaseloadScreen.chosen(desk.preferences)
    let all = CaseloadScreen.columns.map(\.0)
    let first = chosen ?? all
    shown = Set(first)
    fields = first + all.filter { !first.contains($0) }
  }

  var floats: Bool { true }
  /// It shows the names of columns.
  var lookedAt: Look? { nil }
  func title(_ desk: any Desk) -> String { "" }

  static var commands: [Command<Self>] {
    [
      Command([.char(" ")], "show the column, or hide it", hint: "show or hide") { screen, _ in
        guard let field = screen.selected else { return .stay }
        if screen.shown.remove(field) == nil { screen.shown.insert(field) }
        return .stay
      },
      Command([.char("<"), .char("K")], "further to the left", hint: "left") { screen, _ in screen.move(-1) },
      Command([.char(">"), .char("J")], "further to the right", hint: "right") { screen, _ in screen.move(1) },
      Command([.char("x")], "as it comes", hint: "as it comes") { screen, _ in
        screen.preferences.columns[CaseloadScreen.name] = nil
        return .prefer(screen.preferences)
      },
      Command([.enter, .control("s")], "keep it so", hint: "keep") { screen, _ in
        let kept = screen.fields.filter(screen.shown.contains)
        if kept.isEmpty { return .say("One column at least is needed.") }
        screen.preferences.columns[CaseloadScreen.name] = kept.map(\.rawValue)
        return .prefer(screen.preferences)
      },
    ]
  }

  private var selected: CaseloadScreen.Field? { list.selected(in: fields) }

  private mutating func move(_ steps: Int) -> Step {
    guard let at = list.index(in: fields), fields.indices.contains(at + steps) else { return .stay }
    fields.swapAt(at, at + steps)
    return .stay
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    list.typed(key, ids: fields) { _ in .stay }
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let width = min(50, canvas.size.columns)
    let height = min(rows.count, fields.count + 4)
    let left = (canvas.size.columns - width) / 2
    canvas.box(rows.lowerBound, left, height, width, title: "Columns of the caseload")
    let lines = (rows.lowerBound + 1)..<(rows.lowerBound + height - 3)
    list.place(fields, in: lines)
    list.draw(&canvas, from: left + 1, width: width - 2) { canvas, row, index in
      let field = fields[index]
      let title = CaseloadScreen.columns.first { $0.0 == field }?.1.title ?? ""
      canvas.put(row, left + 2, shown.contains(field) ? canvas.glyphs.tick : " ", .good)
      canvas.put(row, left + 4, TextWidth.padded(title, to: 12))
      canvas.put(row, left + 17, field.words, .quiet)
    }
    canvas.put(lines.upperBound, left + 2, "What doesn\u{2019}t fit is left out from the right.", .quiet)
  }
}
