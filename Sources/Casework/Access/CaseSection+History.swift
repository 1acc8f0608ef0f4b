extension CaseSection {
  /// The section to which a change belongs, by its name in the journal: whoever doesn't see it is told that the change was
  /// made and when, and not why. nil where the reason belongs to none.
  public init?(ofChange op: String) {
    switch op.split(separator: ".").first {
    case "oversight", "obligation", "audit", "panel": self = .oversight
    case "contact", "appointment", "visit", "absence": self = .contacts
    case "assessment": self = .assessments
    case "plan", "exit-plan", "exit": self = .plan
    case "person": self = .people
    case "order", "offence", "enforcement", "hearing", "report", "court", "warrant", "custody", "remand", "bail",
      "breach", "civil-order":
      self = .orders
    default:
      guard op == "case.allocate" || op == "case.close" else { return nil }
      self = .oversight
    }
  }
}
