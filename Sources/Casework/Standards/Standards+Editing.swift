extension Standards: OwnCopy {
  public static var file: ServiceFile { .standards }

  /// The entries of which the two differ, as faults call them.
  public func differing(from other: Standards) -> [String] {
    let (mine, theirs) = (enforcement ?? EnforcementPolicy(), other.enforcement ?? EnforcementPolicy())
    return Self.names(rules, other.rules) { "rule " + $0.fullName }
      + Self.names(frequencies, other.frequencies) { "frequency " + $0.level.rawValue }
      + (intensiveHours == other.intensiveHours ? [] : ["intensive hours"]) + mine.differing(from: theirs)
  }

  /// Has another rule follow one from a day on: clocks that started before it stay under the old one to their end.
  public mutating func follow(_ index: Int, with next: DeadlineRule, from day: Day) {
    guard rules.indices.contains(index) else { return }
    var next = next
    next.from = day
    rules[index].to = day - 1
    rules.insert(next, at: index + 1)
  }

  /// Has other contacts a month follow those of a level, for supervision that begins on a day or later.
  public mutating func follow(_ index: Int, with next: ContactFrequency, from day: Day) {
    guard frequencies.indices.contains(index) else { return }
    var next = next
    next.from = day
    frequencies[index].to = day - 1
    frequencies.insert(next, at: index + 1)
  }

  /// Those entries alone in which they differ from others, as far as obligations can differ by them.
  func narrowed(toDifferencesFrom other: Standards) -> Standards {
    let differing = Set(differing(from: other))
    let withMonths = frequencies != other.frequencies
    let withSteps = enforcement != other.enforcement
    var narrowed = self
    narrowed.rules = rules.filter {
      differing.contains("rule " + $0.fullName) || (withMonths && $0.starts == .month)
        || (withSteps && $0.starts == .breachDuty)
    }
    return narrowed
  }
}
