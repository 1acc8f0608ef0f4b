/// Given names that stand for one another, from the list `nicknames`.
public struct Nicknames: Sendable {
  private var groups: [[UInt8]: Set<Int>] = [:]

  /// The groups that a service's lists have; none where the list isn't loaded.
  public init(_ lists: CodeLists = CodeLists()) {
    for (index, entry) in (lists.lists["nicknames"]?.entries ?? []).enumerated() {
      for name in [entry.words, entry.code.text] + entry.tags {
        for word in FoldedWords.words(of: name) { groups[word, default: []].insert(index) }
      }
    }
  }

  /// Whether two given names can be one and the same.
  func areOne(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard let one = groups[left], let other = groups[right] else { return false }
    return !one.isDisjoint(with: other)
  }
}
