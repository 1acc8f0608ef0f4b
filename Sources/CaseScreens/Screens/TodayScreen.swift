import Casework
import TextUI

/// The officer's first screen: what is late, what is due, where to be, what to write up, who has not been seen.
struct TodayScreen: Screen {
  static let name = "Today"

  /// A line that can be selected.
  private struct Line: Hashable {
    var section: Int
    var reference: CaseReference
    var key = ""
    var obligation: ObligationKey?
  }

  private var today: Today?
  /// What can be selected, from the first section to the last.
  private var lines: [Line] = []
  private var isTeam = false
  /// What a manager is told of at once: restricted cases that somebody opened in an emergency.
  private var openings: [(summary: CaseSummary, opening: EmergencyAccess)] = []
  /// How many cases have an absence to decide or a step of enforcement to take.
  private var enforcing = 0
  /// How many reports of the service are past their day.
  private var lateReports = 0
  /// How many requests for what is held on children are late or to be answered within a week; for those who answer them.
  private var asked = 0
  /// How many closed cases wait for a decision whether they are kept; nil for those who don't decide that.
  private var toKeep: String?
  /// How many children are before a court today, and how many results of earlier days are still to be added.
  private var atCourt = (today: 0, late: 0)
  private var list = ListState<Line>()
  /// Where each line and heading was last drawn.
  private var places: [SectionPen.Place] = []

  var isWorkspace: Bool { true }

  static var commands: [Command<Self>] {
    [
      Command(
        [.enter], "open the case", hint: "open",
        unavailable: { s, d in s.reference == nil ? "There is nothing to open." : nil }
      ) { screen, desk in
        screen.reference.map { .open(CaseScreen($0)) } ?? .stay
      },
      Command([.char("c")], "record a contact, or what came of the appointment", hint: "contact") {
        screen, desk in
        guard let reference = screen.reference else { return .say("There is nobody to record a contact for.") }
        return ContactForm.open(reference, settles: screen.appointment, desk)
      }.needing(.record),
      Command([.char("b")], "book an appointment", hint: "book") { screen, desk in
        guard let reference = screen.reference else { return .say("There is nobody to book an appointment for.") }
        return ContactForm.open(reference, settles: nil, desk, books: true)
      }.needing(.record),
      Command(
        [.char("o")], "what this section counts, as a list", hint: "list",
        unavailable: { s, _ in s.reference == nil ? "There is nothing to list." : nil }
      ) { screen, _ in
        screen.selected.map { screen.opened($0.section) } ?? .stay
      },
      Command([.char("t")], "everybody's day, or your own", hint: "mine/all") { screen, desk in
        screen.isTeam.toggle()
        screen.refresh(desk)
        return .stay
      },
      Command(
        [.char("d")], "say that what is due was done", hint: "done", where: { $0.due != nil },
        unavailable: { s, _ in s.due == nil ? "Choose something that is due." : nil }
      ) { screen, desk in
        screen.due.map { RecordForm.done($0, desk) } ?? .stay
      }.needing(.record),
      Command(
        [.char("l")], "say why it is late, and who accepted it", hint: "late because",
        where: { $0.selected?.section == 0 },
        unavailable: { s, _ in s.due == nil ? "Choose something that is due." : nil }
      ) { screen, desk in
        screen.due.map { RecordForm.late($0, desk) } ?? .stay
      },
      Command([.char("D")], "all deadlines, past and coming", hint: "deadlines") { screen, _ in
        .open(DeadlinesScreen(of: screen.whose))
      },
      Command([.char("W")], "enforcement: absences to decide, steps to take, warnings that hold") { screen, _ in
        .open(EnforcementScreen(isTeam: screen.isTeam))
      }.seeing(.orders),
      Command([.char("V")], "home visits that no manager has cross-referenced") { _, _ in
        .open(HomeVisitsScreen())
      }.seeing(.contacts),
      Command([.char("a")], "requests for what is held on children, those that are due first") { _, _ in
        .open(SubjectRequestsScreen())
      }.needing(.disclose),
      Command([.char("R")], "restricted cases, and who opened one in an emergency") { _, _ in .open(AccessScreen()) },
      Command([.char("K")], "what is to be kept and what destroyed: closed cases whose time is up") { _, _ in
        .open(RetentionScreen())
      }.needing(.retain),
      Command([.char("P")], "reports that courts and panels wait for, late ones first") { _, _ in
        .open(CourtReportsScreen())
      },
      Command([.char("C")], "the court list of the day") { _, _ in .open(CourtScreen()) }.seeing(.orders),
      Command([.char("I")], "who is in custody, and who comes home") { _, _ in
        .open(CustodyListScreen())
      }.seeing(.orders),
      Command([.char("w")], "your diary by week or day", hint: "diary") { _, _ in
        .open(DiaryScreen())
      }.seeing(.contacts),
      Command([.tab], "next section", hint: "section") { screen, _ in
        screen.move(1)
        return .stay
      },
      Command([.backTab], "section before") { screen, _ in
        screen.move(-1)
        return .stay
      },
      Command([.char("N"), .control("r")], "register a child", hint: "register") { _, desk in
        .open(RegisterForm(desk))
      }.needing(.cases),
    ]
  }

  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(.section, isTeam ? "everybody\u{2019}s day" : "today") }
  func title(_ desk: any Desk) -> String { isTeam ? "everybody's day" : "" }
  func status(_ desk: any Desk) -> String {
    let cover = isTeam ? "" : desk.coverLegend
    let work = enforcing == 0 ? "" : "W: \(enforcing) to enforce"
    let reports = lateReports == 0 ? "" : "P: \(lateReports) report\(lateReports == 1 ? "" : "s") late"
    let court = [
      atCourt.today == 0 ? "" : "\(atCourt.today) at court", atCourt.late == 0 ? "" : "\(atCourt.late) to result",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
    let asked = asked == 0 ? "" : "a: \(asked.counted("request")) to answer"
    let counts = [cover, court.isEmpty ? "" : "C: " + court, work, reports, asked, toKeep.map { "K: " + $0 } ?? ""]
    return counts.filter { !$0.isEmpty }.joined(separator: " \u{B7} ")
  }

  private var whose: Whose { isTeam ? .all : .mine }

  /// Whom something that is due is about, and under which order where it is under one.
  private static func subject(of due: Today.Due) -> String {
    [due.summary.shortName, due.obligation.order].filter { !$0.isEmpty }.joined(separator: " \u{B7} ")
  }

  /// The mark of what is done for somebody else; none where everybody's day is shown.
  private func mark(_ summary: CaseSummary, _ desk: any Desk) -> String {
    !isTeam && desk.isActing(in: summary) ? "c " : ""
  }

  mutating func refresh(_ desk: any Desk) {
    let summaries = isTeam ? desk.openCases : desk.ownAndCoveredCases
    enforcing = EnforcementScreen.asking(in: summaries, desk)
    // A court that waits is everybody's business, whoever holds the case.
    lateReports = desk.openCases.lateReports(on: desk.now.day)
    asked = SubjectRequestsScreen.board(desk).map { $0.late + $0.soon } ?? 0
    toKeep = RetentionScreen.waiting(desk)
    let hearings = summaries.flatMap { $0.court?.hearings ?? [] }
    atCourt = (hearings.count { $0.at.day == desk.now.day }, hearings.count { $0.at.day < desk.now.day })
    let today = desk.today(of: whose)
    self.today = today
    openings = AccessScreen.waiting(desk)
    lines =
      openings.map { Line(section: 5, reference: $0.summary.reference, key: String($0.opening.id)) }
      + Self.lines(today)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if case .mouse(let mouse) = key, mouse.kind == .press || mouse.kind == .doublePress { return pressed(mouse) }
    return list.handle(key, ids: lines, page: 8) ? .stay : nil
  }

  /// The list of what a section counts.
  private func opened(_ section: Int) -> Step {
    switch section {
    case 0: .open(DeadlinesScreen([.overdue, .lateJustified], of: whose))
    case 1: .open(DeadlinesScreen([.today, .due], of: whose))
    case 2: .open(AppointmentsScreen(.today, of: whose))
    case 3: .open(AppointmentsScreen(.toRecord, of: whose))
    case 5: .open(AccessScreen())
    default: .open(CaseloadScreen(counting: .contact, of: whose))
    }
  }

  private mutating func pressed(_ mouse: Key.Mouse) -> Step? {
    let isThere: (SectionPen.Place) -> Bool = { $0.rows.contains(mouse.row) && $0.columns.contains(mouse.column) }
    guard let place = places.first(where: isThere) else { return nil }
    guard let line = place.line else {
      return lines.indices.contains(place.first) ? opened(lines[place.first].section) : .stay
    }
    list.select(line, in: lines)
    return mouse.kind == .doublePress ? reference.map { .open(CaseScreen($0)) } : .stay
  }

  private static func lines(_ today: Today) -> [Line] {
    today.overdue.map { Line(section: 0, reference: $0.summary.reference, obligation: $0.obligation.key) }
      + today.dueSoon.map { Line(section: 1, reference: $0.summary.reference, obligation: $0.obligation.key) }
      + today.diary.map { Line(section: 2, reference: $0.summary.reference, key: $0.contact.id.text) }
      + today.toRecord.map { Line(section: 3, reference: $0.summary.reference, key: $0.contact.id.text) }
      + today.tallies.map { Line(section: 4, reference: $0.summary.reference, key: "") }
  }

  private var selected: Line? {
    list.index(in: lines).map { lines[$0] }
  }

  private var reference: CaseReference? { selected?.reference }

  /// The selected line's obligation; nil where it is an appointment or a count.
  private var due: Obligation? {
    guard let today, let selected, selected.section < 2 else { return nil }
    let shown = selected.section == 0 ? today.overdue : today.dueSoon
    return shown.first { $0.summary.reference == selected.reference && $0.obligation.key == selected.obligation }?
      .obligation
  }

  private var appointment: ContactID? {
    guard let selected, selected.section == 2 || selected.section == 3 else { return nil }
    return ContactID(selected.key)
  }

  private mutating func move(_ step: Int) {
    let sections = Set(lines.map(\.section)).sorted()
    guard let here = selected?.section, let at = sections.firstIndex(of: here) else { return }
    let target = sections[(at + step + sections.count) % sections.count]
    list.select(lines.firstIndex { $0.section == target } ?? 0, in: lines)
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    guard let today else { return }
    let half = canvas.size.columns / 2
    let isWide = half >= Self.wideFrom
    if !lines.isEmpty { _ = list.window(lines, rows: lines.count) }
    let at = list.index(in: lines)
    var pen = SectionPen(rows: rows, column: 1, width: half - 2, selected: at)
    pen.section(&canvas, "OPENED IN AN EMERGENCY", openings.count, from: 0, share: max(2, rows.count / 3)) {
      canvas, row, index in
      let (summary, opening) = openings[index]
      let by = desk.staff[opening.by]?.listName ?? opening.by.text
      canvas.put(row, 1, "! ", .overdue)
      return [(2, "\(by), \(summary.reference) \(summary.shortName)", .warning), (-1, opening.why, .quiet)]
    }
    pen.section(
      &canvas, "OVERDUE", today.overdue.count, from: openings.count, share: max(1, rows.count / 2)
    ) { canvas, row, index in
      let due = today.overdue[index]
      let late = due.obligation.due.due(asOf: today.day)
      let style: Style = due.obligation.lateness == nil ? .overdue : .quiet
      canvas.put(row, 1, due.obligation.lateness == nil ? "! " : "~ ", style)
      canvas.put(row, 3, TextWidth.padded(late, to: 9), style)
      return [
        (12, due.obligation.title + unproved(due.obligation), .plain),
        (-1, mark(due.summary, desk) + Self.subject(of: due), .quiet),
      ]
    }
    pen.section(
      &canvas, "DUE THIS WEEK", today.dueSoon.count, from: openings.count + today.overdue.count, share: rows.count
    ) {
      canvas, row, index in
      let due = today.dueSoon[index]
      canvas.put(row, 1, canvas.glyphs.dot, .warning)
      canvas.put(row, 3, TextWidth.padded(due.obligation.due.due(asOf: today.day), to: 9), .warning)
      return [
        (12, due.obligation.title + unproved(due.obligation), .plain),
        (-1, mark(due.summary, desk) + Self.subject(of: due), .quiet),
      ]
    }
    var right = SectionPen(rows: rows, column: half + 1, width: canvas.size.columns - half - 2, selected: at)
    let diaryFrom = openings.count + today.overdue.count + today.dueSoon.count
    right.section(&canvas, "DIARY", today.diary.count, from: diaryFrom, share: max(3, rows.count / 3)) { _, _, index in
      let entry = today.diary[index]
      return [
        (
          0,
          entry.contact.at.time.description + "  " + Self.kind(entry.contact, isWide, desk) + " "
            + who(entry.summary, isWide, desk),
          .plain
        )
      ]
    }
    right.section(
      &canvas, "OUTCOMES TO RECORD", today.toRecord.count, from: diaryFrom + today.diary.count,
      share: max(3, rows.count / 3)
    ) { _, _, index in
      let entry = today.toRecord[index]
      return [
        (
          0,
          TextWidth.padded(Self.past(entry.contact.at.day, today.day), to: 7) + Self.kind(entry.contact, isWide, desk)
            + " " + who(entry.summary, isWide, desk), .plain
        )
      ]
    }
    right.section(
      &canvas, "CONTACT THIS MONTH", today.tallies.count, from: diaryFrom + today.diary.count + today.toRecord.count,
      share: rows.count
    ) { canvas, row, index in
      let tally = today.tallies[index]
      let name = TextWidth.padded(mark(tally.summary, desk) + tally.summary.shortName, to: isWide ? 22 : 13)
      let bar = canvas.bar(tally.seen, of: tally.asked, columns: isWide ? 20 : 10)
      return [
        (
          0,
          "\(name) \(bar) \(tally.seen) of \(tally.asked)" + (tally.seen == 0 ? "  !" : ""),
          tally.seen >= tally.asked ? .good : .plain
        )
      ]
    }
    if lines.isEmpty {
      let hasCases = isTeam ? !desk.openCases.isEmpty : !desk.openCases(of: desk.me).isEmpty
      let words =
        hasCases
        ? "Nothing is due, and nobody is waiting."
        : isTeam
          ? "There is no open case yet. N registers a child."
          : "You hold no case yet. t shows everybody\u{2019}s day, N registers a child."
      canvas.put(rows.lowerBound + 1, 1, words, .quiet)
    }
    places = pen.places + right.places
    if canvas.cursor == nil { canvas.cursor = pen.cursor ?? right.cursor ?? Spot(row: rows.lowerBound, column: 1) }
  }

  private func unproved(_ obligation: Obligation) -> String { obligation.status == .unverified ? " ?" : "" }

  /// From how many columns of a half on names and kinds have more room.
  private static let wideFrom = 56

  private func who(_ summary: CaseSummary, _ isWide: Bool, _ desk: any Desk) -> String {
    TextWidth.padded(mark(summary, desk) + summary.shortName, to: isWide ? 22 : 12) + " "
      + summary.reference.description
  }

  private static func kind(_ contact: ContactSummary, _ isWide: Bool, _ desk: any Desk) -> String {
    TextWidth.padded(Self.short(contact.kind, desk), to: isWide ? 14 : 8)
  }
}

/// Draws one section of the day under another in a column of the page.
private struct SectionPen {
  private let rows: Range<Int>
  private let column: Int
  private let width: Int
  private let selected: Int?
  private var row: Int
  private(set) var cursor: Spot?
  private(set) var places: [Place] = []

  /// Where a line or a heading stands; a heading has no line of its own.
  struct Place: Sendable {
    var rows: Range<Int>
    var columns: Range<Int>
    var line: Int?
    var first: Int
  }

  init(rows: Range<Int>, column: Int, width: Int, selected: Int?) {
    self.rows = rows
    self.column = column
    self.width = width
    self.selected = selected
    row = rows.lowerBound
  }

  /// Draws a heading with its count and as many entries as fit in the share of rows, the selected one among them.
  ///
  /// An entry is a list of lines: where each begins (-1: a line of its own below), its words and its look.
  mutating func section(
    _ canvas: inout Canvas, _ title: String, _ count: Int, from first: Int, share: Int,
    _ entry: (inout Canvas, Int, Int) -> [(Int, String, Style)]
  ) {
    guard count > 0, row < rows.upperBound else { return }
    canvas.put(row, column, "\(title)  \(count)", .bold, width: width)
    places.append(Place(rows: row..<(row + 1), columns: column..<(column + width), line: nil, first: first))
    row += 1
    let end = min(rows.upperBound, row + share)
    let local = selected.map { $0 - first }.flatMap { (0..<count).contains($0) ? $0 : nil }
    var index = max(0, (local ?? 0) - max(0, (end - row) / 2 - 1))
    index = min(index, max(0, count - 1))
    while index < count, row < end {
      let top = row
      let lines = entry(&canvas, row, index)
      for (offset, words, style) in lines {
        if offset < 0 {
          row += 1
          if row >= end { break }
        }
        let from = column + (offset < 0 ? 11 : offset)
        canvas.put(row, from, TextWidth.truncated(words, to: width - (from - column)), style)
      }
      row = min(row + 1, end)
      places.append(Place(rows: top..<row, columns: column..<(column + width), line: first + index, first: first))
      if local == index {
        for line in top..<row { canvas.restyle(line, column, width) { $0.isReversed = true } }
        cursor = Spot(row: top, column: column)
      }
      index += 1
    }
    row += 1
  }
}
