import JSON

/// The names and numbers by which parties are found in text, and the parties that turn up in it.
struct PartyIndex: PartyFinder {
  private(set) var parties: [ThirdParty] = []
  private var places: [String: Int] = [:]
  /// Phrases by their first word, the longest first.
  private var phrases: [[UInt8]: [Phrase]] = [:]
  /// What is known of names.
  var names: NameEvidence
  /// Whose names are found by their parts too.
  private var register: [(party: Int, names: [[[UInt8]]])] = []
  /// The parties of runs that were resolved.
  private var resolved: [[[UInt8]]: Int] = [:]
  /// Initials of those on the register.
  private var initials: [[UInt8]: Set<Int>] = [:]
  /// Telephones by their last ten digits.
  private var telephones: [Substring: Int] = [:]
  private var ownNumbers: Set<String> = []
  private var ownAddresses: [[[UInt8]]] = []
  private var ownInitials: Set<[UInt8]> = []
  private let born: Day?
  private let reference: CaseReference
  private let nicknames: Nicknames

  private struct Phrase {
    var words: [[UInt8]]
    var party: Int
    /// Whether it is a name in full: of a longer name it is no part.
    var isName: Bool
  }

  init(_ held: HeldRecord, _ request: SubjectRequest, header: Case, words: HeldWords) {
    born = header.child.dateOfBirth
    reference = held.reference
    nicknames = Nicknames(words.lists)
    names = NameEvidence(held, words)
    for child in [header.child] + held.documents.compactMap(\.child) { learn(child) }
    for person in header.people { add(person, "person \(person.id)", request) }
    // Who was on the case before, under which names and numbers, and who is on others of the same child.
    for document in held.documents where document.key.caseNumber != nil && !document.key.isInCollection {
      for person in document.people { add(person, Self.id(person, document.key, reference), request) }
    }
    for (id, staff) in held.staff.sorted(by: { $0.key < $1.key }) where !staff.name.isEmpty {
      let party = add(ThirdParty(id: "staff \(id)", kind: .staff, words: staff.name, suggested: .release))
      // Not by parts of the name: what is taken for staff is released unless somebody says otherwise.
      addPhrase(staff.name, party, isName: true)
      if id.text.utf8.count > 3 { addPhrase(id.text, party) }
    }
    for child in held.children { add(child) }
    ownNumbers.formUnion(([held.reference] + held.linked).map { Self.plain($0.description) })
    ownNumbers.remove("")
    for term in request.terms {
      addPhrase(term, add(ThirdParty(id: "sought " + Self.plain(term), kind: .sought, words: term)))
    }
    for key in phrases.keys { phrases[key]?.sort { $0.words.count > $1.words.count } }
  }

  func subject(of entry: PackEntry) -> Int? {
    let isOwn = entry.id.hasPrefix(reference.key.text + "#")
    let place = isOwn ? "" : String(entry.id.prefix { $0 != "#" }) + " "
    return places["person " + place + entry.personID]
  }

  func isTyped(_ line: PackEntry.Line) -> Bool { line.isWritten }
  var readsTitles: Bool { true }

  mutating func victim() -> Int { add(ThirdParty(id: "victim", kind: .victim, words: "A victim")) }

  @discardableResult
  private mutating func add(_ party: ThirdParty) -> Int {
    if let place = places[party.id] { return place }
    places[party.id] = parties.count
    parties.append(party)
    return parties.count - 1
  }

  // MARK: What is known

  private mutating func learn(_ child: Child) {
    names.learnOwn([child.familyName, child.givenNames, child.knownAs] + child.aliases)
    for number in child.identifiers.map(\.value) + child.reach.map(\.value) { ownNumbers.insert(Self.plain(number)) }
    for home in child.residences {
      ownNumbers.insert(Self.plain(home.postcode))
      ownAddresses.append(Self.folded(home.address + " " + home.postcode))
    }
    let first = [child.givenNames, child.knownAs].compactMap { Self.folded($0).first?.first }
    ownInitials.formUnion(first.map { [$0] })
    if let last = Self.folded(child.familyName).first?.first { ownInitials.formUnion(first.map { [$0, last] }) }
  }

  private static func id(_ person: PersonAround, _ key: DocumentKey, _ own: CaseReference) -> String {
    key == own.key ? "person \(person.id)" : "person \(key.text) \(person.id)"
  }

  private mutating func add(_ person: PersonAround, _ id: String, _ request: SubjectRequest) {
    let isProfessional = !person.organisation.isEmpty
    let isAsking = !request.name.isEmpty && Self.folded(request.name) == Self.folded(person.name)
    let party = add(
      ThirdParty(
        id: id, kind: isProfessional ? .professional : .person, words: person.name,
        suggested: isProfessional || isAsking ? .release : .redact))
    addPhrase(person.name, party, isName: true)
    enter(person.name, party)
    for reach in person.reach where !reach.value.isEmpty {
      addPhrase(reach.value, party)
      let digits = Self.plain(reach.value)
      if digits.utf8.count >= 10 { telephones[digits.suffix(10)] = party }
    }
  }

  private mutating func add(_ child: OtherChild) {
    let party = add(ThirdParty(id: "child " + Self.plain(child.name), kind: .child, words: child.name))
    addPhrase(child.reference.description, party)
    let parts = child.name.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
    guard parts.count == 2, let first = parts[1].split(separator: " ").first else { return }
    for name in [parts[1] + " " + parts[0], first + " " + parts[0], parts[0] + " " + parts[1]] {
      addPhrase(String(name), party, isName: true)
    }
  }

  private mutating func addPhrase(_ text: String, _ party: Int, isName: Bool = false) {
    let words = Self.folded(text)
    guard let first = words.first else { return }
    // A name of one word is found as every name is, with regard to the sentence that it stands in.
    if isName, words.count == 1 { return }
    phrases[first, default: []].append(Phrase(words: words, party: party, isName: isName))
  }

  /// Puts a name on the register, so that its parts are found too.
  private mutating func enter(_ name: String, _ party: Int) {
    let tokens = WrittenText(name).tokens.filter {
      !NameLists.titles.contains($0.key) && !NameLists.usual.contains($0.key)
    }
    let parts = tokens.map { token in [token.key] + (token.words.count > 1 ? token.words.filter { $0.count > 1 } : []) }
    guard !parts.isEmpty, !register.contains(where: { $0.party == party && $0.names == parts }) else { return }
    register.append((party, parts))
    let isKnown = parties[party].kind != .typedName
    for part in parts.joined() where part.count > 1 { names.learn(part, isKnown: isKnown) }
    let letters = tokens.compactMap(\.key.first)
    if let first = letters.first, !ownInitials.contains([first]) { initials[[first], default: []].insert(party) }
    guard letters.count > 1, let first = letters.first, let last = letters.last else { return }
    for short in Set([letters, [first, last]]) where !ownInitials.contains(short) {
      initials[short, default: []].insert(party)
    }
  }

  static func folded(_ text: String) -> [[UInt8]] { WrittenText(text).text.words.map(\.folded) }

  /// Letters and digits alone.
  static func plain(_ text: String) -> String { String(decoding: folded(text).joined(), as: UTF8.self) }

  // MARK: Finding

  mutating func read(_ entries: [PackEntry]) {
    let texts = entries.flatMap { entry in
      [entry.title] + entry.lines.filter { isTyped($0) || $0.isOfVictim }.map(\.text)
    }.map { WrittenText($0) }
    for text in texts { names.count(text) }
    // Twice: a name that is sure in one place is one in the others.
    for text in texts { for run in names.runs(in: text) where run.isSure { names.learn(run) } }
    let runs = texts.flatMap { text in names.runs(in: text).map { ($0, text.words($0.range)) } }
    for (run, words) in runs where run.keys.count > 1 { enter(words, resolve(run, words)) }
    for (run, words) in runs where run.keys.count == 1 { _ = resolve(run, words) }
  }

  /// The party of a name: the one on the register whose name it can be, where there is but one.
  private mutating func resolve(_ run: NameRun, _ words: String) -> Int {
    if let known = resolved[run.keys] { return known }
    let folded = Self.folded(words)
    let exact = folded.first.flatMap { phrases[$0] }?.first { $0.isName && $0.words == folded }?.party
    let party = exact ?? candidate(run) ?? add(typed(words))
    if !run.keys.isEmpty { resolved[run.keys] = party }
    return party
  }

  private func typed(_ words: String) -> ThirdParty {
    ThirdParty(id: ThirdParty.Kind.typedName.rawValue + " " + Self.plain(words), kind: .typedName, words: words)
  }

  private func candidate(_ run: NameRun) -> Int? {
    let candidates = register.filter { entry in
      run.keys.allSatisfy { key in
        entry.names.contains { name in
          name.contains { $0 == key || nicknames.areOne($0, key) || (key.count == 1 && $0.first == key.first) }
        }
      }
    }
    let found = Set(candidates.map(\.party))
    return found.count == 1 ? found.first : nil
  }

  mutating func marks(in text: String, line: Int, isTyped: Bool) -> [PartyMark] {
    let written = WrittenText(text)
    var taken = TakenRanges()
    var marks: [PartyMark] = []
    func take(_ range: Range<Int>, _ party: Int) {
      if taken.take(range) { marks.append(PartyMark(line: line, range: range, party: party)) }
    }
    let runs = isTyped ? names.runs(in: written) : []
    for (range, phrase) in found(in: written) {
      // Of a longer name it is no part: that is somebody else's.
      if phrase.isName, runs.contains(where: { $0.goes(beyond: range) }) { continue }
      take(range, phrase.party)
    }
    let isProse = isTyped && text.contains(where: \.isWhitespace)
    for found in WrittenPatterns(written: written, isProse: isProse, born: born).all() {
      guard !taken.has(found.range) else { continue }
      // Of the child's own number no part is looked at again.
      if let party = party(of: found, written) { take(found.range, party) } else { _ = taken.take(found.range) }
    }
    for run in runs {
      for piece in run.pieces(outside: taken) { take(piece.range, resolve(piece, written.words(piece.range))) }
    }
    if isTyped { for (range, party) in initials(in: written) { take(range, party) } }
    return marks.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Where the phrases stand.
  private func found(in written: WrittenText) -> [(Range<Int>, Phrase)] {
    let words = written.text.words
    var found: [(Range<Int>, Phrase)] = []
    for (at, word) in words.enumerated() {
      for phrase in phrases[word.folded] ?? [] where at + phrase.words.count <= words.count {
        let span = words[at..<(at + phrase.words.count)]
        guard zip(span, phrase.words).allSatisfy({ $0.folded == $1 }), let last = span.last else { continue }
        var range = word.range.lowerBound..<last.range.upperBound
        // What a hyphen or an apostrophe holds together is left out together.
        for token in written.tokens where token.range.overlaps(range) {
          if phrase.isName, token.range.lowerBound < range.lowerBound || token.range.upperBound > range.upperBound {
            range = range.lowerBound..<range.lowerBound
            break
          }
          range = min(token.range.lowerBound, range.lowerBound)..<max(token.range.upperBound, range.upperBound)
        }
        if !range.isEmpty { found.append((range, phrase)) }
      }
    }
    return found.sorted { !$0.1.isName && $1.1.isName }
  }

  /// Whose a number or an address is; nil for the child's own.
  private mutating func party(of found: WrittenPatterns.Found, _ written: WrittenText) -> Int? {
    let words = written.words(found.range)
    let plain = Self.plain(words)
    if ownNumbers.contains(plain) { return nil }
    switch found.kind {
    case .phone where plain.utf8.count >= 10:
      let end = plain.suffix(10)
      if ownNumbers.contains(where: { $0.utf8.count >= 10 && $0.hasSuffix(end) }) { return nil }
      if let party = telephones[end] { return party }
    case .address:
      let parts = Self.folded(words)
      if ownAddresses.contains(where: { $0.holds(parts) }) { return nil }
    default: break
    }
    return add(ThirdParty(id: found.kind.rawValue + " " + plain, kind: found.kind, words: words))
  }

  /// Initials of those who are known or turn up: `KB`, and `K` alone where it is no mark of something.
  private mutating func initials(in written: WrittenText) -> [(Range<Int>, Int)] {
    written.tokens.indices.compactMap { index in
      let token = written.tokens[index]
      let isShort = token.shape == .capitals && (2...3).contains(token.key.count)
      let isLetter = token.shape == .initial && !written.isMark(index)
      guard isShort || isLetter, !NameLists.acronyms.contains(token.key), let whose = initials[token.key] else {
        return nil
      }
      let words = written.words(token.range)
      return (token.range, whose.count == 1 ? whose.first ?? 0 : add(typed(words)))
    }
  }
}

extension WrittenText {
  /// Whether a letter by itself marks something, as in `Annex B`, or is a word.
  fileprivate func isMark(_ index: Int) -> Bool {
    let around = [index - 1, index + 1].filter(tokens.indices.contains)
    return ["i", "a"].contains { Array($0.utf8) == tokens[index].key }
      || around.contains { tokens[$0].shape == .digits }
      || (index > 0 && NameLists.beforeLetters.contains(tokens[index - 1].key))
  }
}

extension [[UInt8]] {
  /// Whether others stand in it, one after another.
  fileprivate func holds(_ others: Self) -> Bool {
    guard !others.isEmpty, others.count <= count else { return false }
    return (0...(count - others.count)).contains { start in self[start..<(start + others.count)].elementsEqual(others) }
  }
}

extension HeldDocument {
  /// The child of a case's own document; nil for another.
  var child: Child? {
    guard key.caseNumber != nil, !key.isInCollection else { return nil }
    return value["child"].flatMap { try? Child(json: $0.json()) }
  }
}
