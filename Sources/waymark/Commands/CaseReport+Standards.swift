import Casework
import Interchange

extension CaseReport {
  /// The rows of a section that the standards give.
  func standards(_ section: CaseCommand.Section) -> Listing {
    let (standards, calendar) = (session.settings.standards, session.settings.calendar)
    switch section {
    case .compliance:
      var table = Listing([
        .init("month", "Month"), .init("order"), .init("seen", "Seen", right: true), .init("asked", "Of", right: true),
        .init("booked", "Booked", right: true), .init("missing", "Still to book", right: true),
        .init("bookable", "Possible", right: true),
      ])
      for tally in CaseFacts(file).tallies(at: session.now, standards: standards, calendar: calendar) {
        let isPast = tally.month.endOfMonth < session.now.day
        table.add([
          .init(String(tally.month.iso.prefix(7))), .init(tally.order.text), .init(tally.seen), .init(tally.asked),
          .init(tally.booked), .init(isPast ? nil : tally.missing), .init(isPast ? nil : tally.bookable),
        ])
      }
      return table
    case .hours:
      var table = Listing([
        .init("week", "Week of"), .init("askedMinutes", "Asked", right: true),
        .init("plannedMinutes", "Planned", right: true), .init("deliveredMinutes", "Delivered", right: true),
        .init("weekendMinutes", "Weekend", right: true),
      ])
      for week in IntensiveWeek.weeks(of: file, under: standards, on: session.now.day) {
        func value(_ minutes: Minutes) -> Listing.Value { .init(.integer(minutes.count), words: minutes.text) }
        table.add([
          .init(week.monday.iso, words: week.monday.text(.short)), value(week.asked), value(week.planned),
          value(week.delivered), value(week.weekend),
        ])
      }
      return table
    default:
      var filter = DeadlineFilter()
      filter.standings = Set(Obligation.Standing.allCases)
      let all = Today.Due.all(in: [file], filter, under: standards, calendar: calendar, on: session.now.day)
      return DeadlinesCommand.table(all, session, withMet: true)
    }
  }
}
