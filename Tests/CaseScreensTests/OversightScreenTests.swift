import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Oversight, letters and clashes on the screen") struct OversightScreenTests {
  private static let sizes = [(24, 80), (45, 140)]

  /// Tomi's case, opened by a manager.
  private func tomi(_ size: (Int, Int) = (24, 80), as user: StaffID = "dshah") throws -> Keyboard {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    keyboard.desk.me = user
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter)
    return keyboard
  }

  private func writeNote(_ keyboard: inout Keyboard) {
    keyboard.press(.char("o"))
    keyboard.type("risk")
    keyboard.tab(to: "Note")
    keyboard.type("The plan says nothing about the knife.")
    keyboard.tab(to: "Action 1")
    keyboard.type("Safety plan with the family")
    keyboard.press(.tab)
    keyboard.type("fri")
  }

  @Test(arguments: sizes) func picturesOfOversight(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try tomi(size)
    for _ in 0..<9 { keyboard.press(.tab) }
    writeNote(&keyboard)
    try expect(keyboard.screen(), is: "oversight-form" + suffix)
    keyboard.press(.control("s"))
    try expect(keyboard.screen(), is: "oversight-noted" + suffix)
  }

  /// What a manager asks for stands among the worker's deadlines, is counted on Team, and is done from Today.
  @Test func whatAManagerAsksForIsChased() throws {
    var keyboard = try tomi()
    writeNote(&keyboard)
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op == "oversight.record")
    keyboard.press(.char("4"), .char("v"))
    #expect(keyboard.text().contains("asked for 1"))
    keyboard.press(.char("O"))
    #expect(keyboard.text().contains("For the manager: Safety"))
    keyboard.desk.me = "kmason"
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("1"))
    #expect(keyboard.text().contains("For the manager"))
    keyboard.press(.char("D"), .char("/"))
    keyboard.type("safety")
    keyboard.press(.enter, .char("d"), .control("s"))
    #expect(keyboard.desk.made.last?.op == "obligation.done")
    keyboard.press(.enter)
    keyboard.press(.char("3"), .control("u"))
    keyboard.type("abara")
    keyboard.press(.enter)
    for _ in 0..<9 { keyboard.press(.tab) }
    #expect(keyboard.text().contains("Safety plan with the family, done 23 Nov 2026"))
  }

  @Test func onlyManagersWriteOversight() throws {
    var keyboard = try tomi(as: "kmason")
    keyboard.press(.char("o"))
    #expect(keyboard.text().contains("Only a manager or a senior practitioner can write"))
  }

  /// Tomi with a first warning.
  private func warned(_ size: (Int, Int) = (24, 80)) throws -> Keyboard {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    var child = try #require(try keyboard.desk.record.header(of: CaseReference(1))).child
    var home = Residence()
    home.address = "4 Mill Lane"
    child.residences = [home]
    _ = keyboard.desk.make(.childAmended(CaseReference(1), child, seen: nil))
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("W"), .char("w"), .control("s"))
    return keyboard
  }

  @Test(arguments: sizes) func aLetterIsReadAndWrittenToAFile(size: (Int, Int)) throws {
    var keyboard = try warned(size)
    keyboard.press(.char("L"))
    try expect(keyboard.screen(), is: "letter-\(size.1)x\(size.0)")
    keyboard.press(.char("p"), .char("w"))
    let written = keyboard.requests.compactMap { request -> (String, String)? in
      if case .write(let name, let text, _) = request { return (name, text) }
      return nil
    }
    #expect(written.map(\.0) == ["YJ-000001-warning.html", "YJ-000001-warning.txt"])
    #expect(written.first?.1.hasPrefix("<!DOCTYPE html>") ?? false)
    #expect(written.last?.1.contains("4 Mill Lane") ?? false)
    #expect(written.last?.1.contains("warning 1 of your order") ?? false)
    keyboard.press(.char("v"))
    #expect(keyboard.text().contains("has no final warning on record"))
    keyboard.press(.char("w"))
    #expect(keyboard.text().contains("has no final warning on record"))
    keyboard.press(.char("v"))
    #expect(!keyboard.text().contains("Dear Tomi") || keyboard.text().contains("next appointment"))
  }

  /// Each data file is listed, and an entry of each is edited and put back.
  @Test(arguments: [("allocation", 1), ("workload", 2), ("letters", 3)]) func otherFilesAreEditedToo(
    file: String, presses: Int
  ) throws {
    var keyboard = try Keyboard(rows: 45, columns: 140)
    keyboard.desk.me = "dshah"
    keyboard.press(.char("D"), .char("S"))
    for _ in 0..<presses { keyboard.press(.char("v")) }
    try expect(keyboard.screen(), is: "standards-\(file)-140x45")
    keyboard.press(.enter)
    if file == "workload" {
      keyboard.press(.control("u"))
      keyboard.type("50")
      #expect(keyboard.text().contains("1 workload would be different:"))
    } else {
      keyboard.tab(to: "Source")
      keyboard.type(", as agreed")
    }
    keyboard.tab(to: "Why")
    keyboard.type("Our own policy.")
    try expect(keyboard.screen(), is: "standards-\(file)-form-140x45")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op == file + ".save")
    #expect(keyboard.text().contains("changed"))
    keyboard.press(.char("h"))
    #expect(keyboard.text().contains("Our own policy."))
    keyboard.press(.char("h"), .char("x"))
    keyboard.tab(to: "Why")
    keyboard.type("Back again.")
    keyboard.press(.control("s"))
    #expect(!keyboard.text().contains("changed"))
    keyboard.press(.char("u"), .char("u"))
    #expect(keyboard.desk.record.stored(DocumentKey(file) ?? ServiceFile.standards.key) == nil)
  }

  @Test func whatElseIsBookedIsShownWhileBooking() throws {
    var keyboard = try tomi(as: "kmason")
    var planned = Contact()
    planned.at = Moment(keyboard.desk.now.day + 7, .midday)
    planned.length = 60
    planned.worker = "kmason"
    _ = keyboard.desk.make(.appointmentBooked(CaseReference(2), planned))
    keyboard.press(.char("b"))
    keyboard.type("30 nov 1230")
    #expect(keyboard.text().contains("At the same time: 12:00"))
    keyboard.press(.control("u"))
    keyboard.type("30 nov 1300")
    #expect(!keyboard.text().contains("At the same time"))
  }
}
