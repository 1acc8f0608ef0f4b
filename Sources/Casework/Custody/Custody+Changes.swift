extension Change {
  /// The rules of the changes about custody and coming home.
  func custodyEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .custody(let reference, let change) = self else { return }
    try amend(reference, on: record, &edits) { header in
      guard let order = header.order(change.order) else { throw Refusal.noSuchOrder(change.order, reference) }
      guard order.isCustodial else { throw Refusal.custody(.notCustodial(order.disposal)) }
      var making = CustodyMaking(header, order, in: context)
      try making.make(change)
      header = making.header
    }
  }
}

/// Makes a change about custody part of a case.
private struct CustodyMaking {
  private(set) var header: Case
  private let order: Order
  private let context: ChangeContext
  private var stay: CustodyStay
  private let index: Int?

  init(_ header: Case, _ order: Order, in context: ChangeContext) {
    self.header = header
    self.order = order
    self.context = context
    index = header.custody.lastIndex { $0.order == order.id }
    stay = index.map { header.custody[$0] } ?? CustodyMaking.begun(under: order, in: header, context)
  }

  /// A stay that nobody recorded yet. Whoever was there for the child on remand still is after the sentence, and what was
  /// planned for coming home goes on.
  private static func begun(under order: Order, in header: Case, _ context: ChangeContext) -> CustodyStay {
    var stay = CustodyStay(under: order.id, from: order.begins)
    stay.id = StayID("u\(context.seq)")
    if let before = header.custody.last, before.release == nil || before.release?.on == order.begins {
      stay.people = before.people
      stay.resettlement = before.resettlement
      stay.placements = before.placements.suffix(1).map { last in
        CustodyPlacement(last.kind, last.name, from: order.begins, why: last.why)
      }
    }
    return stay
  }

  private var day: Day { context.now.day }
  private var isHeld: Bool { header.isHeld(under: order.id) }

  mutating func make(_ change: CustodyChange) throws {
    switch change {
    case .placed, .described, .advocateTold, .leave, .conditionsSet: try hold(change)
    case .screened, .riskReferred, .riskBriefed, .riskEnded: try protect(change)
    case .resettled, .homelessnessChecked, .releasePlanned, .released: try comeHome(change)
    case .recalled(_, let recall): try bringBack(recall)
    case .reviewed(_, let review): try lookBack(review)
    }
    if let index { header.custody[index] = stay } else { header.custody.append(stay) }
    if case .recalled(_, let recall) = change { header.custody.append(begun(by: recall)) }
  }

  private func check(_ on: Day) throws {
    guard on <= day, on >= stay.from else { throw Refusal.custody(.badDay(on, since: stay.from)) }
  }

  private func said(_ words: String) throws {
    if words.allSatisfy(\.isWhitespace) { throw Refusal.custody(.wordsMissing) }
  }

  private mutating func mark(_ kind: CaseEvent.Kind, on day: Day) {
    header.milestones.append(Milestone(kind, on: day, order: order.id, subject: stay.id.text + "." + day.iso))
  }

  // MARK: In custody

  private mutating func hold(_ change: CustodyChange) throws {
    switch change {
    case .placed(_, let placement):
      guard isHeld else { throw Refusal.custody(.notHeld(order.id)) }
      guard !placement.name.isEmpty else { throw Refusal.custody(.establishmentMissing) }
      guard context.lists.has("establishments", placement.kind, on: placement.from) else {
        throw Refusal.unknownCode(list: "establishments", code: placement.kind)
      }
      try check(placement.from)
      // Who was put somewhere wrong on a day is put right by saying it again for that day.
      stay.placements.removeAll { $0.from == placement.from }
      stay.placements.append(placement)
      stay.placements.sort { $0.from < $1.from }
    case .described(_, let people, let expected):
      if let expected, expected < stay.from { throw Refusal.custody(.badDay(expected, since: stay.from)) }
      stay.people = people
      stay.releaseExpected = expected
    case .advocateTold(_, var note):
      try said(note.words)
      try check(note.on)
      note.by = context.by
      stay.advocacy.append(note)
    case .leave(_, var leave):
      try said(leave.purpose)
      guard leave.on >= stay.from, leave.on <= stay.release?.on ?? leave.on else {
        throw Refusal.custody(.badDay(leave.on, since: stay.from))
      }
      if leave.cameBack != nil { try check(leave.on) }
      if let at = stay.leaves.firstIndex(where: { $0.id == leave.id }) {
        stay.leaves[at] = leave
      } else {
        guard leave.id == "l0" else { throw Refusal.custody(.noSuchLeave(leave.id)) }
        guard isHeld else { throw Refusal.custody(.notHeld(order.id)) }
        leave.id = LeaveID("l\(context.seq)")
        stay.leaves.append(leave)
        stay.leaves.sort { ($0.on, $0.id) < ($1.on, $1.id) }
      }
    case .conditionsSet(_, let conditions):
      guard stay.release != nil else { throw Refusal.custody(.notReleased(order.id)) }
      stay.release?.conditions = conditions
    default: break
    }
  }

  // MARK: Public protection

  private mutating func protect(_ change: CustodyChange) throws {
    switch change {
    case .screened(_, var screening):
      try said(screening.isMet ? screening.level + screening.words : screening.words)
      try check(screening.on)
      screening.by = context.by
      stay.screenings.append(screening)
      stay.screenings.sort { $0.on < $1.on }
      mark(.mappaScreened, on: screening.on)
      let id = order.id
      let answered = header.milestones.last { $0.kind == .riskPanelReferred && $0.order == id }?.on
      // A threshold that wasn't met asks for one referral, however often it is found.
      header.milestones.removeAll { milestone in
        milestone.kind == .mappaNotMet && milestone.order == id && answered.map { $0 < milestone.on } ?? true
      }
      if !screening.isMet, stay.riskPanel?.ended != nil || stay.riskPanel == nil {
        mark(.mappaNotMet, on: screening.on)
      }
    case .riskReferred(_, let on, let words):
      if let open = stay.riskPanel, open.ended == nil { throw Refusal.custody(.riskPanelOpen(since: open.from)) }
      try said(words)
      try check(on)
      stay.riskPanel = RiskPanel(from: on, words)
      mark(.riskPanelReferred, on: on)
    case .riskBriefed(_, var briefing):
      guard let panel = stay.riskPanel, panel.ended == nil else { throw Refusal.custody(.noRiskPanel(order.id)) }
      try said(briefing.words)
      guard briefing.on <= day, briefing.on >= panel.from else {
        throw Refusal.custody(.badDay(briefing.on, since: panel.from))
      }
      briefing.by = context.by
      stay.riskPanel?.briefings.append(briefing)
      mark(.riskBriefed, on: briefing.on)
    case .riskEnded(_, let on, let why):
      guard let panel = stay.riskPanel, panel.ended == nil else { throw Refusal.custody(.noRiskPanel(order.id)) }
      guard !why.isEmpty else { throw Refusal.reasonMissing }
      guard on <= day, on >= panel.from else { throw Refusal.custody(.badDay(on, since: panel.from)) }
      stay.riskPanel?.ended = on
      stay.riskPanel?.why = why
      mark(.riskPanelClosed, on: on)
    default: break
    }
  }

  // MARK: Coming home

  private mutating func comeHome(_ change: CustodyChange) throws {
    switch change {
    case .resettled(_, let item):
      try said(item.what)
      if let settled = item.settled { try check(settled) }
      let wasMissing = !stay.resettlement.missing.isEmpty
      stay.resettlement.put(item)
      if item.head == .accommodation {
        let id = order.id
        header.milestones.removeAll { $0.kind == .accommodationSettled && $0.order == id }
        if let settled = item.settled { mark(.accommodationSettled, on: settled) }
      }
      if wasMissing, stay.resettlement.missing.isEmpty { mark(.resettlementPlanned, on: day) }
    case .homelessnessChecked(_, let found):
      try said(found.words)
      try check(found.on)
      stay.resettlement.homelessness = found
    case .releasePlanned(_, let on):
      try check(on)
      stay.resettlement.meeting = on
    case .released(_, let release):
      guard isHeld else { throw Refusal.custody(.notHeld(order.id)) }
      try check(release.on)
      if let ends = release.licenceEnds, ends < release.on { throw Refusal.datesReversed(from: release.on, to: ends) }
      stay.release = release
      alterOrder { order in
        if order.disposal.tier == .custody {
          order.released = release.on
          order.ends = release.licenceEnds ?? order.ends
        } else if order.ended == nil {
          order.ended = OrderEnd(on: release.on, .completed)
        }
      }
    default: break
    }
  }

  /// Ends the licence and begins custody anew: what was due after release isn't asked for any more.
  private mutating func bringBack(_ recall: Recall) throws {
    guard let released = order.released, released <= day else { throw Refusal.custody(.notReleased(order.id)) }
    guard !recall.why.isEmpty else { throw Refusal.reasonMissing }
    guard !recall.authorisedBy.isEmpty else { throw Refusal.custody(.authorityMissing) }
    guard recall.on <= day, recall.on >= released else { throw Refusal.custody(.badDay(recall.on, since: released)) }
    if let last = order.ended?.on ?? order.ends, recall.on > last { throw Refusal.custody(.licenceOver(on: last)) }
    if stay.release == nil { stay.release = Release(on: released) }
    alterOrder { $0.released = nil }
  }

  private func begun(by recall: Recall) -> CustodyStay {
    var next = CustodyStay(under: order.id, from: recall.on)
    next.id = StayID("u\(context.seq).r")
    next.recall = recall
    next.recall?.released = stay.release?.on ?? recall.on
    next.people = stay.people
    next.resettlement.items = stay.resettlement.items.map { item in
      var item = item
      item.settled = nil
      return item
    }
    return next
  }

  private mutating func lookBack(_ review: CustodyReview) throws {
    if review.isEmpty { throw Refusal.custody(.wordsMissing) }
    try check(review.on)
    var review = review
    review.by = context.by
    for (number, lesson) in review.lessons.enumerated() {
      // What was asked for before keeps its name, so that what was answered to it stays.
      if stay.review?.lessons.contains(where: { $0.id == lesson.id }) ?? false { continue }
      guard !lesson.what.isEmpty else { throw Refusal.nameMissing }
      guard lesson.due >= review.on else { throw Refusal.datesReversed(from: review.on, to: lesson.due) }
      review.lessons[number].id = ActionID("u\(context.seq).\(number + 1)")
      review.lessons[number].asked = review.on
    }
    stay.review = review
    mark(.custodyReviewed, on: review.on)
  }

  private mutating func alterOrder(_ alter: (inout Order) -> Void) {
    guard let at = header.orders.firstIndex(where: { $0.id == order.id }) else { return }
    alter(&header.orders[at])
  }
}

extension Order {
  /// Whether the child is or was held under it: a custodial sentence, or a remand to youth detention accommodation.
  public var isCustodial: Bool { disposal.tier == .custody || disposal == .remandToYouthDetention }
}

extension Case {
  /// The latest stay in custody under an order; nil where nobody recorded anything of it.
  public func stay(under order: OrderID) -> CustodyStay? { custody.last { $0.order == order } }

  /// Whether the child is held under an order: it is custodial, it hasn't stopped, and nobody was released from it.
  public func isHeld(under id: OrderID) -> Bool {
    guard let order = order(id), order.isCustodial, order.ended == nil else { return false }
    return order.released == nil
  }

  /// The times on licence under an order that recalls ended, earliest first.
  func endedLicences(under order: OrderID) -> [EndedLicence] {
    custody.filter { $0.order == order }.compactMap { stay in
      stay.recall.map { EndedLicence(released: $0.released, recalled: $0.on) }
    }
  }

  /// The order under which the child is held on a day, else the latest from which they came home; nil where there is none.
  public func custodialOrder(on day: Day) -> Order? {
    let custodial = orders.filter { $0.isCustodial && $0.begins <= day }
    let held = custodial.filter { order in
      order.ended.map { $0.on > day } ?? true && order.released.map { $0 > day } ?? true
        && order.ends.map { $0 >= day } ?? true
    }
    return (held.isEmpty ? custodial : held).max { ($0.begins, $0.id) < ($1.begins, $1.id) }
  }
}
