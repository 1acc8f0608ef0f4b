import Casework
import TextUI

/// The note for a breach of bail as the police would get it: read on the screen, written to a file as text or as a page.
struct BreachScreen: Screen {
  static let name = "Breach of bail"

  private let reference: CaseReference
  private var note: Page?
  private var child = ""
  private var scroll = 0
  private var page = 10

  init(_ reference: CaseReference) { self.reference = reference }

  static var commands: [Command<Self>] {
    [
      Command(
        [.char("p")], "write it to a file as a page to print", hint: "page to print", unavailable: Self.withoutNote
      ) { screen, _ in
        screen.note.map { .write(name: screen.file + ".html", text: $0.html, of: screen.reference) } ?? .stay
      },
      Command([.char("w")], "write it to a file as text", hint: "text file", unavailable: Self.withoutNote) {
        screen, _ in
        screen.note.map { .write(name: screen.file + ".txt", text: $0.text, of: screen.reference) } ?? .stay
      },
    ]
  }

  private static let never = "The child was never on bail, as far as results of hearings say."
  private static let withoutNote: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.note == nil ? never : nil
  }

  /// No name of the child's, because files leave the building.
  private var file: String { "\(reference)-bail-breach" }

  func title(_ desk: any Desk) -> String { child }
  func status(_ desk: any Desk) -> String { "breach of bail" }
  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(.print, of: reference, "bail-breach") }

  mutating func refresh(_ desk: any Desk) {
    guard let file = (try? desk.caseFile(reference)) ?? nil else { return }
    child = file.header.child.shortName
    let worker = file.header.worker ?? desk.me
    note = Page(
      bailBreach: file,
      PageContext(
        service: desk.service.name, day: desk.now.day, worker: desk.staff[worker]?.name ?? worker.text,
        guide: desk.planGuide, lists: desk.lists))
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch key {
    case .down, .char("j"): scroll += 1
    case .up, .char("k"): scroll = max(0, scroll - 1)
    case .pageDown, .char(" "): scroll += page
    case .pageUp: scroll = max(0, scroll - page)
    case .home, .char("g"): scroll = 0
    case .end, .char("G"): scroll = .max / 2
    case .mouse(let mouse) where mouse.kind == .wheelDown: scroll += 3
    case .mouse(let mouse) where mouse.kind == .wheelUp: scroll = max(0, scroll - 3)
    case .left: return .close
    default: return nil
    }
    return .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    canvas.cursor = Spot(row: rows.lowerBound, column: 1)
    guard let note else {
      canvas.put(rows.lowerBound, 1, TextWidth.truncated(Self.never, to: canvas.size.columns - 2))
      return
    }
    let width = min(76, canvas.size.columns - 4)
    let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      TextWidth.wrapped(String($0), to: width)
    }
    page = max(1, rows.count - 1)
    scroll = max(0, min(scroll, lines.count - rows.count))
    for (row, line) in zip(rows, lines.dropFirst(scroll)) { canvas.put(row, 2, line) }
    let edge = canvas.size.columns - 1
    if scroll > 0 { canvas.put(rows.lowerBound, edge, canvas.glyphs.ascending, .accent) }
    if scroll + rows.count < lines.count { canvas.put(rows.upperBound - 1, edge, canvas.glyphs.descending, .accent) }
  }
}
