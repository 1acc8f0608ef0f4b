/// What finds those of whom entries tell besides the child.
protocol PartyFinder {
  /// Everybody who was found, or who is known to the case.
  var parties: [ThirdParty] { get }
  /// The party whom an entry about somebody around the child is about; nil for another entry.
  func subject(of entry: PackEntry) -> Int?
  /// The party of a child's victims.
  mutating func victim() -> Int
  /// Looks through everything once, before anything is marked: a name that stands anywhere is looked for everywhere.
  mutating func read(_ entries: [PackEntry])
  /// Where a text tells of parties, none over another.
  mutating func marks(in text: String, line: Int, isTyped: Bool) -> [PartyMark]
  /// Whether a line is looked through for names.
  func isTyped(_ line: PackEntry.Line) -> Bool
  /// Whether titles are.
  var readsTitles: Bool { get }
}

extension PartyFinder {
  /// Where each entry tells of parties.
  mutating func marks(in entries: [PackEntry]) -> [[PartyMark]] {
    read(entries)
    return entries.map { marks(of: $0) }
  }

  private mutating func marks(of entry: PackEntry) -> [PartyMark] {
    let subject = entry.kind == .people ? subject(of: entry) : nil
    var found: [PartyMark] = []
    if let subject {
      found = [PartyMark(line: -1, range: 0..<entry.title.unicodeScalars.count, party: subject)]
    } else {
      found = marks(in: entry.title, line: -1, isTyped: readsTitles)
    }
    for (number, line) in entry.lines.enumerated() {
      let whole = 0..<line.text.unicodeScalars.count
      if let subject {
        if !line.isPlain { found.append(PartyMark(line: number, range: whole, party: subject)) }
      } else if line.isOfVictim, line.isTyped || line.text.contains(" ") {
        found.append(PartyMark(line: number, range: whole, party: victim()))
      } else {
        found += marks(in: line.text, line: number, isTyped: isTyped(line))
      }
    }
    return found
  }
}

/// Ranges of a text of which none lies over another.
struct TakenRanges {
  private var taken: [Range<Int>] = []

  func has(_ range: Range<Int>) -> Bool { taken.contains { $0.overlaps(range) } }

  mutating func take(_ range: Range<Int>) -> Bool {
    if has(range) { return false }
    taken.append(range)
    return true
  }
}
