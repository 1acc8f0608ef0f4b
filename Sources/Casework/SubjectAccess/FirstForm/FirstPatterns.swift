/// What looks like a telephone number, an e-mail address, a postcode, an address or a number of the police.
enum FirstPatterns {
  struct Found {
    var kind: ThirdParty.Kind
    var range: Range<Int>
    var text: String
  }

  /// Everything of that kind in a text.
  static func all(in text: ComparedText) -> [Found] {
    emails(in: text) + numbers(in: text) + references(in: text) + addresses(in: text) + postcodes(in: text)
      + phones(in: text)
  }

  private static func found(_ kind: ThirdParty.Kind, _ range: Range<Int>, _ text: ComparedText) -> Found {
    Found(kind: kind, range: range, text: text.text(range))
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

  private static func emails(in text: ComparedText) -> [Found] {
    let scalars = text.scalars
    return scalars.indices.filter { scalars[$0] == "@" }.compactMap { at in
      var start = at
      var end = at + 1
      while start > 0, !isSpace(scalars[start - 1]), !"<(,;:\"".unicodeScalars.contains(scalars[start - 1]) {
        start -= 1
      }
      while end < scalars.count, !isSpace(scalars[end]), !">),;\"".unicodeScalars.contains(scalars[end]) { end += 1 }
      while end > at + 1, scalars[end - 1] == "." { end -= 1 }
      return start < at && end > at + 1 ? found(.email, start..<end, text) : nil
    }
  }

  /// Runs of ten to fifteen digits, with spaces, hyphens and brackets between them.
  private static func phones(in text: ComparedText) -> [Found] {
    let scalars = text.scalars
    var all: [Found] = []
    var at = 0
    while at < scalars.count {
      guard isDigit(scalars[at]) || scalars[at] == "+" else {
        at += 1
        continue
      }
      var end = at
      var last = at
      var digits = 0
      while end < scalars.count {
        if isDigit(scalars[end]) {
          digits += 1
          last = end + 1
        } else if !" -()+\u{A0}\u{2011}.".unicodeScalars.contains(scalars[end]) {
          break
        }
        end += 1
      }
      if (10...15).contains(digits) { all.append(found(.phone, at..<last, text)) }
      at = max(end, at + 1)
    }
    return all
  }

  /// `26/123456K`, `2026/0123456K`: how the police number people (PNC).
  private static func numbers(in text: ComparedText) -> [Found] {
    let words = text.words
    return words.indices.dropLast().compactMap { at in
      let (year, number) = (words[at], words[at + 1])
      let digits = number.folded.prefix { (48...57).contains($0) }.count
      guard [2, 4].contains(year.folded.count), year.folded.allSatisfy({ (48...57).contains($0) }),
        (5...7).contains(digits), number.folded.count == digits + 1,
        text.text(year.range.upperBound..<number.range.lowerBound) == "/"
      else { return nil }
      return found(.number, year.range.lowerBound..<number.range.upperBound, text)
    }
  }

  /// Another case's number.
  private static func references(in text: ComparedText) -> [Found] {
    let words = text.words
    return words.indices.dropLast().compactMap { at in
      let digits = words[at + 1].folded
      guard words[at].folded == Array("yj".utf8), digits.count >= 6, digits.allSatisfy({ (48...57).contains($0) })
      else { return nil }
      return found(.number, words[at].range.lowerBound..<words[at + 1].range.upperBound, text)
    }
  }

  /// `12 Alder Road`, `Flat 3, 12 Alder Road`.
  private static func addresses(in text: ComparedText) -> [Found] {
    let words = text.words
    return words.indices.compactMap { at in
      guard words[at].folded.first.map({ (48...57).contains($0) }) ?? false, words[at].folded.count <= 5 else {
        return nil
      }
      for length in 2...4 where at + length <= words.count {
        let span = words[(at + 1)..<(at + length)]
        guard let last = span.last, streets.contains(last.folded), span.allSatisfy(text.isCapital) else { continue }
        return found(.address, words[at].range.lowerBound..<last.range.upperBound, text)
      }
      return nil
    }
  }

  private static let streets: Set<[UInt8]> = Set(
    [
      "road", "street", "avenue", "lane", "close", "drive", "way", "court", "place", "gardens", "terrace", "crescent",
      "grove", "square", "house", "mews", "walk", "rise", "hill", "park", "row", "green", "rd", "st", "ave",
    ].map { Array($0.utf8) })

  /// `E30 1AB`, in capitals.
  private static func postcodes(in text: ComparedText) -> [Found] {
    let words = text.words
    return words.indices.dropLast().compactMap { at in
      let (outward, inward) = (words[at], words[at + 1])
      guard (2...4).contains(outward.folded.count), inward.folded.count == 3, text.isCapital(outward),
        outward.folded.contains(where: { (48...57).contains($0) }), (48...57).contains(inward.folded[0]),
        inward.folded.dropFirst().allSatisfy({ (97...122).contains($0) })
      else { return nil }
      return found(.postcode, outward.range.lowerBound..<inward.range.upperBound, text)
    }
  }
}

/// Names that somebody typed: words with capitals that aren't where sentences begin, or several together.
enum FirstNames {
  /// The ranges of what looks like names; words that are known are none.
  static func all(in text: ComparedText, known: Set<[UInt8]>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var at = 0
    let words = text.words
    while at < words.count {
      guard isName(words[at], text, known) else {
        at += 1
        continue
      }
      var end = at + 1
      while end < words.count, isName(words[end], text, known),
        !endsSentence(text, words[end - 1].range.upperBound..<words[end].range.lowerBound)
      {
        end += 1
      }
      if end - at > 1 || !beginsSentence(text, words[at].range.lowerBound) || followsTitle(at, words) {
        ranges.append(words[at].range.lowerBound..<words[end - 1].range.upperBound)
      }
      at = end
    }
    return ranges
  }

  private static func isName(_ word: ComparedText.Word, _ text: ComparedText, _ known: Set<[UInt8]>) -> Bool {
    guard word.folded.count > 1, text.isCapital(word), !known.contains(word.folded) else { return false }
    return text.scalars[word.range].dropFirst().contains { $0.properties.isLowercase }
  }

  private static func followsTitle(_ at: Int, _ words: [ComparedText.Word]) -> Bool {
    at > 0 && ["mr", "mrs", "ms", "miss", "dr"].contains { Array($0.utf8) == words[at - 1].folded }
  }

  private static func endsSentence(_ text: ComparedText, _ range: Range<Int>) -> Bool {
    text.scalars[range].contains { ".!?:;\n".unicodeScalars.contains($0) }
  }

  private static func beginsSentence(_ text: ComparedText, _ place: Int) -> Bool {
    var before = place
    while before > 0 {
      before -= 1
      let scalar = text.scalars[before]
      if scalar == "\n" { return true }
      if scalar.properties.isWhitespace || "\u{201C}\u{2018}\"'(-*".unicodeScalars.contains(scalar) { continue }
      return ".!?:;\u{201D}\u{2019}".unicodeScalars.contains(scalar)
    }
    return true
  }
}
