extension OrderLimits {
  /// Every fault of the data, with its place; empty for limits that can be worked with.
  public func problems() -> [DataProblem] {
    var found = Named.problems(
      of: orders.map { Named(place: "rule \($0.name)", name: $0.name.text, from: $0.from, to: $0.until) }
        + requirements.map { Named(place: "rule \($0.name)", name: $0.name.text, from: $0.from, to: $0.until) }
        + releases.map { Named(place: "rule \($0.name)", name: $0.name.text, from: $0.from, to: $0.until) }
        + courtRules.map { Named(place: "rule \($0.name)", name: $0.name, from: $0.from, to: $0.until) })
    if !(0...120).contains(conviction.months) {
      found.append(DataProblem("conviction", .badNumber("months", conviction.months)))
    }
    if conviction.source.isEmpty { found.append(DataProblem("conviction", .empty("source"))) }
    for rule in orders { found += rule.faults.map { DataProblem("rule \(rule.name)", $0) } }
    for rule in requirements { found += rule.faults.map { DataProblem("rule \(rule.name)", $0) } }
    for rule in releases { found += rule.faults.map { DataProblem("rule \(rule.name)", $0) } }
    for rule in courtRules { found += rule.empty.map { DataProblem("rule \(rule.name)", .empty($0)) } }
    for disposal in Disposal.allCases where !orders.contains(where: { $0.disposals.contains(disposal) }) {
      found.append(DataProblem("orders", .missing(disposal.rawValue)))
    }
    return found
  }
}

extension DisposalRule {
  fileprivate var faults: [DataProblem.Fault] {
    var faults: [DataProblem.Fault] = []
    if disposals.isEmpty { faults.append(.empty("disposals")) }
    if source.isEmpty { faults.append(.empty("source")) }
    faults += length.flatMap { $0.faults("length") } + (age?.faults ?? [])
    if let extending, extending.count < 1 { faults.append(.badNumber("extending", extending.count)) }
    if hasNoLength, !length.isEmpty { faults.append(.contradicts("hasNoLength", "length")) }
    if extending != nil, length.isEmpty { faults.append(.contradicts("extending", "length")) }
    if hasNoRequirements, needsRequirement || !needs.isEmpty || !allows.isEmpty {
      faults.append(.contradicts("hasNoRequirements", "needs, needsRequirement, allows"))
    }
    if !allows.isEmpty, !needs.allSatisfy(allows.contains) { faults.append(.contradicts("needs", "allows")) }
    faults += ofAge?.faults ?? []
    if let mostPence, mostPence < 1 { faults.append(.badNumber("mostPence", mostPence)) }
    if ofAge != nil, mostPence == nil, finding == nil { faults.append(.contradicts("ofAge", "mostPence, finding")) }
    if isSummary, mostPence == nil { faults.append(.contradicts("isSummary", "mostPence")) }
    if hasNoOffence, needsOffence || needsDate {
      faults.append(.contradicts("hasNoOffence", "needsOffence, needsDate"))
    }
    let asksOfSentence =
      mostPence != nil || finding != nil || needsDate || needsSentence || hasNoOffence
    let asks =
      asksOfSentence || !length.isEmpty || hasNoLength || age != nil || plea != nil || needsOffence || needsRequirement
      || !needs.isEmpty
      || !allows.isEmpty || hasNoRequirements
    if !asks, note.isEmpty { faults.append(.asksNothing) }
    return faults
  }
}

extension RequirementRule {
  fileprivate var faults: [DataProblem.Fault] {
    var faults: [DataProblem.Fault] = []
    if kinds.isEmpty { faults.append(.empty("kinds")) }
    if disposals.isEmpty { faults.append(.empty("disposals")) }
    if source.isEmpty { faults.append(.empty("source")) }
    faults += length.flatMap { $0.faults("length") } + (age?.faults ?? [])
    for aged in lengthByAge {
      faults += aged.length.faults("lengthByAge")
      if let youngest = aged.youngest, let oldest = aged.oldest, oldest < youngest {
        faults.append(.rangeReversed("lengthByAge"))
      }
    }
    for (name, hours) in [("fewestHoursADay", fewestHoursADay), ("mostHoursADay", mostHoursADay)] {
      if let hours, !(0...24).contains(hours) { faults.append(.badNumber(name, hours)) }
    }
    if let fewestHoursADay, let mostHoursADay, mostHoursADay < fewestHoursADay {
      faults.append(.rangeReversed("hoursADay"))
    }
    if let endsBeforeAge, !AgeRange.possible.contains(endsBeforeAge) {
      faults.append(.badNumber("endsBeforeAge", endsBeforeAge))
    }
    if !with.isEmpty, kinds.contains(where: with.contains) { faults.append(.contradicts("with", "kinds")) }
    let asks =
      !length.isEmpty || !lengthByAge.isEmpty || fewestHoursADay != nil || mostHoursADay != nil || age != nil
      || !with.isEmpty || endsBeforeAge != nil || endsWithOrder
    if !asks, note.isEmpty { faults.append(.asksNothing) }
    return faults
  }
}

extension TermRange {
  fileprivate func faults(_ name: String) -> [DataProblem.Fault] {
    var faults: [DataProblem.Fault] = ([min, max].compactMap { $0 } + only).filter { $0.count < 1 }
      .map { .badNumber(name, $0.count) }
    if let min, let max, !min.isComparable(with: max) || !max.isAtLeast(min, from: .epoch) {
      faults.append(.rangeReversed(name))
    }
    if min == nil, max == nil, only.isEmpty { faults.append(.empty(name)) }
    if !only.isEmpty, min != nil || max != nil { faults.append(.contradicts(name + ".only", name + ".min, max")) }
    return faults
  }
}

extension AgeRange {
  /// Ages that a rule about children can speak of.
  fileprivate static let possible = 0...25

  fileprivate var faults: [DataProblem.Fault] {
    var faults: [DataProblem.Fault] = [min, max].compactMap { $0 }.filter { !Self.possible.contains($0) }
      .map { .badNumber("age", $0) }
    if let min, let max, max < min { faults.append(.rangeReversed("age")) }
    if min == nil, max == nil { faults.append(.empty("age")) }
    return faults
  }
}
