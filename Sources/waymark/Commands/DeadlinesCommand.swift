import ArgumentParser
import CaseScreens
import Casework
import Interchange
import TextUI

/// What narrows a list of obligations.
struct DeadlineOptions: ParsableArguments {
  @Option(name: .long, help: "Cases of this worker, by user name; me for your own.") var worker: String?
  @Option(name: .long, help: "Cases of this team.") var team: String?
  @Option(name: .long, help: "One rule, such as release-home-visit.") var rule: String?
  @Option(name: .customLong("case"), help: "One case: YJ-000142 or 142.") var reference: String?

  /// The filter, checked against the record. Throws `Refusal` or `Failure`.
  func filter(_ session: Session) throws -> DeadlineFilter {
    var filter = DeadlineFilter()
    if let worker { filter.workers = [try session.staff(worker)] }
    filter.team = try team.map { try session.team($0) }
    if let rule {
      let names = session.settings.standards.ruleNames
      guard names.contains(ListCode(rule)) else {
        throw Failure(.badInput, "There is no rule \u{201C}\(rule)\u{201D}. `waymark standards` lists them.")
      }
      filter.rule = ListCode(rule)
    }
    if let reference { filter.reference = try session.caseFile(reference).reference }
    return filter
  }
}

/// `waymark deadlines`
struct DeadlinesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadlines", abstract: "Every obligation that is open, with its rule, due date and state.")

  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @OptionGroup var narrowing: DeadlineOptions
  @Option(name: .long, help: "Due on this day or before, as people write it.") var until: String?
  @Option(
    name: .long, help: "How they stand: overdue, today, due, upcoming, lateJustified; or met, metLate, missed \u{2026}")
  var state: [String] = []
  @Flag(name: .long, help: "Those that were met as well, with the day.") var met = false
  @Option(
    name: .long,
    help: "Of those that are past, what was due since this day, as people write it, or always; else 13 weeks.")
  var since: String?

  func run() throws {
    let session = try Session(options)
    var filter = try narrowing.filter(session)
    filter.until = try until.map { try session.day($0, .future) }
    filter.standings = Set(
      try state.map { text in
        guard let standing = Obligation.Standing(rawValue: text) else {
          let names = Obligation.Standing.allCases.map(\.rawValue).joined(separator: ", ")
          throw Failure(.badInput, "There is no state \u{201C}\(text)\u{201D}. There are: \(names).")
        }
        return standing
      })
    if met {
      if filter.standings.isEmpty { filter.standings = Set(Obligation.Standing.allCases.filter(\.isOpen)) }
      filter.standings.formUnion([.met, .metLate])
    }
    if filter.looksBack, since != "always" {
      let usual = filter.reference == nil ? session.now.day - 13 * 7 : nil
      filter.since = try since.map { try session.day($0, .past) } ?? usual
    }
    let table = Self.table(try session.deadlines(filter), session, withMet: filter.looksBack)
    if filter.reference == nil { try session.look(.listing) }
    if listing.json {
      Output.write(table.json())
    } else if listing.csv {
      Output.write(table.csv())
    } else if table.rows.isEmpty {
      Output.write("Nothing is due.\n")
    } else {
      Output.write(table.text { TextWidth.columns(of: $0) })
    }
  }

  /// The rows in the shape that scripts rely on; `metOn`, and who accepted lateness and who wrote that
  /// down, are there where what was met is asked for.
  static func table(_ found: [Today.Due], _ session: Session, withMet: Bool) -> Listing {
    let day = session.now.day
    var columns: [Listing.Column] = [
      .init("case", "Ref"), .init("child", "Child"), .init("worker", "Worker"), .init("rule", "Rule"),
      .init("title", "What"), .init("from"), .init("due", "Due"), .init("state", "State"),
      .init("daysLate", "Late", right: true), .init("lateReason", "Reason"), .init("source", "Source"),
      .init("order", "On"),
    ]
    if withMet { columns += [.init("metOn", "Met"), .init("acceptedBy"), .init("writtenBy")] }
    var table = Listing(columns)
    for due in found {
      let obligation = due.obligation
      let standing = obligation.standing(on: day)
      let late = obligation.daysLate(asOf: day)
      let progress = obligation.tally.map { " \($0.seen) of \($0.asked)" } ?? ""
      table.add([
        .init(due.summary.reference.description), .init(due.summary.name), .init(due.summary.worker?.text),
        .init(obligation.rule.text), .init(obligation.title, words: obligation.title + progress),
        .init(obligation.from.iso), .init(obligation.due.iso, words: obligation.due.text(near: day)),
        .init(standing.rawValue, words: standing.words), .init(.integer(late), words: late > 0 ? "\(late)d" : ""),
        .init(obligation.lateness?.reason), .init(obligation.status.rawValue), .init(obligation.order),
        .init(obligation.metOn?.iso, words: obligation.metOn?.text(near: day) ?? ""),
        .init(obligation.lateness?.accepted?.text), .init(obligation.lateness?.by.text),
      ])
    }
    return table
  }
}

extension Session {
  /// The obligations that a filter wants, open and closed cases together where it looks back.
  func deadlines(_ filter: DeadlineFilter) throws -> [Today.Due] {
    let (standards, calendar) = (settings.standards, settings.calendar)
    guard filter.looksBack else {
      return Today.Due.open(
        in: casebook.openCases, filter, under: standards, calendar: calendar, on: now.day)
    }
    let wanted = try (casebook.openCases + casebook.closedCases()).filter { filter.wants($0) }.map(\.reference)
    return try Today.Due.all(
      of: wanted, read: casebook.caseFile, filter, under: standards, calendar: calendar, on: now.day)
  }

  /// Whole cases, open and closed, of which the summary is wanted.
  func files(_ isWanted: (CaseSummary) -> Bool) throws -> [CaseFile] {
    try (casebook.openCases + casebook.closedCases()).filter(isWanted).compactMap {
      try casebook.caseFile($0.reference)
    }
  }
}
