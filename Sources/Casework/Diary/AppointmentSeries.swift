/// Appointments that come back: every so many days from a first one, moved off days and times that are no good.
public struct AppointmentSeries: Sendable, Equatable {
  /// The first.
  public var first: Moment
  /// Days from one to the next: 7 for weekly.
  public var every: Int
  /// How many.
  public var times: Int
  /// The last day on which one may be; nil where only the number ends it.
  public var until: Day?
  /// How long each takes.
  public var length: Minutes
  /// Times of the week at which the child can't come.
  public var busy: [BusyTime]

  /// The most appointments that one series books.
  public static let most = 60

  /// A series.
  public init(
    first: Moment, every: Int, times: Int, until: Day? = nil, length: Minutes = 60, busy: [BusyTime] = []
  ) {
    self.first = first
    self.every = max(1, every)
    self.times = min(max(0, times), Self.most)
    self.until = until
    self.length = length
    self.busy = busy
  }

  /// One of a series: when it was to be, and when it is.
  public struct Place: Sendable, Equatable {
    /// When it was to be.
    public var meant: Moment
    /// When it is; nil where no day before the next one is any good.
    public var booked: Moment?
  }

  /// Where each of the series falls: on its own day, or on the next before the following one that is neither a bank
  /// holiday nor at a time at which the child can't come, nor at a weekend where the first isn't.
  public func places(_ calendar: WorkingCalendar) -> [Place] {
    let takesWeekends = first.day.weekday.isWeekend
    func isGood(_ moment: Moment) -> Bool {
      if calendar.holiday(on: moment.day) != nil { return false }
      if moment.day.weekday.isWeekend, !takesWeekends { return false }
      return !busy.contains { $0.clashes(with: moment, length: length) }
    }
    return (0..<times).compactMap { index in
      let meant = Moment(first.day.adding(days: index * every), first.time)
      if let until, meant.day > until { return nil }
      let days = (0..<min(every, 7)).map { Moment(meant.day.adding(days: $0), meant.time) }
      return Place(meant: meant, booked: days.first { isGood($0) && $0.day <= (until ?? $0.day) })
    }
  }
}
