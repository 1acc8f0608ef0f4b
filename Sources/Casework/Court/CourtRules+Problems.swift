extension OrderLimits {
  /// The rules about results of hearings: their names, when they are in force, and which of their members are empty that
  /// mustn't be.
  var courtRules: [(name: String, from: Day?, until: Day?, empty: [String])] {
    func empty(_ members: [(String, Bool)]) -> [String] { members.filter(\.1).map(\.0) }
    return outcomes.map { rule in
      (
        rule.name.text, rule.from, rule.until,
        empty([
          ("outcomes", rule.outcomes.isEmpty), ("needs", rule.needs.isEmpty && rule.excludes.isEmpty),
          ("source", rule.source.isEmpty),
        ])
      )
    }
      + remands.map { rule in
        (
          rule.name.text, rule.from, rule.until,
          empty([
            ("remands", rule.remands.isEmpty), ("needsConditions", rule.needsConditions == rule.hasNoConditions),
            ("source", rule.source.isEmpty),
          ])
        )
      }
      + together.map { rule in
        (
          rule.name.text, rule.from, rule.until,
          empty([
            ("disposals", rule.disposals.isEmpty), ("with", rule.with.isEmpty), ("source", rule.source.isEmpty),
          ])
        )
      }
  }
}
