import ArgumentParser
import CaseResources
import CaseScreens
import Casework

/// `waymark letter REF KIND`
struct LetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter",
    abstract: "A letter to the child from the service's templates, as text or as a page to print.")

  /// The letters that there are; each is a file of `Letters`.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case warning
    case finalWarning = "final-warning"
    case appointment

    /// The step that the letter gives; nil where it gives none.
    var step: Enforcement.Step? {
      switch self {
      case .warning: .firstWarning
      case .finalWarning: .finalWarning
      case .appointment: nil
      }
    }
  }

  @OptionGroup var options: Options
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  @Argument(help: "Which letter: \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: Kind
  @Flag(name: .long, help: "As a page that prints as it stands and fetches nothing.") var html = false

  func run() throws {
    let session = try Session(options)
    let file = try session.caseFile(reference)
    let bytes = try Resources.find().bytes("Letters/\(kind.rawValue).txt")
    do {
      let template = try LetterTemplate(String(decoding: bytes, as: UTF8.self))
      let letter = try template.filled(try values(file, session))
      Output.write(html ? letter.html(title: "\(file.reference), \(kind.rawValue)") : letter.text)
    } catch let fault as LetterTemplate.Fault {
      throw Failure(.badInput, Self.words(fault, kind, file.reference))
    }
  }

  private static func words(_ fault: LetterTemplate.Fault, _ kind: Kind, _ reference: CaseReference) -> String {
    let name = "Letters/\(kind.rawValue).txt"
    return switch fault {
    case .braceOpen: "In \(name) a brace is opened and never closed."
    case .unknownField(let field): "In \(name) there is {\(field)}, which no letter has."
    case .missing(let field): "\(reference) says nothing for {\(field)} of the letter. Record it first."
    }
  }

  /// What the case has for the letter's fields.
  private func values(_ file: CaseFile, _ session: Session) throws -> [LetterTemplate.Field: String] {
    let child = file.header.child
    let today = session.now.day
    let worker = file.header.worker ?? session.me
    var values: [LetterTemplate.Field: String] = [
      .service: session.casebook.service.name, .today: today.text(.long), .fullName: child.fullName,
      .child: child.callName, .reference: file.reference.description,
      .worker: session.casebook.staff[worker]?.name ?? worker.text,
    ]
    values[.address] = child.residence(on: today).map { home in
      [home.address, home.postcode].filter { !$0.isEmpty }.joined(separator: "\n")
    }
    if let step = kind.step {
      guard let act = file.header.enforcement.last(where: { $0.step == step && $0.stands }) else {
        throw Failure(.badInput, "\(file.reference) has no \(Words.of(step)) on record. Record the step first.")
      }
      let order = file.header.order(act.order)
      values[.order] = order?.disposal.name.lowercased()
      values[.orderMade] = order?.made.text(.long)
      values[.absence] = act.failedOn.text(.long)
      values[.number] = String(act.number)
      values[.warnedOn] = act.on.text(.long)
      values[.warnedTo] = act.warnedTo?.text(.long)
    } else {
      guard let next = file.contacts.first(where: { $0.contact.isPlanned && $0.contact.at >= session.now }) else {
        throw Failure(.badInput, "\(file.reference) has no appointment to come. Book one first.")
      }
      let kind = session.settings.lists.words("contact-kinds", next.contact.kind)
      values[.appointment] = next.contact.at.prose
      values[.kind] = kind
      values[.place] = next.contact.place.isEmpty ? kind : next.contact.place
      values[.worker] = session.casebook.staff[next.contact.worker]?.name ?? values[.worker]
    }
    return values
  }
}
