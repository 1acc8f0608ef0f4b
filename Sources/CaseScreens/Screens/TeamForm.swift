import Casework
import TextUI

/// A form over a team: its name and who manages it; a new team where none is named.
struct TeamForm: ChangeSheet {
  static let name = "Team form"

  /// It shows a team, and no case.
  var lookedAt: Look? { nil }
  var references: [CaseReference] { [] }

  private let id: TeamID?
  var sheet: FormSheet
  /// The team as the fields were made of, and the fields.
  private var base: Team?
  private var seen: Form

  init(_ id: TeamID?, _ desk: any Desk) {
    self.id = id
    base = id.flatMap { desk.teams[$0] }
    seen = Self.form(id, desk)
    sheet = FormSheet(seen, subject: "team \(id?.text ?? "new")", desk)
  }

  static var commands: [Command<Self>] { sheetCommands() }

  private static func form(_ id: TeamID?, _ desk: any Desk) -> Form {
    let team = id.flatMap { desk.teams[$0] }
    let word = id == nil ? [Form.Field.line("id", "Team", "", hint: "a word for commands, such as north")] : []
    return Form(
      word + [
        .line("name", "Name", team?.name ?? ""), .worker("manager", "Manager", team?.manager, desk),
      ])
  }

  mutating func follow(_ desk: any Desk) {}

  /// Takes over what others changed in fields that were not touched here, and says where both changed one.
  mutating func refresh(_ desk: any Desk) {
    guard let id, desk.teams[id] != base else { return }
    let theirs = Self.form(id, desk)
    let both = sheet.takeOver(theirs, since: seen)
    seen = theirs
    base = desk.teams[id]
    if both.isEmpty { return }
    let key = id.key
    sheet.conflicts(desk.conflict(over: both) { $0 == key })
  }

  func change(_ desk: any Desk) throws(FormFault) -> Change {
    let form = sheet.form
    let name = try form.needed("name", "A team needs a name. Type one.")
    let manager = form.text("manager")
    let team = Team(name: name, manager: manager.isEmpty ? nil : StaffID(manager))
    if let id { return .teamSaved(id, team) }
    let new = TeamID(try form.needed("id", "Type a word by which commands know the team, such as north."))
    guard desk.teams[new] == nil else {
      throw FormFault(field: "id", words: "There is a team \(new) already. Type another word.")
    }
    return .teamSaved(new, team)
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    _ = sheet.draw(&canvas, rows: rows, title: base.map { "Team \u{B7} " + $0.name } ?? "New team")
  }
}
