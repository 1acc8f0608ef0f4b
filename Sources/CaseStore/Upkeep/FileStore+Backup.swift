import JSON

extension FileStore {
  /// Writes a consistent copy of the store into one file while others go on working; returns how many files it holds.
  ///
  /// Pointer, then case files, then journal: what the pointer promises is in the files that follow it, and the journal
  /// that comes last holds every later change. With a passphrase the file is sealed, and nothing of it is ever on the disk
  /// unsealed. Before it gets its name every line of journal and trail in it is proved, and that the trail goes as far as it
  /// was on the disk, so that what stands under the name can be restored. Throws `StoreError`.
  public func backup(to target: String, passphrase: String? = nil) throws -> Int {
    let seal = try passphrase.map { try ArchiveSeal($0) }
    // A name of its own, so that two backups at once don't write into one file.
    let temporary = target + "." + Self.randomID().prefix(12) + ".new"
    do {
      guard try files.status(target) == nil else { throw StoreError.notEmpty(target) }
      guard !isInside(target) else { throw StoreError.insideStore(target) }
      if let viewOnly, viewOnly.tellsOfLoss {
        throw StoreError.notBackedUp(target, what: String(viewOnly.words.dropLast()))
      }
      // Before any look is copied, so that those that are written meanwhile are never held against the copy.
      let looksTold = TrailReader(files: files, paths: paths, identity: identity).claims
      let output = try files.open(temporary, .makingNew(mode: 0o600))
      let count: Int
      do {
        defer { files.close(output) }
        var writer = try ArchiveWriter(files: files, output: output, root: paths.root, seal: seal)
        try writeParts(&writer)
        guard try writer.finish() else {
          throw StoreError.badBackup(target, what: "what was read back is not what was written")
        }
        count = writer.count
        if let fault = try ArchivedFiles(ArchiveInput(output, on: files, seal: seal)).fault(looksTold: looksTold) {
          throw StoreError.notBackedUp(target, what: fault)
        }
        guard try files.status(target) == nil else { throw StoreError.notEmpty(target) }
        try files.rename(temporary, to: target)
      } catch {
        try? files.remove(temporary)
        throw error
      }
      try files.syncDirectory(Self.parent(of: target))
      return count
    } catch let fault as FileFault {
      throw StoreError(fault)
    }
  }

  /// Whether a path leads into the store's own directory.
  private func isInside(_ target: String) -> Bool {
    let folder = files.resolved(Self.parent(of: target)) + "/"
    return folder.hasPrefix(files.resolved(paths.root) + "/")
  }

  /// Whether a backup is sealed with a passphrase. Throws `StoreError` where it can't be read.
  public static func isSealed(_ archive: String, on files: any FileSystem = PosixFileSystem()) throws -> Bool {
    do throws(FileFault) {
      let file = try files.open(archive, .reading)
      defer { files.close(file) }
      return ArchiveSeal.isHeader(try files.contents(of: file, in: 0..<ArchiveSeal.headerSize))
    } catch {
      throw StoreError(error)
    }
  }

  private func writeParts(_ writer: inout ArchiveWriter) throws {
    try writer.add("store.json")
    try writer.add("checkpoint.json")
    let apart: Set<String> = [
      "store.json", "checkpoint.json", "lock", "checkpoint.lock", "journal", "index", "looks", Presence.folder,
    ]
    for name in try files.list(paths.root).sorted() where !apart.contains(name) { try writer.addAll(name) }
    // The journal as far as it is known when the sealed segments are copied: where something was taken out of one
    // meanwhile, the certificate that says so stands in the last.
    var copied: Set<String> = []
    var last: String
    repeat {
      try catchUp()
      last = journal.place.segment
      for name in try files.list(paths.journal).sorted()
      where name.hasSuffix(".jsonl") && name < last && !copied.contains(name) {
        try writer.add("journal/" + name)
        copied.insert(name)
      }
      try catchUp()
    } while journal.place.segment != last
    try writer.add("journal/" + last, first: journal.place.offset)
    for name in try TrailReader(files: files, paths: paths, identity: identity).months() {
      let bytes = try contents(paths.looks + "/" + name) ?? []
      try writer.add("looks/" + name, first: bytes.lastIndex(of: 10).map { $0 + 1 } ?? 0)
    }
  }
}
