/// What is done to a request for what is held on a child.
public enum SubjectAccessChange: Sendable, Equatable {
  /// A request came; its day, who asks and what for are taken from it.
  case recorded(SubjectRequest)
  /// Proof of identity is asked for.
  case identityAsked(SubjectRequestID, on: Day)
  /// The identity was proved.
  case identified(SubjectRequestID, IdentityProof)
  /// It is asked what is meant.
  case paused(SubjectRequestID, RequestPause)
  /// The answer to that came.
  case resumed(SubjectRequestID, on: Day)
  /// The time is extended.
  case extended(SubjectRequestID, RequestExtension)
  /// A word is looked for besides, or no more.
  case sought(SubjectRequestID, String, isSought: Bool)
  /// Decisions are taken; `seen` is the version that their author looked at.
  case decided(SubjectRequestID, [PackDecision], seen: Int? = nil)
  /// Everything is decided, and goes to a second person.
  case submitted(SubjectRequestID, note: String = "")
  /// Whoever decided takes it back before it is signed.
  case takenBack(SubjectRequestID)
  /// The second person sends it back with a reason.
  case sentBack(SubjectRequestID, why: String)
  /// The second person signs it off.
  case signed(SubjectRequestID, note: String = "")
  /// It was given to somebody.
  case issued(SubjectRequestID, to: String, how: String)
  /// It ends without a pack.
  case ended(SubjectRequestID, RequestEnd)

  /// The request that it is done to; nil where it begins one.
  public var request: SubjectRequestID? {
    switch self {
    case .recorded: nil
    case .identityAsked(let id, _), .identified(let id, _), .paused(let id, _), .resumed(let id, _),
      .extended(let id, _), .sought(let id, _, _), .decided(let id, _, _), .submitted(let id, _), .takenBack(let id),
      .sentBack(let id, _), .signed(let id, _), .issued(let id, _, _), .ended(let id, _):
      id
    }
  }

  /// Whether its rule looks at everything that is held.
  public var needsPack: Bool {
    switch self {
    case .decided, .submitted, .signed, .issued: true
    default: false
    }
  }

  /// The change's name in the journal.
  public var op: String {
    switch self {
    case .recorded: "subject.record"
    case .identityAsked: "subject.ask-identity"
    case .identified: "subject.identify"
    case .paused: "subject.pause"
    case .resumed: "subject.resume"
    case .extended: "subject.extend"
    case .sought: "subject.seek"
    case .decided: "subject.decide"
    case .submitted: "subject.submit"
    case .takenBack: "subject.take-back"
    case .sentBack: "subject.send-back"
    case .signed: "subject.sign"
    case .issued: "subject.issue"
    case .ended: "subject.end"
    }
  }

  /// The reason that its author gave; nil where none is asked for.
  public var why: String? {
    switch self {
    case .extended(_, let extended): extended.why
    case .sentBack(_, let why): why
    case .ended(_, let end): end.why
    case .paused(_, let pause): pause.what
    case .issued(_, let recipient, let how): recipient + (how.isEmpty ? "" : ", " + how)
    case .submitted(_, let note), .signed(_, let note): note.isEmpty ? nil : note
    default: nil
    }
  }

  /// What the history calls a change of this name; nil for one of another subject.
  static func words(forOp op: String) -> String? {
    switch op {
    case "subject.record": "Request for what is held recorded"
    case "subject.ask-identity": "Proof of identity asked for"
    case "subject.identify": "Identity checked"
    case "subject.pause": "Asked what is meant by a request for what is held"
    case "subject.resume": "Answer to what is meant recorded"
    case "subject.extend": "Time for a request for what is held extended"
    case "subject.seek": "Words to look for in what is held saved"
    case "subject.decide": "Decision on what is given of what is held recorded"
    case "subject.submit": "Pack of what is held submitted"
    case "subject.take-back": "Pack of what is held taken back"
    case "subject.send-back": "Pack of what is held sent back"
    case "subject.sign": "Pack of what is held signed off"
    case "subject.issue": "Pack of what is held given out"
    case "subject.end": "Request for what is held ended"
    default: nil
    }
  }
}

extension Change {
  /// What the trail of looks says of a change by which something of a case leaves the service, with the digest of what
  /// was given as the change's documents have it; nil for others.
  public func disclosure(_ edits: Edits) -> Look? {
    guard case .subjectAccess(let reference, .issued(let id, let recipient, let how)) = self else { return nil }
    let bytes = edits.list.first { $0.key == SubjectRequest.key(id) }?.bytes ?? []
    let digest = (try? SubjectRequest(json: bytes))?.last(.issued)?.pack ?? ""
    return Look(
      .disclosure, of: reference, "what is held on the child (\(id), pack \(digest))", why: how, recipient: recipient)
  }
}

/// Why something isn't done to a request for what is held.
public enum SubjectAccessRefusal: Error, Equatable, Sendable {
  case noSuchRequest(SubjectRequestID)
  case nobodyAsks
  /// What happened can't lie in the future, or before the request.
  case badDay(Day)
  /// It was answered or ended.
  case over(SubjectRequest.Stage)
  case identityProvedAlready
  /// Nobody has checked who asks.
  case notIdentified
  case waitsAlready
  case notWaiting
  /// The person had to be told within the first time limit, which ended on this day.
  case extendedTooLate(Day)
  case extendedAlready
  /// It waits to be signed off, or is; it is taken back or sent back first.
  case submittedAlready
  case notSubmitted
  case notSigned
  case noSuchGround(ListCode)
  case groundMissing
  /// The ground isn't one for that.
  case wrongGround(ListCode, PackDecision.Ruling)
  /// The pack has no such entry, or the entry says nothing of the party.
  case nothingThere(String)
  /// The entry says something else than when it was looked at.
  case entryChanged(String)
  /// So many things are still to be decided.
  case undecided(Int)
  /// Nothing is held on the child.
  case nothingHeld
  /// The record says something else than when it was submitted or signed.
  case packChanged
  /// What was given out, which had this digest, can't be made again as it was.
  case notAsIssued(String)
  case mayNotSign(StaffID)
  /// Nobody signs off what they decided themselves.
  case ownDecisions(StaffID)
  case recipientMissing
  case termMissing
}
