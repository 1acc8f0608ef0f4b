import Casework

/// Splits text into folded words: lower case, accents taken off Latin letters, everything else between them a gap.
///
/// Two spellings that a reader would take for one (`Zoë`, `ZOE`, `zoe`) fold to the same bytes. Apostrophes are dropped,
/// so that `don't` is `dont`. Letters of other scripts stay as they are.
struct WordFolding {
  /// The longest word that is kept, in bytes; what is longer is cut.
  static let longest = 40

  private var word: [UInt8] = []
  private var isAccented = false

  init() {
    word.reserveCapacity(Self.longest)
  }

  /// Calls `body` for each word in the JSON string contents of `range`: the folded word, and whether it was written with
  /// other than plain ASCII letters.
  mutating func forEachWord(in bytes: [UInt8], _ range: Range<Int>, _ body: ([UInt8], Bool) -> Void) {
    var index = range.lowerBound
    clear()
    while index < range.upperBound {
      let byte = bytes[index]
      let folded = Self.ascii[Int(byte)]
      if folded != 0 {
        if word.count < Self.longest { word.append(folded) }
        index += 1
      } else if byte == UInt8(ascii: "'") {
        index += 1
      } else if byte < 0x80 {
        finish(body)
        index += byte == UInt8(ascii: "\\") ? Self.escapeLength(bytes, index, range.upperBound) : 1
      } else {
        let length = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, range.upperBound - index)
        let isGap = byte == 0xC2 || (byte == 0xE2 && length == 3 && bytes[index + 1] == 0x80)
        if isGap, length < 3 || bytes[index + 2] != 0x99 {
          finish(body)
        } else if !isGap {
          takeWide(bytes, index, length)
        }
        index += length
      }
    }
    finish(body)
  }

  /// The folded words of a query.
  static func words(of text: String) -> [[UInt8]] {
    var folding = WordFolding()
    var found: [[UInt8]] = []
    let bytes = Array(text.utf8)
    folding.forEachWord(in: bytes, 0..<bytes.count) { word, _ in found.append(word) }
    return found
  }

  private mutating func finish(_ body: ([UInt8], Bool) -> Void) {
    if word.count > 1 { body(word, isAccented) }
    clear()
  }

  private mutating func clear() {
    word.removeAll(keepingCapacity: true)
    isAccented = false
  }

  /// Takes one scalar of two to four bytes: a combining mark is dropped, a Latin letter folded, any other kept.
  private mutating func takeWide(_ bytes: [UInt8], _ index: Int, _ length: Int) {
    isAccented = true
    let lead = bytes[index]
    guard length > 1 else { return }
    if lead == 0xCC || (lead == 0xCD && bytes[index + 1] <= 0xAF) { return }
    if lead >= 0xC3, lead <= 0xC5 {
      guard let scalar = Unicode.Scalar(UInt32(lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)) else { return }
      for byte in FoldedWords.fold(scalar) where word.count < Self.longest { word.append(byte) }
    } else {
      for offset in 0..<length where word.count < Self.longest { word.append(bytes[index + offset]) }
    }
  }

  private static func escapeLength(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    guard index + 1 < end else { return 1 }
    return bytes[index + 1] == UInt8(ascii: "u") ? min(6, end - index) : 2
  }

  /// Folded form of each ASCII letter and digit; 0 for every other byte.
  private static let ascii: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): return byte
    default: return 0
    }
  }
}
