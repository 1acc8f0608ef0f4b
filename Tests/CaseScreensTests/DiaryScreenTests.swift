import CaseScreens
import Casework
import Testing
import TextUI

@Suite("The diary") struct DiaryScreenTests {
  private static let sizes = [(24, 80), (45, 140)]

  private func open(rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    keyboard.press(.char("3"))
    keyboard.type("idris")
    keyboard.press(.enter, .char("S"))
    return keyboard
  }

  @Test(arguments: sizes) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try open(rows: size.0, columns: size.1)
    keyboard.type("14 dec 1000")
    keyboard.tab(to: "Can't come")
    keyboard.type("tue 9-11 college")
    try expect(keyboard.screen(), is: "series" + suffix)
    keyboard.press(.control("s"), .char("1"), .char("w"))
    try expect(keyboard.screen(), is: "diary" + suffix)
    for _ in 0..<3 { keyboard.press(.char("l")) }
    keyboard.press(.char("r"))
    keyboard.type("fri 1500")
    try expect(keyboard.screen(), is: "reschedule" + suffix)
  }

  @Test func aSeriesAvoidsChristmasAndCollege() throws {
    var keyboard = try open()
    keyboard.type("14 dec 1000")
    keyboard.tab(to: "Can't come")
    keyboard.type("nonsense")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Type days and times"))
    keyboard.press(.control("u"))
    keyboard.type("tue 9-11 college")
    #expect(keyboard.text().contains("Mon 28 Dec"))
    keyboard.press(.control("s"))
    let file = try #require(try keyboard.desk.record.caseFile(CaseReference(2)))
    let days = file.contacts.filter(\.contact.isPlanned).map(\.contact.at.day.iso)
    #expect(days == ["2026-12-14", "2026-12-21", "2026-12-30", "2027-01-04", "2027-01-11", "2027-01-18"])
    #expect(file.header.child.busy.map(\.typed) == ["tue 09:00-11:00 college"])
    keyboard.press(.char("S"))
    #expect(keyboard.text().contains("tue 09:00-11:00 college"))
    keyboard.press(.escape, .char("u"))
    #expect(try keyboard.desk.record.caseFile(CaseReference(2))?.contacts.isEmpty == true)
  }

  @Test func anAppointmentIsMovedFromTheDiary() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("w"))
    #expect(keyboard.text().contains("10:00  Office     T. Abara"))
    keyboard.press(.char("r"))
    keyboard.type("thu 1500")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("A reason is needed"))
    keyboard.type("Mock exam")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("15:00  Office     T. Abara"))
    let contact = try #require(try keyboard.desk.record.caseFile(CaseReference(1))?.contacts.last?.contact)
    #expect(contact.at.day.iso == "2026-11-26")
    #expect(contact.moves.first?.why == "Mock exam" && contact.moves.first?.request == .child)
    keyboard.press(.char("u"))
    #expect(keyboard.text().contains("10:00  Office     T. Abara"))
  }

  @Test func weeksDaysAndWhoseCanBeTurned() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("w"), .char("l"))
    #expect(keyboard.text().contains("30 Nov 2026 to 6 Dec 2026"))
    #expect(!keyboard.text().contains("T. Abara"))
    keyboard.press(.char("t"), .char("w"))
    #expect(keyboard.text().contains("Monday 23 November 2026"))
    keyboard.press(.char("v"))
    #expect(keyboard.text().contains("My team's diary"))
    keyboard.press(.char("v"), .char("h"))
    #expect(keyboard.text().contains("Sunday 22 November 2026"))
    keyboard.press(.char("r"))
    #expect(keyboard.text().contains("Choose an appointment first."))
  }

  /// Weeks that are over show what was held in them, however long ago, and in cases that were closed since.
  @Test func weeksThatAreOverAreWhole() throws {
    var keyboard = try Keyboard(rows: 45, columns: 140)
    let today = keyboard.desk.now.day
    for (number, ago) in [(1, 80), (1, 3), (3, 38)] {
      var held = Contact()
      held.at = Moment(today.adding(days: -ago), .midday)
      held.outcome = .attended
      held.worker = "kmason"
      held.note = "Came."
      _ = keyboard.desk.make(.contactRecorded(CaseReference(number), held))
    }
    _ = keyboard.desk.make(.caseClosed(CaseReference(3), Closure(on: today, reason: "completed")))
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("w"))
    var seen: [Int: Bool] = [:]
    for week in 1...13 {
      keyboard.press(.char("h"))
      for (ago, child) in [(80, "T. Abara"), (38, "K. Rowe")] where keyboard.text().contains("12:00  ") {
        let day = today.adding(days: -ago)
        let heading = day.text(.shortWithWeekday)
        if keyboard.text().contains(heading), keyboard.text().contains(child) { seen[ago] = week == (ago + 6) / 7 }
      }
    }
    #expect(seen == [80: true, 38: true])
    let reads = keyboard.desk.reads.files
    keyboard.press(.char("l"), .char("h"))
    #expect(keyboard.desk.reads.files == reads)
  }

  /// A full week on its last day, when nothing is booked any more and when something is.
  @Test(arguments: [true, false]) func itOpensWithTodayInSight(isBooked: Bool) throws {
    var keyboard = try Keyboard()
    let monday = keyboard.desk.now.day
    for day in 0..<5 {
      for hour in 9..<16 {
        var contact = Contact()
        contact.at = Moment(monday.adding(days: day), TimeOfDay(hour: hour, minute: 30) ?? .midday)
        contact.worker = "kmason"
        _ = keyboard.desk.make(.appointmentBooked(CaseReference(1), contact))
      }
    }
    keyboard.desk.now = Moment(monday.adding(days: 6), TimeOfDay(hour: 9) ?? .midday)
    if isBooked {
      var contact = Contact()
      contact.at = Moment(monday.adding(days: 6), TimeOfDay(hour: 14) ?? .midday)
      contact.worker = "kmason"
      _ = keyboard.desk.make(.appointmentBooked(CaseReference(1), contact))
    }
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("w"))
    #expect(keyboard.text().contains("Sun 29 Nov 2026  today"), "\(keyboard.text())")
    #expect(keyboard.text().contains("14:00") == isBooked)
    // From there on one moves as in any list, and comes back with t.
    keyboard.press(.home)
    #expect(keyboard.text().contains("Mon 23 Nov 2026") && !keyboard.text().contains("2026  today"))
    keyboard.press(.char("t"))
    #expect(keyboard.text().contains("Sun 29 Nov 2026  today"))
  }
}
