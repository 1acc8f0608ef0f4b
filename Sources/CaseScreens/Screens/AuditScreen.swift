import Casework
import TextUI

/// The monthly audit (R313 to R316): the cases that chance drew, what was found in them, what is to be done, and the
/// gradings of a year by theme and month.
struct AuditScreen: Screen {
  static let name = "Audit"

  /// What is shown.
  private enum View: CaseIterable {
    case sample, actions, themes

    var words: String {
      switch self {
      case .sample: "sample"
      case .actions: "actions"
      case .themes: "themes over time"
      }
    }
  }

  /// An action by its audit and place.
  private struct ActionPlace: Hashable, Sendable {
    var audit: AuditID
    var index: Int
  }

  private var team: TeamID?
  private var view = View.sample
  private var theme = AuditSample.Theme.whole
  private var perWorker = 2
  /// How many months back from this one.
  private var back = 0
  private var audits: [FiledAudit] = []
  private var sample: [CaseSummary] = []
  private var actions: [AuditAction] = []
  private var cases = RowList<CaseReference>()
  private var places = RowList<ActionPlace>()

  private static let sampleColumns = [
    Column("Worker", 14, grows: true), Column("Reference", 10), Column("Child", 16, grows: true), Column("H", 1),
    Column("S", 1), Column("Audited", 26, grows: true),
  ]
  private static let actionColumns = [
    Column("By", 11), Column("Who", 12, grows: true), Column("What", 30, grows: true), Column("Reference", 10),
    Column("Done", 11),
  ]

  init(of team: TeamID? = nil) { self.team = team }

  static var commands: [Command<Self>] {
    [
      Command([.tab], "the sample, the actions, the themes over time", hint: "view") { screen, _ in
        let all = View.allCases
        screen.view = all[((all.firstIndex(of: screen.view) ?? 0) + 1) % all.count]
        return .stay
      },
      Command(
        [.enter], "audit the case; on an action: say what was done", hint: "audit",
        where: { $0.view == .sample }, unavailable: { s, d in s.whyNot(d) }
      ) { screen, desk in screen.open(desk) },
      Command(
        [.char("d")], "say what was done", hint: "done", where: { $0.view == .actions },
        unavailable: { s, d in s.view == .actions ? s.whyNot(d) : "Tab shows the actions." }
      ) { screen, desk in screen.open(desk) },
      Command([.char("c")], "the child\u{2019}s case", hint: "case", unavailable: { s, _ in s.nothing }) { screen, _ in
        screen.reference.map { .open(CaseScreen($0)) } ?? .stay
      },
      Command([.char("t")], "the next theme", hint: "theme", where: { $0.view == .sample }) { screen, desk in
        let all = AuditSample.Theme.allCases
        screen.theme = all[((all.firstIndex(of: screen.theme) ?? 0) + 1) % all.count]
        screen.draw(desk)
        return .stay
      },
      Command([.char("+")], "one more of each worker") { screen, desk in
        screen.perWorker += 1
        screen.draw(desk)
        return .stay
      },
      Command(
        [.char("-")], "one fewer of each worker",
        unavailable: { s, _ in s.perWorker == 1 ? "There is one of each worker." : nil }
      ) { screen, desk in
        screen.perWorker -= 1
        screen.draw(desk)
        return .stay
      },
      Command([.char("[")], "the month before", hint: "month") { screen, desk in
        screen.back += 1
        screen.draw(desk)
        return .stay
      },
      Command(
        [.char("]")], "the month after",
        unavailable: { s, _ in s.back == 0 ? "This is the latest month." : nil }
      ) { screen, desk in
        screen.back -= 1
        screen.draw(desk)
        return .stay
      },
      Command([.char("v")], "the next team, or everybody", hint: "team") { screen, desk in
        screen.team = desk.team(after: screen.team)
        screen.refresh(desk)
        return .stay
      },
    ]
  }

  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(.section, "audit") }
  func title(_ desk: any Desk) -> String { "audit" }
  func status(_ desk: any Desk) -> String {
    let late = actions.count { $0.action.isLate(on: desk.now.day) }
    let open = actions.count { $0.action.done == nil }
    return "\(open) action\(open == 1 ? "" : "s") to do, \(late) late"
  }

  private var selectedAction: AuditAction? {
    places.selected(in: actionPlaces).flatMap { place in
      actions.first { $0.audit == place.audit && $0.index == place.index }
    }
  }
  private var actionPlaces: [ActionPlace] { actions.map { ActionPlace(audit: $0.audit, index: $0.index) } }

  /// The case that keys act on.
  private var reference: CaseReference? {
    switch view {
    case .sample: cases.selected(in: sample.map(\.reference))
    case .actions: selectedAction?.reference
    case .themes: nil
    }
  }
  private var nothing: String? { reference == nil ? "Nothing is chosen." : nil }

  private func month(_ desk: any Desk) -> Day { desk.now.day.startOfMonth.adding(months: -back) }

  private func whyNot(_ desk: any Desk) -> String? {
    if let nothing { return nothing }
    if view == .actions { return selectedAction?.action.done == nil ? nil : "That is done." }
    guard let reference, let summary = sample.first(where: { $0.reference == reference }) else { return nil }
    let isOwn = summary.isWorked(by: desk.me)
    return isOwn ? Words.of(.audit(.ownCase(reference))) : nil
  }

  private func open(_ desk: any Desk) -> Step {
    if view == .actions, let action = selectedAction {
      let (id, index, day) = (action.audit, action.index, desk.now.day)
      return .open(
        ReasonForm("Done: what was done, or what came of it") {
          .audited(.actionDone(id, action: index, on: day, note: $0))
        })
    }
    guard let reference, let file = (try? desk.caseFile(reference)) ?? nil,
      let form = desk.forms.inUse(CaseAudit.usualForm, on: desk.now.day)
    else { return .say("The checklist of the audit is not in use. `waymark forms` lists what is.") }
    return .open(AuditForm(form, of: file, theme: theme, desk))
  }

  mutating func refresh(_ desk: any Desk) {
    audits = ((try? desk.audits()) ?? []).filter { team == nil || $0.audit.team == team }
    actions = AuditAction.all(of: audits).sorted { ($0.action.done == nil ? 0 : 1) < ($1.action.done == nil ? 0 : 1) }
    draw(desk)
  }

  /// Draws the sample anew, by chance that the month decides.
  private mutating func draw(_ desk: any Desk) {
    let meant = desk.openCases.filter { team == nil || $0.team == team }
    sample = AuditSample.draw(
      from: meant, perWorker: perWorker, theme: theme, seed: AuditSample.seed(of: month(desk)))
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    // Of a double press, the first selected already.
    let screen = self
    switch view {
    case .sample: return cases.typed(key, ids: sample.map(\.reference)) { _ in screen.open(desk) }
    case .actions: return places.typed(key, ids: actionPlaces) { _ in screen.open(desk) }
    case .themes: return nil
    }
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let name = team.map { desk.teams[$0]?.name ?? $0.text } ?? "everybody"
    canvas.put(area.lowerBound, 1, "Audit \u{B7} " + name + " \u{B7} " + view.words, .bold)
    let body = (area.lowerBound + 3)..<area.upperBound
    switch view {
    case .sample:
      let month = month(desk)
      // The first of a month without its day.
      let drawn =
        "\(month.text(.long).dropFirst(2)), \(Words.of(theme)), \(perWorker) of each worker, seed \(AuditSample.seed(of: month))"
      canvas.put(area.lowerBound + 1, 1, TextWidth.truncated(drawn, to: canvas.size.columns - 2), .quiet)
      cases.place(sample.map(\.reference), in: body)
      cases.draw(&canvas, columns: Self.sampleColumns, indent: 1) { _, _, index in cells(sample[index], desk) }
      if sample.isEmpty {
        canvas.put(body.lowerBound, 1, "No open case belongs to this theme. t goes to the next.", .quiet)
      }
    case .actions:
      places.place(actionPlaces, in: body)
      places.draw(&canvas, columns: Self.actionColumns, indent: 1) { _, _, index in cells(actions[index], desk) }
      if actions.isEmpty { canvas.put(body.lowerBound, 1, "No audit has asked for anything yet.", .quiet) }
    case .themes:
      AuditTable(audits, desk).draw(&canvas, rows: (area.lowerBound + 2)..<area.upperBound)
    }
  }

  private func cells(_ summary: CaseSummary, _ desk: any Desk) -> [RowList<CaseReference>.Cell] {
    let month = month(desk)
    let found = audits.last { $0.audit.reference == summary.reference && $0.audit.on.startOfMonth == month }
    let audited = found.map {
      Words.grading($0.audit, desk) + ", \($0.audit.on.text(.dayAndMonth)), \(desk.name(of: $0.audit.by))"
    }
    return [
      (summary.worker.map { desk.name(of: $0) } ?? "", .plain), (summary.reference.description, .plain),
      (summary.name, .plain), (summary.judgements?.harm.letter ?? "\u{2013}", .plain),
      (summary.judgements?.safety.letter ?? "\u{2013}", .plain),
      (audited ?? "to be audited", found == nil ? .warning : .good),
    ]
  }

  private func cells(_ entry: AuditAction, _ desk: any Desk) -> [RowList<ActionPlace>.Cell] {
    let isLate = entry.action.isLate(on: desk.now.day)
    return [
      (entry.action.by.text(.short) + (isLate ? " !" : ""), isLate ? .overdue : .plain), (entry.action.who, .plain),
      (entry.action.what, .plain), (entry.reference.description, .plain),
      (entry.action.done?.text(.short) ?? (isLate ? "late" : "to do"), entry.action.done == nil ? .plain : .good),
    ]
  }
}

/// Gradings and actions of twelve months, by theme and by month.
private struct AuditTable {
  private let reports: [(heading: String, report: AuditReport)]

  init(_ audits: [FiledAudit], _ desk: any Desk) {
    let days = desk.now.day.startOfMonth.adding(months: -11)...desk.now.day
    reports = [("Theme", AuditReport.Grouping.theme), ("Month", .month)].map { heading, grouping in
      (heading, AuditReport(audits, days: days, by: grouping, forms: desk.forms, on: desk.now.day))
    }
  }

  func draw(_ canvas: inout Canvas, rows area: Range<Int>) {
    var row = area.lowerBound
    let gradings = reports.first?.report.gradings ?? []
    for (heading, report) in reports {
      line(
        &canvas, row, heading, ["Audits"] + gradings.map { String($0.words.prefix(1)) } + ["Done", "To do", "Late"],
        .quiet)
      row += 1
      let all = report.lines.map { ($0, false) } + [(report.total, true)]
      for (group, isTotal) in all where row < area.upperBound - 1 {
        let counts =
          [group.audits] + gradings.map { group.gradings[$0.code] ?? 0 } + [group.done, group.open, group.late]
        let words = isTotal ? "all" : AuditSample.Theme(rawValue: group.group).map(Words.of) ?? group.group
        line(&canvas, row, words, counts.map { "\($0)" }, isTotal ? .bold : .plain)
        row += 1
      }
      row += 1
    }
    let legend = gradings.map { $0.words.prefix(1) + " " + $0.words }.joined(separator: " \u{B7} ")
    canvas.put(area.upperBound - 1, 1, TextWidth.truncated(legend, to: canvas.size.columns - 2), .quiet)
  }

  private func line(_ canvas: inout Canvas, _ row: Int, _ first: String, _ rest: [String], _ style: Style) {
    canvas.put(row, 1, TextWidth.truncated(first, to: 21), style)
    for (index, words) in rest.enumerated() {
      canvas.put(row, 22 + index * 7, TextWidth.padded(words, to: 6, right: true), style)
    }
  }
}

extension Words {
  /// What an audit looks at.
  public static func of(_ theme: AuditSample.Theme) -> String {
    switch theme {
    case .whole: "the whole case"
    case .oversight: "management oversight"
    case .risk: "managing risk"
    case .exploitation: "exploitation"
    case .plan: "plans"
    }
  }

  /// The grading of an audit in the words of its form.
  static func grading(_ audit: CaseAudit, _ desk: any Desk) -> String {
    let form = desk.forms.definition(audit.form, version: audit.formVersion)
    return form?.question(for: .grading)?.choices.first { $0.code == audit.grading }?.words ?? audit.grading
  }
}
