import CaseScreens
import Casework
import Testing
import TextUI

/// The number on a screen is the length of the list that it opens, whatever was done.
@Suite("Counts and the lists that they count") struct CountTests {
  /// A desk on which a seeded somebody has worked for a while.
  private func worked(_ seed: UInt64) throws -> Keyboard {
    var keyboard = try Keyboard(rows: 60, columns: 160)
    var random = Seeded(state: seed)
    var ellis = Staff()
    ellis.name = "Robin Ellis"
    ellis.team = "court"
    _ = keyboard.desk.make(.staffSaved("rellis", ellis))
    let today = keyboard.desk.now.day
    for _ in 0..<30 {
      let reference = CaseReference(random.number(1...4))
      guard let file = try keyboard.desk.caseFile(reference) else { continue }
      _ = keyboard.desk.make(change(file, today, &random), by: "dshah")
    }
    keyboard.tell(.changedElsewhere([]))
    return keyboard
  }

  private func change(_ file: CaseFile, _ today: Day, _ random: inout Seeded) -> Change {
    let reference = file.reference
    var contact = Contact()
    contact.worker = "kmason"
    contact.kind = ["office", "home"][random.number(0...1)]
    contact.length = 60
    contact.note = "Made up."
    switch random.number(0...8) {
    case 0, 1:
      contact.at = Moment(today.adding(days: -random.number(1...40)), .midday)
      let outcomes: [ContactOutcome] = [.attended, .unacceptableAbsence, .absenceUndecided]
      contact.outcome = outcomes[random.number(0...2)]
      return .contactRecorded(reference, contact)
    case 2:
      contact.at = Moment(today.adding(days: random.number(0...14)), .midday)
      return .appointmentBooked(reference, contact)
    case 3:
      let failed = file.contacts.last { $0.contact.outcome == .unacceptableAbsence }
      var act = EnforcementAct()
      act.order = file.header.orders[0].id
      act.absence = failed?.id ?? "c0"
      act.on = today
      act.step = [.firstWarning, .finalWarning, .layInformation][random.number(0...2)]
      act.warnedTo = today.adding(months: 12)
      return .enforcementTaken(reference, act)
    case 4:
      let act = file.header.enforcement.last?.id ?? "e0"
      return random.number(0...1) == 0
        ? .enforcementRuled(reference, act, authorised: true, reason: "Yes.")
        : .enforcementWithdrawn(reference, act, why: "No.")
    case 5:
      var note = OversightNote()
      note.on = today
      note.note = "Seen."
      note.actions = [OversightAction("Visit", due: today.adding(days: random.number(0...20)))]
      return .oversightRecorded(reference, note)
    case 6: return .allocated([reference], to: ["kmason", "rellis"][random.number(0...1)], team: nil, note: "")
    case 7: return .allocated([reference], to: nil, team: "court", note: "")
    default:
      let visit = file.contacts.last { $0.contact.kind == Contact.homeKind && $0.contact.outcome != nil }
      return .homeVisitSaved(reference, visit?.id ?? "c0", HomeVisit())
    }
  }

  /// The number behind a word on the screen; nil where the word isn't there.
  private func number(after word: String, in text: String) -> Int? {
    guard let place = text.firstRange(of: word) else { return nil }
    return Int(text[place.upperBound...].drop { $0 == " " }.prefix { $0.isNumber })
  }

  /// Lines of the page between the header and the status line that have a case's reference.
  private func listed(_ keyboard: inout Keyboard) -> Int {
    keyboard.text().split(separator: "\n").count { $0.contains("YJ-0000") }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>) func todaysCountsAreTheirListsLengths(seed: UInt64) throws {
    for opensTeam in [false, true] {
      for section in ["OVERDUE", "DUE THIS WEEK", "DIARY", "OUTCOMES TO RECORD", "CONTACT THIS MONTH"] {
        var keyboard = try worked(seed)
        if opensTeam { keyboard.press(.char("t")) }
        guard let count = number(after: section, in: keyboard.text()), count > 0 else { continue }
        // The first line of the section, wherever the sections before it end.
        for _ in 0..<30 where !selectedSection(section, &keyboard) { keyboard.press(.tab) }
        keyboard.press(.char("o"))
        #expect(listed(&keyboard) == count, "\(section), seed \(seed)")
      }
      var keyboard = try worked(seed)
      if opensTeam { keyboard.press(.char("t")) }
      let count = number(after: "W:", in: keyboard.text()) ?? 0
      keyboard.press(.char("W"))
      #expect(keyboard.text().contains("\(count) to enforce"), "W, seed \(seed)")
      let marked = keyboard.text().split(separator: "\n").count { $0.hasPrefix(" !") && $0.contains("YJ-0000") }
      #expect(marked == count, "W, seed \(seed)")
    }
  }

  /// Whether the line that keys act on stands in a section.
  private func selectedSection(_ section: String, _ keyboard: inout Keyboard) -> Bool {
    let canvas = keyboard.screen()
    guard let cursor = canvas.cursor else { return false }
    let headings = ["OVERDUE", "DUE THIS WEEK", "DIARY", "OUTCOMES TO RECORD", "CONTACT THIS MONTH"]
    for row in stride(from: cursor.row, through: 0, by: -1) {
      let from = cursor.column
      let text = canvas.line(row).dropFirst(max(0, from - 2))
      if let heading = headings.first(where: { text.prefix(30).contains($0) }) { return heading == section }
    }
    return false
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>) func teamsCountsAreTheirListsLengths(seed: UInt64) throws {
    var keyboard = try worked(seed)
    keyboard.desk.me = "dshah"
    keyboard.press(.char("4"), .char("v"))
    let text = keyboard.text()
    let waiting = number(after: "unallocated", in: text) ?? 0
    keyboard.press(.char("A"))
    #expect(listed(&keyboard) == waiting, "unallocated, seed \(seed)")
    keyboard.press(.escape)
    let asked = number(after: "asked for", in: text.split(separator: "\n")[2].description) ?? 0
    keyboard.press(.char("O"))
    #expect(listed(&keyboard) == asked, "asked for, seed \(seed)")
    keyboard.press(.escape)
    for standing in ["D. Shah", "K. Mason", "R. Ellis"] {
      let line = try #require(text.split(separator: "\n").first { $0.contains(standing) })
      let open = try #require(Int(line.split(separator: " ")[2]))
      keyboard.press(.char("/"))
      keyboard.type(String(standing.dropFirst(3)))
      keyboard.press(.enter, .enter)
      let page = keyboard.text()
      #expect((number(after: "CASELOAD", in: page) ?? 0) == open, "\(standing), seed \(seed)")
      keyboard.press(.escape, .escape)
    }
  }

  /// A small generator: the same seed gives the same work.
  private struct Seeded {
    var state: UInt64
    mutating func number(_ range: ClosedRange<Int>) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }
  }
}
