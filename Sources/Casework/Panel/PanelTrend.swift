/// What courts decided in some weeks, for the Court Review Panel's themes and trends (R190).
public struct PanelTrend: Sendable, Equatable {
  /// How many weeks.
  public let weeks: Int
  /// The days that are counted.
  public let days: ClosedRange<Day>
  /// How hearings ended.
  public private(set) var outcomes: [HearingOutcome: Int] = [:]
  /// Which orders were made.
  public private(set) var disposals: [Disposal: Int] = [:]
  /// Sentences on which the court had a report, and how many of them were the disposal that it proposed.
  public private(set) var reported = 0
  public private(set) var agreed = 0
  /// Remands that began.
  public private(set) var remands = 0
  /// Nights on remand with their cost.
  public private(set) var nights = BedNights()

  /// Nothing counted yet in the weeks up to a day.
  public init(weeks: Int, to day: Day) {
    self.weeks = weeks
    days = day.adding(days: 1 - 7 * weeks)...day
  }

  /// Counts what happened in a case.
  public mutating func take(_ file: CaseFile, _ reports: ReportFile, rates: RemandRates) {
    for hearing in file.header.hearings where days.contains(hearing.at.day) {
      guard let result = hearing.result else { continue }
      outcomes[result.outcome, default: 0] += 1
      for order in result.orders.compactMap({ file.header.order($0) }) { disposals[order.disposal, default: 0] += 1 }
    }
    for entry in Concordance.entries(of: file, reports: reports)
    where entry.found.verdict.isSentenced && days.contains(entry.on) {
      reported += 1
      if entry.found.verdict != .different { agreed += 1 }
    }
    let spells = file.header.remandSpells
    remands += spells.count { $0.status.bed != nil && days.contains($0.from) }
    nights = nights + BedNights(spells, in: days.lowerBound..<(days.upperBound + 1), by: days.upperBound, rates: rates)
  }

  /// Hearings at which something was decided.
  public var hearings: Int { outcomes.values.reduce(0, +) }
}
