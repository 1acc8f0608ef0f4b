import Casework
import TextUI

extension Form.Field {
  /// A line of text.
  static func line(_ name: String, _ label: String, _ text: String, hint: String = "") -> Self {
    Self(name: name, label: label, kind: .line(LineEditor(text)), echo: hint)
  }

  /// One code of a list, or none.
  static func code(
    _ name: String, _ label: String, _ list: String, _ chosen: ListCode?, _ desk: any Desk, none: String? = "not known"
  ) -> Self {
    var options = desk.lists.offered(list, on: desk.now.day).map { (id: $0.code.text, words: $0.words) }
    if let chosen, !options.contains(where: { $0.id == chosen.text }) {
      options.append((chosen.text, desk.lists.words(list, chosen)))
    }
    if let none { options.insert(("", none), at: 0) }
    return Self(name: name, label: label, kind: .choice(.init(options, chosen: chosen?.text ?? "")))
  }

  /// One case of an enumeration, or none.
  static func choice<Value: CaseIterable & RawRepresentable<String>>(
    _ name: String, _ label: String, _ chosen: Value?, none: String? = "not known",
    words: (Value) -> String = { Words.spoken($0) }
  ) -> Self {
    var options = Value.allCases.map { (id: $0.rawValue, words: words($0)) }
    if let none { options.insert(("", none), at: 0) }
    return Self(name: name, label: label, kind: .choice(.init(options, chosen: chosen?.rawValue ?? "")))
  }

  /// Yes, no or not known.
  static func answer(_ name: String, _ label: String, _ answer: Bool?) -> Self {
    let chosen = answer.map { $0 ? "yes" : "no" } ?? ""
    return Self(
      name: name, label: label,
      kind: .choice(.init([("", "not known"), ("yes", "yes"), ("no", "no")], chosen: chosen)))
  }

  /// A member of staff who works here, or nobody.
  static func worker(_ name: String, _ label: String, _ chosen: StaffID?, _ desk: any Desk) -> Self {
    let options = [(id: "", words: "nobody yet")] + staff(desk, also: [chosen].compactMap { $0 })
    return Self(name: name, label: label, kind: .choice(.init(options, chosen: chosen?.text ?? "")))
  }

  /// Several members of staff who work here.
  static func workers(_ name: String, _ label: String, _ chosen: [StaffID], _ desk: any Desk) -> Self {
    Self(name: name, label: label, kind: .picks(.init(staff(desk, also: chosen), picked: chosen.map(\.text))))
  }

  /// A team, or the one that the worker belongs to.
  static func team(_ name: String, _ label: String, _ desk: any Desk) -> Self {
    let teams = desk.teams.map { (id: $0.key.text, words: $0.value.name) }.sorted {
      ($0.words, $0.id) < ($1.words, $1.id)
    }
    return Self(
      name: name, label: label, kind: .choice(.init([("", "the worker\u{2019}s own")] + teams, chosen: nil)))
  }

  /// Those who work here today, by name.
  private static func staff(_ desk: any Desk, also chosen: [StaffID]) -> [(id: String, words: String)] {
    let here = desk.staff.filter { id, staff in
      chosen.contains(id) || (staff.to.map { $0 >= desk.now.day } ?? true)
    }
    return here.map { (id: $0.key.text, words: $0.value.name) }.sorted { ($0.words, $0.id) < ($1.words, $1.id) }
  }

  /// Text of many lines.
  static func note(_ name: String, _ label: String, _ text: String = "") -> Self {
    Self(name: name, label: label, kind: .note(TextEditor(text)))
  }
}

extension Form {
  /// The day that is typed; nil where nothing is.
  func day(_ name: String, _ direction: TypedDate.Direction, _ desk: any Desk) throws(FormFault) -> Day? {
    let typed = text(name)
    if typed.isEmpty { return nil }
    do {
      return try TypedDate.parse(typed, today: desk.now.day, direction: direction, calendar: desk.calendar)
    } catch {
      throw FormFault(field: name, words: error.words)
    }
  }

  /// The day that is typed, which must be.
  func neededDay(_ name: String, _ direction: TypedDate.Direction, _ desk: any Desk) throws(FormFault) -> Day {
    guard let day = try day(name, direction, desk) else {
      throw FormFault(field: name, words: TypedRefusal.nothingTyped(.date).words)
    }
    return day
  }

  /// The day that is typed, the nearest one where no year is given.
  func nearestDay(_ name: String, _ desk: any Desk) throws(FormFault) -> Day {
    let (past, future) = (try neededDay(name, .past, desk), try neededDay(name, .future, desk))
    return desk.now.day - past < future - desk.now.day ? past : future
  }

  /// The day that is typed, which must not lie in the future; nil where nothing is.
  func pastDay(_ name: String, _ desk: any Desk) throws(FormFault) -> Day? {
    guard let day = try day(name, .past, desk) else { return nil }
    if day > desk.now.day {
      throw FormFault(field: name, words: day.text(.long) + " lies in the future. Correct the date.")
    }
    return day
  }

  /// The number that is typed; nil where nothing is.
  func number(_ name: String) throws(FormFault) -> Int? {
    let typed = text(name).filter { $0 != " " }
    if typed.isEmpty { return nil }
    guard let number = Int(typed) else { throw FormFault(field: name, words: "Type a number, in digits alone.") }
    return number
  }

  /// The length that is typed, such as `6 months` or `12w`; nil where nothing is.
  func term(_ name: String) throws(FormFault) -> Term? {
    let typed = line(name)
    if typed.isEmpty { return nil }
    guard let term = Term(typed: typed) else { throw FormFault(field: name, words: Words.lengthExpected) }
    return term
  }

  /// A line without the spaces at its ends, and with one between words.
  func line(_ name: String) -> String { text(name).split(separator: " ").joined(separator: " ") }

  /// The code that is chosen; nil where none is.
  func code(_ name: String) -> ListCode? { text(name).isEmpty ? nil : ListCode(text(name)) }

  /// Yes, no or not known.
  func answer(_ name: String) -> Bool? { text(name).isEmpty ? nil : text(name) == "yes" }

  /// The text of a field that must not be empty.
  func needed(_ name: String, _ words: String) throws(FormFault) -> String {
    let text = text(name)
    if text.allSatisfy(\.isWhitespace) { throw FormFault(field: name, words: words) }
    return text
  }

  /// Says beside a field which day was understood.
  mutating func echoDay(_ name: String, _ direction: TypedDate.Direction, hint: String = "", _ desk: any Desk) {
    let day = try? day(name, direction, desk)
    echo(name, day.map { $0.text(.shortWithWeekday) + " (" + $0.relative(to: desk.now.day) + ")" } ?? hint)
  }
}
