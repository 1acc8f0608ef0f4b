/// A signed document whose content its author writes as a draft, for some of the case's orders: a plan, an exit plan.
public protocol WrittenDocument: SignedDocument, Equatable {
  /// What it says; it never changes once it is signed.
  associatedtype Content: Sendable
  /// The day on which the version was begun.
  var begun: Day { get set }
  /// The orders that it is for.
  var orders: [OrderID] { get set }
  /// The version whose place it takes.
  var replaces: DocumentID? { get set }
  /// What it says.
  var content: Content { get set }
  /// With which the identifiers of its versions begin.
  static var letter: String { get }
  /// Why a draft isn't begun or written, as the document's own refusal.
  static func refusal(_ fault: DraftFault) -> Refusal
}

/// Why a draft isn't begun or written.
public enum DraftFault: Sendable, Equatable {
  /// There is one already.
  case exists(DocumentID)
  /// There is no version of that name.
  case noSuchVersion(DocumentID)
}

extension VersionFile where Document: WrittenDocument {
  /// The draft with this content: a new version where none is named, after the one that holds; `seen` is the version of
  /// the document that its author looked at.
  ///
  /// Throws `Refusal`.
  func written(
    _ id: DocumentID?, _ content: Document.Content, orders: [OrderID], seen: Int?, of reference: CaseReference,
    in context: ChangeContext
  ) throws -> (id: DocumentID, plan: Document) {
    guard let id else {
      if let draft { throw Document.refusal(.exists(draft.id)) }
      var plan = Document()
      plan.begun = context.now.day
      plan.orders = orders
      plan.content = content
      plan.replaces = current?.id
      plan.signing = Signing(draftOf: context.by, version: (current?.plan.signing.version ?? 0) + 1)
      return (DocumentID(Document.letter + String(context.seq)), plan)
    }
    guard var filed = version(id) else { throw Document.refusal(.noSuchVersion(id)) }
    if let seen, seen != filed.version {
      let key = SignedName(Document.kind, id).key(in: reference)
      throw Refusal.changedMeanwhile(key, seen: seen, now: filed.version)
    }
    do throws(SigningRefusal) { try filed.plan.signing.write(by: context.by) } catch { throw Refusal.signing(error) }
    filed.plan.content = content
    filed.plan.orders = orders
    return (id, filed.plan)
  }
}
