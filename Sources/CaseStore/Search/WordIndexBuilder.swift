/// Builds the word index from the notes of one case after another.
///
/// For each word it keeps the cases whose notes have it. A word of few cases also keeps where in the contacts file each
/// note begins, so that a rare word is found without reading whole files.
struct WordIndexBuilder {
  /// A word of at most so many cases keeps the places of its notes.
  static let fewCases = 48

  /// What is known of one word so far.
  private struct Term {
    /// Postings, see ``WordIndex``.
    var postings: [UInt8] = []
    var cases = 0
    var lastCase = -1
    var isAccentedInCase = false
    /// Places of the notes in the case that is being read.
    var places: [Int] = []
    /// Postings with places; dropped once the word has many cases.
    var detailed: [UInt8]? = []
  }

  private var terms: [[UInt8]: Int] = [:]
  private var entries: [Term] = []
  private var inCase: [Int] = []

  init() {
    terms.reserveCapacity(65_536)
  }

  /// Takes the contacts file of a case; cases come in ascending order of their numbers.
  mutating func take(_ caseNumber: Int, contacts bytes: [UInt8]) {
    inCase.removeAll(keepingCapacity: true)
    var folding = WordFolding()
    NoteLines.forEach(in: bytes) { line, note in
      folding.forEachWord(in: bytes, note) { word, isAccented in
        take(word, isAccented, place: line.lowerBound)
      }
    }
    for index in inCase { close(index, caseNumber) }
  }

  private mutating func take(_ word: [UInt8], _ isAccented: Bool, place: Int) {
    let index: Int
    if let known = terms[word] {
      index = known
    } else {
      index = entries.count
      terms[word] = index
      entries.append(Term())
    }
    if entries[index].places.isEmpty { inCase.append(index) }
    if entries[index].places.last != place { entries[index].places.append(place) }
    if isAccented { entries[index].isAccentedInCase = true }
  }

  private mutating func close(_ index: Int, _ caseNumber: Int) {
    let flag = entries[index].isAccentedInCase ? 1 : 0
    let delta = caseNumber - max(0, entries[index].lastCase)
    Varint.append(delta << 1 | flag, to: &entries[index].postings)
    entries[index].cases += 1
    entries[index].lastCase = caseNumber
    if entries[index].cases > Self.fewCases {
      entries[index].detailed = nil
    } else if var detailed = entries[index].detailed {
      entries[index].detailed = nil
      Varint.append(delta << 1 | flag, to: &detailed)
      Varint.append(entries[index].places.count, to: &detailed)
      var last = 0
      for place in entries[index].places {
        Varint.append(place - last, to: &detailed)
        last = place
      }
      entries[index].detailed = detailed
    }
    entries[index].places.removeAll(keepingCapacity: true)
    entries[index].isAccentedInCase = false
  }

  /// The two files of the index, for the state after the change `seq`.
  func files(seq: Int) -> (terms: [UInt8], postings: [UInt8]) {
    var table: [UInt8] = []
    var postings: [UInt8] = []
    Varint.append(seq, to: &table)
    Varint.append(terms.count, to: &table)
    for (word, index) in terms.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let entry = entries[index]
      let bytes = entry.detailed ?? entry.postings
      Varint.append(word.count, to: &table)
      table += word
      Varint.append(entry.cases << 1 | (entry.detailed == nil ? 0 : 1), to: &table)
      Varint.append(bytes.count, to: &table)
      Varint.append(WordIndex.sum(of: bytes, 0..<bytes.count), to: &table)
      postings += bytes
    }
    return (WordIndex.sealed(table), postings)
  }
}

/// Whole numbers of 0 or more in as few bytes as they need: seven bits a byte, the lowest first.
enum Varint {
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// The largest that is read: no case number, size or place comes near it, and sums of them stay far from the edge.
  private static let most: UInt = 1 << 40

  /// Reads one at `index` and moves past it; nil where the bytes end in the middle or the number is too large.
  static func read(_ bytes: [UInt8], _ index: inout Int) -> Int? {
    var value: UInt = 0
    var shift: UInt = 0
    while index < bytes.count, shift < 63 {
      let byte = bytes[index]
      index += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return value <= most ? Int(value) : nil }
      shift += 7
    }
    return nil
  }
}
