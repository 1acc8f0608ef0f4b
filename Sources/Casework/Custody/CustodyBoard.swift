/// Who is in custody and where, day so many of so many, what comes next, who comes home soon, and what is missing (R240 to
/// R246).
public struct CustodyBoard: Sendable {
  /// How a child stands.
  public enum Standing: Int, Sendable, Comparable, CaseIterable {
    /// Home in twelve weeks or sooner.
    case comingHome
    case held
    /// On licence or under supervision after release.
    case licence
    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  /// One child.
  public struct Row: Sendable, Equatable, Identifiable {
    public var reference: CaseReference
    public var name: String
    public var age: Int?
    public var worker: StaffID?
    public var order: Order
    public var stay: CustodyStay
    public var dates: CustodyDates
    public var standing: Standing
    /// Which day in custody it is, the first counted as 1; nil once released.
    public var dayInCustody: Int?
    /// Which day the day of release is to be; nil where nobody knows.
    public var daysInCustody: Int?
    /// What the standards ask for next under the order: what, and by when.
    public var next: Obligation?
    /// What nobody has recorded yet.
    public var missing: [CustodyGap]

    public var id: CaseReference { reference }
  }

  /// So long before release a child counts as coming home (local default, unverified).
  public static let daysAhead = 84

  /// The day as of which it is.
  public let day: Day
  /// Those who come home first come first, then those who are held, then those on licence.
  public private(set) var rows: [Row] = []

  /// Puts it together. `file` reads those few cases with a custodial order; what it throws passes through.
  public init(
    asOf day: Day, summaries: [CaseSummary], standards: Standards, calendar: WorkingCalendar,
    header: (CaseReference) throws -> Case?
  ) rethrows {
    self.day = day
    for summary in summaries
    where summary.isOpen && summary.orders.contains(where: { $0.isCustody && $0.begins <= day }) {
      guard let found = try header(summary.reference), let order = found.custodialOrder(on: day),
        let standing = Self.standing(of: order, in: found, on: day)
      else { continue }
      let open = Obligation.open(for: summary, under: standards, calendar: calendar, on: day)
      rows.append(Self.row(summary, found, order, standing, open, on: day))
    }
    rows.sort { one, other in
      func key(_ row: Row) -> (Int, Day, CaseReference) {
        (row.standing.rawValue, row.dates.release ?? .latest, row.reference)
      }
      return key(one) < key(other)
    }
  }

  private static func standing(of order: Order, in header: Case, on day: Day) -> Standing? {
    if order.ended.map({ $0.on <= day }) ?? false || order.ends.map({ $0 < day }) ?? false { return nil }
    if order.released.map({ $0 <= day }) ?? false { return .licence }
    guard let release = header.releaseExpected(under: order) else { return .held }
    return release <= day.adding(days: daysAhead) ? .comingHome : .held
  }

  private static func row(
    _ summary: CaseSummary, _ header: Case, _ order: Order, _ standing: Standing, _ open: [Obligation], on day: Day
  ) -> Row {
    let stay = header.stay(under: order.id) ?? CustodyStay(under: order.id, from: order.begins)
    let dates = CustodyDates(order, in: header)
    let isHeld = standing != .licence
    let name = order.listName(on: day)
    return Row(
      reference: summary.reference, name: summary.name, age: summary.age(on: day), worker: summary.worker, order: order,
      stay: stay, dates: dates, standing: standing, dayInCustody: isHeld ? stay.days(to: day) : nil,
      daysInCustody: isHeld ? dates.release.map { stay.days(to: $0) } : nil,
      next: open.first { due in
        guard due.order == name || due.key.subject == order.id.text else { return false }
        // What would fall due after the release that is expected is never asked for.
        guard isHeld, let release = dates.release, release >= day else { return true }
        return due.due <= release
      },
      missing: CustodyGap.all(of: stay, dates, isHeld: isHeld, isSentence: order.disposal.tier == .custody, on: day))
  }

  /// How many stand so.
  public func count(_ standing: Standing) -> Int { rows.count { $0.standing == standing } }
}

/// What is missing of a stay in custody.
public enum CustodyGap: String, Sendable, Equatable, CaseIterable {
  case placement, screening
  /// The threshold wasn't met, and the risk panel doesn't know.
  case riskPanel = "risk-panel"
  case socialWorker = "social-worker"
  case advocate
  case releaseDay = "release-day"
  /// Somewhere to live isn't settled, and release comes.
  case accommodation
  /// The joint check that the child won't be homeless.
  case homelessness
  case resettlement

  /// The words for lists.
  public var words: String {
    switch self {
    case .placement: "where"
    case .screening: "MAPPA screening"
    case .riskPanel: "risk panel"
    case .socialWorker: "social worker"
    case .advocate: "advocate"
    case .releaseDay: "day of release"
    case .accommodation: "somewhere to live"
    case .homelessness: "homelessness check"
    case .resettlement: "resettlement plan"
    }
  }

  /// What is missing on a day, the most pressing first.
  static func all(
    of stay: CustodyStay, _ dates: CustodyDates, isHeld: Bool, isSentence: Bool, on day: Day
  ) -> [CustodyGap] {
    guard isHeld else { return [] }
    var found: [CustodyGap] = []
    if stay.placements.isEmpty { found.append(.placement) }
    let isNear = dates.release.map { $0 <= day.adding(days: CustodyBoard.daysAhead) } ?? false
    if isNear, stay.resettlement.item(.accommodation)?.settled == nil { found.append(.accommodation) }
    if isNear, stay.resettlement.homelessness == nil { found.append(.homelessness) }
    if isSentence {
      if stay.screenings.isEmpty { found.append(.screening) }
      if let screening = stay.screening, !screening.isMet, stay.riskPanel == nil { found.append(.riskPanel) }
      if dates.release == nil { found.append(.releaseDay) }
    }
    if !stay.resettlement.missing.isEmpty { found.append(.resettlement) }
    if stay.people.socialWorker.isEmpty { found.append(.socialWorker) }
    if stay.people.advocate.isEmpty { found.append(.advocate) }
    return found
  }
}

/// Visits and reviews in a stay in custody, counted from the contacts on the case (rules T20).
public struct CustodyContacts: Sendable, Equatable {
  /// Visits at which the child was seen.
  public var visits = 0
  /// The latest of them.
  public var lastVisit: Day?
  /// Review and planning meetings that were held.
  public var reviews = 0
  /// The latest of them.
  public var lastReview: Day?

  /// Kinds of contact that are reviews in custody (list `contact-kinds`).
  public static let reviewKinds: [ListCode] = ["custody-review"]
  /// Kinds of contact that are visits in custody.
  public static let visitKinds: [ListCode] = ["custody"]

  /// The contacts of a stay up to release or a day.
  public init(of stay: CustodyStay, in contacts: [FiledContact], by day: Day) {
    let last = min(stay.release?.on ?? day, day)
    for contact in contacts.map(\.contact) where contact.at.day >= stay.from && contact.at.day <= last {
      guard let proof = ContactProof(contact.outcome) else { continue }
      if Self.visitKinds.contains(contact.kind), proof.meets(.seen) {
        visits += 1
        lastVisit = contact.at.day
      }
      if Self.reviewKinds.contains(contact.kind), proof.meets(.held) {
        reviews += 1
        lastReview = contact.at.day
      }
    }
  }
}
