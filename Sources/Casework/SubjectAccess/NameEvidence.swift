import JSON

/// What is known of words that are names and of words that aren't, from lists and from everything that was read.
struct NameEvidence {
  /// The child's own names.
  private var own: Set<[UInt8]> = []
  /// Parts of the names of those who are known to the case.
  private var known: Set<[UInt8]> = []
  /// What was a name somewhere.
  private var found: Set<[UInt8]> = []
  /// Given names of the lists.
  private var given: Set<[UInt8]>
  /// Words of code lists, courts, schools and places: with a capital they name nobody.
  private var settled: Set<[UInt8]> = []
  /// How often a word stands in small letters, and with a capital within a sentence.
  private var lower: [[UInt8]: Int] = [:]
  private var capital: [[UInt8]: Int] = [:]

  init(_ held: HeldRecord, _ words: HeldWords) {
    given = NameLists.given
    for (name, list) in words.lists.lists {
      if name == "nicknames" {
        // The list of names is where names are looked up, never one of words that are none.
        for entry in list.entries {
          for text in [entry.words, entry.code.text] + entry.tags { given.formUnion(PartyIndex.folded(text)) }
        }
      } else {
        for entry in list.entries { settled.formUnion(PartyIndex.folded(entry.words)) }
      }
    }
    for document in held.documents { settle(document.value) }
    for setting in held.documents.flatMap(\.setting) where Self.settings.contains(setting.key) { settle(setting.value) }
    if let child = held.documents.lazy.compactMap(\.child).first {
      for home in child.residences { settled.formUnion(PartyIndex.folded(home.borough + " " + home.address)) }
    }
  }

  /// Members that say where or in which office, never who.
  private static let settings: Set<String> = [
    "court", "provider", "organisation", "borough", "establishment", "venue", "formTitle", "programme", "team",
    "nationality", "religion", "preferredLanguage", "language",
  ]

  private mutating func settle(_ value: JSONValue) {
    switch value {
    case .array(let list): for each in list { settle(each) }
    case .object(let members):
      for member in members {
        if Self.settings.contains(member.key), let text = member.value.string {
          settled.formUnion(PartyIndex.folded(text))
        } else {
          settle(member.value)
        }
      }
    case .null, .bool, .integer, .number, .string: break
    }
  }

  mutating func learnOwn(_ texts: [String]) {
    for token in texts.flatMap({ WrittenText($0).tokens }) { own.formUnion([token.key] + token.words) }
  }

  /// Takes a part of a name.
  mutating func learn(_ part: [UInt8], isKnown: Bool) {
    if own.contains(part) { return }
    if isKnown { known.insert(part) } else { found.insert(part) }
  }

  /// Takes a name that is sure.
  mutating func learn(_ run: NameRun) {
    for piece in run.pieces where piece.key.count > 2 { learn(piece.key, isKnown: false) }
  }

  /// Counts how a text's words are written.
  mutating func count(_ text: WrittenText) {
    for token in text.tokens {
      switch token.shape {
      case .lower: for word in token.words { lower[word, default: 0] += 1 }
      case .capital, .capitals:
        if !token.beginsSentence { for word in token.words { capital[word, default: 0] += 1 } }
      case .initial, .foreign, .digits: break
      }
    }
  }

  // MARK: Names

  private enum Evidence {
    case none
    /// The child's own, or an initial: part of a name beside one.
    case beside
    case initial
    /// By where it stands and how it is written.
    case weak
    case sure

    var isName: Bool { self == .weak || self == .sure }
  }

  /// The names of a text.
  func runs(in text: WrittenText) -> [NameRun] {
    let tokens = text.tokens
    let evidence = tokens.indices.map { self.evidence($0, tokens) }
    var runs: [NameRun] = []
    var at = 0
    while at < tokens.count {
      guard evidence[at] != .none else {
        at += 1
        continue
      }
      var end = at + 1
      while end < tokens.count, let next = continued(at: end, tokens, evidence) { end = next }
      let isName = evidence[at..<end].contains(where: \.isName)
      let isInitials = end - at > 1 && evidence[at..<end].allSatisfy { $0 == .initial }
      if isName || isInitials {
        let pieces = (at..<end).map {
          NameRun.Piece(
            key: tokens[$0].key, range: tokens[$0].range, isName: evidence[$0].isName || isInitials)
        }
        runs.append(NameRun(pieces: pieces, isSure: evidence[at..<end].contains(.sure)))
      }
      at = end
    }
    return runs
  }

  /// Where a name goes on, if this token is part of it.
  private func continued(at index: Int, _ tokens: [WrittenText.Token], _ evidence: [Evidence]) -> Int? {
    guard tokens[index - 1].joinsNext else { return nil }
    if evidence[index] != .none { return index + 1 }
    let token = tokens[index]
    // `Ali bin Hassan`, `Dafydd ap Gwilym`.
    if NameLists.particles.contains(token.key), token.joinsNext, index + 1 < tokens.count,
      evidence[index + 1] != .none || isFamilyName(tokens[index + 1])
    {
      return index + 2
    }
    if evidence[index - 1] == .beside { return nil }
    // `oliver green`, where Oliver Green was named elsewhere.
    let isFound = token.shape == .lower && (found.contains(token.key) || known.contains(token.key))
    return isFamilyName(token) || (isFound && !NameLists.functions.contains(token.key)) ? index + 1 : nil
  }

  /// `White`, `Young`: after a given name a word with a capital is a name, whatever it means.
  private func isFamilyName(_ token: WrittenText.Token) -> Bool {
    token.shape == .capital && !token.beginsSentence && !token.words.allSatisfy(NameLists.usual.contains)
  }

  private func evidence(_ index: Int, _ tokens: [WrittenText.Token]) -> Evidence {
    let token = tokens[index]
    let isTitled = index > 0 && tokens[index - 1].joinsNext && NameLists.titles.contains(tokens[index - 1].key)
    if token.shape == .digits { return .none }
    if isTitled, !token.words.allSatisfy(isNoNameAtAll) {
      if [.capital, .capitals, .foreign].contains(token.shape) { return .sure }
      if token.shape == .lower, NameLists.plainTitles.contains(tokens[index - 1].key), !isOrdinary(token) {
        return .sure
      }
    }
    if token.words.allSatisfy(own.contains) || own.contains(token.key) { return .beside }
    if token.shape == .foreign { return .sure }
    if token.shape == .initial { return initial(index, tokens) }
    if isMonth(index, tokens) { return .none }
    if let named = listed(index, tokens) { return named }
    switch token.shape {
    case .capital: return written(index, tokens)
    case .capitals:
      let isPlain = token.words.allSatisfy {
        isNoNameAtAll($0) || OrdinaryWords.all.contains($0) || settled.contains($0)
      }
      let isWord = isPlain || token.key.count < 4 || token.words.allSatisfy { lower[$0, default: 0] > 0 }
      return isWord || !token.key.contains { "aeiouy".utf8.contains($0) } ? .none : .weak
    case .lower, .initial, .foreign, .digits: return .none
    }
  }

  private func isNoNameAtAll(_ word: [UInt8]) -> Bool {
    NameLists.usual.contains(word) || NameLists.acronyms.contains(word)
  }

  private func isOrdinary(_ token: WrittenText.Token) -> Bool {
    token.words.allSatisfy { OrdinaryWords.all.contains($0) || isNoNameAtAll($0) }
  }

  /// Whether a word that is a name too stands for the month here.
  private func isMonth(_ index: Int, _ tokens: [WrittenText.Token]) -> Bool {
    guard NameLists.months.contains(tokens[index].key), !known.contains(tokens[index].key) else { return false }
    if tokens[index].shape == .lower { return true }
    let around = [index - 1, index + 1].filter(tokens.indices.contains)
    return around.contains { tokens[$0].shape == .digits }
      || (index > 0 && NameLists.beforeMonths.contains(tokens[index - 1].key))
  }

  /// `I` and `A` are words unless a point follows.
  private func initial(_ index: Int, _ tokens: [WrittenText.Token]) -> Evidence {
    let token = tokens[index]
    if ["i", "a"].contains(where: { Array($0.utf8) == token.key }) {
      guard token.joinsNext, index + 1 < tokens.count,
        tokens[index + 1].range.lowerBound - token.range.upperBound != 1 || tokens[index + 1].shape == .initial
      else { return index > 0 && tokens[index - 1].joinsNext && tokens[index - 1].shape == .initial ? .initial : .none }
    }
    return .initial
  }

  /// What the lists, the record and everything that was read say of a word; nil where they say nothing.
  private func listed(_ index: Int, _ tokens: [WrittenText.Token]) -> Evidence? {
    let token = tokens[index]
    let words = ([token.key] + token.words).filter { $0.count > 1 }.map { Self.withoutDigits($0) }
    if words.contains(where: { known.contains($0) }) {
      let isFunction = words.allSatisfy { NameLists.functions.contains($0) || !known.contains($0) }
      if token.shape == .lower {
        let isWord = words.allSatisfy {
          !known.contains($0) || (OrdinaryWords.all.contains($0) && !given.contains($0))
        }
        return isFunction || isWord ? Evidence.none : .sure
      }
      if isFunction, token.beginsSentence, !isCued(index, tokens) { return Evidence.none }
      return .sure
    }
    let isGiven = words.contains { given.contains($0) && !NameLists.ambiguous.contains($0) }
    let isAmbiguous = words.contains {
      given.contains($0) || (NameLists.ambiguous.contains($0) && !settled.contains($0))
    }
    if token.shape == .lower {
      if isGiven, !words.contains(where: OrdinaryWords.all.contains) { return .sure }
      let isWord = words.allSatisfy {
        !found.contains($0) || NameLists.ambiguous.contains($0) || OrdinaryWords.all.contains($0)
          || settled.contains($0) || lower[$0, default: 0] > capital[$0, default: 0]
      }
      return isWord ? nil : .sure
    }
    if isGiven || words.contains(where: { found.contains($0) && !OrdinaryWords.all.contains($0) }) { return .sure }
    if words.contains(where: { found.contains($0) && !isNoNameAtAll($0) }) {
      return token.beginsSentence && !isCued(index, tokens) ? nil : .sure
    }
    guard isAmbiguous, !words.allSatisfy(NameLists.usual.contains) else { return nil }
    if token.beginsSentence || token.shape == .capitals { return isCued(index, tokens) ? .sure : nil }
    let isFunction = words.allSatisfy(NameLists.functions.contains)
    return isFunction && !words.contains(where: given.contains) ? nil : .sure
  }

  /// `kyle99` as `kyle`.
  private static func withoutDigits(_ word: [UInt8]) -> [UInt8] {
    Array(word.prefix { !(48...57).contains($0) })
  }

  /// A word with a capital: within a sentence it names somebody, at its beginning unless it is a word.
  private func written(_ index: Int, _ tokens: [WrittenText.Token]) -> Evidence {
    let token = tokens[index]
    // `E30` and `Year10` are no names, `Kyle99` is one.
    let words = token.words.map { Self.withoutDigits($0) }.filter { $0.count > 1 }
      .filter { $0.count > 2 || token.words.contains($0) }
    if words.isEmpty
      || words.allSatisfy({ isNoNameAtAll($0) || settled.contains($0) || OrdinaryWords.all.contains($0) })
    {
      return .none
    }
    if !token.beginsSentence { return .sure }
    let isWord = words.allSatisfy { lower[$0, default: 0] > 0 || Self.endsAsWord($0) }
    if isWord { return isCued(index, tokens) ? .sure : .none }
    return .weak
  }

  private static func endsAsWord(_ word: [UInt8]) -> Bool {
    word.count > 5
      && ["ed", "ing", "ly", "tion", "ment", "ness"].contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// Whether what follows is what somebody does who was just named, or the given name in `Green, Oliver`.
  private func isCued(_ index: Int, _ tokens: [WrittenText.Token]) -> Bool {
    if tokens[index].isPossessive { return true }
    guard index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    if tokens[index].listsNext, next.shape == .capital || next.shape == .capitals {
      return next.words.contains { given.contains($0) || found.contains($0) || known.contains($0) }
    }
    return tokens[index].joinsNext && next.shape == .lower && NameLists.cues.contains(next.key)
  }
}
