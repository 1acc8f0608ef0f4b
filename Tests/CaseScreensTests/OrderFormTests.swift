import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Orders, offences and people on the screen") struct OrderFormTests {
  private static let tomi = CaseReference(1)

  /// Tomi's case at a section, counted by Tabs from Summary.
  private func open(tabs: Int) throws -> Keyboard {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter)
    for _ in 0..<tabs { keyboard.press(.tab) }
    _ = keyboard.screen()
    return keyboard
  }

  private func header(_ keyboard: Keyboard) throws -> Case {
    try #require(try keyboard.desk.record.caseFile(Self.tomi)).header
  }

  private func type(_ fields: [(String, String)], _ keyboard: inout Keyboard) {
    for (label, typed) in fields {
      keyboard.tab(to: label)
      keyboard.type(typed)
    }
  }

  @Test func anOffenceHasBothScalesAndTheyAreKeptApart() throws {
    var keyboard = try open(tabs: 4)
    keyboard.press(.char("F"))
    type(
      [
        ("Offence", "Theft from a shop"), ("Date", "12/9"), ("Category", "theft"), ("YJB seriousness", "9"),
        ("Police gravity", "2"), ("Plea", "guilty"), ("Knife-related", "no"), ("Known victim", "yes"),
      ], &keyboard)
    #expect(keyboard.text().contains("Sat 12 Sep 2026, aged 16"))
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("! 9 is not on the Youth Justice Board seriousness scale"))
    keyboard.tab(to: "YJB seriousness")
    keyboard.press(.backspace)
    keyboard.type("3")
    keyboard.press(.control("s"))
    let offence = try #require(try header(keyboard).offences.last)
    #expect([offence.seriousness, offence.policeGravity] == [3, 2])
    #expect(offence.plea == .guilty)
    #expect(offence.identifiableVictim == true)
    #expect(offence.knifeRelated == false)
    #expect(keyboard.text().contains("Offence: Theft from a shop, 12 Sep 2026 \u{B7} YJB 3 \u{B7} police 2"))
    keyboard.press(.end, .char("e"), .end)
    keyboard.type(" (two)")
    keyboard.press(.control("s"))
    #expect(try header(keyboard).offences.last?.description == "Theft from a shop (two)")
  }

  @Test(arguments: [("4/3/2019", "! Mon 4 Mar 2019, aged 9"), ("4/3/2009", "! before the child")])
  func anOffenceAtAnAgeThatCannotBeIsSaid(typed: String, words: String) throws {
    var keyboard = try open(tabs: 4)
    keyboard.press(.char("F"))
    type([("Date", typed)], &keyboard)
    #expect(keyboard.text().contains(words))
  }

  @Test func anOrderIsAddedWithItsOffencesAndRequirements() throws {
    var keyboard = try open(tabs: 4)
    keyboard.press(.char("F"))
    keyboard.type("Robbery")
    keyboard.press(.control("s"), .char("O"))
    type(
      [
        ("Disposal", "yro"), ("Made", "2/11"), ("Length", "12m"), ("Court or force", "Eastmere Youth Court"),
        ("Level", "inten"),
      ], &keyboard)
    #expect(keyboard.text().contains("Youth rehabilitation order (YRO)"))
    #expect(keyboard.text().contains("Mon 2 Nov 2026, aged 16"))
    #expect(keyboard.text().contains("Mon 1 Nov 2027, worked out"))
    keyboard.tab(to: "Offences")
    keyboard.press(.char(" "))
    keyboard.tab(to: "Requirements")
    keyboard.type("curf")
    keyboard.press(.enter)
    keyboard.type("superv")
    keyboard.press(.tab)
    #expect(keyboard.text().contains("curfew, supervision"))
    type([("curfew", "3 months, 10 hours a day"), ("supervision", "12")], &keyboard)
    keyboard.press(.control("s"))
    let order = try #require(try header(keyboard).orders.last)
    #expect(order.disposal == .youthRehabilitationOrder)
    #expect(order.term == Term(12, .months))
    #expect(order.ends == Day(year: 2027, month: 11, day: 1))
    #expect(order.by == "Eastmere Youth Court")
    #expect(order.level == .intensive)
    #expect(order.offences == (try header(keyboard).offences.prefix(1).map(\.id)))
    var curfew = Requirement(.curfew, term: Term(3, .months))
    curfew.hoursADay = 10
    #expect(order.requirements == [curfew, Requirement(.supervision, term: Term(12, .months))])
    #expect(keyboard.text().contains("requires curfew 3 months, 10 hours a day"))
  }

  @Test func anotherLengthMovesTheLastDayUnlessItWasSetByHand() throws {
    var keyboard = try open(tabs: 4)
    keyboard.press(.char("e"))
    keyboard.tab(to: "Length")
    keyboard.press(.control("u"))
    keyboard.type("1 year")
    keyboard.press(.control("s"))
    #expect(try header(keyboard).orders.first?.ends == Day(year: 2027, month: 8, day: 31))
    keyboard.press(.char("e"))
    type([("Last day", "1/6/27")], &keyboard)
    keyboard.press(.control("s"), .char("e"))
    #expect(keyboard.text().contains("1 Jun 2027"))
    keyboard.tab(to: "Level")
    keyboard.type("stand")
    keyboard.press(.control("s"))
    #expect(try header(keyboard).orders.first?.ends == Day(year: 2027, month: 6, day: 1))
  }

  @Test(
    arguments: [
      ([], "Choose what was decided."), ([("Disposal", "yro")], "Type a date"),
      ([("Disposal", "yro"), ("Made", "1/12/27")], "1 December 2027 lies in the future"),
      ([("Disposal", "yro"), ("Made", "2/11"), ("Length", "6 moons")], "Type a length such as 6 months"),
      (
        [("Disposal", "yro"), ("Made", "2/11"), ("Last day", "1/11/26")],
        "It would end on 1 November 2026, before it begins on 2 November 2026. Correct one of them."
      ),
      ([("Disposal", "yro"), ("Made", "2/11"), ("Requirements", "curf"), ("curfew", "3 moons")], "Type a length such"),
    ] as [([(String, String)], String)])
  func whatIsWrongIsSaidInTheFormWhichStays(fields: [(String, String)], words: String) throws {
    var keyboard = try open(tabs: 4)
    keyboard.press(.char("O"))
    type(fields, &keyboard)
    keyboard.press(.control("s"))
    let said = keyboard.text().split(whereSeparator: { $0.isWhitespace || $0 == "\u{2502}" }).joined(separator: " ")
    #expect(said.contains(words))
    #expect(said.contains("New order"))
    #expect(try header(keyboard).orders.count == 1)
  }

  @Test func aDetentionAndTrainingOrderSaysWhenHalfOfItIsOver() throws {
    var keyboard = try open(tabs: 4)
    keyboard.press(.char("O"))
    type([("Disposal", "dto"), ("Made", "29/6/26"), ("Length", "11 months")], &keyboard)
    #expect(keyboard.text().contains("11 months, halfway 12 Dec 2026"))
    #expect(keyboard.text().contains("Fri 28 May 2027, worked out"))
    #expect(!keyboard.text().contains("Requirements"))
    #expect(keyboard.text().contains("Released"))
  }

  @Test func anOrderIsEndedAndTheEndPutRight() throws {
    var keyboard = try open(tabs: 4)
    keyboard.press(.char("E"), .control("s"))
    #expect(keyboard.text().contains("Choose how it stopped."))
    keyboard.tab(to: "How")
    keyboard.type("good")
    keyboard.press(.control("s"))
    #expect(try header(keyboard).orders.first?.ended?.how == .revokedForGoodProgress)
    keyboard.press(.char("E"))
    keyboard.tab(to: "Last day")
    keyboard.press(.control("u"))
    keyboard.type("fri")
    keyboard.press(.control("s"))
    #expect(try header(keyboard).orders.first?.ended?.on == Day(year: 2026, month: 11, day: 20))
    #expect(try header(keyboard).orders.first?.ended?.how == .revokedForGoodProgress)
    keyboard.press(.char("u"))
    #expect(try header(keyboard).orders.first?.ended?.on == keyboard.desk.now.day)
  }

  @Test func eachOrderHasADraftOfItsOwn() throws {
    var keyboard = try open(tabs: 4)
    keyboard.press(.char("O"))
    type([("Court or force", "Eastmere")], &keyboard)
    keyboard.tell(.tick)
    keyboard.press(.escape)
    _ = keyboard.screen()
    keyboard.press(.char("n"))
    keyboard.tell(.hangUp)
    var later = try open(tabs: 4)
    later.desk.drafts = keyboard.desk.drafts
    later.press(.char("e"))
    #expect(!later.text().contains("Unsaved draft"))
    later.press(.escape, .char("O"))
    #expect(later.text().contains("Unsaved draft"))
    later.press(.control("o"))
    #expect(later.text().contains("Eastmere"))
  }

  @Test func aPersonIsAddedAmendedAndTakenOffTheCase() throws {
    var keyboard = try open(tabs: 7)
    keyboard.press(.char("P"))
    keyboard.type("Ama Abara")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Choose what the person is to the child."))
    type(
      [
        ("Relationship", "moth"), ("Mobile", "07700 900456"), ("Email", "ama@example.org"), ("Language", "Twi"),
        ("Parental resp.", "yes"), ("Lives with child", "yes"), ("To be contacted", "no"),
      ], &keyboard)
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Say in the note why this person must not be contacted."))
    type([("Note", "Asked us to write to the aunt.")], &keyboard)
    keyboard.press(.control("s"))
    let person = try #require(try header(keyboard).people.first)
    #expect(person.relationship == "mother")
    #expect(person.reach == [Reach(.mobile, "07700 900456"), Reach(.email, "ama@example.org")])
    #expect(person.parentalResponsibility == true)
    #expect(person.mayBeContacted == false)
    keyboard.press(.end, .enter)
    keyboard.type(" Boateng")
    keyboard.press(.control("s"))
    #expect(try header(keyboard).people.map(\.name) == ["Ama Abara Boateng"])
    keyboard.press(.end, .char("D"))
    #expect(keyboard.text().contains("Remove this person: Ama Abara Boateng"))
    keyboard.type("entered twice")
    keyboard.press(.enter)
    #expect(try header(keyboard).people.isEmpty)
    keyboard.press(.char("u"))
    #expect(try header(keyboard).people.count == 1)
  }

  @Test func anotherAddressWithALaterDayIsAMove() throws {
    var keyboard = try open(tabs: 0)
    keyboard.press(.char("i"))
    type([("Address", "1 Oak Way"), ("Postcode", "E1 1AA"), ("Lives there since", "1/2/25")], &keyboard)
    keyboard.press(.control("s"), .char("i"))
    for (label, typed) in [("Address", "9 Elm Rise"), ("Lives there since", "1/11")] {
      keyboard.tab(to: label)
      keyboard.press(.control("u"))
      keyboard.type(typed)
    }
    #expect(keyboard.text().contains("A move: 1 Oak Way stays on record, to 31 Oct 2026."))
    keyboard.press(.control("s"))
    let homes = try header(keyboard).child.residences
    #expect(homes.map(\.address) == ["1 Oak Way", "9 Elm Rise"])
    #expect(homes.map(\.to) == [Day(year: 2026, month: 10, day: 31), nil])
  }
}
