import Casework
import Forms
import TextUI

extension AssessmentScreen {
  /// Where the questions begin.
  static let left = 34

  /// The sections that are shown, under the parts of the form, each with how far it is.
  mutating func arrangeSections() {
    guard let filled, let assessment else {
      sections.items = []
      return
    }
    var items: [ItemList<SectionID>.Item] = []
    var part = ""
    for section in filled.sections {
      if section.part != part {
        part = section.part
        if !part.isEmpty { items.append(.init(nil, [(part, .bold)])) }
      }
      let progress = assessment.progress(of: section, in: filled)
      let isBack = isSentBack(section)
      let mark =
        Self.mark(progress) + (showsDifferences && hasChanged(section) ? " \u{394}" : "") + (isBack ? " !" : "")
      let style: Style = isBack ? .overdue : progress == .complete ? .good : progress == .withheld ? .quiet : .plain
      items.append(.init(section.id, [(mark + " " + section.title, style)]))
    }
    sections.items = items
  }

  private static func mark(_ progress: SectionProgress) -> String {
    switch progress {
    case .complete: "\u{2713}"
    case .begun: "\u{25CF}"
    case .untouched: "\u{25CB}"
    case .withheld: "\u{2013}"
    }
  }

  /// The questions of the section, or of all that changed, each with its answer and where that comes from.
  mutating func arrangeQuestions(_ desk: any Desk) {
    guard let filled, let definition, let assessment, let section else {
      questions.items = []
      return
    }
    if let part = assessment.withheld[section.id.text] {
      questions.items = [.init(nil, [(part.notShown, .quiet)])]
      return
    }
    let before = earlier?.assessment.answers ?? Answers()
    if showsDifferences {
      let differences = assessment.answers.differences(since: before, in: definition)
        .filter { definition.section(of: $0.question)?.id == section.id }
      questions.items = differences.map { difference in
        let question = definition.question(difference.question)
        func said(_ value: AnswerValue?) -> String { value.map { Words.answer($0, to: question) } ?? "nothing" }
        return .init(
          difference.question,
          wrapped([
            (question?.words ?? difference.question.text, .bold), ("was  " + said(difference.before), .quiet),
            ("now  " + said(difference.now), .plain),
          ]) + noted(difference.question))
      }
      return
    }
    questions.items = filled.questions(in: section).map { question in
      .init(question.id, lines(question, filled, desk) + noted(question.id))
    }
  }

  private func lines(_ question: Question, _ filled: FilledForm, _ desk: any Desk) -> [(String, Style)] {
    var lines: [(String, Style)] = [(question.words + (question.isNeeded ? " *" : ""), .bold)]
    if case .computed = question.kind {
      let number = filled.number(of: question.id)?.jsonText ?? "\u{2013}"
      lines.append(
        (
          "  " + [number, filled.band(of: question.id)?.words ?? ""].filter { !$0.isEmpty }.joined(separator: ": "),
          .plain
        ))
      return wrapped(lines)
    }
    guard let answer = filled.answers[question.id] else {
      lines.append(("  " + (question.isNeeded ? "needed" : "\u{2013}"), question.isNeeded ? .warning : .quiet))
      return wrapped(lines)
    }
    for part in Words.answer(answer.value, to: question).split(whereSeparator: \.isNewline) {
      lines.append(("  " + part, .plain))
    }
    if question.isNeeded,
      filled.obstacles(in: section ?? FormSection("", title: "", questions: [])).contains(.unfinished(question.id))
    {
      lines.append(("  ! answered in part", .warning))
    }
    if let origin = Self.origin(of: answer, desk) {
      lines.append(("  " + origin, answer.isUnconfirmed ? .warning : .quiet))
    }
    return wrapped(lines)
  }

  /// Where a carried answer comes from; nil for one that was given here.
  private static func origin(of answer: Answer, _ desk: any Desk) -> String? {
    guard answer.isUnconfirmed || answer.confirmed != nil else { return nil }
    let day = Moment(jsonText: answer.origin.at)?.day.text(.short) ?? answer.origin.at
    let carried = "\u{21BB} carried from \(day) by \(desk.name(of: StaffID(answer.origin.by)))"
    if answer.isUnconfirmed { return carried + ", not yet confirmed (Enter)" }
    return carried + (answer.confirmed.map { ", confirmed by \(desk.name(of: StaffID($0.by)))" } ?? "")
  }

  /// Why the question came back, and what whoever reads it noted on it.
  private func noted(_ question: QuestionID) -> [(String, Style)] {
    let back = (assessment?.signing.reasons ?? []).filter { $0.part == question.text }
    let mine = reasons.filter { $0.part == question.text }
    return wrapped(
      back.map { ("  ! sent back: " + $0.words, .overdue) }
        + mine.map { ("  \u{25B8} to send back: " + $0.words, .accent) })
  }

  private func wrapped(_ lines: [(String, Style)]) -> [(String, Style)] {
    lines.flatMap { text, style -> [(String, Style)] in
      // What doesn't fit goes on under the beginning of its own line.
      let indent = String(text.prefix { $0 == " " })
      let room = max(10, width - indent.utf8.count)
      return TextWidth.wrapped(String(text.dropFirst(indent.count)), to: room).map { (indent + $0, style) }
    }
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let room = max(20, canvas.size.columns - Self.left - 3)
    if room != width {
      width = room
      arrangeQuestions(desk)
    }
    let top = rows.lowerBound
    guard let file, let assessment, let filled else {
      canvas.put(
        top, 1, filed == nil ? "There is no such assessment any more." : "Its form is not known here.", .warning)
      return
    }
    let counts = assessment.sectionCounts(in: filled)
    let hidden = counts.withheld == 0 ? "" : ", \(counts.withheld) not shown"
    let state =
      assessment.signing.state.words + ", \(counts.complete) of \(counts.shown) \(canvas.glyphs.tick)" + hidden
    let column = canvas.size.columns - TextWidth.columns(of: state) - 1
    let title = assessment.title + " \u{B7} " + file.header.child.fullName
    canvas.put(top, 1, TextWidth.truncated(title, to: max(0, column - 3)), .bold)
    canvas.put(top, column, state, assessment.signing.state == .sentBack ? .overdue : .quiet)
    canvas.rule(top + 1)
    let area = (top + 2)..<(noting == nil ? rows.upperBound : rows.upperBound - 1)
    for row in area { canvas.put(row, Self.left, canvas.glyphs.vertical, .quiet) }
    var questionRows = area
    for line in heading(assessment, desk) where questionRows.count > 3 {
      canvas.put(questionRows.lowerBound, Self.left + 2, line.0, line.1, width: width)
      questionRows = (questionRows.lowerBound + 1)..<questionRows.upperBound
    }
    sections.draw(&canvas, rows: area, column: 1, width: Self.left - 1, isFocused: pane == .sections)
    questions.draw(&canvas, rows: questionRows, column: Self.left + 2, width: width, isFocused: pane == .questions)
    if questions.items.isEmpty {
      let words = showsDifferences ? "Nothing changed in this section." : "No question applies here."
      canvas.put(questionRows.lowerBound, Self.left + 2, words, .quiet)
    }
    if let noting {
      let from = canvas.put(rows.upperBound - 1, 1, "Why it goes back: ", .accent)
      noting.draw(&canvas, rows.upperBound - 1, from, width: canvas.size.columns - from - 1, isFocused: true)
    }
  }

  /// What stands above the questions: who else is in the section, what is shown, what was said when it came back.
  private func heading(_ assessment: Assessment, _ desk: any Desk) -> [(String, Style)] {
    guard let section else { return [] }
    var lines: [(String, Style)] = [(section.title + (showsDifferences ? " \u{B7} since the last one" : ""), .accent)]
    if let present = desk.words(ofThoseIn: SectionPlace(reference, id, section.id.text)) {
      lines.append((present, .accent))
    }
    for reason in assessment.signing.reasons where reason.part.isEmpty {
      lines += wrapped([("! sent back: " + reason.words, .overdue)])
    }
    if !section.guidance.isEmpty, !showsDifferences { lines += wrapped([(section.guidance, .quiet)]) }
    return lines + [("", .plain)]
  }
}
