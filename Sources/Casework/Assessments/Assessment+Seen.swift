public import Forms

extension Viewer {
  /// An assessment with the answers of those sections alone that they see; nil where they see nothing of its form. `form` is its form,
  /// nil where it isn't kept any more, and nothing of one then shown of which sections are kept apart.
  public func seen(_ assessment: Assessment, _ form: FormDefinition?, of summary: CaseSummary) -> Assessment? {
    let sight = sight(of: summary)
    let name = assessment.form.text
    if sight.hidesNothing { return assessment }
    // Whoever writes a screening reads what they wrote.
    let isOwn = assessment.signing.authors.contains(where: sight.people.contains)
    if sight.hides(sight.parts.section(ofForm: name)) { return isOwn ? assessment : nil }
    guard let form else { return sight.parts.hasSections(ofForm: name) ? nil : assessment }
    var seen = assessment
    for section in form.sections {
      guard let part = sight.parts.section(ofForm: name, section: section.id.text), sight.hides(part) else { continue }
      seen.withheld[section.id.text] = part
      seen.completed[section.id.text] = nil
      for question in section.questions { seen.answers[question.id] = nil }
      // Why it came back on such a question says what was answered to it.
      let questions = section.questions.map(\.id.text)
      for index in seen.signing.acts.indices {
        seen.signing.acts[index].reasons.removeAll { questions.contains($0.part) }
      }
    }
    return seen
  }
}
