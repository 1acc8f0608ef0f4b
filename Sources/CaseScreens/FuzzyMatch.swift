/// How well typed letters fit the words of a command: all of them, in their order, with gaps.
enum FuzzyMatch {
  /// The better, the higher; nil where a letter is missing.
  static func score(_ typed: String, in words: String, keys: String) -> Int? {
    let wanted = Array(typed.lowercased().filter { $0 != " " })
    if wanted.isEmpty { return 0 }
    let asked = typed.lowercased()
    if keys.lowercased().split(separator: " ").contains(Substring(asked)) { return 1000 }
    if words.lowercased().hasPrefix(asked) { return 900 }
    if words.lowercased().contains(asked) { return 800 }
    let letters = Array(words.lowercased())
    let starts = letters.indices.filter { letters[$0] == wanted[0] }
    return starts.compactMap { score(wanted, in: letters, from: $0) }.max()
  }

  /// The letters one after another, each at its next place: better in a row and at the beginning of words.
  private static func score(_ wanted: [Character], in letters: [Character], from start: Int) -> Int? {
    var at = start
    var score = 0
    var previous = -2
    for letter in wanted {
      guard let found = letters[at...].firstIndex(of: letter) else { return nil }
      if found == previous + 1 { score += 3 }
      if found == 0 || letters[found - 1] == " " { score += 5 }
      if previous >= 0 { score -= min(4, found - previous - 1) }
      previous = found
      at = found + 1
    }
    return score
  }
}
