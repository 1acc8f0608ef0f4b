#if DEBUG || FUZZING
import CaseScreens
import Casework
import Forms
import JSON

@testable import CaseStore

extension Parser {
  /// What people type: dates, times, lengths, references, searches, answers.
  static let typing: [Parser] = [
    typed("typed-date", dateWords, ["23/11", "fri week", "+2w", "23 november 2026", "2026-11-23"]) { text in
      for direction in [TypedDate.Direction.past, .future] {
        guard
          let day = try? TypedDate.parse(text, today: Use.day, direction: direction, calendar: Use.calendar)
        else { continue }
        guard Day(iso: day.iso) == day else { return "the day isn't read back: \(day.iso)" }
      }
      _ = Day(iso: text)
      return nil
    },
    typed("typed-time", timeWords, ["10:30", "half past 9", "9.15pm", "now", "1430"]) { text in
      guard let time = try? TypedTime.parse(text, now: .midday) else { return nil }
      return TimeOfDay(jsonText: time.jsonText) == time ? nil : "the time isn't read back: \(time)"
    },
    typed("typed-moment", dateWords + timeWords, ["23/11 10:30", "tomorrow 9am", "2026-11-23T10:30"]) { text in
      _ = Moment(rfc3339: text)
      guard
        let moment = try? TypedMoment.parse(
          text, now: Moment(Use.day, .midday), direction: .future, calendar: Use.calendar)
      else { return nil }
      guard Moment(rfc3339: moment.rfc3339) != nil else { return "the moment isn't read back: \(moment)" }
      return Moment(jsonText: moment.jsonText) == moment ? nil : "the moment isn't read back: \(moment)"
    },
    typed("typed-duration", ["h", "m", "min", "hours", "1h30", "1.5h", ":", "day"], ["45", "1h30", "90 min"]) { text in
      guard let minutes = try? TypedDuration.parse(text) else { return nil }
      return Minutes(jsonNumber: minutes.jsonNumber) == minutes ? nil : "the length isn't read back: \(minutes)"
    },
    typed("typed-reference", ["YJ-", "yj", "a4.1", "c7.1"], ["YJ-000142", "yj142", "142"]) { text in
      _ = DocumentKey(text)
      _ = SignedName(jsonText: text)
      _ = ContactSummary(jsonText: text)
      guard let reference = CaseReference(typed: text) else { return nil }
      return CaseReference(jsonText: reference.jsonText) == reference ? nil : "the number isn't read back: \(reference)"
    },
    typed("search-query", ["abara", "born", "o'dwyer", "café"], ["abara tomi", "O’Dwyer", "yj-12", "2010-03-04"]) {
      text in
      _ = names.matches(text, limit: 5)
      _ = WordFolding.words(of: text)
      guard var search = NoteSearch(text, limit: 3) else { return nil }
      try? search.look(in: notes, of: 1, folds: true)
      try? search.look(in: notes, of: 1, folds: false)
      _ = DocumentSearch(text)?.snippet(in: Array("{\"text\":\"\(text.filter(\.isLetter))\"}".utf8))
      return nil
    },
    typed("typed-answer", ["high: ", "|", ",", "yes"], ["yes", "high: because", "a | b", "1.25", "23/11/2026"]) {
      text in
      for question in questions {
        guard
          let value = try? AnswerText.parse(
            text, for: question, people: [], today: Use.day, calendar: Use.calendar)
        else { continue }
        if let fault = readBack(value) { return fault }
      }
      return nil
    },
  ]

  private static let dateWords = [
    "today", "tom", "fri", "next", "last", "week", "a week today", "+2wd", "-1m", "in", "days", "ago", "nov", "/",
    "29/2",
  ]
  private static let timeWords = [
    "am", "pm", "noon", "midnight", "half", "past", "quarter", "to", "now", ":", ".", "h",
  ]

  private static func typed(
    _ name: String, _ words: [String], _ seeds: [String], _ use: @escaping @Sendable (String) -> String?
  ) -> Parser {
    Parser(name, bounds: Bounds(length: 256), words: words, seeds: { seeds.map { Array($0.utf8) } }) {
      use(String(decoding: $0, as: UTF8.self))
    }
  }

  private static let names: NameSearch = {
    var summaries: [CaseSummary] = []
    for (number, name) in ["Abara, Tomi", "O'Dwyer, Cian", "Łuk-Sé, 渡辺", "", "x"].enumerated() {
      var summary = CaseSummary()
      summary.reference = CaseReference(number + 1)
      summary.name = name
      summary.dateOfBirth = Use.day
      summaries.append(summary)
    }
    return NameSearch(summaries)
  }()

  private static let notes: [UInt8] =
    Array(
      Use.contactLines().joined(separator: [10])) + Array("\n{\"id\":\"c1.1\",\"note\":\"caf\\u00e9 abara\"}\n".utf8)

  private static let questions: [Question] = {
    let form = Corpus.inputs(of: "form-definition").first.flatMap { try? FormDefinition(json: $0.bytes, file: "") }
    return form?.sections.flatMap(\.questions) ?? []
  }()
}
#endif
