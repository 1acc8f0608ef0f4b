import CaseScreens
import Casework
import Testing
import TextUI

@Suite("The court list on the screen") struct CourtScreenTests {
  private static let sizes = [(24, 80), (45, 140)]

  private static func entry(
    _ family: String, _ given: String, _ number: String, _ hour: Int, _ purpose: String, _ born: Day? = nil,
    status: RemandStatus? = nil, offence: String = ""
  ) -> CourtEntry {
    var entry = CourtEntry()
    entry.person.familyName = family
    entry.person.givenNames = given
    entry.person.born = born
    entry.person.postcode = "E30 1AB"
    entry.reference = number
    entry.at = TimeOfDay(hour: hour)
    entry.room = "Court 2"
    entry.purpose = purpose
    entry.panel = .youth
    entry.status = status
    if !offence.isEmpty {
      var listed = ListedOffence()
      listed.title = offence
      entry.offences = [listed]
    }
    return entry
  }

  private static let court = "Stratford Youth Court"

  /// A desk with a list: one child whom somebody would know at once, one who is like two, one who is new.
  private func listed(rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    let day = keyboard.desk.now.day
    let tomi = try #require(keyboard.desk.openCases.first { $0.name.hasPrefix("Abara") })
    let born = try #require(tomi.dateOfBirth)
    let parts = born.parts
    var double = Case()
    double.child.familyName = "Abara"
    double.child.givenNames = "Tommi"
    double.child.dateOfBirth = Day(year: parts.year, month: parts.day, day: parts.month)
    _ = keyboard.desk.make(.caseOpened(double))
    var late = Self.entry("BELL", "Sam", "25GD4", 14, "First appearance", born.adding(days: 400), status: .inCustody)
    late.person.age = 12
    let entries = [
      Self.entry("ABARA", "Tomi", "25GD1", 10, "Breach of licence", born, status: .unconditionalBail),
      Self.entry("ABARRA", "Tomi", "25GD2", 10, "Trial", born.adding(days: 1), offence: "Theft from a shop"),
      late,
      Self.entry("STONE", "Alfie", "25GD3", 11, "Sentence", born.adding(days: 300), offence: "Robbery"),
    ]
    let part = CourtListPart(court: Self.court, kind: .youth, day: day, isWhole: true, entries: entries)
    _ = keyboard.desk.make(.courtListImported(CourtImport(source: "test", parts: [part])))
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("C"))
    return keyboard
  }

  private func day(_ keyboard: Keyboard) throws -> CourtDay {
    try #require(try keyboard.desk.courtLists(on: keyboard.desk.now.day).first)
  }

  @Test(arguments: sizes) func theListTheMatchAndTheResult(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try listed(rows: size.0, columns: size.1)
    try expect(keyboard.screen(), is: "court" + suffix)
    keyboard.press(.down, .char("m"))
    try expect(keyboard.screen(), is: "court-match" + suffix)
    keyboard.press(.enter, .down, .char("r"))
    keyboard.type("sentenced")
    keyboard.press(.tab)
    keyboard.type("pleaded g")
    keyboard.tab(to: "Category")
    keyboard.type("robb")
    keyboard.tab(to: "YJB gravity")
    keyboard.type("6")
    keyboard.tab(to: "Police gravity")
    keyboard.type("#1 4")
    keyboard.tab(to: "Orders")
    keyboard.type("referral")
    keyboard.press(.enter, .tab)
    keyboard.type("6 months")
    try expect(keyboard.screen(), is: "court-result" + suffix)
    keyboard.press(.control("s"))
    try expect(keyboard.screen(), is: "court-resulted" + suffix)
    let opened = try #require(try day(keyboard).entries.first { $0.person.familyName == "STONE" }?.result)
    let header = try #require(try keyboard.desk.caseFile(opened.reference)).header
    #expect(header.child.listName == "Stone, Alfie")
    #expect(header.orders.map(\.disposal) == [.referralOrder])
    #expect(header.offences.map(\.category) == ["robbery"])
    #expect(header.offences.map(\.seriousness) == [6] && header.offences.map(\.policeGravity) == [4])
    #expect(header.waitingSince == keyboard.desk.now.day)
    keyboard.press(.char("u"))
    #expect(try keyboard.desk.caseFile(opened.reference) == nil)
    #expect(try day(keyboard).entries.allSatisfy { $0.result == nil })
  }

  @Test func aPersonDecidesWhoItIsAndCanTakeItBack() throws {
    var keyboard = try listed()
    keyboard.press(.down, .char("r"))
    #expect(keyboard.text().contains("Say who it is first"))
    keyboard.press(.char("m"), .char("n"))
    #expect(try day(keyboard).entries[1].decision?.reference == nil)
    #expect(try day(keyboard).entries[1].decision?.by == "kmason")
    keyboard.press(.char("m"), .char("x"))
    #expect(try day(keyboard).entries[1].decision == nil)
    keyboard.press(.char("m"), .char("y"))
    let chosen = try #require(try day(keyboard).entries[1].matched)
    #expect(try keyboard.desk.caseFile(chosen)?.header.listedAs.first?.familyName == "ABARRA")
    keyboard.press(.char("u"))
    #expect(try day(keyboard).entries[1].decision == nil)
    keyboard.press(.enter)
    #expect(keyboard.text().contains("ON RECORD"))
  }

  @Test func takingDaysAndWhose() throws {
    var keyboard = try listed()
    keyboard.press(.char("t"))
    #expect(try day(keyboard).entries[0].takenBy == "kmason")
    #expect(keyboard.text().contains("mine"))
    keyboard.press(.char("v"), .char("v"))
    #expect(keyboard.text().contains("1 listed"))
    keyboard.press(.char("v"), .char("v"), .char("t"))
    #expect(try day(keyboard).entries[0].takenBy == nil)
    keyboard.press(.right)
    #expect(keyboard.text().contains("Nobody is listed"))
    keyboard.press(.char("r"))
    #expect(keyboard.text().contains("Nobody is listed."))
    keyboard.press(.char("h"))
    #expect(keyboard.text().contains("4 listed"))
    keyboard.press(.right, .char("T"))
    #expect(keyboard.text().contains("4 listed"))
  }

  @Test func itIsPrintedAsTextAndAsAPage() throws {
    var keyboard = try listed()
    keyboard.press(.char("p"), .char("P"))
    let written = keyboard.requests.compactMap { request in
      if case .write(let name, let text, _) = request { (name, text) } else { nil }
    }
    #expect(written.map(\.0) == ["court-2026-11-23.txt", "court-2026-11-23.html"])
    for (_, text) in written {
      for words in ["stratford youth court, court 2", "abara,", "in confidence", "? 1"] {
        #expect(text.lowercased().contains(words))
      }
    }
    #expect(written[1].1.contains("<table>"))
  }

  @Test func aFileIsAskedForAndWhatIsWrongStaysInSight() throws {
    var keyboard = try listed()
    keyboard.press(.char("i"), .enter)
    #expect(keyboard.text().contains("Which file?"))
    keyboard.type("/tmp/list.json")
    keyboard.press(.enter)
    #expect(keyboard.requests.contains(.importCourtList(path: "/tmp/list.json")))
    keyboard.tell(.refused("courtLists: it is needed and missing."))
    #expect(keyboard.text().contains("it is needed and missing"))
  }

  @Test func aHearingIsPutOnTheCaseAndItsResultIsShownThere() throws {
    var keyboard = try listed()
    keyboard.press(.char("r"), .control("r"))
    keyboard.tab(to: "Until then")
    keyboard.type("cond")
    keyboard.press(.tab)
    keyboard.type("curfew 19:00 to 7:00")
    keyboard.press(.control("s"), .enter)
    #expect(keyboard.text().contains("Conditional bail"))
    for _ in 0..<11 { keyboard.press(.tab) }
    try expect(keyboard.screen(), is: "case-court-80x24")
    keyboard.press(.char("H"))
    keyboard.type("7/12")
    keyboard.tab(to: "Court")
    keyboard.type("Snaresbrook Crown Court")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Snaresbrook Crown Court"))
    #expect(keyboard.desk.made.last?.op == "hearing.save")
  }

  @Test func twoCasesAreLinkedAndTheLinkIsShown() throws {
    var keyboard = try listed()
    keyboard.press(.enter, .char("I"))
    keyboard.type("yj2")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op == "case.link")
    #expect(keyboard.text().contains("See also YJ-000002"))
    keyboard.press(.char("I"), .control("s"))
    #expect(keyboard.text().contains("A reason is needed"))
    keyboard.tab(to: "Why")
    keyboard.type("cousins")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op == "case.unlink")
  }

  @Test func theDutyLogIsWrittenAndPutRight() throws {
    var keyboard = try listed()
    keyboard.press(.char("d"), .char("a"))
    keyboard.type("approp")
    keyboard.tab(to: "At")
    keyboard.press(.control("u"))
    keyboard.type("8:10")
    keyboard.tab(to: "About")
    keyboard.type("1 yj2")
    keyboard.tab(to: "Where")
    keyboard.type("Eastmere police station")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Nothing is said yet"))
    keyboard.tab(to: "What")
    keyboard.type("Asked for by the custody sergeant.")
    keyboard.press(.control("s"), .enter)
    keyboard.tab(to: "Came at")
    keyboard.type("8:50")
    keyboard.tab(to: "Solicitor")
    keyboard.type("no")
    keyboard.press(.control("s"))
    try expect(keyboard.screen(), is: "duty-80x24")
    keyboard.press(.char("o"))
    #expect(keyboard.text().contains("YJ-000001"))
    keyboard.press(.escape, .right)
    #expect(keyboard.text().contains("Nothing is written yet"))
    keyboard.press(.char("h"), .char("a"))
    keyboard.tab(to: "About")
    keyboard.type("somebody")
    keyboard.tab(to: "What")
    keyboard.type("x")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("is no case number"))
  }

  @Test func oneKeyRelists() throws {
    var keyboard = try listed()
    keyboard.press(.char("r"), .control("r"), .control("s"))
    keyboard.desk.now = keyboard.desk.now.adding(minutes: 21 * 1440)
    keyboard.press(.char("1"))
    #expect(keyboard.text().contains("C: 1 at court"))
    keyboard.desk.now = keyboard.desk.now.adding(minutes: 1440)
    keyboard.tell(.tick)
    #expect(keyboard.text().contains("C: 1 to result"))
    keyboard.desk.now = keyboard.desk.now.adding(minutes: -22 * 1440)
    keyboard.press(.char("C"))
    let mark = try #require(try day(keyboard).entries[0].result)
    let header = try #require(try keyboard.desk.caseFile(mark.reference)).header
    #expect(mark.outcome == .adjourned)
    #expect(header.nextHearing?.at.day == keyboard.desk.now.day.adding(days: 21))
    keyboard.press(.char("r"))
    #expect(keyboard.text().contains("The result is recorded: adjourned"))
  }

  @Test func whatTheLawRefusesIsSaidInTheForm() throws {
    var keyboard = try listed()
    keyboard.press(.down, .down, .char("r"))
    keyboard.type("sentenced")
    keyboard.press(.tab)
    keyboard.type("pleaded g")
    keyboard.tab(to: "Orders")
    keyboard.type("referral")
    keyboard.press(.enter, .tab)
    keyboard.type("14 months")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("can't be 14 months"))
    #expect(try day(keyboard).entries.allSatisfy { $0.result == nil })
  }

  @Test(
    arguments: [
      ("6 months", 6, 0, 0, nil), ("12m; supervision 12m; curfew 3 months, 10 hours a day", 12, 2, 0, nil),
      ("8 months, 20 days served", 8, 0, 20, nil), ("", 0, 0, 0, nil), ("enhanced, 6 months", 6, 0, 0, nil),
      ("six months", 0, 0, 0, "isn\u{2019}t understood"),
      ("6 months; fishing 3 months", 6, 0, 0, "none of the requirements"),
      ("6 months #7", 6, 0, 0, "none of the charges"), ("6 months, many served", 0, 0, 0, "40 days served"),
    ] as [(String, Int, Int, Int, String?)])
  func anOrderIsTypedInOneLine(typed: String, months: Int, requirements: Int, served: Int, fault: String?) {
    do throws(OrderText.Fault) {
      let order = try OrderText.order(.youthRehabilitationOrder, typed: typed, charges: ["f1", "f2"])
      #expect(fault == nil)
      #expect(order.term?.count ?? 0 == months)
      #expect(order.requirements.count == requirements)
      #expect(order.remandDays == served)
      #expect(order.offences == ["f1", "f2"])
    } catch {
      #expect(fault.map { error.words.contains($0) } ?? false, "\(error.words)")
    }
  }

  @Test(
    arguments: [
      ("", [:]), ("5", [0: 5, 1: 5]), ("#2 3", [1: 3]), ("#1 5; #2 3", [0: 5, 1: 3]), ("4 #2=2", [0: 4, 1: 2]),
      ("#3 1", nil), ("grave", nil),
    ] as [(String, [Int: Int]?)])
  func gravityIsTypedForAllChargesOrForOne(typed: String, scores: [Int: Int]?) {
    #expect((try? OrderText.scores(typed, charges: 2)) == scores)
  }

  @Test func conditionsAreTypedInOneLine() {
    let conditions = OrderText.conditions("curfew 19:00 to 7:00; non-association: Lee Crane; engage with us;")
    #expect(conditions.map(\.kind) == [.curfew, .nonAssociation, .other])
    #expect(conditions.map(\.words) == ["19:00 to 7:00", "Lee Crane", "engage with us"])
    #expect(OrderText.conditions("").isEmpty)
    let spoken = OrderText.conditions(
      "Not to enter Eastmere Shopping Centre; keep away from Hill Road; no contact with Lee Crane; not to contact Sam; "
        + "live at 4 Alder Road; sleep at home; reside at 1 Mill Lane; tag; tagged bags; liveable home")
    #expect(
      spoken.map(\.kind) == [
        .exclusion, .exclusion, .nonAssociation, .nonAssociation, .residence, .residence, .residence, .tag, .other,
        .other,
      ])
    #expect(
      spoken.map(\.words).prefix(5) == ["Eastmere Shopping Centre", "Hill Road", "Lee Crane", "Sam", "4 Alder Road"])
    #expect(OrderText.conditions(spoken.map(\.plainWords).joined(separator: "; ")) == spoken)
  }
}
