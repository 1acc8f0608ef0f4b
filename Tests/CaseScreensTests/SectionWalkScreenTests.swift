import Casework
import Fuzzing
import Testing
import TextUI

@testable import CaseScreens

/// Goes everywhere that commands lead to as somebody who lacks a part of cases or is kept from some, over a record with a
/// word in each part: nothing of it is drawn for them.
@Suite("No screen shows what is closed to whoever looks") struct SectionWalkScreenTests {
  private static let planted = CaseReference(1)
  private static let hidden = CaseReference(4)
  /// A case that is hidden too, and waits for a worker.
  private static let waiting = CaseReference(5)
  private static let hiddenWord = "zqzq"

  /// Somebody with a role at the desk: named on the planted case, of no team.
  private func keyboard(_ role: StaffRole) throws -> Keyboard {
    var keyboard = try Keyboard(rows: 45, columns: 140)
    func make(_ change: Change, _ staff: StaffID) throws -> Int {
      if case .refused(let words) = keyboard.desk.make(change, by: staff) { Issue.record("\(change.op): \(words)") }
      return keyboard.desk.record.seq
    }
    var staff = Staff()
    staff.name = "Zz"
    staff.role = role
    _ = try make(.staffSaved("zz", staff), "dshah")
    for reference in [Self.planted, Self.hidden] {
      let isHidden = reference == Self.hidden
      let header = try #require(try keyboard.desk.record.header(of: reference))
      let sections = PlantedSections(
        in: reference, on: keyboard.desk.now, worker: "kmason", manager: "dshah",
        as: { isHidden ? Self.hiddenWord : $0.text }, make: make)
      try sections.plant(in: header, forms: keyboard.desk.forms)
    }
    var child = try #require(try keyboard.desk.record.header(of: Self.hidden)?.child)
    child.familyName = Self.hiddenWord
    _ = try make(.childAmended(Self.hidden, child, seen: nil), "dshah")
    _ = try make(.allocated([Self.planted], to: "kmason", with: ["zz"], team: nil, note: "", reason: "Right."), "dshah")
    _ = try make(
      .workloadReduced("kmason", WorkloadReduction(20, why: "zqstaff", from: keyboard.desk.now.day)), "dshah")
    var waiting = Case()
    waiting.opened = keyboard.desk.now.day - 3
    waiting.child.familyName = Self.hiddenWord
    _ = try make(.caseOpened(waiting), "dshah")
    for reference in [Self.hidden, Self.waiting] {
      var restriction = Restriction()
      restriction.why = "Family of staff"
      let seen = try #require(keyboard.desk.record.stored(reference.key)?.version)
      _ = try make(.accessChanged(reference, .restricted(restriction, seen: seen)), "dshah")
    }
    keyboard.desk.access = try AccessPolicy(json: MemoryDesk.read("Standards/access.json"))
    keyboard.desk.me = role == .manager ? "dshah" : "zz"
    keyboard.tell(.changedElsewhere([]))
    return keyboard
  }

  @Test(arguments: [StaffRole.officer, .health, .analyst, .reader, .manager])
  func nothingOfAClosedSectionOrCaseIsDrawn(role: StaffRole) throws {
    let keyboard = try keyboard(role)
    let viewer = try #require(keyboard.desk.viewer)
    let row = try #require(keyboard.desk.openCases.first { $0.reference == Self.planted })
    let ownTeam: Set<StaffRole> = [.officer, .manager]
    let closed = PlantedWord.allCases.filter { word in
      !word.sections.allSatisfy { viewer.sees($0, of: row) } || (word.isSensitive && !ownTeam.contains(role))
    }
    var met: Set<PlantedWord> = []
    var meetsHidden = false
    var walk = HostileWalk()
    walk.judge = { canvas in
      let text = canvas.text
      for word in PlantedWord.allCases where text.contains(word.text) { met.insert(word) }
      if let word = closed.first(where: { text.contains($0.text) }) { return "\(word) stands there" }
      let isNamed = [Self.hiddenWord, Self.hidden.description, Self.waiting.description].contains { text.contains($0) }
      if isNamed, role != .manager { return "a hidden case stands there" }
      meetsHidden = meetsHidden || isNamed
      return text.contains("zqstaff") && !viewer.sees(.staff) ? "a staff matter stands there" : nil
    }
    walk.go(from: keyboard, moves: 400)
    var opened = keyboard
    opened.type("3abara")
    opened.press(.enter)
    walk.go(from: opened, moves: 600)
    for fault in walk.faults { Issue.record("\(role): \(fault)") }
    print("\(role): \(walk.frames) frames of \(walk.places.count) places, \(met.count) words")
    let open = PlantedWord.allCases.filter { !closed.contains($0) }
    #expect(meetsHidden == (role == .manager))
    #expect(met.count * 2 >= open.count, "\(role) met \(met) of \(open)")
  }
}
