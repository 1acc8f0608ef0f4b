import Casework

extension CaseMaker {
  /// Where a child who is held is, who is there for them, and what is planned for coming home.
  ///
  /// It has throws of its own, so that it alters nothing else of a case.
  func hold(_ header: inout Case) {
    guard isOpen, let order = header.orders.first, order.isCustodial else { return }
    var dice = Dice(seed: service.seed &* 104_729 &+ UInt64(number))
    var stay = CustodyStay(under: order.id, from: order.begins)
    stay.id = "u1"
    let today = service.today
    let kind = dice.weighted([("yoi", 5), ("sch", 2), ("secure-school", 1)])
    let name = dice.pick(["Hillview", "Larkfield", "Stonebrook", "Ashcroft"]) + ", unit \(dice.number(1...4))"
    if dice.chance(90) {
      stay.placements = [CustodyPlacement(ListCode(kind), name, from: order.begins, why: "Nearest with a bed")]
    }
    stay.people.secureWorker = dice.pick(["Ms Lane", "Mr Okoro", "Ms Pike"])
    if dice.chance(80) { stay.people.socialWorker = dice.pick(["Mr Poole", "Ms Achebe", "Ms Hall"]) }
    if dice.chance(60) { stay.people.advocate = dice.pick(["Ms Dean", "Mr Khan"]) }
    func mark(_ kind: CaseEvent.Kind, on day: Day) {
      header.milestones.append(Milestone(kind, on: day, order: order.id, subject: stay.id.text + "." + day.iso))
    }
    let screened = order.begins.adding(days: dice.number(3...12))
    if order.disposal.tier == .custody, screened <= today {
      let isMet = dice.chance(30)
      stay.screenings = [
        PublicProtectionScreening(
          on: screened, isMet: isMet, level: isMet ? "Category 2, level 1" : "",
          isMet ? "The offence and its pattern" : "No serious harm likely")
      ]
      mark(.mappaScreened, on: screened)
      if !isMet {
        mark(.mappaNotMet, on: screened)
        let referred = screened.adding(days: dice.number(1...5))
        if referred <= today {
          stay.riskPanel = RiskPanel(from: referred, "Risk of harm to others")
          mark(.riskPanelReferred, on: referred)
        }
      }
    }
    plan(&stay, &dice)
    if let released = order.released, released <= today {
      var release = Release(on: released)
      release.conditions = [BailCondition(.curfew, "19:00 to 7:00"), BailCondition(.residence, "at home")]
      stay.release = release
      for index in stay.resettlement.items.indices { stay.resettlement.items[index].settled = released }
    }
    if let settled = stay.resettlement.item(.accommodation)?.settled { mark(.accommodationSettled, on: settled) }
    if stay.resettlement.missing.isEmpty { mark(.resettlementPlanned, on: min(order.begins.adding(days: 9), today)) }
    header.custody = [stay]
  }

  private func plan(_ stay: inout CustodyStay, _ dice: inout Dice) {
    let plans: [(ResettlementPlan.Head, String, String)] = [
      (.accommodation, "Home to his family", "the worker"), (.education, "A place at Eastmere College", "the college"),
      (.health, "Registered with the GP at home", "the nurse"),
      (.money, "A bank account and identity card", "the worker"),
      (.people, "A mentor from the first week", "the mentor"), (.transport, "Fetched by the family", "the family"),
      (.family, "Calls twice a week and visits", "the secure worker"),
    ]
    for (head, what, who) in plans where dice.chance(75) {
      var item = ResettlementItem(head, what, who: who, by: stay.from.adding(days: 60))
      let settled = stay.from.adding(days: dice.number(10...50))
      if settled <= service.today, dice.chance(40) { item.settled = settled }
      stay.resettlement.items.append(item)
    }
  }
}
