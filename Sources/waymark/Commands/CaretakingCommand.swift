import ArgumentParser
import Casework

/// `waymark caretaking REF`
struct CaretakingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caretaking",
    abstract: "Says on whose behalf a case is held, or who supervises the child for the service; neither: its own.")

  @OptionGroup var options: Options
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  @Option(name: [.customLong("for")], help: "The authority whose case it is, held here.") var heldFor = ""
  @Option(name: [.customLong("by")], help: "The authority that supervises the service's own child.") var heldBy = ""
  @Option(name: .long, help: "Why.") var why = ""

  func run() throws {
    let session = try Session(options)
    let reference = try Session.reference(reference)
    _ = try session.make(.caretakingSaved(reference, Caretaking(heldFor: heldFor, heldBy: heldBy), why: why))
    let words = [heldFor.isEmpty ? "" : "held for " + heldFor, heldBy.isEmpty ? "" : "supervised by " + heldBy]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    Output.write("\(reference) is " + (words.isEmpty ? "the service's own" : words) + ".\n")
  }
}
