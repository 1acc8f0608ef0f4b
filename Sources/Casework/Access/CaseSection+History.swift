extension CaseSection {
  /// The parts of a case to which the reason of a change belongs, by the change's name in the journal: whoever doesn't see
  /// all of them is told that the change was made and when, and not why. Of a name that nobody knows the reason is for
  /// those alone who see everything.
  public static func telling(whyOf op: String) -> [CaseSection] {
    ChangeName(op)?.told ?? allCases.filter { $0 != .staff }
  }
}
