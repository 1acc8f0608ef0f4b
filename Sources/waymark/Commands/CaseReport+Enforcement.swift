import CaseScreens
import Casework

extension CaseReport {
  /// Where enforcement stands and the steps on record, each with its id; empty where there are none.
  func enforcement() -> String {
    let settings = session.settings
    let standings = EnforcementStanding.all(
      CaseSummary(of: file), policy: settings.enforcement, calendar: settings.calendar, on: session.now.day)
    var lines = standings.filter { $0.undecided > 0 || $0.stage != .clear }.map { Words.of($0) }
    lines += file.header.enforcement.map { "step \($0.id): " + Words.of($0) }
    return lines.isEmpty ? "" : "\nEnforcement\n" + lines.map { "  " + $0 + "\n" }.joined()
  }
}
