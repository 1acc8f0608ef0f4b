import JSON

/// Takes files out of an archive.
struct ArchiveReader {
  let files: any FileSystem
  let archive: String
  /// The passphrase that it was sealed with; nil where it wasn't.
  var passphrase: String?

  /// Writes every file of the archive under a new directory, and syncs all of it.
  ///
  /// Throws `Archive.BadHeader` where it is no archive that a backup wrote, and `ArchiveInput.NeedsPassphrase` or
  /// `ArchiveSeal.BadPassphrase` where it is sealed.
  func extract(to root: String) throws {
    let input = try files.open(archive, .reading)
    defer { files.close(input) }
    var bytes = try ArchiveInput(input, on: files, passphrase: passphrase)
    guard let first = try Archive.read(bytes.bytes(0, Archive.block)), first.name == "store.json", first.size < 1 << 16,
      let identity = try? StoreIdentity(json: bytes.bytes(Archive.block, first.size))
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
    while let entry = try Archive.read(bytes.bytes(offset, Archive.block)) {
      offset += Archive.block
      guard offset + entry.size <= bytes.size else { throw Archive.BadHeader() }
      let path = root + "/" + entry.name
      try make(FileStore.parent(of: path))
      let output = try files.open(path, .makingNew(mode: identity.fileMode))
      defer { files.close(output) }
      var done = 0
      while done < entry.size {
        let part = try bytes.bytes(offset + done, min(entry.size - done, 1 << 20))
        var written = 0
        while written < part.count {
          let count = try files.write(output, part, from: written, at: done + written)
          if count == 0 { throw FileFault(.write, path, .noSpace) }
          written += count
        }
        done += part.count
      }
      try files.sync(output)
      offset += entry.size + Archive.padding(entry.size).count
    }
    for folder in folders.sorted(by: >) { try files.syncDirectory(folder) }
  }
}
