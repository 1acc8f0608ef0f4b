import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

extension CourtCommand {
  /// `waymark court breaches`
  struct Breaches: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "breaches", abstract: "Breaches of orders from the information to what the court made of them.",
      subcommands: [List.self, Lay.self, Listed.self, Decided.self], defaultSubcommand: List.self)

    /// `waymark court breaches list`
    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Breaches before a court: laid when, listed when, what is to be done; --all with those decided.")
      @OptionGroup var options: Options
      @OptionGroup var listing: ListingOptions
      @Flag(name: .long, help: "Those that were decided too.") var all = false

      func run() throws {
        let session = try Session(options)
        try session.needs(.orders)
        let summaries = session.casebook.openCases + (all ? try session.casebook.closedCases() : [])
        let board = try BreachBoard(asOf: session.now.day, summaries: summaries, withDecided: all) {
          try session.casebook.record.header(of: $0)
        }
        var table = Listing([
          .init("case", "Ref"), .init("child", "Child"), .init("breach", "Id"), .init("order", "Order"),
          .init("laid", "Laid"), .init("court"), .init("number"), .init("failures"), .init("hearing", "Listed"),
          .init("stage", "Stands"), .init("decided", "Decided"), .init("finding"), .init("result", "Outcome"),
          .init("finePence"), .init("worker"), .init("note"),
        ])
        for row in board.rows {
          let breach = row.breach
          table.add([
            .init(row.id.reference.description), .init(row.name), .init(breach.id.text), .init(row.order),
            .init(breach.laid.iso, words: breach.laid.text(.short)), .init(breach.court), .init(breach.number),
            .init(.array(breach.failures.map { .string($0.iso) }), words: ""),
            .init(row.hearing?.at.day.iso, words: row.hearing?.at.day.text(.short) ?? ""),
            .init(Words.code(row.stage), words: row.stage.words),
            .init(breach.outcome?.on.iso, words: breach.outcome?.on.text(.short) ?? ""),
            .init(breach.outcome?.finding.rawValue),
            .init(breach.outcome?.result?.rawValue, words: breach.outcome?.words ?? ""), .init(breach.outcome?.fine),
            .init(row.worker?.text), .init(breach.outcome?.note),
          ])
        }
        try session.look(.listing)
        listing.write(table, none: "No breach is before a court.")
      }
    }

    /// Which breach is meant.
    struct Subject: ParsableArguments {
      @Argument(help: "The case: YJ-000142 or 142.") var reference: String
      @Option(name: .long, help: "The breach, by its id; the one that is open where none is given.") var breach: String?

      func find(_ session: Session) throws -> (file: CaseFile, breach: BreachID) {
        let file = try session.caseFile(reference)
        if let breach { return (file, BreachID(breach)) }
        guard let open = file.header.breaches.last(where: { $0.outcome == nil }) else {
          throw Failure(.badInput, "\(file.reference) has no breach before a court.")
        }
        return (file, open.id)
      }
    }

    /// `waymark court breaches lay REF`
    struct Lay: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "lay",
        abstract: "An information was laid; the authorised step of enforcement is carried out by it.")
      @OptionGroup var options: Options
      @Argument(help: "The case: YJ-000142 or 142.") var reference: String
      @Option(name: .long, help: "The order, by its id; the one that is enforced where none is given.") var order:
        String?
      @Option(name: .long, help: "The day; today where none is given.") var on: String?
      @Option(name: .long, help: "At which court.") var court = ""
      @Option(name: .long, help: "The court's number.") var number = ""
      @Option(name: .long, help: "Who signs the statement, by user name; the worker where nobody is given.")
      var signed: String?
      @Option(name: .long, help: "What the statement says besides the failures.") var statement = ""

      func run() throws {
        let session = try Session(options)
        let file = try session.caseFile(reference)
        let acts = file.header.enforcement.filter { act in
          act.stands && !act.step.isWarning && act.settled == nil && act.decision?.isAuthorised ?? false
        }
        let running = file.header.orders.last { $0.disposal.isEnforceable && $0.runs(on: session.now.day) }
        guard let order = order.map({ OrderID($0) }) ?? acts.last?.order ?? running?.id else {
          throw Failure(.badInput, "\(file.reference) has no order that can be breached.")
        }
        var breach = Breach()
        breach.order = order
        breach.step = acts.last { $0.order == order }?.id
        breach.laid = try session.past(on)
        breach.court = court
        breach.number = number
        breach.statement = statement
        if let signed { breach.signedBy = try session.staff(signed) }
        _ = try session.make(.breached(file.reference, .laid(breach)))
        Output.write("\(file.reference): information laid on \(breach.laid.text(.long)).\n")
      }
    }

    /// `waymark court breaches listed REF --on …`
    struct Listed: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "listed", abstract: "The breach is listed for a hearing.")
      @OptionGroup var options: Options
      @OptionGroup var subject: Subject
      @Option(name: .long, help: "The day and time, such as '14/12 1000'.") var on: String
      @Option(name: .long, help: "At which court; where the information was laid if none is given.") var court: String?
      @Option(name: .long, help: "What kind of court.") var kind: Coded<CourtKind>?

      func run() throws {
        let session = try Session(options)
        let (file, id) = try subject.find(session)
        let breach = file.header.breaches.first { $0.id == id }
        var hearing = Hearing()
        hearing.at = try session.moment(on, .future)
        hearing.court = court ?? breach?.court ?? ""
        hearing.kind = kind?.value ?? .youth
        hearing.type = "breach"
        hearing.number = breach?.number ?? ""
        _ = try session.make(.breached(file.reference, .listed(id, hearing)))
        Output.write("\(file.reference): breach listed for \(hearing.at.day.text(.long)).\n")
      }
    }

    /// `waymark court breaches decided REF --finding admitted --result continues`
    struct Decided: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "decided",
        abstract: "What the court found and did: ends the step of enforcement, and the order where the court ended it.")
      @OptionGroup var options: Options
      @OptionGroup var subject: Subject
      @Option(name: .long, help: "What was found.") var finding: Coded<BreachOutcome.Finding>
      @Option(name: .long, help: "What became of the order.") var result: Coded<BreachOutcome.Result>?
      @Option(name: .long, help: "A fine, in whole pounds.") var fine: Int?
      @Option(name: .long, help: "The day; today where none is given.") var on: String?
      @Option(name: .long, help: "What else is to be known.") var note = ""

      func run() throws {
        let session = try Session(options)
        let (file, id) = try subject.find(session)
        if let fine, !(0...1_000_000).contains(fine) { throw Failure(.badInput, "\(fine) pounds is no fine.") }
        var outcome = BreachOutcome(finding.value, result?.value, on: try session.past(on))
        outcome.fine = fine.map { $0 * 100 }
        outcome.note = note
        _ = try session.make(.breached(file.reference, .decided(id, outcome)))
        Output.write("\(file.reference): breach \(outcome.words), \(outcome.on.text(.long)).\n")
      }
    }
  }

  /// `waymark court civil`
  struct Civil: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "civil", abstract: "Civil orders and injunctions: who has one, until when, what it asks for.",
      subcommands: [List.self, Save.self], defaultSubcommand: List.self)

    /// `waymark court civil list`
    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Civil orders and injunctions that hold or are asked for; --all with those that are over.")
      @OptionGroup var options: Options
      @OptionGroup var listing: ListingOptions
      @Flag(name: .long, help: "Those that are over too.") var all = false

      func run() throws {
        let session = try Session(options)
        try session.needs(.orders)
        let day = session.now.day
        var table = Listing([
          .init("case", "Ref"), .init("child", "Child"), .init("order", "Id"), .init("kind", "Kind"),
          .init("court", "Court"), .init("from", "From"), .init("to", "To"), .init("holds", "Holds"),
          .init("conditions", "Conditions"), .init("consulted", "Consulted"), .init("answer"),
          .init("parenting", "Parenting"), .init("ended"), .init("note"),
        ])
        for summary in session.casebook.openCases where summary.court?.civilOrders ?? 0 > 0 {
          let header = try session.casebook.record.header(of: summary.reference)
          for order in header?.civilOrders ?? [] where all || order.holds(on: day) || order.court.isEmpty {
            let words = session.settings.lists.words("civil-orders", order.kind)
            table.add([
              .init(summary.reference.description), .init(summary.name), .init(order.id.text),
              .init(order.kind.text, words: words), .init(order.court),
              .init(order.isMade ? order.from.iso : nil, words: order.isMade ? order.from.text(.short) : "asked for"),
              .init(order.to?.iso, words: order.to?.text(.short) ?? ""),
              .init(order.holds(on: day), words: order.holds(on: day) ? "yes" : "no"),
              .init(.array(order.conditions.map { .string($0) }), words: order.conditions.joined(separator: "; ")),
              .init(order.consulted?.iso, words: order.consulted?.text(.short) ?? ""), .init(order.answer),
              .init(order.parenting), .init(order.ended?.iso), .init(order.note),
            ])
          }
        }
        try session.look(.listing)
        listing.write(table, none: "No civil order holds.")
      }
    }

    /// `waymark court civil save REF --kind …`
    struct Save: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: "A civil order or an injunction, new, or altered by --id; --consulted for one that is only asked for."
      )
      @OptionGroup var options: Options
      @Argument(help: "The case: YJ-000142 or 142.") var reference: String
      @Option(name: .long, help: "The one that is altered, by its id.") var id: String?
      @Option(name: .long, help: "What kind, by the code of the list civil-orders.") var kind: String?
      @Option(name: .long, help: "The court that made it.") var court: String?
      @Option(name: .long, help: "The first day; today where none is given.") var from: String?
      @Option(name: .long, help: "The last day.") var to: String?
      @Option(name: .long, help: "What it forbids or asks for; may be given again.") var condition: [String] = []
      @Option(name: .long, help: "The day on which the police or the council asked the service.") var consulted: String?
      @Option(name: .long, help: "What the service answered.") var answer: String?
      @Option(name: .long, help: "The support for parents that goes with it.") var parenting: String?
      @Option(name: .long, help: "The day on which it stopped.") var ended: String?
      @Option(name: .long, help: "What else is to be known.") var note: String?

      func run() throws {
        let session = try Session(options)
        let file = try session.caseFile(reference)
        let known = file.header.civilOrders.first { $0.id.text == id }
        if let id, known == nil { throw Failure(.badInput, "\(file.reference) has no civil order \(id).") }
        var order = known ?? CivilOrder()
        if known == nil {
          order.id = ""
          order.from = session.now.day
        }
        if let kind { order.kind = ListCode(kind) }
        order.court = court ?? order.court
        if let from { order.from = try session.day(from, .past) }
        if let to { order.to = try session.day(to, .future) }
        if !condition.isEmpty { order.conditions = condition }
        if let consulted { order.consulted = try session.past(consulted) }
        order.answer = answer ?? order.answer
        order.parenting = parenting ?? order.parenting
        if let ended { order.ended = try session.past(ended) }
        order.note = note ?? order.note
        _ = try session.make(.civilOrderSaved(file.reference, order))
        Output.write("\(file.reference): civil order saved.\n")
      }
    }
  }
}

extension Words {
  /// How commands name where a breach stands.
  fileprivate static func code(_ stage: BreachBoard.Stage) -> String {
    switch stage {
    case .outcomeToAdd: "outcome-to-add"
    case .toBeListed: "to-be-listed"
    case .listed: "listed"
    case .decided: "decided"
    }
  }
}
