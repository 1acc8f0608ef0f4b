import Casework

/// Makes one case of the made-up service, with its contacts.
struct CaseMaker {
  let number: Int
  let seq: Int
  let isOpen: Bool
  let service: DemonstrationService
  var dice: Dice
  var plan: Plan?
  var exit: ExitPlan?
  private var made = 0

  init(number: Int, seq: Int, isOpen: Bool, service: DemonstrationService, dice: Dice) {
    self.number = number
    self.seq = seq
    self.isOpen = isOpen
    self.service = service
    self.dice = dice
  }

  /// Shares that follow the plans' figures: Black and mixed children are over-represented against the population (R356:
  /// 59 in 100 are of another group than white).
  private static let ethnicities: [(String, Int)] = [
    ("w1", 31), ("w2", 1), ("w9", 10), ("w3", 1), ("m1", 8), ("m2", 4), ("m3", 2), ("m9", 4), ("a1", 2), ("a2", 4),
    ("a3", 6), ("a9", 3), ("a4", 1), ("b1", 11), ("b2", 13),
    ("b9", 3), ("o2", 1), ("o9", 2), ("ns", 1),
  ]

  /// Triage and youth conditional cautions are 22 in 100, as in the plans.
  private static let disposals: [(Disposal, Int)] = [
    (.referralOrder, 26), (.youthRehabilitationOrder, 14), (.youthRehabilitationOrderISS, 4),
    (.detentionAndTrainingOrder, 5), (.section250, 1), (.youthCaution, 5), (.youthConditionalCaution, 9),
    (.communityResolution, 6), (.outcome22, 6), (.triage, 13), (.prevention, 6), (.bailSupervision, 4),
    (.remandToYouthDetention, 1),
  ]

  /// The case as one commit.
  mutating func make(worker: StaffID, teams: [TeamID]) -> DemonstrationService.Batch {
    let reference = CaseReference(number)
    var header = Case()
    let disposal = dice.weighted(Self.disposals)
    let term = OrderMaker.term(disposal, &dice)
    let began = start(term)
    let orders = OrderMaker(disposal: disposal, term: term, made: began, today: service.today)
    let gap = dice.number(20...140)
    let age = orders.age(&dice)
    header.child = child(age: age, born: orders.birth(age: age, offenceDaysBefore: gap, &dice))
    header.people = people(header.child)
    header.opened = began.adding(days: -dice.number(3...20))
    header.worker = worker
    header.team = teams[number % teams.count]
    header.referredBy = disposal.isCourtOutcome ? "court" : dice.pick(["police", "social-care", "education"])
    var allocation = Allocation()
    allocation.on = min(began.adding(days: dice.number(0...3)), service.today)
    allocation.worker = worker
    allocation.team = header.team
    allocation.by = "kmason"
    header.allocations = [allocation]
    header.offences = orders.offences(daysBefore: gap, &dice)
    header.orders = [orders.order(answering: header.offences, &dice)]
    if dice.chance(80), began.adding(days: 15) <= service.today {
      let levels: [(JudgementLevel, Int)] = [(.low, 3), (.medium, 4), (.high, 2), (.veryHigh, 1)]
      header.judgements = Judgements(
        on: began.adding(days: 15), reoffending: dice.weighted(Array(levels.prefix(3))), harm: dice.weighted(levels),
        safety: dice.weighted(levels))
    }
    if !isOpen {
      let end = header.orders[0].ends ?? began.adding(days: 120)
      header.orders[0].ended = OrderEnd(on: end, .completed)
      header.closed = Closure(on: end, reason: "completed")
    }
    if isOpen { place(&header, began) }
    // Plans have throws of their own, so that they alter nothing else of a case.
    let throwsOfTheCase = dice
    dice = Dice(seed: service.seed &* 7_919 &+ UInt64(number))
    makePlans(&header, worker)
    dice = throwsOfTheCase
    var filed: [FiledContact] = []
    let version = seq
    if header.worker != nil || !isOpen {
      contacts(header, worker) { id, contact in filed.append(FiledContact(id: id, version: version, contact: contact)) }
    }
    hold(&header)
    support(&header)
    ask(&header)
    visit(header, &filed)
    enforce(&header, filed)
    oversee(&header)
    agree(&header, worker)
    answer(&header, filed)
    var edits = Edits()
    edits.put(reference.key, header)
    if let plan { edits.put(SignedName(.plan, planID).key(in: reference), plan) }
    if let exit { edits.put(SignedName(.exitPlan, exitID).key(in: reference), exit) }
    for each in filed { edits.put(reference.key(.contacts, each.id.text), each.contact) }
    return .init(op: "demo.case", by: worker, edits: edits)
  }

  /// Some new cases wait for a worker, some children are another authority's, and some are supervised by one.
  private func place(_ header: inout Case, _ began: Day) {
    if number % 23 == 11 { header.heldFor = "Northmere" }
    if number % 31 == 17 { header.heldBy = "Southmere" }
    guard began.adding(days: 9) >= service.today, number % 3 == 0 else { return }
    header.worker = nil
    header.judgements = nil
    header.allocations = header.allocations.map { allocation in
      var allocation = allocation
      allocation.worker = nil
      return allocation
    }
  }

  /// When the order began: an open one runs still, a closed one ran out in the years before.
  private mutating func start(_ term: Term) -> Day {
    let length = service.today.days(until: term.lastDay(from: service.today) ?? service.today)
    if isOpen {
      let ago = dice.chance(8) ? dice.number(2...9) : dice.number(10...150)
      return service.today.adding(days: -min(ago, length - 7))
    }
    let ago = dice.number(420...2600)
    return service.today.adding(days: -max(ago, length + 40))
  }

  private mutating func child(age: Int, born: Day) -> Child {
    var child = Child()
    let isGirl = dice.chance(17)
    let code = dice.weighted(Self.ethnicities)
    let names = Names.byEthnicity[code] ?? Names.english
    child.sex = isGirl ? .female : .male
    child.givenNames = dice.pick(isGirl ? names.girls : names.boys)
    child.familyName = dice.pick(names.families)
    child.ethnicity = ListCode(code)
    child.ethnicitySelfReported = dice.chance(85)
    if dice.chance(6) { child.aliases = [dice.pick(["Smiler", "Tiny", "Jay", "Red", "Ace"])] }
    child.dateOfBirth = born
    child.preferredLanguage =
      dice.chance(12) ? dice.pick(["Bengali", "Somali", "Polish", "Romanian", "Turkish"]) : "English"
    child.identifiers = [
      ChildIdentifier(
        .pnc, "\(dice.number(20...26))/\(dice.number(100_000...999_999))\(dice.pick(["A", "D", "F", "H", "K", "T"]))")
    ]
    var home = Residence()
    home.address = "\(dice.number(1...140)) " + dice.pick(Names.streets)
    home.postcode =
      "E\(dice.number(30...39)) \(dice.number(1...9))\(dice.pick(["AB", "DG", "HJ", "LN", "PQ", "RS", "TW"]))"
    home.borough = "Eastmere"
    home.type = dice.weighted([
      ("parents", 70), ("family", 10), ("foster-la", 8), ("residential-private", 4), ("supported", 8),
    ])
    home.suitability = dice.chance(94) ? .suitable : .unsuitable
    child.residences = [home]
    if dice.chance(20) {
      var care = CareStatus()
      care.status = "looked-after"
      care.authority = dice.chance(60) ? "Eastmere" : "Another borough"
      child.careStatuses = [care]
    } else if dice.chance(14) {
      var care = CareStatus()
      care.status = dice.weighted([("child-in-need", 4), ("child-protection", 2)])
      care.authority = "Eastmere"
      child.careStatuses = [care]
    }
    for (flag, share) in [
      ("speech-language", 60), ("sen-support", 18), ("ehcp", 14), ("exploitation-criminal", 9), ("missing", 7),
      ("neet", 20), ("knife", 6), ("risk-to-staff", 2),
    ] as [(ListCode, Int)] {
      if dice.chance(share) {
        var held = CaseFlag()
        held.kind = flag
        held.from = service.today.adding(days: -dice.number(20...300))
        child.flags.append(held)
      }
    }
    var place = EducationStatus()
    place.provision =
      age >= 16
      ? dice.pick(["college", "none", "apprenticeship", "re-engagement"])
      : dice.pick(["school-full", "school-part", "ap-full"])
    place.provider = place.provision == "none" ? "" : dice.pick(Names.schools)
    place.hoursOffered = place.provision == "none" ? 0 : dice.pick([12, 16, 25])
    place.suitability = place.provision != "none" && dice.chance(81) ? .suitable : .unsuitable
    child.education = [place]
    child.reach = [Reach(.mobile, "07700 900\(dice.number(100...999))")]
    child.likes = dice.pick(Names.likes)
    child.wants = dice.pick(Names.wants)
    if dice.chance(60) { child.ownWords = dice.pick(Names.ownWords) }
    return child
  }

  private mutating func people(_ child: Child) -> [PersonAround] {
    var list: [PersonAround] = []
    for relationship in ["mother", "father", "social-worker", "teacher"] as [ListCode]
    where list.isEmpty || dice.chance(45) {
      var person = PersonAround()
      person.id = PersonID("p\(list.count + 1)")
      person.relationship = relationship
      let tradition = Names.byEthnicity[child.ethnicity?.text ?? "w1"] ?? Names.english
      let isFamily = relationship == "mother" || relationship == "father"
      person.name =
        dice.pick(relationship == "father" ? tradition.boys : tradition.girls) + " "
        + (isFamily ? child.familyName : dice.pick(Names.english.families))
      person.parentalResponsibility = isFamily
      person.livesWithChild = relationship == "mother"
      person.mayBeContacted = dice.chance(96)
      if person.mayBeContacted == false { person.note = "Contact only through the social worker." }
      if relationship == "teacher" { person.organisation = child.education.first?.provider ?? "" }
      person.reach = [Reach(.mobile, "07700 900\(dice.number(100...999))")]
      list.append(person)
    }
    return list
  }

  private mutating func newID() -> ContactID {
    made += 1
    return ContactID("c\(seq).\(made)")
  }

  private mutating func contacts(_ header: Case, _ worker: StaffID, _ emit: (ContactID, Contact) -> Void) {
    let order = header.orders[0]
    let last = isOpen ? service.today.adding(days: -1) : min(order.ends ?? service.today, service.today)
    let span = max(1, order.made.days(until: last))
    let rate = order.level == .intensive ? 3 : order.level == .enhanced ? 6 : 11
    let count =
      service.contactsEach.map { max(0, $0 + dice.number(-5...5)) } ?? (isOpen && dice.chance(6) ? 0 : span / rate)
    var days: [Day] = []
    for index in 0..<count {
      var day = order.made.adding(days: count > 0 ? span * index / count : 0).adding(days: dice.number(0...2))
      while day.weekday == .saturday || day.weekday == .sunday { day = day.adding(days: 1) }
      if day <= last { days.append(day) }
    }
    for day in days.sorted() {
      var contact = blank(day, worker, order)
      contact.outcome = dice.weighted([
        (.attended, 70), (.attendedNotEngaged, 4), (.late, 6), (.acceptableAbsence, 7), (.unacceptableAbsence, 7),
        (.cancelledByTeam, 3), (.rearranged, 3),
      ])
      if contact.kind == "phone" || contact.kind == "parent" {
        contact.outcome = contact.kind == "parent" ? .held : .attended
      }
      contact.counts = contact.counts && contact.outcome?.mayCount ?? false
      contact.note = Notes.note(contact.outcome ?? .attended, &dice)
      if let plan, day >= plan.begun, made % 2 == 0 {
        contact.targets = [plan.content.targets[made / 2 % plan.content.targets.count].id]
      }
      if contact.outcome == .unacceptableAbsence { contact.reason = "No reason given." }
      if isUndecided(contact) {
        contact.outcome = .absenceUndecided
        contact.reason = ""
        contact.note = Notes.undecided[number % Notes.undecided.count]
      }
      emit(newID(), contact)
    }
    guard isOpen else { return }
    if dice.chance(18) {
      var day = max(service.today.adding(days: -dice.number(1...5)), order.made)
      while day.weekday.isWeekend, day > order.made { day = day.adding(days: -1) }
      emit(newID(), blank(day, worker, order))
    }
    if dice.chance(30) { emit(newID(), blank(service.today, worker, order)) }
    for week in 1...3 where dice.chance(60) {
      var day = service.today.adding(days: week * 7 - dice.number(0...4))
      while day.weekday == .saturday || day.weekday == .sunday { day = day.adding(days: 1) }
      emit(newID(), blank(day, worker, order))
    }
  }

  /// Whether nobody has decided yet if the reason for an absence is accepted: some of the last working days'.
  private func isUndecided(_ contact: Contact) -> Bool {
    isOpen && contact.outcome?.isAbsence ?? false && contact.at.day.days(until: service.today) < 8 && number % 3 != 0
  }

  /// A contact of an ordinary kind at an ordinary time, without an outcome.
  private mutating func blank(_ day: Day, _ worker: StaffID, _ order: Order) -> Contact {
    var contact = Contact()
    let time = TimeOfDay(hour: dice.number(9...17), minute: dice.pick([0, 15, 30, 45])) ?? .midday
    contact.at = Moment(day, time)
    contact.kind = dice.weighted([
      ("office", 40), ("home", 18), ("school", 12), ("phone", 12), ("community", 8), ("group", 5), ("reparation", 5),
      ("parent", 6),
    ])
    contact.length = Minutes(dice.pick([20, 30, 45, 60, 90]))
    contact.worker = worker
    contact.with = contact.kind == "parent" ? [.mother] : dice.chance(20) ? [.child, .mother] : [.child]
    contact.counts = !["phone", "parent"].contains(contact.kind)
    contact.order = order.id
    return contact
  }
}
