import Casework
import TextUI

/// What a session of a programme was about, and what the children say of it (R130).
struct SessionForm: ChangeSheet {
  static let name = "Session of a programme"

  private let id: ProgrammeID
  private let session: Programme.Session
  var sheet: FormSheet

  init(_ session: Programme.Session, of id: ProgrammeID, _ desk: any Desk) {
    self.id = id
    self.session = session
    sheet = FormSheet(
      Form([.line("topic", "About", session.topic), .note("feedback", "Children say", session.feedback)]),
      subject: "session \(id) \(session.group)", desk)
  }

  static var commands: [Command<Self>] { sheetCommands() }

  mutating func follow(_ desk: any Desk) {}
  mutating func refresh(_ desk: any Desk) {}

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? { sheet.handle(key) ? .stay : nil }

  func change(_ desk: any Desk) throws(FormFault) -> Change {
    guard var programme = ((try? desk.programmes()) ?? [:])[id] else {
      throw FormFault(field: "topic", words: Words.of(.programme(.noSuchProgramme(id))))
    }
    var said = session
    said.topic = sheet.form.line("topic")
    said.feedback = sheet.form.text("feedback")
    programme.sessions = [said]
    return .programmeSaved(id, programme)
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let title = "Session of \(session.at.day.text(.short)) \u{B7} \(session.present) of \(session.expected) came"
    _ = sheet.draw(&canvas, rows: rows, title: title)
  }
}
