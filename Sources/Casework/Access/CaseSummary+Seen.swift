extension CaseSummary {
  /// The row with those parts alone that somebody sees. The row itself where nothing is left out.
  public func seen(by viewer: Viewer) -> CaseSummary {
    if viewer.seesEverything { return self }
    let sight = viewer.sight(of: self)
    if sight.hidesNothing || (!sight.hidesWholeSections && !has(hiddenFrom: sight)) { return self }
    var seen = self
    seen.whole = [self]
    seen.hidden = sight.hidden
    seen.hide(sight)
    return seen
  }

  /// Whether the row has something of the sections that are kept apart and hidden.
  private func has(hiddenFrom sight: CaseSight) -> Bool {
    flags.contains(where: sight.hides(flag:))
      || contacts.contains { !$0.place.isEmpty && sight.hides(sight.parts.section(ofContact: $0.kind)) }
  }

  private mutating func hide(_ sight: CaseSight) {
    flags.removeAll(where: sight.hides(flag:))
    if sight.hides(.contacts) {
      contacts = []
      lastSeen = nil
      marks = []
    }
    for index in contacts.indices where sight.hides(sight.parts.section(ofContact: contacts[index].kind)) {
      contacts[index].place = ""
    }
    if sight.hides(.assessments) {
      judgements = nil
      assessed = []
    }
    if sight.hides(.orders) {
      orders = []
      enforcement = []
      reports = []
      court = nil
      milestones = []
    }
    if sight.hides(.plan) { enrolments = [] }
    if sight.hides(.oversight) {
      actions = []
      for index in answers.indices { answers[index].hideWords() }
    }
    documents.removeAll { mark in
      sight.hides(mark.name.kind == .report ? .orders : mark.name.kind.collection.section)
    }
  }
}

extension CaseSight {
  /// Whether a section is hidden that isn't kept apart within others.
  var hidesWholeSections: Bool { !hidden.subtracting(CaseSection.apart).subtracting([.staff]).isEmpty }
}
