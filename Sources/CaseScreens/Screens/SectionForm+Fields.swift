import Casework
import Forms
import TextUI

extension Form.Field {
  /// The fields of a question: one, and the reason behind a rating.
  static func fields(_ question: Question, _ value: AnswerValue?, people: [PersonAround]) -> [Form.Field] {
    var field = Form.Field(name: question.id.text, label: "", kind: .line(LineEditor()))
    field.above = question.words + (question.isNeeded ? " *" : "")
    var more: [Form.Field] = []
    func choice(_ choices: [Choice], none: String) -> Kind {
      .choice(.init([(id: "", words: none)] + choices.map { (id: $0.code, words: $0.words) }, chosen: ""))
    }
    switch question.kind {
    case .longText: field.kind = .note(TextEditor())
    case .table(let columns, _):
      field.kind = .note(TextEditor())
      field.above += " One row a line: " + columns.map(\.words).joined(separator: " | ")
    case .yesNo, .one: field.kind = choice(question.choices, none: "not answered")
    case .rating:
      field.kind = choice(question.choices, none: "not answered")
      var why = Form.Field(name: Form.why(question), label: "", kind: .note(TextEditor()))
      why.above = "Why?"
      more = [why]
    case .many(let choices):
      field.kind = .flags(choices.map { Form.Flag(id: $0.code, words: $0.words, isOn: false) })
    case .person:
      field.kind = .choice(
        .init([(id: "", words: "nobody chosen")] + people.map { (id: $0.id.text, words: $0.name) }, chosen: ""))
    case .day: field.echo = "a day, such as 12 nov"
    case .signature(let who): field.echo = "the name; signed today by the \(who)"
    case .text, .number, .computed: break
    }
    var form = Form([field] + more)
    form.put(value, to: question, people: people)
    return form.fields
  }
}

extension Form {
  /// The field of the reason behind a rating.
  static func why(_ question: Question) -> String { question.id.text + "#why" }

  /// The field whose characters are counted.
  static func counted(_ question: Question) -> String {
    if case .rating = question.kind { return why(question) }
    return question.id.text
  }

  /// Puts an answer into the fields of its question.
  mutating func put(_ value: AnswerValue?, to question: Question, people: [PersonAround]) {
    let name = question.id.text
    switch value {
    case nil:
      set(name, "")
      set(Self.why(question), "")
    case .text(let text): set(name, text)
    case .choice(let code): set(name, code)
    case .choices(let codes): set(name, codes.joined(separator: ","))
    case .number(let number): set(name, number.jsonText)
    case .day(let date): set(name, Day(date)?.text(.short) ?? date.jsonText)
    case .rating(let code, let reason):
      set(name, code)
      set(Self.why(question), reason)
    case .signed(let who, _): set(name, who)
    case .person(let id, _): set(name, id)
    case .rows(let rows):
      guard case .table(let columns, _) = question.kind else { return }
      set(name, TableText.text(of: rows, columns))
    }
  }

  /// What is typed to a question; nil where nothing is.
  func value(of question: Question, people: [PersonAround], _ desk: any Desk) throws(FormFault) -> AnswerValue? {
    let name = question.id.text
    let typed = text(name)
    switch question.kind {
    case .computed: return nil
    case .text, .longText:
      let value = AnswerValue.text(typed)
      return value.isEmpty ? nil : value
    case .yesNo, .one: return typed.isEmpty ? nil : .choice(typed)
    case .many: return typed.isEmpty ? nil : .choices(typed.split(separator: ",").map(String.init))
    case .rating:
      let value = AnswerValue.rating(typed, reason: text(Self.why(question)))
      return value.isEmpty ? nil : value
    case .number:
      let digits = typed.filter { $0 != " " }
      if digits.isEmpty { return nil }
      guard let number = FormNumber(jsonText: digits) else {
        throw FormFault(field: name, words: "Type a number, such as 12 or 0.5.")
      }
      if let fault = question.fault(of: .number(number)) { throw FormFault(field: name, words: Words.of(fault)) }
      return .number(number)
    case .day(let isAhead): return try day(name, isAhead ? .future : .past, desk).map { .day(FormDate($0)) }
    case .signature: return typed.isEmpty ? nil : .signed(typed, on: FormDate(desk.now.day))
    case .person:
      return typed.isEmpty ? nil : .person(typed, name: people.first { $0.id.text == typed }?.name ?? typed)
    case .table(let columns, _):
      do throws(TableText.Fault) {
        let rows = try TableText.rows(of: typed, columns, today: desk.now.day, desk.calendar)
        return rows.isEmpty ? nil : .rows(rows)
      } catch {
        throw FormFault(field: name, words: error.words)
      }
    }
  }
}

/// Rows of a table as text: one row a line, its cells between upright strokes.
enum TableText {
  /// Why a line is no row.
  struct Fault: Error {
    var words: String
  }

  /// The rows as they are typed.
  static func text(of rows: [AnswerRow], _ columns: [Question]) -> String {
    rows.map { row in
      var cells = columns.map { column in row[column.id].map { Words.answer($0, to: column) } ?? "" }
      while cells.last?.isEmpty == true { cells.removeLast() }
      return cells.map { $0.replacing("|", with: "/") }.joined(separator: " | ")
    }.joined(separator: "\n")
  }

  /// The rows that a text has. Throws `Fault` that names the line and the cell.
  static func rows(
    of text: String, _ columns: [Question], today: Day, _ calendar: WorkingCalendar
  ) throws(Fault) -> [AnswerRow] {
    var rows: [AnswerRow] = []
    for (number, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        cell.split(separator: " ").joined(separator: " ")
      }
      guard cells.count <= columns.count else {
        throw Fault(words: "Line \(number + 1) has \(cells.count) cells; the table has \(columns.count) columns.")
      }
      var row = AnswerRow()
      for (column, cell) in zip(columns, cells) where !cell.isEmpty {
        row[column.id] = try value(cell, column, line: number + 1, today: today, calendar)
      }
      if !row.cells.isEmpty { rows.append(row) }
    }
    return rows
  }

  private static func value(
    _ cell: String, _ column: Question, line: Int, today: Day, _ calendar: WorkingCalendar
  ) throws(Fault) -> AnswerValue {
    let place = "Line \(line), \(column.words.lowercased()): "
    switch column.kind {
    case .yesNo, .one, .rating:
      let typed = cell.lowercased()
      let found =
        column.choices.first { $0.code == typed || $0.words.lowercased() == typed }
        ?? column.choices.first { $0.words.lowercased().hasPrefix(typed) }
      guard let found else {
        throw Fault(words: place + "choose one of " + column.choices.map(\.words).joined(separator: ", ") + ".")
      }
      if case .rating = column.kind { return .rating(found.code, reason: "") }
      return .choice(found.code)
    case .many:
      return .choices(
        cell.split(separator: ",").map { part in
          let typed = part.lowercased().filter { $0 != " " }
          return column.choices.first { $0.code == typed }?.code ?? String(part)
        })
    case .number:
      guard let number = FormNumber(jsonText: cell), column.fault(of: .number(number)) == nil else {
        throw Fault(words: place + "type a number.")
      }
      return .number(number)
    case .day:
      do {
        let isAhead = column.kind == .day(isAhead: true)
        return .day(
          FormDate(try TypedDate.parse(cell, today: today, direction: isAhead ? .future : .past, calendar: calendar)))
      } catch {
        throw Fault(words: place + error.words)
      }
    default: return .text(cell)
    }
  }
}
