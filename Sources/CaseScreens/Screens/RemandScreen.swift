import Casework
import TextUI

/// Who is on bail or remanded, since when, until which hearing, and the bed nights of a month with their cost.
struct RemandScreen: Screen {
  static let name = "Bail and remand"

  private static let columns = [
    Column("Child", 17, grows: true), Column("Age", 3, right: true), Column("Status", 11), Column("Since", 11),
    Column("Next", 11), Column("Nights", 6, right: true), Column("Cost", 9, right: true),
    Column("All nights", 10, right: true, from: 100), Column("Worker", 14, from: 116),
  ]

  /// Whom it shows.
  private enum Shown: CaseIterable {
    case all, remanded, bail
    var words: String {
      switch self {
      case .all: ""
      case .remanded: "remanded"
      case .bail: "on bail"
      }
    }
  }

  private var month: Day?
  private var shown = Shown.all
  private var board: RemandBoard?
  private var rows: [RemandBoard.Row] = []
  private var ids: [CaseReference] = []
  private var list = RowList<CaseReference>()

  static var commands: [Command<Self>] {
    [
      Command(
        [.enter], "open the case", hint: "open",
        unavailable: { s, _ in s.selected == nil ? "Nobody is on bail or remanded." : nil }
      ) { screen, _ in
        screen.selected.map { .open(CaseScreen($0.reference)) } ?? .stay
      },
      Command([.char("v")], "all, remanded, on bail", hint: "whom") { screen, _ in
        let all = Shown.allCases
        screen.shown = all[((all.firstIndex(of: screen.shown) ?? 0) + 1) % all.count]
        screen.sift()
        return .stay
      },
      Command([.right, .char("l"), .char("n")], "the nights of the next month", hint: "month after") { screen, desk in
        screen.turn(1, desk)
        return .stay
      },
      Command([.char("h"), .char("b")], "the nights of the month before", hint: "before") { screen, desk in
        screen.turn(-1, desk)
        return .stay
      },
      Command(
        [.char("B")], "the note for a breach of bail, for the police statement", hint: "breach",
        unavailable: { s, _ in s.selected == nil ? "Nobody is on bail or remanded." : nil }
      ) { screen, _ in
        screen.selected.map { .open(PageScreen(.bailBreach, of: $0.reference)) } ?? .stay
      },
      Command(
        [.char("e")], "the work on bail or remand: programme, checklist, alternatives", hint: "work",
        unavailable: Self.unlessRunning
      ) { screen, desk in screen.form(.remandWork, desk) }.needing(.cases),
      Command(
        [.char("U")], "the weekly update for the Court Review Panel", hint: "update",
        where: { $0.selected?.spell.status.isSupported ?? false }, unavailable: Self.unlessSupported
      ) { screen, desk in screen.form(.bailUpdate, desk) }.needing(.cases),
      Command(
        [.char("F")], "the latest update as feedback for the court", unavailable: Self.unlessSupported
      ) { screen, _ in screen.selected.map { .open(PageScreen(.bailUpdate, of: $0.reference)) } ?? .stay },
      Command(
        [.char("t")], "the child\u{2019}s week as a timetable", hint: "timetable",
        where: { $0.selected?.spell.status.isSupported ?? false }, unavailable: Self.unlessSupported
      ) { screen, desk in
        screen.selected.map { .open(PageScreen(.bailTimetable(desk.now.day), of: $0.reference)) } ?? .stay
      },
      Command([.char("w")], "warrants that stand, and their weekly checks", hint: "warrants") { _, _ in
        .open(WarrantScreen())
      },
      Command([.char("p")], "print it: a file of text", hint: "print") { screen, desk in
        screen.page(desk).map { .write(name: screen.file + ".txt", text: $0.text) } ?? .stay
      },
      Command([.char("P")], "print it: a page that prints as it stands") { screen, desk in
        screen.page(desk).map { .write(name: screen.file + ".html", text: $0.html) } ?? .stay
      },
    ]
  }

  private static let unlessRunning: @Sendable (Self, any Desk) -> String? = { screen, _ in
    guard let row = screen.selected else { return "Nobody is on bail or remanded." }
    return row.lasts ? nil : Words.of(.bail(.neitherBailNorRemand(row.reference)))
  }

  private static let unlessSupported: @Sendable (Self, any Desk) -> String? = { screen, desk in
    if let why = unlessRunning(screen, desk) { return why }
    return screen.selected.flatMap {
      $0.spell.status.isSupported ? nil : Words.of(.bail(.notSupported($0.spell.status)))
    }
  }

  private func form(_ spec: RecordForm.Spec, _ desk: any Desk) -> Step {
    guard let row = selected else { return .stay }
    return RecordForm.open(spec, of: (try? desk.caseFile(row.reference)) ?? nil, desk)
  }

  var lookedAt: Look? { Look(.section, "bail and remand") }
  func title(_ desk: any Desk) -> String { "remands" }
  func status(_ desk: any Desk) -> String { shown.words }
  var caseShown: CaseReference? { selected?.reference }

  private var selected: RemandBoard.Row? { list.index(in: ids).map { rows[$0] } }
  private var file: String { "remands-" + (month.map { String($0.iso.prefix(7)) } ?? "") }

  private func page(_ desk: any Desk) -> Page? {
    board.map {
      let words = RemandWords(staff: desk.staff, on: $0.day)
      return Page(
        remands: $0, service: desk.service.name, heads: RemandWords.heads, cells: words.cells,
        total: RemandWords.total($0))
    }
  }

  private mutating func turn(_ months: Int, _ desk: any Desk) {
    let next = (month ?? desk.now.day.startOfMonth).adding(months: months)
    if next <= desk.now.day { month = next }
    refresh(desk)
  }

  mutating func refresh(_ desk: any Desk) {
    let month = month ?? desk.now.day.startOfMonth
    self.month = month
    board = try? RemandBoard(
      asOf: desk.now.day, month: RemandBoard.month(of: month), summaries: desk.openCases + desk.closedCases(),
      rates: desk.remandRates
    ) { try desk.caseFile($0)?.header }
    sift()
  }

  private mutating func sift() {
    rows = (board?.rows ?? []).filter { row in
      switch shown {
      case .all: true
      case .remanded: row.spell.status.bed != nil
      case .bail: row.lasts && row.spell.status.isBail
      }
    }
    ids = rows.map(\.id)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    list.typed(key, ids: ids) { .open(CaseScreen($0)) }
  }

  private static let detailRows = 6

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    guard let board else {
      canvas.put(area.lowerBound, 1, "The record can\u{2019}t be read. Run `waymark check`.", .warning)
      return
    }
    canvas.put(area.lowerBound, 1, RemandWords.total(board), .bold, width: canvas.size.columns - 2)
    if rows.isEmpty {
      canvas.put(area.lowerBound + 2, 2, "Nobody is on bail or remanded, as far as results of hearings say.", .quiet)
      canvas.cursor = Spot(row: area.lowerBound, column: 1)
      return
    }
    let words = RemandWords(staff: desk.staff, on: board.day)
    let rule = area.upperBound - Self.detailRows
    list.place(ids, in: (area.lowerBound + 2)..<max(area.lowerBound + 3, rule))
    list.draw(&canvas, columns: Self.columns, indent: 2) { _, _, index in
      let row = rows[index]
      let held: Style = !row.lasts ? .quiet : row.spell.status.bed == nil ? .plain : .warning
      return [
        (row.name, row.lasts ? .bold : .quiet), (row.age.map(String.init) ?? "", .plain), (words.status(row), held),
        (row.spell.from.text(.short), .plain), (words.next(row), row.next == nil && row.lasts ? .warning : .plain),
        (RemandWords.nights(row.nights), .plain), (RemandWords.cost(row.nights), .plain),
        (RemandWords.nights(row.allNights), .plain),
        (row.worker.map { desk.name(of: $0) } ?? "", .quiet),
      ]
    }
    canvas.details(detail(words, desk), below: rule, until: area.upperBound)
  }

  /// The decision in full, its conditions, and what follows from it.
  private func detail(_ words: RemandWords, _ desk: any Desk) -> [(String, Style)] {
    guard let row = selected else { return [] }
    var decided = [row.spell.status.name, row.spell.court]
    if let to = row.spell.to { decided.append("ended " + to.text(.short)) }
    var lines: [(String, Style)] = [(decided.filter { !$0.isEmpty }.joined(separator: " \u{B7} "), .plain)]
    let conditions = words.conditions(row)
    if !conditions.isEmpty { lines.append((conditions.joined(separator: "; "), .plain)) }
    var known: [String] = []
    if row.isLookedAfter { known.append("Looked after while remanded") }
    if let seriousness = row.seriousness { known.append("seriousness \(seriousness)") }
    if row.allNights.total > 0 { known.append("\(row.allNights.total) nights in all") }
    if !known.isEmpty { lines.append((known.joined(separator: " \u{B7} "), row.isLookedAfter ? .warning : .plain)) }
    lines += words.work(row, desk.lists).map { ($0.words, $0.isMissing ? .warning : .quiet) }
    if !row.spell.note.isEmpty { lines.append((row.spell.note, .quiet)) }
    return lines
  }
}

extension CaseScreen {
  /// Bail or remand as it stands, with its conditions, and what the law makes of the child meanwhile.
  static func remand(_ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    let day = desk.now.day
    guard let spell = file.header.remandSpell(on: day) else { return [] }
    var lines: [(String, Style)] = [("  \(spell.status.name) since \(spell.from.text(.short))", .plain)]
    lines += spell.conditions(on: day).map { ("    " + $0.datedWords, .plain) }
    if file.header.isLookedAfterByRemand(on: day) {
      let nights = BedNights([spell], in: spell.from..<max(day, spell.from), by: day, rates: desk.remandRates).total
      lines.append(("! Looked after while remanded, \(nights) night\(nights == 1 ? "" : "s") so far", .warning))
    }
    return lines
  }
}
