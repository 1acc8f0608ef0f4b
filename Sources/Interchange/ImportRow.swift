import Casework

/// A row of an import by its headers, and how its values are read.
struct ImportRow {
  let line: Int
  let values: [String: String]
  let today: Day
  let lists: CodeLists
  let calendar: WorkingCalendar

  func problem(_ column: String, _ reason: String) -> ImportProblem {
    ImportProblem(line: line, column: column, value: values[column] ?? "", reason: reason)
  }

  /// The text of a column without spaces at its ends.
  func text(_ column: String) -> String {
    var text = Substring(values[column] ?? "")
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  func day(_ column: String) throws -> Day? {
    let text = text(column)
    if text.isEmpty { return nil }
    do {
      return try TypedDate.parse(text, today: today, direction: .past, calendar: calendar)
    } catch {
      throw problem(column, "it is no day. Write it like 23/11/2026 or 2026-11-23.")
    }
  }

  func requiredDay(_ column: String) throws -> Day {
    guard let day = try day(column) else { throw problem(column, "a day is needed.") }
    return day
  }

  func number(_ column: String, _ range: ClosedRange<Int>) throws -> Int? {
    let text = text(column)
    if text.isEmpty { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw problem(column, "a whole number from \(range.lowerBound) to \(range.upperBound) is needed.")
    }
    return number
  }

  /// A value of an enum by its code or its words.
  func code<T: CaseIterable & RawRepresentable>(_ column: String, _ words: (T) -> String) throws -> T?
  where T.RawValue == String {
    let wanted = text(column).lowercased()
    if wanted.isEmpty { return nil }
    if let found = T.allCases.first(where: { $0.rawValue.lowercased() == wanted || words($0).lowercased() == wanted }) {
      return found
    }
    throw problem(column, "it is none of " + T.allCases.map(\.rawValue).joined(separator: ", ") + ".")
  }

  /// A code of a list by the code or its words.
  func listed(_ column: String, _ list: String, on day: Day) throws -> ListCode? {
    let wanted = text(column).lowercased()
    if wanted.isEmpty { return nil }
    let offered = lists.offered(list, on: day)
    if let found = offered.first(where: { $0.code.text == wanted || $0.words.lowercased() == wanted }) {
      return found.code
    }
    throw problem(
      column, "the list \(list) has no such code. It has " + offered.map(\.code.text).joined(separator: ", ") + ".")
  }
}
