import ArgumentParser
import CaseScreens
import Casework
import Interchange

/// `waymark programme`
struct ProgrammeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme", abstract: "Programmes of group work: sessions, who came, what they led to.",
    subcommands: [List.self, Sessions.self, Feedback.self, Save.self, Enrol.self], defaultSubcommand: List.self)

  /// `waymark programme list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Every programme, with attendance and completions.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    func run() throws {
      let session = try Session(options)
      let all = ProgrammeAttendance.all(
        of: try session.casebook.programmes(), in: session.casebook.openCases + (try session.casebook.closedCases()))
      var table = Listing([
        .init("programme", "Id"), .init("name", "Name"), .init("sessions", "Sessions", right: true),
        .init("attendance", "In 100", right: true), .init("enrolled", "Children", right: true),
        .init("going", "Going", right: true), .init("completed", "Completed", right: true),
        .init("left", "Left", right: true), .init("aged10to14", "10\u{2013}14", right: true),
        .init("aged15to16", "15\u{2013}16", right: true), .init("aged17up", "17+", right: true), .init("ledTo"),
      ])
      for each in all {
        table.add([
          .init(each.id.text), .init(each.programme.name), .init(each.programme.sessions.count), .init(each.hundredths),
          .init(each.enrolled), .init(each.going), .init(each.completed), .init(each.left), .init(each.byAge[0]),
          .init(each.byAge[1]), .init(each.byAge[2]), .init(.array(each.ledTo.map { .string($0) }), words: ""),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "No programme yet.")
    }
  }

  /// `waymark programme sessions ID`
  struct Sessions: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sessions", abstract: "The sessions of a programme: who came, what they say.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Argument(help: "The programme.") var id: String
    func run() throws {
      let session = try Session(options)
      try session.needs(.plan)
      guard let programme = try session.casebook.record.programme(ProgrammeID(id)) else {
        throw Refusal.programme(.noSuchProgramme(ProgrammeID(id)))
      }
      var table = Listing([
        .init("session", "Session"), .init("at", "On"), .init("present", "Came", right: true),
        .init("expected", "Of", right: true), .init("topic", "About"), .init("feedback", "Children say"),
      ])
      for held in programme.sessions {
        table.add([
          .init(held.group), .init(held.at.rfc3339, words: held.at.tabular), .init(held.present), .init(held.expected),
          .init(held.topic), .init(held.feedback),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "No session yet.")
    }
  }

  /// `waymark programme feedback ID SESSION --words …`
  struct Feedback: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "feedback", abstract: "What the children say of a session.")
    @OptionGroup var options: Options
    @Argument(help: "The programme.") var id: String
    @Argument(help: "The session; `waymark programme sessions` lists them.") var held: String
    @Option(name: .long, help: "What they say.") var words: String
    func run() throws {
      let session = try Session(options)
      guard var programme = try session.casebook.record.programme(ProgrammeID(id)) else {
        throw Refusal.programme(.noSuchProgramme(ProgrammeID(id)))
      }
      guard var said = programme.sessions.first(where: { $0.group == held }) else {
        throw Failure(
          .badInput, "\(id) has no session \u{201C}\(held)\u{201D}. `waymark programme sessions` lists them.")
      }
      said.feedback = words
      programme.sessions = [said]
      _ = try session.make(.programmeSaved(ProgrammeID(id), programme))
      Output.write("\(id), session \(held): saved.\n")
    }
  }

  /// `waymark programme save ID --name …`
  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "save", abstract: "A programme, new or altered; what isn't given stays.")
    @OptionGroup var options: Options
    @Argument(help: "Its identifier: lower-case letters, digits and hyphens.") var id: String
    @Option(name: .long, help: "What it is called.") var name: String?
    @Option(name: .long, help: "What it is about.") var about: String?
    @Option(name: .long, help: "Where it is held.") var venue: String?
    @Option(name: .long, help: "Who else gives it.") var partners: String?
    @Option(name: .long, help: "Who leads it, by user name.") var lead: String?
    @Option(name: .long, help: "How many sessions it has.") var length: Int?
    @Option(name: .long, help: "How many are to complete it.") var places: Int?
    @Option(name: .long, help: "The youngest age.") var minAge: Int?
    @Option(name: .long, help: "The oldest age.") var maxAge: Int?
    @Option(name: .long, help: "What its partners say of it.") var evaluation: String?
    @Option(name: .long, help: "The last day.") var ended: String?
    func run() throws {
      let session = try Session(options)
      var programme = try session.casebook.record.programme(ProgrammeID(id)) ?? Programme()
      programme.name = name ?? programme.name
      programme.about = about ?? programme.about
      programme.venue = venue ?? programme.venue
      programme.partners = partners ?? programme.partners
      programme.lead = lead.map { StaffID($0) } ?? programme.lead
      programme.length = length ?? programme.length
      programme.places = places ?? programme.places
      programme.minAge = minAge ?? programme.minAge
      programme.maxAge = maxAge ?? programme.maxAge
      programme.evaluation = evaluation ?? programme.evaluation
      if let ended { programme.ended = try session.past(ended) }
      _ = try session.make(.programmeSaved(ProgrammeID(id), programme))
      Output.write("\(id): saved.\n")
    }
  }

  /// `waymark programme enrol REF ID`
  struct Enrol: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "enrol", abstract: "Puts a child down for a programme, or says how it ended and what it led to.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The programme.") var id: String
    @Option(name: .long, help: "From which day; today where none is given.") var from: String?
    @Option(name: .long, help: "The target that it serves.") var target: String?
    @Option(name: .long, help: "How it ended: completed, left, never-came.") var outcome: Coded<Enrolment.Outcome>?
    @Option(name: .long, help: "The day on which it ended; today where none is given.") var ended: String?
    @Option(name: .long, help: "What it led to.") var ledTo = ""
    @Option(name: .long, help: "What the child says of it.") var words = ""
    @Option(name: .long, help: "The award that the child has from it.") var award = ""
    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      let running = file.header.enrolments.last { $0.programme.text == id && $0.ended == nil }
      var enrolment = running ?? Enrolment()
      enrolment.programme = ProgrammeID(id)
      if running == nil || from != nil { enrolment.referred = try session.past(from) }
      enrolment.target = target.map { TargetID($0) } ?? enrolment.target
      enrolment.outcome = outcome?.value
      enrolment.ended = outcome == nil ? nil : try session.past(ended)
      if !ledTo.isEmpty { enrolment.ledTo = ledTo }
      if !words.isEmpty { enrolment.childWords = words }
      if !award.isEmpty { enrolment.award = award }
      _ = try session.make(.enrolled(file.reference, enrolment))
      Output.write("\(file.reference), \(id): \(enrolment.outcome.map { Words.spoken($0) } ?? "put down").\n")
    }
  }
}
