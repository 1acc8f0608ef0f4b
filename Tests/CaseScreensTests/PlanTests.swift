import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Plan, exit plan and closing, at the keyboard") struct PlanTests {
  static let tomi = CaseReference(1)

  func open(_ rows: Int = 24, _ columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    _ = keyboard.desk.make(
      .judged(
        Self.tomi, Judgements(on: keyboard.desk.now.day, reoffending: .medium, harm: .medium, safety: .low)))
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter)
    return keyboard
  }

  private func fill(_ values: [(String, String)], _ keyboard: inout Keyboard) {
    for (label, text) in values {
      keyboard.tab(to: label)
      keyboard.type(text)
    }
    keyboard.press(.control("s"))
  }

  private func plans(_ keyboard: Keyboard) throws -> PlanFile { try keyboard.desk.plans(of: Self.tomi) }

  /// Dana Shah, a manager, at her own desk for a while.
  private func asManager(_ keyboard: inout Keyboard, _ act: (inout Keyboard) -> Void) {
    keyboard.desk.me = "dshah"
    act(&keyboard)
    keyboard.desk.me = "kmason"
  }

  /// Fills in a plan with two targets and a contingency.
  func write(_ keyboard: inout Keyboard) {
    keyboard.press(.char("p"), .char("e"))
    fill([("Strengths", "Plastering; comes on time"), ("How we work", "Walking, not sitting.")], &keyboard)
    keyboard.press(.char("a"), .enter)
    fill([("Answers", "Out of school since May")], &keyboard)
    keyboard.press(.char("n"))
    fill(
      [
        ("Area", "weap"), ("Different", "Goes out without a knife every day"), ("Own words", "I don\u{2019}t carry"),
        ("Answers", "Carried in June"), ("Who does what", "child: six sessions, by 12/1"),
        ("We will know", "Sessions kept"),
      ], &keyboard)
    keyboard.press(.char("c"))
    fill([("About", "harm")], &keyboard)
  }

  private func countersign(_ keyboard: inout Keyboard) {
    keyboard.press(.char("Q"))
    for _ in 0..<7 {
      keyboard.type("yes")
      keyboard.press(.tab)
    }
    keyboard.press(.control("s"))
  }

  @Test(arguments: [(24, 80), (45, 140)])
  func aManagerReadsWhatChangedFirst(size: (Int, Int)) throws {
    var keyboard = try open(size.0, size.1)
    write(&keyboard)
    keyboard.press(.char("d"))
    #expect(keyboard.text().contains("There is no version before it."))
    keyboard.press(.char("S"))
    asManager(&keyboard) { countersign(&$0) }
    keyboard.press(.char("N"), .down, .enter)
    fill([("Different", ", and keeps the card")], &keyboard)
    keyboard.press(.down, .char("D"), .char("o"))
    fill([("Rule", "In by nine")], &keyboard)
    keyboard.press(.char("S"), .escape)
    keyboard.desk.me = "dshah"
    keyboard.press(.char("4"), .char("v"), .char("Q"))
    #expect(keyboard.text().contains("Plan (1 target)"), "\(keyboard.text())")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("CHANGED SINCE VERSION 1"))
    try expect(keyboard.screen(), is: "plan-differences-\(size.1)x\(size.0)")
    keyboard.press(.char("d"))
    #expect(!keyboard.text().contains("CHANGED SINCE") && keyboard.text().contains("TARGETS"))
  }

  @Test(arguments: [(24, 80), (45, 140)])
  func fromTheFirstTargetToTheLastReview(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try open(size.0, size.1)
    write(&keyboard)
    #expect(try plans(keyboard).draft?.plan.content.targets.count == 2)
    #expect(
      try plans(keyboard).draft?.plan.content.targets.last?.steps.map(\.typed) == [
        "child: six sessions, by 12 Jan 2027"
      ])
    try expect(keyboard.screen(), is: "plan-draft" + suffix)
    keyboard.press(.char("S"))
    #expect(try plans(keyboard).draft?.plan.signing.state == .submitted)
    keyboard.press(.char("Q"))
    #expect(keyboard.text().contains("nobody countersigns their own work"))
    asManager(&keyboard) { keyboard in
      keyboard.press(.char("B"))
      keyboard.type("target 2: say who helps")
      keyboard.press(.control("s"))
    }
    #expect(keyboard.text().contains("! sent back: target 2: say who helps"))
    keyboard.press(.char("S"))
    asManager(&keyboard) { countersign(&$0) }
    #expect(try plans(keyboard).current?.plan.signing.state == .countersigned)
    keyboard.press(.char("A"), .control("s"), .char("A"))
    fill([("Who", "carer"), ("Name", "Ama Abara")], &keyboard)
    let agreed = try #require(try plans(keyboard).current?.plan.agreements.agreed(childBorn: nil))
    #expect(agreed == keyboard.desk.now.day)
    try expect(keyboard.screen(), is: "plan-agreed" + suffix)
    keyboard.press(.down, .char("m"))
    fill([("It is", "behind"), ("Note", "Two sessions of six")], &keyboard)
    #expect(keyboard.text().contains("behind"))
    keyboard.press(.char("v"))
    try expect(keyboard.screen(), is: "plan-review" + suffix)
    fill([("Target 2", "done"), ("Child says", "It went all right"), ("Decided", "Go on")], &keyboard)
    let review = try #require(try plans(keyboard).reviews.last)
    #expect(review.isWithFamily)
    #expect(review.progress.map(\.state) == [.behind, .done])
    let contact = try #require(
      try keyboard.desk.caseFile(Self.tomi)?.contacts.last { $0.contact.purpose == "Review of the plan" })
    #expect(contact.contact.targets == ["t1", "t2"])
    keyboard.press(.char("N"))
    #expect(try plans(keyboard).draft?.plan.signing.version == 2)
  }

  /// Two people in the same draft: what only one touched is kept, and where both wrote the second is told and asked.
  @Test func whatAColleagueWroteMeanwhileIsKeptOrShown() throws {
    var keyboard = try open()
    write(&keyboard)
    keyboard.press(.home, .down, .enter)
    keyboard.tab(to: "Own words")
    keyboard.type("!")
    let draft = try #require(try plans(keyboard).draft)
    var content = draft.plan.content
    for index in content.targets.indices {
      content.targets[index].evidence = "His tutor says so"
      content.targets[index].childWords = "Their version"
    }
    _ = keyboard.desk.make(
      .planned(Self.tomi, .written(draft.id, content, orders: draft.plan.orders, seen: draft.version)))
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("set own words to \u{201C}Their version\u{201D} at"))
    #expect(keyboard.text().contains("His tutor says so"))
    #expect(try plans(keyboard).draft?.plan.content == content)
    keyboard.press(.control("s"))
    let saved = try #require(try plans(keyboard).draft?.plan.content)
    #expect(saved.targets.allSatisfy { $0.evidence == "His tutor says so" })
    #expect(saved.targets.count { $0.childWords == "Their version" } == 1)
  }

  @Test func aContactSaysWhichTargetItIsForAndThePlanShowsTheWork() throws {
    var keyboard = try open()
    write(&keyboard)
    keyboard.press(.char("S"))
    asManager(&keyboard) { countersign(&$0) }
    keyboard.press(.escape, .char("c"))
    fill([("For", "target 2"), ("Lasted", "45m"), ("Note", "Session one.")], &keyboard)
    #expect(try keyboard.desk.caseFile(Self.tomi)?.contacts.flatMap(\.contact.targets) == ["t2"])
    keyboard.press(.char("p"), .end)
    #expect(keyboard.text().contains("work: 1 contact, 45 min"))
  }

  @Test func whatTheTargetLacksIsPrompted() throws {
    var keyboard = try open()
    keyboard.press(.char("p"), .char("n"))
    keyboard.tab(to: "Different")
    keyboard.type("Better")
    #expect(keyboard.text().contains("SMART? specific"))
    keyboard.press(.control("s"))
    keyboard.press(.char("S"))
    #expect(keyboard.text().contains("What the child wants is missing."))
  }

  @Test(arguments: [(24, 80), (45, 140)])
  func fromTheExitPlanToTheClosedCase(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try open(size.0, size.1)
    keyboard.press(.char("x"))
    #expect(keyboard.text().contains("nowhere yet"))
    keyboard.press(.char("n"))
    fill([("Kind", "early"), ("To", "Ms Okoro"), ("Referred", "yesterday"), ("For", "His mother")], &keyboard)
    keyboard.press(.char("e"))
    fill(
      [
        ("Education", "college"), ("Hours", "16"), ("Home", "parent"), ("Health", "Well"), ("People", "His aunt"),
        ("Helped", "Boxing"),
      ], &keyboard)
    try expect(keyboard.screen(), is: "exit-draft" + suffix)
    keyboard.press(.char("S"))
    keyboard.press(.char("A"), .control("s"), .char("A"))
    fill([("Who", "carer"), ("Name", "Ama Abara")], &keyboard)
    #expect(try keyboard.desk.caseFile(Self.tomi)?.header.ordersWithoutExit.isEmpty == true)
    keyboard.press(.char("g"), .char("r"))
    fill([("It is", "started")], &keyboard)
    #expect(try keyboard.desk.exits(of: Self.tomi).current?.plan.state(of: "d1") == .started)
    keyboard.press(.char("y"))
    fill([("1", "5"), ("In own words", "Fair")], &keyboard)
    try expect(keyboard.screen(), is: "exit-agreed" + suffix)
    keyboard.press(.char("X"))
    #expect(keyboard.text().contains("no manager\u{2019}s closing entry"))
    asManager(&keyboard) { keyboard in
      keyboard.press(.char("e"))
      keyboard.type("Left for college.")
      keyboard.press(.control("s"))
    }
    keyboard.press(.char("x"))
    keyboard.type("completed")
    keyboard.press(.control("s"))
    #expect(try keyboard.desk.caseFile(Self.tomi)?.header.closed?.entry?.by == "dshah")
  }

  @Test func formAIsToldFromTheExitPlan() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type("idris")
    keyboard.press(.enter, .char("x"), .char("F"))
    fill([("Outcome", "did not"), ("Engagement", "Came to none.")], &keyboard)
    #expect(try keyboard.desk.caseFile(CaseReference(2))?.header.formsA.map(\.outcome) == [.didNotEngage])
    #expect(keyboard.text().contains("did not engage"))
    keyboard.press(.char("E"))
    fill([("What was tried", "Three visits.")], &keyboard)
    let kinds = try keyboard.desk.caseFile(CaseReference(2))?.header.milestones.map(\.kind)
    #expect(kinds == [.formASent, .nonEngagementTold])
  }

  @Test func stepsAreReadAsPeopleTypeThem() throws {
    let day = Day(year: 2026, month: 11, day: 23) ?? .epoch
    let calendar = WorkingCalendar(oneOff: OneOffHolidays())
    func step(_ text: String) -> PlanStep? { PlanStep(typed: text, today: day, calendar) }
    let until = Day(year: 2027, month: 1, day: 12)
    #expect(step("child: goes in every day, by 12/1") == PlanStep(.child, "goes in every day", by: until))
    #expect(step("Mother:  wakes him") == PlanStep(.carer, "wakes him", name: "Mother"))
    #expect(step("Ms Bell: meets by Friday") == PlanStep(.other, "meets", by: day.adding(days: 4), name: "Ms Bell"))
    #expect(step("rings before nine") == PlanStep(.child, "rings before nine"))
    #expect(step("goes by bus") == PlanStep(.child, "goes by bus"))
    #expect(step("   ") == nil)
  }

  @Test func reasonsNameTheirPart() {
    #expect(
      PartReason.reasons(typed: "target 2: say who\n\nMore of the child: it reads as ours\nGood otherwise") == [
        PartReason("target 2", "say who"), PartReason("More of the child", "it reads as ours"),
        PartReason("", "Good otherwise"),
      ])
  }
}
