#if DEBUG || FUZZING
import Casework
import JSON

@testable import CaseStore

/// Somebody who may write to every file of a store, knows its forms, and leaves no digest that doesn't fit.
public enum Forgery {
  /// Puts other words of the same length for some, in every line of journal and trail that has them; makes every digest
  /// behind them anew, and with them the pointer, what the lock files claim, and all that is made from the journal.
  ///
  /// Returns the first change and the first look that aren't what they were.
  public static func rewrite(_ root: String, replacing old: String, with new: String) throws -> (
    change: Int?, look: Int?
  ) {
    precondition(old.utf8.count == new.utf8.count)
    let files = PosixFileSystem()
    let paths = CasePaths(root: root)
    let identity = try StoreIdentity(json: try files.contents(of: paths.identity) ?? [])
    func altered(_ bytes: [UInt8]) -> [UInt8] {
      Array(String(decoding: bytes, as: UTF8.self).replacing(old, with: new).utf8)
    }
    func put(_ bytes: [UInt8], _ path: String) throws { try files.replace(path, with: bytes, mode: identity.fileMode) }

    var place = JournalPlace(head: identity.genesis)
    var places: [Int: JournalPlace] = [:]
    var change: Int?
    for name in try files.list(paths.journal).filter({ $0.hasSuffix(".jsonl") }).sorted() {
      let path = paths.journal + "/" + name
      var made: [UInt8] = []
      for line in try files.contents(of: path)?.split(separator: 10) ?? [] {
        var line = altered(Array(line))
        guard let parts = JournalLine.parts(line, 0..<line.count) else { throw StoreError.notAStore(path) }
        let sum = parts.head.upperBound - 2 - Digest.length
        line.replaceSubrange(sum..<(sum + Digest.length), with: Digest.hex(of: Array(line[parts.set])))
        let sha = Digest.hex(after: place.head, line, parts.head)
        if Array(line[parts.sha]) != sha { change = change ?? place.seq + 1 }
        line.replaceSubrange(parts.sha, with: sha)
        made += line + [10]
        place = JournalPlace(seq: place.seq + 1, segment: name, offset: made.count, head: sha)
        places[place.seq] = place
      }
      try put(made, path)
    }

    var end = JournalPlace(head: identity.genesis)
    var look: Int?
    for name in try files.list(paths.looks).filter({ $0.hasSuffix(".jsonl") }).sorted() {
      let path = paths.looks + "/" + name
      var made: [UInt8] = []
      for bytes in try files.contents(of: path)?.split(separator: 10) ?? [] {
        var line = try LookLine(json: altered(Array(bytes)))
        let sha = line.sha
        line.prev = String(decoding: end.head, as: UTF8.self)
        made += line.sealed()
        if line.sha != sha { look = look ?? line.seq }
        end = JournalPlace(seq: line.seq, segment: name, offset: made.count, head: Array(line.sha.utf8))
      }
      try put(made, path)
    }

    if let bytes = try files.contents(of: paths.checkpoint), let pointer = try? Checkpoint(json: bytes),
      let there = places[pointer.seq]
    {
      try put(Checkpoint(there, at: pointer.at, summed: pointer.summed).json(), paths.checkpoint)
    }
    for (path, subject, place) in [
      (paths.lock, SyncMark.Subject.neighbour, place), (paths.lock, .looks, end),
      (paths.looks + "/lock", .neighbour, end),
    ] {
      let file = try files.open(path, .writing)
      defer { files.close(file) }
      SyncMark(files: files, file: file, of: subject).note(place)
    }
    _ = try FileStore.open(root).check(mends: true)
    return (change, look)
  }
}
#endif
