/// Why somebody may not see or do something.
public enum AccessRefusal: Error, Equatable, Sendable {
  /// The user is no member of staff today.
  case notStaff(StaffID)
  /// No role that they hold today may do it.
  case mayNot(StaffID, Permission)
  /// No role that they hold today sees the section.
  case sectionClosed(StaffID, CaseSection)
  /// It would write over what they weren't shown, because no role of theirs sees the section.
  case withheld(StaffID, CaseSection)
  /// The case is restricted, or beyond their reach; `canOpen` says whether a reason would open it.
  case restricted(CaseReference, canOpen: Bool)
  /// Nobody changes what they themselves may do.
  case ownAccess(StaffID)
  /// What a change of this name did is neither undone nor brought in.
  case notThisWay(String)
  /// Whoever is denied a case or opened it in an emergency says nothing about that.
  case ownEmergency(StaffID)
  /// The case is open to them as it is.
  case notNeeded(CaseReference)
  /// There is no such opening that waits to be looked at.
  case noSuchOpening(CaseReference)
  /// A restriction that lets nobody out and keeps nobody out.
  case nobodyKeptOut
  /// Nobody who works here would be left who may alter the staff.
  case nobodyLooksAfter
  /// Somebody is both let in and kept out.
  case bothWays(StaffID)
}
