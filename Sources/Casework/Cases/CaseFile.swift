/// A whole case as it is read: the case's own document and its contacts, with the versions that were seen.
public struct CaseFile: Sendable, Equatable {
  /// The case's number.
  public var reference: CaseReference
  /// The change that last altered the case's own document.
  public var version: Int
  /// The case without its contacts.
  public var header: Case
  /// All contacts and appointments, earliest first.
  public var contacts: [FiledContact]
  /// The case as it is, where this is what somebody sees of it: for the rules, which nobody's role makes blind. No other
  /// room can read it.
  var whole: [CaseFile] = []
  /// The sections that are left out.
  public internal(set) var hidden: Set<CaseSection> = []

  /// Puts the parts together; the contacts are sorted by their time.
  public init(reference: CaseReference, version: Int, header: Case, contacts: [FiledContact]) {
    self.reference = reference
    self.version = version
    self.header = header
    self.contacts = contacts.sorted { ($0.contact.at, $0.id) < ($1.contact.at, $1.id) }
  }

  /// What rules work with: all of the case.
  var facts: CaseFile { whole.first ?? self }

  /// The contact with this identifier.
  public func contact(_ id: ContactID) -> FiledContact? { contacts.first { $0.id == id } }

  /// Unacceptable absences from an order's contacts, earliest first: what its warnings and breach rest on.
  public func unacceptableAbsences(from order: Order) -> [FiledContact] {
    let found = facts.contacts.filter { filed in
      filed.contact.outcome == .unacceptableAbsence
        && (filed.contact.order.map { $0 == order.id } ?? (filed.contact.at.day >= order.begins))
    }
    if whole.isEmpty { return found }
    // That they were is what the steps rest on; their words are as far as they are shown elsewhere.
    return found.map { filed in
      contact(filed.id) ?? FiledContact(id: filed.id, version: filed.version, contact: filed.contact.withoutWords)
    }
  }
}

/// A contact with its identifier and the version that was seen.
public struct FiledContact: Sendable, Equatable {
  /// The identifier within the case.
  public var id: ContactID
  /// The change that last altered it.
  public var version: Int
  /// What it says.
  public var contact: Contact
  /// Puts the parts together.
  public init(id: ContactID, version: Int, contact: Contact) {
    self.id = id
    self.version = version
    self.contact = contact
  }
}
