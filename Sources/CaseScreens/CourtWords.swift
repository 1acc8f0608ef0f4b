public import Casework

/// A row of the court list in words, for screens, commands and printed pages alike.
public struct CourtWords {
  private let lists: CodeLists
  private let staff: [StaffID: Staff]
  private let me: StaffID?

  /// Words by the lists in force; what `me` has taken is called mine.
  public init(_ lists: CodeLists, staff: [StaffID: Staff], me: StaffID? = nil) {
    self.lists = lists
    self.staff = staff
    self.me = me
  }

  /// The headings of a printed list.
  public static let heads = ["Time", "Child", "Age", "For", "Known as", "Status", "Report", "Worker", "Result", "Note"]

  /// The cells of a printed list.
  public func cells(_ row: CourtBoard.Row) -> [String] {
    [
      row.at?.description ?? "", row.name, row.age.map(String.init) ?? "", purpose(row), known(row), status(row),
      report(row), row.worker.map(name) ?? "", result(row), notes(row).joined(separator: "; "),
    ]
  }

  /// What it is for: in the list's own words, else by its code.
  public func purpose(_ row: CourtBoard.Row) -> String {
    row.purpose.isEmpty ? row.type.map { lists.words("hearing-types", $0) } ?? "not said" : row.purpose
  }

  /// Who it is, as far as is known.
  public func known(_ row: CourtBoard.Row) -> String {
    switch row.known {
    case .confirmed(let reference): reference.description
    case .certain(let match): "= " + match.summary.reference.description
    case .likely(let matches): "? \(matches.count) likely"
    case .new: "new"
    }
  }

  /// Bail or custody.
  public func status(_ row: CourtBoard.Row) -> String { row.status?.shortName ?? "" }

  /// Where a report stands, and by when it is due.
  public func report(_ row: CourtBoard.Row) -> String {
    guard let report = row.report else { return "" }
    if report.stage.isFiled { return report.stage.words }
    return report.isLate ? "late: " + report.stage.words : report.stage.words + ", due " + report.due.text(.dayAndMonth)
  }

  /// What came of it, or who deals with it.
  public func result(_ row: CourtBoard.Row) -> String {
    if let outcome = row.outcome { return outcome.words }
    if row.isTakenOff { return "off list" }
    guard let taken = row.takenBy else { return "to add" }
    return taken == me ? "mine" : name(taken)
  }

  /// What else is to be known: what is new, what contradicts itself, how the child responded before.
  public func notes(_ row: CourtBoard.Row) -> [String] {
    var notes: [String] = []
    if row.isAdded { notes.append("added to the list") }
    if row.isTakenOff { notes.append("taken off the list") }
    notes += row.doubts.map { Words.of($0) }
    if let response = row.response {
      notes.append("\(response.disposal.shortName) \(Words.spoken(response.outcome)) \(response.on.text(.short))")
    }
    return notes
  }

  /// A member of staff's name for lists.
  func name(_ id: StaffID) -> String { staff[id]?.listName ?? id.text }
}
