import Casework
import TextUI

/// Restricted cases, and who opened one in an emergency: what waits for a manager first.
struct AccessScreen: Screen {
  static let name = "Restricted cases"

  /// An opening that waits to be looked at, or a restricted case.
  struct Line: Hashable, Sendable {
    var reference: CaseReference
    var opening: Int?
  }

  private var rows: [(line: Line, who: String, words: String)] = []
  private var list = RowList<Line>()
  private var filter = FilterLine()

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the case", hint: "open", unavailable: Self.withoutLine) { screen, _ in
        if screen.filter.isTyping {
          screen.filter.isTyping = false
          return .stay
        }
        return screen.selected.map { .open(CaseScreen($0.reference)) } ?? .stay
      },
      Command([.char("/")], "filter by child, person and words as you type", hint: "filter") { screen, _ in
        screen.filter.isTyping = true
        return .stay
      },
      Command(
        [.char("x")], "say what you found when you looked at an opening", hint: "looked at",
        where: { $0.selected?.opening != nil },
        unavailable: { s, d in
          if s.selected?.opening == nil { return "Choose an opening that waits to be looked at." }
          return d.whyNot(.restrict, in: s.selected?.reference)
        }
      ) { screen, _ in
        guard let line = screen.selected, let id = line.opening else { return .stay }
        let makes: @Sendable (String) -> Change = { .accessChanged(line.reference, .reviewed(id, finding: $0)) }
        return .open(ReasonForm("What you found: \(line.reference)", makes: makes))
      },
      Command(
        [.char("e")], "change who may see the case", hint: "restrict",
        unavailable: { s, d in s.selected == nil ? "Nothing is chosen." : d.whyNot(.restrict, in: s.selected?.reference)
        }
      ) { screen, desk in
        guard let line = screen.selected, let file = (try? desk.caseFile(line.reference)) ?? nil else { return .stay }
        return .open(RecordForm(.restriction, of: file, desk))
      },
    ]
  }

  private static let withoutLine: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.selected == nil && !screen.filter.isTyping ? "Nothing is chosen." : nil
  }

  var isTyping: Bool { filter.isTyping }
  var caseShown: CaseReference? { selected?.reference }
  var lookedAt: Look? { Look(.trail, "restricted cases") }
  func title(_ desk: any Desk) -> String { "restricted" }
  func status(_ desk: any Desk) -> String {
    let waiting = rows.count { $0.line.opening != nil }
    return "\(waiting) to look at \u{B7} \(rows.count - waiting) restricted"
  }

  private var shown: [Int] {
    rows.indices.filter { filter.fits("\(rows[$0].line.reference) " + rows[$0].who + " " + rows[$0].words) }
  }
  private var ids: [Line] { shown.map { rows[$0].line } }
  private var selected: Line? { list.selected(in: ids) }

  /// The openings that wait to be looked at by whoever sits at the desk.
  static func waiting(_ desk: any Desk) -> [(summary: CaseSummary, opening: EmergencyAccess)] {
    // Whoever covers nobody and may not restrict looks at none, and closed cases needn't be read.
    guard let viewer = desk.viewer, viewer.may(.restrict) || viewer.people.count > 1 else { return [] }
    return viewer.openingsToReview(in: desk.openCases + ((try? desk.closedCasesOpened()) ?? []))
  }

  mutating func refresh(_ desk: any Desk) {
    rows = Self.waiting(desk).map { summary, opening in
      let by = desk.staff[opening.by]?.listName ?? opening.by.text
      let until = opening.until.day.text(near: desk.now.day) + " " + opening.until.time.description
      return (
        Line(reference: summary.reference, opening: opening.id), summary.shortName,
        "\(by) until \(until): \(opening.why)"
      )
    }
    let all = desk.openCases + ((try? desk.closedCases()) ?? [])
    for summary in all {
      guard let restriction = summary.restriction else { continue }
      rows.append((Line(reference: summary.reference), summary.shortName, Words.of(restriction, staff: desk.staff)))
    }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch filter.typed(key) {
    case .changed, .unchanged: return .stay
    case .list: return list.typed(key, ids: ids) { .open(CaseScreen($0.reference)) }
    case .program: return nil
    }
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    canvas.put(area.lowerBound, 1, "Openings to look at, and restricted cases", .bold)
    let first = area.lowerBound + 2
    let shown = shown
    let typingAt = filter.draw(&canvas, area.lowerBound + 1, 1, width: canvas.size.columns - 3)
    list.place(ids, in: first..<max(first, area.upperBound))
    list.draw(&canvas) { canvas, y, index in
      let row = rows[shown[index]]
      let style: Style = row.line.opening == nil ? .plain : .warning
      canvas.put(y, 1, row.line.opening == nil ? " " : "!", .warning)
      canvas.put(y, 3, row.line.reference.description + "  " + TextWidth.padded(row.who, to: 14), style)
      canvas.put(y, 29, TextWidth.truncated(row.words, to: max(0, canvas.size.columns - 30)), style)
    }
    if rows.isEmpty { canvas.put(first, 3, "No case is restricted, and nobody opened one.", .quiet) }
    if let typingAt { canvas.cursor = typingAt }
  }
}
