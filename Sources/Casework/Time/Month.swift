/// A month of the year.
public enum Month: Int, CaseIterable, Comparable, Sendable {
  case january = 1
  case february, march, april, may, june, july, august, september, october, november, december

  /// `November`.
  public var name: String {
    switch self {
    case .january: "January"
    case .february: "February"
    case .march: "March"
    case .april: "April"
    case .may: "May"
    case .june: "June"
    case .july: "July"
    case .august: "August"
    case .september: "September"
    case .october: "October"
    case .november: "November"
    case .december: "December"
    }
  }

  /// The three letters that tables use: `Nov`.
  public var shortName: String {
    switch self {
    case .january: "Jan"
    case .february: "Feb"
    case .march: "Mar"
    case .april: "Apr"
    case .may: "May"
    case .june: "Jun"
    case .july: "Jul"
    case .august: "Aug"
    case .september: "Sep"
    case .october: "Oct"
    case .november: "Nov"
    case .december: "Dec"
    }
  }

  /// How many days it has in a year of the Gregorian calendar.
  public func length(inYear year: Int) -> Int {
    switch self {
    case .april, .june, .september, .november: 30
    case .february: Day.isLeap(year: year) ? 29 : 28
    default: 31
    }
  }

  /// January comes first.
  public static func < (left: Month, right: Month) -> Bool { left.rawValue < right.rawValue }
}
