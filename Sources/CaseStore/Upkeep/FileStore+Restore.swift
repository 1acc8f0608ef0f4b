import JSON

extension FileStore {
  /// Where a store is restored to, and for whom.
  public struct Restoring: Sendable {
    /// The passphrase that the backup was sealed with.
    public var passphrase: String?
    /// The group whose store it is; nil leaves it to the directory that was prepared, or that is replaced.
    public var group: UInt32?
    /// The name under which a store that stands there is kept; nil where none may stand there.
    public var keepingOldAs: String?
    /// Nothing special.
    public init() {}
  }

  /// Makes a store again from a backup, in a directory that doesn't exist yet or is empty, and proves it whole.
  ///
  /// The backup is proved where it stands first, then the store that was made of it beside its place; only then it gets
  /// its name, in one step, and with it group and mode of the directory that was prepared for it or is replaced. On any
  /// error nothing of it is left. Throws `StoreError`.
  public static func restore(
    _ archive: String, to path: String, _ how: Restoring = Restoring(), on files: any FileSystem = PosixFileSystem(),
    options: Options = Options()
  ) throws -> CheckReport {
    let partial = path + ".restoring-" + randomID().prefix(12)
    do {
      let place = try RestorePlace(path, how, on: files)
      defer { place.leave() }
      var reader = ArchiveReader(files: files, archive: archive, passphrase: how.passphrase)
      try reader.unlock()
      if let fault = try reader.fault() {
        throw StoreError.badBackup(archive, what: "it isn\u{2019}t whole (\(fault))")
      }
      let report: CheckReport
      do {
        try place.make(partial, for: reader.identity())
        try reader.extract(to: partial, isShared: place.isShared)
        report = try prove(partial, archive, on: files, options)
        try place.take(partial)
      } catch {
        files.removeAll(partial)
        throw error
      }
      // From here on what has the other name is the store that stood there.
      try place.settle(partial)
      return report
    } catch let fault as FileFault {
      throw StoreError(fault)
    } catch is Archive.BadHeader {
      throw StoreError.badBackup(archive, what: "it is damaged, or no backup")
    } catch is JSONError {
      throw StoreError.badBackup(archive, what: "it is damaged, or no backup")
    } catch is ArchiveInput.NeedsPassphrase {
      throw StoreError.badBackup(archive, what: "it is sealed, so its passphrase is needed")
    } catch is ArchiveSeal.BadPassphrase {
      throw StoreError.badBackup(archive, what: "the passphrase is another one, or it was altered")
    }
  }

  /// Proves a store that was made from a backup, makes again what can be made from its journal, and brings it up to date.
  private static func prove(
    _ partial: String, _ archive: String, on files: any FileSystem, _ options: Options
  ) throws -> CheckReport {
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
    // What is behind the pointer would be written again by the first who saves, who may not own the sealed segments.
    try store.checkpoint()
    return report
  }
}

/// The place of a store that is being restored: what stands there, and what becomes of that.
private struct RestorePlace {
  private let path: String
  private let files: any FileSystem
  private let group: UInt32?
  private let mode: Int?
  private let replaced: OpenFile?
  private let keeping: String?
  /// Whether the group is to read and write.
  let isShared: Bool

  /// Throws `StoreError` where something stands there that may not be replaced, or somebody has it open.
  init(_ path: String, _ how: FileStore.Restoring, on files: any FileSystem) throws {
    self.path = path
    self.files = files
    let status = try files.status(path)
    let isEmpty = try status == nil || status?.kind == .directory && files.list(path).isEmpty
    mode = status.map { $0.mode & ~0o007 }
    group = try how.group ?? (status == nil ? nil : files.group(of: path))
    isShared = how.group != nil || (status?.mode ?? 0) & 0o070 == 0o070
    keeping = isEmpty ? nil : how.keepingOldAs
    guard isEmpty || keeping != nil else { throw StoreError.notEmpty(path) }
    guard let keeping else {
      replaced = nil
      return
    }
    guard try files.status(path + "/journal") != nil || files.status(path + "/store.json") != nil else {
      throw StoreError.notAStore(path)
    }
    guard try files.status(keeping) == nil else { throw StoreError.notEmpty(keeping) }
    guard let claimed = try files.claim(path) else { throw StoreError.inUse(path) }
    replaced = claimed
  }

  /// Makes the directory beside the place in which the store is made.
  func make(_ partial: String, for identity: StoreIdentity) throws {
    let usual = isShared ? 0o2770 : identity.folderMode
    try files.makeDirectory(partial, mode: 0o700)
    // What is made in a directory with set-group-ID has its group too.
    if let group { try files.setGroup(of: partial, to: group) }
    try files.setMode(partial, to: mode.map { $0 | (isShared ? 0o2070 : identity.isShared ? 0o2000 : 0) } ?? usual)
  }

  /// Puts the store in its place, in one step.
  func take(_ partial: String) throws(FileFault) {
    if keeping == nil { try files.rename(partial, to: path) } else { try files.exchange(partial, with: path) }
  }

  /// Keeps what stood there under its new name.
  func settle(_ partial: String) throws(FileFault) {
    if let keeping { try files.rename(partial, to: keeping) }
    try files.syncDirectory(FileStore.parent(of: path))
  }

  /// Lets go of the store that stood there.
  func leave() {
    if let replaced { files.close(replaced) }
  }
}

extension FileSystem {
  /// Takes away a directory with all that is in it, as far as that can be done.
  func removeAll(_ folder: String) {
    for name in (try? list(folder)) ?? [] {
      let path = folder + "/" + name
      if (try? status(path))?.kind == .directory { removeAll(path) } else { try? remove(path) }
    }
    try? removeDirectory(folder)
  }
}
