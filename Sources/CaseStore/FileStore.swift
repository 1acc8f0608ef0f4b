public import Casework
import JSON

/// The store over a directory: the journal is the truth, case files and index are made from it.
///
/// Readers take no lock and see a whole state; a commit is acknowledged when its line is on the disk. One store belongs
/// to one thread; it is a class because it holds open files.
public final class FileStore: DocumentStore {
  /// What may be set when a store is opened.
  public struct Options: Sendable {
    /// Bytes after which a segment of the journal is sealed.
    public var segmentLimit = 64 << 20
    /// Commits behind the case files after which they are brought up to date.
    public var checkpointCommits = 256
    /// Bytes behind the case files after which they are brought up to date.
    public var checkpointBytes = 1 << 20
    /// Milliseconds to wait for another holder of the lock.
    public var patience = 5000
    /// The user name that the lock file shows.
    public var user = "unknown"
    /// The clock: milliseconds since 1970, UTC.
    public var clock: @Sendable () -> Int = StoreClock.now
    /// Whether the store is opened for looking only, although it could be written to.
    public var looksOnly = false
    /// Whether a store whose `store.json` is lost or damaged gets it again from its copy.
    public var mendsIdentity = false
    /// How rows of the index are made.
    public var projection = CaseProjection.summaries
    /// The usual settings.
    public init() {}
  }

  let files: any FileSystem
  let paths: CasePaths
  let identity: StoreIdentity
  /// The store's own name, given when it was made.
  public var id: String { identity.id }
  let options: Options
  let journal: Journal
  let lock: StoreLock?
  /// Why nothing can be saved; nil where saving works.
  public internal(set) var viewOnly: ViewOnly?
  /// What was found at the journal's end or in the pointer, and what was done about it, in words; nil where all was
  /// whole.
  public internal(set) var found: String?

  /// That this session is in the store.
  var stay: StoreStay?
  /// The documents of the tail: where each stands in the journal's buffer, as far as it has been indexed.
  var overlay: [DocumentKey: Overlaid] = [:]
  var indexed = 0
  /// The cases of which the tail speaks.
  var tailCases: Set<Int> = []
  private var cache: [DocumentKey: (stored: Stored, checked: Int)] = [:]
  /// The numbers of all cases, ascending, once they have been asked for.
  var knownCases: [Int]?
  /// The highest number of a case that has or had a folder, as far as it was asked for.
  var highestFiled: Int?
  /// The last line that `follow` told of, this store's own lines after it, and what it will tell of lines forgotten
  /// since.
  private var told = 0
  private var ownLines: [Int] = []
  private var untold: [Commit] = []
  /// The change after which every file was written with a sum, as the pointer said; nil where it didn't.
  var summed: Int?
  /// What histories and the index tell of files, as far as it was looked into.
  var filesTold = FilesTold()
  /// Whether the store's identity was made again when this session opened it.
  var isIdentityMended = false
  /// The word index, once a search has read it, and the cases that changed since it was made.
  var words: WordIndex?
  /// Whether there is a word index that can't be used, so that it is to be made again.
  var areWordsSpoilt = false
  var wordsChanged: Set<Int> = []

  /// A document of the tail.
  struct Overlaid {
    var seq: Int
    /// Where its bytes stand; nil where it was removed.
    var range: Range<Int>?
  }

  init(
    files: any FileSystem, paths: CasePaths, identity: StoreIdentity, options: Options, journal: Journal,
    lock: StoreLock?, viewOnly: ViewOnly?, found: String?
  ) {
    self.files = files
    self.paths = paths
    self.identity = identity
    self.options = options
    self.journal = journal
    self.lock = lock
    self.viewOnly = viewOnly
    self.found = found
  }

  /// The number of the last change that is known.
  public var seq: Int { journal.place.seq }

  /// The directory.
  public var path: String { paths.root }

  // MARK: Committing

  @discardableResult
  public func commit(_ act: Act, _ make: (inout Transaction) throws -> Void) throws -> Commit {
    if let viewOnly { throw StoreError.viewOnly(viewOnly) }
    try catchUp()
    let (commit, written) = try whileLocked { try write(act, make) }
    try sync(written)
    return commit
  }

  /// Runs `body` while holding the store's lock. Throws `StoreError.locked` where another keeps it too long.
  func whileLocked<T>(_ body: () throws -> T) throws -> T {
    guard let lock else { throw StoreError.viewOnly(viewOnly ?? .readOnlyDirectory(path)) }
    return try lock.hold { try minding(body) }
  }

  /// Runs `body`; after a failed sync this session saves nothing more, because asking again would get a false yes.
  func minding<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch StoreError.syncFailed(let path) {
      journal.isProved = false
      viewOnly = .syncFailed(path)
      throw StoreError.syncFailed(path)
    }
  }

  /// Writes a change without waiting for the disk; whoever calls it syncs before anybody is told.
  func append(_ act: Act, _ edits: Edits) throws {
    guard let lock else { throw StoreError.viewOnly(.readOnlyDirectory(path)) }
    try lock.hold {
      _ = try write(act) { transaction in
        for edit in edits.list {
          if let bytes = edit.bytes { transaction.put(edit.key, bytes) } else { transaction.remove(edit.key) }
        }
      }
    }
  }

  private func write(_ act: Act, _ make: (inout Transaction) throws -> Void) throws -> (Commit, OpenFile) {
    try catchUp()
    try repairEnd()
    if let viewOnly { throw StoreError.viewOnly(viewOnly) }
    try proveEnd()
    var transaction = Transaction(seq: seq + (journal.place.offset >= journal.limit ? 2 : 1)) { try self.read($0) }
    try make(&transaction)
    try transaction.prepare()
    let before = try transaction.before()
    var line = JournalLine()
    line.at = max(StoreClock.text(options.clock()), journal.lastAt)
    line.by = act.by
    line.op = act.op
    line.why = act.why
    line.undoes = act.undoes
    try journal.rotateIfFull(at: line.at, by: act.by)
    let entry = try journal.append(line, set: transaction.set)
    ownLines.append(entry.seq)
    for put in transaction.puts {
      if !put.key.isInCollection, let number = put.key.caseNumber { know(number, exists: put.bytes != nil) }
      cache[put.key] = nil
    }
    let commit = Commit(
      seq: entry.seq, at: line.at, by: act.by, op: act.op, why: act.why, undoes: act.undoes,
      keys: transaction.puts.map(\.key), before: before, removed: transaction.removed)
    lock?.saved.add(LostChange(commit))
    return (commit, journal.file)
  }

  /// Puts the journal's end in order; the caller holds the lock and has read to the end.
  func repairEnd() throws {
    guard let done = try journal.repairEnd() else { return }
    found = done
    noteEnd()
  }

  /// Reads what others appended; turns to looking only where the journal is damaged.
  func catchUp() throws {
    try minding { _ = try journal.read() }
    noteEnd()
  }

  /// Turns to looking only where the journal's end says so.
  func noteEnd() {
    if case .damaged(let path, let at, let what) = journal.end, viewOnly == nil {
      viewOnly = what == JournalEnd.missing ? .lost(path: path) : .damaged(path: path, at: at, what: what)
    } else if !journal.isWritable, viewOnly == nil {
      viewOnly = .readOnlyDirectory(path)
    }
  }

  // MARK: Reading

  public func read(_ key: DocumentKey) throws -> Stored? {
    if let kept = cache[key], let stored = unchanged(key, kept) { return stored }
    try indexTail()
    if let overlaid = overlay[key] {
      return overlaid.range.map { Stored(version: overlaid.seq, bytes: Array(journal.bytes[$0])) }
    }
    if let kept = cache[key]?.stored {
      cache[key]?.checked = journal.entries.count
      return kept
    }
    let stored = try readFile(key)
    if let stored, stored.version > seq, try hasCaughtUp(with: stored.version) { return try read(key) }
    if stored == nil, try turnsUp(key) { return try read(key) }
    if let stored, !key.isInCollection {
      if cache.count >= 1024 { cache.removeAll(keepingCapacity: true) }
      cache[key] = (stored, journal.entries.count)
    }
    return stored
  }

  /// Follows the journal to a version that a file speaks of; a file can't be ahead of it.
  func hasCaughtUp(with version: Int) throws -> Bool {
    try catchUp()
    if seq >= version { return true }
    throw StoreError.damaged(
      path: journal.path, at: journal.place.offset, what: "a file holds change \(version), the journal ends at \(seq)")
  }

  /// A kept document, if no line of the tail since then speaks of it; nil also where that are more lines than are worth
  /// looking through.
  private func unchanged(_ key: DocumentKey, _ kept: (stored: Stored, checked: Int)) -> Stored? {
    guard kept.checked <= journal.entries.count else { return nil }
    if journal.entries.count - kept.checked > 64 { return nil }
    if kept.checked < journal.entries.count {
      let mark = Array(("\"" + key.text + "\":").utf8)
      for entry in journal.entries[kept.checked...]
      where ByteSearch.first(mark, in: journal.bytes, entry.parts.set) != nil {
        cache[key] = nil
        return nil
      }
      cache[key] = (kept.stored, journal.entries.count)
    }
    return kept.stored
  }

  /// Takes the lines of the tail into the overlay.
  func indexTail() throws {
    while indexed < journal.entries.count {
      let entry = journal.entries[indexed]
      try forEachDocument(of: entry) { key, range in
        overlay[key] = Overlaid(seq: entry.seq, range: range)
        guard let number = key.caseNumber else { return }
        tailCases.insert(number)
        if !key.isInCollection { know(number, exists: range != nil) }
      }
      indexed += 1
    }
  }

  private func know(_ number: Int, exists: Bool) {
    guard let known = knownCases else { return }
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle] < number { low = middle + 1 } else { high = middle }
    }
    let isKnown = low < known.count && known[low] == number
    if exists, !isKnown { knownCases?.insert(number, at: low) }
    if !exists, isKnown { knownCases?.remove(at: low) }
  }

  /// Calls `body` with the documents of a line of the tail. Throws `StoreError.damaged`.
  func forEachDocument(of entry: Journal.Entry, _ body: (DocumentKey, Range<Int>?) -> Void) throws {
    do throws(JSONError) {
      try JournalLine.forEachDocument(journal.bytes, of: entry.parts, body)
    } catch {
      throw StoreError.damaged(path: paths.journal + "/" + entry.segment, at: entry.offset, what: "\(error)")
    }
  }

  // MARK: What others did

  public func follow() throws -> [Commit] {
    try catchUp()
    try gatherUntold(upTo: seq)
    defer { untold = [] }
    return untold
  }

  /// What was read so far is what opening shows; `follow` tells of what comes after it.
  func startTelling() { told = seq }

  /// Keeps what `follow` has still to tell of the lines up to a number.
  func gatherUntold(upTo seq: Int) throws {
    guard told < seq else { return }
    let own = Set(ownLines)
    for entry in journal.entries where entry.seq > told && entry.seq <= seq && !own.contains(entry.seq) {
      if let commit = try commit(of: entry) { untold.append(commit) }
    }
    told = seq
    ownLines.removeAll { $0 <= seq }
  }

  /// What a line of the tail says; nil for a seal.
  func commit(of entry: Journal.Entry) throws -> Commit? {
    let line: JournalLine
    do throws(JSONError) {
      line = try JournalLine(journal.bytes, entry.parts)
    } catch {
      throw StoreError.damaged(path: paths.journal + "/" + entry.segment, at: entry.offset, what: "\(error)")
    }
    guard line.next == nil else { return nil }
    var keys: [DocumentKey] = []
    try forEachDocument(of: entry) { key, _ in keys.append(key) }
    return Commit(seq: line.seq, at: line.at, by: line.by, op: line.op, why: line.why, undoes: line.undoes, keys: keys)
  }

  /// Forgets the lines that the case files now hold.
  func forgetTail(upTo seq: Int) throws {
    try indexTail()
    try gatherUntold(upTo: seq)
    journal.forget(upTo: seq)
    overlay.removeAll(keepingCapacity: true)
    if words != nil { wordsChanged.formUnion(tailCases) }
    if let highest = highestFiled { highestFiled = max(highest, tailCases.max() ?? 0) }
    tailCases.removeAll(keepingCapacity: true)
    cache.removeAll(keepingCapacity: true)
    filesTold = FilesTold()
    indexed = 0
  }

  /// Forgets what was read from files, after they were made again.
  func forgetCaches() {
    cache.removeAll(keepingCapacity: true)
    filesTold = FilesTold()
    knownCases = nil
    highestFiled = nil
  }
}
