public import JSON

/// A time of the week at which a child can't come: school, work, prayers.
public struct BusyTime: JSONRecord, Equatable {
  /// On which days of the week.
  public var days: [Weekday] = []
  /// From when.
  public var from = TimeOfDay.midnight
  /// Until when; the minute itself is free.
  public var to = TimeOfDay.midnight
  /// What with.
  public var what = ""
  /// Never.
  public init() {}
  /// On these days, between two times.
  public init(_ days: [Weekday], _ from: TimeOfDay, _ to: TimeOfDay, what: String = "") {
    self.days = days
    self.from = from
    self.to = to
    self.what = what
  }
  /// Whether an appointment of a length falls into it.
  public func clashes(with moment: Moment, length: Minutes) -> Bool {
    guard days.contains(moment.day.weekday) else { return false }
    let start = moment.time.minuteOfDay
    return start < to.minuteOfDay && start + max(1, length.count) > from.minuteOfDay
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("days", &days)
    try f.required("from", &from)
    try f.required("to", &to)
    try f.field("what", &what)
  }
}

extension Weekday: JSONText {
  public init?(jsonText: String) {
    guard let day = Weekday.allCases.first(where: { $0.shortName.lowercased() == jsonText }) else { return nil }
    self = day
  }
  public var jsonText: String { shortName.lowercased() }
}

extension BusyTime {
  /// As one types it: `mon-fri 08:45-15:15 school`.
  public var typed: String {
    var runs: [(first: Weekday, last: Weekday)] = []
    for day in days.sorted() {
      if let last = runs.last, last.last.rawValue + 1 == day.rawValue {
        runs[runs.count - 1].last = day
      } else {
        runs.append((day, day))
      }
    }
    let words = runs.map { $0.first == $0.last ? $0.first.jsonText : $0.first.jsonText + "-" + $0.last.jsonText }
    return words.joined(separator: ",") + " \(from)-\(to)" + (what.isEmpty ? "" : " " + what)
  }

  /// Reads `mon-fri 0845-1515 school`, `tue,thu 17-19 training`; nil for anything else.
  public init?(typed: String) {
    let words = typed.split(separator: " ", maxSplits: 2).map { $0.lowercased() }
    guard words.count >= 2, let days = Self.days(words[0]) else { return nil }
    let times = words[1].split(separator: "-").map(String.init)
    guard times.count == 2, let from = try? TypedTime.parse(times[0]), let to = try? TypedTime.parse(times[1]),
      from < to
    else { return nil }
    self.init(days, from, to, what: typed.split(separator: " ", maxSplits: 2).dropFirst(2).joined())
  }

  private static func days(_ text: String) -> [Weekday]? {
    var found: Set<Weekday> = []
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-").map { end in
        Weekday.allCases.first { end.count >= 3 && $0.name.lowercased().hasPrefix(end) }
      }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else {
        return nil
      }
      found.formUnion(Weekday.allCases.filter { first <= $0 && $0 <= last })
    }
    return found.isEmpty ? nil : found.sorted()
  }
}
