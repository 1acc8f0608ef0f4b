import Casework
import Testing
import TextUI

@testable import CaseScreens

/// Two sessions in each form that there is: what the first saved is asked about before the second writes over it, or
/// still stands after it.
@Suite("Two sessions in every form") struct TogetherFormTests {
  @Test func whatAnotherSavedIsNeverWrittenOverUnasked() throws {
    var walk = HostileWalk()
    walk.looksAtFrames = false
    for start in HostileStart.allCases {
      walk.go(from: try start.keyboard(rows: 24, columns: 80), moves: start.moves)
    }
    var outcomes: [Outcome: [String]] = [:]
    for (place, keyboard) in walk.forms.sorted(by: { $0.key < $1.key }) {
      outcomes[Self.outcome(keyboard), default: []].append(place)
    }
    for (outcome, places) in outcomes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      print("\(outcome): \(places.count)", outcome == .unfilled ? places.joined(separator: ", ") : "")
    }
    #expect(outcomes[.lost, default: []].isEmpty, "\(outcomes[.lost, default: []])")
    #expect(outcomes[.asked, default: []].count + outcomes[.kept, default: []].count > 60)
  }

  /// What became of the words that the first saved.
  private enum Outcome: String {
    /// The form could not be filled in here, or what it saves has no words of its own.
    case unfilled
    /// The second was told, or refused.
    case asked
    /// Both stand.
    case kept
    /// They are gone without a question.
    case lost
  }

  private static func outcome(_ start: Keyboard) -> Outcome {
    // Another person where they may do it, else the same one in another session.
    var other = start
    if start.desk.me != "dshah" { other.desk.me = "dshah" }
    guard var first = ready(other, "Lapwing") ?? ready(start, "Lapwing"), var second = ready(start, "Dunlin") else {
      return .unfilled
    }
    let depth = second.app.stack.count
    first.press(.control("s"))
    let saved = words("Lapwing", in: first).subtracting(words("Lapwing", in: second))
    if saved.isEmpty { return .unfilled }
    let me = second.desk.me
    second.desk = first.desk
    second.desk.me = me
    second.tell(.changedElsewhere([]))
    second.press(.control("s"))
    if second.app.stack.count >= depth { return .asked }
    return saved.isSubset(of: words("Lapwing", in: second)) ? .kept : .lost
  }

  /// The form with words in its fields and with whatever else it asks for, so that it saves; nil where that isn't found.
  private static func ready(_ start: Keyboard, _ word: String) -> Keyboard? {
    var keyboard = start
    for number in 0..<(HostileWalk.form(of: start)?.visible.count ?? 0) {
      guard let form = HostileWalk.form(of: keyboard) else { return nil }
      switch form.fields[form.focus].kind {
      case .line, .note: keyboard.pressUnseen(.end, .paste(" \(word)\(number)"))
      case .choice, .picks, .flags: break
      }
      keyboard.pressUnseen(.tab)
    }
    let depth = keyboard.app.stack.count
    for attempt in 0..<24 {
      var tried = keyboard
      tried.pressUnseen(.control("s"))
      if tried.app.stack.count < depth { return tried.desk.record.seq > start.desk.record.seq ? keyboard : nil }
      guard tried.app.stack.count == depth, let form = HostileWalk.form(of: tried) else { return nil }
      HostileWalk.answer(form, attempt, &tried)
      keyboard = tried
    }
    return nil
  }

  /// The words of one author that the record holds now.
  private static func words(_ word: String, in keyboard: Keyboard) -> Set<String> {
    var found: Set<String> = []
    for key in keyboard.desk.record.keys {
      guard let stored = keyboard.desk.record.stored(key) else { continue }
      for match in String(decoding: stored.bytes, as: UTF8.self).matches(of: /Lapwing\d+|Dunlin\d+/) {
        if match.output.hasPrefix(word) { found.insert("\(key) \(match.output)") }
      }
    }
    return found
  }
}
