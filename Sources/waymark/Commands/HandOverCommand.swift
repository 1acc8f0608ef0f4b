import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

/// `waymark handover`
struct HandOverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handover",
    abstract: "Hands over everything that somebody holds, in one act; then checks that nothing is left behind.",
    discussion: """
      Cases, places as second worker, appointments, outcomes to record and reports go to one person or several: --case \
      says to whom one goes, the others are dealt to whoever has the least for their hours. Without --to it lists what \
      is in hand.
      """)

  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Argument(help: "Whose work, by user name.") var from: String
  @Option(name: .long, help: "To whom, by user name; once for each.") var to: [String] = []
  @Option(name: .customLong("case"), help: "One case and its receiver: YJ-000142=rellis; once for each.")
  var cases: [String] = []
  @Option(name: .long, help: "Who manages their teams from now on.") var teams: String?
  @Option(name: .long, help: "What the new workers should know; also why, where a rule says who else should hold one.")
  var note = ""
  @Option(name: .long, help: "Their last day, as people write it.") var lastDay: String?
  @Flag(name: .long, help: "Only say who would get what.") var dryRun = false

  func run() throws {
    let session = try Session(options)
    let leaver = StaffID(from)
    let staff = session.casebook.staff
    for id in [from] + to + [teams].compactMap({ $0 }) where staff[StaffID(id)] == nil {
      throw Refusal.noSuchStaff(StaffID(id))
    }
    let before = holdings(of: leaver, session)
    let people = to.map { StaffID($0) }
    try session.look(.listing)
    if people.isEmpty, cases.isEmpty, teams == nil, lastDay == nil {
      write(before, [], session)
      if !before.isEmpty { throw Finding() }
      return
    }
    let parts = try self.parts(before, people, session)
    var managed: [TeamID: StaffID] = [:]
    if let teams { for team in before.teams { managed[team] = StaffID(teams) } }
    let handOver = HandOver(
      parts, teams: managed, note: note, lastDay: try lastDay.map { try session.day($0, .future) })
    if dryRun { return write(before, parts, session) }
    _ = try session.make(.handedOver(from: leaver, handOver))
    write(before, parts, session)
    let left = holdings(of: leaver, session)
    if listing.json || listing.csv { return }
    if left.isEmpty {
      // A case that isn't open to whoever hands over may be left; that it is, isn't told.
      let all = session.casebook.viewer?.may(.restrict) ?? true
      let nothing = all ? "Nothing" : "Of what is open to you, nothing"
      return Output.write("\(nothing) is left with \(staff[leaver]?.name ?? from).\n")
    }
    Output.write("\nLeft behind:\n")
    write(left, [], session)
    throw Finding()
  }

  private func holdings(of id: StaffID, _ session: Session) -> Holdings {
    Holdings(
      of: id, in: session.casebook.openCases(of: id), teams: session.casebook.teams, at: session.now)
  }

  /// Who gets which case: as it was said, else dealt out.
  private func parts(_ holdings: Holdings, _ people: [StaffID], _ session: Session) throws -> [HandOver.Part] {
    var said: [CaseReference: StaffID] = [:]
    for text in cases {
      let pair = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else {
        throw Failure(.badInput, "--case takes a case and a user name, such as 142=rellis; it was given \(text).")
      }
      let (reference, id) = (try Session.reference(pair[0]), StaffID(pair[1]))
      guard session.casebook.staff[id] != nil else { throw Refusal.noSuchStaff(id) }
      guard holdings.entries.contains(where: { $0.summary.reference == reference }) else {
        throw Refusal.notHeldBy(reference, StaffID(from))
      }
      said[reference] = id
    }
    let weights = session.settings.weights
    let loads = weights.workloads(
      of: session.casebook.staff, holding: session.casebook.openCases, on: session.now.day)
    var rest = holdings
    rest.entries.removeAll { said[$0.summary.reference] != nil }
    let dealt = rest.dealt(among: people, loads: loads) { weights.points(of: $0, on: session.now.day) }
    return (said.map { HandOver.Part($0.key, to: $0.value) } + dealt).sorted { $0.reference < $1.reference }
  }

  private func write(_ holdings: Holdings, _ parts: [HandOver.Part], _ session: Session) {
    var table = Listing([
      .init("case", "Ref"), .init("child", "Child"), .init("held", "Case"), .init("secondWorker", "2nd"),
      .init("booked", "Booked", right: true), .init("toRecord", "To record", right: true),
      .init("reports", "Reports", right: true), .init("documents", "Unsigned", right: true), .init("to", "To"),
    ])
    for entry in holdings.entries {
      let to = parts.first { $0.reference == entry.summary.reference }?.to
      table.add([
        .init(entry.summary.reference.description), .init(entry.summary.name),
        .init(entry.isHeld, words: entry.isHeld ? "yes" : ""),
        .init(entry.isSecond, words: entry.isSecond ? "yes" : ""), .init(entry.booked), .init(entry.toRecord),
        .init(entry.reports), .init(entry.documents), .init(to?.text),
      ])
    }
    if listing.json {
      Output.write(table.json())
    } else if listing.csv {
      Output.write(table.csv())
    } else {
      if !holdings.entries.isEmpty { Output.write(table.text { TextWidth.columns(of: $0) }) }
      for team in holdings.teams {
        let name = session.casebook.teams[team]?.name ?? team.text
        Output.write("Manages \(name)" + (teams.map { ", from now on \($0)" } ?? "") + ".\n")
      }
      if holdings.isEmpty { Output.write("Nothing is in hand.\n") }
    }
  }
}
