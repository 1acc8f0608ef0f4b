/// What a case tells about an order that the law asks about: ages, offences, pleas.
struct OrderFacts {
  let order: Order
  let born: Day?
  /// The offences that the order names.
  let offences: [Offence]
  /// The earliest day on which the child can have been convicted.
  let earliestConviction: Day

  init(_ order: Order, in header: Case, conviction window: ConvictionWindow) {
    self.order = order
    born = header.child.dateOfBirth
    offences = header.offences.filter { order.offences.contains($0.id) }
    let known = offences.flatMap { [$0.date, $0.arrested, $0.charged] }.compactMap { $0 }
    let earliest = max(known.max() ?? .earliest, order.made.adding(months: -window.months))
    earliestConviction = min(earliest, order.made)
  }

  /// The ages that the child can have had when convicted; nil where the date of birth isn't known.
  var agesAtConviction: ClosedRange<Int>? {
    born.map { $0.years(until: earliestConviction)...$0.years(until: order.made) }
  }

  /// An age that is not possible; nil where none is known that isn't.
  func age(outside range: AgeRange) -> Int? {
    guard let born else { return nil }
    switch range.at {
    case .order:
      let age = born.years(until: order.made)
      return range.contains(age) ? nil : age
    case .offence:
      return offences.compactMap(\.date).map { born.years(until: $0) }.first { !range.contains($0) }
    case .conviction:
      guard let ages = agesAtConviction else { return nil }
      if let max = range.max, ages.lowerBound > max { return ages.lowerBound }
      if let min = range.min, ages.upperBound < min { return ages.upperBound }
      return nil
    }
  }

  /// Whether the child was of such an age, whichever of the possible days is looked at.
  func isCertainly(of range: AgeRange) -> Bool {
    guard let born else { return false }
    switch range.at {
    case .order: return range.contains(born.years(until: order.made))
    case .offence:
      let ages = offences.compactMap(\.date).map { born.years(until: $0) }
      return !ages.isEmpty && ages.count == offences.count && ages.allSatisfy(range.contains)
    case .conviction:
      guard let ages = agesAtConviction else { return false }
      return range.contains(ages.lowerBound) && range.contains(ages.upperBound)
    }
  }

  /// The first day on which the child can have been held for the offences; nil where a day of one isn't known.
  var heldAtEarliest: Day? {
    let first = offences.map { [$0.date, $0.arrested].compactMap { $0 }.min() }
    return first.contains(nil) ? nil : first.compactMap { $0 }.min()
  }

  /// Whether a plea was entered to every offence, and to none of them this one.
  func contradicts(_ plea: Plea) -> Bool {
    !offences.isEmpty && offences.allSatisfy { $0.plea.map { $0 != plea && $0 != Plea.none } ?? false }
  }

  /// The last day of a requirement that begins with the order; nil where it is a count or has no length.
  func lastDay(of requirement: Requirement) -> Day? {
    requirement.term.flatMap { $0.isStretch ? $0.lastDay(from: order.begins) : nil }
  }
}
