import Casework
import TextUI

/// A letter to a child as it would be sent: read on the screen, written to a file as text or as a page to print.
struct LetterScreen: Screen {
  static let name = "Letter"

  private let reference: CaseReference
  private var kind: LetterKind
  /// The step that the letter gives; nil for the last one of its kind.
  private let act: EnforcementID?
  private var letter: Result<Letter, LetterWriter.Fault> = .failure(.noAppointment)
  private var child = ""
  private var scroll = 0
  private var page = 10

  init(_ kind: LetterKind, to reference: CaseReference, giving act: EnforcementID? = nil) {
    self.kind = kind
    self.reference = reference
    self.act = act
  }

  static var commands: [Command<Self>] {
    [
      Command(
        [.char("p")], "write it to a file as a page to print", hint: "page to print", unavailable: Self.withoutLetter
      ) { screen, _ in
        screen.written.map {
          .write(name: screen.file + ".html", text: $0.html(title: screen.file), of: screen.reference)
        } ?? .stay
      },
      Command([.char("w")], "write it to a file as text", hint: "text file", unavailable: Self.withoutLetter) {
        screen, _ in
        screen.written.map { .write(name: screen.file + ".txt", text: $0.text, of: screen.reference) } ?? .stay
      },
      Command([.char("v"), .tab], "the next letter: warning, final warning, appointment", hint: "next letter") {
        screen, desk in
        screen.kind = screen.kind.next
        screen.scroll = 0
        screen.refresh(desk)
        return .stay
      },
    ]
  }

  private static let withoutLetter: @Sendable (Self, any Desk) -> String? = { screen, _ in
    if case .failure(let fault) = screen.letter { return Words.of(fault, screen.kind, screen.reference) }
    return nil
  }

  private var written: Letter? { try? letter.get() }

  /// What its file is called, without the ending: no name of the child's, because files leave the building.
  private var file: String { "\(reference)-\(kind.rawValue)" }

  func title(_ desk: any Desk) -> String { child }
  func status(_ desk: any Desk) -> String { "letter: " + kind.rawValue.replacing("-", with: " ") }

  mutating func refresh(_ desk: any Desk) {
    guard let file = (try? desk.caseFile(reference)) ?? nil else { return }
    child = file.header.child.fullName
    do throws(LetterWriter.Fault) {
      letter = .success(try desk.letters.letter(kind, to: file, giving: act))
    } catch {
      letter = .failure(error)
    }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch key {
    case .down, .char("j"): scroll += 1
    case .up, .char("k"): scroll = max(0, scroll - 1)
    case .pageDown, .char(" "), .control("f"), .control("d"): scroll += page
    case .pageUp, .control("b"), .control("u"): scroll = max(0, scroll - page)
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
    let text: String
    switch letter {
    case .success(let letter): text = letter.text
    case .failure(let fault):
      canvas.put(rows.lowerBound, 1, TextWidth.truncated(Words.of(fault, kind, reference), to: canvas.size.columns - 2))
      return
    }
    let width = min(76, canvas.size.columns - 4)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
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
