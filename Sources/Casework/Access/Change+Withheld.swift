extension Change {
  /// The change as it is to be made by somebody who wasn't shown all that it writes over: flags that they don't see stay
  /// as they are. `header`, `contact` and `assessment` are what the record has, `summary` the row of the case.
  ///
  /// Throws `Refusal` where it would put a contact whose words they weren't shown in the place of what was written.
  public func keepingWithheld(
    for viewer: Viewer, header: (CaseReference) throws -> Case?,
    contact: (ContactID, CaseReference) throws -> Contact?,
    assessment: (DocumentID, CaseReference) throws -> Assessment?, summary: (CaseReference) throws -> CaseSummary?
  ) throws -> Change {
    for written in writtenContacts where written.withheld != nil {
      throw Refusal.access(.withheld(viewer.me, .contacts))
    }
    if let (reference, id) = alteredConsent {
      guard let before = try header(reference), let row = try summary(reference) else { return self }
      if let refusal = viewer.refusal(of: id, in: before, of: row) { throw Refusal.access(refusal) }
      return self
    }
    switch self {
    case .contactAmended(let reference, let id, _, _, _), .homeVisitSaved(let reference, let id, _, _),
      .homeVisitChecked(let reference, let id):
      // A visit whose form isn't shown can't be compared with the case either.
      guard let before = try contact(id, reference), let row = try summary(reference) else { return self }
      if let why = viewer.seen(before, of: row).withheld { throw Refusal.access(.withheld(viewer.me, why.section)) }
      return self
    case .childAmended(let reference, var child, let seen):
      guard let before = try header(reference), let row = try summary(reference) else { return self }
      let kept = before.child.flags.enumerated().filter { viewer.sight(of: row).hides(flag: $0.element.kind) }
      if kept.isEmpty { return self }
      // Each keeps its place, by which it is known that somebody looked at it again.
      for (place, flag) in kept { child.flags.insert(flag, at: min(place, child.flags.count)) }
      return .childAmended(reference, child, seen: seen)
    case .personSaved(let reference, let person):
      guard let before = try header(reference), let row = try summary(reference) else { return self }
      let sight = viewer.sight(of: row)
      if let hidden = before.people.first(where: { $0.id == person.id }),
        let section = sight.parts.section(ofRelationship: hidden.relationship), sight.hides(section)
      {
        throw Refusal.access(.withheld(viewer.me, section))
      }
      return self
    case .custody(let reference, .resettled(_, let item)):
      guard let section = item.head.section, let row = try summary(reference) else { return self }
      if viewer.sight(of: row).hides(section) { throw Refusal.access(.withheld(viewer.me, section)) }
      return self
    case .assessed(let reference, .save(let id, let section, _, _)),
      .assessed(let reference, .confirm(let id, let section, _)),
      .assessed(let reference, .mark(let id, let section, _)):
      guard let before = try assessment(id, reference), let row = try summary(reference) else { return self }
      let sight = viewer.sight(of: row)
      let part = sight.parts.section(ofForm: before.form.text, section: section.text)
      let isOwn =
        sight.parts.section(ofForm: before.form.text) != nil
        && before.signing.authors.contains(where: sight.people.contains)
      // What stood there already would be told by the refusal of another answer.
      if let part, sight.hides(part), !isOwn { throw Refusal.access(.sectionClosed(viewer.me, part)) }
      return self
    case .assessed(let reference, .start(let form, _, _, _)):
      // Nobody begins what they couldn't go on with.
      guard let row = try summary(reference) else { return self }
      let sight = viewer.sight(of: row)
      guard let section = sight.parts.section(ofForm: form.text), sight.hides(section) else { return self }
      throw Refusal.access(.sectionClosed(viewer.me, section))
    default: return self
    }
  }

  /// The consent that it alters or takes away.
  private var alteredConsent: (CaseReference, ConsentID)? {
    switch self {
    case .consented(let reference, let change): change.altered.map { (reference, $0) }
    case .removed(let reference, .consent(let id), _): (reference, id)
    default: nil
    }
  }

  /// The contacts that it carries whole.
  private var writtenContacts: [Contact] {
    switch self {
    case .contactRecorded(_, let contact, _, let next): [contact] + [next].compactMap { $0 }
    case .contactAmended(_, _, let contact, _, _), .groupRecorded(let contact, _), .appointmentBooked(_, let contact):
      [contact]
    case .seriesBooked(_, let contacts, _): contacts
    default: []
    }
  }
}

extension Withheld {
  /// The section that would show the words.
  public var section: CaseSection { CaseSection(rawValue: rawValue) ?? .contacts }
}
