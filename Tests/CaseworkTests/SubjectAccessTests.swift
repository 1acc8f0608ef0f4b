import Casework
import Forms
import JSON
import Testing

@Suite("Requests for what is held on a child") struct SubjectAccessTests {
  // MARK: The clock

  /// Received, proof asked for, proof there, pause, extended: by when it is due.
  @Test(
    arguments: [
      ("2026-11-02", nil, nil, nil, false, "2026-12-02"),
      // The last day of a shorter month.
      ("2026-01-31", nil, nil, nil, false, "2026-03-02"),
      // A Saturday gives way to Monday; Christmas Day to the day after the holidays.
      ("2026-10-05", nil, nil, nil, false, "2026-11-05"),
      ("2026-11-25", nil, nil, nil, false, "2026-12-29"),
      ("2026-10-01", nil, nil, nil, true, "2027-01-04"),
      ("2026-10-01", "2026-10-02", "2026-10-12", nil, false, "2026-11-12"),
      ("2026-10-01", nil, nil, ["2026-10-05", "2026-10-07"], false, "2026-11-04"),
    ] as [(String, String?, String?, [String]?, Bool, String)])
  func due(received: String, asked: String?, proved: String?, pause: [String]?, extended: Bool, due: String) throws {
    let work = try SubjectWork()
    var request = SubjectRequest()
    request.received = try TimeFixtures.day(received)
    request.identityAsked = try asked.map { try TimeFixtures.day($0) }
    request.identity = try proved.map { IdentityProof(.document, on: try TimeFixtures.day($0)) }
    if let pause {
      var waited = RequestPause("Which years?", asked: try TimeFixtures.day(pause[0]))
      waited.answered = try TimeFixtures.day(pause[1])
      request.pauses = [waited]
    }
    if extended { request.extended = RequestExtension(on: request.received, why: "Many volumes") }
    #expect(request.due(work.rules, work.calendar)?.iso == due)
  }

  @Test func noClockRunsWhileIdentityOrAnswerAreWaitedFor() throws {
    let work = try SubjectWork()
    var request = SubjectRequest()
    request.received = work.now.day
    request.identityAsked = work.now.day
    #expect(request.due(work.rules, work.calendar) == nil && request.stage == .identity)
    request.identity = IdentityProof(.document, on: work.now.day)
    request.pauses = [RequestPause("Which years?", asked: work.now.day)]
    #expect(request.due(work.rules, work.calendar) == nil && request.stage == .waiting)
  }

  // MARK: What is held

  @Test func everyKindOfDocumentOfACaseHasItsSection() throws {
    let reference = SubjectWork.reference
    for collection in CaseCollection.allCases {
      var held = HeldRecord(reference)
      try held.add(reference.key(collection, "x1"), Array(#"{"words":"kept here"}"#.utf8))
      let pack = try SubjectPack(held, SubjectRequest(), lists: CodeLists(), forms: FormLibrary())
      #expect(pack.entries.map(\.kind) == [HeldKind(collection)], "\(collection)")
      #expect(pack.entries.first?.lines.map(\.text) == ["kept here"], "\(collection)")
    }
  }

  /// Every text of every document of the case stands in the pack, whatever its member is called.
  @Test func everyTextThatIsHeldStandsInThePack() throws {
    let reference = SubjectWork.reference
    var header = Specimens.header
    header.links = []
    let documents: [(DocumentKey, any JSONRecord)] = [
      (reference.key, header), (reference.key(.contacts, "c1.1"), Specimens.contact),
    ]
    var held = HeldRecord(reference)
    var texts: [String] = []
    for (key, document) in documents {
      try held.add(key, document.json())
      texts += Self.texts(try JSONValue(json: document.json()))
    }
    let pack = try SubjectPack(held, SubjectRequest(), lists: CodeLists(), forms: FormLibrary())
    let all = pack.entries.flatMap { [$0.title] + $0.lines.map(\.text) }.joined(separator: "\n")
    #expect(texts.count > 100)
    for text in texts where Day(iso: text) == nil && Moment(jsonText: text) == nil {
      #expect(all.contains(text) || all.contains(text.split(separator: "-").joined(separator: " ")), "\(text)")
    }
  }

  private static func texts(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let text): text.isEmpty ? [] : [text]
    case .array(let list): list.flatMap(texts)
    case .object(let members): members.filter { $0.key != "id" }.flatMap { texts($0.value) }
    case .null, .bool, .integer, .number: []
    }
  }

  @Test func ofTheServicesDocumentsOnlyWhatIsAboutTheChildIsTaken() throws {
    var work = try SubjectWork()
    var entry = DutyEntry()
    entry.id = ""
    entry.at = work.now.adding(minutes: -90)
    entry.cases = [SubjectWork.reference]
    entry.words = "Rang the police about Tomi."
    try work.make(.dutyNoted(entry))
    entry.cases = [CaseReference(2)]
    entry.words = "Rang the school about Musa."
    try work.make(.dutyNoted(entry))
    try work.make(
      .panelMet(on: work.now.day, present: ["Ruth Ellis"], [PanelNote(SubjectWork.reference, "A good week.")]))
    let id = try work.ask()
    let texts = try work.pack(id).entries.flatMap { $0.lines.map(\.text) }.joined(separator: "\n")
    #expect(texts.contains("Rang the police") && texts.contains("A good week."))
    #expect(!texts.contains("Rang the school"))
  }

  // MARK: What is marked

  @Test func namesAndNumbersOfOthersAreMarkedAndTheChildsOwnAreNot() throws {
    var work = try SubjectWork()
    let id = try work.ask()
    let pack = try work.pack(id)
    let entry = try #require(pack.entries.firstIndex { $0.lines.contains { $0.text.hasPrefix("Saw Tomi") } })
    let found = pack.parties(in: entry).map { pack.parties[$0] }.filter { $0.kind.isDecided }
    // Her telephone is hers however it is written.
    #expect(Set(found.map(\.kind)) == [.person, .child, .number, .address, .postcode, .email, .typedName])
    let line = try #require(pack.entries[entry].lines.firstIndex { $0.text.hasPrefix("Saw Tomi") })
    let text = Array(pack.entries[entry].lines[line].text.unicodeScalars)
    let marked = pack.marks[entry].filter { $0.line == line }.map { mark in
      String(String.UnicodeScalarView(text[mark.range]))
    }
    #expect(marked.contains("ZOE KROGER") && marked.contains("Musa Idris") && marked.contains("Jaydon Pike"))
    #expect(marked.count(where: { $0.contains("900123") }) == 2)
    #expect(!marked.contains { $0.contains("Tomi") || $0.contains("900001") || $0.contains("123456K") })
  }

  @Test func whatIsToldOfAVictimIsMarkedWhole() throws {
    var held = HeldRecord(SubjectWork.reference)
    let report =
      #"{"sections":[{"heading":"victims","text":"She is afraid to go out."},{"heading":"plan","text":"He goes to college."}]}"#
    try held.add(SubjectWork.reference.key(.reports, "k1"), Array(report.utf8))
    let pack = try SubjectPack(held, SubjectRequest(), lists: CodeLists(), forms: FormLibrary())
    #expect(pack.parties.map(\.kind) == [.victim])
    #expect(pack.lines(0).map(\.text).contains(SubjectPack.block))
    #expect(pack.lines(0).map(\.text).contains("He goes to college."))
  }

  // MARK: Redacting

  /// What is redacted is gone from text and page, however it was typed and wherever a line breaks.
  @Test func whatIsRedactedIsGoneFromEveryByte() throws {
    var work = try SubjectWork()
    let padding = ["", "a ", "some longer words ", String(repeating: "x", count: 70) + " "]
    for (index, pad) in padding.enumerated() { try work.note(pad + "Zo\u{EB} Kr\u{F6}ger rang \(index) times today.") }
    let id = try work.ask()
    try work.redactAll(id)
    #expect(try work.pack(id).undecided.isEmpty)
    let page = try work.page(id)
    for output in [page.text, page.html] {
      let plain = Self.folded(output)
      for secret in [
        "zoe kroger", "kroger", "zoe", "idris", "musa", "jaydon", "pike", "elm road", "e30 2cd", "example", "765432l",
        "900123", "bakery", "yj 000002",
      ] { #expect(!plain.contains(" " + secret + " "), "\(secret)") }
      #expect(plain.contains(" tomi ") && plain.contains(" plastering ") && plain.contains(" redacted "))
    }
  }

  /// Words in small letters without accents, with one space between.
  private static func folded(_ text: String) -> String {
    " "
      + FoldedWords.words(of: text.replacing("\n", with: " ")).map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: " ") + " "
  }

  @Test func theBlockIsAsLongHoweverMuchItHides() throws {
    var lengths: Set<Int> = []
    for name in ["Jo Li", "Maximiliane Featherstonehaugh", "Al"] {
      var work = try SubjectWork()
      try work.note("He met \(name) at home.")
      let id = try work.ask()
      var request = try work.request(id).request
      request.terms = [name]
      let pack = try SubjectPack(
        try work.record.held(on: SubjectWork.reference), request, lists: work.lists, forms: FormLibrary())
      let texts = pack.entries.indices.flatMap { pack.lines($0).map(\.text) }.filter { $0.hasPrefix("He met") }
      #expect(texts == ["He met \(SubjectPack.block) at home."], "\(name)")
      lengths.formUnion(texts.map(\.count))
    }
    #expect(lengths.count == 1)
  }

  @Test func whatIsUndecidedIsLeftOutToo() throws {
    var work = try SubjectWork()
    let id = try work.ask()
    #expect(!(try work.page(id).text.contains("Jaydon")))
  }

  // MARK: Deciding and signing

  @Test func nothingIsGivenOutBeforeEverythingIsDecidedAndASecondPersonSigned() throws {
    var work = try SubjectWork()
    let id = try work.ask()
    let count = try work.pack(id).undecided.count
    #expect(count > 5)
    func refuses(_ refusal: SubjectAccessRefusal, _ change: SubjectAccessChange, by staff: StaffID = "dshah") {
      #expect(throws: Refusal.subjectAccess(refusal)) { try work.make(change, by: staff) }
    }
    refuses(.notIdentified, .submitted(id))
    try work.make(.identified(id, IdentityProof(.known, on: work.now.day)))
    refuses(.undecided(count), .submitted(id))
    refuses(.notSubmitted, .signed(id))
    refuses(.notSigned, .issued(id, to: "Tomi", how: "by hand"))
    try work.redactAll(id)
    try work.make(.submitted(id))
    refuses(.ownDecisions("dshah"), .signed(id))
    refuses(.mayNotSign("kmason"), .signed(id), by: "kmason")
    refuses(.submittedAlready, .sought(id, "Smiler", isSought: true))
    try work.make(.signed(id), by: "boss")
    refuses(.recipientMissing, .issued(id, to: " ", how: ""))
    try work.make(.issued(id, to: "Tomi Abara", how: "by hand"))
    #expect(try work.request(id).request.stage == .issued)
    refuses(.over(.issued), .takenBack(id))
    #expect(!Change.subjectAccess(SubjectWork.reference, .issued(id, to: "Tomi", how: "")).isUndoable)
  }

  @Test func whatIsRecordedMeanwhileUnsettlesWhatWasSigned() throws {
    var work = try SubjectWork()
    let id = try work.ask()
    try work.make(.identified(id, IdentityProof(.known, on: work.now.day)))
    try work.redactAll(id)
    try work.make(.submitted(id))
    try work.make(.signed(id), by: "boss")
    try work.note("Nothing about anybody else.")
    #expect(throws: Refusal.subjectAccess(.packChanged)) { try work.make(.issued(id, to: "Tomi", how: "")) }
    try work.make(.sentBack(id, why: "A new entry"), by: "boss")
    try work.note("Rang Jaydon Pike.")
    #expect(throws: Refusal.subjectAccess(.undecided(1))) { try work.make(.submitted(id)) }
  }

  @Test func anEntryThatSaysSomethingElseIsDecidedAnew() throws {
    var work = try SubjectWork()
    let id = try work.ask()
    try work.redactAll(id)
    let filed = try #require(
      try work.record.contacts(of: SubjectWork.reference).first { $0.contact.note.hasPrefix("Saw") })
    var contact = filed.contact
    contact.note += " And Jaydon Pike rang."
    try work.make(.contactAmended(SubjectWork.reference, filed.id, contact, why: "More", seen: filed.version))
    let pack = try work.pack(id)
    let entry = try #require(pack.undecided.first?.entry)
    #expect(Set(pack.undecided.map(\.entry)) == [entry] && pack.entries[entry].id.hasSuffix(filed.id.text))
    #expect(pack.lapsed(entry, pack.undecided.first?.party)?.ruling == .redact)
  }

  @Test func aPartyIsDecidedEverywhereAtOnceAndAWholeEntryWithheld() throws {
    var work = try SubjectWork()
    for _ in 0..<5 { try work.note("Rang Jaydon Pike again.") }
    let id = try work.ask()
    var pack = try work.pack(id)
    let jaydon = try #require(pack.parties.firstIndex { $0.words == "Jaydon Pike" })
    try work.make(.decided(id, pack.deciding(everywhere: .release, jaydon)))
    pack = try work.pack(id)
    #expect(!pack.undecided.contains { $0.party == jaydon })
    let entry = try #require(pack.undecided.first?.entry)
    try work.make(.decided(id, [pack.deciding(.withhold, entry, nil, ground: "serious-harm")]))
    pack = try work.pack(id)
    #expect(pack.isWithheld(entry) && pack.lines(entry).isEmpty)
    #expect(!pack.undecided.contains { $0.entry == entry })
    #expect(pack.grounds.contains { $0.ground == "serious-harm" && $0.withheld == 1 })
    try work.make(.decided(id, [pack.deciding(.release, entry, nil)]))
    #expect(!(try work.pack(id).isWithheld(entry)))
  }

  @Test func decisionsThatCantBe() throws {
    var work = try SubjectWork()
    let id = try work.ask()
    let pack = try work.pack(id)
    let item = try #require(pack.undecided.first)
    func decide(_ ruling: PackDecision.Ruling, _ ground: ListCode?, change: (inout PackDecision) -> Void = { _ in })
      -> SubjectAccessChange
    {
      var decision = pack.deciding(ruling, item.entry, item.party, ground: ground)
      change(&decision)
      return .decided(id, [decision])
    }
    let cases: [(SubjectAccessChange, SubjectAccessRefusal)] = [
      (decide(.redact, nil), .groundMissing), (decide(.redact, "weather"), .noSuchGround("weather")),
      (decide(.redact, "court"), .wrongGround("court", .redact)),
      (decide(.redact, "victim") { $0.entry = "nowhere" }, .nothingThere("nowhere")),
      (decide(.redact, "victim") { $0.party = "person p99" }, .nothingThere("person p99")),
      (decide(.redact, "victim") { $0.seen = "0" }, .entryChanged(pack.title(item.entry))),
    ]
    for (change, refusal) in cases {
      #expect(throws: Refusal.subjectAccess(refusal)) { try work.make(change) }
    }
  }

  @Test func daysAndNames() throws {
    var work = try SubjectWork()
    #expect(throws: Refusal.subjectAccess(.nobodyAsks)) { try work.ask(.solicitor) }
    #expect(throws: Refusal.subjectAccess(.badDay(work.now.day + 1))) { try work.ask(on: work.now.day + 1) }
    let id = try work.ask(on: work.now.day.adding(days: -45), .solicitor, name: "Ann Lee LLP")
    let last = work.now.day.adding(days: -45).adding(months: 1)
    #expect(throws: Refusal.subjectAccess(.extendedTooLate(last))) {
      try work.make(.extended(id, RequestExtension(on: work.now.day, why: "Complex")))
    }
    try work.make(.extended(id, RequestExtension(on: last, why: "Complex")))
    #expect(throws: Refusal.subjectAccess(.extendedAlready)) {
      try work.make(.extended(id, RequestExtension(on: last, why: "Complex")))
    }
    #expect(throws: Refusal.subjectAccess(.notWaiting)) { try work.make(.resumed(id, on: work.now.day)) }
    try work.make(.paused(id, RequestPause("Which years?", asked: work.now.day)))
    #expect(throws: Refusal.subjectAccess(.waitsAlready)) {
      try work.make(.paused(id, RequestPause("Which years?", asked: work.now.day)))
    }
    try work.make(.ended(id, RequestEnd(.withdrawn, on: work.now.day, why: "She rang.")))
    #expect(throws: Refusal.subjectAccess(.over(.withdrawn))) { try work.make(.resumed(id, on: work.now.day)) }
    #expect(throws: Refusal.subjectAccess(.noSuchRequest("s999"))) { try work.make(.takenBack("s999")) }
  }

  @Test func theLetterTellsOfEveryMatterAndTheIndexCounts() throws {
    var work = try SubjectWork()
    let id = try work.ask()
    let text = try work.page(id).text
    for matter in work.rules.matters { #expect(text.contains(matter.title)) }
    #expect(text.contains("INDEX") && text.contains("Contacts and") && text.contains("draft"))
  }
}
