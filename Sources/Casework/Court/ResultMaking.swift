/// Makes what a court decided part of the record: the case, its offences, orders and hearings, and the line of the list.
struct ResultMaking<R: Record> {
  private let decided: CourtResult
  private let record: R
  private let context: ChangeContext
  private var reference: CaseReference
  private var header: Case
  /// The offences that the charges became, in their order.
  private var offences: [OffenceID] = []

  init(_ decided: CourtResult, on record: R, in context: ChangeContext) throws {
    self.decided = decided
    self.record = record
    self.context = context
    switch decided.subject {
    case .known(let known):
      guard let stored = try record.header(of: known) else { throw Refusal.noSuchCase(known) }
      reference = known
      header = stored
    case .new(let opened):
      reference = try CaseReference(record.unusedCaseNumber())
      header = opened
    }
  }

  private var day: Day { decided.hearing.at.day }

  mutating func make(_ edits: inout Edits) throws {
    guard !decided.hearing.court.isEmpty else { throw Refusal.court(.courtMissing) }
    if day > context.now.day { throw Refusal.court(.heardInFuture(day)) }
    if let earlier = header.hearing(decided.hearing.id), !earlier.isOpen {
      throw Refusal.court(.resultedAlready(earlier.id, reference))
    }
    if header.hearing(decided.hearing.id) == nil, !decided.hearing.id.text.isEmpty {
      throw Refusal.court(.noSuchHearing(decided.hearing.id, reference))
    }
    try open()
    charge()
    let hearing = HearingID("h\(context.seq)")
    let held = header.hearing(decided.hearing.id)?.id ?? hearing
    var result = decided.result
    result.by = context.by
    result.at = context.now
    // What the court doesn't decide anew goes on as it was until the hearing to which it adjourned.
    let goesOn = [.adjourned, .sentToCrown].contains(result.outcome) && decided.next != nil
    if goesOn, result.remand == nil { result.remand = header.heard.first?.result?.remand }
    result.charges = zip(offences, decided.charges).map { ChargeResult($0, plea: $1.plea, finding: $1.finding) }
    try check(result)
    endRemands(for: result.remand?.status.disposal)
    result.orders = try makeOrders()
    try beginExit(from: result.orders, &edits)
    try startRemand(result.remand)
    result.next = try setNext(after: held, hearing)
    try ask(for: decided.report, at: result.next)
    place(result, as: held)
    try mark(result, held, &edits)
    edits.put(reference.key, header)
  }

  /// Opens the case where there is none, or opens a closed one again: the work goes on, for whoever it is given to.
  private mutating func open() throws {
    if case .new = decided.subject {
      var opening = Edits()
      header.referredBy = header.referredBy ?? "court"
      try Change.caseOpened(header, as: reference).caseEdits(on: record, in: context, &opening)
      guard let bytes = opening.bytes(of: reference.key) else { return }
      header = try Case(json: bytes)
    } else if let closed = header.closed {
      header.closures.append(closed)
      header.closed = nil
      var allocation = Allocation()
      allocation.on = context.now.day
      allocation.team = header.team
      allocation.by = context.by
      header.take(allocation)
    }
  }

  /// Puts the charges among the offences of the case.
  private mutating func charge() {
    for (index, charge) in decided.charges.enumerated() {
      var offence = charge.offence
      offence.plea = charge.plea ?? offence.plea
      if let place = header.offences.firstIndex(where: { $0.id == offence.id }) {
        header.offences[place] = offence
      } else {
        offence.id = OffenceID(index == 0 ? "f\(context.seq)" : "f\(context.seq).\(index + 1)")
        header.offences.append(offence)
      }
      offences.append(offence.id)
    }
  }

  private func check(_ result: HearingResult) throws {
    for charge in decided.charges {
      if let value = charge.offence.seriousness, !(1...8).contains(value) {
        throw Refusal.gravityOutOfRange(scale: "Youth Justice Board seriousness", value: value, allowed: 1...8)
      }
      if let value = charge.offence.policeGravity, !(1...5).contains(value) {
        throw Refusal.gravityOutOfRange(scale: "Child Gravity Matrix", value: value, allowed: 1...5)
      }
      if let date = charge.offence.date, date > context.now.day { throw Refusal.offenceInFuture(date) }
    }
    for order in decided.orders {
      let isSentence = order.disposal.isCourtOutcome && order.disposal != .bailSupervision
      if !isSentence || [.remandToYouthDetention, .remandToLocalAuthority].contains(order.disposal) {
        throw Refusal.court(.notASentence(order.disposal))
      }
    }
    if let next = decided.next, next.at.day <= day { throw Refusal.court(.nextNotLater(next.at.day, heard: day)) }
    let faults = context.limits.faults(
      of: result, orders: decided.orders, hasNext: decided.next != nil, on: day)
    if let fault = faults.first { throw Refusal.court(fault) }
  }

  /// The work that a remand or a package of bail made ends when the court decides anew.
  private mutating func endRemands(for status: Disposal?) {
    let kinds: [Disposal] = [.remandToYouthDetention, .remandToLocalAuthority, .bailSupervision]
    for index in header.orders.indices where kinds.contains(header.orders[index].disposal) {
      let order = header.orders[index]
      guard order.ended == nil, order.disposal != status, order.begins <= day else { continue }
      header.orders[index].ended = OrderEnd(on: day, .completed)
    }
  }

  private mutating func makeOrders() throws -> [OrderID] {
    var made: [OrderID] = []
    for order in decided.orders {
      var order = order
      order.offences = order.offences.map { named in
        decided.charges.indices.first { CourtResult.newOffence($0) == named }.map { offences[$0] } ?? named
      }
      for id in order.offences {
        guard let index = offences.firstIndex(of: id) else { continue }
        let charge = decided.charges[index]
        if !ChargeResult(id, plea: charge.plea, finding: charge.finding).isGuilty {
          throw Refusal.court(.notGuilty(charge.offence.description))
        }
      }
      order.made = day
      order.by = order.by.isEmpty ? decided.hearing.court : order.by
      made.append(try add(order, "o\(context.seq)" + (made.isEmpty ? "" : ".\(made.count + 1)")))
    }
    return made
  }

  /// Begins the exit plan that leads out of what was made; remand and bail lead to none of their own.
  private mutating func beginExit(from made: [OrderID], _ edits: inout Edits) throws {
    let toLeave = made.compactMap { header.order($0) }.filter(\.disposal.isSupervised)
    guard let first = toLeave.first,
      var exit = try Change.exitBegun(for: first, of: reference, on: record, in: context)
    else { return }
    for order in toLeave where !exit.plan.orders.contains(order.id) { exit.plan.orders.append(order.id) }
    header.mark(SignedMark(exit.id, exit.plan, at: context.now))
    edits.put(SignedName(.exitPlan, exit.id).key(in: reference), exit.plan)
  }

  /// Puts the work that a remand or a package of bail means among the orders, unless it goes on from before.
  private mutating func startRemand(_ remand: RemandDecision?) throws {
    guard let disposal = remand?.status.disposal else { return }
    if header.orders.contains(where: { $0.disposal == disposal && $0.ended == nil && $0.begins <= day }) { return }
    var order = Order()
    order.disposal = disposal
    order.made = day
    order.by = decided.hearing.court
    order.offences = offences
    _ = try add(order, "o\(context.seq).r")
  }

  private mutating func add(_ order: Order, _ id: String) throws -> OrderID {
    var order = order
    order.id = OrderID(id)
    order.ends = order.ends ?? order.term?.lastDay(from: order.begins)
    order.releaseDue = context.limits.release(under: order)
    try Change.check(order, reference, header, beside: decided.orders.map(\.disposal), in: context)
    header.orders.append(order)
    return order.id
  }

  private mutating func setNext(after held: HearingID, _ id: HearingID) throws -> HearingID? {
    guard var next = decided.next else { return nil }
    next.id = HearingID("h\(context.seq).n")
    next.follows = held
    next.result = nil
    if next.court.isEmpty { (next.court, next.kind) = (decided.hearing.court, decided.hearing.kind) }
    if next.number.isEmpty { next.number = decided.hearing.number }
    if next.offences.isEmpty { next.offences = offences }
    header.hearings.append(next)
    header.moveReports(of: held, to: next)
    return next.id
  }

  private mutating func ask(for report: ReportRequest?, at next: HearingID?) throws {
    guard var report else { return }
    guard report.due >= report.asked else { throw Refusal.datesReversed(from: report.asked, to: report.due) }
    if let author = report.author, try record.staff(author) == nil { throw Refusal.noSuchStaff(author) }
    report.id = ReportID("r\(context.seq)")
    if report.hearing == nil, let next {
      report.hearing = next
      report.heard = header.hearing(next)?.at.day
    }
    if report.court.isEmpty { report.court = report.hearing.flatMap { header.hearing($0) }?.court ?? "" }
    header.reports.append(report)
  }

  private mutating func place(_ result: HearingResult, as held: HearingID) {
    var hearing = decided.hearing
    hearing.id = held
    hearing.listed = decided.listing ?? hearing.listed
    hearing.offences = offences.isEmpty ? hearing.offences : offences
    hearing.officer = hearing.officer ?? context.by
    hearing.result = result
    if let index = header.hearings.firstIndex(where: { $0.id == held }) {
      header.hearings[index] = hearing
    } else {
      // Before the hearing that it led to, so that they stand in the order in which they are held.
      let next = header.hearings.firstIndex { $0.follows == held } ?? header.hearings.endIndex
      header.hearings.insert(hearing, at: next)
    }
  }

  /// Says on the line of the list what came of it, and who it was.
  private mutating func mark(_ result: HearingResult, _ held: HearingID, _ edits: inout Edits) throws {
    guard let place = decided.listing else { return }
    var list = try record.courtList(holding: place)
    guard let key = place.list.key, let index = list.entries.firstIndex(where: { $0.id == place.entry }) else { return }
    if let before = list.entries[index].matched, before != reference {
      throw Refusal.court(.matchedElsewhere(place, before))
    }
    if let mark = list.entries[index].result { throw Refusal.court(.resultedAlready(mark.hearing, mark.reference)) }
    if list.entries[index].matched == nil {
      list.entries[index].decision = MatchDecision(reference, by: context.by, at: context.now)
      let identity = ListedIdentity(list.entries[index].person)
      if !header.listedAs.contains(identity) { header.listedAs.append(identity) }
    }
    list.entries[index].takenBy = list.entries[index].takenBy ?? context.by
    var mark = ResultMark()
    mark.reference = reference
    mark.hearing = held
    mark.outcome = result.outcome
    list.entries[index].result = mark
    edits.put(key, list)
  }
}
