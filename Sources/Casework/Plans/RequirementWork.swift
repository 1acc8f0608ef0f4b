/// What a requirement of an order asks for, and what was done of it: hours of unpaid work and reparation, days of activity.
public struct RequirementWork: Sendable, Equatable {
  /// The order.
  public var order: OrderID
  /// Which requirement.
  public var kind: RequirementKind
  /// What is counted.
  public var unit: Unit
  /// How much is asked for: minutes, or days.
  public var asked: Int
  /// How much was done.
  public var done: Int
  /// How much is booked.
  public var booked: Int
  /// How much is neither done nor booked.
  public var left: Int { max(0, asked - done - booked) }

  /// What a requirement is counted in.
  public enum Unit: Sendable, Equatable { case minutes, days }

  /// The requirements of a case's running orders that are counted in hours or in days, in their order.
  ///
  /// Hours are the lengths of contacts for the requirement at which the child was, besides those that the order says were
  /// done before; days are the different days on which there was one.
  public static func all(of file: CaseFile, on day: Day) -> [RequirementWork] {
    var found: [RequirementWork] = []
    for order in file.header.orders where order.runs(on: day) {
      for requirement in order.requirements {
        guard let term = requirement.term, let unit = Unit(term.unit) else { continue }
        let mine = file.facts.contacts.filter {
          $0.contact.requirement == requirement.kind && ($0.contact.order ?? order.id) == order.id
        }
        let held = mine.filter { $0.contact.outcome?.isAttendance ?? false }
        let planned = mine.filter(\.contact.isPlanned)
        func count(_ contacts: [FiledContact]) -> Int {
          switch unit {
          case .minutes: contacts.reduce(0) { $0 + ($1.contact.length?.count ?? 0) }
          case .days: Set(contacts.map(\.contact.at.day)).count
          }
        }
        let before = unit == .minutes ? 60 * (requirement.hoursCompleted ?? 0) : 0
        found.append(
          RequirementWork(
            order: order.id, kind: requirement.kind, unit: unit, asked: unit == .minutes ? term.count * 60 : term.count,
            done: before + count(held), booked: count(planned)))
      }
    }
    return found
  }
}

extension RequirementWork.Unit {
  fileprivate init?(_ unit: Term.Unit) {
    switch unit {
    case .hours: self = .minutes
    case .days: self = .days
    case .weeks, .months, .years: return nil
    }
  }
}
