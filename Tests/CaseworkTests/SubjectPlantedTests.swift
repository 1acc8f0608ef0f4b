import Casework
import Demonstration
import Forms
import JSON
import Testing

/// Names and numbers planted in notes that are put together, and whether anything of them goes out.
@Suite("What was planted in notes doesn't go out") struct SubjectPlantedTests {
  /// Made-up names, by tradition: given names and family names.
  private static let traditions: [(String, [String], [String])] = [
    (
      "English", ["James", "Katherine", "Kyle", "Denise", "Oliver"], ["Barker", "Whitlock", "Johnson", "Green", "Hill"]
    ),
    (
      "Polish", ["\u{141}ukasz", "Agnieszka", "Przemys\u{142}aw"],
      ["W\u{F3}jcik", "D\u{105}browska", "\u{15A}wi\u{119}tek"]
    ),
    (
      "Turkish", ["\u{130}smail", "Ay\u{15F}e", "\u{C7}a\u{11F}r\u{131}"],
      ["Y\u{131}ld\u{131}z", "\u{D6}zt\u{FC}rk", "\u{15E}ahin"]
    ),
    ("Arabic", ["Mohammed", "Fatima", "Yousuf"], ["al-Sayed", "Haddad", "bin Rashid"]),
    ("Chinese", ["Xiuying", "Zhiwei", "Guiying"], ["Zh\u{E0}o", "Leung", "Huang"]),
    ("Somali", ["Abdirahman", "Hodan", "Fadumo"], ["Warsame", "Farah", "Jimcaale"]),
    ("Welsh", ["Rhys", "Angharad", "Llinos"], ["ap Gwilym", "Llewelyn", "Prydderch"]),
    ("double-barrelled", ["Mary-Lou", "Jean-Luc"], ["Campbell-Reid", "O\u{2019}Neil-Marsh", "Smith-Jones"]),
  ]

  /// How a note tells of somebody: `%` is the name.
  private static let templates = [
    "%@ came to the office.", "Rang %@ about the fight.", "He says that %@ hit him.", "Seen with %@\u{2019}s brother.",
    "Friends: %@, and others.", "Spoke to mum; %@ was there too.", "\u{201C}%@ did it,\u{201D} he said.",
    "College says (%@) left early.", "- %@ to be told", "Met %@ and went to the gym.",
  ]

  private struct Planted {
    var note: String
    var secrets: [String]
    var kind: String
  }

  /// Ways to spell a name that is known from another note.
  private static let spellings: [(String, @Sendable (String, String) -> String)] = [
    ("given", { first, _ in first }), ("family", { _, last in last }), ("whole", { $0 + " " + $1 }),
    ("capitals", { ($0 + " " + $1).uppercased() }), ("small", { ($0 + " " + $1).lowercased() }),
    ("list", { $1 + ", " + $0 }), ("initial", { String($0.prefix(1)) + " " + $1 }),
    ("dotted", { String($0.prefix(1)) + ". " + $1 }),
    ("plain", { first, last in Self.withoutAccents(first + " " + last) }),
  ]

  private static func withoutAccents(_ text: String) -> String {
    text.split(separator: " ").map { word in
      let plain = String(
        decoding: Array(FoldedWords.words(of: String(word)).joined(separator: Array("-".utf8))), as: UTF8.self)
      return plain.prefix(1).uppercased() + plain.dropFirst()
    }.joined(separator: " ")
  }

  private static func note(_ template: String, _ name: String) -> String {
    let parts = template.split(separator: "%@", omittingEmptySubsequences: false)
    return parts.joined(separator: name)
  }

  /// The parts of a name that tell of somebody, folded.
  private static func secrets(_ text: String) -> [String] {
    folded(text).split(separator: " ").map(String.init).filter { $0.count > 2 && !["bin", "the"].contains($0) }
  }

  private static func folded(_ text: String) -> String {
    let bytes = FoldedWords.words(of: text.replacing("\u{2019}", with: " ").replacing("'", with: " "))
    return " " + bytes.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") + " "
  }

  private static func numbers(_ numbers: inout SeededNumbers) -> (String, [String]) {
    func digits(_ count: Int, _ numbers: inout SeededNumbers) -> String {
      (0..<count).map { _ in String(numbers.next() % 9 + 1) }.joined()
    }
    let end = digits(6, &numbers)
    let forms: [(String, [String])] = [
      ("Ring 07700 \(end) today.", [end]), ("Ring 07700\(end).", [end]), ("Ring 07700/\(end) or text.", [end]),
      ("Ring +44 7700 \(end).", [end]), ("He uses @kx\(end).", [end]), ("snap name is kx\(end)", [end]),
      ("NI number QQ\(end)C.", [end]), ("CRO \(end)/26B.", [end]), ("PNC 2025/0\(end)L.", [end]),
      ("Write to kx\(end)@example.org.", [end]), ("See www.example.com/\(end).", [end]),
      ("Stays at \(end.prefix(2))a larkspur road.", ["larkspur"]),
      ("Lives in SW\(end.prefix(1))\(end.suffix(1))QT now.", ["qt now"]),
    ]
    return forms[Int(numbers.next() % UInt64(forms.count))]
  }

  @Test func nothingThatWasPlantedGoesOut() throws {
    var numbers = SeededNumbers(seed: 20_261_122)
    var planted: [String: (all: Int, left: Int)] = [:]
    for (tradition, given, families) in Self.traditions {
      for round in 0..<4 {
        let first = given[(round + Int(numbers.next() % 5)) % given.count]
        let last = families[(round + Int(numbers.next() % 5)) % families.count]
        let template = Self.templates[Int(numbers.next() % UInt64(Self.templates.count))]
        // Somewhere the name stands in full, within a sentence; elsewhere it is spelt in every way.
        var all = [
          Planted(
            note: Self.note("He was there with %@.", first + " " + last), secrets: Self.secrets(first + " " + last),
            kind: tradition)
        ]
        for (spelling, spell) in Self.spellings {
          let name = spell(first, last)
          all.append(Planted(note: Self.note(template, name), secrets: Self.secrets(name), kind: spelling))
        }
        for _ in 0..<3 {
          let (note, secrets) = Self.numbers(&numbers)
          all.append(Planted(note: note, secrets: secrets, kind: "numbers"))
        }
        let pack = try SubjectNamesTests.pack(all.map(\.note))
        var request = SubjectRequest()
        request.decisions = pack.undecided.map { pack.deciding(.redact, $0.entry, $0.party, ground: "third-party") }
        let decided = try SubjectNamesTests.pack(all.map(\.note), request: request)
        #expect(decided.undecided.isEmpty)
        let page = Self.page(decided, request)
        let whole = [page.text, page.html].map(Self.folded)
        let notes = SubjectNamesTests.given(decided)
        #expect(notes.count == all.count)
        for (each, note) in zip(all, notes) {
          for secret in each.secrets {
            let isLeft = whole.contains { $0.contains(" " + secret + " ") } || Self.folded(note).contains(secret)
            planted[each.kind, default: (0, 0)].all += 1
            if isLeft { planted[each.kind, default: (0, 0)].left += 1 }
            #expect(!isLeft, "\(each.kind): \u{201C}\(secret)\u{201D} of \u{201C}\(each.note)\u{201D} is left: \(note)")
          }
        }
      }
    }
    let all = planted.values.reduce(0) { $0 + $1.all }
    let left = planted.values.reduce(0) { $0 + $1.left }
    print("Subject access: \(all) parts of names and numbers planted, \(all - left) left out, \(left) given out")
    #expect(all > 600 && left == 0)
  }

  private static func page(_ pack: SubjectPack, _ request: SubjectRequest) -> Page {
    var child = Child()
    child.familyName = "Abara"
    child.givenNames = "Tomi"
    let context = PageContext(service: "Eastmere", day: .epoch, worker: nil, guide: PlanGuide(), lists: CodeLists())
    return Page(
      pack: pack, for: FiledRequest(id: "s1", version: 1, request: request), child: child, rules: SubjectAccessRules(),
      context)
  }

  /// The ordinary notes of the demonstration: how many marks are of names that are none.
  @Test func ordinaryNotesHaveFewFalseMarks() throws {
    let today = try TimeFixtures.day("2026-11-23")
    var documents: [DocumentKey: [UInt8]] = [:]
    DemonstrationService(today: today, openCases: 24, cases: 24, me: "newcomer").make { _, batch in
      for edit in batch.edits.list { documents[edit.key] = edit.bytes }
    }
    let lists = CodeLists(try DataFixtures.lists.get())
    let staff = try documents.filter { $0.key.text.hasPrefix("staff/") }.map { key, bytes in
      (StaffID(key.id), try Staff(json: bytes))
    }
    let headers = try documents.filter { $0.key.caseNumber != nil && !$0.key.isInCollection }.sorted { $0.key < $1.key }
      .map { (CaseReference($0.key.caseNumber ?? 0), try Case(json: $0.value)) }
    var notes = 0
    var marks = 0
    var falseWords: [String: Int] = [:]
    for (reference, header) in headers.prefix(8) {
      var held = HeldRecord(reference)
      held.staff = Dictionary(uniqueKeysWithValues: staff)
      held.children = headers.filter { $0.0 != reference }.map { OtherChild($0.0, name: $0.1.child.listName) }
      held.know(header.child)
      for (key, bytes) in documents where key.caseNumber == reference.number || key.caseNumber == nil {
        try held.add(key, bytes)
      }
      let pack = try SubjectPack(held, SubjectRequest(), lists: lists, forms: FormLibrary())
      let named = header.people.map(\.name) + header.consents.map(\.name)
      let people = Set(named.flatMap { FoldedWords.words(of: $0) })
      for entry in pack.entries.indices {
        notes += pack.entries[entry].kind == .contacts ? 1 : 0
        for party in Set(pack.marks[entry].map(\.party)) {
          marks += 1
          let each = pack.parties[party]
          guard each.kind == .typedName else { continue }
          if !FoldedWords.words(of: each.words).contains(where: people.contains) {
            falseWords[each.words, default: 0] += 1
          }
        }
      }
    }
    let total = falseWords.values.reduce(0, +)
    print("Subject access: \(notes) ordinary notes, \(marks) parties marked in entries, of them \(total) false names")
    for (words, count) in falseWords.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(40) {
      print(count, words)
    }
    #expect(notes > 40 && total * 20 <= notes)
  }
}
