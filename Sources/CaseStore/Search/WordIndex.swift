/// Which cases have a word in their notes, as the index files say.
///
/// The terms file: the change that it was made after, the number of words, then each word in order of its bytes, with how
/// many cases have it and how long its postings are. The postings file: for each word the case numbers as differences,
/// the lowest bit telling that the case also writes it with accents; a word of few cases has the places of its notes in
/// the contacts file behind each number. All numbers are ``Varint``s.
struct WordIndex {
  /// The change after which it was made.
  let seq: Int
  private let terms: [UInt8]
  private let postings: [UInt8]
  /// Where every 16th word stands in `terms`, and where its postings begin.
  private var signposts: [(term: Int, posting: Int)] = []
  private static let stride = 16

  /// A case that has a word.
  struct Posting: Equatable {
    var caseNumber: Int
    /// Whether the case also writes the word with accents, which a plain search of the bytes can't see.
    var isAccented: Bool
    /// Where each note begins in the contacts file; nil for a common word.
    var places: [Int]?
  }

  /// Reads the two files; nil where they are damaged, in which case they are made again.
  init?(terms: [UInt8], postings: [UInt8]) {
    var index = 0
    guard let seq = Varint.read(terms, &index), let count = Varint.read(terms, &index) else { return nil }
    self.seq = seq
    self.terms = terms
    self.postings = postings
    var posting = 0
    for number in 0..<count {
      if number.isMultiple(of: Self.stride) { signposts.append((index, posting)) }
      guard let entry = Self.entry(terms, &index) else { return nil }
      posting += entry.length
      guard posting <= postings.count else { return nil }
    }
    guard index == terms.count, posting == postings.count else { return nil }
  }

  /// The cases that have a folded word, in order of their numbers; nil where none has.
  func cases(with word: [UInt8]) -> [Posting]? {
    var low = 0
    var high = signposts.count
    while low < high {
      let middle = (low + high) / 2
      var index = signposts[middle].term
      guard let entry = Self.entry(terms, &index) else { return nil }
      if word.lexicographicallyPrecedes(terms[entry.word]) { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return nil }
    var (index, posting) = signposts[low - 1]
    for _ in 0..<Self.stride where index < terms.count {
      guard let entry = Self.entry(terms, &index) else { return nil }
      if terms[entry.word].elementsEqual(word) {
        return read(posting..<(posting + entry.length), cases: entry.cases, hasPlaces: entry.hasPlaces)
      }
      posting += entry.length
    }
    return nil
  }

  private func read(_ range: Range<Int>, cases: Int, hasPlaces: Bool) -> [Posting]? {
    var found: [Posting] = []
    // Every case takes a byte at least, whatever number a damaged file says.
    found.reserveCapacity(min(cases, range.count))
    var index = range.lowerBound
    var number = 0
    for _ in 0..<cases {
      guard let head = Varint.read(postings, &index) else { return nil }
      number += head >> 1
      guard number < 1 << 52 else { return nil }
      var places: [Int]?
      if hasPlaces {
        guard let count = Varint.read(postings, &index) else { return nil }
        var list: [Int] = []
        var place = 0
        for _ in 0..<count {
          guard let delta = Varint.read(postings, &index) else { return nil }
          place += delta
          guard place < 1 << 52 else { return nil }
          list.append(place)
        }
        places = list
      }
      found.append(Posting(caseNumber: number, isAccented: head & 1 == 1, places: places))
    }
    return index == range.upperBound ? found : nil
  }

  private static func entry(_ terms: [UInt8], _ index: inout Int)
    -> (word: Range<Int>, cases: Int, hasPlaces: Bool, length: Int)?
  {
    guard let size = Varint.read(terms, &index), index + size <= terms.count else { return nil }
    let word = index..<(index + size)
    index += size
    guard let head = Varint.read(terms, &index), let length = Varint.read(terms, &index) else { return nil }
    return (word, head >> 1, head & 1 == 1, length)
  }
}
