import Casework
import Glibc
import JSON

extension FileStore {
  /// Makes a new, empty store in a directory that doesn't exist yet or is empty.
  ///
  /// `isShared` gives the group access (mode 2770). Throws `StoreError`.
  public static func create(
    at path: String, isShared: Bool = false, on files: any FileSystem = PosixFileSystem(), options: Options = Options(),
    id: String = randomID()
  ) throws -> FileStore {
    var identity = StoreIdentity()
    identity.id = id
    identity.isShared = isShared
    let paths = CasePaths(root: path)
    do {
      if case .remote(let kind) = try files.kind(of: parent(of: path)) { throw StoreError.remote(path, kind: kind) }
      if try !files.ensureDirectory(path, mode: identity.folderMode) {
        guard try files.list(path).isEmpty else { throw StoreError.notEmpty(path) }
        try files.setMode(path, to: identity.folderMode)
      }
      for folder in [paths.journal, paths.cases, paths.index] {
        _ = try files.ensureDirectory(folder, mode: identity.folderMode)
      }
      let segment = try files.open(paths.journal + "/" + Journal.firstSegment, .makingNew(mode: identity.fileMode))
      defer { files.close(segment) }
      try files.sync(segment)
      let copy = identity.copy.json(pretty: true) + [10]
      try files.replace(paths.identityCopy, with: copy, mode: identity.fileMode)
      try files.syncDirectory(paths.journal)
      let start = Checkpoint(JournalPlace(head: identity.genesis), at: "", summed: 0)
      try files.replace(paths.checkpoint, with: start.json(pretty: true) + [10], mode: identity.fileMode)
      try files.replace(paths.identity, with: identity.json(pretty: true) + [10], mode: identity.fileMode)
      try files.syncDirectory(path)
      try files.syncDirectory(parent(of: path))
    } catch let fault as FileFault {
      throw StoreError(fault)
    }
    return try open(path, on: files, options: options)
  }

  /// Opens a store: reads how far the case files go, then the journal behind them, every line proved.
  ///
  /// Throws `StoreError` where there is none, it was written by a later version, others may read it, or it is on a
  /// network file system. A store that can't be written to, or whose journal is damaged, opens for looking only.
  public static func open(
    _ path: String, on files: any FileSystem = PosixFileSystem(), options: Options = Options()
  ) throws -> FileStore {
    let paths = CasePaths(root: path)
    let stay = try StoreStay(in: path, on: files, patience: options.patience)
    var (identity, isKept, isMended) =
      try options.mendsIdentity ? mendedIdentity(paths, options, files) : identity(paths, files)
    let lock = try !options.looksOnly && isWritable(path, files) ? makeLock(paths, identity, options, files) : nil
    if identity.format < StoreFormat.current {
      guard let lock else { throw StoreError.viewOnly(options.looksOnly ? .asked : .readOnlyDirectory(path)) }
      identity = try lock.hold {
        try migrate(
          Self.identity(paths, files).identity, to: StoreFormat.current, by: StoreFormat.migrations, paths, files)
      }
    }
    if let lock, !isKept { keep(identity, paths, lock, files) }
    let (checkpoint, pointerFault) = try checkpoint(paths, files)
    let journal = try Journal(
      files, folder: paths.journal, from: checkpoint?.place ?? JournalPlace(head: identity.genesis),
      lastAt: checkpoint?.at ?? "", limit: options.segmentLimit, mode: identity.fileMode, wantsToWrite: lock != nil)
    let store = FileStore(
      files: files, paths: paths, identity: identity, options: options, journal: journal, lock: lock,
      viewOnly: options.looksOnly ? .asked : lock == nil ? .readOnlyDirectory(path) : nil, found: pointerFault)
    store.summed = checkpoint?.summed
    store.isIdentityMended = isMended
    store.stay = stay
    store.noteMissing()
    try store.readFirst()
    return store
  }

  /// Reads the tail, every line proved. An end that isn't whole is put in order under the lock, because it may be a
  /// line that another process is just writing.
  private func readFirst() throws {
    try journal.read()
    switch journal.end {
    case .whole, .damaged: break
    case .torn, .unfinished:
      guard viewOnly == nil else {
        found =
          "The end of \(journal.path) (from byte \(journal.place.offset)) is no whole line; nobody was told that it was saved."
        break
      }
      do {
        try whileLocked {
          try journal.read()
          try repairEnd()
        }
      } catch StoreError.locked {
        break
      }
    }
    noteEnd()
    startTelling()
  }

  /// Whether the directory may be worked in. Throws `StoreError` where it isn't fit for a store.
  private static func isWritable(_ path: String, _ files: any FileSystem) throws -> Bool {
    let kind: FileSystemKind
    let mode: Int
    do throws(FileFault) {
      kind = try files.kind(of: path)
      mode = try files.status(path)?.mode ?? 0
    } catch {
      throw StoreError(error)
    }
    if case .remote(let kind) = kind { throw StoreError.remote(path, kind: kind) }
    if mode & 0o007 != 0 { throw StoreError.exposed(path, mode: mode & 0o777) }
    return mode & 0o222 != 0
  }

  /// The lock; nil where the store can't be written to.
  private static func makeLock(
    _ paths: CasePaths, _ identity: StoreIdentity, _ options: Options, _ files: any FileSystem
  ) throws -> StoreLock? {
    do {
      return try StoreLock(
        files, path: paths.lock, mode: identity.fileMode, patience: options.patience, user: options.user)
    } catch StoreError.file(let fault) where fault.reason == .notPermitted || fault.reason == .readOnly {
      return nil
    }
  }

  /// The checkpoint, or why the journal has to be read from its beginning.
  static func checkpoint(_ paths: CasePaths, _ files: any FileSystem) throws -> (Checkpoint?, String?) {
    let bytes: [UInt8]?
    do throws(FileFault) {
      bytes = try files.contents(of: paths.checkpoint)
    } catch {
      throw StoreError(error)
    }
    guard let bytes else { return (nil, "\(paths.checkpoint) is missing; the whole journal was read instead.") }
    guard let read = try? Checkpoint(json: bytes), read.isSound else {
      return (nil, "\(paths.checkpoint) is damaged; the whole journal was read instead.")
    }
    return (read, nil)
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A random name for a new store.
  public static func randomID() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(generator.next(), radix: 16) + String(generator.next(), radix: 16)
  }
}
