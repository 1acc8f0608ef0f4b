/// Where people live, when they were born, and how they are called on the internet.
extension WrittenPatterns {
  // MARK: Addresses

  /// `12 Alder Road`, `14a alder road`, `Flat 3, Alder House`, `7 Heol y Deri`, and streets without a number.
  func addresses() -> [Found] {
    var found: [Found] = []
    for at in words.indices {
      if let end = numbered(at) {
        found.append(Found(kind: .address, range: range(flat(before: at), end)))
      } else if isProse, let start = street(endingAt: at) {
        found.append(Found(kind: .address, range: range(start, at)))
      }
    }
    return found
  }

  /// Where the street ends that begins with a house's number.
  private func numbered(_ at: Int) -> Int? {
    let number = words[at].folded
    guard let first = number.first, Self.isDigit(first), number.count <= 5,
      number.drop(while: Self.isDigit).count <= 1
    else { return nil }
    if at + 2 < words.count, Self.welsh.contains(words[at + 1].folded), isSpaced(at, at + 1) {
      var end = at + 2
      while end + 1 < words.count, end < at + 4, isSpaced(end, end + 1), text.isCapital(words[end + 1]) { end += 1 }
      return end
    }
    for length in 2...4 where at + length <= words.count {
      let last = at + length - 1
      guard Self.streets.contains(words[last].folded) else { continue }
      let span = words[(at + 1)..<last]
      let isNamed = span.allSatisfy(text.isCapital) && text.isCapital(words[last])
      let isPlain = span.count <= 2 && !span.isEmpty && span.allSatisfy { !Self.neverStreets.contains($0.folded) }
      if (at..<last).allSatisfy({ gap($0, $0 + 1).count <= 2 }), isNamed || isPlain { return last }
    }
    return nil
  }

  /// The flat that stands before a house's number.
  private func flat(before at: Int) -> Int {
    if at >= 1, Self.flats.contains(words[at - 1].folded) { return at - 1 }
    guard at >= 2, Self.flats.contains(words[at - 2].folded), gap(at - 1, at).count <= 2 else { return at }
    return at - 2
  }

  /// Where a street without a number begins that ends with this word: in capitals, or after `on` or `at` what is no word
  /// of every day.
  private func street(endingAt at: Int) -> Int? {
    guard at > 0, Self.sureStreets.contains(words[at].folded), gap(at - 1, at).count <= 2 else { return nil }
    var start = at
    while start > 0, at - start < 3, text.isCapital(words[start - 1]), gap(start - 1, start).count <= 2,
      !NameLists.usual.contains(words[start - 1].folded), !OrdinaryWords.all.contains(words[start - 1].folded)
    {
      start -= 1
    }
    if start < at, text.isCapital(words[at]) || at - start > 1 { return start }
    let name = words[at - 1].folded
    guard at > 1, Self.places.contains(words[at - 2].folded), name.count > 2, name.allSatisfy(Self.isLetter),
      !OrdinaryWords.all.contains(name), !NameLists.usual.contains(name)
    else { return nil }
    return at - 1
  }

  private static func set(_ text: String) -> Set<[UInt8]> { Set(text.split(separator: " ").map { Array($0.utf8) }) }

  private static let sureStreets = set(
    "road street avenue lane close drive gardens terrace crescent grove mews rd ave cres gdns")
  private static let streets = sureStreets.union(
    set(
      "way court place square house walk rise hill park row green st ln dr cl ct pl sq estate tower towers point quay wharf parade broadway mount view vale yard croft heights lodge cottages buildings mansions block villas"
    ))
  private static let welsh = set("heol ffordd stryd clos lon maes rhodfa cae bryn pen tan rhes parc")
  private static let flats = set("flat apartment apt unit room block house no number")
  private static let places = set("on in at of near off from to down up along behind")
  private static let neverStreets = set(
    """
    the a an on of in to at by his her my this that their our your its and or is was not no per for with from over \
    weeks week days day hours hour hrs mins min minutes minute years year months month times sessions session miles mile \
    people children boys girls pm am crown youth county magistrates high supreme police other more different short long \
    bedroom first second third next last
    """)

  // MARK: Days of birth

  typealias DayFound = (range: Range<Int>, day: Day?)

  /// Days as they are written: `03/05/2009`, `3 May 2009`, `2009-05-03`.
  func days() -> [DayFound] {
    words.indices.compactMap { at -> DayFound? in
      guard at + 2 < words.count else { return nil }
      let parts = (0..<3).map { words[at + $0].folded }
      let gaps = [gap(at, at + 1), gap(at + 1, at + 2)].map(Array.init)
      let isNumeric = parts.allSatisfy { $0.allSatisfy(Self.isDigit) && [1, 2, 4].contains($0.count) }
      if isNumeric {
        guard gaps[0] == gaps[1], gaps[0].count == 1, "/.- ".unicodeScalars.contains(gaps[0][0]) else { return nil }
        let isBackwards = parts[0].count == 4
        let numbers = (isBackwards ? parts.reversed() : parts).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == 3, parts[1].count <= 2, (isBackwards ? parts[2] : parts[0]).count <= 2,
          (1...31).contains(numbers[0]), (1...12).contains(numbers[1])
        else { return nil }
        if gaps[0] == [" "], parts[2].count != 4 { return nil }
        return (range(at, at + 2), Day(year: Self.full(numbers[2]), month: numbers[1], day: numbers[0]))
      }
      let digits = parts[0].prefix(while: Self.isDigit)
      guard !digits.isEmpty, digits.count <= 2, parts[0].count - digits.count <= 2, gaps.allSatisfy({ $0.count <= 2 })
      else { return nil }
      // `3rd of May 2009` has a word more.
      let skips = parts[1] == Array("of".utf8) && at + 3 < words.count ? 1 : 0
      let year = words[at + 2 + skips].folded
      guard let month = Self.months.firstIndex(where: { words[at + 1 + skips].folded.starts(with: $0) }),
        [2, 4].contains(year.count), year.allSatisfy(Self.isDigit),
        let number = Int(String(decoding: year, as: UTF8.self)), let day = Int(String(decoding: digits, as: UTF8.self))
      else { return nil }
      return (range(at, at + 2 + skips), Day(year: Self.full(number), month: month + 1, day: day))
    }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { Array($0.utf8) }

  /// `09` as 2009, `71` as 1971.
  private static func full(_ year: Int) -> Int { year >= 100 ? year : year + (year > 40 ? 1900 : 2000) }

  /// Days that aren't the child's own and of which it is said that somebody was born on them, or that are so long ago.
  func births(_ days: [DayFound]) -> [Found] {
    guard isProse else { return [] }
    return days.compactMap { found in
      guard found.day == nil || found.day != born else { return nil }
      let before = text.text(max(0, found.range.lowerBound - 24)..<found.range.lowerBound).lowercased()
      let isSaid = ["born", "dob", "d.o.b", "birth", "b. "].contains { before.contains($0) }
      let isOld = found.day.map { day in born.map { day < $0.adding(months: 60) } ?? false } ?? false
      return isSaid || isOld ? Found(kind: .birth, range: found.range) : nil
    }
  }

  // MARK: The internet

  /// E-mail, pages, `@name`, and names after the word for where they are used.
  func webNames() -> [Found] {
    var found: [Found] = []
    var at = 0
    while at < scalars.count {
      if scalars[at].properties.isWhitespace {
        at += 1
        continue
      }
      var end = at
      while end < scalars.count, !scalars[end].properties.isWhitespace { end += 1 }
      if let name = webName(at..<end) { found.append(name) }
      at = end
    }
    return isProse ? found + called() : found
  }

  private func webName(_ whole: Range<Int>) -> Found? {
    var start = whole.lowerBound
    var end = whole.upperBound
    while start < end, "<(,;:\"'[\u{201C}".unicodeScalars.contains(scalars[start]) { start += 1 }
    while end > start, ">),;:\"'.!?]\u{201D}".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
    if end - start > 2, scalars[(end - 2)..<end].elementsEqual(["'", "s"]) { end -= 2 }
    guard end - start > 2 else { return nil }
    let token = text.text(start..<end).lowercased()
    if let sign = scalars[start..<end].firstIndex(of: "@"), sign < end - 1 {
      // What stands before it in the same token belongs to it: `insta:@name`.
      return Found(kind: sign == start ? .handle : .email, range: start..<end)
    }
    let domains = [".com", ".co.uk", ".org", ".net", ".io", ".me", ".tv", ".gg", ".ly", ".uk", ".be"]
    let isPage =
      token.hasPrefix("http") || token.hasPrefix("www.") || token.contains("://")
      || domains.contains { token.hasSuffix($0) || token.contains($0 + "/") }
    if isPage {
      let isOfficial = [".gov.uk", ".nhs.uk", ".police.uk"].contains { token.contains($0) }
      return isOfficial ? nil : Found(kind: .web, range: start..<end)
    }
    let inner = scalars[(start + 1)..<(end - 1)]
    let hasLine = inner.contains("_") && token.unicodeScalars.contains { $0.properties.isAlphabetic }
    return isProse && hasLine ? Found(kind: .handle, range: start..<end) : nil
  }

  /// `Snapchat name is jaypike1`, `insta: jay.pike`.
  private func called() -> [Found] {
    words.indices.compactMap { at -> Found? in
      guard Self.media.contains(words[at].folded) else { return nil }
      var next = at + 1
      var isNamed = false
      while next < words.count, next < at + 6, Self.fillers.contains(words[next].folded) {
        isNamed = true
        next += 1
      }
      guard next < words.count else { return nil }
      if gap(next - 1, next).contains(where: { ":=".unicodeScalars.contains($0) }) { isNamed = true }
      if gap(next - 1, next).contains(where: { ".!?\n;".unicodeScalars.contains($0) }) { return nil }
      var end = next
      while end + 1 < words.count, gap(end, end + 1).count == 1,
        gap(end, end + 1).allSatisfy({ "._-".unicodeScalars.contains($0) })
      {
        end += 1
      }
      let word = words[next].folded
      let hasDigits = word.contains(where: Self.isDigit) && word.contains(where: Self.isLetter)
      let isWord = OrdinaryWords.all.contains(word) || NameLists.usual.contains(word)
      guard hasDigits || end > next || (isNamed && !isWord && word.count > 2) else { return nil }
      return Found(kind: .handle, range: range(next, end))
    }
  }

  private static let media = set(
    "snap snapchat snapchats insta instagram ig tiktok facebook fb discord xbox psn playstation username usernames gamertag handle telegram whatsapp youtube twitter roblox fortnite twitch steam messenger"
  )
  private static let fillers = set(
    "name names is as account user id called known under tag handle username profile named was of hers theirs goes by are"
  )
}
