import ArgumentParser
import Casework
import Interchange

/// `waymark staff`
struct StaffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Members of staff: roles, cover, workload reductions and supervision.",
    subcommands: [List.self, Save.self, CoverStaff.self, ReduceStaff.self, SuperviseStaff.self, ActionDone.self])

  /// What is to be done and by when, as `Visit Leeds=4 dec`.
  static func action(_ text: String, _ session: Session) throws -> (what: String, due: Day) {
    guard let mark = text.lastIndex(of: "=") else {
      throw Failure(.badInput, "--action takes what and by when, such as \"Visit Leeds=4 dec\".")
    }
    return (String(text[..<mark]), try session.day(String(text[text.index(after: mark)...]), .future))
  }

  /// `waymark staff cover USER`
  struct CoverStaff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cover", abstract: "Names a deputy who sees and acts for somebody between two days.")
    @OptionGroup var options: Options
    @Argument(help: "Who is covered, by user name.") var user: String
    @Option(name: .long, help: "The deputy, by user name.") var by: String
    @Option(name: .long, help: "The first day, as people write it; else today.") var from: String?
    @Option(name: .long, help: "The last day, as people write it.") var to: String
    @Option(name: .long, help: "Why: leave, sickness, training.") var why = ""

    func run() throws {
      let session = try Session(options)
      let from = try from.map { try session.day($0, .future) } ?? session.now.day
      let cover = Cover(by: StaffID(by), from: from, to: try session.day(to, .future), why: why)
      _ = try session.make(.coverSaved(StaffID(user), cover))
      Output.write("\(by) acts for \(user) from \(cover.from.text(.short)) to \(cover.to.text(.short)).\n")
    }
  }

  /// `waymark staff reduce USER`
  struct ReduceStaff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reduce", abstract: "Takes work off somebody's hours: duty, training, a phased return.")
    @OptionGroup var options: Options
    @Argument(help: "Whose hours, by user name.") var user: String
    @Option(name: .long, help: "Hundredths of their hours.") var percent: Int
    @Option(name: .long, help: "Why.") var why: String
    @Option(name: .long, help: "The first day, as people write it; else today.") var from: String?
    @Option(name: .long, help: "The last day, as people write it; none while it goes on.") var to: String?

    func run() throws {
      let session = try Session(options)
      let from = try from.map { try session.day($0, .future) } ?? session.now.day
      let reduction = WorkloadReduction(
        percent, why: why, from: from, to: try to.map { try session.day($0, .future) })
      _ = try session.make(.workloadReduced(StaffID(user), reduction))
      guard let staff = session.casebook.staff[StaffID(user)] else { return }
      let capacity = session.settings.weights.capacity(of: staff, on: session.now.day)
      Output.write("\(user) carries \(percent) % less from \(from.text(.short)): \(capacity) points today.\n")
    }
  }

  /// `waymark staff done USER ACTION`
  struct ActionDone: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "done", abstract: "Marks an action that was agreed in supervision as done.")
    @OptionGroup var options: Options
    @Argument(help: "Whose supervision, by user name.") var user: String
    @Argument(help: "The action, as `waymark workload USER` names it.") var action: String

    func run() throws {
      let session = try Session(options)
      _ = try session.make(.actionDone(StaffID(user), ActionID(action), on: session.now.day))
      Output.write("\(action) of \(user) is done.\n")
    }
  }

  /// `waymark staff supervise USER`
  struct SuperviseStaff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "supervise", abstract: "Records a supervision with what was agreed.")
    @OptionGroup var options: Options
    @Argument(help: "Who was supervised, by user name.") var user: String
    @Option(name: .long, help: "The day, as people write it; else today.") var on: String?
    @Option(name: .long, help: "management, reflective, clinical or group.") var kind = "management"
    @Option(name: .long, help: "A case that was talked about; once for each.") var about: [String] = []
    @Option(name: .long, help: "What was said.") var note = ""
    @Option(name: .long, help: "What was agreed and by when: \"Visit Leeds=4 dec\"; once for each.")
    var action: [String] = []
    @Option(name: .long, help: "The next one, as people write it.") var next: String?

    func run() throws {
      let session = try Session(options)
      var record = Supervision()
      record.on = try on.map { try session.day($0, .past) } ?? session.now.day
      record.by = session.me
      guard let kind = Supervision.Kind(rawValue: kind) else {
        let kinds = Supervision.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(.badInput, "There is no kind of supervision \u{201C}\(self.kind)\u{201D}. There are: \(kinds).")
      }
      record.kind = kind
      record.cases = try about.map { try session.caseFile($0).reference }
      record.note = note
      record.actions = try action.map { text in
        let (what, due) = try StaffCommand.action(text, session)
        return SupervisionAction(what, due: due)
      }
      record.next = try next.map { try session.day($0, .future) }
      _ = try session.make(.supervisionRecorded(StaffID(user), record))
      Output.write("Supervision recorded: \(user), \(record.on.text(.short)), \(record.actions.count) actions.\n")
    }
  }
}
