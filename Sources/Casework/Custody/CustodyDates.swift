/// The days of a custodial sentence, as the law or the record has them.
///
/// Those of a detention and training order are worked out (Sentencing Act 2020 s241). Of other sentences the record alone
/// tells: the warrant and the release notice are the source, and what nobody wrote down is nil.
public struct CustodyDates: Sendable, Equatable {
  /// The day of the sentence, or the first day of the remand.
  public var sentence: Day
  /// Days already served that count.
  public var creditDays: Int
  /// The first day on which early release is possible.
  public var earliest: Day?
  /// The day of release that the law or somebody says.
  public var release: Day?
  /// The days to which a youth court may put release off.
  public var latest: [Day]
  /// The last day of licence or supervision.
  public var licenceEnds: Day?
  /// The last day of further supervision, where it goes on after the term.
  public var furtherTo: Day?
  /// Whether the law's arithmetic gives them, rather than the record.
  public var isComputed: Bool

  /// The days of an order of a case.
  public init(_ order: Order, in header: Case) {
    sentence = order.made
    creditDays = max(0, order.remandDays)
    release = header.releaseExpected(under: order.summary)
    earliest = nil
    latest = []
    licenceEnds = order.disposal.tier == .custody ? order.ends : nil
    furtherTo = nil
    isComputed = order.releaseDue != nil && release == order.releaseDue
    guard let sentenced = order.detentionAndTraining else { return }
    let dates = sentenced.dates
    isComputed = true
    // Once brought back, a child comes home by decision, not by the term's own days.
    if header.stay(under: order.id)?.recall == nil {
      earliest = dates.earlyReleaseFrom
      latest = dates.lateReleases
    }
    licenceEnds = header.stay(under: order.id)?.release?.licenceEnds ?? dates.termEnd
    let offence = header.offences.filter { order.offences.contains($0.id) }.compactMap(\.date).max()
    let further = sentenced.furtherSupervision(dateOfBirth: header.child.dateOfBirth, offence: offence)
    if case .until(let day) = further { furtherTo = day }
  }
}

extension Order {
  /// The detention and training order that it is, where the law knows one of its day and length.
  var detentionAndTraining: DetentionAndTrainingOrder? {
    guard disposal == .detentionAndTrainingOrder, let term, term.unit == .months else { return nil }
    return try? DetentionAndTrainingOrder(start: made, months: term.count, creditDays: max(0, remandDays))
  }

  /// The order as lists have it.
  var summary: OrderSummary { OrderSummary(self) }
}

extension Case {
  /// The day on which release under an order is expected: the day on record, else the one that somebody was told, else
  /// half-way through a detention and training order. After a recall, what somebody was told alone.
  func releaseExpected(under order: OrderSummary) -> Day? {
    if order.disposal.tier == .custody, let released = order.released { return released }
    let stay = stay(under: order.id)
    if let told = stay?.releaseExpected { return told }
    return stay?.recall == nil ? order.releaseExpected : nil
  }

  func releaseExpected(under order: Order) -> Day? { releaseExpected(under: order.summary) }
}
