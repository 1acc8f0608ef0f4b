public import Casework
import JSON

extension Casebook {
  /// Everything that is held on a child: the documents of the case and of others of the same child, what documents of the
  /// service say of it, and the changes with their reasons.
  ///
  /// Throws `StoreError`, `JSONError`, or `Refusal` where whoever looks doesn't see all of it.
  public func held(on reference: CaseReference) throws -> HeldRecord {
    try checkLook(at: reference)
    if let viewer {
      for section in CaseSection.allCases where !viewer.sees(section) {
        throw Refusal.access(.sectionClosed(viewer.me, section))
      }
    }
    var held = HeldRecord(reference)
    held.linked = try whole.header(of: reference)?.links.map(\.reference) ?? []
    held.staff = staff
    for other in held.linked { try checkLook(at: other) }
    for number in [reference] + held.linked {
      guard let stored = try store.read(number.key) else { continue }
      try held.add(number.key, stored.bytes)
      for collection in CaseCollection.allCases {
        for (key, stored) in try store.documents(in: number.path(collection)) { try held.add(key, stored.bytes) }
      }
      let changes = try history(of: number)
      held.history += changes
      try addEarlier(changes, of: number, to: &held)
    }
    for collection in HeldKind.serviceCollections {
      for (key, stored) in try store.documents(in: collection) { try held.add(key, stored.bytes) }
    }
    held.history.sort { $0.seq < $1.seq }
    let own = Set([reference] + held.linked)
    for summary in try everyCase() where !own.contains(summary.reference) {
      held.children.append(OtherChild(summary.reference, name: summary.name))
    }
    return held
  }

  /// Contacts as they were before they were put right or moved, and whatever was removed: the journal keeps them, so they
  /// are held.
  private func addEarlier(_ changes: [HistoryEntry], of number: CaseReference, to held: inout HeldRecord) throws {
    let folder = number.path(.contacts)
    for change in changes {
      if let removed = change.removed { try held.add(removed, of: number, before: change.seq) }
      let isDraft = if case .draft? = change.removed { true } else { false }
      guard isDraft || ["contact.amend", "contact.remove", "contact.move"].contains(change.op) else { continue }
      for key in change.keys where isDraft ? key.isInCollection : key.collection == folder {
        guard let earlier = try store.version(of: key, at: change.seq - 1) else { continue }
        try held.add(key, earlier.bytes, before: change.seq)
      }
    }
  }

  /// What is held, where the rule of a change looks at it.
  func heldFor(_ change: Change) throws -> HeldRecord? {
    guard case .subjectAccess(let reference, let change) = change, change.needsPack else { return nil }
    return try held(on: reference)
  }

  /// The requests for what is held on children of cases that whoever looks may see, the earliest first. Throws
  /// `StoreError`, or `JSONError` where one can't be read.
  public func subjectRequests() throws -> [FiledRequest] {
    try store.documents(in: SubjectRequest.collection).map { key, stored in
      FiledRequest(
        id: SubjectRequestID(key.id), version: stored.version, request: try SubjectRequest(json: stored.bytes))
    }.filter { gate == nil || maySee($0.request.reference) }.sorted {
      ($0.request.received, $0.id.text.utf8.count, $0.id) < ($1.request.received, $1.id.text.utf8.count, $1.id)
    }
  }

  /// One request; nil where there is none of a case that whoever looks may see. Throws `StoreError` or `JSONError`.
  public func subjectRequest(_ id: SubjectRequestID) throws -> FiledRequest? {
    guard let key = SubjectRequest.key(id), let stored = try store.read(key) else { return nil }
    let request = try SubjectRequest(json: stored.bytes)
    guard gate == nil || maySee(request.reference) else { return nil }
    return FiledRequest(id: id, version: stored.version, request: request)
  }

  /// The pack of a request as it stands. Throws as ``held(on:)``.
  public func pack(of request: SubjectRequest) throws -> SubjectPack {
    try SubjectPack(try held(on: request.reference), request, lists: lists, forms: forms)
  }
}
