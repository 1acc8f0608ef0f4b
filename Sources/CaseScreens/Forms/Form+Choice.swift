import TextUI

extension Form {
  /// One of many, found by typing.
  struct Choice: Sendable {
    var options: [(id: String, words: String)]
    var selected: Int
    /// What has been typed to find an option.
    var filter = ""
    /// Whether the options are shown.
    var isOpen = false
    /// Options that aren't offered.
    var isLeftOut: Set<String> = []

    /// Choices with one of them chosen by its id.
    init(_ options: [(id: String, words: String)], chosen: String?) {
      self.options = options
      selected = chosen.flatMap { id in options.firstIndex { $0.id == id } } ?? 0
    }

    var words: String { options.indices.contains(selected) ? options[selected].words : "" }
    var id: String { options.indices.contains(selected) ? options[selected].id : "" }

    /// The options that have what has been typed: as a whole or as their code first, then in their beginning, anywhere,
    /// scattered. That nothing is chosen comes after what can be: `n` is no before it is not answered.
    var shown: [Int] {
      let wanted = filter.lowercased()
      let offered = options.indices.filter { !isLeftOut.contains(options[$0].id) }
      if wanted.isEmpty { return offered }
      let ranked = offered.compactMap { index in rank(index, wanted).map { (rank: $0, index: index) } }
      if ranked.isEmpty {
        return offered.filter { FuzzyMatch.score(filter, in: options[$0].words, keys: "") != nil }
      }
      func order(_ found: (rank: Int, index: Int)) -> (Int, Int, Int) {
        (found.rank, options[found.index].id.isEmpty ? 1 : 0, found.index)
      }
      return ranked.sorted { order($0) < order($1) }.map(\.index)
    }

    private func rank(_ index: Int, _ wanted: String) -> Int? {
      let words = options[index].words.lowercased()
      if words == wanted || options[index].id == wanted { return 0 }
      if words.hasPrefix(wanted) { return 1 }
      return words.contains(wanted) ? 2 : nil
    }

    /// Takes a key; false where it has no use for it.
    mutating func handle(_ key: Key) -> Bool {
      switch key {
      case .char(" ") where filter.isEmpty: isOpen.toggle()
      case .char(let character): type(String(character))
      case .paste(let text): type(text.filter { !$0.isNewline })
      case .backspace:
        guard !filter.isEmpty else { return false }
        filter.removeLast()
        if let first = shown.first { selected = first }
      case .left, .right: step(key == .right ? 1 : -1)
      case .up where isOpen: step(-1)
      case .down where isOpen: step(1)
      case .pageUp where isOpen: step(-6)
      case .pageDown where isOpen: step(6)
      case .escape where isOpen: close()
      default: return false
      }
      return true
    }

    /// Shows the chosen option alone.
    mutating func close() {
      filter = ""
      isOpen = false
    }

    /// Letters that no option has are not taken.
    private mutating func type(_ text: String) {
      let before = filter
      filter += text
      isOpen = true
      if let first = shown.first { selected = first } else { filter = before }
    }

    private mutating func step(_ distance: Int) {
      let list = shown
      guard !list.isEmpty else { return }
      let at = list.firstIndex(of: selected) ?? 0
      selected = list[min(max(0, at + distance), list.count - 1)]
    }
  }
}
