import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

/// `waymark exit`
struct ExitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exit", abstract: "A child's exit plan, Form A, the survey at the end, and looking back.",
    subcommands: [
      Show.self, Write.self, SubmitDocument<ExitDocument>.self, CountersignDocument<ExitDocument>.self,
      SendBackDocument<ExitDocument>.self, TakeBackDocument<ExitDocument>.self, Agree.self, Outcome.self,
      FormACommand.self, NotEngaged.self, SurveyCommand.self, Responses.self, LookBackCommand.self, LookBacks.self,
    ], defaultSubcommand: Show.self)

  /// `waymark exit show REF`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "The exit plan: destinations with their outcomes; --json gives every version whole.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      let exits = try session.casebook.exits(of: file.reference)
      if listing.json { return Output.write(try PlanCommand.json(exits.versions.map { ($0.id, $0.plan) })) }
      var table = Listing([
        .init("id", "Id"), .init("to", "To"), .init("kind", "Kind"), .init("referred", "Referred"),
        .init("state", "State"),
      ])
      for destination in exits.latest?.plan.content.destinations ?? [] {
        let state = exits.latest?.plan.state(of: destination.id)
        table.add([
          .init(destination.id.text), .init(destination.to),
          .init(destination.kind.text, words: session.settings.lists.words("destinations", destination.kind)),
          .init(destination.referred?.iso, words: destination.referred?.text(.short) ?? ""),
          .init(state?.rawValue),
        ])
      }
      if listing.csv { return Output.write(table.csv()) }
      guard let shown = exits.latest else { return Output.write("No exit plan.\n") }
      Output.write(
        "\(file.reference), exit plan \(shown.id): version \(shown.plan.signing.version), \(shown.plan.signing.state.words)\n"
      )
      if table.rows.isEmpty { Output.write("No destination yet.\n") }
      Output.write(table.text { TextWidth.columns(of: $0) })
      for agreement in shown.plan.agreements { Output.write(Words.of(agreement) + "\n") }
    }
  }

  /// `waymark exit write REF FILE`
  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "write",
      abstract: "Writes the exit plan's draft from JSON, as `content` of `exit show --json` has it.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The file; - for standard input.") var file: String

    func run() throws {
      let session = try Session(options)
      let found = try session.caseFile(reference)
      let content = try PlanCommand.read(ExitContent.self, from: file)
      let draft = try session.casebook.exits(of: found.reference).draft
      let orders = draft?.plan.orders ?? found.header.ordersWithoutExit.map(\.id)
      _ = try session.make(
        .exited(found.reference, .written(draft?.id, content, orders: orders, seen: draft?.version)))
      Output.write("\(found.reference): the draft has \(content.destinations.count) destinations.\n")
    }
  }

  /// `waymark exit agree REF --who child`
  struct Agree: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "agree", abstract: "Records who agreed to the exit plan, how, or why not.")
    @OptionGroup var options: Options
    @OptionGroup var answer: AgreementOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      guard let current = try session.casebook.exits(of: reference).current else {
        throw Refusal.exit(.notSigned(.draft))
      }
      let agreement = try answer.agreement(session)
      _ = try session.make(.exited(reference, .answered(current.id, agreement)))
      Output.write("\(reference): \(Words.of(agreement)).\n")
    }
  }

  /// `waymark exit outcome REF DESTINATION STATE`
  struct Outcome: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "outcome", abstract: "Records what became of a referral.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The destination, by its id.") var destination: String
    @Argument(help: "How it stands.") var state: Coded<DestinationOutcome.State>
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    @Option(name: .long, help: "What a colleague should know; why it was declined.") var note = ""
    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      guard let latest = try session.casebook.exits(of: reference).latest else {
        throw Refusal.exit(.noSuchDestination(DestinationID(destination)))
      }
      let outcome = DestinationOutcome(DestinationID(destination), state.value, on: try session.past(on), note: note)
      _ = try session.make(.exited(reference, .settled(latest.id, outcome)))
      Output.write("\(reference), destination \(destination): \(Words.spoken(state.value)).\n")
    }
  }
}
