import ArgumentParser
import CaseScreens
import Casework
import Interchange

/// `waymark looks`
struct LooksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "looks", abstract: "Who looked at, searched for, printed or exported what, and when.")
  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Argument(help: "One case\u{2019}s: YJ-000142 or 142.") var reference: String?
  @Option(name: .long, help: "Only those of this member of staff.") var by: String?
  @Option(name: .long, help: "The first day; four weeks ago where none is given.") var from: String?
  @Option(name: .long, help: "The last day; today where none is given.") var to: String?

  func run() throws {
    let session = try Session(options)
    try session.needs(.trail)
    let last = try to.map { try session.day($0, .past) } ?? session.now.day
    let first = try from.map { try session.day($0, .past) } ?? last - 27
    guard first <= last else { throw Failure(.usage, "--from is after --to.") }
    let wanted = by.map { StaffID($0) }
    func isWanted(_ entry: LookEntry) -> Bool {
      first <= entry.at.day && entry.at.day <= last && (wanted ?? entry.by) == entry.by
    }
    let reference = try reference.map { try Session.reference($0) }
    try session.look(Look(.trail, of: reference))
    let found =
      try reference.map { try session.casebook.looks(at: $0) } ?? session.casebook.looks(isWanted)
    var table = Listing([
      .init("seq"), .init("at", "When"), .init("by", "Who"), .init("kind", "Did"), .init("case", "Ref"),
      .init("what", "What"), .init("why", "Why"), .init("recipient", "Given to"),
    ])
    for entry in found.entries where isWanted(entry) {
      table.add([
        .init(entry.seq), .init(entry.at.jsonText, words: entry.at.day.text(.short) + " " + entry.at.time.description),
        .init(entry.by.text), .init(entry.look.kind.rawValue, words: entry.look.kind.words),
        .init(entry.look.reference?.description), .init(entry.look.what), .init(entry.look.why),
        .init(entry.look.recipient),
      ])
    }
    listing.write(table, none: "Nobody looked.")
    guard let fault = found.fault else { return }
    throw Failure(
      .store, "The trail of looks is broken: \(fault). What is printed may not be all. Run `waymark check`.")
  }
}
