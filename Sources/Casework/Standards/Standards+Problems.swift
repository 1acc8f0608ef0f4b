extension Standards {
  /// Every fault of the data, with its place; empty for standards that can be worked with.
  public func problems() -> [DataProblem] {
    var found = Named.problems(
      of: rules.map { Named(place: "rule \($0.name)", name: $0.name.text, from: $0.from, to: $0.to) })
    for rule in rules {
      let place = "rule \(rule.name)"
      if rule.title.isEmpty { found.append(DataProblem(place, .empty("title"))) }
      if rule.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
      if (rule.workingDays == nil) == (rule.days == nil) {
        found.append(DataProblem(place, .notExactlyOne("workingDays", "days")))
      }
      if let days = rule.workingDays, !(-366...366).contains(days) {
        found.append(DataProblem(place, .badNumber("workingDays", days)))
      }
      if let days = rule.days, !(-3660...3660).contains(days) {
        found.append(DataProblem(place, .badNumber("days", days)))
      }
    }
    for frequency in frequencies {
      let place = "frequency \(frequency.level.rawValue)"
      if frequency.first < 0 { found.append(DataProblem(place, .badNumber("first", frequency.first))) }
      if frequency.after < 0 { found.append(DataProblem(place, .badNumber("after", frequency.after))) }
      if frequency.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
      if frequencies.count(where: { $0.level == frequency.level }) > 1 { found.append(DataProblem(place, .nameTwice)) }
    }
    for level in InterventionLevel.allCases where !frequencies.contains(where: { $0.level == level }) {
      found.append(DataProblem("frequencies", .missing(level.rawValue)))
    }
    return found
  }
}
