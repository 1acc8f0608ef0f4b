public import JSON

/// Where a remanded child sleeps at the designated authority's cost (LASPO Act 2012 ss92, 102 to 104).
public enum RemandBed: String, JSONText, CaseIterable {
  case localAuthority = "laa"
  case youthDetention = "yda"

  /// The letters that people use for it.
  public var shortName: String {
    switch self {
    case .localAuthority: "LAA"
    case .youthDetention: "YDA"
    }
  }
}

/// What a night costs, with the days on which the rate holds.
public struct RemandRate: Equatable, LegalRule {
  /// The rate's name, fixed for whoever edits the file.
  public var name: ListCode = "rate"
  public var bed = RemandBed.localAuthority
  /// Pence for a night.
  public var pence = 0
  /// Where the figure comes from.
  public var source = ""
  public var status = LimitStatus.unverified
  public var from: Day?
  public var until: Day?
  public var note = ""
  /// A night that costs nothing.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.required("bed", &bed)
    try f.required("pence", &pence)
    try legalFields(&f)
  }
}

/// The rates by which nights on remand are paid for: data with dates (`Resources/Standards/remand.json`).
public struct RemandRates: JSONRecord, Equatable {
  /// What the file is for.
  public var about = ""
  public var rates: [RemandRate] = []
  /// No rates.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("rates", &rates)
  }

  /// The rate for a night; nil where none holds.
  public func rate(for bed: RemandBed, on night: Day) -> RemandRate? {
    rates.first { $0.bed == bed && $0.isInForce(on: night) }
  }

  /// Every fault: what says nothing, costs less than nothing, ends before it begins, or holds on one day with another.
  public func problems() -> [DataProblem] {
    var problems = Named.problems(
      of: rates.map { Named(place: $0.name.text, name: $0.bed.rawValue, from: $0.from, to: $0.until) })
    for rate in rates {
      if rate.pence < 0 { problems.append(DataProblem(rate.name.text, .badNumber("pence", rate.pence))) }
      if rate.source.isEmpty { problems.append(DataProblem(rate.name.text, .empty("source"))) }
    }
    return problems
  }
}

/// Nights on remand and what they cost.
public struct BedNights: Sendable, Equatable {
  /// Nights in local authority accommodation.
  public var localAuthority = 0
  /// Nights in youth detention accommodation.
  public var youthDetention = 0
  /// What those cost for which there is a rate, in pence.
  public var pence = 0
  /// Nights for which no rate holds.
  public var unpriced = 0
  /// No nights.
  public init() {}

  /// The nights of a child's spells within a period that are over by the morning of `today`.
  public init(_ spells: [RemandSpell], in period: Range<Day>, by today: Day, rates: RemandRates) {
    for spell in spells {
      guard let bed = spell.status.bed else { continue }
      for night in spell.nights(in: period, by: today) {
        switch bed {
        case .localAuthority: localAuthority += 1
        case .youthDetention: youthDetention += 1
        }
        if let rate = rates.rate(for: bed, on: night) { pence += rate.pence } else { unpriced += 1 }
      }
    }
  }

  /// All nights.
  public var total: Int { localAuthority + youthDetention }

  /// Nights of both.
  public static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.localAuthority += right.localAuthority
    sum.youthDetention += right.youthDetention
    sum.pence += right.pence
    sum.unpriced += right.unpriced
    return sum
  }
}
