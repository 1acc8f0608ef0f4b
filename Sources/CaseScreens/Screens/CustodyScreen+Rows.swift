import Casework
import TextUI

extension CustodyScreen {
  /// Under what, where, and which day it is.
  func heading(_ desk: any Desk) -> String {
    guard let file, let order, let stay else { return reference.description }
    let day = desk.now.day
    var parts = [order.listName(on: day) + (order.term.map { " " + Words.of($0) } ?? "")]
    let release = CustodyDates(order, in: file.header).release
    if let recall = stay.recall { parts.append("recalled \(recall.on.text(.short))") }
    if file.header.isHeld(under: order.id) {
      if let placement = stay.placement { parts.append(placement.name) }
      let of = release.map { " of \(stay.days(to: $0))" } ?? ""
      parts.append("day \(stay.days(to: day))\(of)")
      if let release { parts.append("home \(release.text(.short)) (\(release.relative(to: day)))") }
    } else if let released = order.released ?? stay.release?.on {
      parts.append("released \(released.text(.short))")
    }
    return parts.joined(separator: " \u{B7} ")
  }

  /// What is on record, part by part.
  func rows(_ file: CaseFile, _ desk: any Desk, width: Int) -> [ItemList<Part>.Item] {
    guard let order, let stay else { return [] }
    var rows: [ItemList<Part>.Item] = []
    func head(_ words: String) { rows.append(.init(nil, [("", .plain), (words, .bold)])) }
    func add(_ part: Part, _ lines: [(String, Style)]) { rows.append(.init(part, lines, wrappedTo: width)) }
    let words = CustodyWords(desk.lists, staff: desk.staff, on: desk.now.day)
    if let recall = stay.recall {
      add(.dates, [("! Recalled \(recall.on.text(.short)), \(recall.authorisedBy): \(recall.why)", .warning)])
    }
    head("DATES")
    add(.dates, dates(order, file, desk.calendar))
    head("WHERE, AND WHO")
    for placement in stay.placements.reversed() {
      let why = placement.why.isEmpty ? "" : ": " + placement.why
      let isNow = placement == stay.placement
      let text = "\u{B7} from \(placement.from.text(.short))  \(words.words(placement))\(why)"
      add(.placement(placement.from), [(text, isNow ? .plain : .quiet)])
    }
    if stay.placements.isEmpty { add(.placement(stay.from), [("where isn\u{2019}t recorded: m says it", .warning)]) }
    add(.people, people(stay))
    for (index, note) in stay.advocacy.enumerated().reversed() {
      let text = "\(note.isConcern ? "! " : "\u{B7} ")\(note.on.text(.short))  advocate: \(note.words)"
      add(.advocacy(index), [(text, note.isConcern ? .warning : .plain)])
    }
    let held = CustodyContacts(of: stay, in: file.contacts, by: desk.now.day)
    add(.contacts, [(Self.words(held), .plain)] + asked(file, order, desk))
    for leave in stay.leaves.reversed() {
      let back = leave.cameBack.map { ", " + Self.words($0) } ?? ""
      let text = "\u{B7} \(leave.on.text(.short))  out for \(leave.purpose)\(back)"
      let isOpen = leave.cameBack == nil && leave.on < desk.now.day
      add(.leave(leave.id), [(text + (isOpen ? ", came back?" : ""), isOpen ? .warning : .plain)])
    }
    head("PUBLIC PROTECTION")
    add(.risk, risk(stay, order))
    head("COMING HOME")
    for each in ResettlementPlan.Head.allCases {
      let item = stay.resettlement.item(each)
      let isMissing = item?.what.isEmpty ?? true
      let isShown = !stay.resettlement.isWithheld(each)
      let style: Style = !isShown ? .quiet : item?.settled != nil ? .good : isMissing ? .warning : .plain
      let words = Words.text(of: each, in: stay.resettlement)
      add(.head(each), [(TextWidth.padded(each.words, to: 22) + words, style)])
    }
    add(.check, [homelessness(stay)])
    add(.meeting, [meeting(stay)])
    if let release = stay.release { add(.release, lines(of: release)) }
    if order.disposal.tier == .custody {
      head("POST-CUSTODY PANEL")
      add(.panel, panel(stay, file, desk))
    }
    return rows
  }

  private func dates(_ order: Order, _ file: CaseFile, _ calendar: WorkingCalendar) -> [(String, Style)] {
    let dates = CustodyDates(order, in: file.header)
    var first = "sentenced \(dates.sentence.text(.short))"
    if order.disposal == .remandToYouthDetention { first = "remanded \(dates.sentence.text(.short))" }
    if dates.creditDays > 0 { first += ", \(dates.creditDays.counted("day")) already served" }
    var lines: [(String, Style)] = [(first, .plain)]
    var second: [String] = []
    if let earliest = dates.earliest { second.append("early from \(earliest.text(.short))") }
    second.append("release \(dates.release?.text(.short) ?? "not known: e says it")")
    if !dates.latest.isEmpty {
      second.append("late to \(dates.latest.map { $0.text(.short) }.joined(separator: " or "))")
    }
    lines.append((second.joined(separator: " \u{B7} "), dates.release == nil ? .warning : .plain))
    if let release = dates.release, order.released == nil, !calendar.isWorking(release) {
      let before = calendar.workingDay(onOrBefore: release)
      lines.append((Words.releaseOnNoWorkingDay(release, before), .warning))
    }
    var third: [String] = []
    if let ends = dates.licenceEnds { third.append("licence to \(ends.text(.short))") }
    if let further = dates.furtherTo { third.append("further supervision to \(further.text(.short))") }
    if !dates.isComputed, order.disposal.tier == .custody { third.append("from the record, not worked out") }
    if !third.isEmpty { lines.append((third.joined(separator: " \u{B7} "), .plain)) }
    return lines
  }

  private func people(_ stay: CustodyStay) -> [(String, Style)] {
    let all = [
      ("Secure worker", stay.people.secureWorker), ("Social worker", stay.people.socialWorker),
      ("Advocate", stay.people.advocate),
    ]
    return all.map { label, name in
      (TextWidth.padded(label, to: 15) + (name.isEmpty ? "(missing)" : name), name.isEmpty ? .warning : .plain)
    }
  }

  /// By when the standards ask for the next visit and the next review.
  private func asked(_ file: CaseFile, _ order: Order, _ desk: any Desk) -> [(String, Style)] {
    let rules: [ListCode] = ["custody-contact", "custody-review"]
    let open = Obligation.open(
      for: CaseSummary(of: file), under: desk.standards, calendar: desk.calendar, on: desk.now.day)
    return open.filter { rules.contains($0.rule) && $0.key.subject.hasPrefix(order.id.text) }.map { due in
      let isLate = due.due < desk.now.day
      return ("  \(due.title.lowercased()) by \(due.due.text(.short))", isLate ? .overdue : .plain)
    }
  }

  static func words(_ held: CustodyContacts) -> String {
    func count(_ number: Int, _ word: String, _ last: Day?) -> String {
      "\(number) \(word)" + (number == 1 ? "" : "s") + (last.map { ", last " + $0.text(.short) } ?? "")
    }
    return count(held.visits, "visit", held.lastVisit) + " \u{B7} " + count(held.reviews, "review", held.lastReview)
  }

  static func words(_ back: TemporaryRelease.Return) -> String {
    switch back {
    case .inTime: "back in time"
    case .late: "back late"
    case .notBack: "did not come back"
    }
  }

  private func risk(_ stay: CustodyStay, _ order: Order) -> [(String, Style)] {
    var lines: [(String, Style)] = stay.screenings.reversed().map { screening in
      let found = screening.isMet ? "threshold met" : "threshold not met"
      let detail = [screening.level, screening.words].filter { !$0.isEmpty }.joined(separator: ", ")
      return ("\u{B7} \(screening.on.text(.short))  \(found)" + (detail.isEmpty ? "" : ": " + detail), .plain)
    }
    if lines.isEmpty {
      let isAsked = order.disposal.tier == .custody
      lines = [("not screened for MAPPA yet" + (isAsked ? ": s" : ""), isAsked ? .warning : .quiet)]
    }
    if let panel = stay.riskPanel {
      let state = panel.ended.map { "ended " + $0.text(.short) } ?? "goes on"
      let last = panel.briefings.last.map { ", last briefing " + $0.on.text(.short) } ?? ", nobody briefed yet"
      lines.append(("risk panel since \(panel.from.text(.short)), \(state)\(last)", .plain))
    } else if stay.screening?.isMet == false {
      lines.append(("! not before the risk panel yet: B refers", .warning))
    }
    return lines
  }

  private func homelessness(_ stay: CustodyStay) -> (String, Style) {
    guard let found = stay.resettlement.homelessness else { return ("homelessness check: not yet, H", .quiet) }
    let risk = found.isAtRisk ? "! may be homeless" : "not at risk"
    let with = found.with.isEmpty ? "" : " with \(found.with)"
    return (
      "homelessness check \(found.on.text(.short))\(with): \(risk), \(found.words)",
      found.isAtRisk ? .warning : .plain
    )
  }

  private func meeting(_ stay: CustodyStay) -> (String, Style) {
    let meeting = stay.resettlement.meeting
    return (
      meeting.map { "release planning meeting " + $0.text(.short) } ?? "release planning meeting: not yet, M", .quiet
    )
  }

  private func lines(of release: Release) -> [(String, Style)] {
    var text = "released \(release.on.text(.short)), \(release.kind.words)"
    if !release.address.isEmpty { text += ", to " + release.address }
    if !release.metBy.isEmpty { text += ", met by " + release.metBy }
    return [(text, .plain)] + release.conditions.map { ("    " + $0.datedWords, .plain) }
  }

  private func panel(_ stay: CustodyStay, _ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    guard let review = stay.review else { return [("not held yet: P", .quiet)] }
    var lines: [(String, Style)] = [
      ("held " + ([review.on.text(.short), review.present].filter { !$0.isEmpty }.joined(separator: ", ")), .plain)
    ]
    for (label, words) in [
      ("report: ", review.report), ("sentence: ", review.sentence), ("bench: ", review.remarks),
      ("feedback: ", review.feedback), ("themes: ", review.themes.joined(separator: ", ")),
    ] where !words.isEmpty { lines.append(("  " + label + words, .plain)) }
    return lines + review.lessons.map { CaseScreen.line(of: $0, file, desk) }
  }
}
