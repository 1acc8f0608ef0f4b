import Casework
import Testing
import TextUI

@testable import CaseScreens

@Suite("Requests for what is held, on the screen") struct SubjectAccessScreenTests {
  private let one = CaseReference(1)

  /// A manager at the desk, and a case of which a note names others.
  private func manager(_ size: (Int, Int) = (24, 80)) throws -> Keyboard {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    keyboard.desk.me = "dshah"
    keyboard.desk.access = try AccessPolicy(json: MemoryDesk.read("Standards/access.json"))
    var mother = PersonAround()
    mother.id = ""
    mother.name = "Grace Abara"
    mother.relationship = "mother"
    mother.reach = [Reach(.mobile, "07700 900123")]
    keyboard.tell(keyboard.desk.make(.personSaved(one, mother)))
    var contact = Contact()
    contact.at = Moment(keyboard.desk.now.day.adding(days: -3), .midday)
    contact.outcome = .attended
    contact.worker = "kmason"
    contact.note = "Grace came with Tomi. Jaydon Pike waited outside; his gran\u{2019}s number is 07700 900456."
    keyboard.tell(keyboard.desk.make(.contactRecorded(one, contact)))
    var boss = Staff()
    boss.name = "Ruth Ellis"
    boss.role = .headOfService
    keyboard.tell(keyboard.desk.make(.staffSaved("boss", boss)))
    return keyboard
  }

  private func request(_ keyboard: Keyboard) throws -> SubjectRequest {
    try #require(try keyboard.desk.subjectRequests().first).request
  }

  /// A request is recorded from the case, and the list of requests opened.
  private func record(_ keyboard: inout Keyboard) {
    keyboard.type("3abara")
    keyboard.press(.enter)
    keyboard.type("a")
    keyboard.press(.control("s"))
    keyboard.type("1a")
  }

  @Test(arguments: [(24, 80), (45, 140)]) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try manager(size)
    keyboard.type("3abara")
    keyboard.press(.enter)
    keyboard.type("a")
    try expect(keyboard.screen(), is: "subject-form" + suffix)
    keyboard.press(.control("s"))
    keyboard.type("1a")
    try expect(keyboard.screen(), is: "subject-requests" + suffix)
    keyboard.type("n")
    try expect(keyboard.screen(), is: "subject-identity" + suffix)
    keyboard.type("known")
    keyboard.press(.control("s"))
    keyboard.type("n")
    try expect(keyboard.screen(), is: "subject-pack" + suffix)
    keyboard.type("xxx")
    try expect(keyboard.screen(), is: "subject-pack-decided" + suffix)
    keyboard.type("P")
    try expect(keyboard.screen(), is: "subject-page" + suffix)
  }

  /// The grounds for leaving out, and what roles may do, are edited as every other data of the service.
  @Test(arguments: [(24, 80), (45, 140)]) func picturesOfTheRules(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try manager(size)
    keyboard.type("1DSvvvvvv")
    try expect(keyboard.screen(), is: "subject-rules" + suffix)
    keyboard.type("v")
    try expect(keyboard.screen(), is: "access-rules" + suffix)
    keyboard.press(.enter)
    try expect(keyboard.screen(), is: "access-rules-form" + suffix)
  }

  @Test func aRoleIsChangedByOthersThanThoseWhoHoldIt() throws {
    var keyboard = try manager()
    keyboard.type("1DSvvvvvvv")
    func save() {
      keyboard.press(.enter)
      keyboard.tab(to: "Source")
      keyboard.type(", our own")
      keyboard.tab(to: "Why")
      keyboard.type("Need to know")
      keyboard.press(.control("s"))
    }
    save()
    let own = try #require(keyboard.desk.record.stored(ServiceFile.access.key))
    let policy = try AccessPolicy(json: own.bytes)
    #expect(policy.roles.first?.source.hasSuffix(", our own") ?? false)
    #expect(policy.edits.map(\.why) == ["Need to know"])
    keyboard.press(.down, .down)
    save()
    #expect(keyboard.text().contains("Nobody changes what they themselves may see or do"))
  }

  /// Many marks: everybody stands in the list once, and is decided once for all places.
  @Test(arguments: [(24, 80), (45, 140)]) func everybodyIsDecidedOnce(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try manager(size)
    let names = ["Kyle Barker", "Denise Pike", "Przemek", "Ay\u{15F}e", "O\u{2019}Neil-Marsh", "Musa"]
    for day in 4..<12 {
      var contact = Contact()
      contact.at = Moment(keyboard.desk.now.day.adding(days: -day), .midday)
      contact.outcome = .attended
      contact.worker = "kmason"
      let (one, other) = (names[day % names.count], names[(day * 5 + 1) % names.count])
      contact.note = "\(one) came along and said that \(other) had rung from 07700 9001\(day + 10) about the fight."
      keyboard.tell(keyboard.desk.make(.contactRecorded(self.one, contact)))
    }
    record(&keyboard)
    keyboard.type("n")
    keyboard.type("known")
    keyboard.press(.control("s"))
    keyboard.type("n")
    try expect(keyboard.screen(), is: "subject-pack-many" + suffix)
    keyboard.type("l")
    try expect(keyboard.screen(), is: "subject-parties" + suffix)
    // Both pages say for which request what is held was looked at.
    let packs = keyboard.requests.compactMap { if case .look(let look) = $0, look.kind == .print { look } else { nil } }
    let why = "request \(try #require(try keyboard.desk.subjectRequests().first).id)"
    #expect(packs.count == 1 && packs.allSatisfy { $0.why == why }, "\(packs)")
    keyboard.type("xx")
    try expect(keyboard.screen(), is: "subject-parties-decided" + suffix)
    if size.1 > 80 { return }
    var presses = 0
    while try !keyboard.desk.pack(of: request(keyboard)).undecided.isEmpty, presses < 40 {
      keyboard.type("x")
      presses += 1
    }
    #expect(try keyboard.desk.pack(of: request(keyboard)).undecided.isEmpty && presses < 40)
    keyboard.press(.enter)
    #expect(keyboard.text().contains("1 of "))
  }

  @Test func aPackIsDecidedSignedByAnotherAndGivenOut() throws {
    var keyboard = try manager()
    record(&keyboard)
    keyboard.type("n")
    keyboard.press(.control("s"))
    #expect(try request(keyboard).identityAsked != nil)
    keyboard.type("n")
    keyboard.type("known")
    keyboard.press(.control("s"))
    #expect(try request(keyboard).identity?.how == .known)
    keyboard.type("n")
    keyboard.type("s")
    #expect(keyboard.text().contains("still to be decided"))
    // What the mother's entry and the note say of her is left out at once, everything else one by one.
    keyboard.type("X")
    var presses = 0
    while try !keyboard.desk.pack(of: request(keyboard)).undecided.isEmpty, presses < 20 {
      keyboard.type("x")
      presses += 1
    }
    #expect(try keyboard.desk.pack(of: request(keyboard)).undecided.isEmpty)
    keyboard.type("s")
    #expect(try request(keyboard).stage == .toSign)
    keyboard.type("x")
    #expect(keyboard.text().contains("It was submitted"))
    keyboard.type("s")
    #expect(keyboard.text().contains("nobody signs off their own"))
    keyboard.desk.me = "boss"
    keyboard.type("s")
    #expect(try request(keyboard).stage == .signed)
    keyboard.type("s")
    keyboard.press(.control("s"))
    #expect(try request(keyboard).stage == .issued)
    #expect(try request(keyboard).last(.issued)?.recipient == "Tomi Abara")
    keyboard.type("P")
    #expect(keyboard.text().contains("WHAT WE HOLD") || keyboard.text().contains("What we hold on you"))
  }

  @Test func onesThatAreLateAreSaidOnTodayToThoseWhoAnswer() throws {
    var keyboard = try manager()
    var asked = SubjectRequest()
    asked.received = keyboard.desk.now.day.adding(days: -50)
    keyboard.tell(keyboard.desk.make(.subjectAccess(one, .recorded(asked))))
    keyboard.type("1")
    #expect(keyboard.text().contains("a: 1 request to answer"))
    keyboard.type("a")
    #expect(keyboard.text().contains("1 late"))
    keyboard.press(.escape)
    keyboard.desk.me = "kmason"
    keyboard.type("21")
    #expect(!keyboard.text().contains("to answer"))
    keyboard.type("a")
    #expect(keyboard.text().contains("has no role that may answer requests"))
  }

  @Test func wordsAreSoughtEverywhereAndAnEntryIsWithheldAndGivenAgain() throws {
    var keyboard = try manager()
    record(&keyboard)
    keyboard.press(.enter)
    keyboard.type("/")
    keyboard.type("waited outside")
    keyboard.press(.enter)
    #expect(try request(keyboard).terms == ["waited outside"])
    keyboard.type("ggw")
    let withheld = try request(keyboard).decisions
    #expect(withheld.map(\.ruling) == [.withhold] && withheld.first?.ground != "third-party")
    keyboard.type("v")
    keyboard.type("N")
    #expect(keyboard.text().contains("to decide"))
  }
}
