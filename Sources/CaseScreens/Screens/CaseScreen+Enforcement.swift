import Casework
import TextUI

extension CaseScreen {
  /// Where the enforcement of the case's orders stands, for the summary; nothing where nothing is to say.
  static func enforcement(_ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    let standings = EnforcementStanding.all(
      CaseSummary(of: file), policy: desk.enforcement, calendar: desk.calendar, on: desk.now.day)
    let said = standings.filter { $0.undecided > 0 || $0.stage != .clear }
    return said.map { standing in
      ((standing.asksForWork ? "! " : "\u{B7} ") + Words.of(standing), standing.asksForWork ? .warning : .plain)
    }
  }
}
