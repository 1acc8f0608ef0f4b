import ArgumentParser
import CaseScreens
import Casework
import Interchange
import TextUI

/// What reports about practice take: whose cases, between which days, and how they are printed.
struct PracticeReportOptions: ParsableArguments {
  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Option(name: .long, help: "Cases of this worker, by user name; me for your own.") var worker: String?
  @Option(name: .long, help: "Cases of this team.") var team: String?
  @Option(name: .long, help: "The first day, as people write it.") var from: String?
  @Option(name: .long, help: "The last day, as people write it; today where none is given.") var to: String?
  @Flag(name: .long, help: "Print a page for a browser.") var html = false

  func validate() throws {
    if html && (listing.json || listing.csv) { throw ValidationError("--html, --json and --csv exclude each other.") }
  }

  /// The open store; the trail tells of the report. Throws as `Session.init` and `Session.look`.
  func session() throws -> Session {
    let session = try Session(options)
    try session.look(Look(.report, Waymark.typedName))
    return session
  }

  /// The days that are meant. Throws `Failure` where they can't be read or are the wrong way round.
  func days(_ session: Session, since usual: (Day) -> Day) throws -> ClosedRange<Day> {
    let last = try to.map { try session.day($0, .past) } ?? session.now.day
    let first = try from.map { try session.day($0, .past) } ?? usual(last)
    guard first <= last else { throw Failure(.usage, "--from is after --to.") }
    return first...last
  }

  /// Whose work is meant; nil for everybody's. Throws `Refusal` where there is no such worker or team.
  func wantedWorker(_ session: Session) throws -> StaffID? {
    let wanted = worker.map { $0 == "me" ? session.me : StaffID($0) }
    if let wanted, session.casebook.staff[wanted] == nil { throw Refusal.noSuchStaff(wanted) }
    if let team, session.casebook.teams[TeamID(team)] == nil { throw Refusal.noSuchTeam(TeamID(team)) }
    return wanted
  }

  /// The whole cases that are meant, of those that were open in the time.
  func files(_ session: Session, _ days: ClosedRange<Day>, where isMeant: (CaseSummary) -> Bool) throws -> [CaseFile] {
    let wanted = try wantedWorker(session)
    return try session.files { summary in
      summary.opened <= days.upperBound && Timeliness.canCount(summary, since: days.lowerBound)
        && (wanted == nil || summary.worker == wanted) && (team == nil || summary.team?.text == team)
        && isMeant(summary)
    }
  }

  /// Prints the table in the form that was asked for; `total` stands below it where people read it.
  func write(
    _ table: Listing, total: [Listing.Value], _ title: String, _ days: ClosedRange<Day>, _ session: Session,
    bars: Set<String> = []
  ) {
    if listing.wrote(table) { return }
    var summed = table
    if !table.rows.isEmpty { summed.add(total) }
    let period = "From \(days.lowerBound.text(.long)) to \(days.upperBound.text(.long))"
    if html {
      let name = session.casebook.service.name
      return Output.write(
        summed.html(title: title + (name.isEmpty ? "" : " \u{B7} " + name), caption: period, bars: bars))
    }
    Output.write(period + ".\n\n" + summed.text { TextWidth.columns(of: $0) })
  }
}

/// `waymark report contacts`
struct ContactsReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contacts", abstract: "Contacts held of those that orders asked for, in whole months.")
  @OptionGroup var report: PracticeReportOptions
  @Option(name: .long, help: "What to group by: case, worker, team, level or month.") var by = ContactReport.Grouping
    .case

  func run() throws {
    let session = try report.session()
    let days = try report.days(session) { $0.startOfMonth }
    let files = try report.files(session, days) { ContactReport.canCount($0) }
    let found = ContactReport(
      files, months: days, by: by, standards: session.settings.standards, calendar: session.settings.calendar,
      at: session.now)
    var table = Listing([
      .init(by.rawValue, by.rawValue.prefix(1).uppercased() + by.rawValue.dropFirst()), .init("child", "Child"),
      .init("worker", "Worker"), .init("seen", "Held", right: true), .init("asked", "Of", right: true),
      .init("booked", "Booked", right: true), .init("missing", "Missing", right: true),
      .init("percent", "% held", right: true),
    ])
    func values(_ line: ContactReport.Line, _ words: String) -> [Listing.Value] {
      [
        .init(.string(line.group), words: words), .init(line.summary?.name), .init(line.summary?.worker?.text),
        .init(line.seen), .init(line.asked), .init(line.booked), .init(line.missing), .init(line.percent),
      ]
    }
    for line in found.lines { table.add(values(line, line.group.isEmpty ? "nobody" : line.group)) }
    report.write(table, total: values(found.total, "All"), "Contacts", days, session, bars: ["percent"])
  }
}

/// `waymark report hours`
struct HoursReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hours",
    abstract: "Hours of intensive supervision and surveillance by week: asked, planned, delivered.")
  @OptionGroup var report: PracticeReportOptions

  func run() throws {
    let session = try report.session()
    try session.needs(.orders)
    let days = try report.days(session) { $0 - 27 }
    let files = try report.files(session, days) { summary in
      summary.orders.contains { $0.disposal == .youthRehabilitationOrderISS }
    }
    var table = Listing([
      .init("case", "Ref"), .init("child", "Child"), .init("worker", "Worker"), .init("week", "Week of"),
      .init("askedMinutes", "Asked", right: true), .init("plannedMinutes", "Planned", right: true),
      .init("deliveredMinutes", "Delivered", right: true), .init("weekendMinutes", "Weekend", right: true),
    ])
    func value(_ minutes: Int) -> Listing.Value { .init(.integer(minutes), words: Minutes(minutes).text) }
    var sums = [0, 0, 0, 0]
    for entry in HoursEntry.all(in: files, days, under: session.settings.standards) {
      let (summary, week) = (entry.summary, entry.week)
      let parts = [week.asked, week.planned, week.delivered, week.weekend].map(\.count)
      for index in parts.indices { sums[index] += parts[index] }
      table.add(
        [
          .init(summary.reference.description), .init(summary.name), .init(summary.worker?.text),
          .init(week.monday.iso, words: week.monday.text(.short)),
        ] + parts.map(value))
    }
    let total: [Listing.Value] = [.init("All"), .init(""), .init(""), .init("")] + sums.map(value)
    report.write(table, total: total, "ISS hours", days, session)
  }
}

/// `waymark report visits`
struct VisitsReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visits", abstract: "Home visits: how many were made, written up and cross-referenced.")
  @OptionGroup var report: PracticeReportOptions
  @Option(name: .long, help: "What to group by: month, worker or team.") var by = VisitReport.Grouping.month

  func run() throws {
    let session = try report.session()
    try session.needs(.contacts)
    let days = try report.days(session) { $0.startOfMonth.adding(months: -5) }
    let files = try report.files(session, days) { _ in true }
    let found = VisitReport(
      HomeVisitEntry.all(in: files, from: days.lowerBound, to: days.upperBound), by: by)
    var table = Listing([
      .init(by.rawValue, by.rawValue.prefix(1).uppercased() + by.rawValue.dropFirst()),
      .init("visits", "Visits", right: true), .init("made", "Made", right: true),
      .init("seenAlone", "Seen alone", right: true), .init("unsuitable", "Unsuitable", right: true),
      .init("written", "Written up", right: true), .init("checked", "Checked", right: true),
    ])
    func values(_ line: VisitReport.Line, _ words: String) -> [Listing.Value] {
      [
        .init(.string(line.group), words: words), .init(line.visits), .init(line.made), .init(line.seenAlone),
        .init(line.unsuitable), .init(line.written), .init(line.checked),
      ]
    }
    for line in found.lines { table.add(values(line, line.group.isEmpty ? "nobody" : line.group)) }
    report.write(table, total: values(found.total, "All"), "Home visits", days, session)
  }
}

extension ContactReport.Grouping: ExpressibleByArgument {}
extension VisitReport.Grouping: ExpressibleByArgument {}
