/// Who is on bail or remanded, and the nights of a month that children spent on remand with what they cost (R197 to R201).
public struct RemandBoard: Sendable {
  /// One child.
  public struct Row: Sendable, Equatable, Identifiable {
    public var reference: CaseReference
    public var name: String
    public var age: Int?
    public var worker: StaffID?
    /// The stay that lasts, else the latest one with nights in the month.
    public var spell: RemandSpell
    /// Whether it lasts on the day.
    public var lasts: Bool
    /// The next hearing, else the last one, whose result nobody recorded; nil where none is listed.
    public var next: HearingMark?
    /// The highest seriousness among the offences, on the Youth Justice Board's scale (R201).
    public var seriousness: Int?
    public var isLookedAfter: Bool
    /// What the service does in the stay; nil where nobody recorded anything.
    public var work: RemandWork?
    /// The nights of the month, as far as they are over.
    public var nights: BedNights
    /// All nights, whatever the month.
    public var allNights: BedNights

    public var id: CaseReference { reference }
  }

  /// The day as of which it is.
  public let day: Day
  /// The month whose nights are counted: from its first day up to the first of the next.
  public let month: Range<Day>
  /// Those whose stay lasts first, remand before bail, the longest first; then those whose nights lie in the month.
  public private(set) var rows: [Row] = []

  /// The month of a day.
  public static func month(of day: Day) -> Range<Day> { day.startOfMonth..<day.endOfMonth.adding(days: 1) }

  /// Puts it together. `header` reads those few cases that can have been remanded; what it throws passes through.
  public init(
    asOf day: Day, month: Range<Day>, summaries: [CaseSummary], rates: RemandRates,
    header: (CaseReference) throws -> Case?
  ) rethrows {
    self.day = day
    self.month = month
    for summary in summaries where summary.mayHaveBeenRemanded(since: month.lowerBound) {
      guard let found = try header(summary.reference) else { continue }
      let spells = found.remandSpells
      let running = spells.last { $0.runs(on: day) }
      let held = spells.last { $0.status.bed != nil && !$0.nights(in: month, by: day).isEmpty }
      guard let spell = running ?? held else { continue }
      rows.append(
        Row(
          reference: summary.reference, name: summary.name, age: summary.age(on: day), worker: summary.worker,
          spell: spell, lasts: running != nil, next: summary.court?.hearings.nextOrLast(on: day),
          seriousness: found.offences.compactMap(\.seriousness).max(),
          isLookedAfter: found.isLookedAfterByRemand(on: day), work: found.work(in: spell),
          nights: BedNights(spells, in: month, by: day, rates: rates),
          allNights: BedNights(spells, in: Day.epoch..<max(day, .epoch), by: day, rates: rates)))
    }
    rows.sort { one, other in
      func key(_ row: Row) -> (Int, Day, CaseReference) {
        (!row.lasts ? 2 : row.spell.status.isBail ? 1 : 0, row.spell.from, row.reference)
      }
      return key(one) < key(other)
    }
  }

  /// The nights of the month of all children.
  public var nights: BedNights { rows.reduce(BedNights()) { $0 + $1.nights } }

  /// Remands that last on the day.
  public var openRemands: Int { rows.count { $0.lasts && $0.spell.status.bed != nil } }

  /// Children on bail on the day.
  public var onBail: Int { rows.count { $0.lasts && $0.spell.status.isBail } }
}

extension CaseSummary {
  /// Whether the case is worth reading for stays on bail or remand that reach beyond a day.
  func mayHaveBeenRemanded(since day: Day) -> Bool {
    if let closed, closed < day { return false }
    return court?.remand != nil || orders.contains { RemandStatus(of: $0.disposal) != nil }
  }
}
