/// Why an answer isn't one to its question.
public enum AnswerFault: Sendable, Equatable, Error {
  /// Such a question is answered in another way; the kind by its name.
  case wrongKind(asked: String)
  /// A code that is none of the choices.
  case notAChoice(String)
  /// A code that is there twice.
  case twice(String)
  /// A number outside its bounds.
  case outOfRange(FormNumber, from: FormNumber?, through: FormNumber?)
  /// More places after the point than are asked for.
  case tooManyPlaces(FormNumber, allowed: Int)
  /// A column that the table hasn't.
  case noSuchColumn(String)
  /// An answer to something that is worked out.
  case isComputed
}

extension Question {
  /// Why a value is no answer to it; nil where it is one. A rating without its reason is one, though not a whole one.
  public func fault(of value: AnswerValue) -> AnswerFault? {
    switch (kind, value) {
    case (.computed, _): return .isComputed
    case (.text, .text), (.longText, .text), (.day, .day), (.signature, .signed), (.person, .person): return nil
    case (.yesNo, .choice(let code)), (.one, .choice(let code)): return fault(of: [code])
    case (.rating, .rating(let code, _)): return code.isEmpty ? nil : fault(of: [code])
    case (.many, .choices(let codes)): return fault(of: codes)
    case (.number(let from, let through, let places), .number(let number)):
      if let from, number < from { return .outOfRange(number, from: from, through: through) }
      if let through, number > through { return .outOfRange(number, from: from, through: through) }
      return number.places > places ? .tooManyPlaces(number, allowed: places) : nil
    case (.table(let columns, _), .rows(let rows)):
      for row in rows {
        for (name, cell) in row.cells.sorted(by: { $0.key < $1.key }) {
          guard let column = columns.first(where: { $0.id.text == name }) else { return .noSuchColumn(name) }
          if let fault = column.fault(of: cell) { return fault }
        }
      }
      return nil
    default: return .wrongKind(asked: kind.name)
    }
  }

  private func fault(of codes: [String]) -> AnswerFault? {
    for (index, code) in codes.enumerated() {
      if !choices.contains(where: { $0.code == code }) { return .notAChoice(code) }
      if codes[..<index].contains(code) { return .twice(code) }
    }
    return nil
  }
}
