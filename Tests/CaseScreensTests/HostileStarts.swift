import Casework
import Testing
import TextUI

@testable import CaseScreens

/// Records in which something has come so far that a screen or a form has work to do: from each a walk begins.
enum HostileStart: String, CaseIterable {
  case enforcement, proposed, lateness, report, reportFiled, warrant, breach, breachListed, request, pack, signed
  case retention, reports, group, cover, assessment, countersigning, plan, session, warrants, absence, licence, custody
  case orders, bail, consents
  case madeUp, madeUpToo

  private static let one = CaseReference(1)

  /// How many moves are made from it.
  var moves: Int {
    switch self {
    case .madeUp, .madeUpToo: 9000
    case .plan, .bail, .cover: 600
    default: 240
    }
  }

  /// Somebody at that place, over a record that is still as people would write it.
  func keyboard(rows: Int, columns: Int) throws -> Keyboard {
    if self == .madeUp { return try .demonstration(rows: rows, columns: columns, seed: 1) }
    if self == .madeUpToo { return try .demonstration(rows: rows, columns: columns, seed: 2) }
    var keyboard = try Keyboard(rows: rows, columns: columns)
    switch self {
    case .madeUp, .madeUpToo: break
    case .enforcement: keyboard.type("W")
    case .proposed: try propose(&keyboard)
    case .lateness:
      keyboard.type("d")
      keyboard.press(.control("s"))
      keyboard.type("l")
    case .report, .reportFiled: try write(&keyboard)
    case .warrant, .warrants: issueWarrant(&keyboard)
    case .breach, .breachListed: layBreach(&keyboard)
    case .request, .pack, .signed: try ask(&keyboard)
    case .retention: try close(&keyboard)
    case .reports:
      keyboard.type("4r")
      keyboard.press(.down)
    case .group: keyboard.type("2*c")
    case .assessment:
      keyboard = try AssessmentScreenTests().opened((rows, columns))
      AssessmentScreenTests().goToDraft(&keyboard)
    case .countersigning: keyboard = try AssessmentScreenTests().opened((rows, columns), state: .submitted, as: "dshah")
    case .plan:
      keyboard = try PlanTests().open(rows, columns)
      var programme = Programme()
      programme.name = "Drumming"
      make(.programmeSaved("drumming", programme), &keyboard)
      PlanTests().write(&keyboard)
    case .session: meet(&keyboard)
    case .orders:
      keyboard.type("2")
      keyboard.press(.enter, .tab, .tab, .tab, .tab)
    case .consents:
      try agree(&keyboard)
      keyboard.type("2")
      keyboard.press(.enter, .tab, .tab, .tab, .tab, .tab, .tab, .tab, .tab)
    case .bail:
      keyboard = try RemandScreenTests().remanded(rows: rows, columns: columns)
      keyboard.type("bvv")
    case .licence:
      keyboard = try CustodyScreenTests().keyboard(rows: rows, columns: columns)
      keyboard.type("Ivvv")
      keyboard.press(.enter)
    case .custody:
      keyboard = try CustodyScreenTests().keyboard(rows: rows, columns: columns)
      let held = try keyboard.desk.record.header(of: Self.one)?.orders.last?.id ?? ""
      make(.custody(Self.one, .riskReferred(held, on: keyboard.desk.now.day, words: "Not met.")), &keyboard)
      keyboard.type("I")
      keyboard.press(.enter)
    case .absence:
      keyboard.type("3abara")
      keyboard.press(.enter)
      keyboard.type("W")
      keyboard.press(.end)
      keyboard.type("a")
    case .cover:
      keyboard.desk.me = "dshah"
      keyboard.type("4")
    }
    return keyboard
  }

  private func make(_ change: Change, by author: StaffID? = nil, _ keyboard: inout Keyboard) {
    if case .refused(let words) = keyboard.desk.make(change, by: author) { Issue.record("\(self): \(words)") }
    keyboard.tell(.changedElsewhere([]))
  }

  private func agree(_ keyboard: inout Keyboard) throws {
    var mother = PersonAround()
    mother.id = ""
    mother.name = "Grace Abara"
    mother.relationship = "mother"
    make(.personSaved(Self.one, mother), &keyboard)
    for (matter, until) in [("sharing", keyboard.desk.now.day + 90), ("prevention", nil)] {
      var consent = Consent()
      consent.id = ""
      consent.matter = ListCode(matter)
      consent.person = try keyboard.desk.record.header(of: Self.one)?.people.last?.id
      consent.sharedWith = matter == "sharing" ? "the college" : ""
      consent.note = "Attendance alone."
      consent.on = keyboard.desk.now.day - 9
      consent.until = until
      make(.consented(Self.one, .saved(consent)), &keyboard)
    }
    let last = try keyboard.desk.record.header(of: Self.one)?.consents.last?.id ?? ""
    let withdrawal = Consent.Withdrawal(on: keyboard.desk.now.day, why: "Enough for now.")
    make(.consented(Self.one, .withdrawn(last, withdrawal)), &keyboard)
  }

  private func propose(_ keyboard: inout Keyboard) throws {
    let day = keyboard.desk.now.day
    make(.coverSaved("dshah", Cover(by: "kmason", from: day, to: day)), &keyboard)
    keyboard.type("Ww")
    keyboard.type("information")
    keyboard.tab(to: "Note")
    keyboard.type("Three failures elsewhere.")
    keyboard.press(.control("s"))
  }

  private func write(_ keyboard: inout Keyboard) throws {
    var hearing = Hearing()
    hearing.id = ""
    hearing.at = Moment(keyboard.desk.now.day.adding(days: 7), .midday)
    hearing.court = "Stratford Youth Court"
    hearing.kind = .youth
    hearing.type = "sentence"
    hearing.offences = try keyboard.desk.record.header(of: Self.one)?.offences.map(\.id) ?? []
    make(.hearingSaved(Self.one, hearing), &keyboard)
    var request = ReportRequest()
    request.id = ""
    request.hearing = try keyboard.desk.record.header(of: Self.one)?.nextHearing?.id
    request.asked = keyboard.desk.now.day.adding(days: -7)
    request.due = keyboard.desk.now.day.adding(days: 4)
    make(.reportSaved(Self.one, request), &keyboard)
    keyboard.type("P")
    keyboard.press(.end, .enter)
    keyboard.type("n")
    for section in try keyboard.desk.reports(of: Self.one).latest?.plan.content.sections ?? [] {
      keyboard.press(.down, .enter, .control("e"))
      keyboard.type("As we saw it: \(section.title).")
      keyboard.press(.control("s"))
    }
    for (key, fields) in [
      ("o", [("Sentence", "dto"), ("Would it do", "no"), ("Why", "College.")]),
      ("p", [("Sentence", "yro"), ("Length", "12 months")]),
    ] {
      keyboard.type(key)
      for (label, text) in fields {
        keyboard.tab(to: label)
        keyboard.type(text)
      }
      keyboard.press(.control("s"))
    }
    keyboard.type("S")
    keyboard.desk.me = "dshah"
    keyboard.type("Q")
    for _ in 0..<6 {
      keyboard.type("yes")
      keyboard.press(.tab)
    }
    keyboard.press(.control("s"))
    keyboard.desk.me = "kmason"
    guard self == .reportFiled else { return }
    keyboard.type("h")
    keyboard.tab(to: "What they said")
    keyboard.type("That is me.")
    keyboard.press(.control("s"))
    keyboard.type("f")
    keyboard.press(.control("s"))
    keyboard.type("r")
    keyboard.tab(to: "By whom")
    keyboard.type("The bench")
    keyboard.press(.control("s"))
  }

  private func issueWarrant(_ keyboard: inout Keyboard) {
    var hearing = Hearing()
    hearing.id = ""
    hearing.at = Moment(keyboard.desk.now.day.adding(days: -9), .midday)
    hearing.court = "Stratford Youth Court"
    hearing.kind = .youth
    var result = HearingResult()
    result.outcome = .warrantIssued
    result.warrant = Warrant()
    make(.hearingResulted(CourtResult(.known(CaseReference(4)), hearing: hearing, result: result)), &keyboard)
    keyboard.type("C")
    keyboard.type(self == .warrant ? "W" : "w")
  }

  private func meet(_ keyboard: inout Keyboard) {
    var programme = Programme()
    programme.name = "Drumming"
    make(.programmeSaved("drumming", programme), &keyboard)
    var session = Contact()
    session.at = Moment(keyboard.desk.now.day.adding(days: -7), .midday)
    session.programme = "drumming"
    session.worker = "kmason"
    session.kind = "group"
    session.purpose = "Rhythm"
    make(.groupRecorded(session, [GroupMember(CaseReference(1), outcome: .attended)]), &keyboard)
    keyboard.type("4p")
    keyboard.press(.enter, .down)
  }

  private func layBreach(_ keyboard: inout Keyboard) {
    keyboard.type("2")
    keyboard.press(.enter, .backTab, .backTab)
    keyboard.type("B")
    keyboard.tab(to: "Court")
    keyboard.type("Stratford Youth Court")
    keyboard.desk.me = "dshah"
    keyboard.press(.control("s"))
    guard self == .breachListed else { return }
    keyboard.type("e")
    keyboard.type("30/11")
    keyboard.press(.control("s"), .escape)
    keyboard.type("1CB")
  }

  private func ask(_ keyboard: inout Keyboard) throws {
    var mother = PersonAround()
    mother.id = ""
    mother.name = "Grace Abara"
    mother.relationship = "mother"
    make(.personSaved(Self.one, mother), &keyboard)
    var asked = SubjectRequest()
    asked.received = keyboard.desk.now.day.adding(days: -9)
    make(.subjectAccess(Self.one, .recorded(asked)), &keyboard)
    keyboard.desk.me = "dshah"
    keyboard.type("1a")
    guard self != .request, let filed = try keyboard.desk.subjectRequests().first else { return }
    make(
      .subjectAccess(Self.one, .identified(filed.id, IdentityProof(.known, on: filed.request.received))), &keyboard)
    guard self == .signed else { return keyboard.press(.enter) }
    let pack = try keyboard.desk.pack(of: filed.request)
    let decisions = pack.items.map { pack.deciding(.redact, $0.entry, $0.party, ground: "third-party") }
    make(.subjectAccess(Self.one, .decided(filed.id, decisions)), &keyboard)
    make(.subjectAccess(Self.one, .submitted(filed.id)), &keyboard)
    var boss = Staff()
    boss.name = "Ruth Ellis"
    boss.role = .headOfService
    make(.staffSaved("boss", boss), &keyboard)
    make(.subjectAccess(Self.one, .signed(filed.id)), by: "boss", &keyboard)
    keyboard.press(.enter)
  }

  private func close(_ keyboard: inout Keyboard) throws {
    keyboard.desk.me = "dshah"
    var header = Case()
    header.opened = Day(year: 2021, month: 2, day: 1) ?? .epoch
    header.child.familyName = "Ashdown"
    header.child.givenNames = "Robin"
    header.child.dateOfBirth = Day(year: 2005, month: 4, day: 1)
    var care = CareStatus()
    care.status = "none"
    header.child.careStatuses = [care]
    header.closed = Closure(on: Day(year: 2022, month: 6, day: 1) ?? .epoch, reason: "completed")
    var edits = Edits()
    edits.put(CaseReference(91).key, header)
    make(.imported(source: "test", edits, seen: keyboard.desk.record.seq), &keyboard)
    make(.retention(.proposed(CaseReference(91))), by: "kmason", &keyboard)
    keyboard.type("1K")
  }
}
