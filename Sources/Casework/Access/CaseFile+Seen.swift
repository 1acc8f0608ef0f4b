extension CaseFile {
  /// The case with those parts alone that somebody sees; what is left out is empty, never half shown. `row` is the case's
  /// row, where it is at hand; `standards` say to which section what was due belongs that is stored with an allocation,
  /// and without them nothing of it is shown. The case itself where nothing is left out.
  public func seen(by viewer: Viewer, _ row: CaseSummary? = nil, under standards: Standards? = nil) -> CaseFile {
    if viewer.seesEverything, !contacts.contains(where: \.contact.sensitive) { return self }
    let sight = viewer.sight(of: row ?? CaseSummary(of: self))
    var seen = self
    seen.contacts = shown(contacts, sight)
    seen.header.hide(sight, under: standards)
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
  fileprivate mutating func hide(_ sight: CaseSight, under standards: Standards?) {
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
    for head in ResettlementPlan.Head.allCases where sight.hides(head.section) {
      for index in custody.indices { custody[index].resettlement.withhold(head) }
    }
    if sight.hides(.oversight) { hideOversight() }
    for index in allocations.indices { allocations[index].hide(sight, under: standards) }
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

extension Allocation {
  /// What stood in other parts of the case as it was allocated is shown to those who see those.
  fileprivate mutating func hide(_ sight: CaseSight, under standards: Standards?) {
    if sight.hides(.victims) || sight.hides(.orders) { hasVictim = nil }
    for index in dues.indices {
      let rules = standards?.rules.filter { $0.name == dues[index].rule } ?? []
      if let section = rules.lazy.flatMap(\.sections).first(where: sight.hides) {
        dues[index].hideWords(section.notShown)
      } else if rules.isEmpty {
        // Nobody can tell any more to what a rule belongs that the service has taken out.
        dues[index].hideWords("Not shown")
      }
    }
  }
}

extension AllocatedDue {
  /// When something was due stays; what it was doesn't.
  fileprivate mutating func hideWords(_ words: String) {
    rule = Obligation.hiddenRule
    title = words
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
