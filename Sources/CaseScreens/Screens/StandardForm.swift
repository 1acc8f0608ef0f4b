import Casework
import TextUI

/// Edits one entry of a data file: what is wrong with it and what would change in the work is seen as one types.
struct StandardForm: SheetScreen {
  static let name = "Standards form"

  /// It shows what the service works by, and nobody’s record.
  var lookedAt: Look? { nil }
  var references: [CaseReference] { [] }

  private let entry: DataEntry
  private let title: String
  private let base: ServiceData
  /// The version of the service's own copy that the author looks at.
  private let seen: Int
  var sheet: FormSheet
  /// The data as it would be; nil while a field can't be read.
  private var edited: ServiceData?
  private var problems: [DataProblem] = []
  private var moves: [DataPreview.Move] = []
  private var top = 0
  private var page = 1
  private var isOutdated = false

  /// The entry as it stands, or with what comes with the program in its fields.
  init(
    _ entry: DataEntry, of file: ServiceFile, asShipped shipped: DataEntry? = nil, doing words: String = "",
    _ desk: any Desk
  ) {
    self.entry = entry
    base = desk.practice[file]
    seen = desk.version(of: file)
    title = (words.isEmpty ? Words.title(of: file) + ": " : words + " ") + entry.facts.title
    sheet = FormSheet(Form(entry.fields()), subject: "\(file.rawValue) \(entry.id)", desk)
    if let shipped {
      let theirs = Form(shipped.fields())
      for field in theirs.fields { sheet.form.set(field.name, theirs.text(field.name)) }
    }
    follow(desk)
  }

  static var commands: [Command<Self>] {
    sheetCommands(save: "save, for the journal with the reason") + [
      Command([.pageDown], "the next things that would change", hint: "more", where: { $0.moves.count > $0.page }) {
        screen, _ in
        screen.top = min(max(0, screen.moves.count - screen.page), screen.top + screen.page)
        return .stay
      },
      Command([.pageUp], "the things before") { screen, _ in
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
    let next = try? entry.edited(sheet.form, desk)
    guard next != edited else { return }
    edited = next
    problems = next?.problems() ?? []
    moves = []
    top = 0
    guard let next, next != base, problems.isEmpty else { return }
    moves =
      DataPreview(
        next, over: desk.practice, summaries: desk.openCases, staff: desk.staff, teams: Set(desk.teams.keys),
        on: desk.now.day
      ).moves
  }

  mutating func refresh(_ desk: any Desk) { isOutdated = desk.version(of: base.file) != seen }

  mutating func save(_ desk: any Desk) -> Step {
    if isOutdated {
      sheet.fault(
        desk.meanwhile("changed the \(Words.name(of: base.file))", to: { $0 == base.file.key })
          + ". Esc goes back; begin again with theirs.")
      return .stay
    }
    do throws(FormFault) {
      let next = try entry.edited(sheet.form, desk)
      // They stand below the fields already, each with its place.
      if !next.problems().isEmpty { return .say("Nothing is saved while something is wrong.") }
      if next == base { return .say("Nothing is changed.") }
      let why = try sheet.form.needed("why", Words.of(.reasonMissing))
      return .make(.dataSaved(next, why: why, seen: seen), closes: true)
    } catch {
      sheet.fault(error.words, field: error.field)
      return .stay
    }
  }

  /// Whether it is a text that moves nothing in the work as it stands.
  private var isProse: Bool { [.letters, .reports, .subjectAccess, .access].contains(base.file) }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let isPreviewed = edited != nil && edited != base && !isProse
    let remarks = problems.map { ("! " + Words.of($0), Style.overdue) }
    let room = sheet.draw(
      &canvas, rows: rows, title: title, remarks: remarks,
      reserved: problems.isEmpty && isPreviewed ? moves.count + 1 : 0, fills: isProse)
    guard let heading = room.rows.first, problems.isEmpty else { return }
    let count = moves.count
    let words = Words.moved(count, by: base.file)
    canvas.put(heading, room.columns.lowerBound, words, count == 0 ? .quiet : .bold, width: room.columns.count)
    page = max(1, room.rows.count - 1)
    top = min(top, max(0, count - page))
    for (row, move) in zip(room.rows.dropFirst(), moves.dropFirst(top)) {
      let text = TextWidth.truncated(Words.of(move, names: desk.staff), to: room.columns.count)
      canvas.put(row, room.columns.lowerBound, text, move.isGone ? .quiet : .plain)
    }
  }
}
