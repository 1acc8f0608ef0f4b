import Casework
import TextUI

/// Absences to be decided, steps to take, steps that await a manager, and the warnings that hold: of one case, one's own
/// cases or all.
struct EnforcementScreen: Screen {
  static let name = "Enforcement"

  /// What a line is about.
  enum Subject: Hashable, Sendable {
    case absence(ContactID)
    case due(OrderID, Day)
    case act(EnforcementID)
  }

  struct Line: Hashable, Sendable {
    var reference: CaseReference
    var subject: Subject
  }

  /// What a line says.
  struct Row: Sendable {
    var line: Line
    var who: String
    var text: String
    var style: Style
    /// Whether a manager has to rule on it.
    var awaits = false
  }

  /// The one case that is shown; nil where it is a list of many.
  private let only: CaseReference?
  private var isTeam: Bool
  private var filter = FilterLine()
  /// Every line, and those that the filter shows.
  private var all: [Row] = []
  private(set) var rows: [Row] = []
  private var lines: [Line] = []
  /// In how many cases something is to be done, as the first screen counts them.
  private var toEnforce = 0
  private var list = RowList<Line>()

  init(of only: CaseReference? = nil, isTeam: Bool = false) {
    self.only = only
    self.isTeam = isTeam
  }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the contact or the case", hint: "open", unavailable: Self.withoutLine) { screen, _ in
        if screen.filter.isTyping {
          screen.filter.isTyping = false
          return .stay
        }
        return screen.selected.map { Self.opened($0) } ?? .stay
      },
      Command(
        [.char("a")], "decide whether the absence is acceptable", hint: "decide absence",
        where: { $0.absence != nil }, unavailable: { s, _ in s.absence == nil ? "Choose an absence." : nil }
      ) { screen, desk in
        guard let line = screen.selected, let id = screen.absence else { return .stay }
        return RecordForm.decideAbsence(id, of: line.reference, desk)
      },
      Command(
        [.char("w")], "record the step that is asked for", hint: "take step", where: { $0.isDue },
        unavailable: { s, _ in s.isDue ? nil : "Choose a step that is due." }
      ) { screen, desk in
        guard let line = screen.selected, case .due(let order, let day) = line.subject else { return .stay }
        return RecordForm.takeStep(under: order, failedOn: day, of: line.reference, desk)
      },
      Command(
        [.char("y")], "authorise the step, or not, as a manager", hint: "authorise", where: { $0.act != nil },
        unavailable: { s, d in
          if s.act == nil { return "Choose a step that was recorded." }
          return d.acts(in: s.caseShown, \.authorisesEnforcement) ? nil : Words.of(.mayNotAuthorise(d.me))
        }
      ) { screen, desk in
        guard let line = screen.selected, let id = screen.act else { return .stay }
        return RecordForm.rule(on: id, of: line.reference, desk)
      },
      Command(
        [.char("x")], "say that the step was carried out: the information laid, the panel or the police told",
        hint: "done", where: { $0.isAuthorised },
        unavailable: { s, _ in s.isAuthorised ? nil : "Choose a step that is authorised and not yet done." }
      ) { screen, desk in
        guard let line = screen.selected, let id = screen.act else { return .stay }
        return RecordForm.carryOut(id, of: line.reference, desk)
      },
      Command(
        [.char("D")], "withdraw the step: it stays on the record", hint: "withdraw", where: { $0.act != nil },
        unavailable: { s, _ in s.act == nil ? "Choose a step that was recorded." : nil }
      ) { screen, _ in
        guard let line = screen.selected, let id = screen.act else { return .stay }
        return .open(ReasonForm("Withdraw this step") { .enforcementWithdrawn(line.reference, id, why: $0) })
      },
      Command(
        [.char("L")], "the letter of the warning, to read, print or write to a file", hint: "letter",
        where: { $0.act != nil }, unavailable: { s, _ in s.selected == nil ? "Nothing is chosen." : nil }
      ) { screen, desk in
        guard let line = screen.selected else { return .stay }
        guard let id = screen.act else { return .open(LetterScreen(.appointment, to: line.reference)) }
        let acts = ((try? desk.caseFile(line.reference)) ?? nil)?.header.enforcement ?? []
        guard let kind = acts.first(where: { $0.id == id }).flatMap({ LetterKind(giving: $0.step) }) else {
          return .say("No letter gives this step.")
        }
        return .open(LetterScreen(kind, to: line.reference, giving: id))
      },
      Command(
        [.char("v"), .tab], "mine, or everybody\u{2019}s", hint: "mine/all", where: { $0.only == nil },
        unavailable: { s, _ in s.only == nil ? nil : "This is one case." }
      ) { screen, desk in
        screen.isTeam.toggle()
        screen.refresh(desk)
        return .stay
      },
      Command([.char("/")], "filter by child and words as you type", hint: "filter") { screen, _ in
        screen.filter.isTyping = true
        return .stay
      },
    ]
  }

  private static let withoutLine: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.selected == nil && !screen.filter.isTyping ? "Nothing is chosen." : nil
  }

  private static func opened(_ line: Line) -> Step {
    if case .absence(let id) = line.subject { return .open(ContactScreen(line.reference, id)) }
    return .open(CaseScreen(line.reference))
  }

  var isTyping: Bool { filter.isTyping }
  var caseShown: CaseReference? { selected?.reference }
  var lookedAt: Look? { Look(.section, "enforcement") }
  func title(_ desk: any Desk) -> String { "enforcement" }
  func status(_ desk: any Desk) -> String {
    (only == nil ? "\(toEnforce) to enforce \u{B7} " : "") + "\(rows.count)"
  }

  private var selected: Line? { list.index(in: lines).map { lines[$0] } }

  private var absence: ContactID? {
    if case .absence(let id) = selected?.subject { return id }
    return nil
  }

  private var act: EnforcementID? {
    if case .act(let id) = selected?.subject { return id }
    return nil
  }

  private var isDue: Bool {
    if case .due = selected?.subject { return true }
    return false
  }

  /// Whether the line is a step that somebody has to carry out.
  private var isAuthorised: Bool {
    act != nil && list.index(in: lines).map { Self.asksForWork(rows[$0].style) && !rows[$0].awaits } ?? false
  }

  mutating func refresh(_ desk: any Desk) {
    if let only {
      all = (try? desk.caseFile(only)).map { Self.whole($0, desk) } ?? []
    } else {
      let policy = desk.enforcement
      let found = (isTeam ? desk.openCases : desk.ownAndCoveredCases).flatMap { Self.work($0, policy, desk) }
      all = found.filter { Self.asksForWork($0.style) } + found.filter { !Self.asksForWork($0.style) }
      toEnforce = found.count { Self.asksForWork($0.style) }
    }
    sift()
  }

  /// Shows the lines that have what is typed.
  private mutating func sift() {
    rows = all.filter { filter.fits($0.who + " \($0.line.reference) " + $0.text) }
    lines = rows.map(\.line)
  }

  /// What asks for work is marked; the rest is for knowing.
  private static func asksForWork(_ style: Style) -> Bool { style == .warning || style == .overdue }

  /// How many lines of the list would ask for work: what Today counts.
  static func asking(in summaries: [CaseSummary], _ desk: any Desk) -> Int {
    let policy = desk.enforcement
    return summaries.reduce(0) { $0 + work($1, policy, desk).count { asksForWork($0.style) } }
  }

  /// What somebody has to do in a case, and the warnings that hold.
  private static func work(
    _ summary: CaseSummary, _ policy: EnforcementPolicy, _ desk: any Desk
  ) -> [Row] {
    let day = desk.now.day
    let who = summary.shortName
    var rows: [Row] = []
    func add(_ subject: Subject, _ text: String, _ style: Style, awaits: Bool = false) {
      rows.append(
        Row(
          line: Line(reference: summary.reference, subject: subject), who: who, text: text, style: style, awaits: awaits
        ))
    }
    for contact in summary.contacts where contact.outcome == .absenceUndecided && contact.at.day <= day {
      add(.absence(contact.id), "absence of \(contact.at.day.text(.short)) to be decided", .warning)
    }
    let standings = EnforcementStanding.all(summary, policy: policy, calendar: desk.calendar, on: day)
    for standing in standings {
      guard case .stepDue(let step, let due) = standing.stage, let order = standing.order,
        let failed = standing.failedOn
      else { continue }
      let text = "\(Words.short(step)) due \(due.text(.weekdayAndMonth)) (absent \(failed.text(.short)))"
      add(.due(order, failed), text, due < day ? .overdue : .warning)
    }
    let running = Set(summary.orders.filter { $0.runs(on: day) }.map(\.id))
    for act in summary.enforcement where act.withdrawn == nil && running.contains(act.order) {
      let awaits = act.decision == nil && policy.rule(for: act.step)?.isAuthorised ?? false
      let isToDo = standings.contains { $0.order == act.order && $0.stage == .authorised(act.step, on: act.on) }
      guard awaits || act.warns(on: day) || (act.stands && !act.step.isWarning) else { continue }
      let lead = awaits ? "awaits a manager: " : isToDo && !act.step.isWarning ? "to be done: " : ""
      add(
        .act(act.id), lead + (act.warns(on: day) ? Words.brief(act) : Words.of(act)), lead.isEmpty ? .plain : .warning,
        awaits: awaits)
    }
    return rows
  }

  /// Everything about one case: also what was decided, refused and withdrawn.
  private static func whole(_ file: CaseFile, _ desk: any Desk) -> [Row] {
    let summary = CaseSummary(of: file)
    var rows = work(summary, desk.enforcement, desk)
    for act in file.header.enforcement.reversed() {
      let line = Line(reference: file.reference, subject: .act(act.id))
      if rows.contains(where: { $0.line == line }) { continue }
      rows.append(Row(line: line, who: summary.shortName, text: Words.of(act), style: .quiet))
    }
    for filed in file.contacts.reversed() where filed.contact.outcome?.isAbsence ?? false {
      let line = Line(reference: file.reference, subject: .absence(filed.id))
      if rows.contains(where: { $0.line == line }) { continue }
      let outcome = filed.contact.outcome?.words.lowercased() ?? ""
      let reason = filed.contact.reason.isEmpty ? "" : ": " + filed.contact.reason
      let text = "\(filed.contact.at.day.text(.short)) \(outcome)\(reason)"
      rows.append(Row(line: line, who: summary.shortName, text: text, style: .quiet))
    }
    return rows
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch filter.typed(key) {
    case .changed: sift()
    case .unchanged: break
    case .list: return list.typed(key, ids: lines, opens: Self.opened)
    case .program: return nil
    }
    return .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let owner = only.map(\.description) ?? (isTeam ? "Everybody\u{2019}s" : "Mine")
    canvas.put(area.lowerBound, 1, owner + ": absences to decide, steps to take, warnings that hold", .bold)
    let first = area.lowerBound + 2
    let width = canvas.size.columns
    let whole = wholeText(width: width)
    let typingAt = filter.draw(&canvas, area.lowerBound + 1, 1, width: width - 3)
    list.place(lines, in: first..<max(first, area.upperBound - whole.count))
    list.draw(&canvas) { canvas, y, index in
      let row = rows[index]
      canvas.put(y, 1, row.style == .plain || row.style == .quiet ? " " : "!", row.style)
      canvas.put(y, 3, TextWidth.padded(row.who, to: 14) + " " + row.line.reference.description)
      canvas.put(y, 28, TextWidth.truncated(row.text, to: max(0, width - 29)), row.style)
    }
    for (offset, line) in whole.enumerated() {
      canvas.put(area.upperBound - whole.count + offset, 3, line, .quiet)
    }
    if rows.isEmpty {
      let words =
        all.isEmpty
        ? "Nothing here: no absence to decide, no step to take."
        : "Nothing has these words. Esc clears the filter"
          + (only == nil && !isTeam ? ", v shows everybody\u{2019}s." : ".")
      canvas.put(first, 3, words, .quiet)
    }
    if let typingAt { canvas.cursor = typingAt }
  }

  /// The selected line's text in full, where its row has no room for it.
  private func wholeText(width: Int) -> [String] {
    guard let row = list.index(in: lines).map({ rows[$0] }), TextWidth.columns(of: row.text) > width - 29 else {
      return []
    }
    return TextWidth.wrapped(row.text, to: max(10, width - 6))
  }
}
