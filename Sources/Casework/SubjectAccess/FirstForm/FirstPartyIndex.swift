/// How parties were found before ``PartyIndex`` was: packs that were given out then are made again by it, word for word as
/// they were given. Never edited.
struct FirstPartyIndex: PartyFinder {
  private(set) var parties: [ThirdParty] = []
  private var places: [String: Int] = [:]
  /// Phrases by their first word, the longest first.
  private var phrases: [[UInt8]: [(words: [[UInt8]], party: Int, isSure: Bool)]] = [:]
  /// Words that are no names of others: the child's own, the lists', the service's.
  private var known: Set<[UInt8]> = []
  private var own: Set<[UInt8]> = []
  /// Numbers, addresses and postcodes of the child's own.
  private var ownNumbers: Set<String> = []

  init(_ held: HeldRecord, _ request: SubjectRequest, header: Case, words: HeldWords) {
    learn(header.child, words)
    for person in header.people { add(person, request) }
    // Who was on the case before, and under which names and numbers.
    for document in held.documents where document.change != nil && !document.key.isInCollection {
      for person in document.people { add(person, request) }
    }
    for (id, staff) in held.staff.sorted(by: { $0.key < $1.key }) where !staff.name.isEmpty {
      let party = add(ThirdParty(id: "staff \(id)", kind: .staff, words: staff.name, suggested: .release))
      // Not by parts of the name: what is taken for staff is released unless somebody says otherwise.
      addPhrase(staff.name, party)
      if id.text.utf8.count > 3 { addPhrase(id.text, party) }
    }
    for child in held.children {
      let party = add(ThirdParty(id: "child " + Self.plain(child.name), kind: .child, words: child.name))
      let parts = child.name.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
      guard parts.count == 2, let first = parts[1].split(separator: " ").first else { continue }
      for name in [parts[1] + " " + parts[0], first + " " + parts[0], parts[0] + " " + parts[1]] {
        addPhrase(String(name), party)
      }
      addPhrase(child.reference.description, party)
    }
    ownNumbers.formUnion(([held.reference] + held.linked).map { Self.plain($0.description) })
    for term in request.terms {
      addPhrase(term, add(ThirdParty(id: "sought " + Self.plain(term), kind: .sought, words: term)), isSure: true)
    }
    for key in phrases.keys { phrases[key]?.sort { $0.words.count > $1.words.count } }
  }

  func subject(of entry: PackEntry) -> Int? { places["person " + entry.personID] }
  func isTyped(_ line: PackEntry.Line) -> Bool { line.isTyped }
  var readsTitles: Bool { false }

  /// The party of a child's victims.
  mutating func victim() -> Int {
    add(ThirdParty(id: "victim", kind: .victim, words: "A victim"))
  }

  @discardableResult
  mutating func add(_ party: ThirdParty) -> Int {
    if let place = places[party.id] { return place }
    places[party.id] = parties.count
    parties.append(party)
    return parties.count - 1
  }

  // MARK: What is known

  private mutating func learn(_ child: Child, _ words: HeldWords) {
    let names = [child.familyName, child.givenNames, child.knownAs] + child.aliases
    for name in names { own.formUnion(Self.folded(name)) }
    for number in child.identifiers.map(\.value) + child.reach.map(\.value) { ownNumbers.insert(Self.plain(number)) }
    for home in child.residences { ownNumbers.formUnion([Self.plain(home.postcode), Self.plain(home.address)]) }
    known = own
    for list in words.lists.lists.values {
      for entry in list.entries { known.formUnion(Self.folded(entry.words)) }
    }
    let places =
      child.residences.map { $0.borough + " " + $0.address } + child.education.map(\.provider) + [child.nationality]
    for text in places + [child.religion, child.preferredLanguage] + Self.usual { known.formUnion(Self.folded(text)) }
    ownNumbers.remove("")
  }

  private mutating func add(_ person: PersonAround, _ request: SubjectRequest) {
    let isProfessional = !person.organisation.isEmpty
    let isAsking = !request.name.isEmpty && Self.folded(request.name) == Self.folded(person.name)
    let party = add(
      ThirdParty(
        id: "person \(person.id)", kind: isProfessional ? .professional : .person, words: person.name,
        suggested: isProfessional || isAsking ? .release : .redact))
    addName(person.name, party)
    for reach in person.reach where !reach.value.isEmpty { addPhrase(reach.value, party, isSure: true) }
  }

  /// The whole name, and each part of it that the child doesn't bear.
  private mutating func addName(_ name: String, _ party: Int) {
    addPhrase(name, party)
    for part in name.split(whereSeparator: { $0 == " " || $0 == "," }) {
      let folded = Self.folded(String(part))
      if folded.count == 1, folded[0].count < 2 || Self.titles.contains(folded[0]) { continue }
      if folded.allSatisfy(own.contains) { continue }
      addPhrase(String(part), party)
    }
    if name.contains("'") || name.contains("\u{2019}") {
      addName(String(name.filter { $0 != "'" && $0 != "\u{2019}" }), party)
    }
  }

  private mutating func addPhrase(_ text: String, _ party: Int, isSure: Bool = false) {
    let words = Self.folded(text)
    guard let first = words.first else { return }
    phrases[first, default: []].append((words, party, isSure || words.count > 1))
  }

  static func folded(_ text: String) -> [[UInt8]] { ComparedText(text).words.map(\.folded) }

  /// Letters and digits alone.
  static func plain(_ text: String) -> String {
    String(decoding: folded(text).joined(), as: UTF8.self)
  }

  private static let titles: Set<[UInt8]> = Set(["mr", "mrs", "ms", "miss", "dr", "pc", "sir"].map { Array($0.utf8) })

  /// Names that are words of every day too: in small letters they are taken for the word.
  private static let ambiguous: Set<[UInt8]> = Set(
    [
      "may", "will", "mark", "grace", "hope", "rose", "joy", "faith", "rob", "pat", "sue", "bill", "jack", "art",
      "dean",
      "grant", "rich", "drew", "chase", "miles", "summer", "autumn", "april", "june", "sky", "river", "king", "young",
      "long", "short", "white", "black", "brown", "green", "day", "field", "wood", "hill", "lane", "ward", "page",
      "case",
      "the", "an", "to", "so", "do", "be", "in", "on", "my", "can", "said", "see", "price", "law", "bank", "west",
      "east",
    ].map { Array($0.utf8) })

  // MARK: Finding

  func read(_ entries: [PackEntry]) {}

  /// Where a text tells of parties, the first found before the later and none over another.
  mutating func marks(in text: String, line: Int, isTyped: Bool) -> [PartyMark] {
    let compared = ComparedText(text)
    var taken = TakenRanges()
    var marks: [PartyMark] = []
    func take(_ range: Range<Int>, _ party: Int) {
      if taken.take(range) { marks.append(PartyMark(line: line, range: range, party: party)) }
    }
    for (at, word) in compared.words.enumerated() {
      guard let found = phrases[word.folded] else { continue }
      for phrase in found where at + phrase.words.count <= compared.words.count {
        let span = compared.words[at..<(at + phrase.words.count)]
        guard zip(span, phrase.words).allSatisfy({ $0.folded == $1 }), let last = span.last else { continue }
        if !phrase.isSure, Self.ambiguous.contains(word.folded), !compared.isCapital(word) { continue }
        take(word.range.lowerBound..<last.range.upperBound, phrase.party)
      }
    }
    for found in FirstPatterns.all(in: compared) where !ownNumbers.contains(Self.plain(found.text)) {
      let id = found.kind.rawValue + " " + Self.plain(found.text)
      take(found.range, add(ThirdParty(id: id, kind: found.kind, words: found.text)))
    }
    if isTyped {
      for range in FirstNames.all(in: compared, known: known) where !taken.has(range) {
        let name = compared.text(range)
        let id = ThirdParty.Kind.typedName.rawValue + " " + Self.plain(name)
        take(range, add(ThirdParty(id: id, kind: .typedName, words: name)))
      }
    }
    return marks.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Words with capitals that name nobody.
  private static let usual = [
    "January February March April May June July August September October November December",
    "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays Boxing Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun Christmas Easter",
    "Youth Justice Service Team Court Crown Magistrates Police Order Panel Referral Board Council Children Social Care",
    "School College Education Training Health Hospital Centre Street Road Office Officer Worker Manager Solicitor",
    "British English Welsh Muslim Christian Internet YouTube TikTok Instagram Snapchat WhatsApp Xbox PlayStation",
    "They He She We It You The This That There Then When Where What Who Why How His Her Their Our My Your No Yes And But",
    "Says Said Mum Dad Mother Father Nan Gran Auntie Uncle Sister Brother Plan Assessment Report Intensive Supervision",
    "Mr Mrs Ms Miss Dr PC Act Section Form Level Stage Google Zoom Teams Not known",
  ]
}
