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
    let made = builder.files(seq: checkpoint?.seq ?? 0)
    do throws(FileFault) {
      try files.replace(postingsPath, with: made.postings, mode: identity.fileMode, syncs: false)
      try files.replace(termsPath, with: made.terms, mode: identity.fileMode, syncs: false)
    } catch {
      throw StoreError(error)
    }
    words = nil
  }

  /// The contacts whose notes have all words of a query, open cases first, each case's latest first.
  ///
  /// Cases of the same kind come in the order of their numbers. Throws `StoreError`.
  public func searchNotes(_ query: String, limit: Int, isOpen: (Int) -> Bool) throws -> NoteHits {
    guard var search = NoteSearch(query, limit: limit) else { return NoteHits(hits: [], hasMore: false) }
    try indexTail()
    let found = try candidates(search.words)
    let tail = tailContacts()
    let numbers = try found.map { Set($0.keys).union(wordsChanged).union(tail.keys).sorted() } ?? caseNumbers()
    for number in numbers.filter(isOpen) + numbers.filter({ !isOpen($0) }) where !search.isFull {
      if let changed = tail[number] {
        try look(at: number, changed, &search)
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
    guard let terms = try contents(termsPath), let postings = try contents(postingsPath),
      let read = WordIndex(terms: terms, postings: postings)
    else { return nil }
    words = read
    wordsChanged = try changedCases(since: read.seq)
    return read
  }

  /// The cases whose files changed after a number; told by the history that each checkpoint leaves.
  private func changedCases(since seq: Int) throws -> Set<Int> {
    guard let bytes = try contents(changedPath) else { return [] }
    var numbers: Set<Int> = []
    for line in DocumentFile.lines(bytes) {
      let words = String(decoding: bytes[line], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
      if let at = words.first, at > seq { numbers.formUnion(words.dropFirst()) }
    }
    return numbers
  }

  var changedPath: String { paths.index + "/words.changed" }

  /// Notes which cases a checkpoint rewrote, so that a search looks through them until the word index is made again.
  func noteChanged(_ touched: Set<Int>) throws {
    guard !touched.isEmpty, try contents(termsPath) != nil else { return }
    var bytes = try contents(changedPath) ?? []
    let line = ([seq] + touched.sorted()).map(String.init).joined(separator: " ")
    bytes += Array(line.utf8) + [10]
    do throws(FileFault) {
      try files.replace(changedPath, with: bytes, mode: identity.fileMode, syncs: false)
    } catch {
      throw StoreError(error)
    }
    wordsChanged.formUnion(touched)
  }

  /// How many cases changed since the word index was made; nil where there is none.
  public func casesBehindWordIndex() throws -> Int? {
    try wordIndex() == nil ? nil : wordsChanged.count
  }

  /// The contacts of the tail by case.
  private func tailContacts() -> [Int: Set<DocumentKey>] {
    var found: [Int: Set<DocumentKey>] = [:]
    for key in overlay.keys {
      if let number = key.caseNumber, key.collection?.hasSuffix("/contacts") ?? false {
        found[number, default: []].insert(key)
      }
    }
    return found
  }

  /// Looks through a case some of whose contacts are not in its file yet.
  private func look(at number: Int, _ changed: Set<DocumentKey>, _ search: inout NoteSearch) throws {
    for (key, stored) in try documents(in: CaseReference(number).path(.contacts)).reversed() {
      try search.look(at: key, stored.bytes)
    }
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
