import Casework
import TextUI

/// The court list of a day: who is on it, who they are, on bail or in custody, what is ready, and what came of it.
struct CourtScreen: Screen {
  static let name = "Court list"

  private static let columns = [
    Column("Time", 5), Column("Child", 15, grows: true), Column("Age", 3, right: true), Column("For", 17, grows: true),
    Column("Known as", 11), Column("Status", 10), Column("Result", 9, grows: true), Column("Report", 21, from: 104),
    Column("Worker", 13, from: 116), Column("Court", 22, from: 140),
  ]

  /// Whom it shows.
  private enum Shown: CaseIterable {
    case children, toAdd, mine, everyone
    var words: String {
      switch self {
      case .children: ""
      case .toAdd: "result to add"
      case .mine: "mine"
      case .everyone: "adults too"
      }
    }
  }

  private(set) var day: Day?
  private var court: String?
  private var shown = Shown.children
  private(set) var board: CourtBoard?
  private var matcher: ChildMatcher?
  private var rows: [CourtBoard.Row] = []
  private var ids: [CourtBoard.Row.ID] = []
  private var list = RowList<CourtBoard.Row.ID>()
  private var trouble = ""

  static var commands: [Command<Self>] {
    [
      Command(
        [.enter], "open the case, or see who it may be", hint: "open",
        unavailable: { s, _ in s.selected == nil ? "Nobody is listed." : nil }
      ) { screen, desk in
        guard let row = screen.selected else { return .stay }
        return row.presumed.map { .open(CaseScreen($0)) } ?? screen.matching(row, desk)
      },
      Command([.char("m")], "say who it is, side by side with those on record", hint: "match") { screen, desk in
        screen.selected.map { screen.matching($0, desk) } ?? .say("Nobody is listed.")
      },
      Command([.char("r")], "record what the court decided", hint: "result") { screen, desk in
        screen.selected.map { screen.resulting($0, desk) } ?? .say("Nobody is listed.")
      },
      Command([.char("t")], "take it: the result is yours to add; again gives it back", hint: "take") { screen, desk in
        guard let row = screen.selected else { return .say("Nobody is listed.") }
        guard case .line(let place) = row.id else { return .say("It stands on no list, so there is nothing to take.") }
        return .make(.courtListed(place, .taken(row.takenBy == desk.me ? nil : desk.me)), closes: false)
      },
      Command([.char("i")], "import a court list from a file", hint: "import list") { _, desk in
        .open(CourtImportForm(desk))
      },
      Command([.char("d")], "the duty log of the day: briefing, MASH, appropriate adults, beds, feedback", hint: "duty")
      {
        screen, desk in
        .open(DutyScreen(on: screen.day ?? desk.now.day))
      },
      Command([.char("b")], "who is on bail or remanded, with the bed nights of the month", hint: "bail and remand") {
        _, _ in .open(RemandScreen())
      },
      Command([.char("w")], "warrants that stand, and their weekly checks", hint: "warrants") { _, _ in
        .open(WarrantScreen())
      },
      Command(
        [.char("o")], "the report for the hearing", hint: "report",
        where: { $0.selected?.report != nil && $0.selected?.presumed != nil },
        unavailable: { s, _ in
          s.selected?.report == nil || s.selected?.presumed == nil ? "No report was asked for." : nil
        }
      ) { screen, _ in
        guard let row = screen.selected, let report = row.report, let reference = row.presumed else { return .stay }
        return .open(ReportScreen(report.id, of: reference))
      },
      Command([.char("R")], "reports that courts and panels wait for, late ones first", hint: "reports") { _, _ in
        .open(CourtReportsScreen())
      },
      Command([.char("A")], "the Court Review Panel\u{2019}s week: its pack and its minutes", hint: "panel") { _, _ in
        .open(PanelScreen())
      },
      Command([.char("I")], "who is in custody, and who comes home") { _, _ in .open(CustodyListScreen()) },
      Command([.char("B")], "breaches that are before a court") { _, _ in .open(BreachListScreen()) },
      Command([.right, .char("l"), .char("n")], "the next day", hint: "day after") { screen, desk in
        screen.turn(1, desk)
        return .stay
      },
      Command([.char("h")], "the day before", hint: "before") { screen, desk in
        screen.turn(-1, desk)
        return .stay
      },
      Command([.char("T")], "today") { screen, desk in
        screen.day = desk.now.day
        screen.refresh(desk)
        return .stay
      },
      Command([.char("c"), .tab], "the next court, or all") { screen, desk in
        let courts = screen.board?.courts ?? []
        let at = screen.court.flatMap { courts.firstIndex(of: $0) }
        screen.court = at.map { $0 + 1 < courts.count ? courts[$0 + 1] : nil } ?? courts.first
        screen.sift(desk)
        return .stay
      },
      Command([.char("v")], "children, results to add, mine, adults too", hint: "whose") { screen, desk in
        let all = Shown.allCases
        screen.shown = all[((all.firstIndex(of: screen.shown) ?? 0) + 1) % all.count]
        screen.sift(desk)
        return .stay
      },
      Command([.char("p")], "print it: a file of text", hint: "print") { screen, desk in
        screen.page(desk).map { .write(name: screen.file + ".txt", text: $0.text) } ?? .stay
      },
      Command([.char("P")], "print it: a page that prints as it stands") { screen, desk in
        screen.page(desk).map { .write(name: screen.file + ".html", text: $0.html) } ?? .stay
      },
    ]
  }

  var caseShown: CaseReference? { selected?.presumed }
  var lookedAt: Look? { Look(.section, "court list") }
  func title(_ desk: any Desk) -> String { "court list" }
  func status(_ desk: any Desk) -> String { shown.words }

  private var file: String { "court-" + (day?.iso ?? "") }

  private func page(_ desk: any Desk) -> Page? {
    board.map {
      let words = CourtWords(desk.lists, staff: desk.staff, me: desk.me)
      return Page(court: $0, rows: rows, service: desk.service.name, words: words.cells, heads: CourtWords.heads)
    }
  }

  private var selected: CourtBoard.Row? { list.index(in: ids).map { rows[$0] } }

  private func matching(_ row: CourtBoard.Row, _ desk: any Desk) -> Step {
    guard case .line(let place) = row.id, let entry = row.entry else {
      return .say("The hearing stands on the case itself, so there is nothing to match.")
    }
    return .open(MatchScreen(place, entry, on: day ?? desk.now.day))
  }

  /// The form for the result. Who it is must be plain first: nobody is guessed.
  private func resulting(_ row: CourtBoard.Row, _ desk: any Desk) -> Step {
    if let outcome = row.outcome { return .say("The result is recorded: \(outcome.words). Undo that one first.") }
    if case .likely = row.known { return .say("Say who it is first: m shows those on record who may be \(row.name).") }
    if row.isTakenOff { return .say("\(row.name) was taken off the list.") }
    let header = row.presumed.flatMap { reference in
      (try? desk.caseFile(reference)).flatMap { $0 }.map(\.header)
    }
    return .open(CourtResultForm(row, on: day ?? desk.now.day, header, desk))
  }

  private mutating func turn(_ days: Int, _ desk: any Desk) {
    day = (day ?? desk.now.day).adding(days: days)
    refresh(desk)
  }

  mutating func refresh(_ desk: any Desk) {
    let day = day ?? desk.now.day
    self.day = day
    trouble = desk.whyClosed(.orders) ?? ""
    guard trouble.isEmpty else {
      board = nil
      return sift(desk)
    }
    do {
      let open = desk.openCases
      let all = open + (try desk.closedCases())
      // Names change seldom, and preparing them takes longer than looking whether they did.
      let known = matcher.flatMap { $0.isOf(all) ? $0 : nil }
      let matcher = known ?? ChildMatcher(all, nicknames: Nicknames(desk.lists))
      self.matcher = matcher
      board = try CourtBoard(day, asOf: desk.now.day, lists: desk.courtLists(on: day), open: open, matcher: matcher) {
        do { return try desk.caseFile($0)?.header } catch Refusal.access { return nil }
      }
    } catch {
      trouble = "The court list can\u{2019}t be read. Run `waymark check`."
      board = nil
    }
    sift(desk)
  }

  private mutating func sift(_ desk: any Desk) {
    if let chosen = court, board?.courts.contains(chosen) != true { court = nil }
    let all = shown == .everyone ? board?.rows ?? [] : board?.children ?? []
    rows = all.filter { row in
      if let court, row.court != court { return false }
      switch shown {
      case .children, .everyone: return true
      case .toAdd: return row.outcome == nil && !row.isTakenOff
      case .mine: return row.takenBy == desk.me
      }
    }
    ids = rows.map(\.id)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    list.typed(key, ids: ids) { _ in .stay }
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let words = CourtWords(desk.lists, staff: desk.staff, me: desk.me)
    let day = day ?? desk.now.day
    let here = selected.map { [$0.court, $0.room].filter { !$0.isEmpty }.joined(separator: ", ") }
    let known = rows.count { if case .new = $0.known { false } else { true } }
    let column = canvas.put(area.lowerBound, 1, here ?? court ?? "Court", .bold) + 2
    let count = "\(day.text(.shortWithWeekday)) \u{B7} \(rows.count) listed, \(known) known"
    canvas.put(area.lowerBound, column, count, .quiet, width: max(0, canvas.size.columns - column - 1))
    if rows.isEmpty {
      let nobody =
        shown == .children ? "Nobody is listed. i imports a court list from a file." : "Nobody is shown. v shows all."
      canvas.put(area.lowerBound + 2, 2, trouble.isEmpty ? nobody : trouble, .quiet)
      canvas.cursor = Spot(row: area.lowerBound, column: 1)
      return
    }
    let rule = area.upperBound - Self.detailRows
    list.place(ids, in: (area.lowerBound + 2)..<max(area.lowerBound + 3, rule))
    list.draw(&canvas, columns: Self.columns, indent: 2) { canvas, line, index in
      let row = rows[index]
      if row.isAdded { canvas.put(line, 0, "+", .accent) }
      if row.isTakenOff { canvas.put(line, 0, "-", .warning) }
      if !row.doubts.isEmpty { canvas.put(line, 1, "!", .warning) }
      return Self.cells(row, words)
    }
    canvas.details(detail(words), below: rule, until: area.upperBound)
  }

  private static let detailRows = 5

  private static func cells(_ row: CourtBoard.Row, _ words: CourtWords) -> [(String, Style)] {
    let isOpen = row.outcome == nil && !row.isTakenOff
    let known: Style = if case .likely = row.known { .warning } else { .plain }
    return [
      (row.at?.description ?? "", .plain), (row.name, row.isTakenOff ? .quiet : .bold),
      (row.age.map(String.init) ?? "", .plain), (words.purpose(row), .plain), (words.known(row), known),
      (words.status(row), row.status?.isBail ?? true ? .plain : .warning),
      (words.result(row), isOpen ? .accent : .quiet), (words.report(row), .plain),
      (row.worker.map { words.name($0) } ?? "", .quiet), (row.court, .quiet),
    ]
  }

  /// What else is to be known of the selected one: charges, the case's worker and report, what contradicts itself.
  private func detail(_ words: CourtWords) -> [(String, Style)] {
    guard let row = selected else { return [] }
    var lines: [(String, Style)] = []
    let charges = (row.entry?.offences ?? []).map { $0.title.isEmpty ? $0.wording : $0.title }
    let number = row.entry?.reference ?? ""
    lines.append(
      ([charges.joined(separator: "; "), number].filter { !$0.isEmpty }.joined(separator: " \u{B7} "), .plain))
    var known = [words.known(row)]
    switch row.known {
    case .certain(let match): known.append(match.summary.name + " (" + Words.of(match) + "), not confirmed yet")
    case .likely(let matches):
      known += matches.prefix(2).map { "\($0.summary.reference) \($0.summary.name) (\(Words.of($0)))" }
    case .confirmed, .new: break
    }
    if let worker = row.worker { known.append("worker " + words.name(worker)) }
    let report = words.report(row)
    if !report.isEmpty { known.append("report " + report) }
    lines.append((known.joined(separator: " \u{B7} "), .plain))
    for note in words.notes(row) { lines.append((note, .warning)) }
    return lines.filter { !$0.0.isEmpty }
  }
}
