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
  /// What is recorded of victims and restorative justice (R173), wherever in a case it stands: ``SectionParts`` says where.
  case victims
  /// Flags, contacts, forms and plans about the child's health.
  case health
  /// Exploitation and intelligence: flags, episodes and screenings.
  case exploitation
  /// Why members of staff carry less or are covered. It is about staff, not about children.
  case staff

  /// What people call it.
  public var words: String {
    switch self {
    case .summary, .contacts, .assessments, .orders, .plan, .people, .oversight, .history, .victims, .health: rawValue
    case .exploitation: "exploitation and intelligence"
    case .staff: "staff matters"
    }
  }

  /// What stands in the place of something that belongs to it, for whoever doesn't see it.
  public var notShown: String { "Not shown (\(words))" }

  /// The sections that are kept apart within others, by ``SectionParts``.
  public static let apart: [CaseSection] = [.victims, .health, .exploitation]
}
