import Casework
import Testing
import TextUI

@testable import CaseScreens

@Suite("Restricted cases and who looked, on the screen") struct AccessScreenTests {
  private let one = CaseReference(1)

  /// A manager at the desk, one restricted case, and an officer who opened it in an emergency.
  private func manager(_ size: (Int, Int) = (24, 80)) throws -> Keyboard {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    keyboard.desk.me = "dshah"
    keyboard.desk.access = try AccessPolicy(json: MemoryDesk.read("Standards/access.json"))
    var restriction = Restriction()
    restriction.why = "A colleague\u{2019}s nephew"
    let version = keyboard.desk.record.stored(one.key)?.version ?? 0
    keyboard.tell(keyboard.desk.make(.accessChanged(one, .restricted(restriction, seen: version))))
    keyboard.tell(
      keyboard.desk.make(.accessChanged(one, .opened(why: "School rang: he is missing")), by: "kmason"))
    return keyboard
  }

  @Test(arguments: [(24, 80), (45, 140)]) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try manager(size)
    keyboard.type("1")
    try expect(keyboard.screen(), is: "access-today" + suffix)
    keyboard.type("R")
    try expect(keyboard.screen(), is: "access" + suffix)
    keyboard.type("e")
    keyboard.press(.down)
    try expect(keyboard.screen(), is: "access-form" + suffix)
  }

  @Test func anOpeningIsLookedAtAndLeavesToday() throws {
    var keyboard = try manager()
    keyboard.type("Rx")
    keyboard.type("He was found at three.")
    keyboard.press(.enter)
    let opening = try #require(try keyboard.desk.caseFile(one)?.header.openings.first)
    #expect(opening.reviewedBy == "dshah" && opening.finding == "He was found at three.")
    keyboard.press(.escape)
    #expect(!keyboard.text().contains("OPENED IN AN EMERGENCY"))
  }

  @Test func anOfficerIsToldWhyARowIsClosedToThem() throws {
    var keyboard = try manager()
    keyboard.desk.me = "kmason"
    keyboard.type("2A")
    #expect(keyboard.text().contains("has no role that may allocate cases"))
    keyboard.press(.enter)
    keyboard.type("Z")
    #expect(keyboard.text().contains("has no role that may restrict cases"))
  }

  @Test func whatARoleDoesNotSeeIsNoSection() throws {
    var keyboard = try manager()
    keyboard.type("R")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("Looked at") && keyboard.text().contains("RESTRICTED"))
    keyboard.desk.access?.roles.removeAll { $0.role == .manager }
    var reader = RoleAccess()
    reader.role = .manager
    reader.reach = .all
    reader.sections = [.summary, .contacts]
    reader.may = [.restrict]
    keyboard.desk.access?.roles.append(reader)
    #expect(!keyboard.text().contains("Looked at") && !keyboard.text().contains("Oversight"))
    #expect(keyboard.text().contains("Contacts"))
  }

  @Test func eachLookIsToldOnceAndWordsWhenTheyRest() throws {
    var keyboard = try manager()
    func looks() -> [Look] {
      keyboard.requests.compactMap { if case .look(let look) = $0 { look } else { nil } }
    }
    keyboard.type("R")
    keyboard.press(.enter, .tab)
    #expect(looks().map(\.what) == ["today", "restricted cases", "summary", "timeline"])
    #expect(looks().dropFirst(2).allSatisfy { $0.reference == one || $0.reference != nil })
    keyboard.press(.escape)
    keyboard.type("3aba")
    // The first letters at once, because hits are drawn from then on.
    #expect(looks().dropFirst(4) == [Look(.trail, "restricted cases"), Look(.search, "a")])
    keyboard.tell(.tick)
    keyboard.tell(.tick)
    #expect(looks().dropFirst(6) == [Look(.search, "aba")])
    keyboard.type("r")
    keyboard.press(.escape)
    keyboard.type("2")
    #expect(looks().dropFirst(7) == [Look(.search, "abar"), Look(.search, "2")])
  }

  @Test func aBrokenTrailIsSaidAboveWhatIsLeftOfIt() throws {
    var keyboard = try manager()
    keyboard.desk.looked = [
      LookEntry(seq: 3, at: keyboard.desk.now, by: "kmason", look: Look(.section, of: one, "contacts"))
    ]
    keyboard.desk.trailFault = "looks/2026-11.jsonl: look 4 at byte 912 isn\u{2019}t as it was written"
    keyboard.type("R")
    keyboard.press(.enter)
    for _ in 0..<14 where !keyboard.text().contains("broken") { keyboard.press(.tab) }
    let text = keyboard.text()
    #expect(text.contains("The trail of looks is broken: looks/2026-11.jsonl: look 4") && text.contains("contacts"))
  }
}
