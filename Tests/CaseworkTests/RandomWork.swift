import Casework
import JSON
import Testing

/// A case on which a seeded somebody works for weeks: every kind of change, in any order, some of them refused.
struct RandomWork {
  static let reference = CaseReference(1)
  private(set) var record = MemoryRecord()
  private(set) var now: Moment
  private var random: SeededNumbers

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
    do {
      let edits = try record.make(try change(), by: "kmason", now: now)
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
    case 1: return .latenessAccepted(Self.reference, key, reason: "Flood.", by: "kmason")
    case 2: return .obligationWaived(Self.reference, key, reason: "Moved.")
    default: return .obligationReopened(Self.reference, key, why: "By mistake.")
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
    switch number(0...22) {
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
      guard let some else { return .caseReopened(Self.reference, why: "") }
      return .contactRemoved(Self.reference, some.id, why: "twice")
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
    case 17:
      guard let order = pick(header.orders) else { return .caseReopened(Self.reference, why: "") }
      return .orderEnded(
        Self.reference, order.id,
        OrderEnd(on: now.day.adding(days: number(-3...3)), pick([.revoked, .transferred]) ?? .revoked)
      )
    case 18...21: return try furtherChange(file)
    default:
      return header.isOpen
        ? .caseClosed(Self.reference, Closure(on: now.day, reason: "completed"))
        : .caseReopened(Self.reference, why: "more work")
    }
  }
}
