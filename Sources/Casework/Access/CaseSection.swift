public import JSON

/// A part of a case that a role sees or doesn't.
public enum CaseSection: String, JSONText, CaseIterable {
  /// Who the child is, who holds the case, what comes next.
  case summary
  /// Contacts and appointments with their notes.
  case contacts
  case assessments
  /// Orders, offences, enforcement and hearings.
  case orders
  /// The plan and the exit plan.
  case plan
  /// The people around the child.
  case people
  /// What managers wrote, and supervisions.
  case oversight
  /// Every change of the case.
  case history
}
