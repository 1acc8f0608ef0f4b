import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Registering a child") struct RegisterTests {
  private func header(_ keyboard: Keyboard, _ number: Int = 5) throws -> Case {
    try #require(try keyboard.desk.record.caseFile(CaseReference(number))).header
  }

  /// The form with a name and a date of birth typed.
  private func form(_ family: String, _ given: String, _ born: String, rows: Int = 24, columns: Int = 80) throws
    -> Keyboard
  {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    keyboard.press(.char("2"), .char("N"))
    keyboard.type(family)
    keyboard.press(.tab)
    keyboard.type(given)
    keyboard.press(.tab)
    keyboard.type(born)
    return keyboard
  }

  @Test func everythingThatIsTypedIsOnTheNewCaseWhichIsShown() throws {
    var keyboard = try form("Bell", "Ada  Grace", "4/3/11")
    #expect(keyboard.text().contains("4 March 2011, now 15"))
    for (label, typed) in [
      ("Known as", "Addy"), ("Other names", "Ada Stone, A. Bell"), ("Sex", "fem"), ("Gender term", "girl"),
      ("Ethnicity", "carib"), ("Language", "English"), ("Interpreter", "no"), ("Address", "12 Alder Road"),
      ("Postcode", "e301ab"), ("Lives there since", "1/9"), ("Mobile", "07700 900123"), ("Email", "a@example.org"),
      ("PNC number", "26/77k"), ("Social care no.", "M-5"), ("Referred by", "court"), ("Worker", "dana"),
      ("Likes", "drumming"), ("Wants", "a card"), ("Own words", "Ask me first"),
    ] {
      keyboard.tab(to: label)
      keyboard.type(typed)
    }
    keyboard.tab(to: "Received")
    keyboard.press(.control("u"))
    keyboard.type("fri")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op == "case.open")
    let header = try header(keyboard)
    let child = header.child
    #expect([child.familyName, child.givenNames, child.knownAs] == ["Bell", "Ada Grace", "Addy"])
    #expect(child.aliases == ["Ada Stone", "A. Bell"])
    #expect(child.dateOfBirth == Day(year: 2011, month: 3, day: 4))
    #expect(child.sex == .female)
    #expect(child.genderTermUsed == "girl")
    #expect(child.ethnicity.map { keyboard.desk.lists.words("ethnicities", $0) }?.contains("Caribbean") ?? false)
    #expect(child.interpreterNeeded == false)
    #expect(child.residences.map { $0.address + " " + $0.postcode } == ["12 Alder Road E30 1AB"])
    #expect(child.residences.map(\.from) == [Day(year: 2026, month: 9, day: 1)])
    #expect(child.reach == [Reach(.mobile, "07700 900123"), Reach(.email, "a@example.org")])
    #expect(child.identifiers == [ChildIdentifier(.pnc, "26/77K"), ChildIdentifier(.socialCare, "M-5")])
    #expect([child.likes, child.wants, child.ownWords] == ["drumming", "a card", "Ask me first"])
    #expect(header.referredBy == "court")
    #expect(header.worker == "dshah")
    #expect(header.team == "court")
    #expect(header.allocations.map(\.worker) == ["dshah"])
    #expect(header.opened == Day(year: 2026, month: 11, day: 20))
    #expect(keyboard.screen().line(2).contains("Addy Bell  15"))
    #expect(keyboard.text().contains("Case opened. u undoes it."))
    keyboard.press(.char("u"))
    #expect(try keyboard.desk.record.caseFile(CaseReference(5)) == nil)
  }

  @Test func aChildIsRegisteredInFewKeys() throws {
    var keyboard = try form("Bell", "Ada", "4/3/11")
    let before = keyboard.keys
    keyboard.press(.control("s"))
    #expect(keyboard.keys - before == 1)
    #expect(try header(keyboard).worker == "kmason")
    #expect(try header(keyboard).opened == keyboard.desk.now.day)
  }

  @Test(arguments: ["1", "2", "3"]) func oneKeyRegistersFromEachOfThese(workspace: String) throws {
    var keyboard = try Keyboard()
    keyboard.press(.char(Character(workspace)), .control("r"))
    #expect(keyboard.text().contains("Register a child"))
    keyboard.press(.escape)
    #expect(!keyboard.text().contains("Register a child"))
  }

  @Test(arguments: [("ada bell", "Bell", "Ada"), ("Bell, Ada Grace", "Bell", "Ada Grace"), ("26/77k", "", "")])
  func whoIsNotFoundIsOfferedAndBegunWithWhatWasTyped(typed: String, family: String, given: String) throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type(typed)
    #expect(keyboard.text().contains("Ctrl-R registers the child"))
    keyboard.press(.control("r"))
    keyboard.press(.tab, .tab)
    keyboard.type("4/3/11")
    keyboard.press(.control("s"))
    if family.isEmpty {
      #expect(keyboard.text().contains("A name is needed"))
    } else {
      #expect(try header(keyboard).child.familyName == family)
      #expect(try header(keyboard).child.givenNames == given)
    }
  }

  @Test(arguments: [
    ("Abara", "Tomi", "4/3/10", "name, birth date"), ("Abara", "Tomi", "3/4/10", "name, day/month swapped"),
    ("Abara", "Tomi", "", "name"), ("Abarra", "Tomi", "4/3/10", "name alike, birth"),
    ("Stone", "Tomasz", "4/3/10", "part of the name"),
  ])
  func whoMayBeOnRecordIsShownBesideAndAskedAbout(family: String, given: String, born: String, words: String) throws {
    var keyboard = try form(family, given, born)
    let line = try #require((2..<22).map { keyboard.screen().line($0) }.first { $0.contains("YJ-000001") })
    #expect(line.contains("Abara, Tomi"))
    #expect(line.contains("4 Mar 2010"))
    #expect(line.contains("! " + words))
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op != "case.open")
    #expect(keyboard.text().contains("On record already? YJ-000001."))
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op == "case.open")
  }

  @Test func aClosedCaseWithTheSamePNCIsFound() throws {
    var keyboard = try Keyboard()
    var child = try header(keyboard, 2).child
    child.identifiers = [ChildIdentifier(.pnc, "2024/0000123X")]
    _ = keyboard.desk.make(.childAmended(CaseReference(2), child, seen: nil))
    var closure = Closure(on: keyboard.desk.now.day, reason: "completed", note: "Done.")
    closure.withoutExit = "Over in a week."
    _ = keyboard.desk.make(.caseClosed(CaseReference(2), closure), by: "dshah")
    keyboard.press(.char("N"))
    keyboard.type("Somebody")
    keyboard.tab(to: "PNC number")
    keyboard.type("24/123x")
    #expect(keyboard.text().contains("closed 2026 ! PNC"))
  }

  @Test func theOneOnRecordIsOpenedAndWhatWasTypedIsStillThere() throws {
    var keyboard = try form("Abara", "Tomi", "4/3/10")
    keyboard.press(.control("t"), .enter)
    #expect(keyboard.screen().line(2).contains("Tomi Abara  16"))
    keyboard.press(.escape, .escape)
    #expect(keyboard.text().contains("Register a child"))
    #expect(keyboard.text().contains("4 March 2010"))
    keyboard.press(.control("t"), .enter, .char("2"))
    #expect(keyboard.desk.drafts["register"]?.fields["given"] == "Tomi")
    keyboard.press(.char("N"), .control("o"))
    #expect(keyboard.text().contains("4 March 2010"))
  }

  @Test(arguments: [(10, 40), (14, 60), (20, 80), (60, 200)])
  func itKeepsWithinItsBoxAtEverySize(size: (Int, Int)) throws {
    var keyboard = try form("Abara", "Tomi", "3/4/10", rows: size.0, columns: size.1)
    keyboard.press(.control("s"), .control("t"))
    let text = keyboard.text()
    for line in text.split(separator: "\n") where line.contains("YJ-000001 Abara") {
      #expect(line.last == "\u{2502}" || size.1 > 100)
    }
    keyboard.press(.escape)
    for _ in 0..<25 {
      keyboard.press(.tab)
      let canvas = keyboard.screen()
      let cursor = try #require(canvas.cursor)
      #expect((2..<(size.0 - 2)).contains(cursor.row))
    }
  }

  @Test func nobodyLikeThisIsNoReasonToAsk() throws {
    var keyboard = try form("Bell", "Ada", "4/3/2010")
    #expect(!keyboard.text().contains("on record?"))
    keyboard.press(.control("t"))
    #expect(keyboard.text().contains("Nobody on record is like this child."))
  }

  @Test func whatARuleRefusesIsSaidInTheFormWhichStays() throws {
    var keyboard = try form("Bell", "Ada", "4/3/1988")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("! That date of birth makes an age of 38. Correct the year."))
    #expect(keyboard.text().contains("Register a child"))
    keyboard.press(.backspace, .backspace)
    #expect(!keyboard.text().contains("Correct the year"))
    keyboard.type("27")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("! 4 March 1927"[...].prefix(2)))
    #expect(keyboard.desk.made.last?.op != "case.open")
  }

  @Test func aDraftIsKeptAndEscAsks() throws {
    var keyboard = try form("Bell", "Ada", "4/3/11")
    keyboard.tell(.tick)
    #expect(keyboard.desk.drafts["register"]?.fields["born"] == "4/3/11")
    keyboard.press(.escape)
    #expect(keyboard.text().contains("Drop what you typed?"))
    keyboard.press(.char("n"))
    #expect(keyboard.text().contains("4 March 2011"))
    _ = keyboard.screen()
    keyboard.press(.escape)
    _ = keyboard.screen()
    keyboard.press(.char("y"))
    #expect(keyboard.desk.drafts["register"] == nil)
    #expect(!keyboard.text().contains("Register a child"))
  }
}
