import ArgumentParser
import CaseScreens
import CaseStore
import Casework
import Glibc
import Interchange
import JSON
import TextUI

/// `waymark court`
struct CourtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "court", abstract: "Court lists: import, who is on them, matches, results.",
    subcommands: [
      Import.self, List.self, MatchLine.self, Take.self, Result.self, Ahead.self, Hearings.self,
      Remands.self, Bail.self, Warrants.self, Breaches.self, Civil.self, Panel.self,
    ],
    defaultSubcommand: List.self)

  /// `waymark court import FILE`
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Takes in a court list: HMCTS standard list, Common Platform hearing, Libra case, or CSV.",
      discussion:
        "The format is told from what is in the file. A list imported twice changes nothing; a later version says what was added and taken off. README lists the columns of CSV."
    )
    @OptionGroup var options: Options
    @Argument(help: "The file; - for standard input.") var file: String
    @Flag(name: .long, help: "Only say what would happen.") var dryRun = false
    @Flag(name: .long, help: "Print one JSON document.") var json = false

    func run() throws {
      let session = try Session(options)
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let read = CourtListFile(try InputFile.bytes(file), named: name, lists: session.settings.lists)
      for problem in read.problems.prefix(20) { Output.complain("\(file), \(problem.words)") }
      if read.problems.count > 20 { Output.complain("\u{2026} and \(read.problems.count - 20) more.") }
      guard read.problems.isEmpty else {
        if json { report(read, [], seq: 0, isWritten: false) }
        throw Failure(.badInput, "\(file) has \(Self.count(read.problems.count, "fault")). Nothing was imported.")
      }
      let context = ChangeContext(
        by: session.me, seq: session.casebook.store.seq + 1, now: session.now, lists: session.settings.lists)
      let lists = try read.list.lists(on: session.casebook.record, in: context)
      try session.look(.listing)
      let isWritten = !dryRun && !lists.isEmpty
      if isWritten { _ = try session.make(.courtListImported(read.list)) }
      report(read, lists, seq: context.seq, isWritten: isWritten)
    }

    private static func count(_ number: Int, _ word: String) -> String {
      "\(number) \(word)" + (number == 1 ? "" : "s")
    }

    private func report(_ read: CourtListFile, _ lists: [CourtDay], seq: Int, isWritten: Bool) {
      let news = lists.compactMap(\.versions.last).filter { $0.seq == seq }
      let (added, removed, altered) = news.reduce((0, 0, 0)) {
        ($0.0 + $1.added, $0.1 + $1.removed, $0.2 + $1.altered)
      }
      if json {
        var table = Listing([
          .init("format"), .init("listed"), .init("organisations"), .init("courts"), .init("added"), .init("removed"),
          .init("altered"), .init("faults"), .init("written"),
        ])
        table.add([
          .init(read.format?.rawValue), .init(read.people), .init(read.organisations), .init(read.list.parts.count),
          .init(added), .init(removed), .init(altered),
          .init(.array(read.problems.map { .string($0.words) }), words: ""), .init(isWritten, words: ""),
        ])
        return Output.write(table.json())
      }
      let organisations = read.organisations == 0 ? "" : " and \(Self.count(read.organisations, "organisation"))"
      var text = "\(read.format?.rawValue ?? ""): \(Self.count(read.people, "hearing")) of a person\(organisations)"
      text += " on \(Self.count(read.list.parts.count, "list")): \(added) added, \(removed) taken off, "
      text += "\(altered) altered. "
      let isNew = added + removed + altered > 0
      Output.write(
        text
          + (isWritten
            ? "Saved.\n" : isNew ? "Nothing was written (dry run).\n" : "Nothing is new, and nothing was changed.\n"))
    }
  }

  /// `waymark court list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Who is before a court on a day: known, likely or new, bail, reports, results.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "The day; today where none is given.") var date: String?
    @Option(name: .long, help: "One court, by its name or part of it.") var court: String?
    @Flag(name: .long, help: "Adults too, as the list has them.") var all = false
    @Flag(name: .long, help: "As a page that prints as it stands and fetches nothing.") var html = false
    @Flag(name: .long, help: "As a page of text to print.") var page = false

    func run() throws {
      let session = try Session(options)
      try session.needs(.orders)
      let day = try session.nearestDay(date)
      let board = try CourtDesk.board(day, session)
      let everyone = all || listing.json ? board.rows : board.children
      let rows = everyone.filter { row in
        court.map { $0.isEmpty || row.court.lowercased().contains($0.lowercased()) } ?? true
      }
      let words = CourtWords(session.settings.lists, staff: session.casebook.staff, me: session.me)
      try session.look(html || page ? Look(.print, "court list of \(day.iso)") : .listing)
      if html || page {
        let page = Page(
          court: board, rows: rows, service: session.casebook.service.name, words: words.cells, heads: CourtWords.heads)
        return Output.write(html ? page.html : page.text)
      }
      let table = CourtDesk.table(rows, on: day, words)
      if listing.wrote(table) { return }
      if rows.isEmpty {
        Output.write(
          "Nobody is listed on \(day.text(.longWithWeekday)). `waymark court import FILE` takes in a list.\n")
      } else {
        Output.write(table.text { TextWidth.columns(of: $0) })
      }
      let adults = board.rows.count - board.children.count
      if !all, adults > 0 { Output.write("\(adults) adults whom nobody knows are left out; --all shows them.\n") }
    }
  }
}

/// The court's day as commands see it.
enum CourtDesk {
  static func board(_ day: Day, _ session: Session) throws -> CourtBoard {
    let matcher = ChildMatcher(
      session.casebook.openCases + (try session.casebook.closedCases()), nicknames: Nicknames(session.settings.lists))
    return try CourtBoard(
      day, asOf: session.now.day, lists: try session.casebook.courtLists(on: day), open: session.casebook.openCases,
      matcher: matcher
    ) { session.casebook.maySee($0) ? try session.casebook.record.header(of: $0) : nil }
  }

  /// The row that somebody named: a line such as `2026-11-23.stratford-youth-court/e12.1`, `e12.1` of a day, or a case.
  static func row(_ text: String, date: String?, _ session: Session) throws -> (row: CourtBoard.Row, day: Day) {
    var day = try session.nearestDay(date)
    let place = CourtPlace(jsonText: text)
    if let place, let listed = Day(iso: String(place.list.text.prefix(10))) { day = listed }
    let rows = try board(day, session).rows
    let found = rows.filter { row in
      switch row.id {
      case .line(let own): own == place || own.entry.text == text
      case .hearing: false
      }
    }
    if found.count > 1 {
      let lines = found.compactMap { row in if case .line(let place) = row.id { place.jsonText } else { nil } }
      throw Failure(.badInput, "There are several lines \(text): \(lines.joined(separator: ", ")). Give one whole.")
    }
    let reference = CaseReference(typed: text)
    let named = found.isEmpty ? rows.filter { $0.presumed != nil && $0.presumed == reference } : found
    guard let row = named.first(where: { $0.outcome == nil }) ?? named.first else {
      throw Failure(
        .badInput,
        "\u{201C}\(text)\u{201D} is no line of a list of \(day.text(.long)), nor a case on one. `waymark court list --json` names the lines."
      )
    }
    return (row, day)
  }

  /// The line of the list that a row stands on.
  static func place(of row: CourtBoard.Row) throws -> CourtPlace {
    guard case .line(let place) = row.id else {
      throw Failure(.badInput, "The hearing stands on no court list, so there is nothing to match or take.")
    }
    return place
  }

  static func table(_ rows: [CourtBoard.Row], on day: Day, _ words: CourtWords) -> Listing {
    var table = Listing([
      .init("line"), .init("date"), .init("court", "Court"), .init("room", "Room"), .init("session"),
      .init("time", "Time"), .init("child", "Child"), .init("born"), .init("age", "Age", right: true),
      .init("youth"), .init("pnc"), .init("number"), .init("for", "For"), .init("type"), .init("known", "Known as"),
      .init("case"), .init("likely"), .init("status", "Status"), .init("report", "Report"), .init("worker"),
      .init("takenBy"), .init("result", "Result"), .init("added"), .init("takenOff"),
      .init("notes", "Note"),
    ])
    for row in rows {
      var line: String?
      if case .line(let place) = row.id { line = place.jsonText }
      var likely: [JSONValue] = []
      switch row.known {
      case .likely(let matches): likely = matches.map(Self.match)
      case .certain(let match): likely = [Self.match(match)]
      case .confirmed, .new: break
      }
      let standing = row.entry.map { $0.standing(on: day) }
      let notes = words.notes(row)
      table.add([
        .init(line), .init(day.iso), .init(row.court), .init(row.room), .init(row.session), .init(row.at?.description),
        .init(row.name), .init(row.entry?.person.born?.iso), .init(row.age),
        standing == .unclear ? .init(.null, words: "") : .init(standing != .adult, words: ""),
        .init(row.entry?.person.pnc), .init(row.entry?.reference), .init(words.purpose(row)), .init(row.type?.text),
        .init(Self.known(row), words: words.known(row)), .init(row.reference?.description),
        .init(.array(likely), words: ""), .init(row.status?.rawValue, words: words.status(row)),
        .init(words.report(row)), .init(row.worker?.text), .init(row.takenBy?.text),
        .init(row.outcome?.rawValue, words: words.result(row)), .init(row.isAdded, words: ""),
        .init(row.isTakenOff, words: ""),
        .init(.array(notes.map { .string($0) }), words: notes.joined(separator: "; ")),
      ])
    }
    return table
  }

  private static func known(_ row: CourtBoard.Row) -> String {
    switch row.known {
    case .confirmed: "confirmed"
    case .certain: "certain"
    case .likely: "likely"
    case .new: "new"
    }
  }

  private static func match(_ match: Match) -> JSONValue {
    .object([
      JSONMember(key: "case", value: .string(match.summary.reference.description)),
      JSONMember(key: "child", value: .string(match.summary.name)),
      JSONMember(key: "why", value: .string(Words.of(match))),
    ])
  }
}
