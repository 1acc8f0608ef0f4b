import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

/// `waymark plan`
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "A child's plan: its targets, the work done on each, who agreed, its reviews.",
    subcommands: [
      Show.self, Write.self, SubmitDocument<PlanDocument>.self, CountersignDocument<PlanDocument>.self,
      SendBackDocument<PlanDocument>.self, TakeBackDocument<PlanDocument>.self, Agree.self, Mark.self,
      Review.self, FamilyReviews.self,
    ], defaultSubcommand: Show.self)

  /// `waymark plan show REF`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "The plan: targets with the work done on each; --json gives every version whole.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      let plans = try session.casebook.plans(of: file.reference)
      if listing.json { return Output.write(try PlanCommand.json(plans.versions.map { ($0.id, $0.plan) })) }
      var table = Listing([
        .init("id", "Id"), .init("target", "Target"), .init("state", "State"), .init("by", "By"),
        .init("contacts", "Contacts", right: true), .init("minutes", "Minutes", right: true), .init("last", "Last"),
      ])
      for target in plans.latest?.plan.content.targets ?? [] {
        let work = TargetWork(on: target.id, in: file.contacts)
        table.add([
          .init(target.id.text), .init(target.what), .init(plans.state(of: target.id).rawValue),
          .init(target.by?.iso, words: target.by?.text(.short) ?? ""), .init(work.held), .init(work.minutes),
          .init(work.last?.day.iso),
        ])
      }
      if listing.csv { return Output.write(table.csv()) }
      guard let shown = plans.latest else { return Output.write("No plan.\n") }
      Output.write(
        "\(file.reference), plan \(shown.id): version \(shown.plan.signing.version), \(shown.plan.signing.state.words)\n"
      )
      for reason in shown.plan.signing.reasons { Output.write("sent back: \(reason.part) \(reason.words)\n") }
      Output.write(table.text { TextWidth.columns(of: $0) })
      for work in RequirementWork.all(of: file, on: session.now.day) { Output.write(Words.of(work) + "\n") }
      for agreement in shown.plan.agreements { Output.write(Words.of(agreement) + "\n") }
    }
  }

  /// `waymark plan write REF FILE`
  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "write",
      abstract:
        "Writes the plan's draft from JSON, as `content` of `plan show --json` has it; begins one where there is none.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The file; - for standard input.") var file: String

    func run() throws {
      let session = try Session(options)
      let found = try session.caseFile(reference)
      let content = try PlanCommand.read(PlanContent.self, from: file)
      let plans = try session.casebook.plans(of: found.reference)
      let running = found.header.orders.filter { $0.disposal.isSupervised && $0.runs(on: session.now.day) }.map(\.id)
      _ = try session.make(
        .planned(
          found.reference,
          .written(
            plans.draft?.id, content, orders: plans.draft?.plan.orders ?? running, seen: plans.draft?.version)))
      Output.write("\(found.reference): the draft of the plan has \(content.targets.count.counted("target")).\n")
    }
  }

  /// `waymark plan agree REF --who child`
  struct Agree: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "agree", abstract: "Records who agreed to the plan, how, or why not.")
    @OptionGroup var options: Options
    @OptionGroup var answer: AgreementOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      guard let current = try session.casebook.plans(of: reference).current else {
        throw Refusal.plan(.notSigned(.draft))
      }
      let agreement = try answer.agreement(session)
      _ = try session.make(.planned(reference, .answered(current.id, agreement)))
      Output.write("\(reference): \(Words.of(agreement)).\n")
    }
  }

  /// `waymark plan mark REF TARGET STATE`
  struct Mark: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "mark", abstract: "Marks a target: on-track, behind, done, dropped, again.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The target, by its id.") var target: String
    @Argument(help: "How it goes.") var state: Coded<TargetProgress.State>
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    @Option(name: .long, help: "What was reached; why it was dropped.") var note = ""
    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      guard let current = try session.casebook.plans(of: reference).current else {
        throw Refusal.plan(.notSigned(.draft))
      }
      let progress = TargetProgress(
        TargetID(target), state.value, on: try session.past(on), note: note)
      _ = try session.make(.planned(reference, .moved(current.id, progress)))
      Output.write("\(reference), target \(target): \(state.value.words).\n")
    }
  }

  /// `waymark plan review REF --present child,mother`
  struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "review", abstract: "Records a review of the plan, and its meeting as a contact.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "Who was there, with commas: child, mother, father, carer, school\u{2026}") var present:
      String
    @Option(name: .long, help: "Why no parent or carer was there.") var withoutFamily = ""
    @Option(name: .long, help: "What was decided.") var decisions = ""
    @Option(name: .long, help: "What the child says.") var child = ""
    @Option(name: .long, help: "What the parent or carer says.") var carer = ""
    @Option(name: .long, help: "A target and how it goes: t1=done.") var target: [String] = []
    @Option(name: .long, help: "The kind of meeting, as contacts have it.") var kind = "office"
    @Option(name: .long, help: "The day; today where none is given.") var on: String?
    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      guard let current = try session.casebook.plans(of: reference).current else {
        throw Refusal.plan(.notSigned(.draft))
      }
      var review = PlanReview()
      review.on = try session.past(on)
      review.kind = ListCode(kind)
      review.present = try present.split(separator: ",").map { try Coded<Attendee>.read(String($0)) }
      review.withoutFamily = withoutFamily
      review.decisions = decisions
      review.childWords = child
      review.carerWords = carer
      review.progress = try target.map { typed in
        let parts = typed.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw Failure(.badInput, "\u{201C}\(typed)\u{201D} isn't of the form t1=done.") }
        let state = try Coded<TargetProgress.State>.read(parts[1])
        return TargetProgress(TargetID(parts[0]), state, on: review.on, note: state == .dropped ? decisions : "")
      }
      let meeting = Contact(of: review, current.plan, by: session.me)
      _ = try session.make(.planned(reference, .reviewed(current.id, review, meeting: meeting)))
      Output.write("\(reference): plan reviewed on \(review.on.text(.long)).\n")
    }
  }

  /// Documents by their identifiers, as one JSON array.
  static func json(_ versions: [(DocumentID, some JSONRecord)]) throws -> [UInt8] {
    let all = try versions.map { id, document in
      JSONValue.object([
        .init(key: "id", value: .string(id.text)), .init(key: "document", value: try JSONValue(json: document.json())),
      ])
    }
    return JSONValue.array(all).json(pretty: true) + [UInt8(ascii: "\n")]
  }

  /// Reads a record from a file, or from standard input. Throws `Failure` that names the fault.
  static func read<T: JSONRecord>(_ type: T.Type, from file: String) throws -> T {
    do {
      return try T(json: try InputFile.bytes(file))
    } catch let error as JSONError { throw Failure(.badInput, "\(file) is wrong: \(error).") }
  }
}
