import ArgumentParser
import CaseScreens
import Casework

/// `waymark letter REF KIND`
struct LetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter",
    abstract: "A letter to the child from the service's templates, as text or as a page to print.",
    discussion: "The templates are edited with `waymark standards edit --what letters`.")

  @OptionGroup var options: Options
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  @Argument(help: "Which letter: \(LetterKind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: LetterKind
  @Option(name: .long, help: "The step that it gives, by its id; else the last one.") var step: String?
  @Flag(name: .long, help: "As a page that prints as it stands and fetches nothing.") var html = false

  func run() throws {
    let session = try Session(options)
    let file = try session.caseFile(reference, to: .print, "letter")
    do throws(LetterWriter.Fault) {
      let letter = try session.letters.letter(kind, to: file, giving: step.map { EnforcementID($0) })
      Output.write(html ? letter.html(title: "\(file.reference), \(kind.rawValue)") : letter.text)
    } catch {
      throw Failure(.badInput, Words.of(error, kind, file.reference))
    }
  }
}

extension LetterKind: ExpressibleByArgument {}
