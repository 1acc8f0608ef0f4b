import ArgumentParser
import Casework
import Interchange
import JSON

/// `waymark today`
struct TodayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "today", abstract: "What is overdue, due, in the diary and to write up.")

  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Flag(name: .long, help: "Your team's work instead of your own.") var team = false
  @Flag(name: .long, help: "Everybody's work.") var all = false

  func validate() throws {
    if team && all { throw ValidationError("--team and --all exclude each other.") }
  }

  func run() throws {
    let session = try Session(options)
    var today = session.ownToday()
    if team || all {
      var summaries = session.casebook.openCases
      if team {
        guard let mine = session.casebook.staff[session.me]?.team else {
          throw Failure(.badInput, "\(session.me) belongs to no team. Use --all, or give the member of staff a team.")
        }
        summaries = summaries.filter { $0.team == mine }
      }
      today = Today(
        session.now, worker: nil, summaries: summaries, standards: session.settings.standards,
        calendar: session.settings.calendar)
    }
    let report = TodayReport(
      today: today, lists: session.casebook.lists, acting: team || all ? { _ in "" } : session.acting(in:),
      lateReports: session.casebook.openCases.lateReports(on: session.now.day),
      openings: try session.openingsToReview(), staff: session.casebook.staff)
    try session.look(.listing)
    if listing.json {
      Output.write(report.json)
    } else if listing.csv {
      Output.write(report.listing.csv())
    } else {
      Output.write(report.text(for: session.casebook.service.name))
    }
  }
}

/// Today as plain text, and as rows for programs.
struct TodayReport {
  let today: Today
  let lists: CodeLists
  /// For whom the user acts in a case, in words; empty where it is their own.
  var acting: (CaseSummary) -> String = { _ in "" }
  /// Reports for courts and panels that are past their day, whoever writes them.
  var lateReports = 0
  /// Openings in an emergency that wait for the user to look at them.
  var openings: [(summary: CaseSummary, opening: EmergencyAccess)] = []
  /// Everybody on the staff, for their names.
  var staff: [StaffID: Staff] = [:]

  /// Every line of the day in one table; `section` tells them apart.
  var listing: Listing {
    var table = Listing([
      .init("section"), .init("case"), .init("child"), .init("what"), .init("due"), .init("at"), .init("daysLate"),
      .init("order"), .init("seen"), .init("asked"), .init("worker"), .init("by"),
    ])
    func add(
      _ section: String, _ summary: CaseSummary, _ what: String, due: Day? = nil, at: Moment? = nil,
      late: Int? = nil, order: String? = nil, seen: Int? = nil, asked: Int? = nil, by: StaffID? = nil
    ) {
      table.add([
        .init(section), .init(summary.reference.description), .init(summary.name), .init(what), .init(due?.iso),
        .init(at?.jsonText), .init(late), .init(order), .init(seen), .init(asked), .init(summary.worker?.text),
        .init(by?.text),
      ])
    }
    for (summary, opening) in openings {
      add("openedInEmergency", summary, opening.why, at: opening.at, by: opening.by)
    }
    for (section, list) in [("overdue", today.overdue), ("due", today.dueSoon)] {
      for due in list {
        let late = due.obligation.daysLate(on: today.day)
        add(
          section, due.summary, due.obligation.title, due: due.obligation.due, late: late > 0 ? late : nil,
          order: due.obligation.order)
      }
    }
    for (section, list) in [("diary", today.diary), ("toRecord", today.toRecord)] {
      for entry in list {
        add(section, entry.summary, lists.words("contact-kinds", entry.contact.kind), at: entry.contact.at)
      }
    }
    for tally in today.tallies {
      add("contactThisMonth", tally.summary, "", seen: tally.seen, asked: tally.asked)
    }
    return table
  }

  /// One JSON object with a list a section.
  var json: [UInt8] {
    guard case .array(let rows)? = try? JSONValue(json: listing.json()) else { return [] }
    var members: [JSONMember] = [.init(key: "day", value: .string(today.day.iso))]
    for section in ["openedInEmergency", "overdue", "due", "diary", "toRecord", "contactThisMonth"] {
      let found = rows.filter { $0["section"]?.string == section }.map(Self.trimmed)
      members.append(JSONMember(key: section, value: .array(found)))
    }
    members.append(JSONMember(key: "lateReports", value: .integer(lateReports)))
    return JSONValue.object(members).json(pretty: true) + [UInt8(ascii: "\n")]
  }

  private static func trimmed(_ row: JSONValue) -> JSONValue {
    guard case .object(let members) = row else { return row }
    return .object(members.filter { $0.key != "section" && $0.value != .null && $0.value != .string("") })
  }

  /// The day as people read it.
  func text(for service: String) -> String {
    var text = today.day.text(.longWithWeekday) + (service.isEmpty ? "" : " \u{B7} " + service) + "\n"
    if lateReports > 0 {
      let late =
        lateReports == 1 ? "1 report for a court or panel is" : "\(lateReports) reports for courts and panels are"
      text += late + " late: `waymark court-report list --late`\n"
    }
    func section(_ title: String, _ lines: [String]) {
      text += "\n" + title + " (" + String(lines.count) + ")\n"
      for line in lines { text += "  " + line + "\n" }
      if lines.isEmpty { text += "  nothing\n" }
    }
    func child(_ summary: CaseSummary) -> String {
      summary.shortName + ", " + summary.reference.description + acting(summary)
    }
    if !openings.isEmpty {
      section(
        "Opened in an emergency: `waymark access review` says what you found",
        openings.map { summary, opening in
          let by = staff[opening.by]?.listName ?? opening.by.text
          return "\(opening.at.tabular)  \(by): \(opening.why) \u{B7} \(summary.shortName), \(summary.reference)"
        })
    }
    section(
      "Overdue",
      today.overdue.map { due in
        let late = due.obligation.daysLate(on: today.day)
        return "\(late) day\(late == 1 ? "" : "s") late: " + due.obligation.title + " \u{B7} " + child(due.summary)
          + (due.obligation.order.isEmpty ? "" : " \u{B7} " + due.obligation.order)
      })
    section(
      "Due within seven days",
      today.dueSoon.map { due in
        due.obligation.due.text(near: today.day) + ": " + due.obligation.title + " \u{B7} " + child(due.summary)
          + (due.obligation.order.isEmpty ? "" : " \u{B7} " + due.obligation.order)
      })
    section(
      "Diary",
      today.diary.map {
        $0.contact.at.time.description + "  " + lists.words("contact-kinds", $0.contact.kind) + " \u{B7} "
          + child($0.summary)
      })
    section(
      "Outcomes to record",
      today.toRecord.map {
        $0.contact.at.tabular + "  " + lists.words("contact-kinds", $0.contact.kind) + " \u{B7} " + child($0.summary)
      })
    section(
      "Contact this month",
      today.tallies.map {
        "\($0.seen) of \($0.asked)  " + child($0.summary) + ($0.booked > 0 ? " \u{B7} \($0.booked) booked" : "")
      })
    return text
  }
}
