import Casework
import TextUI

/// Today's appointments, or those whose outcome is still to be recorded: each line that the first screen counts, settled
/// here one after another.
struct AppointmentsScreen: Screen {
  static let name = "Appointments"

  /// Which of them.
  enum Part: Sendable {
    case today, toRecord
  }

  private struct Line: Hashable, Sendable {
    var reference: CaseReference
    var contact: ContactID
  }

  private let part: Part
  private var whose: Whose
  private var all: [Today.Entry] = []
  private var rows: [Today.Entry] = []
  private var ids: [Line] = []
  private var filter = FilterLine()
  private var list = RowList<Line>()

  init(_ part: Part, of whose: Whose) {
    self.part = part
    self.whose = whose
  }

  static var commands: [Command<Self>] {
    [
      Command(
        [.char("c"), .enter], "record what came of the appointment", hint: "record", unavailable: Self.withoutLine
      ) { screen, desk in
        if screen.filter.isTyping {
          screen.filter.isTyping = false
          return .stay
        }
        return screen.selected.map { ContactForm.open($0.reference, settles: $0.contact, desk) } ?? .stay
      },
      Command([.char("o")], "open the case", hint: "case", unavailable: Self.withoutLine) { screen, _ in
        screen.selected.map { .open(CaseScreen($0.reference)) } ?? .stay
      },
      Command([.char("r")], "put the appointment at another time", hint: "move", unavailable: Self.withoutLine) {
        screen, desk in
        guard let line = screen.selected else { return .stay }
        return RecordForm.open(.rescheduling(line.contact), of: try? desk.caseFile(line.reference), desk)
      },
      Command([.char("v"), .tab], "mine, or everybody\u{2019}s", hint: "mine/all") { screen, desk in
        screen.whose = screen.whose == .all ? .mine : .all
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

  var isTyping: Bool { filter.isTyping }
  var caseShown: CaseReference? { selected?.reference }
  var lookedAt: Look? { Look(.section, "appointments") }
  func title(_ desk: any Desk) -> String { part == .today ? "diary" : "to record" }
  func status(_ desk: any Desk) -> String {
    rows.count == all.count ? "\(rows.count)" : "\(rows.count) of \(all.count)"
  }

  private var selected: Line? { list.selected(in: ids) }

  mutating func refresh(_ desk: any Desk) {
    let today = desk.today(of: whose)
    all = part == .today ? today.diary : today.toRecord
    sift(desk)
  }

  private mutating func sift(_ desk: any Desk) {
    rows = all.filter { entry in
      let kind = desk.lists.words("contact-kinds", entry.contact.kind)
      return filter.fits("\(entry.summary.name) \(entry.summary.reference) \(kind) \(entry.contact.place)")
    }
    ids = rows.map { Line(reference: $0.summary.reference, contact: $0.contact.id) }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch filter.typed(key) {
    case .changed: sift(desk)
    case .unchanged: break
    case .list: return list.typed(key, ids: ids) { .open(ContactScreen($0.reference, $0.contact)) }
    case .program: return nil
    }
    return .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let what = part == .today ? "appointments today" : "appointments without an outcome, the oldest first"
    let column = canvas.put(area.lowerBound, 1, "\(whose.owner): \(what)", .bold) + 3
    let width = canvas.size.columns
    let typingAt = filter.draw(&canvas, area.lowerBound, column, label: "/", width: width - column - 2)
    list.place(ids, in: min(area.lowerBound + 2, area.upperBound)..<area.upperBound)
    list.draw(&canvas) { canvas, row, index in
      let entry = self.rows[index]
      let (contact, summary) = (entry.contact, entry.summary)
      let isOver = contact.at < desk.now
      let mark = whose == .mine && desk.isActing(in: summary) ? "c " : ""
      canvas.put(row, 1, isOver ? "!" : " ", .warning)
      let day = part == .today ? "" : contact.at.day.text(.weekdayAndMonth) + " "
      var text = TextWidth.padded(day + contact.at.time.description, to: part == .today ? 7 : 18)
      text += TextWidth.padded(TodayScreen.short(contact.kind, desk), to: 11)
      text += TextWidth.padded(mark + summary.shortName, to: 17) + " \(summary.reference)"
      if whose == .all || contact.worker != desk.me { text += "  " + desk.name(of: contact.worker) }
      if !contact.place.isEmpty { text += " \u{B7} " + contact.place }
      canvas.put(row, 3, TextWidth.truncated(text, to: width - 4))
    }
    if rows.isEmpty {
      let words =
        !all.isEmpty
        ? "Nothing has these words. Esc clears the filter."
        : part == .today ? "Nothing is booked today." : "Every appointment that is over has its outcome."
      canvas.put(area.lowerBound + 2, 3, words, .quiet)
    }
    if let typingAt { canvas.cursor = typingAt }
  }
}
