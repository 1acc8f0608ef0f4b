import JSON

extension FileStore {
  /// Writes a consistent copy of the store into one file while others go on working; returns how many files it holds.
  ///
  /// Pointer, then case files, then journal: what the pointer promises is in the files that follow it, and the journal
  /// that comes last holds every later change. With a passphrase the file is sealed, and nothing of it is ever on the disk
  /// unsealed. Throws `StoreError`.
  public func backup(to target: String, passphrase: String? = nil) throws -> Int {
    let seal = try passphrase.map { try ArchiveSeal($0) }
    do {
      guard try files.status(target) == nil else { throw StoreError.notEmpty(target) }
      let temporary = target + ".new"
      let output = try files.open(temporary, .making(mode: 0o600))
      var writer: ArchiveWriter
      let isProved: Bool
      do {
        try files.truncate(output, to: 0)
        writer = try ArchiveWriter(files: files, output: output, root: paths.root, seal: seal)
        try writeParts(&writer)
        isProved = try writer.finish()
      } catch {
        files.close(output)
        try? files.remove(temporary)
        throw error
      }
      files.close(output)
      guard isProved else {
        try? files.remove(temporary)
        throw StoreError.badBackup(target, what: "what was read back is not what was written")
      }
      try files.rename(temporary, to: target)
      try files.syncDirectory(Self.parent(of: target))
      return writer.count
    } catch let fault as FileFault {
      throw StoreError(fault)
    }
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

  /// Makes a store again from a backup, in a directory that doesn't exist yet or is empty, and proves it whole.
  ///
  /// `passphrase` is the one that it was sealed with. Throws `StoreError`; a store that isn't whole stands beside the name asked for, with `.restoring` behind it, not
  /// under it.
  public static func restore(
    _ archive: String, to path: String, passphrase: String? = nil, on files: any FileSystem = PosixFileSystem(),
    options: Options = Options()
  ) throws -> CheckReport {
    let partial = path + ".restoring"
    do {
      if let status = try files.status(path) {
        guard status.kind == .directory, try files.list(path).isEmpty else { throw StoreError.notEmpty(path) }
      }
      guard try files.status(partial) == nil else { throw StoreError.notEmpty(partial) }
      try ArchiveReader(files: files, archive: archive, passphrase: passphrase).extract(to: partial)
    } catch let fault as FileFault {
      throw StoreError(fault)
    } catch is Archive.BadHeader {
      throw StoreError.badBackup(archive, what: "it is damaged, or no backup")
    } catch is ArchiveInput.NeedsPassphrase {
      throw StoreError.badBackup(archive, what: "it is sealed, so its passphrase is needed")
    } catch is ArchiveSeal.BadPassphrase {
      throw StoreError.badBackup(archive, what: "the passphrase is another one, or it was altered")
    }
    let store: FileStore
    do {
      store = try open(partial, on: files, options: options)
    } catch let error as StoreError {
      throw StoreError.badBackup(archive, what: "what it holds can't be opened as a store (\(error.words))")
    }
    var report = try store.check(mends: true)
    report.findings.removeAll { $0.path.hasPrefix(store.paths.index) }
    if let damage = report.findings.first(where: { $0.kind == .damaged }) {
      throw StoreError.badBackup(archive, what: "\(damage.path): \(damage.words)")
    }
    do throws(FileFault) {
      try files.rename(partial, to: path)
      try files.syncDirectory(parent(of: path))
    } catch {
      throw StoreError(error)
    }
    return report
  }
}
