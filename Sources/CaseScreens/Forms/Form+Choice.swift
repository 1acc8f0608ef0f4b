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

    /// Choices with one of them chosen by its id.
    init(_ options: [(id: String, words: String)], chosen: String?) {
      self.options = options
      selected = chosen.flatMap { id in options.firstIndex { $0.id == id } } ?? 0
    }

    var words: String { options.indices.contains(selected) ? options[selected].words : "" }
    var id: String { options.indices.contains(selected) ? options[selected].id : "" }

    /// The options that have what has been typed: in their beginning first, then anywhere, then scattered.
    var shown: [Int] {
      let wanted = filter.lowercased()
      if wanted.isEmpty { return Array(options.indices) }
      let starts = options.indices.filter { options[$0].words.lowercased().hasPrefix(wanted) }
      let within = options.indices.filter { !starts.contains($0) && options[$0].words.lowercased().contains(wanted) }
      if !starts.isEmpty || !within.isEmpty { return starts + within }
      return options.indices.filter { FuzzyMatch.score(filter, in: options[$0].words, keys: "") != nil }
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
