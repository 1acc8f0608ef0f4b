import Casework
import JSON

extension FileStore {
  private var termsPath: String { paths.index + "/words.terms" }
  private var postingsPath: String { paths.index + "/words.postings" }

  /// Makes the word index again from the case files. Throws `StoreError`.
  public func remakeWordIndex() throws {
    var builder = WordIndexBuilder()
    let (checkpoint, _) = try Self.checkpoint(paths, files)
    for number in try candidateNumbers() {
      guard let (bytes, _) = try contactLines(of: number) else { continue }
      builder.take(number, contacts: bytes)
    }
    let seq = checkpoint?.seq ?? 0
    let made = builder.files(seq: seq)
    try writeDerived(postingsPath, made.postings)
    try writeDerived(termsPath, made.terms)
    try writeChanged((try changedLines() ?? []).filter { $0.first.map { $0 > seq } ?? false })
    words = nil
    areWordsSpoilt = false
  }

  /// The contacts whose notes have all words of a query, open cases first, each case's latest first.
  ///
  /// Cases of the same kind come in the order of their numbers; those that aren't seen are neither read nor counted, and
  /// neither are notes that whoever looks doesn't read, of which `reads` is asked by kind, worker and mark alone.
  /// Throws `StoreError`.
  public func searchNotes(
    _ query: String, limit: Int, isOpen: (Int) -> Bool, isSeen: (Int) -> Bool = { _ in true },
    reads: ((CaseReference, Contact) -> Bool)? = nil
  ) throws -> NoteHits {
    guard var search = NoteSearch(query, limit: limit) else { return NoteHits(hits: [], hasMore: false) }
    search.reads = reads
    try indexTail()
    let found = try candidates(search.words)
    let tail = casesWithNewContacts()
    let numbers = try found.map { Set($0.keys).union(wordsChanged).union(tail).sorted() } ?? candidateNumbers()
    for number in numbers.filter(isOpen) + numbers.filter({ !isOpen($0) }) where !search.isFull {
      guard isSeen(number) else { continue }
      if tail.contains(number) {
        for (key, stored) in try documents(in: CaseReference(number).path(.contacts)).reversed() {
          try search.look(at: key, stored.bytes)
        }
      } else if found == nil || wordsChanged.contains(number) {
        try look(in: number, folds: false, places: nil, &search)
      } else if let posting = found?[number] {
        try look(in: number, folds: posting.isAccented, places: posting.places, &search)
      }
    }
    return NoteHits(hits: search.hits, hasMore: search.hasMore)
  }

  /// The cases that have every word; nil where there is no index, so that every case has to be looked at.
  private func candidates(_ words: [[UInt8]]) throws -> [Int: WordIndex.Posting]? {
    guard let index = try wordIndex() else { return nil }
    var kept: [Int: WordIndex.Posting]?
    for word in words {
      let cases: [WordIndex.Posting]
      do throws(WordIndex.Damaged) {
        cases = try index.cases(with: word)
      } catch {
        self.words = nil
        areWordsSpoilt = true
        return nil
      }
      var next: [Int: WordIndex.Posting] = [:]
      for posting in cases {
        guard let kept else {
          next[posting.caseNumber] = posting
          continue
        }
        guard var earlier = kept[posting.caseNumber] else { continue }
        earlier.isAccented = earlier.isAccented || posting.isAccented
        earlier.places = earlier.places ?? posting.places
        next[posting.caseNumber] = earlier
      }
      kept = next
      if next.isEmpty { break }
    }
    return kept ?? [:]
  }

  /// The word index; nil where there is none, or it can't be relied on: every case is looked into then.
  private func wordIndex() throws -> WordIndex? {
    if let words { return words }
    if areWordsSpoilt { return nil }
    switch try readWords() {
    case .none: return nil
    case .spoilt, .earlier, .behind:
      areWordsSpoilt = true
      return nil
    case .sound(let read, let changed):
      words = read
      wordsChanged = changed.reduce(into: []) { $0.formUnion($1.dropFirst()) }
      return read
    }
  }

  /// How the files of the word index were found.
  private enum Words {
    /// There are none.
    case none
    /// As they were written, with what checkpoints rewrote since.
    case sound(WordIndex, changed: [[Int]])
    /// As an earlier version wrote them, without sums.
    case earlier
    /// They don't tell what the last checkpoint rewrote: it, or the machine, stopped in the middle.
    case behind
    /// Not as they were written.
    case spoilt
  }

  private func readWords() throws -> Words {
    // What each file speaks of is read before what may be newer: the pointer moves after the list of changed cases, and
    // making the index again shortens that.
    let pointer = try Self.checkpoint(paths, files).0
    let list = try contents(changedPath)
    let terms = try contents(termsPath)
    let postings = try contents(postingsPath)
    if list == nil, terms == nil, postings == nil { return .none }
    let isEarlier = list.map { !LinesFile.hasSum($0) } ?? true
    guard let terms, let postings, let read = WordIndex(terms: terms, postings: postings) else {
      return isEarlier && terms != nil && terms.flatMap(WordIndex.unsealed) == nil ? .earlier : .spoilt
    }
    guard let lines = try changedLines(list) else { return .spoilt }
    let changed = lines.filter { $0.first.map { $0 > read.seq } ?? false }
    guard let pointer, max(read.seq, changed.last?.first ?? 0) >= pointer.seq else { return .behind }
    return .sound(read, changed: changed)
  }

  /// What checkpoints rewrote since the word index was made: each one's own number, and behind it those of the cases;
  /// nil where that isn't known.
  private func changedLines(_ list: [UInt8]? = nil) throws -> [[Int]]? {
    guard let bytes = try list ?? contents(changedPath), let (range, hasSum) = try? LinesFile.lines(bytes), hasSum
    else {
      return nil
    }
    return DocumentFile.lines(bytes, range).map { line in
      String(decoding: bytes[line], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    }
  }

  var changedPath: String { paths.index + "/words.changed" }

  /// Notes which cases a checkpoint rewrites, so that a search looks through them until the word index is made again.
  /// Where it isn't known what earlier ones rewrote, that stays so.
  func noteChanged(_ touched: Set<Int>) throws {
    if let earlier = try changedLines() { try writeChanged(earlier + [[seq] + touched.sorted()]) }
    wordsChanged.formUnion(touched)
  }

  private func writeChanged(_ lines: [[Int]]) throws {
    let text = lines.map { $0.map(String.init).joined(separator: " ") + "\n" }.joined()
    try writeDerived(changedPath, LinesFile.bytes(Array(text.utf8)))
  }

  /// Holds the word index against its sums, and makes it again where it isn't as it was written; the caller keeps others
  /// from bringing files up to date.
  func compareWords(_ report: inout CheckReport, mends: Bool) throws {
    words = nil
    var found = try readWords()
    // Another process may have been making it again just then.
    if case .spoilt = found { found = try readWords() }
    switch found {
    case .none: return
    case .sound(let read, _) where read.hasSoundPostings: return
    case .sound, .spoilt:
      report.add(mends ? .mended : .stale, termsPath, "the word index is not as it was written")
    case .earlier, .behind:
      report.add(
        mends ? .mended : .note, termsPath,
        "the word index is as of an earlier change or version; a session that searches makes it again")
    }
    if mends { try remakeWordIndex() }
  }

  /// How many cases the word index doesn't know as they are: all of them where there is none.
  public func casesBehindWordIndex() throws -> Int {
    try wordIndex() == nil ? candidateNumbers().count : wordsChanged.count
  }

  /// The cases some of whose contacts are not in their files yet.
  private func casesWithNewContacts() -> Set<Int> {
    Set(overlay.keys.lazy.filter { $0.collection?.hasSuffix("/contacts") ?? false }.compactMap(\.caseNumber))
  }

  /// Looks through a case's contacts, at the places that the index names where it names any. All of the file is proved
  /// first, so that nothing is shown, or left out, because of damage.
  private func look(in number: Int, folds: Bool, places: [Int]?, _ search: inout NoteSearch) throws {
    guard let (bytes, _) = try contactLines(of: number) else { return }
    do {
      if let places, try search.look(at: places, in: bytes, of: number) { return }
      try search.look(in: bytes, of: number, folds: folds)
    } catch let error as JSONError {
      throw StoreError.damaged(path: paths.contacts(of: number), at: error.offset, what: "\(error)")
    }
  }
}
