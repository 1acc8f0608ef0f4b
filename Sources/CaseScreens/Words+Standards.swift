public import Casework

extension Words {
  /// Contacts of a month: `2 of 4 contacts this month, 1 booked, 1 still to book (6 working days left)`.
  public static func of(_ tally: ContactTally) -> String {
    var words = "\(tally.seen) of \(tally.asked) contacts this month, \(tally.booked) booked"
    if tally.missing == 0 { return words }
    words += ", \(tally.missing) still to book"
    let left = tally.workingDaysLeft
    if tally.bookable < tally.missing { words += ", \(tally.bookable) of them possible" }
    return words + " (\(left) working day\(left == 1 ? "" : "s") left)"
  }

  /// Hours of a week: `ISS this week: 8h of 25h delivered, 20h planned, 3h of it at the weekend`.
  public static func of(_ week: IntensiveWeek) -> String {
    "ISS this week: \(week.delivered.text) of \(week.asked.text) delivered, \(week.planned.text) planned, "
      + "\(week.weekend.text) of it at the weekend"
  }

  /// How long a rule runs: `5 working days`, `12 weeks or 0 days after order ends`.
  public static func runs(of rule: DeadlineRule) -> String {
    if rule.starts == .month { return "each month, by level" }
    return (rule.repeats ? "every " : "") + rule.runs.map(of).joined(separator: ", or ")
  }

  /// A length of time: `5 working days`, `14 days before`.
  public static func of(_ span: RuleSpan) -> String {
    let count = span.count.magnitude
    let unit = String(span.unit.rawValue.replacing("-", with: " ").dropLast(count == 1 ? 1 : 0))
    let after = span.after.map { " " + (span.count < 0 ? "before " : "after ") + spoken($0) } ?? ""
    return (span.count == 0 ? "the same day" : "\(count) \(unit)")
      + (after.isEmpty && span.count < 0 ? " before" : after)
      + (span.countsFirst ? ", the first day counted" : "")
  }
}

extension Words {
  /// Between which days a rule is in force: `from 1 Apr 26`; empty for always.
  static func inForce(_ from: Day?, _ to: Day?) -> String {
    let parts = [from.map { "from " + $0.text(.narrow) }, to.map { "to " + $0.text(.narrow) }]
    return parts.compactMap { $0 }.joined(separator: " ")
  }

  /// What an edit does to an open obligation: `YJ-000142  T. Abara  Exit plan: 9 Nov 2026 to 16 Nov 2026`.
  public static func of(_ move: StandardsPreview.Move) -> String {
    guard let one = move.before ?? move.after else { return "" }
    let what: String
    switch (move.before, move.after) {
    case (let old?, let new?):
      if old.due == new.due, let less = old.tally?.asked, let more = new.tally?.asked {
        what = "\(less) to \(more) contacts"
      } else {
        what = old.due.text(.short) + " to " + new.due.text(.short)
      }
    case (let old?, nil): what = old.due.text(.short) + ", no longer asked for"
    case (nil, let new?): what = "new, due " + new.due.text(.short)
    case (nil, nil): what = ""
    }
    return "\(one.reference)  \(move.child)  \(one.title): \(what)"
  }
}
