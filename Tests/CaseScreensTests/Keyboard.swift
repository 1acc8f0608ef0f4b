import CaseScreens
import Casework
import Foundation
import Testing
import TextUI

/// A session at the keyboard: keys in, screens out.
struct Keyboard {
  var desk: MemoryDesk
  var app: App
  private(set) var requests: [App.Request] = []
  private(set) var keys = 0
  /// Why no look can be written down; nil where it can.
  var trailFails: String?

  init(rows: Int = 24, columns: Int = 80, glyphs: Glyphs = .unicode) throws {
    desk = try MemoryDesk()
    app = App(desk, size: Size(rows: rows, columns: columns), glyphs: glyphs)
  }

  /// Each key is followed by its frame, as at a terminal: what drawing remembers is part of what the next one does.
  mutating func press(_ pressed: Key...) {
    for key in pressed {
      pressUnseen(key)
      _ = app.view(desk)
    }
  }

  /// Keys that are there before what the ones before them did is shown.
  mutating func pressUnseen(_ pressed: Key...) {
    for key in pressed {
      keys += 1
      perform(app.update(.key(key), desk))
    }
  }

  mutating func type(_ text: String) { for character in text { press(.char(character)) } }

  mutating func tell(_ event: App.Event) { perform(app.update(event, desk)) }

  private mutating func perform(_ asked: [App.Request]) {
    requests += asked
    for request in asked {
      switch request {
      case .make(let change): tell(desk.make(change))
      case .undo:
        guard let last = desk.undoable.last else { return tell(.refused(Words.of(.nothingToUndo))) }
        tell(desk.make(.undone(last)))
      case .redo:
        guard let last = desk.redoable.last else { return tell(.said("Nothing was undone that could be done again.")) }
        tell(desk.redo(last))
      case .keepPreferences(let preferences): desk.preferences = preferences
      case .keepDraft(let subject, let fields): desk.drafts[subject] = KeptDraft(at: "Mon 23 Nov 09:00", fields: fields)
      case .dropDraft(let subject): desk.drafts[subject] = nil
      case .look(let look): if let trailFails { tell(.unlogged(look, why: trailFails)) }
      default: break
      }
    }
  }

  /// Goes through the fields of a form with Tab until the one with this label has the focus.
  mutating func tab(to label: String) {
    for _ in 0..<60 {
      if focusedLabel == label { return }
      press(.tab)
    }
    Issue.record("no field is called \(label)")
  }

  /// The label of the field that keys act on, as it is shown.
  private var focusedLabel: String? {
    var copy = self
    let canvas = copy.screen()
    for row in 2..<max(2, canvas.size.rows - 2) {
      let cells = canvas.cells[(row * canvas.size.columns)..<((row + 1) * canvas.size.columns)]
      let lit = cells.filter { $0.style == .accent }.compactMap { Unicode.Scalar($0.scalar) }
      let text = String(String.UnicodeScalarView(lit)).filter { !"\u{25B2}\u{25BC}".contains($0) }
      let label = text.trimmingCharacters(in: .whitespaces)
      if !label.isEmpty { return label }
    }
    return nil
  }

  /// What is on the screen.
  mutating func screen() -> Canvas { app.view(desk) }
  mutating func text() -> String { screen().text }
}
