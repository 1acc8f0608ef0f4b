/// A text as somebody wrote it, in tokens that hold together: a hyphen or an apostrophe between letters joins them, and
/// the `’s` of a possessive belongs to none.
struct WrittenText {
  /// How a token is written.
  enum Shape {
    case lower, capital, capitals
    /// One capital letter.
    case initial
    /// In letters that aren't Latin ones.
    case foreign
    /// Beginning with a digit.
    case digits
  }

  struct Token {
    /// Its words as they are compared, `o` and `dea` of `O’Dea`.
    var words: [[UInt8]]
    /// All of it as one word.
    var key: [UInt8]
    /// Which scalars.
    var range: Range<Int>
    var shape: Shape
    /// Whether it stands in the possessive.
    var isPossessive = false
    var beginsSentence = false
    /// Whether nothing but space stands between it and the next, or the point of an initial or a title.
    var joinsNext = false
    /// Whether a comma stands between it and the next.
    var listsNext = false
  }

  let text: ComparedText
  private(set) var tokens: [Token] = []

  init(_ written: String) {
    text = ComparedText(written.unicodeScalars.map(Self.plain))
    var at = 0
    while at < text.words.count {
      var end = at + 1
      while end < text.words.count, joins(end - 1, end) { end += 1 }
      tokens.append(token(at..<end))
      at = end
    }
    for index in tokens.indices {
      tokens[index].beginsSentence = beginsSentence(index)
      guard index + 1 < tokens.count else { continue }
      tokens[index].joinsNext = joinsNext(index)
      tokens[index].listsNext = gap(after: index).elementsEqual([",", " "])
    }
  }

  /// What the text says between two places, on one line.
  func words(_ range: Range<Int>) -> String {
    text.text(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func joins(_ left: Int, _ right: Int) -> Bool {
    let gap = text.scalars[text.words[left].range.upperBound..<text.words[right].range.lowerBound]
    return gap.count == 1 && gap.allSatisfy { $0 == "-" || $0 == "'" }
  }

  private func token(_ range: Range<Int>) -> Token {
    var last = range.upperBound - 1
    // Of `Kyle’s` and `they’ll` the end is no part of a name.
    while last > range.lowerBound, Self.endings.contains(text.words[last].folded),
      text.scalars[text.words[last].range.lowerBound - 1] == "'"
    {
      last -= 1
    }
    let words = text.words[range.lowerBound...last]
    let scalars = words.first.map { $0.range.lowerBound }.flatMap { start in
      words.last.map { start..<$0.range.upperBound }
    }
    let folded = words.map(\.folded)
    let isPossessive = last + 1 < range.upperBound && text.words[last + 1].folded == [UInt8(ascii: "s")]
    return Token(
      words: folded, key: Array(folded.joined()), range: scalars ?? 0..<0, shape: shape(Array(words)),
      isPossessive: isPossessive)
  }

  private static let endings: Set<[UInt8]> = Set(["s", "d", "ll", "ve", "re", "m", "t"].map { Array($0.utf8) })

  private func shape(_ words: [ComparedText.Word]) -> Shape {
    var letters = 0
    var capitals = 0
    var begins = false
    for word in words {
      for (offset, scalar) in text.scalars[word.range].enumerated() {
        if Self.isForeign(scalar) { return .foreign }
        if scalar.properties.isUppercase {
          capitals += 1
          letters += 1
          if offset == 0 { begins = true }
        } else if scalar.properties.isLowercase {
          letters += 1
        }
      }
    }
    if let first = words.first, Self.isDigit(text.scalars[first.range.lowerBound]) { return .digits }
    if capitals == letters, letters > 1 { return .capitals }
    if capitals == 1, letters == 1, words.count == 1, words[0].folded.count == 1 { return .initial }
    // `iPhone` and `mcKay` have theirs further in.
    return begins || capitals > 0 ? .capital : .lower
  }

  // MARK: Sentences

  private func beginsSentence(_ index: Int) -> Bool {
    var before = tokens[index].range.lowerBound
    while before > 0 {
      before -= 1
      let scalar = text.scalars[before]
      if scalar == "\n" { return true }
      if scalar.properties.isWhitespace || "\u{201C}\"'(-*\u{2022}>[".unicodeScalars.contains(scalar) { continue }
      guard ".!?:;\u{2026}\u{201D})".unicodeScalars.contains(scalar) else { return false }
      return !(scalar == "." && index > 0 && isAbbreviated(tokens[index - 1]))
    }
    return true
  }

  private func isAbbreviated(_ token: Token) -> Bool {
    token.shape == .initial || NameLists.titles.contains(token.key)
  }

  private func gap(after index: Int) -> ArraySlice<Unicode.Scalar> {
    text.scalars[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound]
  }

  private func joinsNext(_ index: Int) -> Bool {
    let gap = gap(after: index)
    if gap.isEmpty || gap.count > 4 { return gap.isEmpty }
    let isShort = isAbbreviated(tokens[index])
    return gap.allSatisfy { $0.properties.isWhitespace || (isShort && $0 == ".") }
  }

  // MARK: Scalars

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

  /// Whether it is a letter of another script than the Latin one.
  static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x370, 0x1D00...0x1DBF, 0x1E00...0x1EFF, 0x2000...0x2BFF, 0x2C60...0x2C7F, 0xA720...0xA7FF,
      0xAB30...0xAB6F, 0xFB00...0xFB06:
      false
    default: scalar.properties.isAlphabetic
    }
  }

  /// The scalar that is meant by one that looks like it: full width, another script's digit, a dash, an apostrophe.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x60, 0x61..<0xA0: return scalar
    case 0x60, 0xB4, 0x2B9, 0x2BB...0x2BD, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07: return "'"
    case 0x2010...0x2013, 0x2212, 0xFE58, 0xFE63, 0xFF0D: return "-"
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x1D400...0x1D6A3:
      let letter = (scalar.value - 0x1D400) % 52
      return Unicode.Scalar(letter < 26 ? letter + 65 : letter - 26 + 97) ?? scalar
    default:
      guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue,
        value >= 0, value < 10
      else { return scalar }
      return Unicode.Scalar(UInt8(value) + 48)
    }
  }
}
