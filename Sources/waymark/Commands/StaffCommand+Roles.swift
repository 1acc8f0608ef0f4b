import ArgumentParser
import CaseScreens
import Casework
import Interchange

extension StaffCommand {
  /// `waymark staff list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Everybody on the staff, with roles and teams.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions

    func run() throws {
      let session = try Session(options)
      var table = Listing([
        .init("id", "User"), .init("name", "Name"), .init("role", "Role"), .init("otherRoles", "Also"),
        .init("team", "Team"), .init("from", "From"), .init("to", "To"),
      ])
      for (id, staff) in session.casebook.staff.sorted(by: { $0.key < $1.key }) {
        let also = staff.otherRoles.map { held in
          let days = [held.from, held.to].map { $0?.iso ?? "" }.joined(separator: "/")
          return held.role.rawValue + (days == "/" ? "" : " " + days)
        }
        table.add([
          .init(id.text), .init(staff.name), .init(staff.role.rawValue, words: Words.spoken(staff.role)),
          .init(.array(also.map { .string($0) }), words: also.joined(separator: ", ")), .init(staff.team?.text),
          .init(staff.from?.iso, words: staff.from?.text(.short) ?? ""),
          .init(staff.to?.iso, words: staff.to?.text(.short) ?? ""),
        ])
      }
      try session.look(.listing)
      listing.write(table)
    }
  }

  /// `waymark staff save USER`
  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "save", abstract: "A member of staff, new or altered; what isn\u{2019}t given stays.",
      discussion: "Roles decide what one sees and does; nobody changes their own.")
    @OptionGroup var options: Options
    @Argument(help: "The user name.") var id: String
    @Option(name: .long, help: "The name in full.") var name: String?
    @Option(name: .long, help: "The role: \(StaffRole.allCases.map(\.rawValue).joined(separator: ", ")).")
    var role: StaffRole?
    @Option(name: .long, help: "A role besides, between two days where they are given: duty=2026-12-01/2026-12-31.")
    var also: [String] = []
    @Flag(name: .long, help: "Take all roles besides away first.") var noOthers = false
    @Option(name: .long, help: "The team.") var team: String?
    @Option(name: .long, help: "The first day.") var from: String?
    @Option(name: .long, help: "The last day.") var to: String?

    func run() throws {
      let session = try Session(options)
      let id = StaffID(self.id)
      var staff = session.casebook.staff[id] ?? Staff()
      if let name { staff.name = name }
      if let role { staff.role = role }
      if noOthers { staff.otherRoles = [] }
      staff.otherRoles += try also.map { try Self.held($0) }
      if let team { staff.team = TeamID(team) }
      if let from { staff.from = try session.day(from, .past) }
      if let to { staff.to = try session.day(to, .future) }
      _ = try session.make(.staffSaved(id, staff))
      Output.write("Saved: \(id), \(Words.spoken(staff.role)).\n")
    }

    private static func held(_ text: String) throws -> HeldRole {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      let days = parts.count == 2 ? parts[1].split(separator: "/", omittingEmptySubsequences: false) : ["", ""]
      func day(_ text: Substring) -> Day?? { text.isEmpty ? .some(nil) : Day(iso: String(text)).map { .some($0) } }
      guard let role = parts.first.flatMap(StaffRole.init(rawValue:)), days.count == 2, let from = day(days[0]),
        let to = day(days[1])
      else {
        throw Failure(
          .badInput, "\u{201C}\(text)\u{201D} is no role besides. One looks like duty or duty=2026-12-01/2026-12-31.")
      }
      return HeldRole(role, from: from, to: to)
    }
  }
}

extension StaffRole: ExpressibleByArgument {}
