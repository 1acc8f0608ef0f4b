import Casework
import TextUI

/// The duty log of a day: briefings, MASH, appropriate adults, beds asked for, and what courts said.
struct DutyScreen: Screen {
  static let name = "Duty log"

  private var day: Day
  private var log = DutyDay()
  private var list = ItemList<DutyID>()

  init(on day: Day) { self.day = day }

  static var commands: [Command<Self>] {
    [
      Command([.char("a")], "write something down", hint: "add") { screen, desk in
        .open(DutyForm(DutyEntry(), on: screen.day, desk))
      },
      Command(
        [.enter, .char("e")], "put right what is written, or say what came of it", hint: "edit",
        unavailable: { s, _ in s.list.selected == nil ? "Nothing is written yet. a adds something." : nil }
      ) { screen, desk in
        screen.log.entries.first { $0.id == screen.list.selected }.map { .open(DutyForm($0, on: screen.day, desk)) }
          ?? .stay
      },
      Command(
        [.char("o")], "open the case that it is about", hint: "open the case",
        unavailable: { s, _ in s.reference == nil ? "It is about nobody on record." : nil }
      ) { screen, _ in
        screen.reference.map { .open(CaseScreen($0)) } ?? .stay
      },
      Command([.right, .char("l"), .char("n")], "the next day", hint: "day after") { screen, desk in
        screen.turn(1, desk)
        return .stay
      },
      Command([.char("h"), .char("b")], "the day before", hint: "before") { screen, desk in
        screen.turn(-1, desk)
        return .stay
      },
    ]
  }

  var lookedAt: Look? { Look(.section, "duty log") }
  func title(_ desk: any Desk) -> String { "duty log" }
  var caseShown: CaseReference? { reference }

  private var reference: CaseReference? { log.entries.first { $0.id == list.selected }?.cases.first }

  private mutating func turn(_ days: Int, _ desk: any Desk) {
    day = day.adding(days: days)
    refresh(desk)
  }

  mutating func refresh(_ desk: any Desk) {
    log = (try? desk.dutyDay(day)) ?? DutyDay()
    list.items = log.entries.map { entry in
      var lines: [(String, Style)] = [
        (
          [entry.at.time.description, entry.kind.words, entry.place].filter { !$0.isEmpty }.joined(separator: "  ")
            + (entry.isOutOfHours ? "  (out of hours)" : ""), .bold
        )
      ]
      let names = entry.cases.map { reference in
        desk.openCases.first { $0.reference == reference }.map { "\(reference) \($0.name)" } ?? reference.description
      }
      for line in [
        (names + [entry.others]).filter { !$0.isEmpty }.joined(separator: ", "),
        entry.present.isEmpty ? "" : "there: " + entry.present, entry.words,
        entry.outcome.isEmpty ? "" : "outcome: " + entry.outcome, entry.wait.map { "waited " + $0.text } ?? "",
        entry.toPrevent ? "told to MASH for Prevent or Channel" : "",
      ] where !line.isEmpty {
        lines.append(("       " + line, .plain))
      }
      if entry.hasSolicitor == false { lines.append(("       ! no solicitor", .warning)) }
      return .init(entry.id, lines)
    }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? { list.handle(key).isTaken ? .stay : nil }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let column = canvas.put(area.lowerBound, 1, "Duty log", .bold) + 2
    canvas.put(area.lowerBound, column, day.text(.longWithWeekday) + "  \(log.entries.count) written down", .quiet)
    if log.entries.isEmpty { canvas.put(area.lowerBound + 2, 1, "Nothing is written yet. a adds something.", .quiet) }
    list.draw(&canvas, rows: (area.lowerBound + 2)..<area.upperBound, column: 1, width: canvas.size.columns - 2)
    if canvas.cursor == nil { canvas.cursor = Spot(row: area.lowerBound, column: 1) }
  }
}

/// One entry of the duty log.
struct DutyForm: ChangeSheet {
  static let name = "Duty log entry"

  /// It asks about what the screen that it was opened from showed.
  var lookedAt: Look? { nil }
  var references: [CaseReference] { entry.cases }

  private var entry: DutyEntry
  private let day: Day
  var sheet: FormSheet

  private var isNew: Bool { entry == DutyEntry() }

  init(_ entry: DutyEntry, on day: Day, _ desk: any Desk) {
    self.entry = entry
    self.day = day
    let isNew = entry == DutyEntry()
    sheet = FormSheet(
      Form(Self.fields(entry, desk)), subject: "duty \(day.iso) \(isNew ? "new" : entry.id.text)", desk)
    follow(desk)
    sheet.initial = sheet.values
  }

  private static func fields(_ entry: DutyEntry, _ desk: any Desk) -> [Form.Field] {
    let isNew = entry == DutyEntry()
    let at = isNew ? desk.now.time : entry.at.time
    return [
      .choice("kind", "Kind", entry.kind, none: nil) { $0.words }, .line("at", "At", at.description),
      .line("cases", "About", entry.cases.map(\.description).joined(separator: " ")),
      .line("others", "Not on record", entry.others), .line("place", "Where", entry.place),
      .line("present", "Who was there", entry.present), .note("words", "What", entry.words),
      .line("outcome", "Outcome", entry.outcome), .line("arrived", "Came at", entry.arrived?.time.description ?? ""),
      .answer("late", "Out of hours", isNew ? nil : entry.isOutOfHours).beside,
      .answer("solicitor", "Solicitor", entry.hasSolicitor),
      .answer("prevent", "To MASH, Prevent", isNew ? nil : entry.toPrevent).beside,
    ]
  }

  /// Takes over what others changed in fields that were not touched here, and says where both changed one.
  mutating func refresh(_ desk: any Desk) {
    let id = entry.id
    guard !isNew, let latest = (try? desk.dutyDay(day))?.entries.first(where: { $0.id == id }), latest != entry else {
      return
    }
    let both = sheet.takeOver(Form(Self.fields(latest, desk)), since: Form(Self.fields(entry, desk)))
    entry = latest
    follow(desk)
    if both.isEmpty { return }
    let key = DutyDay.key(of: day)
    sheet.conflicts(desk.conflict(over: both) { $0 == key })
  }

  static var commands: [Command<Self>] { sheetCommands() }

  mutating func follow(_ desk: any Desk) {
    let kind = DutyEntry.Kind(rawValue: sheet.form.text("kind"))
    sheet.form.hide("arrived", kind != .appropriateAdult)
    sheet.form.hide("late", kind != .appropriateAdult && kind != .bed)
    sheet.form.hide("solicitor", kind != .appropriateAdult && kind != .bed)
    sheet.form.hide("prevent", kind != .briefing && kind != .mash)
    sheet.form.echo("cases", "case numbers, with a space between")
  }

  private func time(_ name: String) throws(FormFault) -> Moment? {
    let typed = sheet.form.line(name)
    if typed.isEmpty { return nil }
    do throws(TypedRefusal) {
      return Moment(day, try TypedTime.parse(typed))
    } catch {
      throw FormFault(field: name, words: error.words)
    }
  }

  func change(_ desk: any Desk) throws(FormFault) -> Change {
    let form = sheet.form
    var saved = entry
    if isNew { saved.id = "" }
    saved.kind = DutyEntry.Kind(rawValue: form.text("kind")) ?? .note
    guard let at = try time("at") else { throw FormFault(field: "at", words: "Type the time, such as 10:30.") }
    saved.at = at
    saved.cases = []
    for word in form.text("cases").split(whereSeparator: { $0 == " " || $0 == "," }) {
      guard let reference = CaseReference(typed: String(word)) else {
        throw FormFault(field: "cases", words: "\u{201C}\(word)\u{201D} is no case number. One looks like YJ-000142.")
      }
      saved.cases.append(reference)
    }
    saved.others = form.line("others")
    saved.place = form.line("place")
    saved.present = form.line("present")
    saved.words = try form.needed("words", Words.of(.court(.wordsMissing)))
    saved.outcome = form.line("outcome")
    saved.arrived = try time("arrived")
    saved.isOutOfHours = form.answer("late") ?? false
    saved.hasSolicitor = form.answer("solicitor")
    saved.toPrevent = form.answer("prevent") ?? false
    return .dutyNoted(saved, over: isNew ? nil : entry)
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    _ = sheet.draw(&canvas, rows: rows, title: "Duty log \u{B7} " + day.text(.shortWithWeekday))
  }
}
