import ArgumentParser
import CaseScreens
import Casework
import Interchange

/// `waymark countersign`
struct CountersignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "countersign", abstract: "What waits for a second signature.",
    subcommands: [List.self, Checklist.self, Sign.self, SendBack.self], defaultSubcommand: List.self)

  /// `waymark countersign list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "One row a document that waits, the longest waiting first; your own work isn't among it.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "The cases of this team alone.") var team: String?
    @Flag(name: .long, help: "Your own work too.") var all = false

    func run() throws {
      let session = try Session(options)
      let queue = Countersignable.queue(
        in: session.casebook.openCases, for: all ? nil : session.me, team: team.map { TeamID($0) })
      var table = Listing([
        .init("case", "Ref"), .init("child", "Child"), .init("document", "Document"), .init("title", "What"),
        .init("author", "Written by"), .init("since", "Since"), .init("days", "Days", right: true),
      ])
      for each in queue {
        table.add([
          .init(each.summary.reference.description), .init(each.summary.name), .init(each.mark.name.jsonText),
          .init(each.mark.title, words: Words.title(of: each.mark)), .init(each.mark.author.text),
          .init(each.mark.since.rfc3339, words: each.mark.since.day.text(.short)),
          .init(each.mark.since.day.days(until: session.now.day)),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "Nothing waits to be countersigned.")
    }
  }

  /// `waymark countersign checklist KIND`
  struct Checklist: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "checklist", abstract: "What whoever countersigns a kind of document looks at.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Argument(help: "The kind: \(SignedKind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: String

    func run() throws {
      let session = try Session(options)
      guard let kind = SignedKind(rawValue: kind) else {
        throw Failure(.badInput, "There is no kind of document \u{201C}\(kind)\u{201D}.")
      }
      var table = Listing([
        .init("check", "Check"), .init("words", "Question"), .init("guidance", "What good looks like"),
      ])
      let policy = session.settings.countersigning
      for question in policy.checklist(for: kind, on: session.now.day)?.questions ?? [] {
        table.add([.init(question.id.text), .init(question.words), .init(question.guidance)])
      }
      listing.write(table)
    }
  }

  /// `waymark countersign sign REF DOCUMENT`
  struct Sign: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sign", abstract: "Countersigns a document, the checklist answered.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The document, such as assessment/a1042.") var document: String
    @Option(name: .long, help: "CHECK=yes, partly, no or not-needed, once for each question.") var check: [String] = []
    @Option(name: .long, help: "What the author should know.") var note = ""

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      let answers = try check.map { text in
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let answer = CheckAnswer.Answer(rawValue: parts[1]) else {
          throw Failure(.badInput, "\u{201C}\(text)\u{201D} is no CHECK=yes, partly, no or not-needed.")
        }
        return CheckAnswer(ListCode(parts[0]), answer)
      }
      _ = try session.make(
        .documentSigned(reference, try CountersignCommand.name(document), .countersign(checks: answers, note: note)))
      Output.write("\(reference), \(document): countersigned.\n")
    }
  }

  /// `waymark countersign send-back REF DOCUMENT`
  struct SendBack: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "send-back", abstract: "Sends a document back with reasons on the parts that they are about.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The document, such as assessment/a1042.") var document: String
    @Option(name: .long, help: "PART=WORDS, such as judgement.harm=To whom?; WORDS alone for the whole.") var reason:
      [String]

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      let reasons = reason.map { text in
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        return parts.count == 2 ? PartReason(parts[0], parts[1]) : PartReason("", text)
      }
      _ = try session.make(
        .documentSigned(
          reference, try CountersignCommand.name(document), .sendBack(reasons: reasons, checks: [], note: "")))
      Output.write("\(reference), \(document): sent back.\n")
    }
  }

  private static func name(_ text: String) throws -> SignedName {
    guard let name = SignedName(jsonText: text) else {
      throw Failure(.badInput, "\u{201C}\(text)\u{201D} is no document. One looks like assessment/a1042.")
    }
    return name
  }
}
