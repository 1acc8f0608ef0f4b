import Casework
import TextUI

/// Asks for the reference once more before a case is destroyed: what can't be brought back isn't done by one key.
struct DestroyForm: LineForm {
  static let name = "Destroy a case"

  /// It asks about the case that it was opened from.
  var lookedAt: Look? { nil }

  private let item: RetentionQueue.Item
  var line = LineEditor()
  var problem = ""

  init(_ item: RetentionQueue.Item) { self.item = item }

  static var commands: [Command<Self>] {
    [
      Command([.control("s")], "destroy it for good", hint: "destroy for good") { screen, _ in
        guard CaseReference(typed: screen.line.text) == screen.item.reference else {
          screen.problem = "Type the case\u{2019}s reference, \(screen.item.reference), to be sure."
          return .stay
        }
        return .make(.retention(.destroyed(screen.item.reference)), closes: true)
      }
    ]
  }

  var hasTypedText: Bool { false }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let width = min(76, canvas.size.columns - 4)
    let left = (canvas.size.columns - width) / 2
    var lines: [(String, Style)] = []
    func add(_ text: String, _ style: Style = .plain) {
      lines += TextWidth.wrapped(text, to: width - 4).map { ($0, style) }
    }
    add(
      "Everything of this case goes for good: contacts, assessments, plans, reports, every earlier version, and what shared lists say of it. Who did what kind of thing when stays, and a certificate. Nothing undoes it."
    )
    add("Backups made before still hold it. Notes about several children stay as they are.", .quiet)
    if let proposal = item.decided.proposal {
      let rule = item.standing.reasons.first { $0.rule.name == proposal.rule }?.rule.words ?? proposal.rule.text
      add("Proposed by \(desk.name(of: proposal.by)) on \(proposal.on.text(.short)): \(rule).", .quiet)
      if !proposal.why.isEmpty { add("Their reason: \(proposal.why)", .quiet) }
    }
    let problem = problemLines(width - 4)
    let height = lines.count + problem.count + 5
    let top = rows.lowerBound + max(0, (rows.count - height) / 2)
    canvas.box(top, left, height, width, title: "Destroy \(item.reference)")
    for (offset, line) in lines.enumerated() { canvas.put(top + 1 + offset, left + 2, line.0, line.1) }
    let row = top + lines.count + 2
    let start = canvas.put(row, left + 2, "Reference ")
    for (offset, text) in problem.enumerated() { canvas.put(row + 1 + offset, left + 2, text, .overdue) }
    line.draw(&canvas, row, start, width: 14, isFocused: true)
  }
}
