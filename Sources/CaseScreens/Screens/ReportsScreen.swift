import Casework
import TextUI

/// The reports that there are, each of which opens.
struct ReportsScreen: Screen {
  static let name = "Reports"

  /// One of them.
  private enum Line: Hashable, CaseIterable, Sendable {
    case timeliness, contacts, hours, visits, courtReports, concordance, feedback, panel, workload, held

    var title: String {
      switch self {
      case .timeliness: "Timeliness"
      case .contacts: PracticeReport.contacts.title
      case .hours: PracticeReport.hours.title
      case .visits: PracticeReport.visits.title
      case .courtReports: "Reports for court"
      case .concordance: PracticeReport.concordance.title
      case .feedback: PracticeReport.feedback.title
      case .panel: "Court Review Panel"
      case .workload: "Workload"
      case .held: "What is held"
      }
    }

    var words: String {
      switch self {
      case .timeliness: "what was done in time, late with a reason, and late"
      case .contacts: "contacts of each month, of those that orders asked for"
      case .hours: "intensive supervision by week: asked, planned, delivered"
      case .visits: "how many were made, written up and compared with the case"
      case .courtReports: "in hand and filed, late ones first"
      case .concordance: "what was proposed against what courts decided"
      case .feedback: "what courts said of reports, month by month"
      case .panel: "the week\u{2019}s pack, and its minutes"
      case .workload: "what everybody carries"
      case .held: "who asked for what is held on them, and by when"
      }
    }

    var screen: any Screen {
      switch self {
      case .timeliness: TimelinessScreen(of: .all)
      case .contacts: PracticeScreen(.contacts)
      case .hours: PracticeScreen(.hours)
      case .visits: PracticeScreen(.visits)
      case .courtReports: CourtReportsScreen()
      case .concordance: PracticeScreen(.concordance)
      case .feedback: PracticeScreen(.feedback)
      case .panel: PanelScreen()
      case .workload: WorkloadScreen(of: nil)
      case .held: SubjectRequestsScreen()
      }
    }
  }

  private var list = RowList<Line>()

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the report", hint: "open") { screen, _ in
        screen.list.selected(in: Line.allCases).map { .open($0.screen) } ?? .stay
      }
    ]
  }

  /// It names the reports; each says for itself what is looked at.
  var lookedAt: Look? { nil }
  func title(_ desk: any Desk) -> String { "reports" }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    list.typed(key, ids: Line.allCases) { .open($0.screen) }
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    canvas.put(area.lowerBound, 1, "Reports", .bold)
    list.place(Line.allCases, in: (area.lowerBound + 2)..<area.upperBound)
    list.draw(&canvas) { canvas, row, index in
      let line = Line.allCases[index]
      canvas.put(row, 2, TextWidth.padded(line.title, to: 18))
      canvas.put(row, 21, TextWidth.truncated(line.words, to: canvas.size.columns - 22), .quiet)
    }
  }
}
