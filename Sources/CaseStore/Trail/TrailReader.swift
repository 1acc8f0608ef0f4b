public import Casework

/// Reads the trail of looks from its first line, proving every one.
struct TrailReader {
  let files: any FileSystem
  let paths: CasePaths
  let identity: StoreIdentity

  /// What was reached.
  struct End: Equatable {
    var seq = 0
    var head = ""
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

  /// Calls `body` with each line, and says in the report what is wrong; past a fault nothing is read.
  ///
  /// A last line without its end may just be being written by another, so it is no fault. Throws `StoreError` where a
  /// file can't be read.
  @discardableResult
  func readAll(_ report: inout CheckReport, _ body: (LookLine) -> Void) throws -> End {
    var end = End(head: String(decoding: identity.genesis, as: UTF8.self))
    let months = try months()
    for (place, name) in months.enumerated() {
      let path = paths.looks + "/" + name
      let bytes = try contents(path)
      var next = 0
      while let newline = ByteSearch.first(10, in: bytes, next..<bytes.count) {
        guard let line = LookLine.proved(bytes, next..<newline) else {
          report.add(.damaged, path, "look \(end.seq + 1) at byte \(next) isn\u{2019}t as it was written")
          return end
        }
        guard line.seq == end.seq + 1, line.prev == end.head, line.at.hasPrefix(name.prefix(7)) || next > 0 else {
          report.add(.damaged, path, "look \(line.seq) at byte \(next) doesn\u{2019}t follow look \(end.seq)")
          return end
        }
        end = End(seq: line.seq, head: line.sha)
        body(line)
        next = newline + 1
      }
      if next < bytes.count, place + 1 < months.count {
        report.add(.damaged, path, "the last \(bytes.count - next) bytes are no whole line")
        return end
      }
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
  /// Where looks are written down. Throws `StoreError` where that can't be done here.
  public func trail() throws -> LookTrail {
    do throws(FileFault) {
      return try LookTrail(files: files, paths: paths, identity: identity, clock: options.clock)
    } catch {
      throw StoreError(error)
    }
  }

  /// The looks that a caller wants, the earliest first. Throws `StoreError` where a file can't be read.
  public func looks(_ isWanted: (LookEntry) -> Bool) throws -> [LookEntry] {
    var found: [LookEntry] = []
    var ignored = CheckReport()
    try TrailReader(files: files, paths: paths, identity: identity).readAll(&ignored) { line in
      let entry = line.entry
      if isWanted(entry) { found.append(entry) }
    }
    return found
  }

  /// The looks at one case, the earliest first; lines of other cases are passed over unread. Throws `StoreError`.
  public func looks(at reference: CaseReference) throws -> [LookEntry] {
    var found: [LookEntry] = []
    let mark = Array("\"case\":\"\(reference)\"".utf8)
    for name in try TrailReader(files: files, paths: paths, identity: identity).months() {
      let bytes = try contents(paths.looks + "/" + name) ?? []
      var from = 0
      while let hit = ByteSearch.first(mark, in: bytes, from..<bytes.count) {
        let start = bytes[..<hit].lastIndex(of: 10).map { $0 + 1 } ?? 0
        let end = ByteSearch.first(10, in: bytes, hit..<bytes.count) ?? bytes.count
        from = end
        guard let line = LookLine.proved(bytes, start..<end) else { continue }
        if line.look.reference == reference { found.append(line.entry) }
      }
    }
    return found
  }
}
