import ArgumentParser
import CaseScreens
import Casework
import Interchange

/// `waymark deadline`: what a person says about one obligation.
struct DeadlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadline", abstract: "Says that something due was done, was late for a reason, or isn't needed.",
    subcommands: [Done.self, Late.self, Waive.self, Reopen.self])

  /// Which obligation is meant.
  struct Target: ParsableArguments {
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The rule, such as release-home-visit.") var rule: String
    @Option(name: .long, help: "The order that it belongs to, by its id, where several have one.") var order: String?

    /// The one obligation of the case that is meant. Throws `Failure` where there is none, or more than one.
    func find(_ session: Session, _ isMeant: (Obligation) -> Bool) throws -> Obligation {
      let file = try session.caseFile(reference)
      let all = Obligation.all(
        for: file, under: session.settings.standards, calendar: session.settings.calendar, on: session.now.day)
      let found = all.filter { $0.rule.text == rule && (order == nil || $0.key.subject == order) && isMeant($0) }
      guard let meant = found.first(where: \.isOpen) ?? found.last else {
        throw Failure(
          .badInput,
          "\(file.reference) has nothing of the rule \u{201C}\(rule)\u{201D} of which that could be said. "
            + "`waymark deadlines --case \(file.reference)` lists what is due.")
      }
      if Set(found.map(\.key.subject)).count > 1 {
        let orders = found.map(\.key.subject).joined(separator: ", ")
        throw Failure(.badInput, "\(file.reference) has several of that rule: name one with --order (\(orders)).")
      }
      return meant
    }
  }

  static func make(_ change: Change, _ obligation: Obligation, _ words: String, _ session: Session) throws {
    _ = try session.make(change)
    Output.write("\(obligation.reference), \(obligation.title), due \(obligation.due.text(.long)): \(words).\n")
  }

  /// `waymark deadline done REF RULE`
  struct Done: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "done", abstract: "It was done.")
    @OptionGroup var options: Options
    @OptionGroup var target: Target
    @Option(name: .long, help: "The day on which it was done, as people write it; today where none is given.")
    var on: String?
    @Option(name: .long, help: "How it was done.") var note = ""

    func run() throws {
      let session = try Session(options)
      let obligation = try target.find(session) { $0.isOpen && $0.tally == nil }
      let day = try on.map { try session.day($0, .past) } ?? session.now.day
      try DeadlineCommand.make(
        .obligationDone(obligation.reference, obligation.key, on: day, note: note), obligation, "done", session)
    }
  }

  /// `waymark deadline late REF RULE`
  struct Late: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "late", abstract: "A manager accepted why it is or was late.")
    @OptionGroup var options: Options
    @OptionGroup var target: Target
    @Option(name: .long, help: "Why it is late.") var because: String
    @Option(name: .long, help: "The manager who accepted it, by user name; you where nobody is named.") var by: String?

    func run() throws {
      let session = try Session(options)
      let obligation = try target.find(session) { $0.daysLate(asOf: session.now.day) > 0 }
      let acceptor = by.map { StaffID($0) } ?? session.me
      try DeadlineCommand.make(
        .latenessAccepted(obligation.reference, obligation.key, reason: because, by: acceptor), obligation,
        "lateness accepted" + (acceptor == session.me ? "" : " by \(acceptor), written down by \(session.me)"), session)
    }
  }

  /// `waymark deadline waive REF RULE`
  struct Waive: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "waive", abstract: "It isn't needed any more.")
    @OptionGroup var options: Options
    @OptionGroup var target: Target
    @Option(name: .long, help: "Why it isn't needed.") var because: String

    func run() throws {
      let session = try Session(options)
      let obligation = try target.find(session, \.isOpen)
      try DeadlineCommand.make(
        .obligationWaived(obligation.reference, obligation.key, reason: because), obligation, "not needed any more",
        session)
    }
  }

  /// `waymark deadline reopen REF RULE`
  struct Reopen: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reopen", abstract: "Withdraws what was said about it.")
    @OptionGroup var options: Options
    @OptionGroup var target: Target
    @Option(name: .long, help: "Why it is withdrawn.") var because: String

    func run() throws {
      let session = try Session(options)
      let said = Set(try session.caseFile(target.reference).header.answers.map(\.key))
      let obligation = try target.find(session) { said.contains($0.key) }
      try DeadlineCommand.make(
        .obligationReopened(obligation.reference, obligation.key, why: because), obligation, "answer withdrawn",
        session)
    }
  }
}
