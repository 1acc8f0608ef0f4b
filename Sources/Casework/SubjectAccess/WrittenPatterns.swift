/// What looks like a telephone number, an address, a name on the internet or a number of a register.
struct WrittenPatterns {
  struct Found {
    var kind: ThirdParty.Kind
    var range: Range<Int>
  }

  let written: WrittenText
  /// Whether it is text in sentences; of others only what can't be anything else is taken.
  let isProse: Bool
  /// The child's day of birth.
  let born: Day?

  var text: ComparedText { written.text }
  var scalars: [Unicode.Scalar] { written.text.scalars }
  var words: [ComparedText.Word] { written.text.words }

  /// Everything of that kind, the surest first.
  func all() -> [Found] {
    var found = webNames() + references() + numbers() + addresses() + postcodes()
    let days = days()
    found += births(days)
    let codes = isProse ? codes(outside: days.map(\.range)) : []
    // A letter before or behind the digits belongs to them.
    found += codes.filter { code in scalars[code.range].contains { !WrittenText.isDigit($0) } }
    found += phones(outside: days.map(\.range)) + codes
    return found
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }

  /// Whether a word has this form: `a` a letter, `9` a digit.
  static func matches(_ word: some Collection<UInt8>, _ form: StaticString) -> Bool {
    guard word.count == form.utf8CodeUnitCount else { return false }
    return form.withUTF8Buffer { form in
      zip(word, form).allSatisfy { $1 == UInt8(ascii: "9") ? isDigit($0) : isLetter($0) }
    }
  }

  /// What stands between two words.
  func gap(_ left: Int, _ right: Int) -> ArraySlice<Unicode.Scalar> {
    scalars[words[left].range.upperBound..<words[right].range.lowerBound]
  }

  func isSpaced(_ left: Int, _ right: Int) -> Bool {
    let gap = gap(left, right)
    return gap.count <= 2 && gap.allSatisfy { $0.properties.isWhitespace || $0 == "-" }
  }

  func range(_ left: Int, _ right: Int) -> Range<Int> {
    words[left].range.lowerBound..<words[right].range.upperBound
  }

  // MARK: Numbers of registers

  /// Another case's number.
  private func references() -> [Found] {
    words.indices.compactMap { at -> Found? in
      let word = words[at].folded
      if word.starts(with: Array("yj".utf8)), word.count >= 8, word.dropFirst(2).allSatisfy(Self.isDigit) {
        return Found(kind: .number, range: words[at].range)
      }
      guard word == Array("yj".utf8), at + 1 < words.count, words[at + 1].folded.count >= 6,
        words[at + 1].folded.allSatisfy(Self.isDigit)
      else { return nil }
      return Found(kind: .number, range: range(at, at + 1))
    }
  }

  /// Numbers of the police (PNC `26/123456K`, CRO `123456/26K`), of national insurance, of a prison, of a car.
  private func numbers() -> [Found] {
    words.indices.compactMap { at -> Found? in
      let word = words[at].folded
      let isCapital = text.isCapital(words[at])
      if Self.matches(word, "aa999999a") { return Found(kind: .number, range: words[at].range) }
      if isProse, Self.matches(word, "a9999aa"), isCapital { return Found(kind: .number, range: words[at].range) }
      if isProse, Self.matches(word, "aa99aaa") { return Found(kind: .vehicle, range: words[at].range) }
      if isProse, let spelt = insurance(at) { return spelt }
      guard at + 1 < words.count else { return nil }
      let next = words[at + 1].folded
      if gap(at, at + 1).elementsEqual(["/"]) {
        let digits = next.prefix(while: Self.isDigit).count
        let before = word.reversed().prefix(while: Self.isDigit).count
        let isPolice = [2, 4].contains(word.count) && before == word.count && (5...7).contains(digits)
        let isCriminal =
          word.count - before <= 2
          && ((3...6).contains(before) && digits == 2 || before == 2 && word.count == 4 && (3...6).contains(digits))
        if isPolice || isCriminal, next.count <= digits + 1, isPolice || next.count == digits + 1 {
          return Found(kind: .number, range: range(at, at + 1))
        }
      }
      guard isProse, isSpaced(at, at + 1) else { return nil }
      if Self.matches(word, "aa99"), Self.matches(next, "aaa") {
        let ends = String(decoding: next, as: UTF8.self)
        if text.isCapital(words[at]) || !["and", "the", "was", "for", "but", "his", "her", "had"].contains(ends) {
          return Found(kind: .vehicle, range: range(at, at + 1))
        }
      }
      if isCapital, text.isCapital(words[at + 1]), next.count == 3, next.allSatisfy(Self.isLetter),
        word.first.map(Self.isLetter) ?? false, (2...4).contains(word.count), word.dropFirst().allSatisfy(Self.isDigit)
      {
        return Found(kind: .vehicle, range: range(at, at + 1))
      }
      return nil
    }
  }

  /// `QQ 12 34 56 C`.
  private func insurance(_ at: Int) -> Found? {
    guard Self.matches(words[at].folded, "aa") || words[at].folded.count == 8 else { return nil }
    var all: [UInt8] = []
    var end = at
    while end < words.count, all.count < 9, end == at || isSpaced(end - 1, end) {
      all += words[end].folded
      end += 1
    }
    return end > at + 1 && Self.matches(all, "aa999999a") ? Found(kind: .number, range: range(at, end - 1)) : nil
  }

  /// Runs of letters and digits with six digits or more, and shorter runs of digits that are said to be numbers.
  private func codes(outside days: [Range<Int>]) -> [Found] {
    words.compactMap { word in
      guard word.folded.count(where: Self.isDigit) >= 6, !days.contains(where: { $0.overlaps(word.range) }) else {
        return nil
      }
      return Found(kind: .number, range: word.range)
    }
  }

  // MARK: Postcodes

  /// `E30 1AB`, `SW170QT`, `e30 1ab`.
  private func postcodes() -> [Found] {
    words.indices.compactMap { at -> Found? in
      let word = words[at].folded
      if (5...7).contains(word.count), Self.isOutward(word.dropLast(3)), Self.matches(word.suffix(3), "9aa") {
        return Found(kind: .postcode, range: words[at].range)
      }
      guard at + 1 < words.count, Self.isOutward(word[...]), Self.matches(words[at + 1].folded, "9aa"),
        gap(at, at + 1).count <= 3
      else { return nil }
      let inward = String(decoding: words[at + 1].folded, as: UTF8.self)
      let isOrdinal = ["st", "nd", "rd", "th"].contains { inward.hasSuffix($0) }
      if isOrdinal, !text.isCapital(words[at]) { return nil }
      return Found(kind: .postcode, range: range(at, at + 1))
    }
  }

  private static func isOutward(_ word: ArraySlice<UInt8>) -> Bool {
    let forms: [StaticString] = ["a9", "a99", "a9a", "aa9", "aa99", "aa9a"]
    return forms.contains { matches(word, $0) }
  }

  // MARK: Telephones

  /// Groups of digits with little between them that together have as many as a telephone number.
  private func phones(outside days: [Range<Int>]) -> [Found] {
    var groups: [(range: Range<Int>, hasPlus: Bool)] = []
    var found: [Found] = []
    func finish() {
      found += Self.phones(among: groups, scalars)
      groups = []
    }
    var at = 0
    while at < scalars.count {
      guard WrittenText.isDigit(scalars[at]) else {
        at += 1
        continue
      }
      var end = at
      while end < scalars.count, WrittenText.isDigit(scalars[end]) { end += 1 }
      if days.contains(where: { $0.contains(at) }) {
        finish()
      } else {
        if let last = groups.last?.range.upperBound, !Self.holds(scalars[last..<at]) { finish() }
        groups.append((at..<end, at > 0 && scalars[at - 1] == "+"))
      }
      at = end
    }
    finish()
    return found
  }

  private static func holds(_ gap: ArraySlice<Unicode.Scalar>) -> Bool {
    gap.count <= 3 && gap.allSatisfy { " -()+./_\u{B7}|,\t\n\\*~".unicodeScalars.contains($0) }
  }

  private static func phones(
    among groups: [(range: Range<Int>, hasPlus: Bool)], _ scalars: [Unicode.Scalar]
  ) -> [Found] {
    var found: [Found] = []
    var first = 0
    while first < groups.count {
      let isAbroad =
        groups[first].hasPlus || scalars[groups[first].range].starts(with: ["0", "0"])
        || scalars[groups[first].range].starts(with: ["4", "4"])
      guard isAbroad || scalars[groups[first].range.lowerBound] == "0" else {
        first += 1
        continue
      }
      let most = isAbroad ? 15 : 11
      var digits = 0
      var end = first
      while end < groups.count, digits + groups[end].range.count <= most, digits < (isAbroad ? 11 : 10) || digits == 10
      {
        digits += groups[end].range.count
        end += 1
      }
      if digits >= 10 {
        let start = groups[first].range.lowerBound - (groups[first].hasPlus ? 1 : 0)
        found.append(Found(kind: .phone, range: start..<groups[end - 1].range.upperBound))
        first = end
      } else {
        first += 1
      }
    }
    let digits = groups.reduce(0) { $0 + $1.range.count }
    if found.isEmpty, digits >= 10, let start = groups.first?.range.lowerBound, let end = groups.last?.range.upperBound
    {
      found.append(Found(kind: .phone, range: start..<end))
    }
    return found
  }
}
