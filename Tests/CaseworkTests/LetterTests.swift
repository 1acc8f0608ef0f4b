import Casework
import Testing

@Suite("Letters from templates") struct LetterTests {
  @Test(arguments: ["warning", "final-warning", "appointment"])
  func theShippedTemplatesAreFilled(name: String) throws {
    let bytes = try TimeFixtures.bytes(of: "Resources/Letters/\(name).txt")
    let template = try LetterTemplate(String(decoding: bytes, as: UTF8.self))
    var values: [LetterTemplate.Field: String] = [:]
    for field in template.fields { values[field] = "<" + field.rawValue + ">" }
    let letter = try template.filled(values)
    for field in template.fields { #expect(letter.text.contains("<" + field.rawValue + ">")) }
    #expect(!letter.text.contains("{") && !letter.text.lowercased().contains("offender"))
    values[.child] = ""
    #expect(throws: LetterTemplate.Fault.missing(.child)) { try template.filled(values) }
  }

  @Test(arguments: [
    ("Dear {child", LetterTemplate.Fault.braceOpen), ("Dear {chidl},", .unknownField("chidl")),
  ])
  func aFaultyTemplateIsNamed(text: String, fault: LetterTemplate.Fault) {
    #expect(throws: fault) { try LetterTemplate(text) }
  }

  @Test func thePageEscapesAndFetchesNothing() {
    let page = Letter(text: "Tomi & \"Co\" <b>\nLine\n\n\nNext").html(title: "A <letter>")
    #expect(page.contains("<p>Tomi &amp; &quot;Co&quot; &lt;b&gt;<br>\nLine</p>\n<p>Next</p>"))
    #expect(page.contains("<title>A &lt;letter&gt;</title>"))
    for part in ["http:", "https:", "src=", "href=", "<script"] { #expect(!page.contains(part)) }
  }
}
