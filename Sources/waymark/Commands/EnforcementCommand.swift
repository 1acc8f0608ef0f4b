import ArgumentParser
import CaseScreens
import Casework
import Interchange

/// `waymark enforcement`
struct EnforcementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enforcement", abstract: "Absences to decide, steps of enforcement, and what a manager says to them.",
    subcommands: [List.self, Decide.self, Take.self, Rule.self, Done.self, Withdraw.self], defaultSubcommand: List.self)

  /// `waymark enforcement list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Where enforcement stands, one row an order.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "The cases of this worker alone, by user name.") var worker: String?
    @Option(name: .long, help: "One case: YJ-000142 or 142.") var `case`: String?
    @Flag(name: .long, help: "Only what somebody has to do.") var open = false

    func run() throws {
      let session = try Session(options)
      let wanted = try `case`.map { try Session.reference($0) }
      try session.needs(.orders, of: wanted)
      let worker = try worker.map { try session.staff($0) }
      let summaries = worker.map { session.casebook.openCases(of: $0) } ?? session.casebook.openCases
      var table = Listing([
        .init("case", "Ref"), .init("child", "Child"), .init("worker", "Worker"), .init("order", "Order"),
        .init("undecided", "To decide"), .init("stage", "Stage"), .init("step"), .init("date", "Date"),
        .init("words", "In words"),
      ])
      for summary in summaries where wanted == nil || summary.reference == wanted {
        let all = EnforcementStanding.all(
          summary, policy: session.settings.enforcement, calendar: session.settings.calendar, on: session.now.day)
        for standing in all where open ? standing.asksForWork : standing.undecided > 0 || standing.stage != .clear {
          let (stage, step, date) = Self.parts(standing.stage)
          table.add([
            .init(summary.reference.description), .init(summary.name), .init(summary.worker?.text),
            .init(standing.order?.text), .init(standing.undecided), .init(stage), .init(step?.rawValue),
            .init(date?.iso), .init(Words.of(standing)),
          ])
        }
      }
      try session.look(Look(.section, of: wanted, Waymark.typedName))
      listing.write(table)
    }

    private static func parts(_ stage: EnforcementStanding.Stage) -> (String, Enforcement.Step?, Day?) {
      switch stage {
      case .clear: ("clear", nil, nil)
      case .warned(let step, _, let until): ("warned", step, until)
      case .taken(let step, let on): ("done", step, on)
      case .authorised(let step, let on): ("authorised", step, on)
      case .stepDue(let step, let due): ("due", step, due)
      case .awaitsManager(let step, let since): ("awaits-manager", step, since)
      }
    }
  }

  /// `waymark enforcement decide REF CONTACT`
  struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "decide", abstract: "Decides whether an absence is acceptable.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The contact, by its id.") var contact: String
    @Flag(help: "What is decided.") var verdict: Verdict
    @Option(name: .long, help: "Why.") var because: String
    @Option(name: .long, help: "The day on which evidence came, as people write it.") var evidence: String?

    /// What can be decided.
    enum Verdict: String, EnumerableFlag { case acceptable, unacceptable }

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      let decision = AbsenceDecision(
        acceptable: verdict == .acceptable, reason: because,
        evidence: try evidence.map { try session.day($0, .past) })
      _ = try session.make(.absenceDecided(file.reference, ContactID(contact), decision))
      Output.write("\(file.reference), contact \(contact): \(decision.outcome.words.lowercased()).\n")
    }
  }

  /// `waymark enforcement take REF CONTACT`
  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take",
      abstract: "Records the step that an unacceptable absence asks for, or another one with its reason.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The absence: the contact's id.") var contact: String
    @Option(name: .long, help: "Another step than the policy asks for.") var step: Step?
    @Option(name: .long, help: "The day on which it was done; today where none is given.") var on: String?
    @Option(name: .long, help: "What a colleague should know; why, where it is another step.") var note = ""

    /// The steps, as they are typed.
    struct Step: ExpressibleByArgument {
      let step: Enforcement.Step
      init?(argument: String) {
        guard let step = Enforcement.Step(rawValue: argument), step != .none else { return nil }
        self.step = step
      }
      static var allValueStrings: [String] { Enforcement.Step.allCases.filter { $0 != .none }.map(\.rawValue) }
    }

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      let id = ContactID(contact)
      guard let absence = file.contact(id)?.contact else { throw Refusal.noSuchContact(id, file.reference) }
      let policy = session.settings.enforcement
      let asked = Enforcement(
        of: file, order: absence.order, absence: absence.at.day, except: id, policy: policy,
        calendar: session.settings.calendar)
      let chosen = step?.step ?? asked.step
      if chosen != asked.step, note.isEmpty { throw Refusal.reasonMissing }
      var act = EnforcementAct()
      act.order = absence.order ?? file.header.mainOrder(on: absence.at.day)?.id ?? ""
      act.step = chosen
      act.absence = id
      act.on = try on.map { try session.day($0, .past) } ?? session.now.day
      act.warnedTo = chosen.isWarning ? act.on.adding(months: policy.warnedMonths) : nil
      act.note = note
      _ = try session.make(.enforcementTaken(file.reference, act))
      try EnforcementCommand.say(file.reference, session) { _ in true }
    }
  }

  /// `waymark enforcement rule REF STEP`
  struct Rule: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rule", abstract: "A manager authorises a step, or doesn't.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The step, by its id.") var step: String
    @Flag(help: "What is decided.") var verdict: Verdict
    @Option(name: .long, help: "Why.") var because: String

    /// What can be decided.
    enum Verdict: String, EnumerableFlag { case authorised, refused }

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      _ = try session.make(
        .enforcementRuled(
          reference, EnforcementID(step), authorised: verdict == .authorised, reason: because))
      try EnforcementCommand.say(reference, session) { $0.id.text == step }
    }
  }

  /// `waymark enforcement done REF STEP`
  struct Done: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "done",
      abstract: "Says that an authorised step was carried out: the information laid, the panel or the police told.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The step, by its id.") var step: String
    @Option(name: .long, help: "The day, as people write it; today where none is given.") var on: String?
    @Option(name: .long, help: "What a colleague should know.") var note = ""

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      let day = try on.map { try session.day($0, .past) } ?? session.now.day
      _ = try session.make(.enforcementDone(reference, EnforcementID(step), on: day, note: note))
      try EnforcementCommand.say(reference, session) { $0.id.text == step }
    }
  }

  /// `waymark enforcement withdraw REF STEP`
  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "withdraw", abstract: "Takes a step back; it stays on the record.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The step, by its id.") var step: String
    @Option(name: .long, help: "Why.") var because: String

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      _ = try session.make(.enforcementWithdrawn(reference, EnforcementID(step), why: because))
      try EnforcementCommand.say(reference, session) { $0.id.text == step }
    }
  }

  /// The last step of a case for which something holds, in words, with its id.
  private static func say(
    _ reference: CaseReference, _ session: Session, _ isMeant: (EnforcementAct) -> Bool
  ) throws {
    guard let act = try session.casebook.caseFile(reference)?.header.enforcement.last(where: isMeant) else { return }
    Output.write("\(reference), step \(act.id): \(Words.of(act)).\n")
  }
}
