import Casework
import TextUI

/// Moves a contact that was recorded on the wrong case: finds the right one by name, and asks why.
struct MoveForm: Screen {
  static let name = "Move contact"

  private let contact: ContactID
  private let from: CaseReference
  private var query = LineEditor()
  private var names: NameSearch?
  private var found: [CaseSummary] = []
  private var list = ListState<CaseReference>()

  init(_ contact: ContactID, from: CaseReference) {
    self.contact = contact
    self.from = from
  }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "move it to this case", hint: "choose") { screen, _ in
        let ids = screen.found.map(\.reference)
        guard let index = screen.list.index(in: ids) else { return .say("Type a name or a reference.") }
        let (contact, from, to) = (screen.contact, screen.from, ids[index])
        return .replace(
          ReasonForm("Move to \(screen.found[index].shortName), \(to)") {
            .contactMoved(contact, from: from, to: to, why: $0)
          })
      },
      Command([.down], "next case") { screen, _ in
        _ = screen.list.handle(.down, ids: screen.found.map(\.reference), page: 1)
        return .stay
      },
      Command([.up], "case before") { screen, _ in
        _ = screen.list.handle(.up, ids: screen.found.map(\.reference), page: 1)
        return .stay
      },
    ]
  }

  var isTyping: Bool { true }
  var floats: Bool { true }
  var lookedAt: Look? { query.text.isEmpty ? nil : Look(.search, query.text) }
  func title(_ desk: any Desk) -> String { "" }

  mutating func refresh(_ desk: any Desk) { names = NameSearch(desk.openCases) }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let before = query.text
    guard query.handle(key) else { return nil }
    // A contact goes to the case that the words name best, not to one that stood first for fewer of them.
    if query.text != before { list = ListState() }
    found = (names?.matches(query.text, limit: 8) ?? []).filter { $0.reference != from }
    return .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let width = min(70, canvas.size.columns - 4)
    let left = (canvas.size.columns - width) / 2
    let top = rows.lowerBound + 2
    canvas.box(top, left, 12, width, title: "Move this contact to")
    canvas.put(top + 1, left + 2, "Find")
    query.draw(&canvas, top + 1, left + 7, width: width - 10, isFocused: true)
    let cursor = canvas.cursor
    let ids = found.map(\.reference)
    for (line, index) in list.window(ids, rows: 8).enumerated() {
      canvas.put(top + 3 + line, left + 2, TextWidth.padded("\(ids[index])  \(found[index].name)", to: width - 4))
      if list.index(in: ids) == index { canvas.restyle(top + 3 + line, left + 1, width - 2) { $0.isReversed = true } }
    }
    canvas.cursor = cursor
  }
}
