/// The files in a backup as a file system that can only be read, so that what it holds is proved where it stands: nothing
/// of it is written anywhere for that.
final class ArchivedFiles: FileSystem {
  private var bytes: ArchiveInput
  private var entries: [String: Range<Int>] = [:]
  private var folders: [String: Set<String>] = [:]
  private var opened: [Int32: Range<Int>] = [:]
  private var last: Int32 = 0

  /// Reads the names of all files, and with them all of a sealed archive. Throws `Archive.BadHeader` where it is no
  /// archive that a backup wrote, and `ArchiveSeal.BadPassphrase` where a piece isn't what was sealed.
  init(_ bytes: ArchiveInput) throws {
    self.bytes = bytes
    var offset = 0
    while let entry = try Archive.read(self.bytes.bytes(offset, Archive.block)) {
      let start = offset + Archive.block
      guard start + entry.size <= bytes.size, entries[entry.name] == nil, folders[entry.name] == nil else {
        throw Archive.BadHeader()
      }
      entries[entry.name] = start..<(start + entry.size)
      try note(entry.name)
      offset = start + entry.size + Archive.padding(entry.size).count
    }
    try self.bytes.proveAll()
  }

  /// Notes a name in the folders above it.
  private func note(_ name: String) throws {
    var name = name
    while !name.isEmpty {
      let slash = name.lastIndex(of: "/")
      let folder = slash.map { String(name[..<$0]) } ?? ""
      guard entries[folder] == nil else { throw Archive.BadHeader() }
      let child = slash.map { String(name[name.index(after: $0)...]) } ?? name
      guard folders[folder, default: []].insert(child).inserted else { return }
      name = folder
    }
  }

  private func name(_ path: String) -> String { String(path.drop { $0 == "/" }) }

  func open(_ path: String, _ purpose: OpenPurpose) throws(FileFault) -> OpenFile {
    guard purpose == .reading else { throw FileFault(.open, path, .readOnly) }
    guard let range = entries[name(path)] else { throw FileFault(.open, path, .notFound) }
    last += 1
    opened[last] = range
    return OpenFile(number: last, path: path)
  }

  func close(_ file: OpenFile) { opened[file.number] = nil }

  func read(_ file: OpenFile, at offset: Int, into buffer: inout [UInt8], from start: Int) throws(FileFault) -> Int {
    let range = opened[file.number] ?? 0..<0
    let count = min(buffer.count - start, range.count - offset)
    guard offset >= 0, count > 0 else { return 0 }
    do {
      let found = try bytes.bytes(range.lowerBound + offset, count)
      buffer.replaceSubrange(start..<(start + count), with: found)
      return count
    } catch let fault as FileFault {
      throw fault
    } catch {
      throw FileFault(.read, file.path, .inputOutput)
    }
  }

  func size(_ file: OpenFile) throws(FileFault) -> Int { opened[file.number]?.count ?? 0 }

  func list(_ path: String) throws(FileFault) -> [String] {
    guard let names = folders[name(path)] else { throw FileFault(.list, path, .notFound) }
    return Array(names)
  }

  func status(_ path: String) throws(FileFault) -> FileStatus? {
    let name = name(path)
    if let range = entries[name] { return FileStatus(kind: .file, size: range.count, mode: 0o400) }
    return folders[name] == nil ? nil : FileStatus(kind: .directory, size: 0, mode: 0o500)
  }

  func kind(of path: String) throws(FileFault) -> FileSystemKind { .local }

  // What would write is refused: a backup is read.

  func write(_ file: OpenFile, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFault) -> Int {
    throw FileFault(.write, file.path, .readOnly)
  }
  func truncate(_ file: OpenFile, to size: Int) throws(FileFault) { throw FileFault(.truncate, file.path, .readOnly) }
  func syncData(_ file: OpenFile) throws(FileFault) { throw FileFault(.syncData, file.path, .readOnly) }
  func sync(_ file: OpenFile) throws(FileFault) { throw FileFault(.sync, file.path, .readOnly) }
  func rename(_ path: String, to newPath: String) throws(FileFault) { throw FileFault(.rename, path, .readOnly) }
  func remove(_ path: String) throws(FileFault) { throw FileFault(.remove, path, .readOnly) }
  func makeDirectory(_ path: String, mode: Int) throws(FileFault) { throw FileFault(.makeDirectory, path, .readOnly) }
  func syncDirectory(_ path: String) throws(FileFault) { throw FileFault(.syncDirectory, path, .readOnly) }
  func setMode(_ path: String, to mode: Int) throws(FileFault) { throw FileFault(.setMode, path, .readOnly) }
  func lock(_ file: OpenFile, waitingMilliseconds: Int) throws(FileFault) -> Bool {
    throw FileFault(.lock, file.path, .readOnly)
  }
  func unlock(_ file: OpenFile) {}
}

extension ArchivedFiles {
  /// What is wrong with the journal and the trail of looks in the backup; nil where each of their lines proves itself, and
  /// the trail goes as far as what was told of the store that it is a copy of.
  ///
  /// Throws `StoreError` or `JSONError` where it holds no store.
  func fault(looksTold: [JournalPlace] = []) throws -> String? {
    let identity = try StoreIdentity(json: contents(of: "store.json") ?? [])
    var report = CheckReport()
    let pointer = try FileStore.checkpoint(CasePaths(root: ""), self).0
    var reader = JournalReader(files: self, folder: "journal", identity: identity)
    reader.known = pointer?.seq ?? 0
    _ = try reader.readAll(&report) { _, _ in }
    var trail = TrailReader(files: self, paths: CasePaths(root: ""), identity: identity)
    trail.told = looksTold
    try trail.readAll(&report) { _ in }
    let faults = report.findings.filter { $0.kind == .damaged }
    guard let first = faults.first else { return nil }
    let more = faults.count > 1 ? " (and \(faults.count - 1) more)" : ""
    return name(first.path) + ": " + first.words + more
  }
}
