import Casework

/// A case as the caseload shows it: its summary, and what is worked out from it for a day.
struct CaseRow: Sendable {
  let summary: CaseSummary
  let tally: Today.Tally?
  let due: Obligation?
  /// Everything that is open, earliest first.
  let dues: [Obligation]
  let order: OrderSummary?
  let orderName: String
  /// Where enforcement stands; nil where nothing is to say.
  let enforcement: EnforcementStanding?
  /// The words that a filter looks through, folded, each behind a space.
  private let words: [UInt8]

  /// Works a row out from a summary.
  init(_ summary: CaseSummary, _ desk: any Desk) {
    let now = desk.now
    self.summary = summary
    dues =
      summary.isOpen
      ? Obligation.open(for: summary, under: desk.standards, calendar: desk.calendar, on: now.day) : []
    due = dues.first
    tally = summary.isOpen ? Today.tally(summary, on: now, standards: desk.standards, calendar: desk.calendar) : nil
    enforcement =
      summary.isOpen
      ? EnforcementStanding.pressing(summary, policy: desk.enforcement, calendar: desk.calendar, on: now.day) : nil
    order = summary.mainOrder(on: now.day)
    orderName = order?.listName(on: now.day) ?? ""
    var text = summary.name + " " + summary.reference.description + " \(summary.reference.number) " + orderName
    for other in summary.otherNames { text += " " + other }
    if let worker = summary.worker { text += " " + worker.text }
    var folded: [UInt8] = []
    for word in FoldedWords.words(of: text) {
      folded.append(UInt8(ascii: " "))
      folded += word
    }
    words = folded
  }

  /// Whether any word begins with these letters.
  func hasWord(beginningWith wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return true }
    let last = words.count - wanted.count
    var at = 1
    while at <= last {
      if words[at] == first, words[at - 1] == UInt8(ascii: " "), starts(with: wanted, at: at) { return true }
      at += 1
    }
    return false
  }

  private func starts(with wanted: [UInt8], at start: Int) -> Bool {
    for offset in 1..<wanted.count where words[start + offset] != wanted[offset] { return false }
    return true
  }

  /// Whether something is past its day.
  func isLate(on day: Day) -> Bool { due.map { $0.due < day } ?? false }

  /// Whether anything is due on a day that is written so: `fri`, `27 nov`.
  func isDue(_ words: String, on day: Day) -> Bool {
    dues.contains { ($0.due.due(asOf: day) + " " + $0.due.text(.weekdayAndMonth)).lowercased().contains(words) }
  }
}
