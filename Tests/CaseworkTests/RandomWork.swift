import Casework
import JSON
import Testing

/// A case on which a seeded somebody works for weeks: every kind of change, in any order, some of them refused.
struct RandomWork {
  static let reference = CaseReference(1)
  private(set) var record = MemoryRecord()
  private(set) var now: Moment
  private var random: SeededNumbers

  /// Nothing but a report needs a second signature, so that one person alone comes far.
  private static let policy: CountersigningPolicy = Specimens.make {
    $0.rules = SignedKind.allCases.map { kind in
      Specimens.make { (rule: inout CountersigningRule) in
        rule.kind = kind
        rule.always = kind == .report
      }
    }
  }

  /// Who makes the next change: a colleague countersigns.
  private var author: StaffID = "kmason"

  /// One heading that is needed, and nothing to fill it in from.
  private static let texts: ReportTexts = Specimens.make { texts in
    texts.headings = [Specimens.make { $0.isNeeded = true }]
    texts.kinds = ReportRequest.Kind.allCases.map { kind in
      Specimens.make { (text: inout ReportKindTexts) in
        text.kind = kind
        text.headings = ["heading"]
      }
    }
  }

  init(seed: UInt64) throws {
    random = SeededNumbers(seed: seed)
    now = Moment(try TimeFixtures.day("2026-03-02"), .midday)
    var header = Case.of("2010-03-04")
    header.opened = now.day
    try record.make(.caseOpened(header), by: "kmason", now: now)
    var mason = Staff()
    mason.name = "Karen Mason"
    mason.role = .manager
    try record.make(.staffSaved("kmason", mason), by: "kmason", now: now)
    try record.make(.staffSaved("rellis", mason), by: "kmason", now: now)
    try record.make(.teamSaved("t1", Team(name: "One")), by: "kmason", now: now)
  }

  /// The whole case as it stands.
  func file() throws -> CaseFile { try #require(try record.caseFile(Self.reference)) }

  /// One more change: its documents before and after it; nil where the rules refuse it.
  mutating func step() throws -> [(key: DocumentKey, isNew: Bool, bytes: [UInt8]?)]? {
    if number(0...3) == 0 { now = Moment(now.day.adding(days: number(1...20)), .midday) }
    let before = record
    author = "kmason"
    do {
      let change = try change()
      let edits = try record.make(
        change, by: author, now: now, countersigning: Self.policy, reports: Self.texts)
      return edits.list.map { ($0.key, before.stored($0.key) == nil, $0.bytes) }
    } catch is Refusal {
      return nil
    }
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func pick<T>(_ list: [T]) -> T? { list.randomElement(using: &random) }

  mutating func contact(_ days: ClosedRange<Int>, _ header: Case) -> Contact {
    var contact = Contact()
    contact.at = Moment(now.day.adding(days: number(days)), .midday)
    contact.worker = "kmason"
    contact.counts = number(0...1) == 0
    contact.kind = pick(["office", "home", "phone"]) ?? "office"
    contact.reason = "No reason given."
    if number(0...2) > 0 { contact.order = pick(header.orders)?.id }
    return contact
  }

  /// An answer to something that was due, or that never was.
  private mutating func answer(_ header: Case) throws -> Change {
    let due = Obligation.all(
      for: try file(), under: try DataFixtures.standards.get(), calendar: try TimeFixtures.calendar(), on: now.day)
    guard let key = pick(due)?.key else { return .caseReopened(Self.reference, why: "") }
    switch number(0...3) {
    case 0: return .obligationDone(Self.reference, key, on: now.day.adding(days: -number(0...20)), note: "")
    case 1: return .latenessAccepted(Self.reference, key, reason: "Flood.", by: "rellis")
    case 2: return .obligationWaived(Self.reference, key, reason: "Moved.")
    default: return .obligationReopened(Self.reference, key, why: "By mistake.")
    }
  }

  private var closure: Closure {
    var closure = Closure(on: now.day, reason: "completed", note: "Done.")
    closure.withoutExit = "Moved."
    return closure
  }

  /// Something done to the plan, or towards its signature.
  private mutating func plan(_ header: Case) throws -> Change {
    let plans = try record.plans(of: Self.reference)
    if let draft = plans.draft {
      let name = SignedName(.plan, draft.id)
      if draft.plan.signing.state == .draft { return .documentSigned(Self.reference, name, .submit(note: "")) }
      return .documentSigned(Self.reference, name, .takeBack(note: ""))
    }
    guard let current = plans.current, number(0...4) > 0 else {
      return .planned(Self.reference, .written(nil, PlanFixture.content(), orders: header.orders.map(\.id)))
    }
    let day = now.day.adding(days: -number(0...5))
    if number(0...2) > 0 {
      let who: Agreement.Party = number(0...1) == 0 ? .child : .carer
      return .planned(Self.reference, .answered(current.id, Agreement(who, .agreed, on: day)))
    }
    var review = PlanReview()
    review.on = day
    review.present = [.child, .mother]
    return .planned(Self.reference, .reviewed(current.id, review))
  }

  /// Something done to the exit plan, or towards its signature.
  private mutating func exit(_ header: Case) throws -> Change {
    let exits = try record.exits(of: Self.reference)
    guard let latest = exits.latest else {
      return .exited(Self.reference, .written(nil, PlanFixture.exit, orders: header.orders.map(\.id)))
    }
    switch latest.plan.signing.state {
    case .draft where latest.plan.content.destinations.isEmpty:
      return .exited(Self.reference, .written(latest.id, PlanFixture.exit, orders: header.orders.map(\.id)))
    case .draft: return .documentSigned(Self.reference, SignedName(.exitPlan, latest.id), .submit(note: ""))
    default:
      let who: Agreement.Party = number(0...1) == 0 ? .child : .carer
      return .exited(Self.reference, .answered(latest.id, Agreement(who, .agreed, on: now.day)))
    }
  }

  /// Something done to a report, from the request to the filing.
  private mutating func report(_ header: Case) throws -> Change {
    guard let request = header.reports.last, number(0...5) > 0 else {
      var asked = ReportRequest()
      asked.id = ""
      asked.kind = pick(ReportRequest.Kind.allCases) ?? .preSentence
      asked.asked = now.day.adding(days: -number(0...5))
      asked.due = asked.asked.adding(days: number(1...30))
      asked.heard = number(0...2) > 0 ? asked.due.adding(days: 1) : nil
      return .reportSaved(Self.reference, asked)
    }
    guard let latest = try record.reports(of: Self.reference).answering(request.id).latest else {
      return .reported(Self.reference, .begun(request.id))
    }
    let day = now.day.adding(days: -number(0...3))
    switch latest.plan.signing.state {
    case .draft where latest.plan.content.gaps.isEmpty:
      return .documentSigned(Self.reference, SignedName(.report, latest.id), .submit(note: ""))
    case .draft:
      var content = latest.plan.content
      for index in content.sections.indices { content.sections[index].text = "Written on \(now.day.iso)." }
      return .reported(Self.reference, .written(latest.id, content))
    case .submitted:
      let name = SignedName(.report, latest.id)
      if number(0...3) == 0 { return .documentSigned(Self.reference, name, .takeBack(note: "")) }
      author = "rellis"
      return .documentSigned(Self.reference, name, .countersign(checks: [], note: ""))
    default:
      if number(0...2) == 0 { return .reported(Self.reference, .filed(latest.id, ReportFiling(on: day, court: "C"))) }
      return .reported(Self.reference, .shared(latest.id, ReportSharing(.child, .phone, on: day)))
    }
  }

  /// Makes unrelated changes; those that the rules refuse are passed over. Returns how many were made.
  mutating func unrelatedSteps(_ count: Int) throws -> Int {
    var made = 0
    for _ in 0..<count {
      guard let change = unrelatedChange(try file()) else { continue }
      do {
        try record.make(change, by: "kmason", now: now)
        made += 1
      } catch is Refusal {}
    }
    return made
  }

  private mutating func change() throws -> Change {
    let file = try file()
    let header = file.header
    let some = pick(file.contacts)
    let planned = pick(file.contacts.filter(\.contact.isPlanned))
    switch number(0...26) {
    case 25, 26: return try report(header)
    case 0...3:
      var recorded = contact(-70...0, header)
      recorded.outcome = pick(ContactOutcome.allCases)
      let next: Contact? = number(0...2) == 0 ? contact(0...30, header) : nil
      return .contactRecorded(Self.reference, recorded, settles: nil, next: next)
    case 4, 5:
      var settled = planned?.contact ?? contact(-5...0, header)
      settled.outcome = pick(ContactOutcome.allCases)
      let next: Contact? = number(0...1) == 0 ? contact(0...30, header) : nil
      return .contactRecorded(Self.reference, settled, settles: (planned ?? some)?.id, next: next)
    case 6: return .appointmentBooked(Self.reference, contact(0...40, header))
    case 7:
      guard let some else { return .caseReopened(Self.reference, why: "") }
      var amended = contact(-70...0, header)
      amended.outcome = number(0...4) == 0 ? nil : pick(ContactOutcome.allCases)
      return .contactAmended(Self.reference, some.id, amended, why: "put right", seen: nil)
    case 8:
      let isContact = number(0...1) == 0
      guard let part = isContact ? some.map({ CasePart.contact($0.id) }) : pick(header.recorded)?.part else {
        return .caseReopened(Self.reference, why: "")
      }
      return .removed(Self.reference, part, why: "twice")
    case 9, 10:
      var order = Order()
      order.id = ""
      order.disposal = pick(Disposal.allCases) ?? .referralOrder
      order.made = now.day.adding(days: -number(0...90))
      order.term = Term(number(1...6), .months)
      if number(0...2) == 0 { order.starts = order.made.adding(days: number(0...30)) }
      return .orderSaved(Self.reference, order)
    case 11:
      guard var order = pick(header.orders) else { return .caseReopened(Self.reference, why: "") }
      order.made = number(0...1) == 0 ? order.made : now.day.adding(days: -number(0...90))
      order.level = pick(InterventionLevel.allCases)
      if number(0...4) == 0 { order.ended = nil }
      return .orderSaved(Self.reference, order)
    case 12:
      guard let order = pick(header.orders) else { return .caseReopened(Self.reference, why: "") }
      return .orderEnded(Self.reference, order.id, OrderEnd(on: now.day, .completed))
    case 13:
      var child = header.child
      child.knownAs = pick(["", "Tom", "T"]) ?? ""
      child.aliases = pick([[], ["Smiler"]]) ?? []
      var flag = CaseFlag()
      flag.kind = "knife"
      flag.to = number(0...1) == 0 ? now.day : nil
      child.flags.append(flag)
      return .childAmended(Self.reference, child, seen: nil)
    case 14:
      switch number(0...5) {
      case 0: return .allocated([Self.reference], to: nil, team: "t1", note: "")
      case 1: return .caretakingSaved(Self.reference, Caretaking(heldBy: number(0...1) == 0 ? "" : "Hull"), why: "")
      case 2:
        var report = pick(header.reports) ?? ReportRequest()
        if header.reports.isEmpty { report.id = "" }
        report.delivered = number(0...1) == 0 ? now.day : nil
        return .reportSaved(Self.reference, report)
      case 4:
        guard let planned else { break }
        let to = Moment(now.day.adding(days: number(0...30)), .midday)
        return .appointmentRescheduled(Self.reference, planned.id, to: to, at: .child, why: "school")
      case 3:
        return .handedOver(from: "kmason", HandOver([.init(Self.reference, to: "rellis")], note: ""))
      default: break
      }
      return number(0...1) == 0
        ? .allocated([Self.reference], to: "kmason", team: nil, note: "")
        : .judged(Self.reference, Judgements(on: now.day, reoffending: .medium, harm: .high, safety: .low))
    case 15: return try answer(header)
    case 16:
      guard var order = pick(header.orders), order.disposal.tier == .custody else { return try answer(header) }
      order.released = number(0...3) == 0 ? nil : order.made.adding(days: number(10...60))
      return .orderSaved(Self.reference, order)
    case 22: return try plan(header)
    case 23: return try exit(header)
    case 17:
      guard let order = pick(header.orders) else { return .caseReopened(Self.reference, why: "") }
      return .orderEnded(
        Self.reference, order.id,
        OrderEnd(on: now.day.adding(days: number(-3...3)), pick([.revoked, .transferred]) ?? .revoked)
      )
    case 18...21: return try furtherChange(file)
    default:
      return header.isOpen
        ? .caseClosed(Self.reference, closure)
        : .caseReopened(Self.reference, why: "more work")
    }
  }
}
