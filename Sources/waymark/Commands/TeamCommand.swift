import ArgumentParser
import CaseScreens
import Casework
import Interchange

/// `waymark team`
struct TeamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "team", abstract: "The service\u{2019}s teams, and who manages them.",
    subcommands: [List.self, Save.self])

  /// `waymark team list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Every team: who manages it, and how many work in it.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions

    func run() throws {
      let session = try Session(options)
      let (staff, day) = (session.casebook.staff, session.now.day)
      var table = Listing([
        .init("id", "Team"), .init("name", "Name"), .init("manager", "Manager"),
        .init("staff", "Staff", right: true),
      ])
      for (id, team) in session.casebook.teams.sorted(by: { $0.key < $1.key }) {
        table.add([
          .init(id.text), .init(team.name),
          .init(team.manager?.text, words: team.manager.map { staff[$0]?.name ?? $0.text } ?? ""),
          .init(staff.values.count { $0.team == id && $0.isHere(on: day) }),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "There is no team yet. Add one with `waymark team save`.")
    }
  }

  /// `waymark team save TEAM`
  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "save", abstract: "A team, new or altered; what isn\u{2019}t given stays.",
      discussion:
        "Its manager reads the supervisions of those in it, so nobody makes themself one. Who works in it, `waymark staff save` says."
    )
    @OptionGroup var options: Options
    @Argument(help: "The team: a word, such as north.") var id: String
    @Option(name: .long, help: "The name in full.") var name: String?
    @Option(name: .long, help: "Who manages it, by user name.") var manager: String?
    @Flag(name: .long, help: "Nobody manages it any more.") var noManager = false

    func validate() throws {
      if manager != nil && noManager { throw ValidationError("--manager and --no-manager exclude each other.") }
    }

    func run() throws {
      let session = try Session(options)
      let id = TeamID(self.id)
      var team = session.casebook.teams[id] ?? Team()
      if let name { team.name = name }
      if let manager { team.manager = StaffID(manager) }
      if noManager { team.manager = nil }
      guard !team.name.isEmpty else { throw Failure(.badInput, "A team needs a name. Give it with --name.") }
      _ = try session.make(.teamSaved(id, team))
      let manager = team.manager.map { session.casebook.staff[$0]?.name ?? $0.text }
      Output.write("Saved: \(id), \(team.name), managed by \(manager ?? "nobody yet").\n")
    }
  }
}

/// `waymark service`
struct ServiceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "service", abstract: "The service that the store belongs to: its name and its authority.",
    subcommands: [Show.self, Save.self])

  /// `waymark service show`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "The service\u{2019}s name and its local authority.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions

    func run() throws {
      let service = try Session(options).casebook.service
      var table = Listing([.init("name", "Service"), .init("borough", "Local authority")])
      table.add([.init(service.name), .init(service.borough)])
      listing.write(table)
    }
  }

  /// `waymark service save`
  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "save", abstract: "Renames the service; what isn\u{2019}t given stays.",
      discussion: "Letters, pages and screens have the new name from then on.")
    @OptionGroup var options: Options
    @Option(name: .long, help: "The service's name.") var name: String?
    @Option(name: .long, help: "The local authority; children of others are held for them.") var borough: String?

    func validate() throws {
      if name == nil && borough == nil { throw ValidationError("Say what it is called with --name, or --borough.") }
    }

    func run() throws {
      let session = try Session(options)
      var service = session.casebook.service
      if let name { service.name = name }
      if let borough { service.borough = borough }
      guard !service.name.isEmpty else { throw Failure(.badInput, "A service needs a name. Nothing was saved.") }
      _ = try session.make(.serviceSaved(service))
      Output.write("Saved: \(service.name)\(service.borough.isEmpty ? "" : ", \(service.borough)").\n")
    }
  }
}
