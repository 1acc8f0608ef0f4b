import Casework
import Testing
import TextUI

@testable import CaseScreens

@Suite("Retention, on the screen") struct RetentionScreenTests {
  private let due = CaseReference(91)

  /// A manager at the desk, and five closed cases: due, proposed by another, unclear, held, and due within the year.
  private func manager(_ size: (Int, Int) = (24, 80)) throws -> Keyboard {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    keyboard.desk.me = "dshah"
    keyboard.desk.access = try AccessPolicy(json: MemoryDesk.read("Standards/access.json"))
    var admin = Staff()
    admin.name = "Alex Green"
    admin.role = .administrator
    keyboard.tell(keyboard.desk.make(.staffSaved("admin", admin)))
    let names = ["Ashdown", "Birchall", "Cottrell", "Dunmore", "Everly"]
    for (offset, name) in names.enumerated() {
      var header = Case()
      header.opened = Day(year: 2021, month: 2, day: 1) ?? .epoch
      header.child.familyName = name
      header.child.givenNames = "Robin"
      header.child.dateOfBirth = Day(year: 2005, month: 4, day: 1 + offset)
      var care = CareStatus()
      care.status = "none"
      if offset != 2 { header.child.careStatuses = [care] }
      let closed = offset == 4 ? Day(year: 2024, month: 3, day: 4) : Day(year: 2022, month: 6, day: 1 + offset)
      header.closed = Closure(on: closed ?? .epoch, reason: "completed")
      var edits = Edits()
      edits.put(CaseReference(91 + offset).key, header)
      keyboard.tell(keyboard.desk.make(.imported(source: "test", edits, seen: keyboard.desk.record.seq)))
    }
    keyboard.tell(keyboard.desk.make(.retention(.proposed(CaseReference(92))), by: "admin"))
    keyboard.tell(keyboard.desk.make(.retention(.held(CaseReference(94), why: "A claim against the council"))))
    keyboard.type("1K")
    return keyboard
  }

  @Test(arguments: [(24, 80), (45, 140)]) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try manager(size)
    try expect(keyboard.screen(), is: "retention" + suffix)
    keyboard.type("d")
    try expect(keyboard.screen(), is: "retention-destroy" + suffix)
    keyboard.type("92")
    keyboard.press(.control("s"))
    keyboard.type("c")
    try expect(keyboard.screen(), is: "retention-certificates" + suffix)
  }

  @Test func todayCountsWhatWaitsForThoseWhoDecide() throws {
    var keyboard = try manager((45, 140))
    keyboard.type("1")
    #expect(keyboard.text().contains("K: 3 cases to keep or destroy"), "\(keyboard.text())")
    keyboard.desk.me = "kmason"
    keyboard.press(.char("t"))
    #expect(!keyboard.text().contains("to keep or destroy"))
  }

  @Test func twoPeopleDestroyACase() throws {
    var keyboard = try manager()
    keyboard.press(.down)
    #expect(keyboard.text().contains("Ashdown"))
    keyboard.type("p")
    #expect(try keyboard.desk.caseFile(due)?.header.retention.proposal == nil)
    #expect(keyboard.text().contains("Propose to destroy: YJ-000091"))
    keyboard.press(.enter)
    #expect(keyboard.text().contains(Words.of(.reasonMissing)))
    keyboard.type("Read it all")
    keyboard.press(.enter)
    let proposal = try keyboard.desk.caseFile(due)?.header.retention.proposal
    #expect(proposal?.by == "dshah" && proposal?.why == "Read it all")
    #expect(keyboard.text().contains("Their reason: Read it all"), "\(keyboard.text())")
    keyboard.type("/Ashdown")
    keyboard.press(.enter)
    keyboard.type("d")
    #expect(keyboard.text().contains("nobody destroys a record alone"))
    keyboard.desk.me = "admin"
    keyboard.type("d")
    keyboard.type("YJ-000007")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Type the case"))
    #expect(try keyboard.desk.caseFile(due) != nil)
    for _ in 0..<9 { keyboard.press(.backspace) }
    keyboard.type("YJ-000091")
    keyboard.press(.control("s"))
    #expect(try keyboard.desk.caseFile(due) == nil)
    #expect(try keyboard.desk.certificates().map(\.reference) == [due])
  }

  @Test func whatStandsInTheWayIsSaid() throws {
    var keyboard = try manager()
    keyboard.press(.down, .down)
    keyboard.type("p")
    #expect(keyboard.text().contains("Nobody recorded whether the child was looked after"))
    keyboard.type("s")
    keyboard.press(.tab)
    keyboard.type("n")
    keyboard.press(.tab)
    keyboard.type("Social care looked it up")
    keyboard.press(.control("s"))
    #expect(try keyboard.desk.caseFile(CaseReference(93))?.header.retention.settled.first?.isSo == false)
    keyboard.press(.end)
    keyboard.type("p")
    #expect(keyboard.text().contains("is held and can") && keyboard.text().contains("A claim against the council"))
    keyboard.type("l")
    keyboard.type("The claim is settled")
    keyboard.press(.enter)
    #expect(try keyboard.desk.caseFile(CaseReference(94))?.header.retention.standing == [])
    keyboard.desk.me = "kmason"
    keyboard.type("w")
    #expect(keyboard.text().contains("has no role that may decide what is kept and destroyed"))
  }
}
