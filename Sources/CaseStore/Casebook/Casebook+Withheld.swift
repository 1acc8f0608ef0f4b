import Casework
import JSON

extension Casebook {
  /// The change as it is to be made by somebody who wasn't shown everything that it writes over.
  ///
  /// Throws `Refusal` where it would write over what its author wasn't shown, else `StoreError` or `JSONError`.
  func keepingWithheld(_ change: Change, by viewer: Viewer?) throws -> Change {
    guard let viewer else { return change }
    return try change.keepingWithheld(
      for: viewer, header: { try whole.header(of: $0) },
      contact: { id, reference in try store.read(reference.key(.contacts, id.text)).map { try Contact(json: $0.bytes) }
      },
      assessment: { try whole.assessment($0, of: $1) }, summary: { try anySummary(of: $0) })
  }

  /// A contact of a case with what whoever looks sees of it. Throws `StoreError` or `JSONError`.
  func seen(_ contact: Contact, of reference: CaseReference) throws -> Contact {
    guard let viewer, let summary = try anySummary(of: reference) else { return contact }
    return viewer.seen(contact, of: summary)
  }

  /// An assessment of a case with the sections that whoever looks sees. Throws `Refusal` where they see nothing of its
  /// form, else `StoreError` or `JSONError`.
  func seen(_ assessment: Assessment, of reference: CaseReference) throws -> Assessment? {
    guard let viewer, let summary = try anySummary(of: reference) else { return assessment }
    let form = forms.definition(assessment.form, version: assessment.formVersion)
    return viewer.seen(assessment, form, of: summary)
  }

  /// Whether whoever looks may read the note of a contact; nil where they may read every one.
  var readsNote: ((CaseReference, Contact) -> Bool)? {
    guard let viewer else { return nil }
    return { reference, contact in
      guard viewer.mayWithhold(contact) else { return true }
      guard let summary = try? self.anySummary(of: reference) else { return false }
      return viewer.sees(.contacts, of: summary) && viewer.seen(contact, of: summary).withheld == nil
    }
  }

  /// Whether an audit is of a case of which whoever looks sees oversight.
  func shows(_ audit: CaseAudit) -> Bool { maySee(audit.reference) && sees(.oversight, of: audit.reference) }

  /// What a change took out of a case, as whoever looks sees it; nil where they don't. Throws `StoreError` or `JSONError`.
  func seen(_ removed: RecordedPart, of reference: CaseReference) throws -> RecordedPart? {
    guard let viewer, let summary = try anySummary(of: reference) else { return removed }
    guard viewer.sees(removed.part.kind.section, of: summary) else { return nil }
    switch removed {
    case .contact(let id, let contact): return .contact(id, viewer.seen(contact, of: summary))
    case .person(let person): return viewer.sees(person, of: summary) ? removed : nil
    case .consent(let consent):
      let people = try whole.header(of: reference)?.people ?? []
      return viewer.seen(consent, among: people, of: summary)?.withheld == nil ? removed : nil
    default: return removed
    }
  }

  /// Whether whoever looks is told why a change was made: one of a section that they see, and of no contact whose words are
  /// withheld from them.
  func showsReason(of commit: Commit, _ keys: [DocumentKey], _ row: CaseSummary?) -> Bool {
    guard let viewer, let row, commit.why?.isEmpty == false else { return true }
    guard CaseSection.telling(whyOf: commit.op).allSatisfy({ viewer.sees($0, of: row) }) else { return false }
    return keys.allSatisfy { key in
      guard key.collection == row.reference.path(.contacts) else { return true }
      let stored = (try? store.version(of: key, at: commit.seq)) ?? (try? store.version(of: key, at: commit.seq - 1))
      guard let bytes = stored?.bytes, let contact = try? Contact(json: bytes) else { return true }
      return viewer.seen(contact, of: row).withheld == nil
    }
  }

  /// A look as whoever reads the trail is told of it: that it was made and when, but not at what where the case isn't
  /// open to them, and not for what words where these may name a child who isn't.
  func seen(_ entry: LookEntry, _ known: inout [CaseReference: Bool]) -> LookEntry {
    guard let viewer, entry.by != viewer.me else { return entry }
    var entry = entry
    if let reference = entry.look.reference {
      let isOpen = known[reference] ?? maySee(reference)
      known[reference] = isOpen
      if !isOpen { entry.look = Look(entry.look.kind, "a case that isn\u{2019}t open to you") }
    } else if entry.look.kind == .search, !viewer.may(.restrict) {
      entry.look.what = ""
    }
    return entry
  }
}
