/// Why a document isn't signed, or not altered.
public enum SigningRefusal: Error, Equatable, Sendable {
  /// It was signed: a correction is a new version.
  case signedAlready
  /// It waits for a second signature, and isn't altered meanwhile.
  case waits
  /// It wasn't submitted, so that it can be neither countersigned nor sent back.
  case notSubmitted(SigningState)
  /// Whoever wrote in it doesn't countersign it.
  case ownWork(StaffID)
  /// The role isn't one that countersigns this kind of document.
  case mayNotCountersign(StaffID, SignedKind)
  /// A question of the checklist has no answer, by its words.
  case checkUnanswered(String)
  /// The checklist has no such question.
  case noSuchCheck(ListCode)
  /// It is sent back without a reason.
  case whyMissing
  /// Only whoever submitted it takes it back.
  case notTheAuthor(StaffID)
  /// The case has no such document.
  case noSuchDocument(SignedName)
  /// A later version took its place.
  case replaced(SignedName)
}

extension Signing {
  /// Notes that somebody writes in it. Throws `SigningRefusal` where it isn't to be altered.
  public mutating func write(by staff: StaffID) throws(SigningRefusal) {
    if state.isSigned { throw .signedAlready }
    if state == .submitted { throw .waits }
    if !authors.contains(staff) { authors.append(staff) }
  }

  /// The author signs it and, where it needs a second signature, sends it to be countersigned.
  ///
  /// Throws `SigningRefusal`.
  public mutating func submit(
    by staff: StaffID, at moment: Moment, note: String = "", needs: [SigningNeed]
  ) throws(SigningRefusal) {
    try write(by: staff)
    acts.append(SigningAct(.submitted, by: staff, at: moment, note: note))
    self.needs = needs
    state = needs.isEmpty ? .signed : .submitted
  }

  /// Whoever submitted it takes it back before it was looked at. Throws `SigningRefusal`.
  public mutating func takeBack(by staff: StaffID, at moment: Moment, note: String = "") throws(SigningRefusal) {
    guard state == .submitted else { throw .notSubmitted(state) }
    guard submitted?.by == staff else { throw .notTheAuthor(staff) }
    acts.append(SigningAct(.takenBack, by: staff, at: moment, note: note))
    state = .draft
  }

  /// A second person sends it back with reasons. Throws `SigningRefusal`.
  public mutating func sendBack(
    by staff: StaffID, at moment: Moment, note: String = "", reasons: [PartReason], checks: [CheckAnswer] = []
  ) throws(SigningRefusal) {
    try checkReader(staff)
    guard reasons.contains(where: { !$0.words.isEmpty }) else { throw .whyMissing }
    var act = SigningAct(.sentBack, by: staff, at: moment, note: note)
    act.reasons = reasons
    act.checks = checks
    acts.append(act)
    state = .sentBack
  }

  /// A second person signs it, the checklist answered. Throws `SigningRefusal`.
  public mutating func countersign(
    by staff: StaffID, at moment: Moment, note: String = "", checks: [CheckAnswer]
  ) throws(SigningRefusal) {
    try checkReader(staff)
    var act = SigningAct(.countersigned, by: staff, at: moment, note: note)
    act.checks = checks
    acts.append(act)
    state = .countersigned
  }

  private func checkReader(_ staff: StaffID) throws(SigningRefusal) {
    guard state == .submitted else { throw .notSubmitted(state) }
    if authors.contains(staff) || submitted?.by == staff { throw .ownWork(staff) }
  }
}
