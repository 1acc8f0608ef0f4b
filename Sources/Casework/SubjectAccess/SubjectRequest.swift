public import JSON

/// One request for what is held on a child, such as `s1042`: the change that recorded it.
public struct SubjectRequestID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// A request for what is held on a child (Data Protection Act 2018 section 45, UK GDPR article 15): who asks, by when it
/// is to be answered, what was decided about everything that is also about somebody else, and how it went out.
public struct SubjectRequest: JSONRecord, Equatable {
  /// Whose case it is about.
  public var reference = CaseReference(1)
  /// Who asks.
  public var requester = Requester.child
  /// Their name; empty for the child.
  public var name = ""
  /// Where the answer goes: an address, or that it is handed over.
  public var sendTo = ""
  /// The day on which the request came.
  public var received = Day.epoch
  /// What is asked for, in their words; empty for everything.
  public var asks = ""
  /// The day on which proof of identity was asked for; nil where there was no doubt.
  public var identityAsked: Day?
  /// How the identity was proved; nil while it isn't.
  public var identity: IdentityProof?
  /// Times at which it was asked what is meant; the clock stands meanwhile.
  public var pauses: [RequestPause] = []
  /// That the time was extended; nil where it wasn't.
  public var extended: RequestExtension?
  /// Words that are looked for besides what is found by itself: a nickname, a street.
  public var terms: [String] = []
  /// What was decided, entry by entry and party by party.
  public var decisions: [PackDecision] = []
  /// What was done with the pack, earliest first.
  public var acts: [PackAct] = []
  /// How it ended without a pack; nil where it goes on or was answered.
  public var ended: RequestEnd?
  /// Who recorded it.
  public var by: StaffID = "nobody"
  /// A request that nobody made.
  public init() {}

  /// Who may ask.
  public enum Requester: String, JSONText, CaseIterable {
    case child, parent, solicitor, other

    /// The word for it.
    public var words: String {
      switch self {
      case .child: "the child"
      case .parent: "a parent or carer with parental responsibility"
      case .solicitor: "a solicitor for the child"
      case .other: "somebody else whom the child authorised"
      }
    }
  }

  /// The collection in which requests stand.
  public static let collection = "access-requests"
  /// The key of a request; nil where the name can't be a file name.
  public static func key(_ id: SubjectRequestID) -> DocumentKey? { DocumentKey(collection + "/" + id.text) }

  /// The latest act of a kind.
  public func last(_ kind: PackAct.Kind) -> PackAct? { acts.last { $0.kind == kind } }

  /// How far it has come.
  public var stage: Stage {
    if let ended { return ended.how == .refused ? .refused : .withdrawn }
    switch acts.last?.kind {
    case .issued: return .issued
    case .signed: return .signed
    case .submitted: return .toSign
    case .sentBack, .takenBack, nil: break
    }
    if identity == nil { return .identity }
    return pauses.contains { $0.answered == nil } ? .waiting : .deciding
  }

  /// How far a request can have come.
  public enum Stage: String, JSONText, CaseIterable {
    /// Nobody has checked who asks.
    case identity
    /// It was asked what is meant.
    case waiting
    case deciding
    /// Everything is decided, and waits for a second person.
    case toSign = "to-sign"
    case signed, issued, refused, withdrawn

    /// Whether something is still to be done.
    public var isOpen: Bool { ![.issued, .refused, .withdrawn].contains(self) }
    /// Whether decisions may still be taken.
    public var isDecided: Bool { self != .deciding && self != .identity && self != .waiting }
    /// Words for lists.
    public var words: String {
      switch self {
      case .identity: "identity to check"
      case .waiting: "waiting for an answer"
      case .deciding: "being decided"
      case .toSign: "to sign off"
      case .signed: "to give out"
      case .issued: "given out"
      case .refused: "refused"
      case .withdrawn: "withdrawn"
      }
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("case", &reference)
    try f.required("requester", &requester)
    try f.field("name", &name)
    try f.field("sendTo", &sendTo)
    try f.required("received", &received)
    try f.field("asks", &asks)
    try f.field("identityAsked", &identityAsked)
    try f.field("identity", &identity)
    try f.field("pauses", &pauses)
    try f.field("extended", &extended)
    try f.field("terms", &terms)
    try f.field("decisions", &decisions)
    try f.field("acts", &acts)
    try f.field("ended", &ended)
    try f.required("by", &by)
  }
}

/// A request with its identifier and the version that was seen.
public struct FiledRequest: Sendable, Equatable {
  public var id: SubjectRequestID
  /// The change that last altered it.
  public var version: Int
  public var request: SubjectRequest
  /// Puts the parts together.
  public init(id: SubjectRequestID, version: Int, request: SubjectRequest) {
    self.id = id
    self.version = version
    self.request = request
  }
}

/// How somebody showed who they are.
public struct IdentityProof: JSONRecord, Equatable {
  /// What was seen.
  public var how = Means.known
  /// The day on which it was there.
  public var on = Day.epoch
  /// What it was in detail: the authority of a solicitor, who said that the child agrees.
  public var note = ""
  public var by: StaffID = "nobody"
  /// Nothing shown.
  public init() {}
  /// Something shown on a day.
  public init(_ how: Means, on day: Day, note: String = "") {
    self.how = how
    on = day
    self.note = note
  }

  /// What can be shown.
  public enum Means: String, JSONText, CaseIterable {
    case known
    case document
    case parentalResponsibility = "parental-responsibility"
    case authority

    /// Words for it.
    public var words: String {
      switch self {
      case .known: "known to the worker"
      case .document: "a document with name and picture"
      case .parentalResponsibility: "parental responsibility shown"
      case .authority: "a signed authority"
      }
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("how", &how)
    try f.required("on", &on)
    try f.field("note", &note)
    try f.required("by", &by)
  }
}

/// A time during which it waits for what is meant (Data Protection Act 2018 section 54(3C): those days don't count).
public struct RequestPause: JSONRecord, Equatable {
  public var asked = Day.epoch
  /// The day on which the answer came; nil while it is waited for.
  public var answered: Day?
  public var what = ""
  /// No pause.
  public init() {}
  /// Asked on a day.
  public init(_ what: String, asked: Day) {
    self.what = what
    self.asked = asked
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("asked", &asked)
    try f.field("answered", &answered)
    try f.required("what", &what)
  }
}

/// That the time was extended (Data Protection Act 2018 section 54(3A): complexity or number of requests).
public struct RequestExtension: JSONRecord, Equatable {
  /// The day on which the person was told.
  public var on = Day.epoch
  public var why = ""
  public var by: StaffID = "nobody"
  /// Not extended.
  public init() {}
  /// Extended on a day.
  public init(on day: Day, why: String) {
    on = day
    self.why = why
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("why", &why)
    try f.required("by", &by)
  }
}

/// How a request ended without a pack.
public struct RequestEnd: JSONRecord, Equatable {
  public var how = How.withdrawn
  public var on = Day.epoch
  public var why = ""
  public var by: StaffID = "nobody"
  /// Not ended.
  public init() {}
  /// Ended on a day.
  public init(_ how: How, on day: Day, why: String) {
    self.how = how
    on = day
    self.why = why
  }
  /// How it can end.
  public enum How: String, JSONText, CaseIterable { case refused, withdrawn }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("how", &how)
    try f.required("on", &on)
    try f.required("why", &why)
    try f.required("by", &by)
  }
}
