import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON

extension ExitCommand {
  /// The out-of-court disposal that is meant: the one that is named, else the latest.
  private static func disposal(_ id: String?, of file: CaseFile) throws -> OrderID {
    if let id { return OrderID(id) }
    guard let order = file.header.orders.last(where: { RuleScope.Route($0.disposal) == .outOfCourt }) else {
      throw Failure(.badInput, "\(file.reference) has no out-of-court disposal.")
    }
    return order.id
  }

  /// `waymark exit form-a REF --outcome completed --words …`
  struct FormACommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "form-a", abstract: "Records that Form A went to the police; `print REF form-a` makes it.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "completed, not-completed or did-not-engage.") var outcome: Coded<OrderEnd.How>
    @Option(name: .long, help: "How the child engaged.") var words: String
    @Option(name: .long, help: "To whom it was sent.") var to = ""
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    @Option(name: .long, help: "The disposal, by its id; the latest where none is given.") var order: String?
    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      var form = FormA()
      form.order = try ExitCommand.disposal(order, of: file)
      form.on = try session.past(on)
      form.outcome = outcome.value
      form.words = words
      form.to = to
      _ = try session.make(.exited(file.reference, .formASent(form)))
      Output.write("\(file.reference): Form A sent on \(form.on.text(.long)), \(Words.of(form.outcome)).\n")
    }
  }

  /// `waymark exit not-engaged REF --words …`
  struct NotEngaged: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "not-engaged", abstract: "Records that the manager was told of a child who hasn't engaged.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "What was tried.") var words: String
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    @Option(name: .long, help: "The disposal, by its id; the latest where none is given.") var order: String?
    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      let order = try ExitCommand.disposal(order, of: file)
      _ = try session.make(
        .exited(file.reference, .nonEngagementTold(order, on: try session.past(on), words: words)))
      Output.write("\(file.reference): told to the manager.\n")
    }
  }

  /// `waymark exit survey REF --who child --points fair=4`
  struct SurveyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "survey", abstract: "Records the end-of-order survey of the child or the parent or carer.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "Who: child or carer.") var who: Coded<Agreement.Party>
    @Option(name: .long, help: "Points from 1 to 5 for a question: fair=4.") var points: [String] = []
    @Option(name: .long, help: "What they say in their own words.") var words = ""
    @Option(name: .long, help: "Why they didn't answer.") var declined = ""
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      guard let latest = try session.casebook.exits(of: reference).latest else {
        throw Failure(.badInput, "\(reference) has no exit plan. Write one first.")
      }
      var survey = Survey()
      survey.who = who.value
      survey.on = try session.past(on)
      survey.words = words
      survey.declined = declined
      survey.points = try points.map { typed in
        let parts = typed.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let number = Int(parts[1]),
          session.settings.survey.questions.contains(where: { $0.id.text == parts[0] })
        else {
          throw Failure(.badInput, "\u{201C}\(typed)\u{201D} isn't of the form fair=4, or no such question is asked.")
        }
        return SurveyPoint(ListCode(parts[0]), number)
      }
      _ = try session.make(.exited(reference, .surveyed(latest.id, survey)))
      Output.write("\(reference): survey recorded.\n")
    }
  }

  /// `waymark exit responses REF`
  struct Responses: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "responses", abstract: "How the child responded to earlier disposals, for a court.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      var table = Listing([
        .init("order", "Id"), .init("disposal", "Disposal"), .init("made", "Made"), .init("outcome", "Outcome"),
        .init("on", "On"), .init("words", "In words"),
      ])
      for response in file.header.responses {
        table.add([
          .init(response.order.id.text), .init(response.order.disposal.rawValue, words: response.order.disposal.name),
          .init(response.order.made.iso), .init(response.outcome.rawValue, words: Words.of(response.outcome)),
          .init(response.on.iso), .init(response.words),
        ])
      }
      listing.write(table, none: "None on record.")
    }
  }

  /// `waymark exit look-back REF`
  struct LookBackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "look-back", abstract: "Records how things stand six months after a case closed.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "Whether it has lasted: yes or no.") var lasted: YesNo?
    @Option(name: .long, help: "Whether the child came back: yes or no.") var back: YesNo?
    @Option(name: .long, help: "Where the child learns or works, by the code of the list.") var education: String?
    @Option(name: .long, help: "Who was asked, and what they said.") var words = ""
    @Option(name: .long, help: "The day; today where none is given.") var on: String?

    /// An answer, as it is typed.
    enum YesNo: String, ExpressibleByArgument, CaseIterable { case yes, no }

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      var found = LookBack()
      found.on = try session.past(on)
      found.hasLasted = lasted.map { $0 == .yes }
      found.cameBack = back.map { $0 == .yes }
      found.education = education.map { ListCode($0) }
      found.words = words
      _ = try session.make(.exited(reference, .lookedBack(found)))
      Output.write("\(reference): looked back on \(found.on.text(.long)).\n")
    }
  }

  /// `waymark exit look-backs`
  struct LookBacks: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "look-backs", abstract: "Closed cases at which to look back, six months after they closed.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "Due on this day or before; today where none is given.") var until: String?
    func run() throws {
      let session = try Session(options)
      let last =
        try until.map { text in
          guard let day = Day(iso: text) else { throw Failure(.badInput, "--until takes a day as YYYY-MM-DD.") }
          return day
        } ?? session.now.day
      var table = Listing([
        .init("case", "Ref"), .init("child", "Child"), .init("closed", "Closed"), .init("due", "Due"),
        .init("worker", "Worker"),
      ])
      let due = try session.casebook.closedCases().compactMap { summary in summary.lookBackDue.map { ($0, summary) } }
      for (day, summary) in due.filter({ $0.0 <= last }).sorted(by: { ($0.0, $0.1.reference) < ($1.0, $1.1.reference) })
      {
        table.add([
          .init(summary.reference.description), .init(summary.name), .init(summary.closed?.iso),
          .init(day.iso), .init(summary.worker?.text),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "None due.")
    }
  }
}
