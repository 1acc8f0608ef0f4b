import ArgumentParser
import Casework
import Interchange
import JSON
import TextUI

/// `waymark caseload`
struct CaseloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caseload", abstract: "One row a case: yours, a worker's, a team's or all.")

  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Option(name: .long, help: "The cases of this worker, by user name, as a second worker too.") var worker: String?
  @Option(name: .long, help: "The cases of this team.") var team: String?
  @Flag(name: .long, help: "Closed cases instead of open ones.") var closed = false
  @Flag(name: .long, help: "Everybody's cases.") var all = false

  func run() throws {
    let session = try Session(options)
    let team = try team.map { try session.team($0) }
    let holder = try worker.map { try session.staff($0) } ?? (team == nil && !all ? session.me : nil)
    let cases = try closed ? session.casebook.closedCases() : session.casebook.openCases
    let shown = cases.filter { summary in
      (holder.map(summary.isWorked(by:)) ?? true) && (team == nil || summary.team == team)
    }
    let table = Self.table(shown, session)
    try session.look(.listing)
    if listing.json {
      Output.write(table.json())
    } else if listing.csv {
      Output.write(table.csv())
    } else if shown.isEmpty {
      Output.write(closed ? "No closed cases.\n" : "No open cases.\n")
    } else {
      Output.write(table.text { TextWidth.columns(of: $0) })
    }
  }

  static func table(_ cases: [CaseSummary], _ session: Session) -> Listing {
    let day = session.now.day
    var table = Listing([
      .init("case", "Ref"), .init("child", "Child"), .init("age", "Age", right: true), .init("born"),
      .init("order", "On"), .init("ends", "Ends"), .init("reoffending", "R"), .init("harm", "H"),
      .init("safety", "S"), .init("seen", "Seen", right: true), .init("asked", "Of", right: true),
      .init("due", "Due"), .init("rule"), .init("worker", "Worker"), .init("team"), .init("opened"), .init("closed"),
      .init("heldFor"), .init("heldBy"),
    ])
    for summary in cases {
      let order = summary.mainOrder(on: day)
      let tally = Today.tally(
        summary, on: session.now, standards: session.settings.standards, calendar: session.settings.calendar)
      let due = Obligation.open(
        for: summary, under: session.settings.standards, calendar: session.settings.calendar, on: day
      ).first
      table.add([
        .init(summary.reference.description), .init(summary.name), .init(summary.age(on: day)),
        .init(summary.dateOfBirth?.iso),
        .init(order.map { $0.disposal.rawValue }, words: order?.listName(on: day) ?? ""),
        .init(order?.ends?.iso, words: order?.ends?.text(.short) ?? ""),
        .init(summary.judgements?.reoffending.rawValue, words: summary.judgements?.reoffending.letter ?? ""),
        .init(summary.judgements?.harm.rawValue, words: summary.judgements?.harm.letter ?? ""),
        .init(summary.judgements?.safety.rawValue, words: summary.judgements?.safety.letter ?? ""),
        .init(tally?.seen), .init(tally?.asked), .init(due?.due.iso, words: due?.due.due(asOf: day) ?? ""),
        .init(due?.rule.text), .init(summary.worker?.text), .init(summary.team?.text), .init(summary.opened.iso),
        .init(summary.closed?.iso), .init(summary.heldFor.isEmpty ? nil : summary.heldFor),
        .init(summary.heldBy.isEmpty ? nil : summary.heldBy),
      ])
    }
    return table
  }
}
