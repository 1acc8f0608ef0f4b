import Casework
import JSON
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
    for (place, keyboards) in walk.forms.sorted(by: { $0.key < $1.key }) {
      let outcome = keyboards.lazy.map { Self.outcome($0) }.first { $0 != .unfilled }
      outcomes[outcome ?? .unfilled, default: []].append(place)
    }
    for (outcome, places) in outcomes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      print(
        "\(outcome): \(places.count)", outcome == .unfilled || outcome == .lost ? places.joined(separator: ", ") : "")
    }
    #expect(outcomes[.lost, default: []].isEmpty, "\(outcomes[.lost, default: []])")
    // A form that nobody here can fill in needs a start that does: HostileStart.
    #expect(outcomes[.unfilled, default: []].isEmpty, "\(outcomes[.unfilled, default: []])")
    #expect(outcomes[.asked, default: []].count + outcomes[.kept, default: []].count > 95)
  }

  /// To when another moved the appointment no field shows, and it is told: once, before it is moved again.
  @Test func whatNoFieldShowsIsToldBeforeItIsWrittenOver() throws {
    var mine = try Keyboard()
    mine.type("3abara")
    mine.press(.enter, .tab, .tab, .tab)
    mine.type("M")
    #expect(mine.text().contains("Move the appointment"), "\(mine.text())")
    var theirs = mine
    theirs.desk.me = "dshah"
    func fill(_ keyboard: inout Keyboard, _ when: String, _ why: String) {
      keyboard.type(when)
      keyboard.tab(to: "Why")
      keyboard.type(why)
    }
    fill(&mine, "26/11/2026 11:00", "Exam.")
    fill(&theirs, "25/11/2026 10:00", "School trip.")
    theirs.press(.control("s"))
    #expect(theirs.desk.made.last?.op == "appointment.move", "\(theirs.text())")
    let me = mine.desk.me
    mine.desk = theirs.desk
    mine.desk.me = me
    mine.tell(.changedElsewhere([]))
    mine.pressUnseen(.control("s"))
    #expect(mine.desk.made.count == theirs.desk.made.count)
    #expect(mine.text().contains("D. Shah set the appointment to Wed 25 Nov"), "\(mine.text())")
    #expect(mine.text().contains("(School trip.)"), "\(mine.text())")
    mine.press(.control("s"))
    #expect(mine.desk.made.count == theirs.desk.made.count + 1, "\(mine.text())")
  }

  /// What became of what the first saved.
  private enum Outcome: String {
    /// The form could not be filled in here, or what it saves has nothing of its own.
    case unfilled
    /// The second was told, or refused.
    case asked
    /// Both stand.
    case kept
    /// It is gone without a question.
    case lost
  }

  private static func outcome(_ start: Keyboard) -> Outcome {
    // Another person where they may do it, else the same one in another session.
    var other = start
    if start.desk.me != "dshah" { other.desk.me = "dshah" }
    guard var first = FormFiller.first.ready(other) ?? FormFiller.first.ready(start),
      var second = FormFiller.second.ready(start) ?? FormFiller.second.ready(other)
    else { return .unfilled }
    let typed = typed(first, unlike: second)
    first.press(.control("s"))
    let saved = leaves(of: first, with: typed).subtracting(leaves(of: start, with: typed))
    if saved.isEmpty { return .unfilled }
    let me = second.desk.me
    second.desk = first.desk
    second.desk.me = me
    second.tell(.changedElsewhere([]))
    let made = second.desk.record.seq
    second.press(.control("s"))
    if second.desk.record.seq == made { return .asked }
    return saved.isSubset(of: leaves(of: second, with: typed)) ? .kept : .lost
  }

  /// What one typed or chose and the other didn't, as it is stored: their words, days and codes.
  private static func typed(_ first: Keyboard, unlike second: Keyboard) -> Set<String> {
    guard let mine = HostileWalk.form(of: first), let theirs = HostileWalk.form(of: second) else { return [] }
    var found: Set<String> = []
    for field in mine.fields where !field.isHidden && mine.text(field.name) != theirs.text(field.name) {
      let text = mine.text(field.name)
      let day = try? TypedDate.parse(
        text, today: first.desk.now.day, direction: .past, calendar: first.desk.calendar)
      let moment = try? TypedMoment.parse(
        text, now: first.desk.now, direction: .future, calendar: first.desk.calendar)
      if let stored = day?.iso ?? moment?.jsonText {
        found.insert(stored)
      } else {
        found.formUnion(text.split(separator: ",").map { String($0.drop { $0 == " " }) })
      }
    }
    return found
  }

  /// Where in the record something stands that was typed, whatever its place in a list.
  private static func leaves(of keyboard: Keyboard, with typed: Set<String>) -> Set<String> {
    var found: Set<String> = []
    func look(_ value: JSONValue, _ path: String) {
      switch value {
      case .string(let text):
        if typed.contains(text) { found.insert("\(path) \(text)") }
        for match in text.matches(of: /Lapwing\d+/) { found.insert("\(path) \(match.output)") }
      case .array(let values): for each in values { look(each, path) }
      case .object(let members): for member in members { look(member.value, path + "." + member.key) }
      default: break
      }
    }
    // Some reasons stand in the journal alone.
    for entry in keyboard.desk.history { look(.string(entry.why), "history") }
    for key in keyboard.desk.record.keys {
      guard let stored = keyboard.desk.record.stored(key), let value = try? JSONValue(json: stored.bytes) else {
        continue
      }
      look(value, key.text)
    }
    return found
  }
}
