extension CaseSight {
  /// The sections that are kept apart to which a consent belongs, by what it is about and by who gave it. `people` are those
  /// of the case, whether they are seen or not.
  private func sections(of consent: Consent, among people: [PersonAround]) -> [CaseSection] {
    let given = people.first { $0.id == consent.person }?.relationship
    // Of a victim who isn't on the case the consent belongs where victims who are do.
    let victim: ListCode? = consent.giver == .victim ? "victim" : nil
    return [parts.section(ofConsent: consent.matter)].compactMap { $0 }
      + [given, victim].compactMap { $0.flatMap { parts.section(ofRelationship: $0) } }
  }

  /// A consent as it is seen: that there is one, where it belongs to a section that is hidden; nil where not even that is
  /// shown. Whoever wrote all of it reads it.
  func seen(_ consent: Consent, among people: [PersonAround]) -> Consent? {
    let authors = [consent.by] + [consent.withdrawal?.by].compactMap { $0 }
    if authors.allSatisfy(self.people.contains) { return consent }
    let sections = sections(of: consent, among: people)
    guard let section = sections.first(where: hides) else {
      return sections.isEmpty && hides(.people) ? nil : consent
    }
    if hides(.people) { return nil }
    var shown = Consent()
    shown.id = consent.id
    shown.withheld = Withheld(section) ?? .sensitive
    return shown
  }
}

extension Viewer {
  /// What they see of a consent of a case; nil where they aren't told that there is one. `people` are all of the case.
  public func seen(_ consent: Consent, among people: [PersonAround], of summary: CaseSummary) -> Consent? {
    sight(of: summary).seen(consent, among: people)
  }

  /// Whether they are shown consents: those around the child, or those alone of a section that is kept apart.
  public func seesConsents(of summary: CaseSummary) -> Bool {
    ([.people] + CaseSection.apart).contains { sees($0, of: summary) }
  }

  /// Why they may not alter a consent of a case, or take it away: it isn't shown to them. Nil where it is.
  func refusal(of id: ConsentID, in header: Case, of summary: CaseSummary) -> AccessRefusal? {
    guard let consent = header.consent(id) else { return nil }
    guard let seen = seen(consent, among: header.people, of: summary) else { return .withheld(me, .people) }
    return seen.withheld.map { .withheld(me, $0.section) }
  }
}
