import Casework
import TextUI

extension DataEntry {
  /// The text of a letter.
  static func letter(_ index: Int, in texts: LetterTexts) -> DataEntry {
    let letter = texts.letters[index]
    let words = letter.text.split(whereSeparator: \.isWhitespace).count
    let named = (try? LetterTemplate(letter.text))?.fields.map { "{\($0.rawValue)}" } ?? []
    let facts = Facts(
      title: Words.title(of: letter.kind), figure: "\(words) words", status: "",
      source: letter.source, details: ["Filled in from the case: " + named.joined(separator: " ")])
    return DataEntry(
      id: "letter " + letter.kind.rawValue, facts: facts, content: letter.json(),
      fields: { [.note("text", "Text", letter.text), .line("source", "Source", letter.source), why] },
      edited: { (form, _) throws(FormFault) in
        var edited = texts
        edited.letters[index].text = form.text("text")
        edited.letters[index].source = form.line("source")
        return .letters(edited)
      })
  }
}
