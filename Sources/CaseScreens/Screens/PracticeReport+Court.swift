import Casework
import TextUI

extension PracticeReport {
  /// Sentences on which the court had a report with a proposal.
  static func sentences(_ files: some Sequence<CaseFile>, _ days: ClosedRange<Day>, _ desk: any Desk) -> [Item] {
    files.flatMap { file in
      Concordance.entries(of: file, reports: (try? desk.reports(of: file.reference)) ?? ReportFile([]))
    }.filter { $0.found.verdict.isSentenced && days.contains($0.on) }.map { entry in
      let made = entry.found.made.map { ReportProposal($0.disposal, $0.term).words }.joined(separator: "; ")
      let verdict = entry.found.verdict
      return Item(
        reference: entry.summary.reference, report: entry.request.id, who: entry.summary.shortName, on: entry.on,
        words: entry.on.text(.short) + "  " + verdict.words + ": " + made, isBehind: verdict == .different,
        groups: [
          .kind: entry.group(by: .kind), .author: entry.group(by: .author), .court: entry.group(by: .court),
          .ethnicity: entry.group(by: .ethnicity), .month: entry.group(by: .month),
        ], figures: [verdict == .different ? 0 : 1, verdict == .same ? 1 : 0])
    }
  }

  /// Reports that were filed, with the forms that came back.
  static func filed(_ files: some Sequence<CaseFile>, _ days: ClosedRange<Day>, _ desk: any Desk) -> [Item] {
    files.flatMap { file -> [Item] in
      let reports = (try? desk.reports(of: file.reference)) ?? ReportFile([])
      return reports.holding.compactMap { held in
        guard held.plan.reportKind.isForCourt, let filing = held.plan.filing, days.contains(filing.on) else {
          return nil
        }
        let forms = held.plan.feedback
        let answers = forms.flatMap(\.answers)
        func count(_ answer: CheckAnswer.Answer) -> Int { answers.count { $0.answer == answer } }
        let said =
          forms.last.map { $0.words.isEmpty ? "form came back" : "\u{201C}\($0.words)\u{201D}" } ?? "no form yet"
        return Item(
          reference: file.reference, report: held.plan.request, who: file.header.child.shortName, on: filing.on,
          words: filing.on.text(.short) + "  " + held.plan.name + ": " + said, isBehind: forms.isEmpty,
          groups: [
            .month: String(filing.on.iso.prefix(7)), .kind: held.plan.reportKind.rawValue,
            .author: held.plan.signing.submitted?.by.text ?? "", .court: filing.court,
          ], figures: [forms.isEmpty ? 0 : 1, count(.yes), count(.partly), count(.no)])
      }
    }
  }
}
