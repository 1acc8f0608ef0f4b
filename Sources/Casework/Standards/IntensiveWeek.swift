/// The hours of one week of intensive supervision and surveillance: asked for, planned and delivered (R229, R230).
///
/// A week runs from Monday to Sunday, because the weekend counts.
public struct IntensiveWeek: Sendable, Equatable {
  /// The Monday.
  public var monday: Day
  /// Hours that the order asks for; the part of them for a week of which the order has a part.
  public var asked: Minutes
  /// Time of all appointments and contacts of the week, whatever came of them but for those moved or called off.
  public var planned: Minutes
  /// Time of those that the child attended.
  public var delivered: Minutes
  /// The part of the planned time that lies on Saturday or Sunday.
  public var weekend: Minutes

  /// The weeks of a case's order with intensive supervision up to a day, earliest first; empty where it has none.
  public static func weeks(of file: CaseFile, under standards: Standards, on day: Day) -> [IntensiveWeek] {
    let file = file.facts
    let orders = file.header.orders.filter { $0.disposal == .youthRehabilitationOrderISS && $0.begins <= day }
    guard let order = orders.last else { return [] }
    let last = min(order.ended?.on ?? .latest, order.ends ?? .latest, day)
    var found: [IntensiveWeek] = []
    var monday = order.begins - Weekday.monday.days(until: order.begins.weekday)
    while monday <= last {
      let sunday = monday + 6
      let first = max(monday, order.begins)
      let end = min(sunday, order.ended?.on ?? .latest, order.ends ?? .latest)
      let hours = standards.intensiveHours(begun: order.begins, on: first)
      var week = IntensiveWeek(
        monday: monday, asked: Minutes(hours * 60 * (first.days(until: end) + 1) / 7), planned: 0, delivered: 0,
        weekend: 0)
      for filed in file.contacts where (first...max(first, end)).contains(filed.contact.at.day) {
        week.add(filed.contact, for: order.id)
      }
      found.append(week)
      monday = sunday + 1
    }
    return found
  }

  private mutating func add(_ contact: Contact, for order: OrderID) {
    guard contact.counts || contact.outcome?.isAbsence ?? false, contact.order ?? order == order else { return }
    guard contact.outcome != .cancelledByTeam, contact.outcome != .rearranged else { return }
    let length = contact.length?.count ?? 0
    planned = Minutes(planned.count + length)
    if contact.outcome?.mayCount ?? false { delivered = Minutes(delivered.count + length) }
    if contact.at.day.weekday.isWeekend { weekend = Minutes(weekend.count + length) }
  }
}

extension Standards {
  /// Hours a week that intensive supervision asks for on a day, having begun on another.
  func intensiveHours(begun: Day, on day: Day) -> Int {
    var end = begun
    for stretch in intensiveHours {
      guard let months = stretch.months else { return stretch.hours }
      end = end.adding(months: months)
      if day < end { return stretch.hours }
    }
    return 0
  }
}
