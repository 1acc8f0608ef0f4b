import Casework

extension TodayScreen {
  /// A day that has passed: by its weekday within the last week.
  static func past(_ day: Day, _ today: Day) -> String {
    day.days(until: today) < 7 ? day.text(.weekday) : day.text(near: today)
  }

  /// The first word of a kind, which tells it from the others in a narrow column.
  static func short(_ kind: ListCode, _ desk: any Desk) -> String {
    let words = desk.lists.words("contact-kinds", kind)
    let first = words.split(separator: " ").first.map(String.init) ?? words
    // The code is a word too, and says the same in less room: phone for telephone.
    return first.count > 8 && kind.text.count < first.count
      ? kind.text.prefix(1).uppercased() + kind.text.dropFirst() : first
  }
}
