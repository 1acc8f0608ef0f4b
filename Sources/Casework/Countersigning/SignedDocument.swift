public import JSON

/// The kinds of documents that are signed; one queue lists them all.
public enum SignedKind: String, JSONText, CaseIterable {
  case assessment
  case plan
  case exitPlan = "exit-plan"
  case report

  /// Words for lists.
  public var words: String {
    switch self {
    case .assessment: "Assessment"
    case .plan: "Plan"
    case .exitPlan: "Exit plan"
    case .report: "Report"
    }
  }

  /// Where a case keeps documents of the kind.
  public var collection: CaseCollection {
    switch self {
    case .assessment: .assessments
    case .plan: .plans
    case .exitPlan: .exits
    case .report: .reports
    }
  }
}

/// One version of a document that is signed, such as `plan/p1042`.
public struct SignedName: Hashable, Sendable, JSONText, CustomStringConvertible {
  /// The kind of document.
  public var kind: SignedKind
  /// The version's identifier within the case.
  public var id: DocumentID

  /// A version of a kind of document.
  public init(_ kind: SignedKind, _ id: DocumentID) {
    self.kind = kind
    self.id = id
  }

  public init?(jsonText: String) {
    let parts = jsonText.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = SignedKind(rawValue: String(parts[0])),
      let id = DocumentID(jsonText: String(parts[1]))
    else { return nil }
    self.init(kind, id)
  }

  public var jsonText: String { kind.rawValue + "/" + id.text }
  public var description: String { jsonText }

  /// The key of the version's document.
  public func key(in reference: CaseReference) -> DocumentKey { reference.key(kind.collection, id.text) }
}

/// A document that is drafted, submitted and signed: an assessment, a plan, an exit plan, a report.
public protocol SignedDocument: JSONRecord {
  /// What kind it is.
  static var kind: SignedKind { get }
  /// Where it stands.
  var signing: Signing { get set }
  /// What it says in lists: the stage of an assessment, the order of a plan.
  var title: String { get }
  /// The order that it belongs to; nil where it belongs to none.
  var order: OrderID? { get }
  /// The version whose place it takes once it is signed; nil for a first one.
  var replaces: DocumentID? { get }
  /// What decides whether it needs a second signature.
  func signingFacts(in header: Case) -> SigningFacts
  /// Throws why it can't be submitted as it is.
  func checkComplete(in header: Case) throws
}

/// A version of a document as the case's own record and lists need it.
public struct SignedMark: JSONRecord, Equatable {
  /// Which version of which document.
  public var name = SignedName(.plan, "d0")
  /// What it says in lists.
  public var title = ""
  /// Where it stands.
  public var state = SigningState.draft
  /// Which version it is.
  public var version = 1
  /// Who wrote it: the last to submit it, else its first author.
  public var author: StaffID = "nobody"
  /// Everybody who wrote in it, and so doesn't countersign it.
  public var authors: [StaffID] = []
  /// The order that it belongs to.
  public var order: OrderID?
  /// When it came to where it stands.
  public var since = Moment.epoch
  /// Whether a later version took its place.
  public var isReplaced = false
  /// Nothing written.
  public init() {}

  /// The mark of a version that came to where it stands at a moment.
  public init<Document: SignedDocument>(_ id: DocumentID, _ document: Document, at moment: Moment) {
    name = SignedName(Document.kind, id)
    title = document.title
    state = document.signing.state
    version = document.signing.version
    authors = document.signing.authors
    author = document.signing.submitted?.by ?? authors.first ?? "nobody"
    order = document.order
    since = document.signing.acts.last?.at ?? moment
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.field("title", &title)
    try f.required("state", &state)
    try f.field("version", &version)
    try f.required("author", &author)
    try f.field("authors", &authors)
    try f.field("order", &order)
    try f.required("since", &since)
    try f.field("replaced", &isReplaced)
  }
}

extension Case {
  /// Puts the mark of a version in place of its earlier one; one that is signed takes the place of an earlier version.
  public mutating func mark(_ mark: SignedMark, replacing earlier: DocumentID? = nil) {
    if mark.state.isSigned, let earlier {
      for index in documents.indices where documents[index].name == SignedName(mark.name.kind, earlier) {
        documents[index].isReplaced = true
      }
    }
    if let index = documents.firstIndex(where: { $0.name == mark.name }) {
      var mark = mark
      mark.isReplaced = documents[index].isReplaced
      if mark.state == documents[index].state { mark.since = documents[index].since }
      documents[index] = mark
    } else {
      documents.append(mark)
    }
  }
}
