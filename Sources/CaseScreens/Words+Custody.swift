public import Casework

extension Words {
  /// Why something isn't done about custody, and what to do.
  public static func of(_ refusal: CustodyRefusal) -> String {
    switch refusal {
    case .notCustodial(let disposal):
      "Nobody is held under this: \(disposal.name.lowercased()). Choose a custodial sentence or a remand to youth detention."
    case .badDay(let day, let since):
      "\(day.text(.long)) lies in the future, or before \(since.text(.long)), when it began. Correct the date."
    case .establishmentMissing: "Where? Write the name of the place."
    case .notHeld(let order): "The child isn't held under the order \(order) any more. Look at the day of release."
    case .notReleased(let order): "The child wasn't released from the order \(order), so there is no licence."
    case .licenceOver(let day): "The licence ended on \(day.text(.long)). Correct the day of the recall."
    case .authorityMissing: "Who authorised the recall? Write the court, or the Secretary of State."
    case .wordsMissing: "Nothing is said yet. Write what was found, planned or told."
    case .noSuchLeave(let id): "There is no temporary release \(id) in this stay. Open it again."
    case .riskPanelOpen(let day):
      "The child has been before the risk panel since \(day.text(.long)). Brief it, or end that first."
    case .noRiskPanel(let order): "No risk panel goes on under the order \(order). Refer the child first."
    }
  }

  /// Why something isn't done about bail or remand, and what to do.
  public static func of(_ refusal: BailRefusal) -> String {
    switch refusal {
    case .neitherBailNorRemand(let reference):
      "\(reference) is neither on bail nor remanded, as far as results of hearings say. Record the result first."
    case .notSupported(let status):
      "\(status.name) is nothing that the service supports, so the panel gets no update on it."
    case .badDay(let day, let since):
      "\(day.text(.long)) lies in the future, or before \(since.text(.long)), when it was decided. Correct the date."
    case .wordsMissing: "Nothing is said yet. Write what is done, what went well, or what the concerns are."
    }
  }

  /// Why something isn't done about a breach, and what to do.
  public static func of(_ refusal: BreachRefusal) -> String {
    switch refusal {
    case .noSuchBreach(let id, let reference): "\(reference) has no breach \(id). Open the case again."
    case .openAlready(let id, let day):
      "A breach of this order (\(id)) has been before the court since \(day.text(.long)). Record its outcome first."
    case .decidedAlready(let id, let day):
      "The court decided on the breach \(id) on \(day.text(.long)). Undo that one first."
    case .badDay(let day, let since):
      "\(day.text(.long)) lies in the future, or before \(since.text(.long)). Correct the date."
    case .resultMissing(let finding):
      "A breach that was \(finding.rawValue) has a result. Say what became of the order."
    case .resultNotAllowed(let finding):
      "A breach that was \(finding.rawValue) leaves the order as it was. Take the result out."
    case .fineNotAllowed(let result):
      "There is a fine only where the court fined, and here it says: \(result?.words ?? "nothing"). Correct one of them."
    }
  }

  /// What is planned under a head of coming home, in a line.
  public static func text(of head: ResettlementPlan.Head, in plan: ResettlementPlan) -> String {
    if plan.isWithheld(head), let section = head.section { return section.notShown }
    return text(of: plan.item(head))
  }

  /// A resettlement item in a line.
  public static func text(of item: ResettlementItem?) -> String {
    guard let item, !item.what.isEmpty else { return "nothing planned yet" }
    var words = item.what
    if !item.who.isEmpty { words += ", " + item.who }
    if let settled = item.settled { return words + ", settled " + settled.text(.short) }
    if let by = item.by { words += ", by " + by.text(.short) }
    return words
  }
}

extension Words {
  /// That a day of release is a Saturday, a Sunday or a bank holiday: the child is let out on the working day before
  /// (Criminal Justice Act 1961 s23(3), unverified).
  static func releaseOnNoWorkingDay(_ release: Day, _ before: Day) -> String {
    "\(release.text(.shortWithWeekday)) is no working day: expect \(before.text(.shortWithWeekday))"
  }
}

/// Custody in words, for screens, commands and printed pages alike.
public struct CustodyWords {
  private let lists: CodeLists
  private let staff: [StaffID: Staff]
  private let day: Day

  /// Words as of a day.
  public init(_ lists: CodeLists, staff: [StaffID: Staff], on day: Day) {
    self.lists = lists
    self.staff = staff
    self.day = day
  }

  /// The headings of a printed list.
  public static let heads = [
    "Child", "Age", "Under", "Where", "Day", "Release", "Licence to", "Next", "Missing", "Worker",
  ]

  /// The cells of a printed list.
  public func cells(_ row: CustodyBoard.Row) -> [String] {
    [
      row.name, row.age.map(String.init) ?? "", row.order.listName(on: day), place(row), days(row), release(row),
      row.dates.licenceEnds?.text(.short) ?? "", next(row), missing(row),
      row.worker.map { staff[$0]?.listName ?? $0.text } ?? "",
    ]
  }

  /// Where the child is.
  public func place(_ row: CustodyBoard.Row) -> String {
    row.standing == .licence ? "home" : row.stay.placement?.name ?? "not recorded"
  }

  /// Where a child is held, with its kind.
  public func words(_ placement: CustodyPlacement) -> String {
    placement.name + " (" + lists.words("establishments", placement.kind).lowercased() + ")"
  }

  /// Which day of how many.
  public func days(_ row: CustodyBoard.Row) -> String {
    guard let at = row.dayInCustody else { return "" }
    // Past the day of release there is no "of": somebody has to say what became of it.
    return "\(at)" + (row.daysInCustody.map { at > $0 ? ", due out" : " of \($0)" } ?? "")
  }

  /// The day of release.
  public func release(_ row: CustodyBoard.Row) -> String {
    row.dates.release?.text(.short) ?? "not known"
  }

  /// What comes next.
  public func next(_ row: CustodyBoard.Row) -> String {
    row.next.map { $0.due.text(.short) + " " + $0.title } ?? ""
  }

  /// What is missing.
  public func missing(_ row: CustodyBoard.Row) -> String { row.missing.map(\.words).joined(separator: ", ") }

  /// How many stand how: `3 held, 1 coming home, 2 on licence`.
  public static func total(_ board: CustodyBoard) -> String {
    let coming = board.count(.comingHome)
    return "\(board.count(.held) + coming) in custody, \(coming) home within 12 weeks, "
      + "\(board.count(.licence)) on licence"
  }
}
