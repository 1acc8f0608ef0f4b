import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Standards on the screen") struct StandardsScreenTests {
  private func standards(_ size: (Int, Int) = (24, 80), as user: StaffID = "dshah") throws -> Keyboard {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    keyboard.desk.me = user
    keyboard.press(.char("D"), .char("S"))
    _ = keyboard.screen()
    return keyboard
  }

  /// The first appointment of an order, in the form.
  private func atFirstAppointment(_ size: (Int, Int) = (24, 80)) throws -> Keyboard {
    var keyboard = try standards(size)
    for _ in 0..<60 where !keyboard.screen().line(keyboard.screen().cursor?.row ?? 0).contains("First appointment") {
      keyboard.press(.down)
    }
    keyboard.press(.enter)
    return keyboard
  }

  private func retype(_ label: String, _ text: String, _ keyboard: inout Keyboard) {
    keyboard.tab(to: label)
    keyboard.press(.end)
    for _ in 0..<30 { keyboard.press(.backspace) }
    keyboard.type(text)
  }

  @Test(arguments: [(24, 80), (45, 140)]) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try standards(size)
    try expect(keyboard.screen(), is: "standards" + suffix)
    keyboard = try atFirstAppointment(size)
    retype("How long", "60", &keyboard)
    try expect(keyboard.screen(), is: "standards-form" + suffix)
    retype("Why", "More staff since October.", &keyboard)
    keyboard.press(.control("s"), .char("h"))
    try expect(keyboard.screen(), is: "standards-history" + suffix)
  }

  @Test func onlyThoseWhoMayEditThem() throws {
    var keyboard = try standards(as: "kmason")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("Only a manager, the head of service or an administrator"))
    #expect(keyboard.desk.made.allSatisfy { $0.op != "standards.save" })
    #expect(!keyboard.text().contains("edit  "))
  }

  @Test func anEditIsPreviewedJournaledAndTakenBack() throws {
    var keyboard = try atFirstAppointment()
    let before = keyboard.desk.standards
    retype("How long", "60", &keyboard)
    #expect(keyboard.text().contains("open obligations would move"))
    #expect(keyboard.text().contains("Kelly") || keyboard.text().contains("Rowe"))
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("A reason is needed"))
    #expect(keyboard.desk.standards == before)
    retype("Why", "More staff.", &keyboard)
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op == "standards.save")
    let rule = try #require(keyboard.desk.standards.rules.first { $0.name == "order-first-appointment" })
    #expect(rule.runs.first?.count == 60)
    #expect(keyboard.desk.standards.edits.map(\.why) == ["More staff."])
    #expect(keyboard.text().contains("changed"))
    keyboard.press(.char("x"))
    #expect(keyboard.text().contains("would move"))
    retype("Why", "Too long.", &keyboard)
    keyboard.press(.control("s"))
    #expect(keyboard.desk.standards.rules == before.rules)
    keyboard.press(.char("u"), .char("u"))
    #expect(keyboard.desk.standards == before)
  }

  @Test func aFaultIsNamedWithItsPlaceAndNothingIsSaved() throws {
    var keyboard = try atFirstAppointment()
    retype("How long", "9999", &keyboard)
    #expect(keyboard.text().contains("rule order-first-appointment"))
    retype("Source", "", &keyboard)
    #expect(keyboard.text().contains("says nothing in \u{201C}source\u{201D}"))
    retype("Why", "Test.", &keyboard)
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.allSatisfy { $0.op != "standards.save" })
    retype("How long", "soon", &keyboard)
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Type a number"))
  }

  @Test func aFigureThatHoldsFromADayMovesNothingThatRuns() throws {
    var keyboard = try atFirstAppointment()
    retype("How long", "3", &keyboard)
    #expect(keyboard.text().contains("would move:"))
    keyboard.tab(to: "Holds for")
    keyboard.type("what begins")
    keyboard.tab(to: "From")
    keyboard.type("1 Dec 2026")
    #expect(keyboard.text().contains("No open obligation would move."))
    retype("Why", "Council, 3 November.", &keyboard)
    keyboard.press(.control("s"))
    let versions = keyboard.desk.standards.rules.filter { $0.fullName == "order-first-appointment" }
    #expect(versions.map { $0.runs.first?.count } == [5, 3])
    #expect(versions.map { $0.to?.iso } == ["2026-11-30", nil])
    #expect(keyboard.text().contains("new"))
  }

  @Test func everyEntryCanBeOpenedAndLeftAsItIs() throws {
    var keyboard = try standards((45, 140))
    let count =
      keyboard.desk.standards.rules.count + keyboard.desk.standards.frequencies.count
      + keyboard.desk.standards.intensiveHours.count
    for _ in 0..<count {
      keyboard.press(.enter, .control("s"))
      #expect(keyboard.text().contains("Nothing is changed."))
      keyboard.press(.escape, .down)
    }
    #expect(keyboard.desk.made.allSatisfy { $0.op != "standards.save" })
  }

  @Test func whatAnotherSavesMeanwhileIsNotOverwritten() throws {
    var keyboard = try atFirstAppointment()
    retype("How long", "60", &keyboard)
    retype("Why", "Mine.", &keyboard)
    var theirs = keyboard.desk.standards
    theirs.frequencies[0].first += 1
    _ = keyboard.desk.make(.dataSaved(.standards(theirs), why: "Theirs."))
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("changed the standards at"))
    #expect(keyboard.desk.standards.edits.map(\.why) == ["Theirs."])
  }

  /// A rule is added by copying one, seen in the preview, deleted again with its reason; each is one journaled edit.
  @Test func aRuleIsAddedLikeAnotherAndDeleted() throws {
    var keyboard = try atFirstAppointment()
    keyboard.press(.escape)
    let before = keyboard.desk.standards
    keyboard.press(.char("D"))
    #expect(keyboard.text().contains("It comes with the program."))
    keyboard.press(.char("a"))
    #expect(keyboard.text().contains("New, like First appointment"))
    retype("Title", "School visit", &keyboard)
    retype("How long", "10", &keyboard)
    retype("Why", "Head of service, 20 November.", &keyboard)
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Name it in small letters"))
    retype("Name", "School visit", &keyboard)
    keyboard.press(.control("s"))
    #expect(keyboard.desk.standards.rules == before.rules)
    retype("Name", "order-first-appointment", &keyboard)
    retype("Source", "Local plan 2026", &keyboard)
    #expect(keyboard.text().contains("stands twice"))
    retype("Name", "school-visit", &keyboard)
    #expect(keyboard.text().contains("open obligations would move") || keyboard.text().contains("would move:"))
    keyboard.press(.control("s"))
    let added = try #require(keyboard.desk.standards.rules.first { $0.name == "school-visit" })
    #expect(added.title == "School visit" && added.runs.first?.count == 10 && added.status == .local)
    for _ in 0..<60 where !keyboard.screen().line(keyboard.screen().cursor?.row ?? 0).contains("School visit") {
      keyboard.press(.down)
    }
    keyboard.press(.char("D"))
    #expect(keyboard.text().contains("Delete School visit"))
    #expect(keyboard.text().contains("no longer asked for"))
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("A reason is needed"))
    keyboard.type("Not agreed after all.")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.standards.rules == before.rules)
    #expect(keyboard.desk.standards.edits.last?.entries == ["rule school-visit"])
    #expect(keyboard.desk.standards.edits.map(\.why) == ["Head of service, 20 November.", "Not agreed after all."])
  }

  /// Of what there is exactly one, there is no second and it stays.
  @Test func onlyWhatThereCanBeMoreOfIsAddedOrDeleted() throws {
    var keyboard = try standards((45, 140))
    keyboard.press(.char("v"), .char("a"))
    #expect(keyboard.text().contains("New, like"))
    keyboard.press(.escape, .char("v"), .char("a"))
    #expect(keyboard.text().contains("Nothing of this kind can be added"))
    keyboard.press(.char("D"))
    #expect(keyboard.text().contains("can\u{2019}t be deleted"))
    keyboard.press(.char("G"), .char("a"))
    #expect(keyboard.text().contains("New, like"))
    keyboard.press(.escape, .char("v"), .char("a"))
    #expect(keyboard.text().contains("Nothing of this kind can be added"))
  }
}
