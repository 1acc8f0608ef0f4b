/// Somebody or something of somebody else's that an entry tells of: what is decided, party by party.
public struct ThirdParty: Sendable, Equatable {
  /// Its name in the pack: `person p3`, `phone 07700900123`.
  public var id: String
  public var kind: Kind
  /// What whoever decides reads.
  public var words: String
  /// What the program suggests.
  public var suggested = PackDecision.Ruling.redact

  /// The kinds.
  public enum Kind: String, Sendable, CaseIterable {
    /// A person around the child.
    case person
    /// A professional around the child.
    case professional
    case victim
    /// A member of the service's staff.
    case staff
    /// Another child of the service.
    case child
    /// A name that was typed and that nothing on the case explains.
    case typedName = "name"
    case phone, email, address, postcode
    /// A number by which the police, a service or a register know somebody else.
    case number
    /// A name on the internet.
    case handle
    /// A page on the internet.
    case web
    /// The number plate of a car.
    case vehicle
    /// The day on which somebody else was born.
    case birth
    /// Words that were asked for.
    case sought

    /// Words for lists.
    public var words: String {
      switch self {
      case .person: "around the child"
      case .professional: "professional"
      case .victim: "victim"
      case .staff: "staff"
      case .child: "another child"
      case .typedName: "a name that was typed"
      case .phone: "telephone"
      case .email: "e-mail"
      case .address: "address"
      case .postcode: "postcode"
      case .number: "somebody else\u{2019}s number"
      case .handle: "a name on the internet"
      case .web: "a page on the internet"
      case .vehicle: "a number plate"
      case .birth: "a day of birth"
      case .sought: "looked for"
      }
    }

    /// Whether nothing goes out before somebody decided; what the staff do at work is released unless somebody says
    /// otherwise (local default, unverified).
    public var isDecided: Bool { self != .staff }
  }
}

/// Where an entry tells of a party.
public struct PartyMark: Sendable, Equatable {
  /// In which line; -1 for the title.
  public var line: Int
  /// Which scalars of its text.
  public var range: Range<Int>
  /// Which of the pack's parties.
  public var party: Int
}

/// A text's words as they are compared: lower case, without accents and without what can't be seen.
struct ComparedText {
  struct Word {
    var folded: [UInt8]
    var range: Range<Int>
  }

  let scalars: [Unicode.Scalar]
  private(set) var words: [Word] = []

  init(_ text: String) { self.init(Array(text.unicodeScalars)) }

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    var word: [UInt8] = []
    var start = 0
    var end = 0
    for (index, scalar) in scalars.enumerated() {
      if Self.isUnseen(scalar) { continue }
      let folded = Self.fold(scalar)
      if folded.isEmpty {
        if !word.isEmpty { words.append(Word(folded: word, range: start..<end)) }
        word = []
        continue
      }
      if word.isEmpty { start = index }
      word += folded
      end = index + 1
    }
    if !word.isEmpty { words.append(Word(folded: word, range: start..<end)) }
    extendOverUnseen()
  }

  /// A combining accent at the end of a word belongs to it.
  private mutating func extendOverUnseen() {
    for index in words.indices {
      var end = words[index].range.upperBound
      while end < scalars.count, Self.isUnseen(scalars[end]) { end += 1 }
      words[index].range = words[index].range.lowerBound..<end
    }
  }

  /// Whether it is part of the letter before, or takes no room: accents, soft hyphens, joiners.
  static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .nonspacingMark
  }

  /// The bytes by which a letter or digit is compared; none for what stands between words.
  static func fold(_ scalar: Unicode.Scalar) -> [UInt8] {
    switch scalar.value {
    case 48...57, 97...122: return [UInt8(scalar.value)]
    case 65...90: return [UInt8(scalar.value + 32)]
    case 0..<0xC0: return []
    case 0xC0...0x17F: return FoldedWords.fold(scalar)
    default:
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return [] }
      if let base = base(of: scalar) { return [base] }
      return Array(scalar.properties.lowercaseMapping.utf8)
    }
  }

  /// The plain letter of a Latin one with accents that the table doesn't have, such as ế, by its name in Unicode.
  private static func base(of scalar: Unicode.Scalar) -> UInt8? {
    guard (0x180...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value) else { return nil }
    let parts = (scalar.properties.name ?? "").split(separator: " ")
    guard parts.count > 4, parts[0] == "LATIN", parts[2] == "LETTER", parts[4] == "WITH", parts[3].utf8.count == 1,
      let letter = parts[3].utf8.first
    else { return nil }
    return letter + 32
  }

  /// Whether a word begins with a capital.
  func isCapital(_ word: Word) -> Bool { scalars[word.range.lowerBound].properties.isUppercase }

  /// The text between two places.
  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }
}
