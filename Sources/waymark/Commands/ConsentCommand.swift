import ArgumentParser
import CaseScreens
import Casework
import Interchange

/// `waymark consent`
struct ConsentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consent",
    abstract: "Who agreed to what, or refused it, and who took it back.",
    subcommands: [List.self, Record.self, Withdraw.self], defaultSubcommand: List.self)

  /// `waymark consent list REF`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The consents of a case with how each stands; first those that stand.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference, to: .section, "consents")
      try session.needsConsents(of: file.reference)
      listing.write(CaseReport(file: file, session: session).consents(), none: "No consent is recorded.")
    }
  }

  /// `waymark consent record REF --to …`
  struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "record", abstract: "A consent or a refusal, new, or put right by --id.",
      discussion:
        "Who answered is the child, somebody on the case by their id (`waymark case REF --section people`), or a parent, a victim or somebody else whom --name names."
    )
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "The one that is put right, by its id.") var id: String?
    @Option(name: .long, help: "To what, by the code of the list consents.") var to: String?
    @Option(name: .long, help: "Who answered: child, parent, victim, other, or the id of a person on the case.")
    var by: String?
    @Option(name: .long, help: "The name of somebody who isn\u{2019}t on the case.") var name: String?
    @Option(name: .long, help: "What they answered: given or refused.") var answer: Consent.Answer?
    @Option(name: .long, help: "How: in-writing or orally.") var how: Consent.Way?
    @Option(name: .long, help: "The day, as people write it; today where none is given.") var on: String?
    @Option(name: .long, help: "The last day for which it holds; \u{201C}none\u{201D} takes it away.") var until:
      String?
    @Option(name: .customLong("with"), help: "With whom it may be shared.") var sharedWith: String?
    @Option(name: .long, help: "What exactly was asked, and what was left out of it.") var note: String?

    func validate() throws {
      guard id == nil else { return }
      for (name, value) in [("to", to), ("by", by), ("answer", answer?.rawValue), ("how", how?.rawValue)]
      where value == nil {
        throw ValidationError("--\(name) is missing.")
      }
    }

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      var consent = Consent()
      consent.id = ""
      consent.on = session.now.day
      if let id {
        guard let known = file.header.consent(ConsentID(id)) else {
          throw Refusal.consent(.noSuchConsent(ConsentID(id), file.reference))
        }
        consent = known
      }
      if let to { consent.matter = ListCode(to) }
      if let by {
        consent.giver = Consent.Giver(rawValue: by) ?? .other
        consent.person = Consent.Giver(rawValue: by) == nil ? PersonID(by) : nil
      }
      consent.name = name ?? consent.name
      consent.answer = answer ?? consent.answer
      consent.how = how ?? consent.how
      if let on { consent.on = try session.past(on) }
      if let until { consent.until = until == "none" ? nil : try session.day(until, .future) }
      consent.sharedWith = sharedWith ?? consent.sharedWith
      consent.note = note ?? consent.note
      let made = try session.make(.consented(file.reference, .saved(consent)))
      let words = session.settings.lists.words("consents", consent.matter).lowercased()
      Output.write("\(file.reference): \(consent.answer.rawValue), \(words), as \(id ?? "n\(made.seq)").\n")
    }
  }

  /// `waymark consent withdraw REF ID`
  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "withdraw", abstract: "A consent was taken back; what it was stays on the record.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "Which consent, by its id.") var id: String
    @Option(name: .long, help: "The day, as people write it; today where none is given.") var on: String?
    @Option(name: .long, help: "What they said; nobody has to say why.") var why: String?

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      let day = try on.map { try session.past($0) } ?? session.now.day
      let withdrawal = Consent.Withdrawal(on: day, why: why ?? "")
      _ = try session.make(.consented(file.reference, .withdrawn(ConsentID(id), withdrawal)))
      Output.write("\(file.reference): consent \(id) withdrawn on \(day.text(.short)).\n")
    }
  }
}

extension Consent.Answer: ExpressibleByArgument {}
extension Consent.Way: ExpressibleByArgument {}

extension Session {
  /// Throws where the user is shown no consents at all, so that none isn't said where there may be some.
  func needsConsents(of reference: CaseReference) throws {
    guard let viewer = casebook.viewer, let row = try casebook.summary(of: reference) else { return }
    if !viewer.seesConsents(of: row) { throw Refusal.access(.sectionClosed(me, .people)) }
  }
}

extension CaseReport {
  /// What was agreed to and what wasn't; empty where nothing of it is shown.
  func agreed() -> String {
    let words = Words.consents(of: file.header, session.settings.lists, on: session.now.day)
    let lines = [words.agreed, words.not].compactMap { $0 }
    return lines.isEmpty ? "" : "\nConsents\n" + lines.map { "  " + $0 + "\n" }.joined()
  }

  /// One row a consent: what was asked, who answered what, and how it stands.
  func consents() -> Listing {
    let (lists, day) = (session.settings.lists, session.now.day)
    var table = Listing([
      .init("id", "Id"), .init("standing", "Stands"), .init("matter", "To what"), .init("giver", "Who"),
      .init("person"),
      .init("name"), .init("answer", "Answer"), .init("on", "On"), .init("how"), .init("until", "Until"),
      .init("sharedWith"), .init("withdrawn", "Withdrawn"), .init("why", "Why"), .init("withdrawnBy"),
      .init("note", "Exactly"), .init("by"),
    ])
    for (consent, standing) in file.header.consents(on: day) {
      if let withheld = consent.withheld {
        let rest = Array(repeating: Listing.Value(nil as String?), count: 14)
        table.add([.init(consent.id.text), .init(standing.code, words: withheld.notShown)] + rest)
        continue
      }
      table.add([
        .init(consent.id.text), .init(standing.code, words: Words.of(standing)),
        .init(consent.matter.text, words: Words.matter(of: consent, lists)),
        .init(consent.giver.rawValue, words: Words.giver(of: consent, in: file.header, lists)),
        .init(consent.person?.text), .init(consent.name.isEmpty ? nil : consent.name),
        .init(consent.answer.rawValue), .init(consent.on.iso, words: consent.on.text(.short)),
        .init(consent.how.rawValue), .init(consent.until?.iso, words: consent.until?.text(.short) ?? ""),
        .init(consent.sharedWith.isEmpty ? nil : consent.sharedWith),
        .init(consent.withdrawal?.on.iso, words: consent.withdrawal?.on.text(.short) ?? ""),
        .init(consent.withdrawal?.why), .init(consent.withdrawal?.by.text), .init(consent.note),
        .init(consent.by.text),
      ])
    }
    return table
  }
}
