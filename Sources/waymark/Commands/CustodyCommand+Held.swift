import ArgumentParser
import CaseScreens
import Casework

extension CustodyCommand {
  /// `waymark custody place REF --name …`
  struct Place: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "place", abstract: "Where the child is held: at the beginning, or moved there.", aliases: ["move"])
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Option(name: .long, help: "The name of the place and the unit.") var name: String
    @Option(name: .long, help: "What kind it is, by the code of the list establishments.") var kind = "yoi"
    @Option(name: .long, help: "The first day there; today where none is given.") var on: String?
    @Option(name: .long, help: "Why there, or why moved.") var why = ""
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      let placement = CustodyPlacement(ListCode(kind), name, from: try session.past(on), why: why)
      try make(
        .placed(order.id, placement), file, session, "held at \(name) from \(placement.from.text(.long))")
    }
  }

  /// `waymark custody people REF`
  struct People: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "people", abstract: "Who is there for the child, and the day of release that somebody was told.")
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Option(name: .long, help: "The worker in the secure estate, with how to reach them.") var secureWorker: String?
    @Option(name: .long, help: "The social worker.") var socialWorker: String?
    @Option(name: .long, help: "The advocate.") var advocate: String?
    @Option(name: .long, help: "The day of release, where it isn't the law's own; none takes it out.")
    var release: String?
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      let stay = file.header.stay(under: order.id)
      var people = stay?.people ?? CustodyPeople()
      people.secureWorker = secureWorker ?? people.secureWorker
      people.socialWorker = socialWorker ?? people.socialWorker
      people.advocate = advocate ?? people.advocate
      let told = try release.map { $0 == "none" ? nil : try session.day($0, .future) } ?? stay?.releaseExpected
      try make(.described(order.id, people, releaseExpected: told), file, session, "people around custody saved")
    }
  }

  /// `waymark custody advocate REF --words …`
  struct Advocate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "advocate", abstract: "What the advocate was told, or told the service.")
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Option(name: .long, help: "What was said.") var words: String
    @Flag(name: .long, help: "It is a concern for the child's safety.") var concern = false
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      let note = AdvocacyNote(words, on: try session.past(on), isConcern: concern)
      try make(.advocateTold(order.id, note), file, session, "advocacy recorded")
    }
  }

  /// `waymark custody temporary REF --for …`
  struct Temporary: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "temporary",
      abstract: "A temporary release: for what, and whether the child came back; --id alters one.")
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Option(name: .long, help: "The one that is altered, by its id.") var id: String?
    @Option(name: .customLong("for"), help: "What for.") var purpose: String?
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    @Option(name: .long, help: "How the child came back.") var back: Coded<TemporaryRelease.Return>?
    @Option(name: .long, help: "How it went.") var note: String?
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      let known = file.header.stay(under: order.id)?.leaves.first { $0.id.text == id }
      var leave = known ?? TemporaryRelease(on: session.now.day, for: "")
      if let id, known == nil { leave.id = LeaveID(id) }
      if on != nil { leave.on = try session.nearestDay(on) }
      leave.purpose = purpose ?? leave.purpose
      leave.cameBack = back?.value ?? leave.cameBack
      leave.note = note ?? leave.note
      try make(.leave(order.id, leave), file, session, "temporary release of \(leave.on.text(.long)) saved")
    }
  }

  /// `waymark custody mappa REF --threshold met`
  struct MAPPA: ParsableCommand {
    /// What was found.
    enum Threshold: String, CaseIterable, ExpressibleByArgument {
      case met
      case notMet = "not-met"
    }
    static let configuration = CommandConfiguration(
      commandName: "mappa",
      abstract: "Screens for MAPPA: at sentence, and again six months before release. Not met asks for the risk panel.")
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Option(name: .long, help: "met or not-met.") var threshold: Threshold
    @Option(name: .long, help: "Category and level, where it is met.") var level = ""
    @Option(name: .long, help: "Why.") var why = ""
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      let screening = PublicProtectionScreening(
        on: try session.past(on), isMet: threshold == .met, level: level, why)
      let after = threshold == .met ? "" : "; the risk panel is to be told"
      try make(
        .screened(order.id, screening), file, session,
        "screened for MAPPA, threshold \(threshold == .met ? "met" : "not met")\(after)")
    }
  }

  /// `waymark custody risk REF refer --words …`
  struct Risk: ParsableCommand {
    /// What is done.
    enum Step: String, CaseIterable, ExpressibleByArgument { case refer, brief, end }
    static let configuration = CommandConfiguration(
      commandName: "risk",
      abstract: "The internal risk panel: refer the child, brief the head of service weekly, end it.")
    @OptionGroup var options: Options
    @OptionGroup var subject: Subject
    @Argument(help: "refer, brief or end.") var step: Step
    @Option(name: .long, help: "Why, or what the head of service was told.") var words: String
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      let session = try Session(options)
      let (file, order) = try subject.find(session)
      let day = try session.past(on)
      switch step {
      case .refer:
        try make(.riskReferred(order.id, on: day, words: words), file, session, "referred to the risk panel")
      case .brief:
        try make(.riskBriefed(order.id, RiskBriefing(words, on: day)), file, session, "head of service briefed")
      case .end: try make(.riskEnded(order.id, on: day, why: words), file, session, "risk panel ended")
      }
    }
  }
}
