public import Casework
import JSON

extension Casebook {
  /// Everything that is held on a child: the documents of the case and of others of the same child, what they were before
  /// they were changed, what documents of the service say of it, and the changes with their reasons. With `last` it is what
  /// was held after that change, and `form` is how it is compiled.
  ///
  /// Throws `StoreError`, `JSONError`, or `Refusal` where whoever looks doesn't see all of it.
  public func held(
    on reference: CaseReference, asOf last: Int? = nil, form: PackForm = .current
  ) throws -> HeldRecord {
    try checkLook(at: reference)
    if let viewer {
      for section in CaseSection.allCases where !sees(section, of: reference) {
        throw Refusal.access(.sectionClosed(viewer.me, section))
      }
    }
    var held = HeldRecord(reference, form: form)
    let header = try last.map { try store.version(of: reference.key, at: $0).map { try Case(json: $0.bytes) } }
    let own = try header ?? whole.header(of: reference)
    held.linked = own?.links.map(\.reference) ?? []
    if let own { held.know(own.child) }
    for other in held.linked { try checkLook(at: other) }
    if let last { try addPast(to: &held, asOf: last) } else { try addPresent(to: &held) }
    for number in [reference] + held.linked {
      held.history += try history(of: number).filter { $0.seq <= last ?? Int.max }
      held.documents += try earlier(of: number, upTo: last ?? Int.max)
    }
    held.history.sort { $0.seq < $1.seq }
    return held
  }

  private func addPresent(to held: inout HeldRecord) throws {
    held.staff = staff
    let own = [held.reference] + held.linked
    for number in own {
      guard let stored = try store.read(number.key) else { continue }
      try held.add(number.key, stored.bytes)
      for collection in CaseCollection.allCases {
        for (key, stored) in try store.documents(in: number.path(collection)) { try held.add(key, stored.bytes) }
      }
    }
    for collection in HeldKind.serviceCollections {
      for (key, stored) in try store.documents(in: collection) { try held.add(key, stored.bytes) }
    }
    for summary in try everyCase() where !own.contains(summary.reference) {
      held.children.append(OtherChild(summary.reference, name: summary.name))
    }
  }

  /// The same, as the journal has it after a change.
  private func addPast(to held: inout HeldRecord, asOf last: Int) throws {
    let own = [held.reference] + held.linked
    let numbers = Set(own.map(\.number))
    let collections = Set(HeldKind.serviceCollections)
    let past = try store.documents(asOf: last) { key in
      if let number = key.caseNumber { return numbers.contains(number) || !key.isInCollection }
      let folder = key.segments.first.map(String.init) ?? ""
      return folder == "staff" || collections.contains(folder)
    }
    for (key, bytes) in past.sorted(by: { $0.key < $1.key }) {
      if let number = key.caseNumber, !numbers.contains(number) {
        let name = try Case(json: bytes).child.listName
        held.children.append(OtherChild(CaseReference(number), name: name))
      } else if key.segments.first == "staff" {
        held.staff[StaffID(key.id)] = try Staff(json: bytes)
      } else {
        try held.add(key, bytes)
      }
    }
  }

  /// What the documents of a case were before each change of them: the journal keeps it, so it is held.
  private func earlier(of number: CaseReference, upTo last: Int) throws -> [HeldDocument] {
    let newest = try store.history(of: number.number).last { $0.seq <= last }?.seq ?? 0
    if let known = earlierKnown[number], known.newest == newest { return known.documents }
    var versions: [DocumentKey: [DocumentVersion]] = [:]
    for version in try store.versions(of: number.number) where version.seq <= last {
      versions[version.key, default: []].append(version)
    }
    var found: [HeldDocument] = []
    for (key, versions) in versions.sorted(by: { $0.key < $1.key }) {
      for (version, next) in zip(versions, versions.dropFirst()) {
        guard let bytes = version.bytes else { continue }
        if let document = try HeldDocument(key, bytes, before: next.seq, next: next.bytes) { found.append(document) }
      }
    }
    earlierKnown[number] = (newest, found)
    return found
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

  /// The pack of a request as it stands; of one that was given out, as it was given.
  ///
  /// Throws as ``held(on:asOf:)``, and `Refusal` where what was given out can't be made again.
  public func pack(of request: SubjectRequest) throws -> SubjectPack {
    let issued = request.last(.issued)
    let held = try held(on: request.reference, asOf: issued?.seq.map { $0 - 1 }, form: request.form)
    let pack = try SubjectPack(held, request, lists: lists, forms: forms)
    // The words of lists and forms aren't in the journal; where they changed, nothing else is passed off as what was given.
    if let issued, issued.pack != pack.digest { throw Refusal.subjectAccess(.notAsIssued(issued.pack)) }
    return pack
  }
}
