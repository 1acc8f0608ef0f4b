extension CaseFile {
  /// The case with those parts alone that somebody sees; what is left out is empty, never half shown. `row` is the case's
  /// row, where it is at hand. The case itself where nothing is left out.
  public func seen(by viewer: Viewer, _ row: CaseSummary? = nil) -> CaseFile {
    if viewer.seesEverything, !contacts.contains(where: \.contact.sensitive) { return self }
    let sight = viewer.sight(of: row ?? CaseSummary(of: self))
    var seen = self
    seen.contacts = shown(contacts, sight)
    seen.header.hide(sight)
    guard seen.header != header || seen.contacts != contacts || !sight.hidesNothing else { return self }
    seen.whole = [self]
    seen.hidden = sight.hidden
    return seen
  }

  private func shown(_ contacts: [FiledContact], _ sight: CaseSight) -> [FiledContact] {
    if sight.hides(.contacts) { return [] }
    return contacts.map { FiledContact(id: $0.id, version: $0.version, contact: sight.seen($0.contact)) }
  }
}

extension Case {
  /// Empties what somebody doesn't see.
  fileprivate mutating func hide(_ sight: CaseSight) {
    if sight.hidesNothing { return }
    child.flags.removeAll { sight.hides(flag: $0.kind) }
    consents = consents.compactMap { sight.seen($0, among: people) }
    if sight.hides(.people) { people = [] }
    people.removeAll { sight.hides(sight.parts.section(ofRelationship: $0.relationship)) }
    if sight.hides(.exploitation) { episodes = [] }
    if sight.hides(.assessments) {
      judgements = nil
      assessed = []
    }
    if sight.hides(.orders) { hideOrders() }
    if sight.hides(.health) { for index in custody.indices { custody[index].resettlement.hideHealth() } }
    if sight.hides(.oversight) { hideOversight() }
    if sight.hides(.plan) {
      enrolments = []
      lookBack?.words = ""
    }
    // Whoever sees the orders sees how far a report for the court is, though not what it says.
    documents.removeAll { mark in
      sight.hides(mark.name.kind == .report ? .orders : mark.name.kind.collection.section)
    }
  }

  private mutating func hideOrders() {
    offences = []
    orders = []
    enforcement = []
    formsA = []
    hearings = []
    reports = []
    custody = []
    remandWork = []
    civilOrders = []
    breaches = []
    listedAs = []
    milestones = []
  }

  private mutating func hideOversight() {
    oversight = []
    closing = nil
    // Who held the case when is no secret; what was said with it is the managers'.
    for index in allocations.indices {
      allocations[index].note = ""
      allocations[index].reason = ""
      allocations[index].against = []
      allocations[index].dues = []
      allocations[index].hasVictim = nil
    }
    for index in answers.indices { answers[index].hideWords() }
    closed?.hideWords()
    for index in closures.indices { closures[index].hideWords() }
  }
}

extension ObligationAnswer {
  /// That it was answered stays; why and by whom doesn't.
  mutating func hideWords() {
    reason = ""
    accepted = nil
  }
}

extension Closure {
  fileprivate mutating func hideWords() {
    note = ""
    withoutExit = ""
    entry = nil
  }
}

extension ResettlementPlan {
  fileprivate mutating func hideHealth() { items.removeAll { $0.head == .health } }
}
