import Casework
import Forms
import Foundation
import JSON
import Testing

/// Whatever form a name takes in text, nothing of it is left once it is redacted.
@Suite("Names in every form they are typed in") struct SubjectRedactionTests {
  /// Ways in which people and programs write a name.
  private static let forms: [@Sendable (String) -> String] = [
    { $0 }, { $0.uppercased() }, { $0.lowercased() }, { $0.decomposedStringWithCanonicalMapping },
    { $0.folding(options: .diacriticInsensitive, locale: nil) },
    { $0.map { String($0) }.joined(separator: "\u{AD}") }, { $0.map { String($0) }.joined(separator: "\u{200B}") },
    { $0.replacing(" ", with: "\u{A0}") }, { $0.replacing(" ", with: "\n") }, { $0.replacing(" ", with: "  ") },
    { $0.replacing(" ", with: "-") }, { $0 + "\u{2019}s" }, { "(" + $0 + ")" }, { "\u{201C}" + $0 + "\u{201D}," },
    { $0.split(separator: " ").reversed().joined(separator: ", ") },
    { $0.split(separator: " ").map(String.init).last ?? $0 },
  ]
  private static let names = [
    "Zo\u{EB} Kr\u{F6}ger", "\u{141}ucja \u{15A}wi\u{119}tek", "Nguy\u{1EC5}n Th\u{1ECB}", "Siobh\u{E1}n O\u{2019}Dea",
  ]
  private static let words = [
    "came", "with", "rang", "the", "school", "and", "was", "late.", "He", "said:", "college", "is", "good,", "then",
    "home", "17:30", "on", "time;", "nobody", "else",
  ]

  private func folded(_ text: String) -> String {
    let seen = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
    return seen.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "en_GB"))
      .replacing("\u{142}", with: "l")
  }

  @Test func nothingOfANameIsLeft() throws {
    var numbers = SeededNumbers(seed: 20_261_123)
    func pick<T>(_ list: [T]) -> T { list[Int(numbers.next() % UInt64(list.count))] }
    for round in 0..<400 {
      let name = Self.names[round % Self.names.count]
      var text = ""
      for _ in 0..<(3 + Int(numbers.next() % 9)) { text += pick(Self.words) + " " }
      let place = text.indices.filter { text[$0] == " " }[Int(numbers.next() % 3)]
      text.insert(contentsOf: " " + pick(Self.forms)(name), at: place)
      let parts = folded(name).split(whereSeparator: { $0 == " " || $0 == "\u{2019}" }).filter { $0.count > 2 }
      let given = try given(text, about: name)
      for part in parts {
        #expect(!folded(given).contains(part), "\(name) as \u{201C}\(text)\u{201D} gives \u{201C}\(given)\u{201D}")
      }
      #expect(given.contains(SubjectPack.block))
      let kept = Self.words.filter { text.contains(" " + $0 + " ") && !$0.contains(":") && !$0.contains(";") }
      for word in kept.prefix(2) where text.components(separatedBy: name).count < 3 {
        #expect(given.contains(word.trimmingCharacters(in: .punctuationCharacters)), "\(text) gives \(given)")
      }
    }
  }

  /// The note of a contact as it is given, where somebody around the child has a name.
  private func given(_ note: String, about name: String) throws -> String {
    var header = Case()
    header.child.familyName = "Abara"
    header.child.givenNames = "Tomi"
    var person = PersonAround()
    person.id = "p1"
    person.name = name
    header.people = [person]
    var contact = Contact()
    contact.note = note
    let reference = CaseReference(1)
    var held = HeldRecord(reference)
    try held.add(reference.key, header.json())
    try held.add(reference.key(.contacts, "c1.1"), contact.json())
    let pack = try SubjectPack(held, SubjectRequest(), lists: CodeLists(), forms: FormLibrary())
    let entry = try #require(pack.entries.firstIndex { $0.kind == .contacts })
    return try #require(pack.lines(entry).first { $0.label == "note" }?.text)
  }
}
