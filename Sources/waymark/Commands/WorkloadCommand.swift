import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

/// `waymark workload`
struct WorkloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workload",
    abstract: "What everybody carries: points against hours, late work, contacts held, last supervision.")

  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Argument(help: "One worker, by user name; none for all.") var worker: String?
  @Option(name: .long, help: "One team.") var team: String?

  func run() throws {
    let session = try Session(options)
    let casebook = session.casebook
    if let worker, casebook.staff[StaffID(worker)] == nil { throw Refusal.noSuchStaff(StaffID(worker)) }
    if let team, casebook.teams[TeamID(team)] == nil { throw Refusal.noSuchTeam(TeamID(team)) }
    let standings = WorkerStanding.all(
      of: casebook.staff, summaries: casebook.openCases, standards: session.settings.standards,
      weights: session.settings.weights, calendar: session.settings.calendar, at: session.now
    ).filter { standing in
      (worker == nil || standing.id.text == worker)
        && (team == nil || casebook.staff[standing.id]?.team?.text == team)
    }
    let table = Self.table(standings, session)
    try session.look(.listing)
    if listing.json {
      Output.write(table.json())
    } else if listing.csv {
      Output.write(table.csv())
    } else {
      Output.write(table.text { TextWidth.columns(of: $0) })
      if worker != nil, let standing = standings.first { Output.write(try Self.page(standing, session)) }
    }
  }

  private static func table(_ standings: [WorkerStanding], _ session: Session) -> Listing {
    var table = Listing([
      .init("worker", "Worker"), .init("name"), .init("team"), .init("open", "Open", right: true),
      .init("own"), .init("heldForOthers", "For others", right: true),
      .init("heldElsewhere", "Elsewhere", right: true), .init("secondWorker", "2nd", right: true),
      .init("reports", "Reports", right: true), .init("intensive"), .init("enhanced"), .init("standard"),
      .init("points", "Points", right: true), .init("capacity", "Of", right: true),
      .init("percent", "Load %", right: true), .init("warning", ""), .init("late", "Late", right: true),
      .init("due", "Due 7d", right: true), .init("contactsHeld"), .init("contactsAsked"),
      .init("contactsPercent", "Contacts %", right: true), .init("lastSupervision", "Supervised"),
      .init("supervisionOverdue"),
    ])
    for standing in standings {
      let load = standing.workload
      let staff = session.casebook.staff[standing.id]
      let isOver = load.isTooMuch(under: session.settings.weights)
      let isOverdue = standing.isSupervisionOverdue(on: session.now.day)
      table.add([
        .init(standing.id.text), .init(staff?.name), .init(staff?.team?.text), .init(load.open), .init(load.own),
        .init(load.caretaken), .init(load.elsewhere), .init(load.seconded), .init(load.reports),
        .init(load.levels[.intensive] ?? 0), .init(load.levels[.enhanced] ?? 0), .init(load.levels[.standard] ?? 0),
        .init(load.points), .init(load.capacity), .init(load.percent), .init(isOver, words: isOver ? "!" : ""),
        .init(standing.late.count), .init(standing.dueSoon.count), .init(standing.seen), .init(standing.asked),
        .init(standing.compliance),
        .init(
          standing.supervised?.iso,
          words: (standing.supervised?.text(.short) ?? "never") + (isOverdue ? ", overdue" : "")),
        .init(isOverdue, words: ""),
      ])
    }
    return table
  }

  /// What supervision of one worker is about.
  private static func page(_ standing: WorkerStanding, _ session: Session) throws -> String {
    let day = session.now.day
    var text = ""
    func section(_ title: String, _ lines: [String]) {
      if lines.isEmpty { return }
      text += "\n\(title) (\(lines.count))\n" + lines.map { "  " + $0 + "\n" }.joined()
    }
    let isOpen = session.mayReadSupervisions(of: standing.id)
    let supervisions = isOpen ? try session.casebook.supervisions(of: standing.id) : SupervisionFile()
    section("Actions", supervisions.openActions.map { $0.due.text(.short) + "  \($0.what) (\($0.id))" })
    for (title, dues) in [("Late", standing.late), ("Due within seven days", standing.dueSoon)] {
      section(
        title,
        dues.map {
          $0.obligation.due.text(.short) + "  " + $0.obligation.title + " \u{B7} " + $0.summary.shortName + ", "
            + $0.summary.reference.description
        })
    }
    section(
      "Cases",
      session.casebook.openCases(of: standing.id).filter { $0.worker == standing.id }.map { summary in
        let order = summary.mainOrder(on: day)?.listName(on: day) ?? (summary.hides(.orders) ? "" : "no order yet")
        let points = session.settings.weights.points(of: summary, on: day)
        let holding = Words.holding(of: summary)
        return summary.reference.description + "  " + summary.name + " \u{B7} " + order + " \u{B7} \(points) points"
          + (holding.isEmpty ? "" : " \u{B7} " + holding)
      })
    section(
      "Supervisions",
      supervisions.records.reversed().map { record in
        record.on.text(.short) + "  " + Words.spoken(record.kind) + ", by \(record.by)"
      })
    if !isOpen { text += "\nSupervisions are for \(standing.id) and their managers.\n" }
    return text
  }
}
