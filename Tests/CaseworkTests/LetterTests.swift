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

  /// What is left of the letter about an appointment of a kind and a place, under its "What".
  private func about(_ kind: ListCode, _ place: String, _ text: String? = nil) throws -> String {
    var texts = LetterTexts()
    let shipped = String(decoding: try TimeFixtures.bytes(of: "Resources/Letters/appointment.txt"), as: UTF8.self)
    texts.letters = [.init(.appointment, text ?? shipped, source: "Test")]
    var header = Case.of("2010-03-04")
    header.child.givenNames = "Tomi"
    header.child.familyName = "Abara"
    var home = Residence()
    home.address = "4 Mill Lane"
    header.child.residences = [home]
    var contact = Contact()
    contact.kind = kind
    contact.place = place
    contact.at = Specimens.moment
    contact.worker = "kmason"
    let file = CaseFile(
      reference: CaseReference(1), version: 1, header: header,
      contacts: [FiledContact(id: "c1.1", version: 1, contact: contact)])
    let writer = LetterWriter(
      texts, service: Service(name: "Eastmere"), staff: [:], lists: CodeLists(try DataFixtures.lists.get()),
      me: "kmason", now: Specimens.moment)
    let letter = try writer.letter(.appointment, to: file).text
    return letter.range(of: "What: ").map { String(letter[$0.lowerBound...].prefix { $0 != "I" }) } ?? letter
  }

  @Test func aCallHasNoPlaceAndAVisitOnlyWhereOneIsSaid() throws {
    #expect(try about("office", "Mill Lane") == "What: Office appointment\nWhere: Mill Lane\nWith: kmason\n\n")
    #expect(try about("office", "") == "What: Office appointment\nWith: kmason\n\n")
    for kind in ["phone", "video", "text", "letter", "email"] as [ListCode] {
      let said = try about(kind, "Mill Lane")
      #expect(!said.contains("Where") && !said.contains("Mill Lane") && said.contains("With: kmason"), "\(said)")
    }
    // A sentence of a service's own says what is booked, rather than nothing, and nothing else of it is lost.
    #expect(try about("office", "", "Come to {place} on {today}.").hasPrefix("Come to Office appointment on "))
  }
}
