import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Enforcement, home visits and cautions on the screen") struct EnforcementScreenTests {
  private static let tomi = CaseReference(1)

  private func file(_ keyboard: Keyboard) throws -> CaseFile {
    try #require(try keyboard.desk.record.caseFile(Self.tomi))
  }

  @Test func aWarningIsTakenFromTodayAndWithdrawn() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("W"))
    #expect(keyboard.text().contains("first warning due Wed 11 Nov (absent 10 Nov 2026)"))
    try expect(keyboard.screen(), is: "enforcement-80x24")
    keyboard.press(.char("w"))
    #expect(keyboard.text().contains("unacceptable absence 1 under the"))
    keyboard.press(.control("s"))
    let act = try #require(try file(keyboard).header.enforcement.first)
    #expect(act.step == .firstWarning && act.number == 1 && act.warnedTo?.iso == "2027-11-23")
    #expect(keyboard.text().contains("first warning 23 Nov 26 for 10 Nov, till 23 Nov 27"))
    keyboard.press(.char("D"))
    keyboard.type("Wrong address")
    keyboard.press(.enter)
    #expect(try file(keyboard).header.enforcement.first?.withdrawn?.reason == "Wrong address")
    #expect(keyboard.text().contains("first warning due"))
  }

  @Test func whatIsPressedOpensAndTheListIsFiltered() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("W"))
    _ = keyboard.screen()
    keyboard.press(.mouse(.init(row: 4, column: 10, kind: .doublePress)))
    #expect(keyboard.text().contains("Tomi Abara  16"))
    keyboard.press(.escape, .char("/"))
    keyboard.type("rowe")
    #expect(keyboard.text().contains("Nothing has these words"))
    keyboard.press(.escape, .char("/"))
    keyboard.type("warn")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("T. Abara"))
    keyboard.press(.enter)
    #expect(keyboard.text().contains("Tomi Abara  16"))
  }

  /// What a manager authorised asks for work until somebody says that it was carried out; a deputy of the manager's rules
  /// in their place.
  @Test func anAuthorisedStepIsCarriedOut() throws {
    var keyboard = try Keyboard(rows: 30, columns: 120)
    let day = keyboard.desk.now.day
    // Of the manager's own team, so that the deputy's cover counts in it.
    _ = keyboard.desk.make(.allocated([CaseReference(1)], to: "kmason", team: "court", note: ""))
    _ = keyboard.desk.make(.coverSaved("dshah", Cover(by: "kmason", from: day, to: day)))
    keyboard.press(.char("W"), .char("w"))
    keyboard.type("information")
    keyboard.tab(to: "Note")
    keyboard.type("Three failures on record elsewhere.")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("awaits a manager: information to lay"))
    keyboard.press(.char("x"))
    #expect(keyboard.text().contains("Choose a step that is authorised"))
    keyboard.press(.char("y"))
    keyboard.type("authorised")
    keyboard.tab(to: "Because")
    keyboard.type("Agreed.")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("to be done: information to lay"), "\(keyboard.text())")
    #expect(keyboard.text().contains("1 to enforce"))
    keyboard.press(.char("x"), .control("s"))
    #expect(keyboard.text().contains("information laid 23 Nov 2026, for 10 Nov 2026, authorised by kmason: Agreed"))
    #expect(keyboard.text().contains("0 to enforce"))
    #expect(try file(keyboard).header.enforcement.last?.done?.on == day)
    keyboard.press(.char("u"))
    #expect(keyboard.text().contains("1 to enforce"))
  }

  @Test func onlyAManagerAuthorises() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("W"), .char("w"))
    keyboard.press(.control("s"))
    keyboard.press(.char("y"))
    #expect(keyboard.text().contains("Only a manager can authorise"))
    #expect(try file(keyboard).header.enforcement.first?.decision == nil)
  }

  @Test func anAbsenceIsDecidedOnItsContact() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .char("W"))
    keyboard.press(.end, .char("a"))
    keyboard.type("acc")
    keyboard.press(.tab)
    keyboard.type("12/11")
    keyboard.tab(to: "Because")
    keyboard.type("A letter from the hospital.")
    keyboard.press(.control("s"))
    let decided = try file(keyboard).contacts.compactMap(\.contact.decision)
    #expect(decided.map(\.isAcceptable) == [true])
    #expect(decided.first?.evidence?.iso == "2026-11-12")
  }

  /// A contact is no part of the case's own document, and yet what another decided of it is said.
  @Test func anotherDecisionOfTheAbsenceIsShownBeforeItIsOverwritten() throws {
    var keyboard = try Keyboard()
    let absence = try #require(try file(keyboard).contacts.first { $0.contact.outcome == .unacceptableAbsence })
    keyboard.press(.char("W"), .enter)
    keyboard.press(.escape, .escape, .char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .char("W"), .end, .char("a"))
    keyboard.tab(to: "Because")
    keyboard.type("Overslept.")
    keyboard.desk.now = Moment(keyboard.desk.now.day, TimeOfDay(hour: 10) ?? .midday)
    _ = keyboard.desk.make(
      .absenceDecided(Self.tomi, absence.id, AbsenceDecision(acceptable: true, reason: "In hospital.", evidence: nil)),
      by: "dshah")
    keyboard.tell(.changedElsewhere([Self.tomi]))
    #expect(keyboard.text().contains("set because to \u{201C}In hospital.\u{201D}"), "\(keyboard.text())")
    #expect(keyboard.text().contains("Overslept."))
  }

  /// Nobody told the form yet, so the change is refused, and then it says why.
  @Test func anotherDecisionThatNobodyToldOfIsNotOverwritten() throws {
    var keyboard = try Keyboard()
    let absence = try #require(try file(keyboard).contacts.first { $0.contact.outcome == .unacceptableAbsence })
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .char("W"), .end, .char("a"))
    keyboard.type("un")
    keyboard.tab(to: "Because")
    keyboard.type("Overslept.")
    let theirs = AbsenceDecision(acceptable: true, reason: "In hospital.", evidence: nil)
    _ = keyboard.desk.make(.absenceDecided(Self.tomi, absence.id, theirs), by: "dshah")
    keyboard.press(.control("s"))
    #expect(try file(keyboard).contact(absence.id)?.contact.decision?.reason == "In hospital.")
    #expect(keyboard.text().contains(" set "), "\(keyboard.text())")
    keyboard.press(.control("s"))
    #expect(try file(keyboard).contact(absence.id)?.contact.decision?.reason == "Overslept.")
  }

  /// The day in a field that nobody touched moves on with the clock, which is nobody's change.
  @Test func aDayThatPassesIsNobodysChange() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("W"), .char("w"))
    keyboard.tab(to: "On")
    keyboard.press(.control("u"))
    keyboard.type("20/11")
    keyboard.desk.now = Moment(keyboard.desk.now.day.adding(days: 1), .midnight)
    var contact = Contact()
    contact.at = keyboard.desk.now
    contact.outcome = .attended
    contact.worker = "dshah"
    _ = keyboard.desk.make(.contactRecorded(Self.tomi, contact), by: "dshah")
    keyboard.tell(.changedElsewhere([Self.tomi]))
    #expect(!keyboard.text().contains("Somebody else"))
  }

  @Test func aReasonOfSpacesIsNone() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("l"))
    keyboard.type("   ")
    keyboard.press(.tab)
    keyboard.type("dana")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains(Words.of(.reasonMissing)), "\(keyboard.text())")
    #expect(keyboard.desk.made.isEmpty)
    keyboard.press(.escape, .char("y"), .char("W"), .char("w"), .control("s"), .char("D"))
    keyboard.type("  ")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("A reason is needed"))
    #expect(try file(keyboard).header.enforcement.first?.withdrawn == nil)
  }

  @Test func riskToStaffIsShownWhileBooking() throws {
    var keyboard = try Keyboard()
    var child = try file(keyboard).header.child
    var flag = CaseFlag()
    flag.kind = "risk-to-staff"
    flag.note = "large dog"
    child.flags = [flag]
    keyboard.tell(keyboard.desk.make(.childAmended(Self.tomi, child, seen: nil)))
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .char("b"))
    #expect(keyboard.text().contains("large dog"))
    keyboard.press(.escape, .char("c"))
    #expect(keyboard.text().contains("large dog"))
  }

  @Test func aHomeVisitIsWrittenUpAndListedForTheManager() throws {
    var keyboard = try Keyboard()
    var contact = Contact()
    contact.at = Moment(keyboard.desk.now.day.adding(days: -1), .midday)
    contact.kind = "home"
    contact.outcome = .attended
    contact.worker = "kmason"
    contact.with = [.child]
    keyboard.tell(keyboard.desk.make(.contactRecorded(Self.tomi, contact)))
    keyboard.press(.char("V"))
    #expect(keyboard.text().contains("no form yet"))
    keyboard.press(.char("f"))
    keyboard.tab(to: "Concerns")
    keyboard.type("Mould in the bedroom")
    try expect(keyboard.screen(), is: "home-visit-80x24")
    keyboard.press(.control("s"))
    let visit = try #require(try file(keyboard).contacts.compactMap(\.contact.homeVisit).first)
    #expect(visit.seen == [.child] && visit.concerns == "Mould in the bedroom")
    #expect(keyboard.text().contains("child seen, Mould in the bedroom"))
    keyboard.press(.char("x"))
    #expect(keyboard.text().contains("Only a manager or a senior practitioner can cross-reference"))
    keyboard.desk.me = "dshah"
    keyboard.press(.char("/"))
    keyboard.type("rowe")
    #expect(!keyboard.text().contains("T. Abara"))
    keyboard.press(.escape)
    _ = keyboard.screen()
    keyboard.press(.mouse(.init(row: 4, column: 10, kind: .doublePress)))
    #expect(keyboard.text().contains("HOME VISIT"))
    keyboard.press(.escape)
    keyboard.press(.char("x"))
    #expect(keyboard.text().contains("Every home visit has been cross-referenced."))
  }
}
