import Casework
import TextUI

extension DataEntry {
  /// Headings, kinds of report, questions of the feedback form and texts of the panel's pack, in the order of the file.
  static func all(of texts: ReportTexts) -> [DataEntry] {
    texts.headings.indices.map { heading($0, in: texts) } + texts.kinds.indices.map { kind($0, in: texts) }
      + texts.feedback.indices.map { question($0, in: texts) } + texts.panel.indices.map { panel($0, in: texts) }
  }

  private static func heading(_ index: Int, in texts: ReportTexts) -> DataEntry {
    let heading = texts.headings[index]
    let facts = Facts(
      title: heading.title, figure: "\(heading.from.count) sources", status: heading.isNeeded ? "needed" : "",
      source: heading.from.map(\.jsonText).joined(separator: " "), details: [heading.prompt, heading.guidance])
    return DataEntry(
      id: "heading " + heading.id.text, facts: facts, content: heading.json(),
      fields: {
        [
          .line("title", "Title", heading.title), .line("prompt", "Asks", heading.prompt),
          .note("guidance", "Guidance", heading.guidance), .answer("needed", "Needed", heading.isNeeded),
          .line("from", "Filled from", heading.from.map(\.jsonText).joined(separator: ", ")), why,
        ]
      },
      edited: { (form, _) throws(FormFault) in
        var edited = texts
        edited.headings[index].title = form.line("title")
        edited.headings[index].prompt = form.line("prompt")
        edited.headings[index].guidance = form.text("guidance")
        edited.headings[index].isNeeded = form.answer("needed") ?? false
        edited.headings[index].from = try sources(form)
        return .reports(edited)
      })
  }

  private static func sources(_ form: Form) throws(FormFault) -> [ReportSource] {
    var found: [ReportSource] = []
    for typed in form.line("from").split(whereSeparator: { $0 == "," || $0 == " " }) {
      guard let source = ReportSource(jsonText: String(typed)) else {
        throw FormFault(
          field: "from", words: "\u{201C}\(typed)\u{201D} is no source such as answer:offences.account, plan:targets.")
      }
      found.append(source)
    }
    return found
  }

  private static func kind(_ index: Int, in texts: ReportTexts) -> DataEntry {
    let kind = texts.kinds[index]
    let facts = Facts(
      title: kind.title, figure: "\(kind.headings.count) headings", status: kind.proposes ? "proposes" : "",
      source: kind.source, details: [kind.headings.map(\.text).joined(separator: ", ")])
    return DataEntry(
      id: "kind " + kind.kind.rawValue, facts: facts, content: kind.json(),
      fields: {
        let options = texts.headings.map { (id: $0.id.text, words: $0.title) }
        return [
          .line("title", "Title", kind.title),
          Form.Field(
            name: "headings", label: "Headings", kind: .picks(.init(options, picked: kind.headings.map(\.text)))),
          .answer("proposes", "Proposes", kind.proposes), .line("source", "Source", kind.source), why,
        ]
      },
      edited: { (form, _) throws(FormFault) in
        var edited = texts
        edited.kinds[index].title = form.line("title")
        edited.kinds[index].headings = form.text("headings").split(separator: ",").map { ListCode(String($0)) }
        edited.kinds[index].proposes = form.answer("proposes") ?? false
        edited.kinds[index].source = form.line("source")
        return .reports(edited)
      })
  }

  private static func question(_ index: Int, in texts: ReportTexts) -> DataEntry {
    let question = texts.feedback[index]
    return DataEntry(
      id: "question " + question.id.text,
      facts: Facts(title: question.words, figure: "feedback", status: "", source: "", details: []),
      content: question.json(), fields: { [.line("words", "Question", question.words), why] },
      edited: { (form, _) throws(FormFault) in
        var edited = texts
        edited.feedback[index].words = form.line("words")
        return .reports(edited)
      })
  }

  private static func panel(_ index: Int, in texts: ReportTexts) -> DataEntry {
    let panel = texts.panel[index]
    let count = panel.text.split(whereSeparator: \.isNewline).count
    return DataEntry(
      id: "panel " + panel.id.text,
      facts: Facts(title: panel.title, figure: "\(count) points", status: "", source: panel.source, details: []),
      content: panel.json(),
      fields: {
        [
          .line("title", "Title", panel.title), .note("text", "Text", panel.text),
          .line("source", "Source", panel.source), why,
        ]
      },
      edited: { (form, _) throws(FormFault) in
        var edited = texts
        edited.panel[index].title = form.line("title")
        edited.panel[index].text = form.text("text")
        edited.panel[index].source = form.line("source")
        return .reports(edited)
      })
  }
}
