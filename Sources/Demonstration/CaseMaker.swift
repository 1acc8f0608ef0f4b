import Casework

/// Makes one case of the made-up service, with its contacts.
struct CaseMaker {
  let number: Int
  let seq: Int
  let isOpen: Bool
  let service: DemonstrationService
  var dice: Dice
  private var made = 0

  init(number: Int, seq: Int, isOpen: Bool, service: DemonstrationService, dice: Dice) {
    self.number = number
    self.seq = seq
    self.isOpen = isOpen
    self.service = service
    self.dice = dice
  }

  /// Shares that follow the plans' figures: Black and mixed children are over-represented against the population.
  private static let ethnicities: [(String, Int)] = [
    ("w1", 24), ("w2", 1), ("w9", 10), ("w3", 1), ("m1", 8), ("m2", 4), ("m3", 2), ("m9", 4), ("a1", 2), ("a2", 4),
    ("a3", 6), ("a9", 3), ("a4", 1), ("b1", 11), ("b2", 13),
    ("b9", 3), ("o2", 1), ("o9", 2), ("ns", 1),
  ]
  private static let disposals: [(Disposal, Int)] = [
    (.referralOrder, 30), (.youthRehabilitationOrder, 16), (.youthRehabilitationOrderISS, 5),
    (.detentionAndTrainingOrder, 6), (.section250, 1), (.youthCaution, 9),
    (.youthConditionalCaution, 9), (.communityResolution, 8), (.outcome22, 6), (.prevention, 6), (.bailSupervision, 3),
    (.remandToYouthDetention, 1),
  ]
  private static let offences: [(String, ListCode, Int, Int)] = [
    ("Common assault", "violence", 3, 2), ("Assault occasioning actual bodily harm", "violence", 4, 3),
    ("Robbery", "robbery", 6, 4), ("Possession of a knife in a public place", "violence", 4, 3),
    ("Possession of cannabis", "drugs", 2, 1), ("Possession with intent to supply class A", "drugs", 5, 4),
    ("Theft from a shop", "theft", 3, 2), ("Criminal damage", "criminal-damage", 2, 2),
    ("Burglary of a dwelling", "domestic-burglary", 6, 4), ("Taking a vehicle without consent", "vehicle-theft", 4, 3),
    ("Affray", "public-order", 3, 3), ("Threatening behaviour", "public-order", 2, 2),
  ]

  /// The case as one commit.
  mutating func make(worker: StaffID, teams: [TeamID]) -> DemonstrationService.Batch {
    let reference = CaseReference(number)
    var header = Case()
    header.child = child()
    header.people = people(header.child)
    let disposal = dice.weighted(Self.disposals)
    let began = start(disposal)
    header.opened = began.adding(days: -dice.number(3...20))
    header.worker = worker
    header.team = teams[number % teams.count]
    header.referredBy = disposal.isCourtOutcome ? "court" : dice.pick(["police", "social-care", "education"])
    var allocation = Allocation()
    allocation.on = began.adding(days: dice.number(0...3))
    allocation.worker = worker
    allocation.team = header.team
    allocation.by = "kmason"
    header.allocations = [allocation]
    addOrder(disposal, began, &header)
    if dice.chance(80) {
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
    var edits = Edits()
    edits.put(reference.key, header)
    contacts(header, worker) { id, contact in edits.append(reference.key(.contacts, id.text), contact) }
    return .init(op: "demo.case", by: worker, edits: edits)
  }

  /// When the order began: open ones lie around today, closed ones in the years before.
  private mutating func start(_ disposal: Disposal) -> Day {
    if isOpen { return service.today.adding(days: -(dice.chance(8) ? dice.number(2...9) : dice.number(10...150))) }
    return service.today.adding(days: -dice.number(420...2600))
  }

  private mutating func child() -> Child {
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
    let age = dice.weighted([(10, 1), (11, 1), (12, 3), (13, 7), (14, 15), (15, 22), (16, 28), (17, 23)])
    let years = isOpen ? age : age + 3
    child.dateOfBirth = service.today.adding(years: -years).adding(days: -dice.number(0...360))
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
    home.suitability = dice.chance(90) ? .suitable : .unsuitable
    child.residences = [home]
    if dice.chance(20) {
      var care = CareStatus()
      care.status = dice.weighted([("looked-after", 5), ("child-in-need", 4), ("child-protection", 2)])
      care.authority = dice.chance(70) ? "Eastmere" : "Another borough"
      child.careStatuses = [care]
    }
    for (flag, share) in [
      ("speech-language", 30), ("sen-support", 18), ("ehcp", 12), ("exploitation-criminal", 9), ("missing", 7),
      ("neet", 20), ("knife", 6), ("risk-to-staff", 2),
    ] as [(ListCode, Int)] {
      if dice.chance(share / 2) {
        var held = CaseFlag()
        held.kind = flag
        held.from = service.today.adding(days: -dice.number(20...300))
        child.flags.append(held)
      }
    }
    var place = EducationStatus()
    place.provision =
      years >= 16
      ? dice.pick(["college", "none", "apprenticeship", "re-engagement"])
      : dice.pick(["school-full", "school-part", "ap-full"])
    place.provider = place.provision == "none" ? "" : dice.pick(Names.schools)
    place.hoursOffered = place.provision == "none" ? 0 : dice.pick([12, 16, 25])
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

  private mutating func addOrder(_ disposal: Disposal, _ began: Day, _ header: inout Case) {
    let kind = dice.pick(Self.offences)
    var offence = Offence()
    offence.id = "f1"
    offence.date = began.adding(days: -dice.number(20...140))
    offence.description = kind.0
    offence.category = kind.1
    offence.seriousness = kind.2
    offence.policeGravity = kind.3
    offence.plea = disposal.isCourtOutcome ? .guilty : nil
    offence.knifeRelated = kind.0.contains("knife")
    offence.identifiableVictim = dice.chance(60)
    header.offences = [offence]
    var order = Order()
    order.id = "o1"
    order.disposal = disposal
    order.made = began
    order.offences = ["f1"]
    order.by = disposal.isCourtOutcome ? "Eastmere Youth Court" : "Metropolitan Police"
    order.level = dice.weighted([
      (.standard, 4), (.enhanced, 5),
      (.intensive, disposal.tier == .custody || disposal == .youthRehabilitationOrderISS ? 12 : 1),
    ])
    switch disposal {
    case .referralOrder: order.term = Term(dice.pick([3, 4, 6, 6, 9, 12]), .months)
    case .youthRehabilitationOrder:
      order.term = Term(dice.pick([6, 9, 12, 18]), .months)
      order.requirements = [
        Requirement(.supervision), Requirement(.activity, term: Term(dice.pick([20, 40, 60]), .days)),
      ]
    case .youthRehabilitationOrderISS:
      order.term = Term(dice.pick([9, 12]), .months)
      order.requirements = [
        Requirement(.extendedActivity, term: Term(120, .days)), Requirement(.supervision),
        Requirement(.curfew, term: Term(3, .months)), Requirement(.electronicMonitoring),
      ]
      order.requirements[2].hoursADay = 10
    case .detentionAndTrainingOrder: order.term = Term(dice.pick([4, 6, 8, 10, 12]), .months)
    case .section250: order.term = Term(3, .years)
    case .youthConditionalCaution: order.term = Term(16, .weeks)
    default: order.term = Term(3, .months)
    }
    order.ends = order.term?.lastDay(from: began)
    if isOpen, let ends = order.ends, ends < service.today {
      order.term = Term(12, .months)
      order.ends = order.term?.lastDay(from: began)
    }
    if disposal.tier == .custody, let term = order.term, term.unit == .months, isOpen, dice.chance(70) {
      let half = began.adding(days: (order.ends.map { began.days(until: $0) } ?? 120) / 2)
      if half <= service.today { order.released = half }
    }
    header.orders = [order]
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
      if contact.outcome == .unacceptableAbsence { contact.reason = "No reason given." }
      emit(newID(), contact)
    }
    guard isOpen else { return }
    if dice.chance(18) { emit(newID(), blank(service.today.adding(days: -dice.number(1...5)), worker, order)) }
    if dice.chance(30) { emit(newID(), blank(service.today, worker, order)) }
    for week in 1...3 where dice.chance(60) {
      var day = service.today.adding(days: week * 7 - dice.number(0...4))
      while day.weekday == .saturday || day.weekday == .sunday { day = day.adding(days: 1) }
      emit(newID(), blank(day, worker, order))
    }
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
