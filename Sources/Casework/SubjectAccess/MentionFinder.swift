import JSON

/// Finds the child in documents that belong to no case: by a number of the case, or by the name in full.
struct MentionFinder {
  enum Mention { case number, name }

  /// What an entry says that was found by the name alone.
  static let byName = "the name in the text, not the number of the case"

  private let numbers: Set<[UInt8]>
  private let names: Set<[[UInt8]]>
  /// The first and the last name, one of which has to be in a document for it to be looked into.
  private let hints: [[UInt8]]

  init(cases: [CaseReference], names: Set<[[UInt8]]>) {
    numbers = Set(cases.map { PartyIndex.folded($0.description).joined().map { $0 } })
    self.names = names
    let digits = cases.map { Array($0.description.utf8.filter { (48...57).contains($0) }) }
    hints =
      digits + Set(names.compactMap { $0.max { $0.count < $1.count } }).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Whether it is worth looking into a document: one with letters that aren't ASCII's always is.
  func mayBe(in bytes: [UInt8]) -> Bool {
    var lowered: [UInt8] = []
    lowered.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte >= 128 { return true }
      lowered.append((65...90).contains(byte) ? byte + 32 : byte)
    }
    return hints.contains { Self.holds(lowered, $0) }
  }

  private static func holds(_ bytes: [UInt8], _ term: [UInt8]) -> Bool {
    guard let first = term.first, term.count <= bytes.count else { return false }
    var at = 0
    while at <= bytes.count - term.count {
      if bytes[at] == first, bytes[at..<(at + term.count)].elementsEqual(term) { return true }
      at += 1
    }
    return false
  }

  /// By what the child is found in a value; nil where it isn't.
  func mention(in value: JSONValue) -> Mention? {
    switch value {
    case .string(let text): return mention(in: text)
    case .array(let list): return best(list.lazy.map { mention(in: $0) })
    case .object(let members):
      // Names that stand in fields of their own are one name: the person of a court list.
      let joined = ["givenNames", "familyName", "name"].compactMap { name in
        members.first { $0.key == name }?.value.string
      }
      let own = joined.count > 1 ? mention(in: joined.joined(separator: " ")) : nil
      return best([own] + members.map { mention(in: $0.value) })
    case .null, .bool, .integer, .number: return nil
    }
  }

  private func best(_ mentions: some Sequence<Mention?>) -> Mention? {
    var found: Mention?
    for mention in mentions {
      if mention == .number { return .number }
      found = found ?? mention
    }
    return found
  }

  private func mention(in text: String) -> Mention? {
    let words = PartyIndex.folded(text)
    var found: Mention?
    for at in words.indices {
      if numbers.contains(words[at]) { return .number }
      if at + 1 < words.count, numbers.contains(words[at] + words[at + 1]) { return .number }
      guard found == nil else { continue }
      let isName = names.contains { name in
        at + name.count <= words.count && words[at..<(at + name.count)].elementsEqual(name)
      }
      if isName { found = .name }
    }
    return found
  }
}
