/// Typed text cut into numbers, words and signs, spaces and separators dropped.
struct TypedWords {
  /// One piece of typed text.
  enum Piece: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case sign(Int)
  }

  private(set) var pieces: [Piece] = []

  /// Longer text than this is no date, whatever it says.
  private static let longestText = 60
  /// Longer text than this is no date with a time either, and isn't looked at: somebody pasted something else.
  static let longest = 120
  /// More digits than a date written without separators has.
  private static let mostDigits = 8
  private static let fillers: Set<String> = ["of", "the", "on", "in", "a"]
  private static let ordinals: Set<String> = ["st", "nd", "rd", "th"]

  /// Nil where a character has no place in a date.
  init?(_ text: String) {
    guard text.utf8.count <= Self.longestText else { return nil }
    var rest = text.lowercased().utf8[...]
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
        guard digits.count <= Self.mostDigits, let number = Int(String(Substring(digits))) else { return nil }
        pieces.append(.number(number, digits: digits.count))
        rest = rest.dropFirst(digits.count)
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        let letters = rest.prefix { $0 >= 97 && $0 <= 122 }
        add(word: String(Substring(letters)))
        rest = rest.dropFirst(letters.count)
      case UInt8(ascii: "+"):
        pieces.append(.sign(1))
        rest = rest.dropFirst()
      case UInt8(ascii: "-"):
        if case .sign? = pieces.last { return nil }
        if pieces.isEmpty { pieces.append(.sign(-1)) }
        rest = rest.dropFirst()
      case UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ","):
        rest = rest.dropFirst()
      default: return nil
      }
    }
  }

  private mutating func add(word: String) {
    if case .number? = pieces.last, Self.ordinals.contains(word) { return }
    if !Self.fillers.contains(word) { pieces.append(.word(word)) }
  }

  /// Takes a weekday off the front, if another piece follows it.
  mutating func takeLeadingWeekday() -> Weekday? {
    guard pieces.count > 1, case .word(let word) = pieces[0], let weekday = Weekday(typed: word) else { return nil }
    pieces.removeFirst()
    return weekday
  }
}

extension Weekday {
  /// Reads a name or its beginning of two letters or more.
  init?(typed word: String) {
    guard word.utf8.count >= 2 else { return nil }
    if word == "weds" {
      self = .wednesday
      return
    }
    guard let found = Self.allCases.first(where: { $0.name.lowercased().hasPrefix(word) }) else { return nil }
    self = found
  }
}

extension Month {
  /// Reads a name or its beginning of three letters or more.
  init?(typed word: String) {
    guard word.utf8.count >= 3, let found = Self.allCases.first(where: { $0.name.lowercased().hasPrefix(word) })
    else { return nil }
    self = found
  }
}
