/// Chance that can be repeated: the same seed gives the same throws on every machine.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits (SplitMix64).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// A number from the range.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// Whether something of so many in a hundred happens.
  mutating func chance(_ percent: Int) -> Bool { Int(next() % 100) < percent }

  /// One of several.
  mutating func pick<T>(_ list: [T]) -> T { list[Int(next() % UInt64(list.count))] }

  /// One of several, each as likely as its weight.
  mutating func weighted<T>(_ list: [(T, Int)]) -> T {
    var rest = Int(next() % UInt64(list.reduce(0) { $0 + $1.1 }))
    for (value, weight) in list {
      if rest < weight { return value }
      rest -= weight
    }
    return list[list.count - 1].0
  }

  /// An index, the first ones the likeliest, as words are in a language.
  mutating func skewed(_ count: Int) -> Int {
    let a = Double(next() % 1_000_000) / 1_000_000
    return min(count - 1, Int(Double(count) * a * a * a))
  }
}
