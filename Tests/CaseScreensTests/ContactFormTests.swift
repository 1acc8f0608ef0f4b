import CaseScreens
import Casework
import Testing
import TextUI

@Suite("The contact form") struct ContactFormTests {
  private static let tomi = CaseReference(1)

  /// A keyboard with Tomi's case open at its contacts, the latest one selected.
  private func atContacts(_ alter: (inout MemoryDesk) throws -> Void = { _ in }) throws -> Keyboard {
    var keyboard = try Keyboard()
    try alter(&keyboard.desk)
    keyboard.tell(.changedElsewhere([Self.tomi]))
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .tab, .tab)
    return keyboard
  }

  private func latest(_ desk: MemoryDesk) throws -> FiledContact {
    try #require(try desk.record.caseFile(Self.tomi)?.contacts.last { !$0.contact.isPlanned })
  }

  @Test func amendingKeepsWhatTheFormDoesNotAskFor() throws {
    var rich = Contact()
    rich.at = Moment(Day(year: 2026, month: 11, day: 22) ?? .epoch, .midday)
    rich.kind = "carrier-pigeon"
    rich.outcome = .held
    rich.worker = "kmason"
    rich.with = [.child, .school, .police, .interpreter]
    rich.others = "Ms Bell"
    rich.place = "Library"
    rich.group = "g7"
    rich.source = "K-501"
    rich.note = "As it was"
    let before = rich
    var keyboard = try atContacts { desk in
      desk.lists = CodeLists()
      let edits = try Change.contactRecorded(Self.tomi, before).edits(
        on: desk.record, in: ChangeContext(by: "kmason", seq: 900, now: desk.now, lists: CodeLists()))
      try desk.record.make(.imported(source: "test", edits, seen: 0), by: "kmason", now: desk.now)
    }
    keyboard.press(.char("e"))
    keyboard.type("!")
    keyboard.press(.tab)
    keyboard.type("slip")
    keyboard.press(.control("s"))
    rich.note = "As it was!"
    #expect(try latest(keyboard.desk).contact == rich)
  }

  @Test func changingAnAppointmentDoesNotSayThatAnybodyCame() throws {
    var keyboard = try atContacts()
    keyboard.press(.tab, .char("e"))
    #expect(keyboard.text().contains("Change appointment"))
    #expect(!keyboard.text().contains("Attended"))
    keyboard.press(.control("u"))
    keyboard.type("fri 1130")
    keyboard.press(.backTab)
    keyboard.type("school called")
    keyboard.press(.control("s"))
    let planned = try keyboard.desk.record.caseFile(Self.tomi)?.contacts.filter(\.contact.isPlanned)
    #expect(planned?.map { $0.contact.at.tabular } == ["Fri 27 Nov 11:30"])
    #expect(keyboard.desk.made.last?.op == "contact.amend")
  }

  @Test(arguments: [false, true])
  func whatSomebodyElseWroteIsShownBeforeItIsWrittenOver(isToldAtOnce: Bool) throws {
    var keyboard = try atContacts()
    let filed = try latest(keyboard.desk)
    keyboard.press(.char("e"))
    keyboard.type(" Mine.")
    keyboard.press(.tab)
    keyboard.type("mine")
    var theirs = filed.contact
    theirs.note = "Theirs."
    _ = keyboard.desk.make(
      .contactAmended(Self.tomi, filed.id, theirs, why: "theirs", seen: filed.version), by: "rellis")
    if isToldAtOnce { keyboard.tell(.changedElsewhere([Self.tomi])) }
    keyboard.press(.control("s"))
    #expect(try latest(keyboard.desk).contact.note == "Theirs.")
    #expect(keyboard.text().contains("rellis altered it at"))
    keyboard.press(.control("t"))
    #expect(keyboard.text().contains("Theirs."))
    keyboard.press(.control("s"))
    #expect(try latest(keyboard.desk).version == keyboard.desk.record.seq)
    #expect(keyboard.text().contains("This is theirs"))
    keyboard.press(.control("t"))
    keyboard.press(.control("s"))
    #expect(try latest(keyboard.desk).contact.note == filed.contact.note + " Mine.")
  }

  @Test func anAppointmentThatSomebodyElseSettledIsNotWrittenOver() throws {
    var keyboard = try atContacts()
    keyboard.desk.now = Moment(keyboard.desk.now.day, TimeOfDay(hour: 10, minute: 20) ?? .midday)
    keyboard.press(.char("c"))
    #expect(keyboard.text().contains("appointment of Mon 23 Nov 10:00"))
    let planned = try #require(try keyboard.desk.record.caseFile(Self.tomi)?.contacts.first { $0.contact.isPlanned })
    var theirs = planned.contact
    theirs.outcome = .late
    _ = keyboard.desk.make(.contactRecorded(Self.tomi, theirs, settles: planned.id), by: "rellis")
    keyboard.tell(.changedElsewhere([Self.tomi]))
    #expect(keyboard.text().contains("rellis settled the appointment at"))
    // A notice that has just come up is no consent.
    keyboard.press(.control("s"))
    #expect(try keyboard.desk.record.caseFile(Self.tomi)?.contacts.count == 4)
    keyboard.press(.control("s"))
    let contacts = try #require(try keyboard.desk.record.caseFile(Self.tomi)?.contacts)
    #expect(contacts.count == 5)
    #expect(contacts.first { $0.id == planned.id }?.contact.outcome == .late)
  }

  @Test func aCallDuringAnAppointmentNeedNotSettleIt() throws {
    var keyboard = try atContacts()
    keyboard.desk.now = Moment(keyboard.desk.now.day, TimeOfDay(hour: 9, minute: 45) ?? .midday)
    keyboard.press(.char("c"), .control("n"))
    #expect(keyboard.text().contains("Mon 23 Nov 09:45"))
    keyboard.press(.control("s"))
    #expect(try keyboard.desk.record.caseFile(Self.tomi)?.contacts.count { $0.contact.isPlanned } == 1)
  }

  @Test func optionsAreShownAndFilterAsOneTypes() throws {
    var keyboard = try atContacts()
    keyboard.press(.char("c"), .backTab)
    #expect(!keyboard.text().contains("School or college visit"))
    keyboard.press(.char(" "))
    #expect(keyboard.text().contains("School or college visit"))
    keyboard.type("sch")
    #expect(keyboard.text().contains("School or college visit"))
    #expect(!keyboard.text().contains("Telephone"))
    keyboard.press(.escape)
    #expect(keyboard.text().contains("Contact \u{B7}"))
    #expect(keyboard.text().contains("School or college visit \u{25BE}"))
  }

  @Test func anAbsenceCountsOnItsOwnDayAndTheNextAppointmentIsBookedWithIt() throws {
    var keyboard = try atContacts()
    keyboard.press(.char("c"), .backTab, .backTab, .backTab, .control("u"))
    keyboard.type("12/11 10")
    keyboard.press(.tab, .tab, .tab)
    keyboard.type("unacc")
    #expect(keyboard.text().contains("Unacceptable absence 2 under this order: final warning, by Fri 13 Nov"))
    for _ in 0..<6 { keyboard.press(.tab) }
    keyboard.type("Nobody answered.")
    keyboard.press(.tab)
    keyboard.type("fri 10 home")
    #expect(keyboard.text().contains("Fri 27 Nov 10:00 Home visit (in 4 days)"))
    keyboard.press(.control("s"))
    let contacts = try #require(try keyboard.desk.record.caseFile(Self.tomi)?.contacts)
    #expect(contacts.last?.contact.kind == "home")
    #expect(contacts.count { $0.contact.outcome == .unacceptableAbsence } == 2)
  }

  @Test func aDraftThatNobodyTookUpIsNotWrittenOver() throws {
    var keyboard = try atContacts()
    keyboard.desk.drafts["contact YJ-000001"] = KeptDraft(at: "Fri 20 Nov 10:42", fields: ["note": "The old one"])
    keyboard.press(.char("c"))
    #expect(keyboard.text().contains("Unsaved draft from Fri 20 Nov 10:42"))
    for _ in 0..<5 { keyboard.press(.tab) }
    keyboard.type("The new one")
    keyboard.tell(.hangUp)
    var later = try atContacts()
    later.desk.drafts = keyboard.desk.drafts
    later.press(.char("c"), .control("o"))
    #expect(later.text().contains("The new one"))
    later.press(.control("s"))
    #expect(try latest(later.desk).contact.note == "The new one")
    later.press(.char("c"))
    #expect(later.text().contains("Unsaved draft from"))
    later.press(.control("o"))
    #expect(later.text().contains("The old one"))
    later.press(.escape)
    _ = later.text()
    later.press(.char("y"))
    #expect(later.desk.drafts.isEmpty)
  }

  @Test func typedTextIsKeptWhileHelpLiesOverIt() throws {
    var keyboard = try atContacts()
    keyboard.press(.char("c"))
    for _ in 0..<5 { keyboard.press(.tab) }
    keyboard.type("half a thought")
    keyboard.press(.function(1))
    keyboard.tell(.hangUp)
    #expect(keyboard.desk.drafts.values.contains { $0.fields["note"] == "half a thought" })
  }

  @Test func keysTypedBeforeTheQuestionWasShownDoNotAnswerIt() throws {
    var keyboard = try atContacts()
    keyboard.press(.char("c"))
    for _ in 0..<5 { keyboard.press(.tab) }
    keyboard.type("half a thought")
    keyboard.pressUnseen(.escape, .char("y"))
    #expect(keyboard.text().contains("Drop what you typed?"))
    keyboard.press(.char("n"))
    #expect(keyboard.text().contains("half a thought"))
  }

  @Test func aNoteOfAHundredThousandCharactersIsSavedWhole() throws {
    var keyboard = try atContacts()
    let note = (0..<2500).map { "Line \($0) of a note that goes on, with Zoë and 渡辺.\n" }.joined()
    keyboard.press(.char("c"))
    for _ in 0..<5 { keyboard.press(.tab) }
    keyboard.press(.paste(note))
    _ = keyboard.text()
    keyboard.press(.control("s"))
    #expect(try latest(keyboard.desk).contact.note == note)
  }
}
