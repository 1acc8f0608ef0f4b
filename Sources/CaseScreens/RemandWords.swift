public import Casework

/// Bail and remand in words, for screens, commands and printed pages alike.
public struct RemandWords {
  private let staff: [StaffID: Staff]
  private let day: Day

  /// Words as of a day.
  public init(staff: [StaffID: Staff], on day: Day) {
    self.staff = staff
    self.day = day
  }

  /// The headings of a printed list.
  public static let heads = [
    "Child", "Age", "Status", "Since", "Next hearing", "Nights", "Cost", "All nights", "Conditions", "Worker",
  ]

  /// The cells of a printed list.
  public func cells(_ row: RemandBoard.Row) -> [String] {
    [
      row.name, row.age.map(String.init) ?? "", status(row), row.spell.from.text(.short), next(row),
      Self.nights(row.nights), Self.cost(row.nights), row.allNights.total == 0 ? "" : "\(row.allNights.total)",
      conditions(row).joined(separator: "; "), row.worker.map { staff[$0]?.listName ?? $0.text } ?? "",
    ]
  }

  /// The status, or what it was.
  public func status(_ row: RemandBoard.Row) -> String {
    row.lasts ? row.spell.status.shortName : "was " + row.spell.status.shortName
  }

  /// The day of the next hearing; whoever is held and has none listed is named.
  public func next(_ row: RemandBoard.Row) -> String {
    row.next.map { $0.at.day.text(.short) + ($0.at.day < day ? " ?" : "") } ?? (row.lasts ? "none" : "")
  }

  /// The conditions that hold, with their dates.
  public func conditions(_ row: RemandBoard.Row) -> [String] {
    row.spell.conditions(on: day).map(\.datedWords)
  }

  /// What the service does meanwhile, and what of it is missing.
  public func work(_ row: RemandBoard.Row, _ lists: CodeLists) -> [(words: String, isMissing: Bool)] {
    guard row.lasts else { return [] }
    if !row.spell.status.isBail {
      let alternatives = row.work?.alternatives ?? ""
      if !alternatives.isEmpty { return [("Alternatives: " + alternatives, false)] }
      return row.spell.note.isEmpty ? [("Alternatives to the remand aren\u{2019}t recorded: e", true)] : []
    }
    guard row.spell.status.isSupported else { return [] }
    let all = lists.offered("bail-checklist", on: day).count
    let last = row.work?.updates.last
    let update = last.map { "last update \($0.on.text(.short)), bail \($0.compliance.words)" } ?? "no update yet"
    let programme = row.work?.programme ?? ""
    let words = ["checklist \(row.work?.done.count ?? 0) of \(all)", update, programme].filter { !$0.isEmpty }
    return [(words.joined(separator: " \u{B7} "), programme.isEmpty || last == nil)]
  }

  /// Nights, or nothing where there are none.
  public static func nights(_ nights: BedNights) -> String { nights.total == 0 ? "" : "\(nights.total)" }

  /// What nights cost; nothing where there are none, and said where no rate holds for some.
  public static func cost(_ nights: BedNights) -> String {
    if nights.total == 0 { return "" }
    return Words.money(nights.pence) + (nights.unpriced == 0 ? "" : "+?")
  }

  /// The month's sums: `November 2026: 12 bed nights (7 YDA, 5 LAA), £4,650 · 2 remanded, 3 on bail`.
  public static func total(_ board: RemandBoard) -> String {
    let nights = board.nights
    let month = board.month.lowerBound
    var words = "\(month.monthName.name) \(month.year): \(nights.total) bed night" + (nights.total == 1 ? "" : "s")
    if nights.total > 0 {
      words += " (\(nights.youthDetention) YDA, \(nights.localAuthority) LAA), \(Words.money(nights.pence))"
    }
    if nights.unpriced > 0 { words += ", \(nights.unpriced) without a rate" }
    return words + " \u{B7} \(board.openRemands) remanded, \(board.onBail) on bail"
  }
}
