import JSON

/// Takes files out of an archive.
struct ArchiveReader {
  let files: any FileSystem
  let archive: String

  /// Writes every file of the archive under a new directory, and syncs all of it.
  ///
  /// Throws `Archive.BadHeader` where it is no archive that a backup wrote.
  func extract(to root: String) throws {
    let input = try files.open(archive, .reading)
    defer { files.close(input) }
    let size = try files.size(input)
    func piece(_ offset: Int, _ count: Int) throws -> [UInt8] {
      guard offset + count <= size else { throw Archive.BadHeader() }
      return try files.contents(of: input, in: offset..<(offset + count))
    }
    guard let first = try Archive.read(piece(0, Archive.block)), first.name == "store.json", first.size < 1 << 16,
      let identity = try? StoreIdentity(json: piece(Archive.block, first.size))
    else { throw Archive.BadHeader() }
    var folders: Set<String> = []
    func make(_ folder: String) throws {
      if folders.contains(folder) { return }
      if folder != root { try make(FileStore.parent(of: folder)) }
      _ = try files.ensureDirectory(folder, mode: identity.folderMode)
      folders.insert(folder)
    }
    for folder in ["journal", "cases", "index"] { try make(root + "/" + folder) }
    var offset = 0
    while let entry = try Archive.read(piece(offset, Archive.block)) {
      offset += Archive.block
      guard offset + entry.size <= size else { throw Archive.BadHeader() }
      let path = root + "/" + entry.name
      try make(FileStore.parent(of: path))
      let output = try files.open(path, .makingNew(mode: identity.fileMode))
      defer { files.close(output) }
      var done = 0
      while done < entry.size {
        let bytes = try piece(offset + done, min(entry.size - done, 1 << 20))
        var written = 0
        while written < bytes.count {
          let count = try files.write(output, bytes, from: written, at: done + written)
          if count == 0 { throw FileFault(.write, path, .noSpace) }
          written += count
        }
        done += bytes.count
      }
      try files.sync(output)
      offset += entry.size + Archive.padding(entry.size).count
    }
    for folder in folders.sorted(by: >) { try files.syncDirectory(folder) }
  }
}
