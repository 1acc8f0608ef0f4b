import ArgumentParser
import CaseScreens
import Casework

/// The steps towards a signature that the commands of plans and exit plans have in common.
enum DocumentSteps {
  /// Takes a step with the version that is being written or waits.
  ///
  /// Throws `Refusal` or `Failure`.
  static func take(_ step: SigningStep, _ kind: SignedKind, _ reference: String, _ options: Options) throws {
    let session = try Session(options)
    try take(step, kind, try Session.reference(reference), session)
  }

  /// Countersigns with the checklist's answers.
  static func countersign(
    _ kind: SignedKind, _ reference: String, _ checks: CheckOptions, _ options: Options
  ) throws {
    let session = try Session(options)
    let answers = try checks.answers(for: kind, session)
    try take(.countersign(checks: answers, note: checks.note), kind, try Session.reference(reference), session)
  }

  private static func take(
    _ step: SigningStep, _ kind: SignedKind, _ reference: CaseReference, _ session: Session
  ) throws {
    guard let header = try session.casebook.record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
    guard let mark = header.documents.last(where: { $0.name.kind == kind && !$0.isReplaced }) else {
      throw Failure(.badInput, "\(reference) has no \(kind.words.lowercased()). Write one first.")
    }
    _ = try session.make(.documentSigned(reference, mark.name, step))
    let after = try session.casebook.record.header(of: reference)?.documents.first { $0.name == mark.name }
    Output.write("\(reference), \(kind.words.lowercased()) \(mark.name.id): \((after?.state ?? mark.state).words).\n")
  }
}

/// How a checklist is answered on the command line.
struct CheckOptions: ParsableArguments {
  @Option(
    name: .long, help: "An answer to a question of the checklist: smart=yes, smart=partly, smart=no, smart=not-needed.")
  var check: [String] = []
  @Flag(name: .long, help: "Yes to every question that --check doesn't answer.") var allYes = false
  @Option(name: .long, help: "What the author should know.") var note = ""

  /// The answers. Throws `Failure` for one that can't be read.
  func answers(for kind: SignedKind, _ session: Session) throws -> [CheckAnswer] {
    var found = try check.map { typed in
      let parts = typed.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw Failure(.badInput, "\u{201C}\(typed)\u{201D} isn't of the form smart=yes.") }
      return CheckAnswer(ListCode(parts[0]), try Coded<CheckAnswer.Answer>.read(parts[1]))
    }
    guard allYes else { return found }
    let questions = session.settings.countersigning.checklist(for: kind, on: session.now.day)?.questions ?? []
    found += questions.filter { question in !found.contains { $0.check == question.id } }.map {
      CheckAnswer($0.id, .yes)
    }
    return found
  }
}

/// Who was asked to agree, and what they said.
struct AgreementOptions: ParsableArguments {
  @Option(name: .long, help: "Who: child, carer, victim, partner.") var who: Coded<Agreement.Party>
  @Option(name: .long, help: "The name of a parent or carer.") var name = ""
  @Option(name: .long, help: "What they said: agreed, refused, not-asked.") var answer: Coded<Agreement.Answer>?
  @Option(name: .long, help: "How: signed, in-person, phone, video, letter.") var how: Coded<Agreement.Means>?
  @Option(name: .long, help: "The day; today where none is given.") var on: String?
  @Option(name: .long, help: "Why they refused, or weren't asked.") var because = ""
  @Option(name: .long, help: "What they say, in their own words.") var words = ""
  @Flag(name: .long, help: "They have a copy to keep.") var copy = false

  /// The agreement. Throws `Failure` where the day can't be read.
  func agreement(_ session: Session) throws -> Agreement {
    var agreement = Agreement(
      who.value, answer?.value ?? .agreed, on: try session.past(on), how: how?.value ?? .signed, why: because)
    agreement.name = name
    agreement.words = words
    agreement.hasCopy = copy
    return agreement
  }
}

/// A code of the program's own, as it is typed.
struct Coded<Value: CaseIterable & RawRepresentable<String> & Sendable>: ExpressibleByArgument {
  let value: Value
  init?(argument: String) {
    guard let value = Value(rawValue: argument) else { return nil }
    self.value = value
  }
  static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }

  /// Reads what stands within another argument. Throws `Failure` that lists what there is.
  static func read(_ text: String) throws -> Value {
    guard let value = Value(rawValue: text) else {
      throw Failure(
        .badInput, "\u{201C}\(text)\u{201D} is none of " + allValueStrings.joined(separator: ", ") + ".")
    }
    return value
  }
}

extension Session {
  /// A day as people write it, today where nothing is. Throws `Failure` that says what to write.
  func past(_ text: String?) throws -> Day {
    try text.map { try day($0, .past) } ?? now.day
  }
}
