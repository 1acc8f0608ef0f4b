import ArgumentParser
import Casework
import Forms
import JSON

extension FormsCommand {
  /// `waymark forms accept FILE`
  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "accept", abstract: "Takes a form into the service's own, checked, from then on.",
      discussion: """
        A new name stands beside the shipped forms; a higher version of a shipped name is started in its place. What \
        was answered under another version keeps it. A version that was withdrawn is taken into use again as it was.
        """)
    @OptionGroup var options: Options
    @Argument(help: "The file; - for standard input.") var file: String
    @Option(name: .long, help: "Why, for the journal.") var why: String

    func run() throws {
      let session = try Session(options)
      let bytes = try InputFile.bytes(file)
      let form: FormDefinition
      do throws(DefinitionFaults) {
        form = try FormDefinition(json: bytes, file: file)
      } catch {
        throw Failure(.badInput, error.list.map(\.description).joined(separator: "\n"))
      }
      let before = session.casebook.forms.inUse(form.id, on: session.now.day)
      _ = try session.make(.ownForm(.accept(try JSONValue(json: bytes), why: why)))
      Output.write("\(form.id), version \(form.version), is accepted.\n")
      guard let before else { return }
      Output.write("It is started in place of version \(before.version).\n" + Self.differences(before, form))
    }

    /// Which questions come, go, or are answered in another way.
    private static func differences(_ before: FormDefinition, _ after: FormDefinition) -> String {
      func questions(_ form: FormDefinition) -> [Question] { form.sections.flatMap(\.questions) }
      var text = ""
      for question in questions(after) {
        guard let was = before.question(question.id) else {
          text += "  new: \(question.id): \(question.words)\n"
          continue
        }
        if was.kind.name != question.kind.name {
          text += "  \(question.id): \(was.kind.name) before, \(question.kind.name) now\n"
        }
      }
      for question in questions(before) where after.question(question.id) == nil {
        text += "  gone: \(question.id): \(question.words)\n"
      }
      return text
    }
  }

  /// `waymark forms withdraw FORM VERSION`
  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "withdraw",
      abstract: "Lets nobody start a version of the service's own any more; what was answered under it still opens.")
    @OptionGroup var options: Options
    @Argument(help: "The form's name.") var form: String
    @Argument(help: "Its version.") var version: Int
    @Option(name: .long, help: "Why, for the journal.") var why: String

    func run() throws {
      let session = try Session(options)
      _ = try session.make(.ownForm(.withdraw(FormID(form), version: version, why: why)))
      let now = session.casebook.forms.inUse(FormID(form), on: session.now.day)
      let instead = now.map { "Version \($0.version) is started instead." } ?? "No version is in use."
      Output.write("\(form), version \(version), is withdrawn. \(instead)\n")
    }
  }
}
