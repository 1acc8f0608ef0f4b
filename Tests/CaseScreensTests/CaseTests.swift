import CaseScreens
import Casework
import Testing
import TextUI

@Suite("A case, and the forms over it") struct CaseTests {
  private static let tomi = CaseReference(1)

  /// A keyboard with Tomi's case open at a section, counted by Tabs from Summary.
  private func open(tabs: Int, rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter)
    for _ in 0..<tabs { keyboard.press(.tab) }
    _ = keyboard.screen()
    return keyboard
  }

  private func file(_ keyboard: Keyboard, _ number: Int = 1) throws -> CaseFile {
    try #require(try keyboard.desk.record.caseFile(CaseReference(number)))
  }

  @Test func theTimelineHasEverythingTheLatestFirst() throws {
    var keyboard = try open(tabs: 1)
    let text = keyboard.text()
    let order = [
      "23 Nov 2026 10:00", "17 Nov 2026", "10 Nov 2026", "3 Nov 2026  10:00", "Youth rehabilitation order",
      "Case opened",
    ]
    let places = order.compactMap { text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == order.count)
    #expect(places == places.sorted())
  }

  @Test func twoLikeOffencesOfOneDayArePassed() throws {
    var keyboard = try open(tabs: 1)
    var offence = try #require(try file(keyboard).header.offences.first)
    offence.id = OffenceID("")
    keyboard.tell(keyboard.desk.make(.offenceSaved(Self.tomi, offence)))
    #expect(try file(keyboard).header.offences.count == 2)
    keyboard.press(.home)
    for _ in 0..<12 { keyboard.press(.down) }
    #expect(keyboard.text().contains("9 of 9"))
  }

  @Test func contactsAreFilteredByTheirWholeNote() throws {
    var keyboard = try open(tabs: 2)
    keyboard.press(.char("/"))
    keyboard.type("13 college")
    #expect(keyboard.text().contains("10 Nov 2026"))
    #expect(!keyboard.text().contains("17 Nov 2026"))
    keyboard.press(.enter, .enter)
    #expect(keyboard.text().contains("Tuesday 10 November 2026"))
    keyboard.press(.escape, .escape)
    #expect(keyboard.text().contains("17 Nov 2026"))
  }

  @Test func historyOpensTheContactAndShowsItsEarlierVersions() throws {
    var keyboard = try open(tabs: 2)
    keyboard.press(.char("e"))
    keyboard.type(" And of work.")
    keyboard.press(.tab)
    keyboard.type("left out")
    keyboard.press(.control("s"))
    for _ in 0..<10 { keyboard.press(.tab) }
    #expect(keyboard.text().contains("Contact amended: left out"))
    keyboard.press(.enter)
    #expect(keyboard.text().contains("And of work."))
  }

  @Test func sensitiveNotesAreNotQuotedInLists() throws {
    var keyboard = try open(tabs: 2)
    keyboard.press(.char("e"), .backTab, .char("s"), .tab, .tab)
    keyboard.type("third party")
    keyboard.press(.control("s"))
    #expect(try file(keyboard).contacts.contains { $0.contact.sensitive })
    for tabs in 0..<3 {
      var shown = try open(tabs: tabs, rows: 40, columns: 140)
      shown.desk = keyboard.desk
      shown.tell(.changedElsewhere([Self.tomi]))
      #expect(!shown.text().contains("6 days ago"), "section \(tabs)")
      #expect(shown.text().contains("(sensitive)"))
    }
  }

  @Test func aWideTerminalShowsTheContactBesideTheList() throws {
    var keyboard = try open(tabs: 2, rows: 36, columns: 120)
    #expect(keyboard.text().contains("Tuesday 17 November 2026 at 10am"))
    keyboard.press(.down)
    #expect(keyboard.text().contains("Tuesday 10 November 2026 at 10am"))
  }

  @Test func clicksChooseSectionsAndEntries() throws {
    var keyboard = try open(tabs: 0)
    keyboard.press(.mouse(.init(row: 7, column: 3, kind: .press)))
    #expect(keyboard.screen().cursor?.row == 5)
    keyboard.press(.mouse(.init(row: 6, column: 30, kind: .press)))
    #expect(keyboard.screen().cursor?.row == 6)
    keyboard.press(.mouse(.init(row: 6, column: 30, kind: .doublePress)))
    #expect(keyboard.text().contains("Tuesday 10 November 2026"))
  }

  @Test func puttingAnOrderRightKeepsWhatTheFormDoesNotAskFor() throws {
    var keyboard = try open(tabs: 4)
    var order = try #require(try file(keyboard).header.orders.first)
    order.source = "O-77"
    order.remandDays = 12
    var curfew = Requirement(.curfew, term: Term(3, .months))
    curfew.hoursADay = 10
    order.requirements = [curfew, Requirement(.supervision)]
    _ = keyboard.desk.make(.orderSaved(Self.tomi, order))
    keyboard.tell(.changedElsewhere([Self.tomi]))
    keyboard.press(.enter)
    keyboard.press(.control("s"))
    #expect(try file(keyboard).header.orders.first == order)
  }

  @Test func twoAuthorsOfTheChildsDetailsMergeAndASharedFieldIsAskedAbout() throws {
    var keyboard = try open(tabs: 0)
    keyboard.press(.char("e"))
    keyboard.tab(to: "Likes")
    keyboard.press(.control("u"))
    keyboard.type("drumming")
    var theirs = try file(keyboard).header.child
    theirs.wants = "a card"
    theirs.likes = "chess"
    _ = keyboard.desk.make(.childAmended(Self.tomi, theirs, seen: nil), by: "rellis")
    keyboard.press(.control("s"))
    #expect(try file(keyboard).header.child.likes == "chess")
    #expect(keyboard.text().contains("set likes to \u{201C}chess\u{201D}"))
    keyboard.press(.control("s"))
    #expect(try file(keyboard).header.child.likes == "drumming")
    #expect(try file(keyboard).header.child.wants == "a card")
  }

  @Test(arguments: [(12, 60), (24, 80), (36, 120)])
  func everyFormCanBeDrawnAndLeft(size: (Int, Int)) throws {
    for key in ["e", "i", "c", "b", "O", "F", "P", "J", "A"] {
      var keyboard = try open(tabs: 0, rows: size.0, columns: size.1)
      let before = keyboard.text()
      keyboard.press(.char(Character(key)))
      #expect(keyboard.text() != before, "\(key)")
      #expect(keyboard.text().contains("Ctrl-S save"))
      keyboard.press(.escape)
      #expect(keyboard.text() == before, "\(key)")
    }
  }

  @Test func daysOfAnotherYearSayWhichOnASummary() throws {
    var keyboard = try Keyboard()
    var held = Contact()
    held.outcome = .attended
    held.worker = "kmason"
    held.note = "Came."
    for iso in ["2021-01-12", "2026-11-20"] {
      held.at = Moment(Day(iso: iso) ?? .epoch, .midday)
      keyboard.tell(keyboard.desk.make(.contactRecorded(CaseReference(2), held)))
    }
    keyboard.press(.char("3"))
    keyboard.type("idris")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("Tue 12 Jan 2021 "), "\(keyboard.text())")
    #expect(keyboard.text().contains("Fri 20 Nov  "))
  }
}
