import Casework
import TextUI

/// The note for a breach of bail as the police would get it: read on the screen, written to a file as text or as a page.
struct BreachScreen: Screen {
  static let name = "Breach of bail"

  private let reference: CaseReference
  private var note: Page?
  private var child = ""
  private var reader = PageReader()

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
    if key == .left { return .close }
    return reader.handle(key) ? .stay : nil
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    if let note { return reader.draw(note, &canvas, rows: rows) }
    canvas.cursor = Spot(row: rows.lowerBound, column: 1)
    canvas.put(rows.lowerBound, 1, TextWidth.truncated(Self.never, to: canvas.size.columns - 2))
  }
}
