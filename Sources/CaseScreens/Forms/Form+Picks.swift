import TextUI

extension Form {
  /// Several of many, each found by typing.
  struct Picks: Sendable {
    /// The options; those that are picked are in its list of picked ids.
    var choice: Choice
    /// What is picked, in the order in which it was.
    var picked: [String]

    init(_ options: [(id: String, words: String)], picked: [String]) {
      choice = Choice(options, chosen: nil)
      self.picked = picked
      leaveOut()
    }

    var ids: String { picked.joined(separator: ",") }

    /// What is picked, and what is being typed to find another.
    var words: String {
      let known = picked.map { id in choice.options.first { $0.id == id }?.words ?? id }
      return (known + (choice.filter.isEmpty ? [] : [choice.filter + "\u{2026}"])).joined(separator: ", ")
    }

    mutating func set(_ ids: [String]) {
      picked = ids.filter { id in choice.options.contains { $0.id == id } }
      leaveOut()
    }

    /// Takes a key; false where it has no use for it.
    mutating func handle(_ key: Key) -> Bool {
      switch key {
      case .enter where choice.isOpen: pick()
      case .char(",") where !choice.filter.isEmpty: pick()
      case .backspace where choice.filter.isEmpty:
        guard !picked.isEmpty else { return false }
        picked.removeLast()
        leaveOut()
      case .left, .right: return false
      default: return choice.handle(key)
      }
      return true
    }

    /// Picks what is pointed at where something was typed to find it, and shows no options any more.
    mutating func close() {
      if choice.filter.isEmpty { choice.close() } else { pick() }
    }

    private mutating func pick() {
      let id = choice.id
      if !id.isEmpty, !picked.contains(id) { picked.append(id) }
      choice.close()
      leaveOut()
    }

    private mutating func leaveOut() {
      choice.isLeftOut = Set(picked)
      choice.selected = choice.shown.first ?? choice.selected
    }
  }
}
