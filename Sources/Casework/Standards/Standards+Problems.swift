extension Standards {
  /// Every fault of the data, with its place; empty for standards that can be worked with.
  public func problems() -> [DataProblem] {
    var found = Named.problems(
      of: rules.map { Named(place: "rule \($0.fullName)", name: $0.fullName, from: $0.from, to: $0.to) })
    for rule in rules { found += Self.problems(of: rule) }
    found += Named.problems(
      of: frequencies.map {
        Named(place: "frequency \($0.level.rawValue)", name: $0.level.rawValue, from: $0.from, to: $0.to)
      })
    for frequency in frequencies {
      let place = "frequency \(frequency.level.rawValue)"
      if !(0...62).contains(frequency.first) { found.append(DataProblem(place, .badNumber("first", frequency.first))) }
      if !(0...62).contains(frequency.after) { found.append(DataProblem(place, .badNumber("after", frequency.after))) }
      if frequency.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
    }
    for level in InterventionLevel.allCases where !frequencies.contains(where: { $0.level == level }) {
      found.append(DataProblem("frequencies", .missing(level.rawValue)))
    }
    for (index, stretch) in intensiveHours.enumerated() {
      let place = "intensive hours \(index + 1)"
      if !(0...168).contains(stretch.hours) { found.append(DataProblem(place, .badNumber("hours", stretch.hours))) }
      if let months = stretch.months, !(1...120).contains(months) {
        found.append(DataProblem(place, .badNumber("months", months)))
      }
      if stretch.months == nil, index + 1 < intensiveHours.count { found.append(DataProblem(place, .empty("months"))) }
      if stretch.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
    }
    return found + (enforcement?.problems(clocks: ruleNames) ?? [])
  }

  private static func problems(of rule: DeadlineRule) -> [DataProblem] {
    let place = "rule \(rule.fullName)"
    var found: [DataProblem.Fault] = []
    if rule.title.isEmpty { found.append(.empty("title")) }
    if rule.source.isEmpty { found.append(.empty("source")) }
    if rule.name.text.contains("/") || rule.part.contains("/") { found.append(.contradicts("name", "part")) }
    if rule.starts == .month {
      if !rule.runs.isEmpty { found.append(.contradicts("runs", "starts")) }
      if rule.name != frequencyRule { found.append(.contradicts("name", "starts")) }
    } else if rule.runs.isEmpty {
      found.append(.empty("runs"))
    }
    for span in rule.runs + [rule.met.notBefore].compactMap({ $0 }) where !span.isPossible {
      found.append(.badNumber("count", span.count))
    }
    if rule.repeats, rule.runs.contains(where: { $0.count <= 0 || $0.after != nil }) {
      found.append(.contradicts("repeats", "runs"))
    }
    if rule.until != nil, !rule.repeats { found.append(.contradicts("until", "repeats")) }
    if rule.met.contact == nil, !rule.met.kinds.isEmpty { found.append(.contradicts("kinds", "contact")) }
    if let least = rule.scope.minAge, !(0...30).contains(least) { found.append(.badNumber("minAge", least)) }
    if let most = rule.scope.maxAge, !(0...30).contains(most) { found.append(.badNumber("maxAge", most)) }
    if let least = rule.scope.minAge, let most = rule.scope.maxAge, most < least { found.append(.rangeReversed("age")) }
    return found.map { DataProblem(place, $0) }
  }
}

extension RuleSpan {
  /// Whether it is of a length that a rule can have: ten years at most.
  var isPossible: Bool {
    switch unit {
    case .workingDays: (-366...366).contains(count)
    case .days: (-3660...3660).contains(count)
    case .weeks: (-520...520).contains(count)
    case .months: (-120...120).contains(count)
    }
  }
}
