import Casework
import Forms
import JSON
import Testing

/// What others write of third parties, and what of it is found.
@Suite("Names and numbers of others in what is given") struct SubjectNamesTests {
  /// A record with notes about a child called Tomi Abara, born on 4 March 2010, whose mother is Zoë Kröger.
  static func pack(
    _ notes: [String], people: [PersonAround] = [], request: SubjectRequest = SubjectRequest(),
    staff: [StaffID: Staff] = [:], documents: [(DocumentKey, [UInt8])] = []
  ) throws -> SubjectPack {
    let reference = CaseReference(1)
    var header = Case()
    header.child.familyName = "Abara"
    header.child.givenNames = "Tomi"
    header.child.dateOfBirth = Day(year: 2010, month: 3, day: 4)
    header.child.identifiers = [ChildIdentifier(.pnc, "26/123456K")]
    header.child.reach = [Reach(.mobile, "07700 900001")]
    header.child.residences = [Residence()]
    header.child.residences[0].address = "12 Alder Road"
    header.child.residences[0].postcode = "E30 1AB"
    header.people = people
    var held = HeldRecord(reference)
    held.know(header.child)
    held.staff = staff
    held.children = [OtherChild(CaseReference(2), name: "Idris, Musa")]
    try held.add(reference.key, header.json())
    for (number, note) in notes.enumerated() {
      var contact = Contact()
      contact.note = note
      try held.add(reference.key(.contacts, "c\(number + 100).1"), contact.json())
    }
    for (key, bytes) in documents { try held.add(key, bytes) }
    return try SubjectPack(held, request, lists: CodeLists(try DataFixtures.lists.get()), forms: FormLibrary())
  }

  static func person(_ name: String, id: PersonID = "p1") -> PersonAround {
    var person = PersonAround()
    person.id = id
    person.name = name
    return person
  }

  /// The notes as they are given while nothing is decided.
  static func given(_ pack: SubjectPack) -> [String] {
    pack.entries.indices.filter { pack.entries[$0].kind == .contacts }.flatMap { entry in
      pack.lines(entry).filter { $0.label == "note" }.map(\.text)
    }
  }

  /// What somebody typed, and what must not be left of it.
  @Test(
    arguments: [
      (
        "He says that James and Daniel hit Katherine near the shop, and that Michael Johnson saw Thomas do it.",
        "James,Daniel,Katherine,Michael,Johnson,Thomas"
      ),
      ("Kyle came. Denise rang.", "Kyle,Denise"), ("Przemek there too. \u{130}smail rang.", "Przemek,smail"),
      ("Tomi was with Kyle Barker. Later Tomi said that KYLE rang and that kyle barker lied.", "kyle,barker"),
      ("Grace said no. Mark came. Will told him.", "Grace,Mark,Will told"),
      ("Saw Kyle Barker. Spoke to K.B. and KB; K Barker rang. K. Barker came. Kyle B. left.", "K.B,KB,Barker,Kyle"),
      (
        "His friend \u{738B}\u{4F1F} was there. \u{41F}\u{435}\u{442}\u{440} too, and \u{645}\u{62D}\u{645}\u{62F}.",
        "\u{738B},\u{41F}\u{435}\u{442}\u{440},\u{645}\u{62D}\u{645}\u{62F}"
      ),
      (
        "He met Mary-James and Shaun O\u{2019}Neil and O'Brien-Smith there.",
        "Mary,James,Shaun,O\u{2019},Neil,Brien,Smith"
      ),
      ("Mrs White and Mr Young from next door, and mr barker.", "White,Young,barker"),
      ("Went with Ali bin Hassan and Dafydd ap Gwilym.", "Ali,bin,Hassan,Dafydd,ap,Gwilym"),
      ("Lives at 14a alder road, SW170QT, sw17 0qt.", "14a,alder,SW17,sw17"),
      ("Moved to Flat 3, 9 Elm Close and stays on larch crescent at 7 Heol y Deri.", "Flat 3,Elm,larch,Heol,Deri"),
      (
        "Ring \u{FF10}\u{FF17}\u{FF17}\u{FF10}\u{FF10} \u{FF19}\u{FF10}\u{FF10}\u{FF11}\u{FF12}\u{FF13} today.",
        "\u{FF19}"
      ),
      ("Ring 07700/900123 or 07700.900.124 or 020 7946 0000 or +44 (0)7700 900125.", "900123,124,7946,900125"),
      ("On 12/11/2026 14:30 he rang 07700 900126, 07700 900127.", "900126,900127"),
      (
        "Posts as @jay_p and @kyle; snap: jaypike1, insta name is kylesworld, and ks_official.",
        "jay_p,@kyle,jaypike1,kylesworld,ks_official"
      ),
      ("Mail k.b@example.org, see https://example.com/kyle and www.example.org/b.", "k.b,example.com,example.org"),
      (
        "NI QQ123456C and QQ 12 34 56 D, CRO 123456/26B, PNC 25/765432L, NHS 943 476 5919, car AB12 CDE or ab12cdf.",
        "123456,765432,5919,AB12,ab12"
      ),
      ("Kyle, born 3 May 2009 (dob 03/05/2009). His mother: 1979-02-01.", "May 2009,03/05/2009,1979"),
      ("JAYDON PIKE was seen with FOLASHADE.", "JAYDON,PIKE,FOLASHADE"),
      ("Seen with K\u{43A}le99 and kyle99.", "le99,kyle99"),
      ("Musa idris and musa Idris of YJ-000002.", "usa,dris,000002"),
    ])
  func isLeftOut(note: String, secrets: String) throws {
    let given = try #require(Self.given(try Self.pack([note], people: [Self.person("Zo\u{EB} Kr\u{F6}ger")])).first)
    for secret in secrets.split(separator: ",") {
      #expect(
        !given.lowercased().contains(secret.lowercased()),
        "\u{201C}\(secret)\u{201D} is left in \u{201C}\(given)\u{201D}")
    }
  }

  /// What is the child's own, an office, a day or a plain word stays.
  @Test(
    arguments: [
      "Tomi came on time. Tomi\u{2019}s own number is 07700 900001 or +44 7700 900001, PNC 26/123456K.",
      "Born on 4 March 2010. Lives at 12 Alder Road, E30 1AB; 12 alder road.",
      "Attended on Monday 3 August 2026 at 14.30. Discussed the YRO and ISS with Police and the Youth Court.",
      "Will ring on Tuesday. May need a letter. Spoke about college. Completed the worksheet; Agreed the next one.",
      "10 minutes late. 2 hours on the road. He walked 3 miles. It was the 2nd time on the 1st of May 2026.",
      "Instagram and WhatsApp were discussed. Snapchat is banned. He\u{2019}s fine and doesn\u{2019}t mind.",
      "Mum and Dad came. Nan rang. His Brother is well. Key worker: Karen Mason.",
    ])
  func stays(note: String) throws {
    var worker = Staff()
    worker.name = "Karen Mason"
    let given = Self.given(try Self.pack([note], staff: ["kmason": worker]))
    #expect(given == [note])
  }

  /// A name that stands anywhere is looked for everywhere, and is decided once.
  @Test func aNameIsOnePartyWithAllItsPlaces() throws {
    let pack = try Self.pack([
      "Rang Daniel Pike.", "Dan came too. PIKE left.", "Pike, Daniel was there, said D.P. to D Pike.", "daniel swore.",
    ])
    let named = pack.parties.filter { $0.kind == .typedName }
    #expect(named.map(\.words) == ["Daniel Pike"])
    let party = try #require(pack.parties.firstIndex { $0.words == "Daniel Pike" })
    #expect(pack.deciding(everywhere: .release, party).count == 4)
  }

  /// Where a part of a name may be of two people, it is neither's.
  @Test func aSharedNameIsAPartyOfItsOwn() throws {
    let pack = try Self.pack(
      ["Smith rang.", "Anna Smith came with Ben Smith-Jones."],
      people: [Self.person("Anna Smith"), Self.person("Carl Smith", id: "p2")])
    let parties = pack.parties.filter { $0.kind == .typedName }.map(\.words)
    #expect(Set(parties) == ["Smith", "Ben Smith-Jones"])
  }

  /// Who bears part of the name of a colleague is nobody's colleague.
  @Test func staffAreReleasedByTheWholeNameAlone() throws {
    var worker = Staff()
    worker.name = "Karen Mason"
    let given = Self.given(
      try Self.pack(["Karen Mason saw Karen Mason-Reed and Karen Pike."], staff: ["kmason": worker]))
    #expect(given == ["Karen Mason saw \(SubjectPack.block) and \(SubjectPack.block)."])
  }

  // MARK: What is held elsewhere

  /// The duty log and group work name the child in their text alone: whole words, not parts of others.
  @Test func textThatNamesTheChildIsHeld() throws {
    let words = [
      "Rang about YJ-000001.", "tomi ABARA was seen.", "Abara, Tomi: see above.", "YJ-0000012 rang.",
      "Tomi rang.", "Atomi Abara came.", "The heron stood still.",
    ]
    let day =
      #"{"day":"2026-11-23","entries":["#
      + words.map { #"{"at":"2026-11-23T09:00","words":""# + $0 + #""}"# }.joined(separator: ",") + "]}"
    let programme =
      #"{"name":"Steps","length":1,"sessions":[{"feedback":"Tomi Abara liked it."},{"feedback":"Fine."}]}"#
    let pack = try Self.pack(
      [],
      documents: [
        (try #require(DocumentKey("duty/2026-11-23")), Array(day.utf8)),
        (try #require(DocumentKey("programmes/steps")), Array(programme.utf8)),
      ])
    let texts = pack.entries.filter { $0.kind == .oversight }.map { $0.lines.map(\.text).joined(separator: " ") }
    for word in words.prefix(3) + ["liked it."] { #expect(texts.contains { $0.contains(word) }, "\(word)") }
    for word in words.dropFirst(3) + ["Fine."] { #expect(!texts.contains { $0.contains(word) }, "\(word)") }
    #expect(texts.count { $0.contains("not the number of the case") } == 3)
  }

  // MARK: Packs of before

  /// A pack that was given out before names were found so is made again as it was.
  @Test func whatWasGivenOutBeforeIsMadeAsItWas() throws {
    var request = SubjectRequest()
    #expect(request.form == .second)
    var act = PackAct(.issued, by: "boss", at: .epoch)
    request.acts = [act]
    #expect(request.form == .first)
    act.form = 2
    request.acts = [act]
    #expect(request.form == .second)
    var header = Case()
    header.child.familyName = "Abara"
    var contact = Contact()
    contact.note = "Kyle came. He met Jaydon and James."
    var held = HeldRecord(CaseReference(1), form: .first)
    try held.add(CaseReference(1).key, header.json())
    try held.add(CaseReference(1).key(.contacts, "c1.1"), contact.json())
    let pack = try SubjectPack(
      held, SubjectRequest(), lists: CodeLists(try DataFixtures.lists.get()), forms: FormLibrary())
    #expect(Self.given(pack) == ["Kyle came. He met \(SubjectPack.block) and James."])
    // The digest under which it was signed then.
    #expect(pack.digest == "095033681c27e4da")
  }
}
