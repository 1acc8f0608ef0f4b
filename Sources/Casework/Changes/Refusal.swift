/// Why a change isn't made: a fact, whose words are made in one other place.
public enum Refusal: Error, Equatable, Sendable {
  case noSuchCase(CaseReference)
  case noSuchContact(ContactID, CaseReference)
  case noSuchStaff(StaffID)
  case noSuchTeam(TeamID)
  case noSuchOrder(OrderID, CaseReference)
  case caseClosed(CaseReference, on: Day)
  case caseNotClosed(CaseReference)
  case nameMissing
  case badIdentifier(String)
  case bornInFuture(Day)
  case tooOldForService(age: Int)
  case unknownCode(list: String, code: ListCode)
  case outcomeInFuture(Moment)
  case contactBeforeBirth(Day)
  case reasonMissing
  case noteMissing
  case appointmentInPast(Moment)
  case sameCase(CaseReference)
  case orderInFuture(Day)
  case orderEndsBeforeItBegins(begins: Day, ends: Day)
  case termNotAllowed(Disposal, Term, allowed: String, source: String)
  case ageNotAllowed(Disposal, age: Int, allowed: String, source: String)
  case requirementNotAllowed(RequirementKind, allowed: String, source: String)
  case requirementMissing(Disposal, [RequirementKind], source: String)
  case gravityOutOfRange(scale: String, value: Int, allowed: ClosedRange<Int>)
  case alreadyExists(String)
  case nobodyChosen
  case changedMeanwhile(DocumentKey, seen: Int, now: Int)
  case cannotUndo(seq: Int, DocumentKey)
  case nothingToUndo
}
