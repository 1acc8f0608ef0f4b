import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

extension CourtCommand {
  /// `waymark court remands`
  struct Remands: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remands",
      abstract: "Who is on bail or remanded, and the bed nights of a month by child with their cost.",
      discussion:
        "The night of arrival counts, the day of leaving doesn't; tonight isn't counted yet. Rates are data: Resources/Standards/remand.json."
    )
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "The month, as YYYY-MM; this one where none is given.") var month: String?
    @Flag(name: .long, help: "As a page that prints as it stands and fetches nothing.") var html = false
    @Flag(name: .long, help: "As a page of text to print.") var page = false

    func run() throws {
      let session = try Session(options)
      try session.needs(.orders)
      let day = session.now.day
      let first = try month.map(session.month)
      let board = try RemandBoard(
        asOf: day, month: RemandBoard.month(of: first ?? day),
        summaries: session.casebook.openCases + (try session.casebook.closedCases()),
        rates: session.settings.remandRates
      ) { try session.casebook.record.header(of: $0) }
      let words = RemandWords(staff: session.casebook.staff, on: day)
      try session.look(
        html || page ? Look(.print, "bail and remand, \(board.month.lowerBound.iso.prefix(7))") : .listing)
      if html || page {
        let page = Page(
          remands: board, service: session.casebook.service.name, heads: RemandWords.heads, cells: words.cells,
          total: RemandWords.total(board))
        return Output.write(html ? page.html : page.text)
      }
      let table = Self.table(board, words)
      if listing.wrote(table) { return }
      if !table.rows.isEmpty { Output.write(table.text { TextWidth.columns(of: $0) }) }
      Output.write(RemandWords.total(board) + "\n")
    }

    private static func table(_ board: RemandBoard, _ words: RemandWords) -> Listing {
      var table = Listing([
        .init("case", "Ref"), .init("child", "Child"), .init("age", "Age", right: true), .init("status", "Status"),
        .init("lasts"), .init("from", "Since"), .init("to"), .init("court"), .init("next", "Next hearing"),
        .init("lookedAfter"), .init("seriousness"), .init("conditions"), .init("month"),
        .init("nights", "Nights", right: true), .init("yda"), .init("laa"), .init("pence", "Cost", right: true),
        .init("unpriced"), .init("allNights", "All nights", right: true), .init("allPence"), .init("worker"),
        .init("note"),
      ])
      for row in board.rows {
        table.add([
          .init(row.reference.description), .init(row.name), .init(row.age),
          .init(row.spell.status.rawValue, words: words.status(row)), .init(row.lasts, words: ""),
          .init(row.spell.from.iso, words: row.spell.from.text(.short)), .init(row.spell.to?.iso),
          .init(row.spell.court), .init(row.next?.at.day.iso, words: words.next(row)),
          .init(row.isLookedAfter, words: ""), .init(row.seriousness),
          .init(.array(words.conditions(row).map { .string($0) }), words: ""),
          .init(String(board.month.lowerBound.iso.prefix(7))),
          .init(row.nights.total), .init(row.nights.youthDetention), .init(row.nights.localAuthority),
          .init(.integer(row.nights.pence), words: RemandWords.cost(row.nights)), .init(row.nights.unpriced),
          .init(row.allNights.total), .init(row.allNights.pence), .init(row.worker?.text), .init(row.spell.note),
        ])
      }
      return table
    }
  }

  /// `waymark court warrants`
  struct Warrants: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "warrants", abstract: "Warrants that stand, and the weekly checks with the police.",
      subcommands: [List.self, Checked.self, Ended.self], defaultSubcommand: List.self)

    /// `waymark court warrants list`
    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Warrants that stand: issued when, checked when, to be checked by when.")
      @OptionGroup var options: Options
      @OptionGroup var listing: ListingOptions

      func run() throws {
        let session = try Session(options)
        try session.needs(.orders)
        let board = try WarrantBoard(
          asOf: session.now.day, summaries: session.casebook.openCases, standards: session.settings.standards,
          calendar: session.settings.calendar
        ) { try session.casebook.record.header(of: $0) }
        var table = Listing([
          .init("case", "Ref"), .init("child", "Child"), .init("hearing", "Hearing"), .init("issued", "Issued"),
          .init("court", "Court"), .init("backed", "Backed"), .init("checked", "Checked"), .init("due", "Ask by"),
          .init("late", ""), .init("address"), .init("worker"), .init("note"),
        ])
        for row in board.rows {
          let isLate = row.due.map { $0 < board.day } ?? false
          table.add([
            .init(row.id.reference.description), .init(row.name), .init(row.id.hearing.text),
            .init(row.issued.iso, words: row.issued.text(.short)), .init(row.court),
            .init(row.isBacked, words: row.isBacked ? "yes" : "no"),
            .init(.array(row.checked.map { .string($0.iso) }), words: row.checked.last?.text(.short) ?? "never"),
            .init(row.due?.iso, words: row.due?.text(.short) ?? ""), .init(isLate, words: isLate ? "late" : ""),
            .init(row.address), .init(row.worker?.text), .init(row.note),
          ])
        }
        try session.look(.listing)
        listing.write(table, none: "No warrant stands.")
      }
    }

    /// `waymark court warrants checked REF`
    struct Checked: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "checked", abstract: "The police said that the child's warrants are active on the PNC.")
      @OptionGroup var options: Options
      @Argument(help: "The case: YJ-000142 or 142.") var reference: String
      @Option(name: .long, help: "The day; today where none is given.") var on: String?
      @Option(name: .long, help: "What else they said.") var note = ""
      func run() throws {
        let session = try Session(options)
        let reference = try Session.reference(reference)
        let day = try session.past(on)
        _ = try session.make(.warrantChecked(reference, on: day, note: note))
        Output.write("\(reference): warrant checked with the police on \(day.text(.long)).\n")
      }
    }

    /// `waymark court warrants ended REF`
    struct Ended: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "ended", abstract: "A warrant was executed, or ended otherwise.")
      @OptionGroup var options: Options
      @Argument(help: "The case: YJ-000142 or 142.") var reference: String
      @Option(name: .long, help: "The hearing that issued it, by its id, where several stand.") var hearing: String?
      @Option(name: .long, help: "The day; today where none is given.") var on: String?
      @Option(name: .long, help: "How it ended; executed where nothing is given.") var how: Coded<WarrantEnd>?
      @Option(name: .long, help: "What is to be known.") var note = ""
      func run() throws {
        let session = try Session(options)
        let reference = try Session.reference(reference)
        guard let header = try session.casebook.record.header(of: reference) else {
          throw Refusal.noSuchCase(reference)
        }
        let standing = header.warrants.map(\.hearing.id)
        if hearing == nil, standing.count > 1 {
          let names = standing.map(\.text).joined(separator: ", ")
          throw Failure(.usage, "\(reference) has several warrants. Give --hearing: one of \(names).")
        }
        guard let id = hearing.map({ HearingID($0) }) ?? standing.first else {
          throw Refusal.court(.noWarrant(reference))
        }
        let day = try session.past(on)
        let how = how?.value ?? .executed
        _ = try session.make(.warrantEnded(reference, id, on: day, how, note: note))
        Output.write("\(reference): warrant \(how.rawValue) on \(day.text(.long)).\n")
      }
    }
  }
}
