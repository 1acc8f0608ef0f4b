public import Casework
public import Forms

/// A made-up youth justice service: the same seed and day give the same record, byte for byte.
public struct DemonstrationService: Sendable {
  /// One commit of the service's making.
  public struct Batch: Sendable {
    /// What it is called in the journal.
    public var op: String
    /// Who made it.
    public var by: StaffID
    /// The documents.
    public var edits: Edits
  }

  /// What chance grows from.
  public var seed: UInt64
  /// The day that the service is made for.
  public var today: Day
  /// How many open cases.
  public var openCases: Int
  /// How many cases in all.
  public var cases: Int
  /// About how many contacts in all; nil for as many as cases of their length have.
  public var contacts: Int?
  /// How many staff, 20 at most, besides `me`.
  public var staff: Int
  /// Who is to have a caseload worth seeing.
  public var me: StaffID
  /// The standards that the service has worked by; nil where nothing is recorded of what was due.
  public var standards: Standards?
  /// What plans are made of; nil where there are none.
  public var guide: PlanGuide?
  /// The forms that its children are assessed with; none where nobody is.
  public var forms = FormLibrary()
  /// Which form a disposal asks for.
  public var tools = AssessmentTools()
  /// The working days that it counts by.
  public var calendar: WorkingCalendar?

  /// A service.
  public init(
    seed: UInt64 = 1, today: Day, openCases: Int = 300, cases: Int = 400, contacts: Int? = nil, staff: Int = 20,
    me: StaffID
  ) {
    self.seed = seed
    self.today = today
    self.cases = max(1, cases)
    self.openCases = min(openCases, self.cases)
    self.contacts = contacts
    self.staff = min(max(3, staff), Names.staff.count)
    self.me = me
  }

  static let teams: [(TeamID, String)] = [
    ("interventions-1", "Interventions 1"), ("interventions-2", "Interventions 2"),
    ("court-and-duty", "Court and duty"), ("prevention", "Prevention and diversion"),
  ]

  /// Makes the service, one commit after another; `emit` gets the number that each commit has, from 1.
  public func make(_ emit: (Int, Batch) throws -> Void) rethrows {
    var edits = Edits()
    edits.put(Service.key, Service(name: "Eastmere Youth Justice Service", borough: "Eastmere", demonstration: true))
    for (index, team) in Self.teams.enumerated() {
      if let key = team.0.key { edits.put(key, Team(name: team.1, manager: StaffID(Names.staff[index % staff].user))) }
    }
    for (index, (id, person)) in people.enumerated() {
      if let key = id.key { edits.put(key, person) }
      if let key = SupervisionFile.key(of: id), person.supervised != nil {
        edits.put(key, supervisions(of: index, person))
      }
    }
    for (id, programme) in programmes { if let key = id.key { edits.put(key, programme) } }
    try emit(1, Batch(op: "demo.service", by: me, edits: edits))
    var assessments = AssessmentMaker(self)
    let workers = people.map(\.0).filter { $0 != me && $0 != Self.victimWorker }
    var listed: [(number: Int, child: Child)] = []
    for number in 1...cases {
      var maker = CaseMaker(
        number: number, seq: number + 1, isOpen: number <= openCases, service: self,
        dice: Dice(seed: seed &* 1_000_003 &+ UInt64(number)))
      let mine = number <= openCases && number % max(2, openCases / 14) == 1
      var batch = maker.make(worker: mine ? me : workers[number % workers.count], teams: Self.teams.map(\.0))
      if number <= openCases { assessments.add(to: &batch.edits, of: CaseReference(number), seq: number + 1) }
      guardCase(number, seq: number + 1, &batch.edits)
      if number <= openCases, number % Self.casesAListing == 3, listed.count < 8,
        let bytes = batch.edits.bytes(of: CaseReference(number).key),
        let header = try? Case(json: bytes), header.child.age(on: today).map({ $0 < 18 }) ?? false
      {
        listed.append((number, header.child))
      }
      try emit(number + 1, batch)
    }
    let list = courtList(of: listed)
    var day = Edits()
    if let key = list.id.key { day.put(key, list) }
    try emit(cases + 2, Batch(op: "court.import", by: me, edits: day))
  }

  /// How many cases come to one child who is before the court on the day.
  private static let casesAListing = 7

  /// The staff, `me` among them.
  private var people: [(StaffID, Staff)] {
    var list: [(StaffID, Staff)] = []
    for index in 0..<staff {
      var person = Staff()
      person.name = Names.staff[index].name
      person.role = index < Self.teams.count ? .manager : index % 5 == 0 ? .seniorPractitioner : .officer
      person.team = Self.teams[index % Self.teams.count].0
      person.qualifiedSocialWorker = index % 3 == 0
      person.contract = "permanent"
      person.from = today.adding(days: -400 - 37 * index)
      person.supervised = today.adding(days: -(5 + index * 11 % 43))
      if index % 6 == 5 { person.hundredths = 60 }
      if index % 7 == 4 {
        person.reductions = [WorkloadReduction(20, why: "Court duty", from: today.adding(days: -60))]
      }
      list.append((StaffID(Names.staff[index].user), person))
    }
    if isGuarded { list.append((Self.victimWorker, victimWorkers)) }
    if !list.contains(where: { $0.0 == me }) {
      var person = Staff()
      person.name = me.text.prefix(1).uppercased() + me.text.dropFirst() + " Officer"
      person.team = Self.teams[0].0
      list.append((me, person))
    }
    return list
  }

  /// Contacts for each case where a total was asked for.
  var contactsEach: Int? { contacts.map { max(1, $0 / cases) } }
}
