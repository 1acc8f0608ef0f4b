import Casework
import Testing
import TextUI

@testable import CaseScreens

/// Fills in a form as somebody does who wants it saved: their own words where words go, and what else it asks for, as it
/// says what is wrong.
struct FormFiller {
  /// What is in their fields and in nobody else's.
  let word: String
  /// The days that they type, the likeliest first.
  let days: [String]
  /// Which of several they choose.
  let pick: Int

  static let first = FormFiller(
    word: "Lapwing", days: ["22/11/2026", "25/11/2026", "12/3/2027", "2/11/2026", "20/11/2026"], pick: 1)
  static let second = FormFiller(
    word: "Dunlin", days: ["23/11/2026", "26/11/2026", "15/3/2027", "3/11/2026", "19/11/2026"], pick: 2)

  /// The form so that it saves; nil where nothing that was tried does.
  func ready(_ start: Keyboard) -> Keyboard? {
    var search = Search(start, self)
    let found = search.saves(filled(start))
    return found
  }

  /// Words in every field that takes some and has nothing that looks like a number or a day, and a choice where none is
  /// made; days where there is nothing else.
  private func filled(_ start: Keyboard) -> Keyboard {
    var keyboard = start
    guard let form = HostileWalk.form(of: start) else { return start }
    let takesWords = form.visible.contains { index in
      switch form.fields[index].kind {
      case .line(let line): !line.text.contains(where: \.isNumber)
      case .note: true
      case .choice, .picks, .flags: false
      }
    }
    for number in 0..<form.visible.count {
      guard let form = HostileWalk.form(of: keyboard) else { return keyboard }
      switch form.fields[form.focus].kind {
      case .note: keyboard.pressUnseen(.end, .paste(" \(word)\(number)"))
      case .line(let line) where !line.text.contains(where: \.isNumber):
        keyboard.pressUnseen(.end, .paste(" \(word)\(number)"))
      case .line: if !takesWords { keyboard.pressUnseen(.control("u"), .paste(days[0])) }
      case .choice(let choice):
        let isOnlyChoice = !form.visible.contains { form.fields[$0].options == nil }
        if choice.id.isEmpty || isOnlyChoice && number == 0 { for _ in 0..<pick { keyboard.pressUnseen(.right) } }
      case .picks(let picks): if picks.picked.isEmpty { keyboard.pressUnseen(.char(" "), .enter) }
      case .flags: break
      }
      keyboard.pressUnseen(.tab)
    }
    return keyboard
  }

  /// What may be meant in a field, as keys, the likeliest first.
  fileprivate func answers(_ field: Form.Field) -> [[Key]] {
    switch field.kind {
    case .line:
      let others =
        days.map { $0 + " 10:00" }.prefix(2) + ["10:00", "\(pick)", "20", "6 months", "2026", "YJ-000002", word, ""]
      return (days + others).map { [.control("u"), .paste($0)] }
    case .note: return [[.control("u"), .paste(word)]]
    case .choice(let choice):
      let options = choice.options.filter { !$0.id.isEmpty }
      let turned = options.dropFirst(pick - 1) + options.prefix(pick - 1)
      return turned.prefix(12).map { [.paste($0.words)] }
    case .picks(let picks):
      return picks.choice.options.prefix(8).map { option in
        Array(repeating: .backspace, count: picks.picked.count) + [.paste(option.words), .char(",")]
      }
    case .flags(let flags): return flags.indices.map { Array(repeating: .right, count: $0) + [.char(" ")] }
    }
  }

  /// Tries answers as long as each brings another complaint than any before it.
  private struct Search {
    let start: Keyboard
    let filler: FormFiller
    let depth: Int
    var complaints: Set<String> = []
    var left = 500

    init(_ start: Keyboard, _ filler: FormFiller) {
      self.start = start
      self.filler = filler
      depth = start.app.stack.count
    }

    private enum Outcome {
      case saved
      case complained(String, field: Int?)
      case elsewhere
    }

    private func save(_ keyboard: Keyboard) -> (Outcome, Keyboard) {
      var tried = keyboard
      tried.pressUnseen(.control("s"))
      if tried.desk.record.seq > start.desk.record.seq { return (.saved, tried) }
      guard tried.app.stack.count == depth, let form = HostileWalk.form(of: tried),
        let sheet = (tried.app.stack.last as? any SheetScreen)?.sheet
      else { return (.elsewhere, tried) }
      let blamed = form.fields.indices.contains(form.focus) && !form.fields[form.focus].problem.isEmpty
      let words = sheet.trouble + " " + (blamed ? form.fields[form.focus].problem : "") + " " + tried.app.message
      // That this or that isn't understood, or lies in the future, is the same complaint whatever was typed.
      let same = words.split(separator: " ").filter { !$0.contains { $0.isNumber || $0 == "\u{2018}" } }
      let field = blamed ? form.focused + ": " : ""
      return (.complained(field + same.joined(separator: " "), field: blamed ? form.focus : nil), tried)
    }

    mutating func saves(_ keyboard: Keyboard) -> Keyboard? {
      let (outcome, tried) = save(keyboard)
      switch outcome {
      case .saved: return keyboard
      case .elsewhere: return nil
      case .complained(let words, let field):
        guard complaints.insert(words).inserted, let form = HostileWalk.form(of: tried) else { return nil }
        for index in field.map({ [$0] }) ?? form.visible {
          for keys in filler.answers(form.fields[index]) where left > 0 {
            left -= 1
            var answered = tried
            for _ in form.visible where HostileWalk.form(of: answered)?.focus != index { answered.pressUnseen(.tab) }
            for key in keys { answered.pressUnseen(key) }
            if let found = saves(answered) { return found }
          }
        }
        return nil
      }
    }
  }
}
