/// What people type for a day and a time in one field: `23/11 1030`, `tomorrow 2pm`, `10:30 fri`, `2026-11-23T10:00`; a
/// time alone is today.
public enum TypedMoment {
  /// Reads what was typed.
  public static func parse(
    _ text: String, now: Moment, direction: TypedDate.Direction, calendar: WorkingCalendar
  ) throws(TypedRefusal) -> Moment {
    let typed = text.trimmingSpaces
    if typed.isEmpty { throw .nothingTyped(.dateAndTime) }
    if typed.utf8.count > TypedWords.longest { throw .notUnderstood(typed.prefix(20) + "\u{2026}", .dateAndTime) }
    if let moment = Moment(jsonText: typed) { return moment }
    if typed.lowercased() == "now" { return now }
    let words = typed.split(separator: " ").filter { $0 != "at" }.map(String.init)
    for timeWords in [1, 2] where words.count > timeWords {
      let ends = [
        (words.dropLast(timeWords), words.suffix(timeWords)), (words.dropFirst(timeWords), words.prefix(timeWords)),
      ]
      for (date, time) in ends {
        guard let time = try? TypedTime.parse(time.joined(separator: " "), now: now.time) else { continue }
        guard
          let day = try? TypedDate.parse(
            date.joined(separator: " "), today: now.day, direction: direction, calendar: calendar)
        else { continue }
        return Moment(day, time)
      }
    }
    if let time = try? TypedTime.parse(typed, now: now.time) { return Moment(now.day, time) }
    throw .notUnderstood(typed, .dateAndTime)
  }
}
