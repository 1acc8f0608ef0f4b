public import Casework

extension Words {
  /// How long a rule runs: `5 working days`, `12 weeks or 0 days after order ends`.
  public static func runs(of rule: DeadlineRule) -> String {
    if rule.starts == .month { return "each month, by level" }
    return (rule.repeats ? "every " : "") + rule.runs.map(of).joined(separator: ", or ")
  }

  /// A length of time: `5 working days`, `14 days before`.
  public static func of(_ span: RuleSpan) -> String {
    let count = span.count.magnitude
    let unit = String(span.unit.rawValue.replacing("-", with: " ").dropLast(count == 1 ? 1 : 0))
    let after = span.after.map { " " + (span.count < 0 ? "before " : "after ") + spoken($0) } ?? ""
    return (span.count == 0 ? "the same day" : "\(count) \(unit)")
      + (after.isEmpty && span.count < 0 ? " before" : after)
      + (span.countsFirst ? ", the first day counted" : "")
  }
}
