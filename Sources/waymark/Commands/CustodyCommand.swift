import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

/// `waymark custody`
struct CustodyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "custody",
    abstract: "Children in custody and coming home: where, dates, MAPPA, resettlement, release.",
    subcommands: [
      List.self, Show.self, Place.self, People.self, Advocate.self, Temporary.self, MAPPA.self, Risk.self,
      Resettle.self, Check.self, Meeting.self, ReleaseCommand.self, RecallCommand.self, Conditions.self, Panel.self,
      Themes.self,
    ], defaultSubcommand: List.self)

  /// Which case and which order is meant.
  struct Subject: ParsableArguments {
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "The order, by its id; the one under which the child is held where none is given.")
    var order: String?

    /// The case and the order. Throws `Failure` where nobody is or was held under any.
    func find(_ session: Session) throws -> (file: CaseFile, order: Order) {
      let file = try session.caseFile(reference)
      let found = order.map { file.header.order(OrderID($0)) } ?? file.header.custodialOrder(on: session.now.day)
      guard let found else {
        throw Failure(
          .badInput,
          "\(file.reference) has no \(order.map { "order \($0)" } ?? "custodial sentence or remand to custody").")
      }
      return (file, found)
    }
  }

  /// Makes a change about custody and says what was made.
  static func make(_ change: CustodyChange, _ file: CaseFile, _ session: Session, _ words: String) throws {
    _ = try session.make(.custody(file.reference, change))
    Output.write("\(file.reference): \(words).\n")
  }

  /// `waymark custody list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Who is in custody where, day so many of so many, who comes home within 12 weeks, and what is missing.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Flag(name: .long, help: "Only those who come home within 12 weeks.") var coming = false
    @Flag(name: .long, help: "As a page that prints as it stands and fetches nothing.") var html = false
    @Flag(name: .long, help: "As a page of text to print.") var page = false

    func run() throws {
      let session = try Session(options)
      try session.needs(.orders)
      let board = try CustodyBoard(
        asOf: session.now.day, summaries: session.casebook.openCases, standards: session.settings.standards,
        calendar: session.settings.calendar
      ) { try session.casebook.record.header(of: $0) }
      let words = CustodyWords(session.settings.lists, staff: session.casebook.staff, on: board.day)
      try session.look(html || page ? Look(.print, "custody list") : .listing)
      if html || page {
        let page = Page(
          custody: board, service: session.casebook.service.name, heads: CustodyWords.heads, cells: words.cells,
          total: CustodyWords.total(board))
        return Output.write(html ? page.html : page.text)
      }
      var table = Listing([
        .init("case", "Ref"), .init("child", "Child"), .init("age", "Age", right: true), .init("order", "Under"),
        .init("orderId"), .init("standing"), .init("kind"), .init("place", "Where"), .init("since"),
        .init("day", "Day", right: true), .init("days"), .init("release", "Release"),
        .init("licenceEnds", "Licence to"),
        .init("next"), .init("nextDue", "Next"), .init("missing", "Missing"), .init("worker"),
      ])
      for row in board.rows where !coming || row.standing == .comingHome {
        table.add([
          .init(row.reference.description), .init(row.name), .init(row.age), .init(row.order.listName(on: board.day)),
          .init(row.order.id.text), .init(Self.name(row.standing)), .init(row.stay.placement?.kind.text),
          .init(row.stay.placement?.name, words: words.place(row)), .init(row.stay.from.iso),
          .init(row.dayInCustody.map { .integer($0) } ?? .null, words: words.days(row)), .init(row.daysInCustody),
          .init(row.dates.release?.iso, words: words.release(row)),
          .init(row.dates.licenceEnds?.iso, words: row.dates.licenceEnds?.text(.short) ?? ""),
          .init(row.next?.title), .init(row.next?.due.iso, words: words.next(row)),
          .init(.array(row.missing.map { .string($0.rawValue) }), words: words.missing(row)), .init(row.worker?.text),
        ])
      }
      if listing.wrote(table) { return }
      if !table.rows.isEmpty { Output.write(table.text { TextWidth.columns(of: $0) }) }
      Output.write(CustodyWords.total(board) + "\n")
    }

    private static func name(_ standing: CustodyBoard.Standing) -> String {
      switch standing {
      case .held: "held"
      case .comingHome: "coming-home"
      case .licence: "licence"
      }
    }
  }

  /// `waymark custody show REF`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "One child: dates, where, who, MAPPA, coming home; --json gives every stay whole.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @OptionGroup var subject: Subject

    func run() throws {
      let session = try Session(options)
      try session.needs(.orders, of: try Session.reference(subject.reference))
      let (file, order) = try subject.find(session)
      if listing.json {
        let stays = try file.header.custody.map { try JSONValue(json: $0.json()) }
        let plan = file.header.stay(under: order.id)?.resettlement ?? ResettlementPlan()
        let notShown = ResettlementPlan.Head.allCases.filter(plan.isWithheld)
        return Output.write(
          JSONValue.object([
            .init(key: "case", value: .string(file.reference.description)),
            .init(key: "order", value: .string(order.id.text)),
            .init(key: "dates", value: Self.json(CustodyDates(order, in: file.header))),
            .init(key: "stays", value: .array(stays)),
            .init(key: "notShown", value: .array(notShown.map { .string($0.rawValue) })),
          ]).json(pretty: true) + [UInt8(ascii: "\n")])
      }
      var table = Listing([.init("what", "What"), .init("words", "In words")])
      for (what, words) in rows(file, order, session) { table.add([.init(what), .init(words)]) }
      Output.write(listing.csv ? table.csv() : Array(table.text { TextWidth.columns(of: $0) }.utf8))
    }

    private static func json(_ dates: CustodyDates) -> JSONValue {
      func day(_ day: Day?) -> JSONValue { day.map { .string($0.iso) } ?? .null }
      return .object([
        .init(key: "sentence", value: day(dates.sentence)), .init(key: "creditDays", value: .integer(dates.creditDays)),
        .init(key: "earliest", value: day(dates.earliest)), .init(key: "release", value: day(dates.release)),
        .init(key: "latest", value: .array(dates.latest.map { .string($0.iso) })),
        .init(key: "licenceEnds", value: day(dates.licenceEnds)), .init(key: "furtherTo", value: day(dates.furtherTo)),
        .init(key: "computed", value: .bool(dates.isComputed)),
      ])
    }

    private func rows(_ file: CaseFile, _ order: Order, _ session: Session) -> [(String, String)] {
      let dates = CustodyDates(order, in: file.header)
      let stay = file.header.stay(under: order.id) ?? CustodyStay(under: order.id, from: order.begins)
      let words = CustodyWords(session.settings.lists, staff: session.casebook.staff, on: session.now.day)
      let held = CustodyContacts(of: stay, in: file.contacts, by: session.now.day)
      var rows = [
        ("Under", order.listName(on: session.now.day) + " of " + order.made.text(.short)),
        ("Early from", dates.earliest?.text(.short) ?? ""), ("Release", dates.release?.text(.short) ?? "not known"),
        ("Late to", dates.latest.map { $0.text(.short) }.joined(separator: ", ")),
        ("Licence to", dates.licenceEnds?.text(.short) ?? ""),
        ("Further supervision to", dates.furtherTo?.text(.short) ?? ""),
        ("Recalled", stay.recall.map { "\($0.on.text(.short)), \($0.authorisedBy): \($0.why)" } ?? ""),
      ]
      rows += stay.placements.map { ("Held from " + $0.from.text(.short), words.words($0)) }
      rows += [
        ("Secure worker", stay.people.secureWorker), ("Social worker", stay.people.socialWorker),
        ("Advocate", stay.people.advocate), ("Visits", "\(held.visits)"), ("Reviews", "\(held.reviews)"),
      ]
      rows += stay.advocacy.map { ("Advocate, " + $0.on.text(.short), $0.words) }
      rows += stay.leaves.map { leave in
        (
          "Out \(leave.id), \(leave.on.text(.short))",
          leave.purpose + (leave.cameBack.map { ", " + Words.spoken($0) } ?? "")
        )
      }
      rows += stay.screenings.map {
        ("MAPPA " + $0.on.text(.short), $0.isMet ? "met " + $0.level : "not met: " + $0.words)
      }
      if let panel = stay.riskPanel {
        rows.append(("Risk panel", "since \(panel.from.text(.short)), \(panel.briefings.count.counted("briefing"))"))
      }
      rows += ResettlementPlan.Head.allCases.map { ($0.words, Words.text(of: $0, in: stay.resettlement)) }
      if let release = stay.release {
        rows.append(("Released", "\(release.on.text(.short)), \(release.kind.words)"))
        rows += release.conditions.map { ("Condition", $0.datedWords) }
      }
      if let review = stay.review {
        rows.append(
          ("Post-custody panel", [review.on.text(.short), review.report, review.sentence].joined(separator: "; ")))
      }
      return rows.filter { !$0.1.isEmpty }
    }
  }
}
