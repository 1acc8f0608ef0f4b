/// Finds children by names, other names, references and numbers as they are typed, one slip allowed in a word.
///
/// Names are folded once into one run of bytes; a query looks through them without making anything for each case.
public struct NameSearch: Sendable {
  private let summaries: [CaseSummary]
  private var bytes: [UInt8] = []
  /// Where each word begins and ends in `bytes`, case after case.
  private var words: [(start: Int32, end: Int32)] = []
  /// Where each case's words begin in `words`.
  private var cases: [Int32] = []

  /// Prepares the names of some cases.
  public init(_ summaries: [CaseSummary]) {
    self.summaries = summaries
    bytes.reserveCapacity(summaries.count * 40)
    for summary in summaries {
      cases.append(Int32(words.count))
      add(summary.name)
      for other in summary.otherNames { add(other) }
      add(summary.reference.description)
      add(String(summary.reference.number))
      if let born = summary.dateOfBirth { add(born.iso) }
    }
    cases.append(Int32(words.count))
  }

  private mutating func add(_ text: String) {
    for word in FoldedWords.words(of: text) {
      words.append((Int32(bytes.count), Int32(bytes.count + word.count)))
      bytes += word
    }
  }

  /// The cases that have every word of a query, the best first.
  ///
  /// A word may be the beginning of a name; from four letters on it may differ by one slip.
  public func matches(_ query: String, limit: Int) -> [CaseSummary] {
    let wanted = FoldedWords.words(of: query)
    guard !wanted.isEmpty else { return [] }
    var found: [(score: Int, index: Int)] = []
    for index in summaries.indices {
      var score = 0
      for word in wanted {
        let best = best(word, in: Int(cases[index])..<Int(cases[index + 1]))
        if best == 0 {
          score = 0
          break
        }
        score += best
      }
      if score > 0 { found.append((score + (summaries[index].isOpen ? 1 : 0), index)) }
    }
    found.sort { ($0.score, summaries[$1.index].name, $1.index) > ($1.score, summaries[$0.index].name, $0.index) }
    return found.prefix(limit).map { summaries[$0.index] }
  }

  /// How well a word fits any of some words: 40 the same, 20 its beginning, 5 with a slip, 0 not at all.
  private func best(_ wanted: [UInt8], in range: Range<Int>) -> Int {
    var best = 0
    for index in range {
      let start = Int(words[index].start)
      let count = Int(words[index].end) - start
      if count >= wanted.count, starts(with: wanted, at: start) {
        best = max(best, count == wanted.count ? 40 : 20)
      } else if best < 5, wanted.count >= 4, isSlip(wanted, start, count) {
        best = 5
      }
    }
    return best
  }

  private func starts(with wanted: [UInt8], at start: Int) -> Bool {
    for offset in 0..<wanted.count where bytes[start + offset] != wanted[offset] { return false }
    return true
  }

  /// Whether a word, or its beginning, is one slip away: a letter too many, too few, another, or two exchanged.
  private func isSlip(_ wanted: [UInt8], _ start: Int, _ count: Int) -> Bool {
    guard count + 1 >= wanted.count else { return false }
    var same = 0
    while same < wanted.count, same < count, bytes[start + same] == wanted[same] { same += 1 }
    if same == 0, wanted.count < 5 { return false }
    func matches(_ left: Int, _ right: Int) -> Bool {
      var left = left
      var right = right
      while left < wanted.count {
        guard right < count, bytes[start + right] == wanted[left] else { return false }
        left += 1
        right += 1
      }
      return true
    }
    if matches(same + 1, same + 1) || matches(same + 1, same) || matches(same, same + 1) { return true }
    return same + 1 < wanted.count && same + 1 < count && bytes[start + same] == wanted[same + 1]
      && bytes[start + same + 1] == wanted[same] && matches(same + 2, same + 2)
  }
}

/// Words of names as they are compared: lower case, Latin letters without accents, split at everything else but
/// apostrophes, which are dropped.
public enum FoldedWords {
  /// The words of a text, as bytes.
  public static func words(of text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    func finish() {
      if !word.isEmpty { words.append(word) }
      word = []
    }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 48...57, 97...122: word.append(UInt8(scalar.value))
      case 65...90: word.append(UInt8(scalar.value + 32))
      case 0x27, 0x2019, 0x300...0x36F: continue
      case 0xC0...0x17F: word += fold(scalar)
      default:
        if scalar.value < 0x80 || scalar.properties.isWhitespace || scalar.properties.isDash {
          finish()
        } else {
          word += Array(String(scalar).lowercased().utf8)
        }
      }
    }
    finish()
    return words
  }

  private static let latin: [[UInt8]] = {
    let text = """
      a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss a a a a a a ae c e e e e i i i i d n o o o o o \
      - o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i \
      i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t \
      t t u u u u u u u u u u u u w w y y y z z z z z z s
      """
    return text.split(separator: " ").map { $0 == "-" ? [] : Array($0.utf8) }
  }()

  /// The plain letters for a Latin letter from U+00C0 to U+017F.
  public static func fold(_ scalar: Unicode.Scalar) -> [UInt8] {
    let index = Int(scalar.value) - 0xC0
    return latin.indices.contains(index) ? latin[index] : []
  }
}
