import ArgumentParser
import CaseScreens
import Casework
import JSON

extension CourtCommand {
  /// `waymark court result LINE --outcome …`
  struct Result: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "result",
      abstract: "Records what the court decided, with the orders, the bail and the next hearing that follow.",
      discussion:
        "An order is its code, an equals sign, its length and behind semicolons its requirements: --order 'yro=12 months; supervision 12 months; curfew 3 months, 10 hours a day'. #1 #2 behind the length name the charges that it answers; else it answers all."
    )
    @OptionGroup var options: Options
    @Argument(help: "The line of the list (its end such as e12.1 is enough), or the case: YJ-000142 or 142.")
    var line: String
    @Option(name: .long, help: "The day of the hearing; today where none is given.") var date: String?
    @Option(name: .long, help: "What came of it.") var outcome: Coded<HearingOutcome>
    @Option(name: .long, help: "An offence that the list hasn't; may be given again.") var offence: [String] = []
    @Option(
      name: .long, help: "What every charge is (list offence-categories); N=CODE for charge N; may be given again.")
    var category: [String] = []
    @Option(name: .long, help: "The Youth Justice Board's gravity of every charge, 1 to 8; N=SCORE for charge N.")
    var seriousness: [String] = []
    @Option(name: .long, help: "The police's gravity of every charge, 1 to 5; N=SCORE for charge N.")
    var policeGravity: [String] = []
    @Option(name: .long, help: "The plea to every charge; N=PLEA for charge N; may be given again.")
    var plea: [String] = []
    @Option(name: .long, help: "The finding on every charge; N=FINDING for charge N; may be given again.")
    var finding: [String] = []
    @Option(name: .long, help: "An order that was made: CODE=LENGTH; REQUIREMENT; \u{2026}; may be given again.")
    var order: [String] = []
    @Option(name: .long, help: "The day that it was adjourned to.") var to: String?
    @Option(name: .long, help: "The time there.") var at: String?
    @Option(name: .long, help: "What for, by the code of the list hearing-types.") var `for`: String?
    @Option(name: .long, help: "At which court, if at another.") var court: String?
    @Option(name: .long, help: "Bail or remand until then.") var remand: Coded<RemandStatus>?
    @Option(name: .long, help: "A condition, such as 'curfew 19:00 to 7:00'; may be given again.")
    var condition: [String] = []
    @Option(name: .long, help: "For a remand: which alternatives were looked at, and why they weren't enough.")
    var alternatives = ""
    @Option(name: .long, help: "A warrant: backed or not-backed for bail.") var warrant: String?
    @Option(name: .long, help: "A report that the court asked for.") var report: Coded<ReportRequest.Kind>?
    @Option(name: .long, help: "The day by which it is to be there; the working day before the next hearing otherwise.")
    var reportDue: String?
    @Flag(name: .long, help: "The court asked the report for all options.") var allOptions = false
    @Option(name: .long, help: "What the bench said when it sentenced.") var remarks = ""
    @Option(name: .long, help: "What the court said of the service's work.") var feedback = ""
    @Option(name: .long, help: "What else is to be known.") var note = ""
    @Flag(name: .long, help: "Registers the child from the list: nobody on record is this child.") var new = false
    @Flag(name: .long, help: "Print one JSON document.") var json = false

    func run() throws {
      let session = try Session(options)
      let (row, day) = try CourtDesk.row(line, date: date, session)
      let reference = try known(row)
      let header = try reference.flatMap { try session.casebook.record.header(of: $0) }
      var decided = CourtResult(for: row, on: day, reference: reference, header: header)
      decided.result.outcome = outcome.value
      decided.result.remarks = remarks
      decided.result.feedback = feedback
      decided.result.note = note
      try charge(&decided)
      try grade(&decided, day, session)
      try follow(&decided, day, session)
      let made = try session.make(.hearingResulted(decided))
      report(made.cases.first ?? reference, decided, row, session)
    }

    /// The case, or none where the child is to be registered. Never guesses: somebody must say.
    private func known(_ row: CourtBoard.Row) throws -> CaseReference? {
      if new {
        if let reference = row.reference {
          throw Failure(.badInput, "\(row.name) is matched to \(reference), so there is nobody to register.")
        }
        return nil
      }
      switch row.known {
      case .confirmed(let reference): return reference
      case .certain(let match): return match.summary.reference
      case .likely(let matches):
        let named = matches.map { $0.summary.reference.description }.joined(separator: ", ")
        throw Failure(
          .badInput,
          "\(row.name) may be \(named). Say which with `waymark court match`, or register the child with --new.")
      case .new:
        throw Failure(
          .badInput, "Nobody on record is like \(row.name). Give --new to register the child from the list.")
      }
    }

    private func charge(_ decided: inout CourtResult) throws {
      for title in offence {
        var offence = Offence()
        offence.id = ""
        offence.description = title
        decided.charges.append(.init(offence))
      }
      let count = decided.charges.count
      for text in plea {
        let (range, value) = try Self.numbered(text, count)
        let plea = try Coded<Plea>.read(value)
        for index in range { decided.charges[index].plea = plea }
      }
      for text in finding {
        let (range, value) = try Self.numbered(text, count)
        let finding = try Coded<ChargeResult.Finding>.read(value)
        for index in range { decided.charges[index].finding = finding }
      }
      let names = decided.chargeNames
      for text in order {
        let parts = text.split(separator: "=", maxSplits: 1).map { $0.split(separator: " ").joined(separator: " ") }
        let disposal = try Coded<Disposal>.read(parts.first ?? "")
        let guilty = decided.guiltyNames
        do throws(OrderText.Fault) {
          var order = try OrderText.order(disposal, typed: parts.count > 1 ? parts[1] : "", charges: names)
          if order.offences == names { order.offences = guilty }
          decided.orders.append(order)
        } catch {
          throw Failure(.badInput, "--order \(text): \(error.words)")
        }
      }
    }

    private func grade(_ decided: inout CourtResult, _ day: Day, _ session: Session) throws {
      let count = decided.charges.count
      for text in category {
        let (range, value) = try Self.numbered(text, count)
        let code = ListCode(value)
        guard session.settings.lists.has("offence-categories", code, on: day) else {
          throw Refusal.unknownCode(list: "offence-categories", code: code)
        }
        for index in range { decided.charges[index].offence.category = code }
      }
      for (texts, scale) in [(seriousness, \Offence.seriousness), (policeGravity, \Offence.policeGravity)] {
        for text in texts {
          let (range, value) = try Self.numbered(text, count)
          guard let score = Int(value) else {
            throw Failure(.badInput, "\u{201C}\(value)\u{201D} is no score. Type a number, or N=SCORE for charge N.")
          }
          for index in range { decided.charges[index].offence[keyPath: scale] = score }
        }
      }
    }

    /// The charges that `2=guilty` or `guilty` speaks of, and the value.
    private static func numbered(_ text: String, _ count: Int) throws -> (Range<Int>, String) {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return (0..<count, text) }
      guard let number = Int(parts[0]), (1...max(1, count)).contains(number), count > 0 else {
        throw Failure(.badInput, "\u{201C}\(parts[0])\u{201D} is none of the \(count) charges.")
      }
      return (number - 1..<number, parts[1])
    }

    private func follow(_ decided: inout CourtResult, _ day: Day, _ session: Session) throws {
      if let remand {
        let conditions = condition.flatMap { OrderText.conditions($0) }
        decided.result.remand = RemandDecision(remand.value, conditions: conditions)
        decided.result.remand?.note = alternatives
      } else if !condition.isEmpty {
        throw Failure(.usage, "--condition belongs to --remand.")
      }
      switch warrant {
      case nil: break
      case "backed", "not-backed":
        var issued = Warrant()
        issued.isBacked = warrant == "backed"
        decided.result.warrant = issued
      case let other?:
        throw Failure(.usage, "--warrant is backed or not-backed, and \u{201C}\(other)\u{201D} was given.")
      }
      if let to {
        var next = Hearing()
        next.at = try moment(of: to, after: day, session)
        next.court = court ?? ""
        next.kind = decided.hearing.kind
        next.type = self.for.map { ListCode($0) }
        if let code = next.type, !session.settings.lists.has("hearing-types", code, on: day) {
          throw Refusal.unknownCode(list: "hearing-types", code: code)
        }
        decided.next = next
      }
      if let report {
        var request = ReportRequest()
        request.kind = report.value
        request.asked = day
        request.isAllOptions = allOptions
        if let reportDue {
          request.due = try session.day(reportDue, .future)
        } else if let next = decided.next {
          request.due = session.settings.calendar.workingDay(onOrBefore: next.at.day.adding(days: -1))
        } else {
          throw Failure(.usage, "Give --report-due, since there is no next hearing to count from.")
        }
        decided.report = request
      }
    }

    /// The day and time that it was adjourned to: `14/12`, or `14/12 1000` where no --at is given.
    private func moment(of typed: String, after day: Day, _ session: Session) throws -> Moment {
      var next = Moment(.epoch, .midnight)
      if at == nil, let both = try? session.moment(typed, .future), (try? session.day(typed, .future)) == nil {
        next = both
      } else {
        next = Moment(try session.day(typed, .future), try time())
      }
      // A day that just went by would be taken for next year's.
      if next.day > day.adding(months: Self.furthestMonths), !typed.contains(String(next.day.year % 100)) {
        throw Failure(
          .badInput,
          "\u{201C}\(typed)\u{201D} would be \(next.day.text(.long)). Give the year too if that is meant: \(typed)/\(next.day.year)."
        )
      }
      return next
    }

    /// How far ahead a next hearing may lie without its year being given (local default, unverified).
    private static let furthestMonths = 9

    private func time() throws -> TimeOfDay {
      guard let at else { return .midnight }
      do {
        return try TypedTime.parse(at)
      } catch {
        throw Failure(.badInput, error.words + ".")
      }
    }

    private func report(_ reference: CaseReference?, _ decided: CourtResult, _ row: CourtBoard.Row, _ session: Session)
    {
      let header = reference.flatMap { try? session.casebook.record.header(of: $0) }
      let hearing = header?.heard.first
      let orders = (hearing?.result?.orders ?? []).compactMap { header?.order($0) }
      if json {
        let members: [(String, JSONValue)] = [
          ("case", reference.map { .string($0.description) } ?? .null), ("child", .string(row.name)),
          ("hearing", hearing.map { .string($0.id.text) } ?? .null), ("outcome", .string(outcome.value.rawValue)),
          ("orders", .array(orders.map { .string($0.id.text) })),
          ("next", header?.nextHearing.map { .string($0.at.day.iso) } ?? .null),
          ("worker", header?.worker.map { .string($0.text) } ?? .null),
          ("unallocated", .bool(header?.waitingSince != nil)),
        ]
        let object = JSONValue.object(members.map { JSONMember(key: $0.0, value: $0.1) })
        return Output.write(object.json(pretty: true) + [10])
      }
      var text = "\(reference?.description ?? "") \(row.name): \(outcome.value.words)"
      if !orders.isEmpty { text += ", " + orders.map(\.disposal.name).joined(separator: ", ") }
      if let next = decided.next { text += ", to " + next.at.day.text(.longWithWeekday) }
      text += header?.waitingSince == nil ? "." : ". The case waits for a worker."
      Output.write(text + "\n")
    }
  }
}
