import Casework
import TextUI

extension ReportScreen {
  /// Where the report stands, in a line.
  func heading(_ desk: any Desk) -> String {
    guard let request, let file else { return "\(reference): no such report" }
    var parts = [Words.name(of: request, desk.practice.reports)]
    if let shown { parts.append("version \(shown.plan.signing.version)") }
    parts.append(request.stage(in: file.header.documents).words)
    if request.delivered == nil {
      parts.append("due \(request.due.text(.short)) (\(request.due.relative(to: desk.now.day)))")
    }
    return parts.joined(separator: " \u{B7} ")
  }

  /// A version of the report, and what became of it, part by part.
  func rows(_ shown: ReportFile.Filed?, _ file: CaseFile, _ desk: any Desk, width: Int) -> [ItemList<Part>.Item] {
    guard let request = file.header.report(report) else { return [] }
    var rows: [ItemList<Part>.Item] = []
    func head(_ words: String) { rows.append(.init(nil, [("", .plain), (words, .bold)])) }
    func add(_ part: Part, _ lines: [(String, Style)]) { rows.append(.init(part, lines, wrappedTo: width)) }
    for (index, reason) in (shown?.plan.signing.reasons ?? []).enumerated() {
      let part = reason.part.isEmpty ? "" : reason.part + ": "
      add(.reason(index), [("! sent back: " + part + reason.words, .warning)])
    }
    if shown?.plan.signing.state == .submitted {
      add(.reason(-1), [("waits for its quality check by somebody who didn\u{2019}t write in it", .warning)])
    }
    add(.request, asked(request, desk))
    if let closed = desk.whyClosed(.assessments, of: reference) {
      return rows + [.init(nil, [("", .plain), (closed, .warning)])]
    }
    guard let report = shown?.plan else {
      rows.append(
        .init(nil, [("", .plain), ("Not begun yet: n fills it in from the assessment and the plan.", .quiet)]))
      return rows
    }
    for section in report.content.sections {
      head(section.title.uppercased())
      add(.section(section.heading), lines(of: section, isOpen: report.signing.state.isOpen, desk))
    }
    if report.content.proposes {
      head(report.content.isAllOptions ? "ALL OPTIONS CONSIDERED" : "OPTIONS CONSIDERED")
      for option in report.content.options {
        let words =
          "\(option.disposal.name): \(option.isSuitable ? "yes" : "no"), "
          + (option.why.isEmpty ? "(why?)" : option.why)
        add(.option(option.disposal), [("\u{B7} " + words, option.why.isEmpty ? .warning : .plain)])
      }
      if report.content.options.isEmpty { rows.append(.init(nil, [("none yet: o adds one", .quiet)])) }
      head("PROPOSAL")
      for proposal in report.content.proposals {
        var lines: [(String, Style)] = [("\u{B7} " + proposal.words, .bold)]
        lines += proposal.requirements.map { ("    " + $0.words, .plain) }
        if !proposal.note.isEmpty { lines.append(("    " + proposal.note, .plain)) }
        add(.proposal(proposal.disposal), lines)
      }
      if report.content.proposals.isEmpty { rows.append(.init(nil, [("none yet: p proposes", .warning)])) }
    }
    let events = events(report, file, desk)
    if !events.isEmpty { head("WHAT BECAME OF IT") }
    for (index, event) in events.enumerated() { add(.event(index), [event]) }
    return rows
  }

  private func asked(_ request: ReportRequest, _ desk: any Desk) -> [(String, Style)] {
    var parts = ["Asked for on \(request.asked.text(.short))"]
    if !request.court.isEmpty { parts.append(request.court) }
    if let heard = request.heard { parts.append("hearing \(heard.text(.shortWithWeekday))") }
    if request.isAllOptions { parts.append("all options") }
    if let author = request.author ?? file?.header.worker { parts.append("written by \(desk.name(of: author))") }
    return [(parts.joined(separator: " \u{B7} "), request.isLate(on: desk.now.day) ? .overdue : .plain)]
  }

  private func lines(of section: ReportSection, isOpen: Bool, _ desk: any Desk) -> [(String, Style)] {
    var lines: [(String, Style)] = section.text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.isEmpty }.map { (String($0), .plain) }
    if lines.isEmpty {
      let prompt = desk.practice.reports.heading(section.heading)?.prompt ?? ""
      lines.append(("(nothing yet) " + prompt, section.isNeeded && isOpen ? .warning : .quiet))
    }
    guard isOpen else { return lines }
    if section.isUnconfirmed { lines.append(("! to be confirmed (c) or written anew (Enter)", .warning)) }
    let from = section.origins.map { Words.of($0) }
    if !from.isEmpty { lines.append(("from " + from.joined(separator: "; "), .quiet)) }
    if let confirmed = section.confirmed {
      lines.append(("confirmed by \(desk.name(of: confirmed.by)), \(confirmed.at.day.text(.short))", .quiet))
    }
    return lines
  }

  private func events(_ report: CourtReport, _ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    var lines: [(String, Style)] = []
    if let signed = report.signing.last(.countersigned) {
      lines.append(("\(signed.at.day.text(.short))  checked by \(desk.name(of: signed.by))", .plain))
    }
    lines += report.sharings.map { (Words.of($0), .plain) }
    if let filing = report.filing {
      let unshared = filing.unshared.isEmpty ? "" : ", not shared: " + filing.unshared
      lines.append(("\(filing.on.text(.short))  filed with \(filing.court)\(unshared)", .plain))
    }
    for reading in report.readings {
      let reader = reading.reader.isEmpty ? "" : ", " + reading.reader
      lines.append(("\(reading.on.text(.short))  read by \(reading.court)\(reader)", .plain))
    }
    lines += report.feedback.map { (Words.of($0, desk.practice.reports), .good) }
    guard report.filing != nil, let request = file.header.report(report.request), !report.content.proposals.isEmpty
    else { return lines }
    let found = Concordance(report, for: request, in: file.header)
    guard found.verdict != .noSentence, found.verdict != .waiting else { return lines }
    let made = found.made.map { ReportProposal($0.disposal, $0.term).words }.joined(separator: "; ")
    let day = found.hearing.map { $0.at.day.text(.short) + "  " } ?? ""
    lines.append((day + "sentence: " + found.verdict.words + (made.isEmpty ? "" : ": " + made), .bold))
    return lines
  }
}
