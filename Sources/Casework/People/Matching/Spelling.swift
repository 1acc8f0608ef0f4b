/// How two words of names are alike that aren't the same.
enum Spelling {
  /// Whether one slip lies between them (two in long words), or they sound the same.
  static func isAlike(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let longest = max(left.count, right.count)
    guard min(left.count, right.count) >= fewestLetters else { return false }
    let allowed = longest >= longWord ? 2 : 1
    if abs(left.count - right.count) <= allowed, slips(left, right, atMost: allowed) <= allowed { return true }
    let (one, other) = (sound(left), sound(right))
    return one.count >= 2 && one == other
  }

  private static let fewestLetters = 3
  private static let longWord = 8

  /// Letters too many, too few, wrong or exchanged with the next; more than `limit` where there are more.
  static func slips(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int {
    if left == right { return 0 }
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var now = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(now[column] + 1, last[column + 1] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        now.append(cost)
      }
      if now.min() ?? 0 > limit { return limit + 1 }
      before = last
      last = now
    }
    return last[right.count]
  }

  /// What a name sounds like: its first letter and its consonants, like ones as one.
  static func sound(_ word: [UInt8]) -> [UInt8] {
    var sound: [UInt8] = []
    var index = 0
    while index < word.count {
      let letter = word[index]
      let next = index + 1 < word.count ? word[index + 1] : 0
      var heard = letter
      switch letter {
      case UInt8(ascii: "p") where next == UInt8(ascii: "h"):
        heard = UInt8(ascii: "f")
        index += 1
      case UInt8(ascii: "c"): heard = "eiy".utf8.contains(next) ? UInt8(ascii: "s") : UInt8(ascii: "k")
      case UInt8(ascii: "q"): heard = UInt8(ascii: "k")
      case UInt8(ascii: "z"): heard = UInt8(ascii: "s")
      default: break
      }
      let isFirst = sound.isEmpty && index <= 1
      if isFirst || !"aeiouyhw".utf8.contains(heard), sound.last != heard { sound.append(heard) }
      index += 1
    }
    return sound
  }
}
