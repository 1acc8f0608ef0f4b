import CaseScreens
import Casework
import Forms
import JSON

/// An assessment as text, as a page that prints, and as JSON.
struct AssessmentReport {
  private let open: AssessmentChoice.Open
  private let filled: FilledForm
  private let session: Session

  init(_ open: AssessmentChoice.Open, _ session: Session) {
    self.open = open
    self.session = session
    filled = open.filed.assessment.filled(open.definition)
  }

  private var assessment: Assessment { open.filed.assessment }

  private func name(_ id: StaffID) -> String { session.casebook.staff[id]?.name ?? id.text }

  private var heading: String { assessment.title + " \u{B7} " + open.file.header.child.fullName }

  /// The state, who signed it and when, the version of the form.
  private var facts: [String] {
    var facts = [
      "\(open.file.reference), assessment \(open.filed.id), \(assessment.formTitle) version \(assessment.formVersion)"
    ]
    var state = assessment.signing.state.words.prefix(1).uppercased() + assessment.signing.state.words.dropFirst()
    if let signed = assessment.signing.signed { state += " by \(name(signed.by)), \(signed.at.prose)" }
    facts.append(state)
    if assessment.signing.state != .signed, let submitted = assessment.signing.submitted {
      facts.append("Written by \(name(submitted.by)), submitted \(submitted.at.prose)")
    }
    for reason in assessment.signing.reasons {
      let about = open.definition.question(QuestionID(reason.part))?.words ?? ""
      facts.append("Sent back: " + [about, reason.words].filter { !$0.isEmpty }.joined(separator: " "))
    }
    return facts
  }

  private func shownQuestions(in section: FormSection) -> [Question] {
    assessment.withheld[section.id.text] == nil ? filled.questions(in: section) : []
  }

  private func answered(_ question: Question) -> String? {
    if case .computed = question.kind {
      guard let number = filled.number(of: question.id) else { return nil }
      return number.jsonText + (filled.band(of: question.id).map { ": " + $0.words } ?? "")
    }
    return assessment.answers[question.id].map { Words.answer($0.value, to: question) }
  }

  private func origin(_ question: Question) -> String? {
    guard let answer = assessment.answers[question.id], answer.isUnconfirmed || answer.confirmed != nil else {
      return nil
    }
    let day = Moment(jsonText: answer.origin.at)?.day.text(.short) ?? answer.origin.at
    let by = "carried from \(day) by \(name(StaffID(answer.origin.by)))"
    return by + (answer.confirmed.map { ", confirmed by \(name(StaffID($0.by)))" } ?? ", not yet confirmed")
  }

  /// As plain text.
  func text() -> String {
    var text = heading + "\n" + facts.map { $0 + "\n" }.joined()
    var part = ""
    for section in filled.sections {
      if section.part != part, !section.part.isEmpty { text += "\n" + section.part.uppercased() + "\n" }
      part = section.part
      let progress = assessment.progress(of: section, in: filled)
      text += "\n\(section.title)\(progress == .complete ? " \u{2713}" : "")\n"
      if let part = assessment.withheld[section.id.text] {
        text += "  \(part.notShown)\n"
        continue
      }
      for question in filled.questions(in: section) {
        text += "  \(question.words)\n"
        let answer = answered(question) ?? (question.isNeeded ? "(needed)" : "\u{2013}")
        text += answer.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
        if let origin = origin(question) { text += "    (\(origin))\n" }
      }
    }
    return text
  }

  /// As a page that prints as it stands.
  func html() -> String {
    func safe(_ text: String) -> String { PrintedPage.escaped(text) }
    var page = PrintedPage(
      heading,
      style: """
        body { font: 12pt/1.5 sans-serif; max-width: 18cm; margin: 1cm auto; color: #000; background: #fff; }
        h1 { font-size: 18pt; } h2 { font-size: 15pt; margin-top: 1.5em; } h3 { font-size: 13pt; }
        dt { font-weight: bold; margin-top: .6em; } dd { margin: 0; white-space: pre-wrap; }
        .from { color: #444; font-size: 10pt; } section { break-inside: avoid-page; }
        @media print { body { margin: 0; } }
        """)
    page.add("<h1>\(safe(heading))</h1>\n" + facts.map { "<p>\(safe($0))</p>\n" }.joined())
    var part = ""
    for section in filled.sections {
      if section.part != part, !section.part.isEmpty { page.add("<h2>\(safe(section.part))</h2>\n") }
      part = section.part
      if let hidden = assessment.withheld[section.id.text] {
        page.add("<section>\n<h3>\(safe(section.title))</h3>\n<p>\(safe(hidden.notShown))</p>\n</section>\n")
        continue
      }
      page.add("<section>\n<h3>\(safe(section.title))</h3>\n<dl>\n")
      for question in filled.questions(in: section) {
        let answer = answered(question) ?? "\u{2013}"
        page.add("<dt>\(safe(question.words))</dt>\n<dd>\(safe(answer))</dd>\n")
        if let origin = origin(question) { page.add("<dd class=\"from\">\(safe(origin))</dd>\n") }
      }
      page.add("</dl>\n</section>\n")
    }
    return page.html
  }

  /// As one JSON document.
  func json() -> [UInt8] {
    func member(_ key: String, _ value: JSONValue) -> JSONMember { JSONMember(key: key, value: value) }
    func text(_ key: String, _ value: String?) -> JSONMember { member(key, value.map { .string($0) } ?? .null) }
    let sections = filled.sections.map { section -> JSONValue in
      .object([
        text("id", section.id.text), text("title", section.title),
        text("progress", assessment.progress(of: section, in: filled).rawValue),
        member(
          "questions",
          .array(
            shownQuestions(in: section).map { question in
              let answer = assessment.answers[question.id]
              return .object([
                text("id", question.id.text), text("words", question.words),
                text("field", question.field.isEmpty ? nil : question.field), text("answer", answered(question)),
                member("codes", .array((answer?.value.codes ?? []).map { .string($0) })), text("by", answer?.origin.by),
                text("at", answer?.origin.at),
                text("from", answer.flatMap { $0.origin.source.isEmpty ? nil : $0.origin.source }),
                member("confirmed", .bool(!(answer?.isUnconfirmed ?? false))),
              ])
            })),
      ])
    }
    return JSONValue.object([
      text("case", open.file.reference.description), text("id", open.filed.id.text),
      text("form", assessment.form.text), member("version", .integer(assessment.formVersion)),
      text("stage", assessment.stage), text("title", assessment.title),
      text("state", assessment.signing.state.rawValue),
      text("signedBy", assessment.signing.signed?.by.text), text("signedAt", assessment.signing.signed?.at.rfc3339),
      text("carriedFrom", assessment.carriedFrom?.text), text("replaces", assessment.replaces?.text),
      member("minutes", .integer(assessment.minutes)), text("reoffending", assessment.judgements?.reoffending.rawValue),
      text("harm", assessment.judgements?.harm.rawValue), text("safety", assessment.judgements?.safety.rawValue),
      member(
        "reasons",
        .array(
          assessment.signing.reasons.map {
            .object([text("part", $0.part), text("words", $0.words)])
          })),
      member("sections", .array(sections)),
    ]).json(pretty: true) + [UInt8(ascii: "\n")]
  }
}
