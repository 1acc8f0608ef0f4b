public import Casework
public import Forms

/// Answers as they are typed on a command line.
public enum AnswerText {
  /// Why a text is no answer.
  public struct Fault: Error, Equatable {
    /// Why, in words.
    public var words: String
  }

  /// The answer that a text gives to a question; nil where it is empty.
  ///
  /// A choice is given by its code or its words, several with commas between; a rating as `high: because`; a table as one
  /// row a line with `|` between its cells; a person by identifier or name. Throws `Fault`.
  public static func parse(
    _ text: String, for question: Question, people: [PersonAround], today: Day, calendar: WorkingCalendar
  ) throws(Fault) -> AnswerValue? {
    let typed = text.split(separator: " ").joined(separator: " ")
    if typed.allSatisfy(\.isWhitespace) { return nil }
    switch question.kind {
    case .computed: throw Fault(words: Words.of(.isComputed))
    case .text, .longText: return .text(text)
    case .yesNo, .one: return .choice(try code(typed, question))
    case .many:
      var codes: [String] = []
      for part in typed.split(separator: ",") {
        codes.append(try code(part.split(separator: " ").joined(separator: " "), question))
      }
      return .choices(codes)
    case .rating:
      let parts = text.split(separator: ":", maxSplits: 1)
      let reason = parts.count > 1 ? parts[1].split(separator: " ").joined(separator: " ") : ""
      return .rating(try code(parts[0].split(separator: " ").joined(separator: " "), question), reason: reason)
    case .number:
      guard let number = FormNumber(jsonText: typed) else { throw Fault(words: "Type a number, such as 12 or 0.5.") }
      return .number(number)
    case .day(let isAhead):
      do {
        return .day(
          FormDate(
            try TypedDate.parse(typed, today: today, direction: isAhead ? .future : .past, calendar: calendar)))
      } catch { throw Fault(words: error.words) }
    case .signature: return .signed(typed, on: FormDate(today))
    case .person:
      let found = people.first { $0.id.text == typed || $0.name.lowercased() == typed.lowercased() }
      guard let found else { throw Fault(words: "Nobody of the case is called \u{201C}\(typed)\u{201D}.") }
      return .person(found.id.text, name: found.name)
    case .table(let columns, _):
      do throws(TableText.Fault) {
        return .rows(try TableText.rows(of: text, columns, today: today, calendar))
      } catch { throw Fault(words: error.words) }
    }
  }

  private static func code(_ typed: String, _ question: Question) throws(Fault) -> String {
    let lower = typed.lowercased()
    let found = question.choices.first { $0.code == lower || $0.words.lowercased() == lower }
    guard let found else {
      throw Fault(
        words: "\u{201C}\(typed)\u{201D} is none of: \(question.choices.map(\.code).joined(separator: ", ")).")
    }
    return found.code
  }
}
