import ArgumentParser
import CaseScreens
import Casework

/// A document that is signed by commands of its own: what its commands call it.
protocol SignedByCommand {
  static var kind: SignedKind { get }
  /// Its name with the article, as help says it.
  static var name: String { get }
  /// How a reason for sending it back is written.
  static var reason: String { get }
}

/// The commands `waymark plan …`.
enum PlanDocument: SignedByCommand {
  static let kind = SignedKind.plan
  static let name = "the plan"
  static let reason = "A reason, the part before a colon: \u{201C}target 2: say who helps\u{201D}."
}

/// The commands `waymark exit …`.
enum ExitDocument: SignedByCommand {
  static let kind = SignedKind.exitPlan
  static let name = "the exit plan"
  static let reason = "A reason, the part before a colon."
}

/// `submit REF`
struct SubmitDocument<Document: SignedByCommand>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "submit", abstract: "Signs the draft and, where it needs that, submits it.")
  }
  @OptionGroup var options: Options
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  @Option(name: .long, help: "What the reader should know.") var note = ""
  func run() throws { try DocumentSteps.take(.submit(note: note), Document.kind, reference, options) }
}

/// `take-back REF`
struct TakeBackDocument<Document: SignedByCommand>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "take-back", abstract: "Takes back what was submitted and not looked at yet.")
  }
  @OptionGroup var options: Options
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  func run() throws { try DocumentSteps.take(.takeBack(note: ""), Document.kind, reference, options) }
}

/// `send-back REF --because …`
struct SendBackDocument<Document: SignedByCommand>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "send-back", abstract: "Sends \(Document.name) back with reasons.")
  }
  @OptionGroup var options: Options
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  @Option(name: .long, help: ArgumentHelp(Document.reason)) var because: [String]
  func run() throws {
    let reasons = PartReason.reasons(typed: because.joined(separator: "\n"))
    try DocumentSteps.take(.sendBack(reasons: reasons, checks: [], note: ""), Document.kind, reference, options)
  }
}

/// `countersign REF`
struct CountersignDocument<Document: SignedByCommand>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "countersign", abstract: "Countersigns \(Document.name), the checklist answered.")
  }
  @OptionGroup var options: Options
  @OptionGroup var checks: CheckOptions
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  func run() throws { try DocumentSteps.countersign(Document.kind, reference, checks, options) }
}
