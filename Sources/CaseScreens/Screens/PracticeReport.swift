import Casework
import TextUI

/// A report about practice, with what it counts: months of cases, weeks under intensive supervision, home visits,
/// sentences on which the court had a report, reports that were filed.
enum PracticeReport: CaseIterable, Sendable {
  case contacts, hours, visits, concordance, feedback

  /// By what its lines can be grouped, the first one first.
  enum Grouping: String, Sendable {
    case month, week, `case`, worker, team, level, kind, author, court, ethnicity
  }

  /// One thing that is counted.
  struct Item: Sendable {
    var reference: CaseReference
    /// The contact, where it is one.
    var contact: ContactID?
    /// What was asked for, where it is a report for court.
    var report: ReportID?
    /// The child.
    var who: String
    /// When, for the order of lists.
    var on: Day
    /// What a list says of it.
    var words: String
    /// Whether somebody has something to do about it.
    var isBehind: Bool
    /// The codes of the groups in which it is counted.
    var groups: [Grouping: String]
    /// What is added up.
    var figures: [Int]
  }

  var title: String {
    switch self {
    case .contacts: "Contacts held"
    case .hours: "ISS hours"
    case .visits: "Home visits"
    case .concordance: "Concordance"
    case .feedback: "Court feedback"
    }
  }

  /// What is counted, and what of it is behind, as headings and as lists are called.
  var counted: (heading: String, words: String) {
    switch self {
    case .contacts: ("Months", "months of cases")
    case .hours: ("Weeks", "weeks of cases")
    case .visits: ("Visits", "home visits")
    case .concordance: ("Sent.", "sentences on which the court had a report")
    case .feedback: ("Filed", "reports that were filed")
    }
  }
  var behind: (heading: String, words: String) {
    switch self {
    case .contacts: ("Short", "months with contacts missing")
    case .hours: ("Short", "weeks with hours missing")
    case .visits: ("To check", "visits that no manager has compared with the case")
    case .concordance: ("Other", "sentences that weren\u{2019}t the disposal proposed")
    case .feedback: ("No form", "reports without a feedback form")
    }
  }

  /// The parts of cases that one must see for it; none where figures tell it that are worked out whoever looks.
  private var needs: [CaseSection] {
    switch self {
    case .contacts: []
    case .hours: [.orders]
    case .visits: [.contacts]
    case .concordance: [.assessments, .orders]
    case .feedback: [.assessments]
    }
  }

  /// Why it isn't shown to whoever sits at the desk; nil where it is.
  func whyClosed(_ desk: any Desk) -> String? { needs.lazy.compactMap { desk.whyClosed($0) }.first }

  /// The headings of what is added up.
  var figures: [String] {
    switch self {
    case .contacts: ["Held", "Of", "Booked", "Missing"]
    case .hours: ["Asked", "Planned", "Deliv.", "Weekend"]
    case .visits: ["Made", "Alone", "Unsuit.", "Written"]
    case .concordance: ["Agreed", "Whole"]
    case .feedback: ["Forms", "Yes", "Partly", "No"]
    }
  }

  /// Which of them is hundredths of which: nil of what is counted.
  private var share: (part: Int, whole: Int?) {
    switch self {
    case .contacts: (0, 1)
    case .hours: (2, 0)
    case .visits, .concordance, .feedback: (0, nil)
    }
  }

  var groupings: [Grouping] {
    switch self {
    case .contacts: [.month, .worker, .team, .level, .case]
    case .hours: [.week, .worker, .team, .case]
    case .visits: [.month, .worker, .team]
    case .concordance: [.kind, .author, .court, .ethnicity, .month]
    case .feedback: [.month, .kind, .author, .court]
    }
  }

  /// A sum as it is shown.
  func text(_ figure: Int) -> String { self == .hours ? "\((figure + 30) / 60)h" : String(figure) }

  /// Hundredths of a group; nil where there is nothing to divide.
  func percent(_ sums: [Int], of count: Int) -> Int? {
    let whole = share.whole.map { sums[$0] } ?? count
    return whole > 0 ? sums[share.part] * 100 / whole : nil
  }

  /// What it counts between two days in some of the cases, the latest first.
  func items(_ days: ClosedRange<Day>, of whose: Whose, _ desk: any Desk) -> [Item] {
    if whyClosed(desk) != nil { return [] }
    let selection = whose.selection(desk)
    let summaries = (desk.openCases + ((try? desk.closedCases()) ?? [])).lazy.filter { summary in
      summary.opened <= days.upperBound && Timeliness.canCount(summary, since: days.lowerBound) && selection(summary)
        && (self != .hours || summary.orders.contains { $0.disposal == .youthRehabilitationOrderISS })
    }
    let files = summaries.compactMap { try? desk.caseFile($0.reference) }
    let found: [Item] =
      switch self {
      case .contacts: Self.months(files, days, desk)
      case .hours: Self.weeks(files, days, desk)
      case .visits: Self.visits(files, days, desk)
      case .concordance: Self.sentences(files, days, desk)
      case .feedback: Self.filed(files, days, desk)
      }
    return found.sorted { ($1.on, $0.reference) < ($0.on, $1.reference) }
  }

  private static func months(_ files: some Sequence<CaseFile>, _ days: ClosedRange<Day>, _ desk: any Desk) -> [Item] {
    ContactReport.entries(
      files, months: days, standards: desk.standards, calendar: desk.calendar, at: desk.now
    ).map { entry in
      let tally = entry.tally
      var words = monthName(tally.month) + TextWidth.padded("\(tally.seen) of \(tally.asked)", to: 10, right: true)
      if tally.booked > 0 { words += ", \(tally.booked) booked" }
      if tally.missing > 0 { words += ", \(tally.missing) missing" }
      return Item(
        reference: entry.summary.reference, who: entry.summary.shortName, on: tally.month, words: words,
        isBehind: entry.isShort,
        groups: [
          .month: entry.group(by: .month), .case: entry.group(by: .case), .worker: entry.group(by: .worker),
          .team: entry.group(by: .team), .level: entry.group(by: .level),
        ], figures: [min(tally.seen, tally.asked), tally.asked, tally.booked, tally.missing])
    }
  }

  private static func weeks(_ files: some Sequence<CaseFile>, _ days: ClosedRange<Day>, _ desk: any Desk) -> [Item] {
    HoursEntry.all(in: files, days, under: desk.standards).map { entry in
      let (summary, week) = (entry.summary, entry.week)
      let words =
        "week of \(week.monday.text(.narrow))  \(week.delivered.text) of \(week.asked.text) delivered, "
        + "\(week.planned.text) planned"
      return Item(
        reference: summary.reference, who: summary.shortName, on: week.monday, words: words, isBehind: entry.isShort,
        groups: [
          .week: week.monday.iso, .case: summary.reference.description, .worker: summary.worker?.text ?? "",
          .team: summary.team?.text ?? "",
        ], figures: [week.asked, week.planned, week.delivered, week.weekend].map(\.count))
    }
  }

  private static func visits(_ files: some Sequence<CaseFile>, _ days: ClosedRange<Day>, _ desk: any Desk) -> [Item] {
    HomeVisitEntry.all(in: files, from: days.lowerBound, to: days.upperBound).map { entry in
      let (summary, contact) = (entry.summary, entry.visit.contact)
      let facts = [
        contact.outcome?.isAttendance ?? false, entry.isSeenAlone, entry.isUnsuitable,
        entry.standing != .withoutForm,
      ]
      return Item(
        reference: summary.reference, contact: entry.visit.id, who: summary.shortName, on: contact.at.day,
        words: contact.at.day.text(.short) + "  " + Words.of(contact), isBehind: entry.standing != .checked,
        groups: [
          .month: entry.group(by: .month), .worker: entry.group(by: .worker), .team: entry.group(by: .team),
        ], figures: facts.map { $0 ? 1 : 0 })
    }
  }

  /// What people call a group.
  func words(_ group: String, by grouping: Grouping, _ desk: any Desk) -> String {
    switch grouping {
    case .month: Day(iso: group + "-01").map(Self.monthName) ?? group
    case .week: Day(iso: group).map { "Week of " + $0.text(.narrow) } ?? group
    case .worker: group.isEmpty ? "nobody" : desk.staff[StaffID(group)]?.name ?? group
    case .team: group.isEmpty ? "no team" : desk.teams[TeamID(group)]?.name ?? group
    case .level: InterventionLevel(rawValue: group).map { Words.spoken($0) } ?? group
    case .case: group
    case .kind: ReportRequest.Kind(rawValue: group).flatMap { desk.practice.reports.kind($0)?.title } ?? group
    case .author: desk.staff[StaffID(group)]?.name ?? group
    case .court: group.isEmpty ? "no court" : group
    case .ethnicity: group.isEmpty ? "not recorded" : desk.lists.words("ethnicities", ListCode(group))
    }
  }

  static func monthName(_ day: Day) -> String { String(day.text(.long).drop { $0 != " " }.dropFirst()) }
}
