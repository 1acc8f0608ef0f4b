import Casework
import Testing
import TextUI

@testable import CaseScreens

@Suite("Taking away what was recorded by mistake, on the screen") struct RemovalScreenTests {
  private static let tomi = CaseReference(1)

  /// Tomi's case at a section, with a second offence, a person and a civil order on it.
  private func open(_ section: String, rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    var offence = Offence()
    offence.id = ""
    offence.description = "Criminal damage"
    offence.date = Day(year: 2026, month: 11, day: 2)
    keyboard.tell(keyboard.desk.make(.offenceSaved(Self.tomi, offence)))
    var person = PersonAround()
    person.id = ""
    person.name = "Ama Abara"
    person.relationship = "mother"
    keyboard.tell(keyboard.desk.make(.personSaved(Self.tomi, person)))
    var order = CivilOrder()
    order.id = ""
    order.court = "Stratford Youth Court"
    order.from = Day(year: 2026, month: 11, day: 9) ?? .epoch
    keyboard.tell(keyboard.desk.make(.civilOrderSaved(Self.tomi, order)))
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter)
    go(to: section, &keyboard)
    return keyboard
  }

  private func go(to section: String, _ keyboard: inout Keyboard) {
    let sections = CaseScreen.Section.seen(of: Self.tomi, at: keyboard.desk).filter { $0 != .custody }
    let place = sections.firstIndex { $0.rawValue == section } ?? 0
    for _ in 0..<place { keyboard.press(.tab) }
    _ = keyboard.screen()
  }

  private func header(_ keyboard: Keyboard) throws -> Case {
    try #require(try keyboard.desk.record.header(of: Self.tomi))
  }

  @Test(arguments: [(24, 80), (45, 140)]) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try open("Orders", rows: size.0, columns: size.1)
    keyboard.press(.down, .char("D"))
    try expect(keyboard.screen(), is: "remove-refused" + suffix)
    keyboard.press(.end, .char("D"))
    keyboard.type("Another child\u{2019}s")
    try expect(keyboard.screen(), is: "remove" + suffix)
    keyboard.press(.enter)
    #expect(try header(keyboard).offences.map(\.description) == ["Theft from a shop"])
    for _ in 0..<8 { keyboard.press(.tab) }
    try expect(keyboard.screen(), is: "remove-history" + suffix)
  }

  @Test func nothingGoesWithoutAReasonAndUndoBringsItBack() throws {
    var keyboard = try open("Orders")
    keyboard.press(.end, .char("D"), .enter)
    #expect(keyboard.text().contains("A reason is needed."))
    keyboard.type("  ")
    keyboard.press(.enter)
    #expect(try header(keyboard).offences.count == 2)
    keyboard.type("twice")
    keyboard.press(.enter)
    #expect(try header(keyboard).offences.count == 1)
    keyboard.press(.char("u"))
    #expect(try header(keyboard).offences.count == 2)
  }

  @Test func anOrderWithContactsSaysWhatStandsOnIt() throws {
    var keyboard = try open("Orders")
    keyboard.press(.home, .char("D"))
    #expect(keyboard.text().contains("This order can\u{2019}t be removed"), "\(keyboard.text())")
    #expect(try header(keyboard).orders.count == 1)
  }

  @Test(arguments: [("People", "Remove this person: Ama Abara, mother"), ("Court", "Remove this civil order")])
  func otherPartsAreAskedForByName(section: String, words: String) throws {
    var keyboard = try open(section)
    keyboard.press(.end, .char("D"))
    #expect(keyboard.text().contains(words), "\(keyboard.text())")
    keyboard.type("mistake")
    keyboard.press(.enter)
    #expect(try header(keyboard).people.isEmpty || header(keyboard).civilOrders.isEmpty)
  }

  @Test func aNoteOfOversightIsForThoseWhoOversee() throws {
    var keyboard = try open("Summary")
    var note = OversightNote()
    note.on = keyboard.desk.now.day
    note.note = "Talked it through."
    keyboard.tell(keyboard.desk.make(.oversightRecorded(Self.tomi, note), by: "dshah"))
    go(to: "Oversight", &keyboard)
    keyboard.press(.home, .char("D"))
    #expect(keyboard.text().contains("Only a manager or a senior practitioner"), "\(keyboard.text())")
    keyboard.desk.me = "dshah"
    keyboard.press(.char("D"))
    keyboard.type("wrong case")
    keyboard.press(.enter)
    #expect(try header(keyboard).oversight.isEmpty)
  }

  @Test func aDraftIsTakenAwayFromItsSection() throws {
    var keyboard = try open("Summary")
    keyboard.tell(keyboard.desk.make(.planned(Self.tomi, .written(nil, PlanContent(), orders: []))))
    #expect(try header(keyboard).documents.contains { $0.name.kind == .plan })
    go(to: "Plan", &keyboard)
    keyboard.press(.home, .char("D"))
    #expect(keyboard.text().contains("Remove this draft: Plan"), "\(keyboard.text())")
    keyboard.type("begun twice")
    keyboard.press(.enter)
    #expect(try !header(keyboard).documents.contains { $0.name.kind == .plan })
    #expect(try keyboard.desk.plans(of: Self.tomi).versions.isEmpty)
  }

  @Test func aProgrammeIsTakenOffOnThePlan() throws {
    var keyboard = try open("Summary")
    var programme = Programme()
    programme.name = "Boxing"
    keyboard.tell(keyboard.desk.make(.programmeSaved("boxing", programme)))
    keyboard.tell(keyboard.desk.make(.planned(Self.tomi, .written(nil, PlanContent(), orders: []))))
    var enrolment = Enrolment()
    enrolment.programme = "boxing"
    enrolment.referred = keyboard.desk.now.day
    keyboard.tell(keyboard.desk.make(.enrolled(Self.tomi, enrolment)))
    keyboard.press(.char("p"), .end, .char("D"))
    #expect(keyboard.text().contains("Remove this programme: boxing, from 23 Nov 2026"), "\(keyboard.text())")
    keyboard.type("another child")
    keyboard.press(.enter)
    #expect(try header(keyboard).enrolments.isEmpty)
  }

  @Test func thoseWhoMayNotAmendMayNotRemove() throws {
    var keyboard = try open("Orders")
    keyboard.desk.access = try AccessPolicy(json: MemoryDesk.read("Standards/access.json"))
    var reader = Staff()
    reader.name = "Robin Reader"
    reader.role = .reader
    keyboard.tell(keyboard.desk.make(.staffSaved("reader", reader)))
    keyboard.desk.me = "reader"
    keyboard.press(.end, .char("D"))
    #expect(keyboard.text().contains("has no role that may"), "\(keyboard.text())")
  }

  // MARK: Holds

  @Test func aHoldIsSeenOnTheCase() throws {
    var keyboard = try open("Summary")
    keyboard.tell(keyboard.desk.make(.retention(.held(Self.tomi, why: "A claim against the council")), by: "dshah"))
    keyboard.tell(.changedElsewhere([Self.tomi]))
    #expect(keyboard.text().contains("HELD"))
    #expect(keyboard.text().contains("Held since 23 Nov 2026: nothing of it is destroyed"))
    try expect(keyboard.screen(), is: "case-held-80x24")
  }

  @Test func aMoratoriumIsSeenOnTheCasesThatItIsFor() throws {
    var keyboard = try open("Summary")
    let over = RetentionChange.moratorium(.longDetention, why: "An inquiry")
    keyboard.tell(keyboard.desk.make(.retention(over), by: "dshah"))
    keyboard.tell(.changedElsewhere([Self.tomi]))
    #expect(!keyboard.text().contains("HELD"))
    keyboard.tell(keyboard.desk.make(.retention(.moratorium(.every, why: "An inquiry")), by: "dshah"))
    keyboard.tell(.changedElsewhere([Self.tomi]))
    #expect(keyboard.text().contains("HELD"))
  }
}
