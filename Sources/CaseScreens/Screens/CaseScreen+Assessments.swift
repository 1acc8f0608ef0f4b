import Casework
import Forms
import TextUI

extension CaseScreen {
  /// The assessments and screenings, the latest first, behind what the disposals ask for and nobody has begun.
  func assessments(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    let marks = file.header.documents.filter { $0.name.kind == .assessment }
    let begun = ((try? desk.assessments(of: reference)) ?? []).map(\.assessment.form)
    var items: [CaseItem] = []
    let running = file.header.orders.filter { $0.runs(on: desk.now.day) }
    for rule in desk.tools.rules(for: running.map(\.disposal), on: desk.now.day)
    where rule.isNeeded && !begun.contains(rule.form) && file.header.isOpen {
      let title = desk.forms.latest(rule.form)?.title ?? rule.form.text
      let due = Obligation.open(
        for: CaseSummary(of: file), under: desk.standards, calendar: desk.calendar, on: desk.now.day
      ).first { rule.form == Self.wholeForm(rules: desk.tools, running, desk) && $0.rule.text.contains("assessment") }
      let when = due.map { ", due " + $0.due.due(asOf: desk.now.day) } ?? ""
      items.append(
        CaseItem(
          .fact("asked \(rule.form)"), [("\u{25CB} " + title + " is asked for" + when + " (N starts it)", .warning)]))
    }
    for mark in marks.reversed() {
      let style: Style =
        switch mark.state {
        case .sentBack: .overdue
        case .submitted, .draft: .warning
        case .signed, .countersigned: mark.isReplaced ? .quiet : .plain
        }
      let state = mark.isReplaced ? "corrected by a later version" : mark.state.words
      let text =
        TextWidth.padded(mark.since.day.text(.short), to: 12) + mark.title
        + (mark.version > 1 ? " (version \(mark.version))" : "")
      items.append(
        CaseItem(
          .document(mark.name), [(text, style), ("            " + state + ", " + desk.name(of: mark.author), .quiet)]))
    }
    items += file.header.episodes.reversed().map { episode in
      let words =
        episode.closed.map { "ended \($0.text(.short)): \(episode.outcome)" } ?? "open"
        + (episode.lead.isEmpty ? "" : ", led by \(episode.lead)")
      return CaseItem(
        .fact("episode \(episode.assessment)"),
        [
          (
            "Exploitation: episode from \(episode.opened.text(.short)), \(words)",
            episode.closed == nil ? .warning : .quiet
          )
        ])
    }
    return items
  }

  /// The whole assessment that the disposals ask for.
  private static func wholeForm(rules tools: AssessmentTools, _ orders: [Order], _ desk: any Desk) -> FormID? {
    tools.rules(for: orders.map(\.disposal), on: desk.now.day).first { rule in
      rule.isNeeded && desk.forms.latest(rule.form)?.purpose == .assessment
    }?.form
  }
}
