/// What somebody sees of one case.
struct CaseSight {
  /// The sections that they don't see.
  let hidden: Set<CaseSection>
  /// What belongs to the sections that are kept apart.
  let parts: [SectionParts]
  /// Whether they are of the case's own team.
  let isOfTeam: Bool
  /// They and those whom they cover.
  let people: [StaffID]

  /// Whether a section is hidden.
  func hides(_ section: CaseSection?) -> Bool { section.map(hidden.contains) ?? false }

  /// Whether no section is.
  var hidesNothing: Bool { hidden.isEmpty || hidden == [.staff] }

  /// Whether a flag is hidden.
  func hides(flag: ListCode) -> Bool { hides(parts.section(ofFlag: flag)) }

  /// Why the words of a contact are withheld; nil where they aren't. Whoever wrote them reads them.
  func withholds(_ contact: Contact) -> Withheld? {
    if people.contains(contact.worker) { return nil }
    if let section = parts.section(ofContact: contact.kind), hides(section) { return Withheld(section) }
    return contact.sensitive && !isOfTeam ? .sensitive : nil
  }

  /// A contact as it is seen: without its words where they are withheld.
  func seen(_ contact: Contact) -> Contact {
    withholds(contact).map(contact.withholding) ?? contact
  }
}
