import Casework
import Testing

/// A case with a referral order, a worker, a manager, and what it takes to plan.
struct PlanFixture {
  let reference = CaseReference(1)
  var record = MemoryRecord()
  var day: Day
  var now: Moment { Moment(day, .midday) }
  let policy: CountersigningPolicy

  init(_ disposal: Disposal = .referralOrder, harm: JudgementLevel = .medium) throws {
    day = try TimeFixtures.day("2026-11-23")
    policy = try DataFixtures.countersigning.get()
    for (id, role) in [("kmason", StaffRole.officer), ("rellis", .officer), ("dshah", .manager)] {
      var staff = Staff()
      staff.name = id
      staff.role = role
      try make(.staffSaved(StaffID(id), staff))
    }
    var header = Case.of("2010-03-04")
    header.opened = try TimeFixtures.day("2026-11-02")
    header.worker = "kmason"
    header.judgements = Judgements(on: header.opened, reoffending: .medium, harm: harm, safety: .low)
    try make(.caseOpened(header))
    var order = Order()
    order.disposal = disposal
    order.made = try TimeFixtures.day("2026-11-02")
    order.ends = try TimeFixtures.day("2027-05-01")
    try make(.orderSaved(reference, order))
  }

  @discardableResult
  mutating func make(_ change: Change, by staff: StaffID = "kmason") throws -> Edits {
    try record.make(change, by: staff, now: now, lists: CodeLists(), countersigning: policy)
  }

  var file: CaseFile { get throws { try #require(try record.caseFile(reference)) } }
  var plans: PlanFile { get throws { try record.plans(of: reference) } }
  var exits: ExitFile { get throws { try record.exits(of: reference) } }
  var orders: [OrderID] { get throws { try file.header.orders.map(\.id) } }

  /// A plan with one target that lacks nothing.
  static func content(_ targets: Int = 1) -> PlanContent {
    var content = PlanContent()
    content.hopes = "A job on a site"
    content.targets = (0..<targets).map { index in
      var target = PlanTarget()
      target.area = "learning"
      target.what = "Goes to college every day \(index)"
      target.evidence = "The register"
      target.steps = [PlanStep(.child, "goes in", by: Specimens.day.adding(days: 40))]
      return target
    }
    content.contingencies = [Contingency(.harm, .medium, signs: "Threats", does: "Ring the manager")]
    return content
  }

  /// An exit plan that lacks nothing.
  static var exit: ExitContent {
    var content = ExitContent()
    var destination = Destination()
    destination.to = "Early Help"
    content.destinations = [destination]
    content.education = "college"
    content.accommodation = "parents"
    content.health = "Well"
    content.people = "His aunt"
    content.helped = "Boxing"
    return content
  }

  mutating func written(_ content: PlanContent = content()) throws -> DocumentID {
    try make(.planned(reference, .written(nil, content, orders: try orders)))
    return try #require(try plans.draft?.id)
  }

  mutating func sign(_ name: SignedName) throws {
    try make(.documentSigned(reference, name, .submit(note: "")))
    let state = try #require(try file.header.documents.first { $0.name == name }).state
    if state == .submitted {
      let checks = policy.checklist(for: name.kind, on: day)?.questions.map { CheckAnswer($0.id, .yes) } ?? []
      try make(.documentSigned(reference, name, .countersign(checks: checks, note: "")), by: "dshah")
    }
  }

  mutating func agree(_ id: DocumentID) throws {
    try make(.planned(reference, .answered(id, Agreement(.child, .agreed, on: day))))
    try make(.planned(reference, .answered(id, Agreement(.carer, .agreed, on: day))))
  }

  /// The obligations of a rule, as they stand on the day.
  func obligations(_ rule: ListCode) throws -> [Obligation] {
    try Obligation.all(
      for: try file, under: DataFixtures.standards.get(), calendar: TimeFixtures.calendar(), on: day
    ).filter { $0.rule == rule }
  }
}
