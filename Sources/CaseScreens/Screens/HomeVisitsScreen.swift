import Casework
import TextUI

/// The visits that a manager has not compared with the case yet (R135): those of the last two months, of the open cases.
struct HomeVisitsScreen: Screen {
  static let name = "Home visits"

  struct Line: Hashable, Sendable {
    var reference: CaseReference
    var contact: ContactID
  }

  private var rows: [(line: Line, at: Moment, who: String, words: String, isAlarming: Bool)] = []
  private var list = RowList<Line>()
  private var filter = FilterLine()

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the visit", hint: "open", unavailable: Self.withoutLine) { screen, _ in
        if screen.filter.isTyping {
          screen.filter.isTyping = false
          return .stay
        }
        return screen.selected.map { .open(ContactScreen($0.reference, $0.contact)) } ?? .stay
      },
      Command([.char("/")], "filter by child and words as you type", hint: "filter") { screen, _ in
        screen.filter.isTyping = true
        return .stay
      },
      Command([.char("f")], "fill in the visit\u{2019}s form", hint: "form", unavailable: Self.withoutLine) {
        screen, desk in
        guard let line = screen.selected else { return .stay }
        return RecordForm.homeVisit(line.contact, of: (try? desk.caseFile(line.reference)) ?? nil, desk)
      },
      Command(
        [.char("x")], "say that you compared it with the case", hint: "cross-referenced",
        unavailable: { s, d in
          if s.selected == nil { return "Nothing is chosen." }
          return d.acts(in: s.caseShown, \.acceptsLateness) ? nil : Words.of(.mayNotCheckVisits(d.me))
        }
      ) { screen, _ in
        screen.selected.map { .make(.homeVisitChecked($0.reference, $0.contact), closes: false) } ?? .stay
      },
    ]
  }

  private static let withoutLine: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.selected == nil && !screen.filter.isTyping ? "Nothing is chosen." : nil
  }

  var isTyping: Bool { filter.isTyping }
  var caseShown: CaseReference? { selected?.reference }
  var lookedAt: Look? { Look(.section, "home visits") }
  func title(_ desk: any Desk) -> String { "home visits" }
  func status(_ desk: any Desk) -> String { "\(rows.count)" }

  /// The visits that have what is typed: a handful, so they are looked through where they are needed.
  private var shown: [Int] {
    rows.indices.filter { filter.fits(rows[$0].who + " \(rows[$0].line.reference) " + rows[$0].words) }
  }
  private var ids: [Line] { shown.map { rows[$0].line } }
  private var selected: Line? { list.selected(in: ids) }

  mutating func refresh(_ desk: any Desk) {
    var visits: [HomeVisitEntry] = []
    for summary in desk.openCases {
      let waiting = summary.contacts.filter {
        $0.kind == Contact.homeKind && $0.outcome != nil && $0.visit != .checked
      }
      guard !waiting.isEmpty, let file = (try? desk.caseFile(summary.reference)) ?? nil else { continue }
      visits += waiting.compactMap { waits in
        file.contact(waits.id).map { HomeVisitEntry(summary: summary, visit: $0) }
      }
    }
    let sorted = visits.sorted {
      ($0.visit.contact.at, $0.summary.reference) > ($1.visit.contact.at, $1.summary.reference)
    }
    rows = sorted.map { entry in
      let line = Line(reference: entry.summary.reference, contact: entry.visit.id)
      return (
        line, entry.visit.contact.at, entry.summary.shortName, Words.of(entry.visit.contact), entry.isAlarming
      )
    }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch filter.typed(key) {
    case .changed, .unchanged: return .stay
    case .list: return list.typed(key, ids: ids) { .open(ContactScreen($0.reference, $0.contact)) }
    case .program: return nil
    }
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    canvas.put(area.lowerBound, 1, "Home visits that no manager has cross-referenced", .bold)
    let first = area.lowerBound + 2
    let width = canvas.size.columns
    let shown = shown
    let typingAt = filter.draw(&canvas, area.lowerBound + 1, 1, width: width - 3)
    list.place(ids, in: first..<max(first, area.upperBound))
    list.draw(&canvas) { canvas, y, index in
      let row = rows[shown[index]]
      canvas.put(y, 1, row.isAlarming ? "!" : " ", .warning)
      canvas.put(
        y, 3,
        TextWidth.padded(row.at.day.text(.short), to: 12) + TextWidth.padded(row.who, to: 14) + " "
          + row.line.reference.description)
      canvas.put(
        y, 41, TextWidth.truncated(row.words, to: max(0, width - 42)),
        row.isAlarming ? .warning : .plain)
    }
    if rows.isEmpty { canvas.put(first, 3, "Every home visit has been cross-referenced.", .quiet) }
    if let typingAt { canvas.cursor = typingAt }
  }
}
