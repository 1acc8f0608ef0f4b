/// A week of a case under intensive supervision and surveillance: what was asked, planned and delivered (R229, R230).
public struct HoursEntry: Sendable, Equatable {
  /// Whose.
  public var summary: CaseSummary
  /// The week's hours.
  public var week: IntensiveWeek

  /// Whether less was delivered than the order asks for.
  public var isShort: Bool { week.delivered.count < week.asked.count }

  /// The weeks of whole cases that touch the time between two days, by case and week.
  public static func all(
    in files: some Sequence<CaseFile>, _ days: ClosedRange<Day>, under standards: Standards
  ) -> [HoursEntry] {
    files.flatMap { file -> [HoursEntry] in
      let weeks = IntensiveWeek.weeks(of: file, under: standards, on: days.upperBound).filter {
        $0.monday.adding(days: 6) >= days.lowerBound
      }
      if weeks.isEmpty { return [] }
      let summary = CaseSummary(of: file)
      return weeks.map { HoursEntry(summary: summary, week: $0) }
    }
  }
}
