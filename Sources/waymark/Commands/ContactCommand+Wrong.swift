import ArgumentParser
import Casework

extension ContactCommand {
  /// `waymark contact remove REF ID`
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Takes a contact that was recorded wrongly out of sight; the trail keeps it.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The contact, by its id.") var contact: String
    @Option(name: .long, help: "Why.") var why: String

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      _ = try session.make(.removed(reference, .contact(ContactID(contact)), why: why))
      Output.write("Removed: \(reference), contact \(contact). The history keeps it.\n")
    }
  }

  /// `waymark contact move REF ID`
  struct Move: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "move", abstract: "Moves a contact to the child whom it is about.")
    @OptionGroup var options: Options
    @Argument(help: "The case that has it: YJ-000142 or 142.") var reference: String
    @Argument(help: "The contact, by its id.") var contact: String
    @Option(name: .long, help: "The case that should have it.") var to: String
    @Option(name: .long, help: "Why.") var why: String

    func run() throws {
      let session = try Session(options)
      let (from, to) = (try Session.reference(reference), try Session.reference(to))
      _ = try session.make(.contactMoved(ContactID(contact), from: from, to: to, why: why))
      Output.write("Moved: contact \(contact) from \(from) to \(to). The history of both keeps it.\n")
    }
  }
}
