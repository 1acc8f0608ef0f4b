import Casework
import TextUI

/// What is still open on a case that is about to close, and the closing itself.
struct ClosingScreen: Screen {
  static let name = "Closing"

  let reference: CaseReference
  private var file: CaseFile?
  private var items: [ClosingItem] = []
  private var list = ItemList<Int>()

  init(of reference: CaseReference) { self.reference = reference }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open what is selected", hint: "open") { screen, _ in screen.open() },
      Command(
        [.char("x")], "close the case", hint: "close the case",
        unavailable: { s, _ in s.file?.header.closed.map { Words.of(.caseClosed(s.reference, on: $0.on)) } }
      ) { screen, desk in RecordForm.open(.closure, of: screen.file, desk) },
      Command(
        [.char("e")], "write the manager\u{2019}s closing entry", hint: "manager\u{2019}s entry",
        unavailable: { s, d in
          if let closed = s.file?.header.closed { return Words.of(.caseClosed(s.reference, on: closed.on)) }
          return d.acts(in: s.reference, \.entersClosing) ? nil : Words.of(.exit(.mayNotEnter(d.me)))
        }
      ) { screen, desk in RecordForm.open(.closingEntry, of: screen.file, desk) },
    ]
  }

  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(.section, of: reference, "closing") }
  func title(_ desk: any Desk) -> String { "Closing \u{B7} " + (file?.header.child.fullName ?? reference.description) }

  mutating func refresh(_ desk: any Desk) {
    file = (try? desk.caseFile(reference)) ?? nil
    let exits = (try? desk.exits(of: reference)) ?? ExitFile([])
    items =
      file.map {
        ClosingItem.all(of: $0, exits: exits, under: desk.standards, calendar: desk.calendar, on: desk.now.day)
      } ?? []
    list.items = items.enumerated().map { index, item in
      let words = Words.of(item, on: desk.now.day)
      return .init(
        index, [(item.isBar ? "! \(words): needed, or a reason" : "\u{B7} " + words, item.isBar ? .overdue : .plain)])
    }
  }

  private func open() -> Step {
    guard let index = list.selected, items.indices.contains(index) else { return .say("Nothing is open.") }
    switch items[index] {
    case .noExit, .waiting, .noSurvey, .noFormA: return .open(ExitScreen(of: reference))
    case .unsigned(let mark) where mark.name.kind == .exitPlan: return .open(ExitScreen(of: reference))
    case .unsigned(let mark) where mark.name.kind == .plan: return .open(PlanScreen(of: reference))
    case .appointment(let filed), .undecided(let filed): return .open(ContactScreen(reference, filed.id))
    case .due, .running, .report, .unsigned: return .open(CaseScreen(reference))
    case .noEntry:
      return .say("e writes the manager\u{2019}s entry; the note of a manager who closes the case will do.")
    }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if key == .left { return .close }
    let took = list.handle(key)
    guard took.isTaken else { return nil }
    return took.opens ? open() : .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let bars = items.count(where: \.isBar)
    let heading =
      items.isEmpty
      ? "Nothing is open. x closes the case."
      : "\(items.count) open before \(reference) closes" + (bars > 0 ? ", \(bars) needed" : "")
    canvas.put(area.lowerBound, 1, heading, .bold)
    if let entry = file?.header.closing {
      let words = "Manager\u{2019}s entry, \(desk.name(of: entry.by)): \(entry.words)"
      canvas.put(area.lowerBound + 1, 1, TextWidth.truncated(words, to: canvas.size.columns - 2), .good)
    }
    list.draw(&canvas, rows: (area.lowerBound + 3)..<area.upperBound, column: 1, width: canvas.size.columns - 2)
  }
}
