import Casework

/// Makes one order and its offence as the law has them.
struct OrderMaker {
  let disposal: Disposal
  let term: Term
  let made: Day
  let today: Day

  private static let offences: [(String, ListCode, Int, Int)] = [
    ("Common assault", "violence", 3, 2), ("Assault occasioning actual bodily harm", "violence", 4, 3),
    ("Robbery", "robbery", 6, 4), ("Possession of a knife in a public place", "violence", 4, 3),
    ("Possession of cannabis", "drugs", 2, 1), ("Possession with intent to supply class A", "drugs", 5, 4),
    ("Theft from a shop", "theft", 3, 2), ("Criminal damage", "criminal-damage", 2, 2),
    ("Burglary of a dwelling", "domestic-burglary", 6, 4), ("Taking a vehicle without consent", "vehicle-theft", 4, 3),
    ("Affray", "public-order", 3, 3), ("Threatening behaviour", "public-order", 2, 2),
  ]

  /// Offences that carry 14 years or more.
  private static let grave = ["Robbery", "Possession with intent to supply class A", "Burglary of a dwelling"]

  /// A length that a court or the police would choose.
  static func term(_ disposal: Disposal, _ dice: inout Dice) -> Term {
    switch disposal {
    case .referralOrder: Term(dice.pick([3, 4, 6, 6, 9, 12]), .months)
    case .youthRehabilitationOrder: Term(dice.pick([6, 9, 12, 18]), .months)
    case .youthRehabilitationOrderISS: Term(dice.pick([9, 12]), .months)
    case .detentionAndTrainingOrder: Term(dice.pick([4, 6, 8, 10, 12]), .months)
    case .section250: Term(3, .years)
    case .youthConditionalCaution: Term(16, .weeks)
    default: Term(3, .months)
    }
  }

  /// The child's age on the day of the order: from 10, in custody from 12, under intensive supervision and on detention
  /// and training orders from 15, as courts do with children who don't offend persistently.
  func age(_ dice: inout Dice) -> Int {
    let ages = [(10, 1), (11, 1), (12, 3), (13, 7), (14, 15), (15, 22), (16, 28), (17, 23)]
    let youngest =
      switch disposal {
      case .detentionAndTrainingOrder, .youthRehabilitationOrderISS: 15
      case .section250, .remandToYouthDetention: 14
      default: 10
      }
    return dice.weighted(ages.filter { $0.0 >= youngest })
  }

  /// A date of birth that makes the child so old on the day of the order, and 10 at least on that of the offence.
  func birth(age: Int, offenceDaysBefore gap: Int, _ dice: inout Dice) -> Day {
    made.adding(years: -age).adding(days: -dice.number((age == 10 ? gap + 1 : 0)...360))
  }

  /// What the order answers; nothing where it answers no offence.
  func offences(daysBefore gap: Int, _ dice: inout Dice) -> [Offence] {
    if disposal == .prevention { return [] }
    let kinds = disposal == .section250 ? Self.offences.filter { Self.grave.contains($0.0) } : Self.offences
    let kind = dice.pick(kinds)
    var offence = Offence()
    offence.id = "f1"
    offence.date = made.adding(days: -gap)
    offence.description = kind.0
    offence.category = kind.1
    offence.seriousness = kind.2
    offence.policeGravity = kind.3
    offence.plea = disposal.isCourtOutcome && disposal.tier != nil ? .guilty : nil
    offence.knifeRelated = kind.0.contains("knife")
    offence.identifiableVictim = dice.chance(60)
    return [offence]
  }

  /// The order, open or run out.
  func order(answering offences: [Offence], _ dice: inout Dice) -> Order {
    var order = Order()
    order.id = "o1"
    order.disposal = disposal
    if disposal == .section250 { order.found = [.grave] }
    order.made = made
    order.offences = offences.map(\.id)
    order.by = disposal.isCourtOutcome ? "Eastmere Youth Court" : "Metropolitan Police"
    order.term = term
    order.ends = term.lastDay(from: made)
    order.level = dice.weighted([
      (.standard, 4), (.enhanced, 5),
      (.intensive, disposal.tier == .custody || disposal == .youthRehabilitationOrderISS ? 12 : 1),
    ])
    switch disposal {
    case .youthRehabilitationOrder:
      order.requirements = [
        Requirement(.supervision), Requirement(.activity, term: Term(dice.pick([20, 40, 60]), .days)),
      ]
    case .youthRehabilitationOrderISS:
      order.requirements = [
        Requirement(.extendedActivity, term: Term(120, .days)), Requirement(.supervision),
        Requirement(.curfew, term: Term(3, .months)), Requirement(.electronicMonitoring),
      ]
      order.requirements[2].hoursADay = 10
    default: break
    }
    if disposal.tier == .custody, let ends = order.ends {
      let half = made.adding(days: made.days(until: ends) / 2)
      if half <= today { order.released = half }
    }
    return order
  }
}
