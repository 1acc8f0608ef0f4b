import Casework
import JSON

/// Changes as they are noted outside the journal: number, time, user, kind and documents of each, and nothing of what they
/// hold.
///
/// Where a segment is lost these notes tell what was in it: the lock file those of changes that stand in no case's files
/// yet, behind its other notes, and a file beside each segment those of changes of the service's own documents, which
/// stand in no case's history. Nothing is built on them, so nobody waits until the lock file is on the disk, and of what
/// can't be noted less is known then.
struct SavedNotes {
  let files: any FileSystem
  let file: OpenFile
  /// Where they begin, in bytes.
  var start = inLock

  /// Where they begin in the lock file, behind what else that says.
  static let inLock = 4096

  /// Notes a change that was just written; the caller holds the lock.
  func add(_ change: LostChange) {
    guard let size = try? files.size(file) else { return }
    _ = try? files.write(file, Self.bytes([change]), from: 0, at: max(size, start))
  }

  /// Forgets the changes up to a number, of which other files tell now; the caller holds the lock.
  func forget(upTo seq: Int) {
    guard let size = try? files.size(file), size > start, let noted = try? changes(),
      (try? files.truncate(file, to: start)) != nil
    else { return }
    for change in noted where change.seq > seq { add(change) }
  }

  /// What is noted. What can't be read tells nothing.
  func changes() throws(FileFault) -> [LostChange] {
    let size = try files.size(file)
    if size <= start { return [] }
    let bytes = try files.contents(of: file, in: start..<size)
    return DocumentFile.lines(bytes).compactMap { try? LostChange(json: bytes, in: $0) }
  }

  /// Changes as they are noted. The line end before each ends a note that was cut short.
  static func bytes(_ changes: [LostChange]) -> [UInt8] { changes.flatMap { [10] + $0.json() + [10] } }
}

extension FileStore {
  /// What is told of a segment is in the file of its name with this ending.
  static let toldEnding = ".told"

  /// What is noted outside the journal.
  func savedNotes() -> [LostChange] {
    let told = ((try? list(paths.journal)) ?? []).filter { $0.hasSuffix(Self.toldEnding) }
    return notes(in: paths.lock, from: SavedNotes.inLock)
      + told.flatMap { notes(in: paths.journal + "/" + $0, from: 0) }
  }

  private func notes(in path: String, from start: Int) -> [LostChange] {
    guard let file = try? files.open(path, .reading) else { return [] }
    defer { files.close(file) }
    return (try? SavedNotes(files: files, file: file, start: start).changes()) ?? []
  }

  /// Notes beside their segments the changes of the tail that no case's history has whole; on the disk when it returns.
  func noteBesideSegments() throws {
    var added: [String: [LostChange]] = [:]
    for entry in journal.entries {
      guard let commit = try commit(of: entry), commit.keys.contains(where: { $0.caseNumber == nil }) else { continue }
      added[entry.segment, default: []].append(LostChange(commit))
    }
    for (segment, changes) in added.sorted(by: { $0.key < $1.key }) {
      let file = try files.open(toldPath(of: segment), .making(mode: identity.fileMode))
      defer { files.close(file) }
      let notes = SavedNotes(files: files, file: file, start: 0)
      let last = try notes.changes().last?.seq ?? 0
      let bytes = SavedNotes.bytes(changes.filter { $0.seq > last })
      try files.writeWhole(file, bytes, at: files.size(file))
      try files.sync(file)
    }
    if !added.isEmpty { try files.syncDirectory(paths.journal) }
  }

  /// Notes beside the segments anew what the whole journal says, where it isn't noted so.
  func remakeNotes(_ said: [String: [LostChange]]) throws {
    do {
      for (segment, changes) in said.sorted(by: { $0.key < $1.key }) {
        let path = toldPath(of: segment)
        if notes(in: path, from: 0) == changes { continue }
        try files.replace(path, with: SavedNotes.bytes(changes), mode: identity.fileMode)
      }
      try files.syncDirectory(paths.journal)
    } catch {
      throw StoreError(error)
    }
  }

  /// Takes the documents of a case that was destroyed out of what is noted beside the segments.
  func forgetInNotes(_ number: Int) throws(FileFault) {
    for name in try list(paths.journal) where name.hasSuffix(Self.toldEnding) {
      let path = paths.journal + "/" + name
      var changes = notes(in: path, from: 0)
      for index in changes.indices { changes[index].keys.removeAll { DocumentKey($0)?.caseNumber == number } }
      if changes == notes(in: path, from: 0) { continue }
      try files.replace(path, with: SavedNotes.bytes(changes), mode: identity.fileMode)
    }
  }

  private func toldPath(of segment: String) -> String {
    paths.journal + "/" + segment.prefix { $0 != "." } + Self.toldEnding
  }
}
