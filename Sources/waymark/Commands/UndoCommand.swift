import ArgumentParser
import CaseStore
import Casework

/// `waymark undo REF`
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Takes back your last change of a case, as a change of its own.",
    discussion:
      "What others changed since is never touched: then nothing is undone. The trail keeps both. `waymark case REF --section history` numbers the changes."
  )
  @OptionGroup var options: Options
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  @Option(name: .long, help: "Another of your changes, by its number.") var change: Int?

  func run() throws {
    let session = try Session(options)
    let reference = try Session.reference(reference)
    let own = try session.casebook.lastChange(of: reference, by: session.me)
    guard let seq = change ?? own?.seq else {
      throw Failure(.badInput, "You changed nothing of \(reference) that isn't undone already.")
    }
    guard let (undoing, by) = try session.casebook.undoing(seq, of: reference) else {
      throw Failure(
        .badInput, "\(reference) has no change \(seq). `waymark case \(reference) --section history` lists them.")
    }
    guard by == session.me else { throw Failure(.badInput, "Change \(seq) was made by \(by), and only they undo it.") }
    _ = try session.make(.undone(undoing))
    Output.write("Undone: \(Change.words(forOp: undoing.op).lowercased()), change \(seq) of \(reference).\n")
  }
}
