import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

/// `waymark allocate`
struct AllocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate",
    abstract: "Gives cases to a worker, a team or both; without a case it lists those that wait.",
    discussion: """
      The due dates that the standards in force set are printed and written into the allocation. Where a rule about who \
      may hold what is broken, --reason says why it is right all the same.
      """)

  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Argument(help: "The cases: YJ-000142 or 142. None lists the cases that wait for a worker.") var references:
    [String] =
      []
  @Option(name: .long, help: "The worker, by user name.") var to: String?
  @Option(name: .long, help: "The team; else the worker's own.") var team: String?
  @Option(name: .long, help: "Second workers, with commas between; none takes them off.") var with: String?
  @Option(name: .long, help: "The direction that goes with it.") var note = ""
  @Option(name: .long, help: "Why it is right although a rule says who else should hold it.") var reason = ""
  @Flag(name: .long, help: "Only say what would become due and which rules it goes against.") var dryRun = false

  func validate() throws {
    if !references.isEmpty, to == nil, team == nil {
      throw ValidationError("Say to whom: --to USER, --team TEAM, or both.")
    }
  }

  func run() throws {
    let session = try Session(options)
    if references.isEmpty {
      try session.look(.listing)
      return try printQueue(session)
    }
    let references = try self.references.map { try Session.reference($0) }
    let change = Change.allocated(
      references, to: to.map { StaffID($0) },
      with: with.map { $0.split(separator: ",").map { StaffID($0.filter { $0 != " " }) } }.map { seconds in
        seconds == ["none"] ? [] : seconds
      }, team: team.map { TeamID($0) }, note: note, reason: reason)
    let waited = try references.map { try session.casebook.summary(of: $0)?.daysWaiting(on: session.now.day) }
    if dryRun {
      let proposals = try references.map { try proposal($0, session) }
      return printEntries(
        try zip(references, waited).enumerated().map { index, pair in
          var entry = Allocation()
          entry.on = session.now.day
          entry.worker = to.map { StaffID($0) }
          entry.team = team.map { TeamID($0) } ?? entry.worker.flatMap { session.casebook.staff[$0]?.team }
          entry.against = proposals[index].broken.map(\.name)
          entry.reason = reason
          entry.dues = proposals[index].dues.map { AllocatedDue($0) }
          return (try session.caseFile(pair.0.description), entry, pair.1)
        }, session)
    }
    _ = try session.make(change)
    printEntries(
      try zip(references, waited).map { reference, days in
        let file = try session.caseFile(reference.description)
        return (file, file.header.allocations.last ?? Allocation(), days)
      }, session)
  }

  private func proposal(_ reference: CaseReference, _ session: Session) throws -> AllocationProposal {
    guard let summary = try session.casebook.summary(of: reference) else { throw Refusal.noSuchCase(reference) }
    if let closed = summary.closed { throw Refusal.caseClosed(reference, on: closed) }
    let worker = try to.flatMap { name in
      let id = try session.staff(name)
      return session.casebook.staff[id].map { (id: id, staff: $0) }
    }
    let team = try team.map { try session.team($0) }
    return session.settings.allocation.proposal(
      for: summary, to: worker, team: team, known: Set(session.casebook.teams.keys),
      on: session.now.day)
  }

  private func printEntries(_ entries: [(file: CaseFile, entry: Allocation, waited: Int?)], _ session: Session) {
    var table = Listing([
      .init("case"), .init("child"), .init("worker"), .init("team"), .init("on"), .init("daysWaited"), .init("against"),
      .init("reason"), .init("victim"), .init("due"),
    ])
    var text = ""
    for (file, entry, waited) in entries {
      let dues = entry.dues.map { due -> JSONValue in
        .object([
          .init(key: "rule", value: .string(due.rule.text)), .init(key: "title", value: .string(due.title)),
          .init(key: "due", value: .string(due.due.iso)),
        ])
      }
      table.add([
        .init(file.reference.description), .init(file.header.child.listName), .init(entry.worker?.text),
        .init(entry.team?.text), .init(entry.on.iso), .init(waited),
        .init(.array(entry.against.map { .string($0.text) }), words: ""),
        .init(entry.reason.isEmpty ? nil : entry.reason),
        .init(entry.hasVictim.map { .bool($0) } ?? .null, words: ""), .init(.array(dues), words: ""),
      ])
      let worker = entry.worker.map { session.casebook.staff[$0]?.name ?? $0.text }
      let team = entry.team.map { session.casebook.teams[$0]?.name ?? $0.text }
      text +=
        (dryRun ? "Would be allocated: " : "Allocated: ") + "\(file.reference), \(file.header.child.fullName), to "
      text += [worker, team].compactMap { $0 }.joined(separator: ", ") + ".\n"
      for name in entry.against {
        let rule = session.settings.practice.holding.rules.first { $0.name == name }
        text += "  ! " + (rule?.words ?? name.text) + (entry.reason.isEmpty ? "" : ": " + entry.reason) + "\n"
      }
      for due in entry.dues { text += "  due " + due.due.text(.shortWithWeekday) + "  " + due.title + "\n" }
      if entry.hasVictim ?? false { text += "  identifiable victim: information request to the police\n" }
    }
    Output.write(listing.json ? table.json() : listing.csv ? table.csv() : Array(text.utf8))
  }

  /// The cases that wait, the longest first.
  private func printQueue(_ session: Session) throws {
    let team = try team.map { try session.team($0) }
    let day = session.now.day
    var table = Listing([
      .init("daysWaiting", "Waiting", right: true), .init("case", "Ref"), .init("child", "Child"),
      .init("age", "Age", right: true), .init("order", "On"), .init("due", "First due"), .init("rule"),
      .init("team", "Team"), .init("heldFor", "For"), .init("opened"), .init("since"),
    ])
    let waiting = session.casebook.openCases.filter { $0.waiting != nil && (team == nil || $0.team == team) }
      .sorted { ($0.waiting ?? .epoch, $0.reference) < ($1.waiting ?? .epoch, $1.reference) }
    for summary in waiting {
      let order = summary.mainOrder(on: day)
      let due = Obligation.open(
        for: summary, under: session.settings.standards, calendar: session.settings.calendar, on: day
      ).first
      table.add([
        .init(summary.daysWaiting(on: day)), .init(summary.reference.description), .init(summary.name),
        .init(summary.age(on: day)), .init(order.map { $0.disposal.rawValue }, words: order?.listName(on: day) ?? ""),
        .init(due?.due.iso, words: due.map { $0.due.due(asOf: day) + " " + $0.title } ?? ""), .init(due?.rule.text),
        .init(summary.team?.text), .init(summary.heldFor.isEmpty ? nil : summary.heldFor), .init(summary.opened.iso),
        .init(summary.waiting?.iso),
      ])
    }
    if listing.json {
      Output.write(table.json())
    } else if listing.csv {
      Output.write(table.csv())
    } else if waiting.isEmpty {
      Output.write("No case is waiting for a worker.\n")
    } else {
      Output.write(table.text { TextWidth.columns(of: $0) })
    }
  }
}
