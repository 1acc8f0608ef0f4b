import Casework
import TextUI

/// What a session of a programme was about, and what the children say of it (R130).
struct SessionForm: ChangeSheet {
  static let name = "Session of a programme"

  /// It asks about what the screen that it was opened from showed.
  var lookedAt: Look? { nil }
  var references: [CaseReference] { [] }

  private let id: ProgrammeID
  private var session: Programme.Session
  var sheet: FormSheet

  init(_ session: Programme.Session, of id: ProgrammeID, _ desk: any Desk) {
    self.id = id
    self.session = session
    sheet = FormSheet(Form(Self.fields(session)), subject: "session \(id) \(session.group)", desk)
  }

  private static func fields(_ session: Programme.Session) -> [Form.Field] {
    [.line("topic", "About", session.topic), .note("feedback", "Children say", session.feedback)]
  }

  static var commands: [Command<Self>] { sheetCommands() }

  mutating func follow(_ desk: any Desk) {}

  /// Takes over what others changed in the field that was not touched here, and says where both changed one.
  mutating func refresh(_ desk: any Desk) {
    let group = session.group
    guard let latest = ((try? desk.programmes()) ?? [:])[id]?.sessions.first(where: { $0.group == group }),
      latest != session
    else { return }
    let both = sheet.takeOver(Form(Self.fields(latest)), since: Form(Self.fields(session)))
    session = latest
    if both.isEmpty { return }
    let key = id.key
    sheet.conflicts(desk.conflict(over: both) { $0 == key })
  }

  func change(_ desk: any Desk) throws(FormFault) -> Change {
    var said = session
    said.topic = sheet.form.line("topic")
    said.feedback = sheet.form.text("feedback")
    return .sessionSaved(id, said, over: session)
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let title = "Session of \(session.at.day.text(.short)) \u{B7} \(session.present) of \(session.expected) came"
    _ = sheet.draw(&canvas, rows: rows, title: title)
  }
}
