import JSON

/// Takes files out of an archive.
struct ArchiveReader {
  let files: any FileSystem
  let archive: String
  /// The passphrase that it was sealed with; nil where it wasn't.
  var passphrase: String?
  /// The seal, once it was made of the passphrase, which takes a while.
  private var seal: ArchiveSeal?

  init(files: any FileSystem, archive: String, passphrase: String? = nil) {
    self.files = files
    self.archive = archive
    self.passphrase = passphrase
  }

  /// Makes the seal of the passphrase. Throws as `extract(to:)`.
  mutating func unlock() throws { seal = try read { $0.seal } }

  /// What is wrong with what the archive holds, proved where it stands; nil where nothing is.
  ///
  /// Throws as `extract(to:)`.
  func fault() throws -> String? {
    try read { bytes in try ArchivedFiles(bytes).fault() }
  }

  /// Writes every file of the archive under a new directory, and syncs all of it.
  ///
  /// Throws `Archive.BadHeader` where it is no archive that a backup wrote, and `ArchiveInput.NeedsPassphrase` or
  /// `ArchiveSeal.BadPassphrase` where it is sealed.
  func extract(to root: String, isShared: Bool = false) throws {
    try read { bytes in
      var bytes = bytes
      var identity = try identity(&bytes)
      identity.isShared = identity.isShared || isShared
      try extract(&bytes, to: root, identity)
    }
  }

  /// What the archive says of the store that it holds. Throws as `extract(to:)`.
  func identity() throws -> StoreIdentity {
    try read { bytes in
      var bytes = bytes
      return try identity(&bytes)
    }
  }

  private func read<T>(_ body: (ArchiveInput) throws -> T) throws -> T {
    let input = try files.open(archive, .reading)
    defer { files.close(input) }
    if let seal { return try body(ArchiveInput(input, on: files, seal: seal)) }
    return try body(ArchiveInput(input, on: files, passphrase: passphrase))
  }

  private func identity(_ bytes: inout ArchiveInput) throws -> StoreIdentity {
    guard let first = try Archive.read(bytes.bytes(0, Archive.block)), first.name == "store.json", first.size < 1 << 16,
      let identity = try? StoreIdentity(json: bytes.bytes(Archive.block, first.size))
    else { throw Archive.BadHeader() }
    return identity
  }

  private func extract(
    _ bytes: inout ArchiveInput, to root: String, _ identity: StoreIdentity
  ) throws {
    var folders: Set<String> = [root]
    func make(_ folder: String) throws {
      if folders.contains(folder) { return }
      try make(FileStore.parent(of: folder))
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
        try files.writeWhole(output, part, at: done)
        done += part.count
      }
      try files.sync(output)
      offset += entry.size + Archive.padding(entry.size).count
    }
    // What a group may do with a store is said in it too, where it is restored for one.
    let said = try StoreIdentity(json: files.contents(of: root + "/store.json") ?? [])
    if said != identity {
      try files.replace(root + "/store.json", with: identity.json(pretty: true) + [10], mode: identity.fileMode)
    }
    for folder in folders.sorted(by: >) { try files.syncDirectory(folder) }
  }
}
