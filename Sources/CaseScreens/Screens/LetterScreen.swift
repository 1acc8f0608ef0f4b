import Casework
import TextUI

/// A letter to a child as it would be sent: read on the screen, written to a file as text or as a page to print.
struct LetterScreen: Screen {
  static let name = "Letter"

  let reference: CaseReference
  private var kind: LetterKind
  /// The step that the letter gives; nil for the last one of its kind.
  private let act: EnforcementID?
  private var letter: Result<Letter, LetterWriter.Fault> = .failure(.noAppointment)
  private var child = ""
  private var reader = TextReader()

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
        screen.reader.rewind()
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

  var lookedAt: Look? { Look(.print, of: reference, "letter") }
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
    if key == .left { return .close }
    return reader.typed(key) ? .stay : nil
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
    reader.draw(text, &canvas, rows: rows)
  }
}
