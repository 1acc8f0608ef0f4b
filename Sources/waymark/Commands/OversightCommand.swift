import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

/// `waymark oversight`
struct OversightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "oversight",
    abstract: "What managers did on cases: allocations, cross references, decisions, notes with what is to be done.",
    subcommands: [List.self, Add.self], defaultSubcommand: List.self)

  /// `waymark oversight list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "One row an entry, latest first.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .customLong("case"), help: "One case: YJ-000142 or 142.") var reference: String?
    @Option(name: .long, help: "Cases of this worker, by user name.") var worker: String?
    @Option(name: .long, help: "Cases of this team.") var team: String?
    @Option(name: .long, help: "The first day, as people write it; else four weeks ago, or of all days for one case.")
    var from: String?

    func run() throws {
      let session = try Session(options)
      try session.needs(.oversight, of: try reference.map { try Session.reference($0) })
      if let worker, session.casebook.staff[StaffID(worker)] == nil { throw Refusal.noSuchStaff(StaffID(worker)) }
      if let team, session.casebook.teams[TeamID(team)] == nil { throw Refusal.noSuchTeam(TeamID(team)) }
      let usual = reference == nil ? session.now.day - 27 : Day.earliest
      let first = try from.map { try session.day($0, .past) } ?? usual
      let files =
        try reference.map { [try session.caseFile($0)] }
        ?? session.casebook.openCases.filter { summary in
          (worker == nil || summary.worker?.text == worker) && (team == nil || summary.team?.text == team)
        }.compactMap { try session.casebook.caseFile($0.reference) }
      let found = try files.flatMap { file in
        try OversightEntry.all(of: file, supervisions: supervisions(of: file, session)).filter { $0.on >= first }
          .map { (file, $0) }
      }.sorted { ($0.1.on, $1.0.reference) > ($1.1.on, $0.0.reference) }
      let table = table(found, session)
      if reference == nil { try session.look(.listing) }
      listing.write(table, none: "Nothing.")
    }

    /// Those of the case's workers that the user may read.
    private func supervisions(of file: CaseFile, _ session: Session) throws -> [StaffID: SupervisionFile] {
      var found: [StaffID: SupervisionFile] = [:]
      for id in file.header.allocations.compactMap(\.worker) + file.header.secondaryWorkers
      where session.mayReadSupervisions(of: id) {
        found[id] = try session.casebook.supervisions(of: id)
      }
      return found
    }

    private func table(_ found: [(CaseFile, OversightEntry)], _ session: Session) -> Listing {
      var table = Listing([
        .init("on", "On"), .init("case", "Ref"), .init("child", "Child"), .init("kind"), .init("by", "By"),
        .init("what", "What"), .init("note", "Note"), .init("actions"),
      ])
      let casebook = session.casebook
      for (file, entry) in found {
        let note = Words.details(of: entry)
        let line = note.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        table.add([
          .init(entry.on.iso, words: entry.on.text(.short)), .init(file.reference.description),
          .init(file.header.child.listName), .init(Self.kind(entry.what), words: ""), .init(entry.by.text),
          .init(Words.of(entry, staff: casebook.staff, teams: casebook.teams)),
          .init(note, words: TextWidth.truncated(line, to: 60)), .init(.array(Self.actions(entry.what)), words: ""),
        ])
      }
      return table
    }

    private static func kind(_ what: OversightEntry.What) -> String {
      switch what {
      case .allocated: "allocation"
      case .visitChecked: "home-visit"
      case .ruled: "enforcement"
      case .answered: "lateness"
      case .supervised: "supervision"
      case .noted(let note): note.kind.rawValue
      }
    }

    private static func actions(_ what: OversightEntry.What) -> [JSONValue] {
      guard case .noted(let note) = what else { return [] }
      return note.actions.map { action in
        .object([
          .init(key: "id", value: .string(action.id.text)), .init(key: "what", value: .string(action.what)),
          .init(key: "who", value: .string(action.who)), .init(key: "due", value: .string(action.due.iso)),
        ])
      }
    }
  }

  /// `waymark oversight add REF`
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "A manager writes about the work on a case, and what is to be done by when.",
      discussion: "What is to be done stands among the worker's deadlines, as rule oversight-action.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "About: \(OversightNote.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind = OversightNote.Kind.case
    @Option(name: .long, help: "The day, as people write it; else today.") var on: String?
    @Option(name: .long, help: "What was found and decided.") var note: String
    @Option(
      name: .long,
      help:
        "What is to be done, by whom, by when: \"Visit school=4 dec\", \"K. Mason: Visit school=4 dec\"; once for each."
    )
    var action: [String] = []

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      var note = OversightNote()
      note.kind = kind
      note.on = try on.map { try session.day($0, .past) } ?? session.now.day
      note.note = self.note
      note.actions = try action.map { text in
        let (what, due) = try StaffCommand.action(text, session)
        return OversightAction(typed: what, due: due, staff: session.casebook.staff)
      }
      _ = try session.make(.oversightRecorded(reference, note))
      let count = note.actions.count
      Output.write("Oversight recorded: \(reference), \(count) action\(count == 1 ? "" : "s").\n")
    }
  }
}

extension OversightNote.Kind: ExpressibleByArgument {}
