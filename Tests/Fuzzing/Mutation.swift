/// A seeded source of chance (SplitMix64), so that every input can be made again.
public struct Chance: RandomNumberGenerator, Sendable {
  private var state: UInt64
  /// Begins with a seed.
  public init(_ seed: UInt64) { state = seed }
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
  /// A number from 0 up to, but without, the limit.
  public mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit)) : 0 }
}

/// Makes inputs out of others that know what text is made of: tokens, numbers, quotes, nests and lines.
public struct Mutation: Sendable {
  private let others: [[UInt8]]
  private let words: [[UInt8]]
  private let longest: Int

  /// Mutations that splice in parts of `others` and of the parser's own words, and stay within a length.
  public init(_ parser: Parser, splicing others: [[UInt8]]) {
    self.others = others
    words = (parser.words + Hostile.tokens).map { Array($0.utf8) }
    longest = parser.bounds.length
  }

  /// An input made from another by one to four steps.
  public func mutated(_ input: [UInt8], _ chance: inout Chance) -> [UInt8] {
    var bytes = input
    for _ in 0...chance.below(4) { step(&bytes, &chance) }
    if bytes.count > longest { bytes.removeLast(bytes.count - longest) }
    return bytes
  }

  private func step(_ bytes: inout [UInt8], _ chance: inout Chance) {
    let place = chance.below(bytes.count + 1)
    switch chance.below(14) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(chance.below(8))
    case 1 where place < bytes.count: bytes[place] = UInt8(chance.below(256))
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + chance.below(16)))
    case 3: bytes.removeLast(min(bytes.count, chance.below(bytes.count + 1)))
    case 4: bytes.insert(contentsOf: word(&chance), at: place)
    case 5:
      let part = Self.token(around: chance.below(bytes.count + 1), in: bytes)
      bytes.insert(contentsOf: bytes[part], at: place)
    case 6: bytes.removeSubrange(Self.token(around: place, in: bytes))
    case 7: bytes.replaceSubrange(Self.token(around: place, in: bytes), with: word(&chance))
    case 8: bytes.replaceSubrange(Self.number(from: place, in: bytes), with: Array(number(&chance).utf8))
    case 9, 10: splice(&bytes, at: place, &chance)
    case 11:
      let part = Array(bytes[Self.token(around: place, in: bytes)])
      let times = 1 + chance.below(max(1, min(2000, longest / max(1, part.count) / 2)))
      for _ in 0..<times where bytes.count < longest { bytes.insert(contentsOf: part, at: min(place, bytes.count)) }
    case 12:
      let left = Self.token(around: place, in: bytes)
      let right = Self.token(around: chance.below(bytes.count + 1), in: bytes)
      guard left.upperBound <= right.lowerBound else { return }
      let (first, second) = (Array(bytes[left]), Array(bytes[right]))
      bytes.replaceSubrange(right, with: first)
      bytes.replaceSubrange(left, with: second)
    default: nest(&bytes, at: place, &chance)
    }
  }

  /// Puts part of another input in, as a token or as any run of bytes.
  private func splice(_ bytes: inout [UInt8], at place: Int, _ chance: inout Chance) {
    guard !others.isEmpty else { return }
    let other = others[chance.below(others.count)]
    let start = chance.below(other.count + 1)
    let isToken = chance.below(2) == 0
    let part =
      isToken
      ? Self.token(around: start, in: other) : start..<min(other.count, start + 1 + chance.below(other.count + 1))
    let replaced = isToken ? Self.token(around: place, in: bytes) : place..<place
    bytes.replaceSubrange(replaced, with: other[part])
  }

  /// Puts brackets around what stands at a place, or opens many and closes none.
  private func nest(_ bytes: inout [UInt8], at place: Int, _ chance: inout Chance) {
    let kinds: [([UInt8], [UInt8])] = [
      (Array("[".utf8), Array("]".utf8)), (Array("{\"a\":".utf8), Array("}".utf8)), ([0x22], [0x22]),
    ]
    let (open, close) = kinds[chance.below(kinds.count)]
    let part = Self.token(around: place, in: bytes)
    let depth = 1 + chance.below(chance.below(8) == 0 ? 600 : 3)
    let ends = chance.below(3) > 0
    var nested: [UInt8] = []
    for _ in 0..<depth { nested += open }
    nested += bytes[part]
    if ends { for _ in 0..<depth { nested += close } }
    bytes.replaceSubrange(part, with: nested)
  }

  private func word(_ chance: inout Chance) -> [UInt8] { words[chance.below(words.count)] }

  private func number(_ chance: inout Chance) -> String {
    Hostile.numbers[chance.below(Hostile.numbers.count)]
  }

  /// The run of bytes of the same sort around a place.
  static func token(around place: Int, in bytes: [UInt8]) -> Range<Int> {
    guard place < bytes.count else { return bytes.count..<bytes.count }
    let sort = sort(of: bytes[place])
    guard sort > 0 else { return place..<(place + 1) }
    var start = place
    while start > 0, Self.sort(of: bytes[start - 1]) == sort { start -= 1 }
    var end = place
    while end < bytes.count, Self.sort(of: bytes[end]) == sort { end += 1 }
    return start..<end
  }

  /// The next run of digits from a place on; nothing at the end where none comes.
  static func number(from place: Int, in bytes: [UInt8]) -> Range<Int> {
    var start = place
    while start < bytes.count, sort(of: bytes[start]) != 2 { start += 1 }
    var end = start
    while end < bytes.count, sort(of: bytes[end]) == 2 { end += 1 }
    return start..<end
  }

  /// 0 for punctuation, which stands alone, 1 for letters, 2 for digits, 3 for bytes beyond ASCII.
  private static func sort(of byte: UInt8) -> Int {
    switch byte {
    case 0x30...0x39: 2
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: 1
    case 0x80...: 3
    default: 0
    }
  }
}
