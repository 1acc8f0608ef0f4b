public import Casework

/// Reads the trail of looks from its first line, proving every one.
struct TrailReader {
  let files: any FileSystem
  let paths: CasePaths
  let identity: StoreIdentity
  /// How far the trail is to go besides what its own lock files say: what those of the store said from which the files
  /// were copied.
  var told: [JournalPlace] = []

  /// How far the lock files say that the trail was on the disk.
  var claims: [JournalPlace] {
    SyncMark.claims(in: paths.looks + "/lock", on: files) + SyncMark.claims(in: paths.lock, of: .looks, on: files)
  }

  /// What was reached.
  struct End: Equatable {
    var seq = 0
    var head: [UInt8]
  }

  /// The files of the trail, the earliest first.
  func months() throws -> [String] {
    do throws(FileFault) {
      guard try files.status(paths.looks) != nil else { return [] }
      return try files.list(paths.looks).filter { $0.hasSuffix(LookTrail.ending) }.sorted()
    } catch {
      throw StoreError(error)
    }
  }

  /// Calls `body` with each line, or with those that have some bytes, and says in the report what is wrong, where the trail
  /// was cut too (``SyncMark``). Past a fault nothing is read, or where it `goesOn` what proves itself.
  ///
  /// A last line without its end may just be being written by another, so it is no fault. Throws `StoreError` where a
  /// file can't be read.
  @discardableResult
  func readAll(
    _ report: inout CheckReport, having mark: [UInt8]? = nil, goesOn: Bool = false, _ body: (LookLine) -> Void
  ) throws -> End {
    let claims = claims + told
    let claimed = Set(claims.map(\.seq))
    var heads: [Int: [UInt8]] = [:]
    var (end, isBroken) = (End(head: identity.genesis), false)
    let months = try months()
    for (place, name) in months.enumerated() {
      let path = paths.looks + "/" + name
      let bytes = try contents(path)
      var next = 0
      while let newline = ByteSearch.first(10, in: bytes, next..<bytes.count) {
        let line = next..<newline
        let isWanted = mark.map { ByteSearch.first($0, in: bytes, line) != nil } ?? true
        let isNext = LookLine.follows(bytes, line, end, month: next == 0 ? name.prefix(7) : "")
        let read = isWanted || !isNext ? LookLine.proved(bytes, line) : nil
        if isNext, !isWanted || read != nil {
          end = End(seq: end.seq + 1, head: LookLine.head(bytes, line))
        } else {
          if !isBroken {
            let what = read == nil ? "isn\u{2019}t as it was written" : "doesn\u{2019}t follow look \(end.seq)"
            report.add(.damaged, path, "look \(end.seq + 1) at byte \(next) \(what)")
          }
          isBroken = true
          if !goesOn { return end }
          if let read { end = End(seq: read.seq, head: LookLine.head(bytes, line)) }
        }
        if claimed.contains(end.seq) { heads[end.seq] = end.head }
        if isWanted, let read { body(read) }
        next = newline + 1
      }
      if next < bytes.count, place + 1 < months.count, !isBroken {
        report.add(
          .damaged, path, "look \(end.seq + 1) at byte \(next): the last \(bytes.count - next) bytes are no whole line")
        isBroken = true
        if !goesOn { return end }
      }
    }
    if months.isEmpty, let last = claims.map(\.seq).max(), last > 0 {
      report.add(.damaged, paths.looks, "the trail of looks is gone: looks up to \(last) were on the disk")
    } else if !isBroken {
      report.add(unmetOf: claims, "look", paths.looks, end: end.seq, heads: heads)
    }
    try reportPutAside(&report)
    return end
  }

  /// Ends that were put aside: a writer that was killed leaves the beginning of a line, a power cut zeroes; anything
  /// else was altered after it had been written.
  private func reportPutAside(_ report: inout CheckReport) throws {
    guard !(try months().isEmpty) else { return }
    let names: [String]
    do throws(FileFault) { names = try files.list(paths.looks) } catch { throw StoreError(error) }
    for name in names.sorted() where name.hasPrefix("torn-") {
      let path = paths.looks + "/" + name
      let bytes = try contents(path)
      let isTorn = bytes.last != 10 || bytes.contains(0)
      report.add(
        isTorn ? .note : .damaged, path,
        isTorn ? "the end of a look that was never whole" : "a look that isn\u{2019}t as it was written")
    }
  }

  private func contents(_ path: String) throws -> [UInt8] {
    do throws(FileFault) { return try files.contents(of: path) ?? [] } catch { throw StoreError(error) }
  }
}

extension FileStore {
  /// Whether nobody can write to the store, as to a copy on a disk for reading only.
  public var isForReadingOnly: Bool { if case .readOnlyDirectory = viewOnly { true } else { false } }

  /// Where looks are written down. Throws `StoreError` where that can't be done here.
  public func trail() throws -> LookTrail {
    do throws(FileFault) {
      return try LookTrail(files: files, paths: paths, identity: identity, clock: options.clock)
    } catch {
      throw StoreError(error)
    }
  }

  /// The looks that a caller wants, the earliest first, and what is wrong with the trail. Throws `StoreError` where a file
  /// can't be read.
  public func looks(_ isWanted: (LookEntry) -> Bool) throws -> FoundLooks { try looks(having: nil, isWanted) }

  /// The looks at one case, the earliest first, and what is wrong with the trail; lines of other cases are proved, and
  /// passed over unread. Throws `StoreError`.
  public func looks(at reference: CaseReference) throws -> FoundLooks {
    try looks(having: Array("\"case\":\"\(reference)\"".utf8)) { $0.look.reference == reference }
  }

  private func looks(having mark: [UInt8]?, _ isWanted: (LookEntry) -> Bool) throws -> FoundLooks {
    var found = FoundLooks()
    var report = CheckReport()
    try TrailReader(files: files, paths: paths, identity: identity).readAll(&report, having: mark, goesOn: true) {
      let entry = $0.entry
      if isWanted(entry) { found.entries.append(entry) }
    }
    if let fault = report.findings.first(where: { $0.kind == .damaged }) {
      found.fault = fault.path.dropFirst(paths.root.count + 1) + ": " + fault.words
    }
    return found
  }
}
