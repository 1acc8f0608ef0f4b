/// Which cases have a word in their notes, as the index files say.
///
/// The terms file: the change that it was made after, the number of words, then each word in order of its bytes, with how
/// many cases have it, how long its postings are and a checksum of them; at the end a checksum of all of that. The postings file: for each word the case numbers as differences,
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
  private static let sumMark = Array("\nsum ".utf8)

  /// What is thrown where postings aren't those that their checksum was made of.
  struct Damaged: Error {}

  /// The terms file: its bytes with their checksum behind them.
  static func sealed(_ terms: [UInt8]) -> [UInt8] {
    terms + sumMark + Array(Checksum.text(terms, 0..<terms.count).utf8)
  }

  /// The bytes of a terms file without the checksum at its end; nil where that is none of them, as an earlier version
  /// wrote it.
  static func unsealed(_ file: [UInt8]) -> [UInt8]? {
    let end = file.count - sumMark.count - Checksum.length
    guard end >= 0, file[end..<(end + sumMark.count)].elementsEqual(sumMark),
      Checksum.text(file, 0..<end).utf8.elementsEqual(file.suffix(Checksum.length))
    else { return nil }
    return Array(file[..<end])
  }

  /// The checksum of postings, as the terms have it: 32 bits, because there are many.
  static func sum(of postings: [UInt8], _ range: Range<Int>) -> Int {
    Int(truncatingIfNeeded: Checksum.number(postings, range) & 0xFFFF_FFFF)
  }

  /// A case that has a word.
  struct Posting: Equatable {
    var caseNumber: Int
    /// Whether the case also writes the word with accents, which a plain search of the bytes can't see.
    var isAccented: Bool
    /// Where each note begins in the contacts file; nil for a common word.
    var places: [Int]?
  }

  /// Reads the two files; nil where they are damaged, in which case they are made again.
  init?(terms file: [UInt8], postings: [UInt8]) {
    guard let terms = Self.unsealed(file) else { return nil }
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

  /// Whether the postings of every word are those that were written.
  var hasSoundPostings: Bool {
    var posting = 0
    var index = signposts.first?.term ?? terms.count
    while index < terms.count {
      guard let entry = Self.entry(terms, &index), isSound(posting..<(posting + entry.length), entry.sum) else {
        return false
      }
      posting += entry.length
    }
    return true
  }

  private func isSound(_ range: Range<Int>, _ sum: Int) -> Bool {
    range.upperBound <= postings.count && Self.sum(of: postings, range) == sum
  }

  /// The cases that have a folded word, in order of their numbers; none where no case has it. Throws `Damaged`.
  func cases(with word: [UInt8]) throws(Damaged) -> [Posting] {
    var low = 0
    var high = signposts.count
    while low < high {
      let middle = (low + high) / 2
      var index = signposts[middle].term
      guard let entry = Self.entry(terms, &index) else { throw Damaged() }
      if word.lexicographicallyPrecedes(terms[entry.word]) { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return [] }
    var (index, posting) = signposts[low - 1]
    for _ in 0..<Self.stride where index < terms.count {
      guard let entry = Self.entry(terms, &index) else { throw Damaged() }
      if terms[entry.word].elementsEqual(word) {
        let range = posting..<(posting + entry.length)
        guard isSound(range, entry.sum), let found = read(range, cases: entry.cases, hasPlaces: entry.hasPlaces) else {
          throw Damaged()
        }
        return found
      }
      posting += entry.length
    }
    return []
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
    -> (word: Range<Int>, cases: Int, hasPlaces: Bool, length: Int, sum: Int)?
  {
    guard let size = Varint.read(terms, &index), index + size <= terms.count else { return nil }
    let word = index..<(index + size)
    index += size
    guard let head = Varint.read(terms, &index), let length = Varint.read(terms, &index),
      let sum = Varint.read(terms, &index)
    else { return nil }
    return (word, head >> 1, head & 1 == 1, length, sum)
  }
}
