public import Casework

extension Words {
  /// Contacts of a month: `2 of 4 contacts this month, 1 booked, 1 still to book (6 working days left)`.
  public static func of(_ tally: ContactTally) -> String {
    var words = "\(tally.seen) of \(tally.asked.counted("contact")) this month, \(tally.booked) booked"
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
  /// What people call a data file: `rules of allocation`.
  public static func name(of file: ServiceFile) -> String {
    switch file {
    case .standards: "standards"
    case .allocation: "rules of allocation"
    case .workload: "workload weights"
    case .letters: "letters"
    case .reports: "reports for court"
    case .retention: "rules of retention"
    case .subjectAccess: "rules of subject access"
    case .access: "rules of access by role"
    }
  }

  /// The same where it begins a line.
  static func title(of file: ServiceFile) -> String {
    let name = name(of: file)
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// What stands above the list of a data file.
  static func heading(of file: ServiceFile) -> String {
    switch file {
    case .standards: "Every rule, its figure, source and status"
    case .allocation: "Who should hold what: each rule warns and asks for a reason"
    case .workload: "What people can carry, and what cases weigh"
    case .letters: "The texts of letters"
    case .reports: "What reports for court are made of, and what the Court Review Panel reads"
    case .retention: "How long records are kept: the longest rule that speaks of a case wins"
    case .subjectAccess: "Requests for what is held: grounds for leaving out, and what the letter says"
    case .access: "What each role sees and may do"
    }
  }

  /// How much an edit would change.
  public static func moved(_ count: Int, by file: ServiceFile) -> String {
    let isOne = count == 1
    return switch file {
    case .standards:
      count == 0 ? "No open obligation would move." : "\(count) open obligation\(isOne ? "" : "s") would move:"
    case .allocation:
      count == 0
        ? "Nobody would hold a case against other rules."
        : "\(count) case\(isOne ? "" : "s") would be held against other rules:"
    case .workload:
      count == 0 ? "No workload would be different." : "\(count) workload\(isOne ? "" : "s") would be different:"
    case .letters: "Letters that are written from now on would be different."
    case .reports: "Reports that are begun from now on would be different."
    case .retention: "Nothing is destroyed by it: every case is reviewed, and two people decide."
    case .subjectAccess: "Packs that are made from now on would be different."
    case .access: "What people may see and do would be different from their next step on."
    }
  }

  /// A letter's name where it begins a line: `Final warning`.
  static func title(of kind: LetterKind) -> String {
    let words = kind.rawValue.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// What an edit would change, in a line.
  public static func of(_ move: DataPreview.Move, names: [StaffID: Staff]) -> String {
    switch move {
    case .obligation(let move): return of(move)
    case .enforcement(let reference, let child, let before, let after):
      let (then, next) = (before.map { of($0) } ?? "nothing", after.map { of($0) } ?? "nothing")
      return "\(reference)  \(child)  enforcement: \(then), then \(next)"
    case .holding(let reference, let child, let worker, _, let after):
      let holder = worker.map { names[$0]?.listName ?? $0.text } ?? "nobody"
      let against = after.isEmpty ? "no rule any more" : after.map(\.words).joined(separator: "; ")
      return "\(reference)  \(child), \(holder): goes against \(against)"
    case .load(let id, let before, let after):
      func percent(_ load: Int?) -> String { load.map { "\($0) %" } ?? "no hours" }
      return (names[id]?.listName ?? id.text) + ": \(percent(before)) to \(percent(after))"
    }
  }

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
