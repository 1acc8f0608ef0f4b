import Casework
import TextUI

/// Edits one entry of the standards: what is wrong with it and which open obligations would move is seen as one types.
struct StandardForm: SheetScreen {
  static let name = "Standards form"

  private let entry: StandardsEntry
  private let title: String
  private let base: Standards
  var sheet: FormSheet
  /// The standards as they would be; nil while a field can't be read.
  private var edited: Standards?
  private var problems: [DataProblem] = []
  private var moves: [StandardsPreview.Move] = []
  private var top = 0
  private var page = 1
  private var isOutdated = false

  /// The entry as it stands, or with the figures that come with the program in its fields.
  init(_ entry: StandardsEntry, asShipped: Bool = false, _ desk: any Desk) {
    self.entry = entry
    base = desk.standards
    title = "Standards: " + (entry.facts(in: desk.standards)?.title ?? "")
    sheet = FormSheet(Form(entry.fields(in: desk.standards)), subject: "standards \(title)", desk)
    if asShipped, let shipped = entry.shipped(in: desk.shippedStandards, of: desk.standards) {
      let theirs = Form(shipped.fields(in: desk.shippedStandards))
      for field in theirs.fields { sheet.form.set(field.name, theirs.text(field.name)) }
    }
    follow(desk)
  }

  static var commands: [Command<Self>] {
    sheetCommands(save: "save, for the journal with the reason") + [
      Command([.pageDown], "the next obligations that would move", hint: "more", where: { $0.moves.count > $0.page }) {
        screen, _ in
        screen.top = min(max(0, screen.moves.count - screen.page), screen.top + screen.page)
        return .stay
      },
      Command([.pageUp], "the obligations before") { screen, _ in
        screen.top = max(0, screen.top - screen.page)
        return .stay
      },
    ]
  }

  mutating func follow(_ desk: any Desk) {
    let isDated = sheet.form.text("governs") == "new"
    sheet.form.hide("since", !isDated)
    sheet.form.hide("from", isDated)
    for (name, direction) in [("from", TypedDate.Direction.past), ("to", .future), ("since", .future)] {
      sheet.form.echoDay(name, direction, hint: name == "since" ? "" : "always", desk)
    }
    let next = try? entry.edited(sheet.form, base, desk)
    guard next != edited else { return }
    edited = next
    problems = next?.problems() ?? []
    moves = []
    top = 0
    guard let next, next != base, problems.isEmpty else { return }
    moves =
      StandardsPreview(desk.openCases, from: base, to: next, calendar: desk.calendar, on: desk.now.day).moves
  }

  mutating func refresh(_ desk: any Desk) { isOutdated = desk.standards != base }

  mutating func save(_ desk: any Desk) -> Step {
    if isOutdated {
      sheet.fault("Somebody else changed the standards meanwhile. Esc goes back; begin again with theirs.")
      return .stay
    }
    do throws(FormFault) {
      let next = try entry.edited(sheet.form, base, desk)
      let problems = next.problems()
      if !problems.isEmpty {
        sheet.fault(problems.map { Words.of($0) }.joined(separator: " "))
        return .stay
      }
      if next == base { return .say("Nothing is changed.") }
      return .make(.standardsSaved(next, why: try sheet.form.needed("why", Words.of(.reasonMissing))), closes: true)
    } catch {
      sheet.fault(error.words, field: error.field)
      return .stay
    }
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let reserved = edited == nil || edited == base ? 0 : moves.count + 1
    let remarks = problems.map { ("! " + Words.of($0), Style.overdue) }
    let room = sheet.draw(
      &canvas, rows: rows, title: title, remarks: problems.isEmpty ? [] : remarks,
      reserved: problems.isEmpty ? reserved : 0)
    guard let heading = room.rows.first, problems.isEmpty else { return }
    let count = moves.count
    let words =
      count == 0
      ? "No open obligation would move." : "\(count) open obligation\(count == 1 ? "" : "s") would move:"
    canvas.put(heading, room.columns.lowerBound, words, count == 0 ? .quiet : .bold, width: room.columns.count)
    page = max(1, room.rows.count - 1)
    top = min(top, max(0, count - page))
    for (row, move) in zip(room.rows.dropFirst(), moves.dropFirst(top)) {
      let text = TextWidth.truncated(Words.of(move), to: room.columns.count)
      canvas.put(row, room.columns.lowerBound, text, move.after == nil ? .quiet : .plain)
    }
  }
}
