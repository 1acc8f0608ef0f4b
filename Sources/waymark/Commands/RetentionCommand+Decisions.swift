import ArgumentParser
import CaseScreens
import Casework
import Interchange
import TextUI

extension RecordKind: ExpressibleByArgument {}

extension RetentionCommand {
  /// `waymark retention hold REF`
  struct Hold: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "hold", abstract: "Sets a legal hold on a case: nothing of it is destroyed until it is lifted.")
    @OptionGroup var options: Options
    @OptionGroup var named: CaseOptions
    @OptionGroup var reason: WhyOptions

    func run() throws {
      let (session, reference) = try RetentionCommand.open(options, named)
      let made = try session.make(.retention(.held(reference, why: reason.why)))
      Output.write("Held: \(reference), hold \(made.seq).\n")
    }
  }

  /// `waymark retention lift REF`
  struct Lift: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lift", abstract: "Lifts a hold: of a case, or a moratorium by its id.")
    @OptionGroup var options: Options
    @Argument(help: "The case; leave it out for a moratorium.") var reference: String?
    @Option(name: .long, help: "The hold, by its id; the earliest in force where none is given.") var id: Int?
    @OptionGroup var reason: WhyOptions

    func run() throws {
      let session = try Session(options)
      try session.needs(.retain)
      guard let reference = try reference.map({ try Session.reference($0) }) else {
        guard let id = try id ?? session.casebook.moratoria().standing.first?.id else {
          throw Failure(.badInput, "No moratorium is in force.")
        }
        _ = try session.make(.retention(.moratoriumLifted(id, why: reason.why)))
        return Output.write("Lifted: moratorium \(id).\n")
      }
      let item = try RetentionCommand.item(reference, session)
      guard let id = id ?? item.decided.standing.first?.id else {
        throw Failure(.badInput, "\(reference) has no hold of its own.")
      }
      _ = try session.make(.retention(.lifted(reference, hold: id, why: reason.why)))
      Output.write("Lifted: \(reference), hold \(id).\n")
    }
  }

  /// `waymark retention keep REF`
  struct Keep: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "keep", abstract: "Keeps a case until a day, as a review decided.")
    @OptionGroup var options: Options
    @OptionGroup var named: CaseOptions
    @Option(name: .long, help: "Until which day.") var until: String
    @OptionGroup var reason: WhyOptions

    func run() throws {
      let (session, reference) = try RetentionCommand.open(options, named)
      let day = try session.day(until, .future)
      _ = try session.make(.retention(.kept(reference, until: day, why: reason.why)))
      Output.write("Kept until \(day.text(.long)): \(reference).\n")
    }
  }

  /// `waymark retention settle REF KIND`
  struct Settle: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "settle", abstract: "Says whether a case is of a kind, where the record doesn\u{2019}t say enough.")
    /// Whether it is.
    enum Answer: String, CaseIterable, ExpressibleByArgument { case yes, no }
    @OptionGroup var options: Options
    @OptionGroup var named: CaseOptions
    @Argument(help: "The kind: \(RecordKind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: RecordKind
    @Argument(help: "yes or no.") var answer: Answer
    @Option(name: .long, help: "How you know.") var why: String

    func run() throws {
      let (session, reference) = try RetentionCommand.open(options, named)
      _ = try session.make(.retention(.settled(reference, kind, isSo: answer == .yes, why: why)))
      Output.write("Settled: \(reference), \(Words.of(kind)): \(answer.rawValue).\n")
    }
  }

  /// `waymark retention propose REF`
  struct Propose: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "propose", abstract: "Proposes to destroy a case that you have reviewed; another person decides.")
    @OptionGroup var options: Options
    @OptionGroup var named: CaseOptions

    func run() throws {
      let (session, reference) = try RetentionCommand.open(options, named)
      _ = try session.make(.retention(.proposed(reference)))
      Output.write("Proposed for destruction: \(reference). Another person decides.\n")
    }
  }

  /// `waymark retention withdraw REF`
  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "withdraw", abstract: "Takes a proposal back, or turns it down.")
    @OptionGroup var options: Options
    @OptionGroup var named: CaseOptions
    @OptionGroup var reason: WhyOptions

    func run() throws {
      let (session, reference) = try RetentionCommand.open(options, named)
      _ = try session.make(.retention(.withdrawn(reference, why: reason.why)))
      Output.write("No longer proposed: \(reference).\n")
    }
  }

  /// `waymark retention destroy REF`
  struct Destroy: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "destroy",
      abstract: "Destroys a case that another person proposed: for good, in every file and all of the journal.")
    @OptionGroup var options: Options
    @OptionGroup var named: CaseOptions
    @Option(name: .long, help: "The reference again, to be sure.") var confirm: String

    func run() throws {
      let (session, reference) = try RetentionCommand.open(options, named)
      guard try Session.reference(confirm) == reference else {
        throw Failure(.badInput, "--confirm names another case, so nothing was destroyed.")
      }
      _ = try session.make(.retention(.destroyed(reference)))
      let certificate = try session.casebook.certificates().first { $0.reference == reference }
      let isDone = certificate?.finished != nil
      Output.write("Destroyed: \(reference), certificate \(certificate?.number ?? "").\n")
      Output.write(
        isDone
          ? "Backups made before still hold it: destroy them when their own time is up.\n"
          : "It is gone from sight, but not yet from the journal: run \u{201C}waymark retention finish\u{201D}.\n")
    }
  }

  /// `waymark retention moratorium KIND`
  struct Moratorium: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "moratorium", abstract: "Lets no record of a kind be destroyed, as inquiries have asked for.")
    @OptionGroup var options: Options
    @Argument(help: "The kind: \(RecordKind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: RecordKind
    @OptionGroup var reason: WhyOptions

    func run() throws {
      let session = try Session(options)
      try session.needs(.retain)
      let made = try session.make(.retention(.moratorium(kind, why: reason.why)))
      Output.write("Moratorium \(made.seq) on \(Words.of(kind)).\n")
    }
  }

  /// `waymark retention moratoria`
  struct Moratoria: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "moratoria", abstract: "Moratoria, in force and lifted.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions

    func run() throws {
      let session = try Session(options)
      try session.needs(.retain)
      var table = Listing([
        .init("id", "Id"), .init("kind", "For"), .init("by", "By"), .init("on", "On"), .init("lifted", "Lifted"),
        .init("why", "Why"),
      ])
      for hold in try session.casebook.moratoria().holds {
        table.add([
          .init(hold.id), .init(hold.kind.rawValue, words: Words.of(hold.kind)), .init(hold.by.text),
          .init(hold.on.iso, words: hold.on.text(.narrow)),
          .init(hold.lifted?.on.iso, words: hold.lifted?.on.text(.narrow) ?? ""), .init(hold.why),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "There is no moratorium.")
    }
  }
}
