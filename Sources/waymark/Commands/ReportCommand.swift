import ArgumentParser
import Casework
import Interchange
import TextUI

/// `waymark report`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Reports for managers and boards.",
    subcommands: [
      TimelinessReport.self, ContactsReport.self, HoursReport.self, VisitsReport.self, AuditsReport.self,
      ChecklistsReport.self, ConcordanceReport.self, CourtFeedbackReport.self,
    ])
}

/// `waymark report timeliness`
struct TimelinessReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeliness", abstract: "What was done in time, late for an accepted reason, and late.")

  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @OptionGroup var narrowing: DeadlineOptions
  @Flag(name: .long, help: "Print a page for a browser.") var html = false
  @Option(name: .long, help: "The first due day; four weeks ago where none is given.") var from: String?
  @Option(name: .long, help: "The last due day; today where none is given.") var to: String?
  @Option(name: .long, help: "What to group by: rule, worker, team, week or month.") var by = "rule"

  func validate() throws {
    if html && (listing.json || listing.csv) { throw ValidationError("--html, --json and --csv exclude each other.") }
  }

  func run() throws {
    let session = try Session(options)
    try session.look(Look(.report, Waymark.typedName))
    guard let grouping = Timeliness.Grouping(rawValue: by) else {
      throw Failure(.usage, "--by takes rule, worker, team, week or month; it was given \u{201C}\(by)\u{201D}.")
    }
    let last = try to.map { try session.day($0, .past) } ?? session.now.day
    let first = try from.map { try session.day($0, .past) } ?? last - 27
    guard first <= last else { throw Failure(.usage, "--from is after --to.") }
    let files = try session.files { Timeliness.canCount($0, since: first) }
    let report = Timeliness(
      files, due: first...last, by: grouping, filter: try narrowing.filter(session),
      standards: session.settings.standards, calendar: session.settings.calendar, on: session.now.day)
    let period = "Due from \(first.text(.long)) to \(last.text(.long))"
    if html {
      let title =
        "Timeliness" + (session.casebook.service.name.isEmpty ? "" : " \u{B7} " + session.casebook.service.name)
      Output.write(table(report, session, withTotal: true).html(title: title, caption: period, bars: ["percent"]))
    } else if listing.json {
      Output.write(table(report, session, withTotal: false).json())
    } else if listing.csv {
      Output.write(table(report, session, withTotal: false).csv())
    } else {
      Output.write(period + ".\n\n")
      Output.write(table(report, session, withTotal: true).text { TextWidth.columns(of: $0) })
    }
  }

  private func table(_ report: Timeliness, _ session: Session, withTotal: Bool) -> Listing {
    var table = Listing([
      .init(report.grouping.rawValue, report.grouping.heading), .init("onTime", "On time", right: true),
      .init("lateWithReason", "Late, accepted", right: true), .init("late", "Late", right: true),
      .init("notYetDue", "Not yet due", right: true), .init("setAside", "Set aside", right: true),
      .init("percent", "% on time", right: true),
    ])
    for line in report.lines {
      table.add(Self.values(line.group, session.words(line.group, report.grouping), line.counts))
    }
    if withTotal { table.add(Self.values("", "All", report.total)) }
    return table
  }

  private static func values(_ group: String, _ words: String, _ counts: Timeliness.Counts) -> [Listing.Value] {
    [
      .init(.string(group), words: words), .init(counts.onTime), .init(counts.lateWithReason), .init(counts.late),
      .init(counts.notYetDue), .init(counts.setAside), .init(counts.percent),
    ]
  }
}

extension Timeliness.Grouping {
  /// The heading of its column.
  fileprivate var heading: String {
    switch self {
    case .rule: "What"
    case .worker: "Worker"
    case .team: "Team"
    case .week: "Week of"
    case .month: "Month"
    }
  }
}

extension Session {
  /// What people call a group of a report.
  fileprivate func words(_ group: String, _ grouping: Timeliness.Grouping) -> String {
    if group.isEmpty { return "nobody" }
    switch grouping {
    case .rule:
      return settings.standards.rules.first { $0.name.text == group }.map { "\($0.title) (\(group))" } ?? group
    case .worker: return casebook.staff[StaffID(group)]?.name ?? group
    case .team: return casebook.teams[TeamID(group)]?.name ?? group
    case .week, .month: return group
    }
  }
}
