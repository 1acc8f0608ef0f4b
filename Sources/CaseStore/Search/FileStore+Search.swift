import Casework
import JSON

extension FileStore {
  private var termsPath: String { paths.index + "/words.terms" }
  private var postingsPath: String { paths.index + "/words.postings" }

  /// Makes the word index again from the case files. Throws `StoreError`.
  public func remakeWordIndex() throws {
    var builder = WordIndexBuilder()
    let (checkpoint, _) = try Self.checkpoint(paths, files)
    for number in try caseNumbers() {
      guard let bytes = try contents(paths.contacts(of: number)) else { continue }
      builder.take(number, contacts: bytes)
    }
    let seq = checkpoint?.seq ?? 0
    let made = builder.files(seq: seq)
    do throws(FileFault) {
      try files.replace(postingsPath, with: made.postings, mode: identity.fileMode, syncs: false)
      try files.replace(termsPath, with: made.terms, mode: identity.fileMode, syncs: false)
    } catch {
      throw StoreError(error)
    }
    try writeChanged(Self.changedLines(try contents(changedPath) ?? [], since: seq))
    words = nil
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
    let numbers = try found.map { Set($0.keys).union(wordsChanged).union(tail).sorted() } ?? caseNumbers()
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
      let cases = index.cases(with: word) ?? []
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

  private func wordIndex() throws -> WordIndex? {
    if let words { return words }
    // What changed is read first, because making the index again shortens it.
    let changed = try contents(changedPath) ?? []
    guard let terms = try contents(termsPath), let postings = try contents(postingsPath),
      let read = WordIndex(terms: terms, postings: postings)
    else { return nil }
    words = read
    wordsChanged = Self.changedLines(changed, since: read.seq).reduce(into: []) { $0.formUnion($1.dropFirst()) }
    return read
  }

  /// What checkpoints after a number rewrote: each one's own number, and behind it those of the cases.
  private static func changedLines(_ bytes: [UInt8], since seq: Int) -> [[Int]] {
    DocumentFile.lines(bytes).map { line in
      String(decoding: bytes[line], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    }.filter { $0.first.map { $0 > seq } ?? false }
  }

  var changedPath: String { paths.index + "/words.changed" }

  /// Notes which cases a checkpoint rewrites, so that a search looks through them until the word index is made again.
  func noteChanged(_ touched: Set<Int>) throws {
    guard !touched.isEmpty, try contents(termsPath) != nil else { return }
    let earlier = Self.changedLines(try contents(changedPath) ?? [], since: 0)
    try writeChanged(earlier + [[seq] + touched.sorted()])
    wordsChanged.formUnion(touched)
  }

  private func writeChanged(_ lines: [[Int]]) throws {
    let text = lines.map { $0.map(String.init).joined(separator: " ") + "\n" }.joined()
    do throws(FileFault) {
      try files.replace(changedPath, with: Array(text.utf8), mode: identity.fileMode, syncs: false)
    } catch {
      throw StoreError(error)
    }
  }

  /// How many cases the word index doesn't know as they are: all of them where there is none.
  public func casesBehindWordIndex() throws -> Int {
    try wordIndex() == nil ? candidateNumbers().count : wordsChanged.count
  }

  /// The cases some of whose contacts are not in their files yet.
  private func casesWithNewContacts() -> Set<Int> {
    Set(overlay.keys.lazy.filter { $0.collection?.hasSuffix("/contacts") ?? false }.compactMap(\.caseNumber))
  }

  private func look(in number: Int, folds: Bool, places: [Int]?, _ search: inout NoteSearch) throws {
    let path = paths.contacts(of: number)
    do {
      if let places, let first = places.first, let last = places.last, last - first < 1 << 16 {
        let file = try files.open(path, .reading)
        defer { files.close(file) }
        let bytes = try files.contents(of: file, in: first..<(last + (1 << 14)))
        if ByteSearch.first(10, in: bytes, (last - first)..<max(last - first, bytes.count)) != nil {
          return try search.look(at: places.map { $0 - first }, in: bytes, of: number)
        }
      }
      guard let bytes = try contents(path) else { return }
      try search.look(in: bytes, of: number, folds: folds)
    } catch let fault as FileFault {
      throw StoreError(fault)
    } catch let error as JSONError {
      throw StoreError.damaged(path: path, at: error.offset, what: "\(error)")
    }
  }
}
