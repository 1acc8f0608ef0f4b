import Casework
import TextUI

extension DataEntry {
  /// The time limits, the grounds for leaving out and the matters of the letter, in the order of the file.
  static func all(of rules: SubjectAccessRules) -> [DataEntry] {
    [time(rules)] + rules.grounds.indices.map { ground($0, in: rules) }
      + rules.matters.indices.map { matter($0, in: rules) }
  }

  private static func time(_ rules: SubjectAccessRules) -> DataEntry {
    let facts = Facts(
      title: "Time to answer, and who signs", figure: "\(rules.months) + \(rules.extensionMonths) months",
      status: rules.status.rawValue, source: rules.source,
      details: ["signed off by " + rules.signedBy.map { Words.spoken($0) }.joined(separator: ", ")])
    var own = rules
    (own.grounds, own.matters) = ([], [])
    return DataEntry(
      id: "time", facts: facts, content: own.json(),
      fields: {
        [
          .line("months", "Months", String(rules.months)),
          .line("more", "Extended by", String(rules.extensionMonths)).beside,
          picks("signed", "Signed off by", rules.signedBy) { Words.spoken($0) },
          .line("source", "Source", rules.source), why,
        ]
      },
      edited: { (form, _) throws(FormFault) in
        var edited = rules
        edited.months = try number("months", form)
        edited.extensionMonths = try number("more", form)
        edited.signedBy = picked("signed", form)
        edited.source = form.line("source")
        return .subjectAccess(edited)
      })
  }

  private static func ground(_ index: Int, in rules: SubjectAccessRules) -> DataEntry {
    let ground = rules.grounds[index]
    let facts = Facts(
      title: Words.capitalised(ground.name.text.replacing("-", with: " ")),
      figure: ground.rulings.map(\.rawValue).joined(separator: " "),
      status: ground.status.rawValue, source: ground.source, details: [ground.words])
    return DataEntry(
      id: "ground " + ground.name.text, facts: facts, content: ground.json(),
      fields: {
        [.note("words", "Words", ground.words), .line("source", "Source", ground.source), why]
      },
      edited: { (form, _) throws(FormFault) in
        var edited = rules
        edited.grounds[index].words = form.text("words")
        edited.grounds[index].source = form.line("source")
        return .subjectAccess(edited)
      })
  }

  private static func matter(_ index: Int, in rules: SubjectAccessRules) -> DataEntry {
    let matter = rules.matters[index]
    let facts = Facts(
      title: matter.title, figure: "letter", status: "", source: matter.source, details: [matter.words])
    return DataEntry(
      id: "matter " + matter.name.text, facts: facts, content: matter.json(),
      fields: {
        [
          .line("title", "Title", matter.title), .note("words", "Words", matter.words),
          .line("source", "Source", matter.source), why,
        ]
      },
      edited: { (form, _) throws(FormFault) in
        var edited = rules
        edited.matters[index].title = form.line("title")
        edited.matters[index].words = form.text("words")
        edited.matters[index].source = form.line("source")
        return .subjectAccess(edited)
      })
  }
}
