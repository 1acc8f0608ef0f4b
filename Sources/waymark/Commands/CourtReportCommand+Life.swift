import ArgumentParser
import CaseScreens
import Casework

extension CourtReportCommand {
  /// Does something to the version that holds, or says that none does.
  private static func take(
    _ reference: String, _ which: ReportChoice, _ session: Session,
    _ change: (DocumentID, ReportRequest) throws -> ReportChange
  ) throws -> String {
    let found = try which.found(try session.caseFile(reference), session)
    guard let current = found.reports.current else {
      throw Refusal.report(.notChecked(found.reports.latest?.plan.signing.state ?? .draft))
    }
    _ = try session.make(.reported(found.file.reference, try change(current.id, found.request)))
    return "\(found.file.reference), report \(found.request.id)"
  }

  /// `waymark court-report share REF --with child`
  struct Share: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "share", abstract: "Records with whom the report was gone through, how and when.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @OptionGroup var which: ReportChoice
    @Option(name: .long, help: "With whom: child, carer, victim, partner.") var with: Coded<Agreement.Party>
    @Option(name: .long, help: "The name of a parent or carer.") var name = ""
    @Option(name: .long, help: "How: in-person, phone, video, letter, signed.") var how: Coded<Agreement.Means>?
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    @Option(name: .long, help: "What they said.") var words = ""
    func run() throws {
      let session = try Session(options)
      let sharing = ReportSharing(
        with.value, how?.value ?? .inPerson, on: try session.past(on), name: name, words: words)
      let subject = try CourtReportCommand.take(reference, which, session) { id, _ in .shared(id, sharing) }
      Output.write("\(subject): \(Words.of(sharing)).\n")
    }
  }

  /// `waymark court-report file REF`
  struct FileIt: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "file", abstract: "Records that the report was filed: on which day, where.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @OptionGroup var which: ReportChoice
    @Option(name: .long, help: "The court; the one that asked where none is given.") var court: String?
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    @Option(name: .long, help: "Why it was not shared with the child or the family.") var unshared = ""
    func run() throws {
      let session = try Session(options)
      let day = try session.past(on)
      let subject = try CourtReportCommand.take(reference, which, session) { id, request in
        .filed(id, ReportFiling(on: day, court: court ?? request.court, unshared: unshared))
      }
      Output.write("\(subject): filed on \(day.text(.long)).\n")
    }
  }

  /// `waymark court-report read REF`
  struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "read", abstract: "Records that the court has read the report.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @OptionGroup var which: ReportChoice
    @Option(name: .long, help: "The court; the one that asked where none is given.") var court: String?
    @Option(name: .long, help: "Who: the bench, the judge.") var reader = ""
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      let session = try Session(options)
      let day = try session.past(on)
      let subject = try CourtReportCommand.take(reference, which, session) { id, request in
        .read(id, ReportReading(on: day, court: court ?? request.court, reader: reader))
      }
      Output.write("\(subject): read on \(day.text(.long)).\n")
    }
  }

  /// `waymark court-report feedback REF --answer clear=yes`
  struct Feedback: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "feedback", abstract: "Records the feedback form that came back from the court.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @OptionGroup var which: ReportChoice
    @Option(name: .long, help: "An answer: clear=yes, clear=partly, clear=no, clear=not-needed.") var answer: [String] =
      []
    @Option(name: .long, help: "Who filled it in.") var from = ""
    @Option(name: .long, help: "What they wrote.") var words = ""
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      let session = try Session(options)
      var feedback = ReportFeedback()
      feedback.on = try session.past(on)
      feedback.from = from
      feedback.words = words
      feedback.answers = try answer.map { typed in
        let parts = typed.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
          throw Failure(.badInput, "\u{201C}\(typed)\u{201D} isn\u{2019}t of the form clear=yes.")
        }
        return CheckAnswer(ListCode(parts[0]), try Coded<CheckAnswer.Answer>.read(parts[1]))
      }
      let subject = try CourtReportCommand.take(reference, which, session) { [feedback] id, _ in .answered(id, feedback)
      }
      Output.write("\(subject): feedback recorded.\n")
    }
  }
}
