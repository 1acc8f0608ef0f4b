import Casework
import Testing

/// A row of `Tables/obligations.csv`: facts of a made-up case, and what a rule then asks for on a day.
struct ObligationTable {
  let what: String
  let facts: CaseFacts
  let file: CaseFile
  let day: Day
  let rule: String
  /// The order whose obligation is meant, as its number in the facts; nil for any.
  let order: Int?
  let isFirst: Bool
  let due: String
  let state: String

  /// The rows of the table.
  static func rows() throws -> [ObligationTable] {
    let text = String(decoding: try TimeFixtures.bytes(of: "Tests/CaseworkTests/Tables/obligations.csv"), as: UTF8.self)
    return try text.split(separator: "\n").dropFirst().map { try ObligationTable(String($0)) }
  }

  init(_ line: String) throws {
    let fields = Self.fields(line)
    try #require(fields.count == 6, "\(line)")
    what = fields[0]
    day = try TimeFixtures.day(fields[2])
    let words = fields[3].split(separator: " ").map(String.init)
    rule = words[0]
    order = words.count == 3 ? Int(words[2]) : nil
    isFirst = words.last == "first"
    due = fields[4]
    state = fields[5]
    var made = Made()
    for fact in fields[1].split(separator: ";") { try made.take(fact.split(separator: " ").map(String.init)) }
    file = made.file
    var facts = CaseFacts(made.file)
    facts.events += made.events
    self.facts = facts
  }

  /// The fields of a line, of which the ones with commas stand in quotes.
  private static func fields(_ line: String) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  /// What the rule asks for on the facts, as the table writes it: the due day and the state.
  func found(_ facts: CaseFacts) throws -> (due: String, state: String) {
    let all = Obligation.all(
      for: facts, under: try DataFixtures.standards.get(), calendar: try TimeFixtures.calendar(), on: day)
    let meant = all.filter { each in
      let name = each.key.part.isEmpty ? each.rule.text : each.rule.text + "/" + each.key.part
      return name == rule && (order == nil || each.key.subject.dropFirst() == "\(order ?? 0)")
    }
    guard let one = isFirst ? meant.first : meant.max(by: { $0.from < $1.from }) else { return ("", "none") }
    let standing = one.standing(on: day).rawValue
    return (one.due.iso, one.metOn.map { standing + " on " + $0.iso } ?? standing)
  }
}

/// A case that is put together fact by fact.
private struct Made {
  var header = Case.of("2010-03-04")
  var contacts: [FiledContact] = []
  var events: [CaseEvent] = []

  var file: CaseFile { CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: contacts) }

  private static let outcomes: [String: ContactOutcome?] = [
    "seen": .attended, "held": .held, "missed": .unacceptableAbsence, "excused": .acceptableAbsence,
    "undecided": .absenceUndecided, "not-at-home": .notAtHome, "booked": Optional<ContactOutcome>.none,
  ]

  mutating func take(_ words: [String]) throws {
    if words.count > 1, words[1] == "made" { return try order(words) }
    if let outcome = Self.outcomes[words[0]] { return try contact(words, outcome) }
    let last = header.orders.count - 1
    switch words[0] {
    case "born": header.child.dateOfBirth = words[1] == "unknown" ? nil : try TimeFixtures.day(words[1])
    case "allocated", "to-team":
      var allocation = Allocation()
      allocation.on = try TimeFixtures.day(words[1])
      allocation.worker = words[0] == "allocated" ? "kmason" : nil
      allocation.team = "t1"
      header.allocations.append(allocation)
    case "milestone":
      let kind = try #require(CaseEvent.Kind(rawValue: words[1]), "\(words)")
      header.milestones.append(
        Milestone(kind, on: try TimeFixtures.day(words[2]), order: header.orders[last].id, subject: "m" + words[2]))
    case "licence":
      var stay = CustodyStay(under: header.orders[last].id, from: try TimeFixtures.day(words[2]))
      stay.recall = Recall(on: stay.from, why: "Breach", authorisedBy: "The court")
      stay.recall?.released = try TimeFixtures.day(words[1])
      header.custody.append(stay)
    case "released": header.orders[last].released = try TimeFixtures.day(words[1])
    case "ended":
      let how = try #require(OrderEnd.How(rawValue: words[2]), "\(words)")
      header.orders[last].ended = OrderEnd(on: try TimeFixtures.day(words[1]), how)
    case "restored": header.orders[last].ended = nil
    case "closed": header.closed = Closure(on: try TimeFixtures.day(words[1]), reason: "completed")
    case "assessed":
      let day = try TimeFixtures.day(words[1])
      header.assessed += [header.judgements?.on].compactMap { $0 }
      header.judgements = Judgements(on: day, reoffending: .low, harm: .low, safety: .low)
    case "done", "waived", "accepted": try answer(words)
    case "report":
      var report = ReportRequest()
      report.id = ReportID("r\(header.reports.count + 1)")
      report.kind = try #require(ReportRequest.Kind(rawValue: words[1]), "\(words)")
      func after(_ word: String) throws -> Day? {
        try words.firstIndex(of: word).map { try TimeFixtures.day(words[$0 + 1]) }
      }
      report.asked = try #require(try after("asked"), "\(words)")
      report.due = try #require(try after("due"), "\(words)")
      report.delivered = try after("delivered")
      report.heard = try after("heard")
      report.submitted = try after("submitted")
      report.shared = try after("shared")
      header.reports.append(report)
    case "flagged":
      var flag = CaseFlag()
      flag.kind = "knife"
      flag.from = try TimeFixtures.day(words[1])
      flag.review = try TimeFixtures.day(words[3])
      if let ended = words.firstIndex(of: "over") { flag.to = try TimeFixtures.day(words[ended + 1]) }
      header.child.flags.append(flag)
    case "asked":
      var note = OversightNote()
      note.actions = [OversightAction("Visit school", due: try TimeFixtures.day(words[3]))]
      note.actions[0].id = "o1"
      note.actions[0].asked = try TimeFixtures.day(words[1])
      header.oversight.append(note)
    default:
      let kind = try #require(CaseEvent.Kind(rawValue: words[0]), "\(words)")
      let known = words.firstIndex(of: "known").map { words[$0 + 1] }
      events.append(
        CaseEvent(
          kind, at: Moment(try TimeFixtures.day(words[1]), .midnight), known: try known.map(TimeFixtures.day),
          subject: "e\(events.count + 1)", tags: words.last == "report" ? ["report"] : []))
    }
  }

  /// `yro made 2026-11-02 from 2026-11-16 for 6 months until 2027-05-01 at enhanced`
  private mutating func order(_ words: [String]) throws {
    func after(_ word: String) -> String? { words.firstIndex(of: word).map { words[$0 + 1] } }
    var order = Order()
    order.id = OrderID("o\(header.orders.count + 1)")
    order.disposal = try #require(Disposal(rawValue: words[0]), "\(words)")
    order.made = try TimeFixtures.day(words[2])
    order.starts = try after("from").map(TimeFixtures.day)
    order.ends = try after("until").map(TimeFixtures.day)
    if let months = after("for").flatMap({ Int($0) }) {
      order.term = Term(months, .months)
      order.ends = order.term?.lastDay(from: order.begins)
    }
    order.level = try after("at").map { try #require(InterventionLevel(rawValue: $0), "\(words)") }
    header.orders.append(order)
  }

  /// `seen 2026-11-04 office for 1`
  private mutating func contact(_ words: [String], _ outcome: ContactOutcome?) throws {
    var contact = Contact()
    contact.at = Moment(try TimeFixtures.day(words[1]), .midday)
    contact.kind = ListCode(words[2])
    contact.outcome = outcome
    contact.counts = outcome?.mayCount ?? true
    if words.count == 5 { contact.order = OrderID("o" + words[4]) }
    contacts.append(FiledContact(id: ContactID("c\(contacts.count + 1).1"), version: 1, contact: contact))
  }

  /// `done plan/referral-order 2026-11-27`, `waived plan-review@2026-02-20 2026-05-18`
  private mutating func answer(_ words: [String]) throws {
    let turn = words[1].split(separator: "@").map(String.init)
    let name = turn[0].split(separator: "/").map(String.init)
    var answer = ObligationAnswer()
    let flagged = header.child.flags.last?.review.map { "w1." + $0.iso }
    answer.key = ObligationKey(
      ListCode(name[0]), part: name.count > 1 ? name[1] : "", subject: flagged ?? "o1",
      turn: turn.count > 1 ? try TimeFixtures.day(turn[1]) : nil)
    answer.kind = words[0] == "done" ? .done : words[0] == "waived" ? .notNeeded : .late
    answer.on = try TimeFixtures.day(words[2])
    answer.reason = "The family was away."
    answer.accepted = "dshah"
    header.answers.append(answer)
  }
}
