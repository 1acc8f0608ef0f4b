import ArgumentParser
import CaseScreens
import Casework
import Interchange
import TextUI

/// `waymark access`
struct AccessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access", abstract: "Who may see which case.",
    subcommands: [List.self, Restrict.self, Lift.self, Open.self, Review.self], defaultSubcommand: List.self)

  /// `waymark access list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Restricted cases, and every opening in an emergency, those that wait to be looked at first.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    func run() throws {
      let session = try Session(options)
      try session.needs(.restrict)
      try session.look(Look(.trail, "restricted cases"))
      let casebook = session.casebook
      let all = casebook.openCases + (try casebook.closedCases())
      var table = Listing([
        .init("case", "Ref"), .init("child", "Child"), .init("state", "State"), .init("id", "Id"), .init("by", "By"),
        .init("at", "When"), .init("until"), .init("words", "Why"),
      ])
      func add(_ summary: CaseSummary, _ opening: EmergencyAccess, _ state: String) {
        table.add([
          .init(summary.reference.description), .init(summary.name), .init(state), .init(opening.id),
          .init(opening.by.text),
          .init(opening.at.jsonText, words: opening.at.day.text(.short) + " " + opening.at.time.description),
          .init(opening.until.jsonText), .init(opening.why),
        ])
      }
      for summary in all { for each in summary.unreviewedOpenings { add(summary, each, "waits") } }
      for summary in all {
        guard let restriction = summary.restriction else { continue }
        table.add([
          .init(summary.reference.description), .init(summary.name), .init("restricted"), .init(nil as Int?),
          .init(restriction.by.text), .init(restriction.on.iso, words: restriction.on.text(.short)),
          .init(nil as String?), .init(Words.of(restriction, staff: casebook.staff)),
        ])
      }
      for summary in all {
        for each in summary.openings where each.reviewedBy != nil { add(summary, each, "looked at") }
      }
      if listing.wrote(table) { return }
      Output.write(
        table.rows.isEmpty
          ? "No case is restricted, and nobody opened one.\n" : table.text { TextWidth.columns(of: $0) })
    }
  }

  /// `waymark access restrict REF`
  struct Restrict: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "restrict", abstract: "Closes a case to all but some, or to some.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Flag(name: .long, help: "Leave it open to all but those who are kept out.") var open = false
    @Option(name: .long, help: "A member of staff who is let in besides; once for each.") var allow: [String] = []
    @Option(name: .long, help: "A member of staff who is kept out; once for each.") var deny: [String] = []
    @Option(name: .long, help: "Why.") var why: String

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      var restriction = Restriction()
      restriction.isClosed = !open
      restriction.allowed = allow.map { StaffID($0) }
      restriction.denied = deny.map { StaffID($0) }
      restriction.why = why
      _ = try session.make(.accessChanged(file.reference, .restricted(restriction, seen: file.version)))
      Output.write("Restricted: \(file.reference), \(Words.of(restriction, staff: session.casebook.staff)).\n")
    }
  }

  /// `waymark access lift REF`
  struct Lift: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lift", abstract: "Lifts a restriction.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      _ = try session.make(.accessChanged(file.reference, .restricted(nil, seen: file.version)))
      Output.write("Open again to everybody whose role reaches it: \(file.reference).\n")
    }
  }

  /// `waymark access open REF`
  struct Open: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "open",
      abstract: "Opens a case that isn\u{2019}t open to you, for a time and with a reason; a manager is told.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "Why it must be.") var why: String
    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      _ = try session.make(.accessChanged(reference, .opened(why: why)))
      Output.write(
        "\(reference) is open to you for \(session.settings.access.emergencyMinutes) minutes. A manager is told.\n")
    }
  }

  /// `waymark access review REF`
  struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "review", abstract: "Says what a manager found who looked at an opening.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "The opening, by its id; the earliest that waits where none is given.") var id: Int?
    @Option(name: .long, help: "What was found.") var finding: String
    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      guard let id = id ?? file.header.openings.first(where: { $0.reviewedBy == nil })?.id else {
        throw Refusal.access(.noSuchOpening(file.reference))
      }
      _ = try session.make(.accessChanged(file.reference, .reviewed(id, finding: finding)))
      Output.write("Looked at: \(file.reference), opening \(id).\n")
    }
  }
}
