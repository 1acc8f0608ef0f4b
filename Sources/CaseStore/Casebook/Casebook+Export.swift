public import Casework
import JSON

extension Casebook {
  /// Gives every document of a case that whoever looks may see, the case itself first and without the parts that they
  /// don't see. Throws `StoreError`, `JSONError`, or `Refusal` where the case isn't to be seen.
  public func export(_ reference: CaseReference, _ write: (DocumentKey, Stored) throws -> Void) throws {
    guard let file = try caseFile(reference), var stored = try store.read(reference.key) else { return }
    if viewer != nil, file.header != (try whole.header(of: reference)) { stored.bytes = file.header.json() }
    try write(reference.key, stored)
    for collection in CaseCollection.allCases where sees(collection.section, of: reference) {
      for (key, stored) in try store.documents(in: reference.path(collection)) {
        if let shown = try seen(stored, in: collection, of: reference) { try write(key, shown) }
      }
    }
  }

  /// A document of a case with what whoever looks sees of it, in its own bytes where that is everything.
  private func seen(_ stored: Stored, in collection: CaseCollection, of reference: CaseReference) throws -> Stored? {
    guard let viewer else { return stored }
    switch collection {
    case .contacts:
      let contact = try Contact(json: stored.bytes)
      guard viewer.mayWithhold(contact) else { return stored }
      let shown = try seen(contact, of: reference)
      return shown == contact ? stored : stored.with(shown)
    case .assessments where !viewer.seesEverything:
      let assessment = try Assessment(json: stored.bytes)
      guard let shown = try seen(assessment, of: reference) else { return nil }
      return shown == assessment ? stored : stored.with(shown)
    case .assessments, .plans, .exits, .reports: return stored
    }
  }

  /// Gives every document of the store that whoever looks may see; what tells of a case that they may not see is left
  /// out. Returns how many cases were. Throws `StoreError`, `JSONError`, or what `write` throws.
  public func export(_ write: (DocumentKey, Stored) throws -> Void) throws -> Int {
    for key in [Service.key, Moratoria.key] + ServiceFile.allCases.map(\.key) {
      if let stored = try store.read(key) { try write(key, stored) }
    }
    for collection in Self.exportedCollections {
      for (key, stored) in try store.documents(in: collection) {
        if let shown = try seen(key, stored, in: collection) { try write(key, shown) }
      }
    }
    var hidden = 0
    for reference in try store.caseNumbers().map({ CaseReference($0) }) {
      if maySee(reference) { try export(reference, write) } else { hidden += 1 }
    }
    return hidden
  }

  /// The collections of documents that belong to no case.
  public static let exportedCollections = [
    "staff", "teams", SupervisionFile.collection, "programmes", OwnForm.collection, CaseAudit.collection,
    CourtDayID.collection, DutyDay.collection, PanelMeeting.collection, SubjectRequest.collection,
    DestructionCertificate.collection, ErasedLines.collection,
  ]

  /// A document that belongs to no case without what tells of cases that aren't to be seen; nil where nothing is left.
  private func seen(_ key: DocumentKey, _ stored: Stored, in collection: String) throws -> Stored? {
    guard let viewer else { return stored }
    switch collection {
    case CaseAudit.collection:
      return shows(try CaseAudit(json: stored.bytes)) ? stored : nil
    case SubjectRequest.collection:
      let request = try SubjectRequest(json: stored.bytes)
      return viewer.may(.disclose) && maySee(request.reference) ? stored : nil
    case DutyDay.collection:
      return stored.with(seen(try DutyDay(json: stored.bytes)))
    case CourtDayID.collection:
      return stored.with(withoutHidden(try CourtDay(json: stored.bytes)))
    case PanelMeeting.collection:
      return seen(try PanelMeeting(json: stored.bytes)).map(stored.with)
    case SupervisionFile.collection:
      let isOpen = SupervisionAccess.mayRead(
        StaffID(key.id), by: viewer.me, on: viewer.now.day, staff: { staff[$0] }, team: { teams[$0] })
      guard isOpen else { return nil }
      return stored.with(withoutHidden(try SupervisionFile(json: stored.bytes)))
    case Programme.collection where !viewer.sees(.plan):
      var programme = try Programme(json: stored.bytes)
      for index in programme.sessions.indices { programme.sessions[index].feedback = "" }
      return stored.with(programme)
    case "staff":
      var staff = try Staff(json: stored.bytes)
      guard !viewer.seesMatters(of: StaffID(key.id)), staff.hideMatters() else { return stored }
      return stored.with(staff)
    default: return stored
    }
  }

  /// The minutes of the panel without what was said of cases that aren't to be seen; nil where oversight isn't.
  func seen(_ meeting: PanelMeeting) -> PanelMeeting? {
    guard let viewer else { return meeting }
    var meeting = meeting
    meeting.notes.removeAll { !maySee($0.reference) || !sees(.oversight, of: $0.reference) }
    return viewer.sees(.oversight) || !meeting.notes.isEmpty ? meeting : nil
  }

  /// The log of a day without the entries that are about a case that isn't to be seen, or whose contacts aren't: what duty
  /// staff wrote of a child is such a note. Whoever wrote it reads it.
  func seen(_ day: DutyDay) -> DutyDay {
    guard let viewer else { return day }
    var day = day
    day.entries.removeAll { entry in
      !entry.cases.allSatisfy(maySee)
        || (entry.by != viewer.me && !entry.cases.allSatisfy { sees(.contacts, of: $0) })
    }
    return day
  }
}

extension Stored {
  /// The same version with what is left of the document.
  fileprivate func with(_ document: some JSONRecord) -> Stored { Stored(version: version, bytes: document.json()) }
}
