import JSON

/// What the directory is: `store.json`, and the copy of it in the journal's folder, from which it is made again.
extension FileStore {
  /// A store's identity, whether the copy of it is as it should be, and whether it was made again just now.
  typealias Found = (identity: StoreIdentity, isKept: Bool, isMended: Bool)

  /// Reads what the directory is. Throws `StoreError` where it is no store, or no longer says that it is one.
  static func identity(_ paths: CasePaths, _ files: any FileSystem) throws -> Found {
    let bytes: [UInt8]?
    let copy: StoreIdentity?
    do {
      bytes = try files.contents(of: paths.identity)
      copy = soundCopy(paths, files)
      if bytes == nil {
        guard let status = try files.status(paths.root) else { throw StoreError.notFound(paths.root) }
        if status.kind != .directory { throw StoreError.notAStore(paths.root) }
        try checkLoss(of: copy, paths, files, isMissing: true)
        throw try files.list(paths.root).isEmpty ? StoreError.notFound(paths.root) : StoreError.notAStore(paths.root)
      }
    } catch let fault as FileFault {
      throw fault.reason == .notDirectory ? StoreError.notAStore(paths.root) : StoreError(fault)
    }
    do {
      let identity = try read(bytes ?? [], paths, copy)
      let kept = (try? files.contents(of: paths.identityCopy)) ?? nil
      return (identity, kept == identity.copy.json(pretty: true) + [10], false)
    } catch let error as JSONError {
      try checkLoss(of: copy, paths, files, isMissing: false)
      throw StoreError.damaged(path: paths.identity, at: error.offset, what: "\(error)")
    } catch StoreError.notAStore(let path) {
      try checkLoss(of: copy, paths, files, isMissing: false)
      throw StoreError.notAStore(path)
    }
  }

  /// Reads what `store.json` says. Throws `JSONError`, or `StoreError` where that is of no store, of another than its
  /// copy, or of a later format.
  private static func read(_ bytes: [UInt8], _ paths: CasePaths, _ copy: StoreIdentity?) throws -> StoreIdentity {
    let value = try JSONValue(json: bytes)
    guard value["program"]?.string == StoreIdentity().program, let format = value["format"]?.integer, format > 0 else {
      throw StoreError.notAStore(paths.root)
    }
    if let copy, format > copy.format || value["id"]?.string != copy.id {
      throw StoreError.spoilt(path: paths.identity, isMissing: false)
    }
    if format > StoreFormat.current {
      throw StoreError.newerFormat(paths.root, found: format, known: StoreFormat.current)
    }
    return try StoreIdentity(json: bytes)
  }

  /// Throws where a directory was a store: its copy says so, or its pointer does.
  private static func checkLoss(
    of copy: StoreIdentity?, _ paths: CasePaths, _ files: any FileSystem, isMissing: Bool
  ) throws {
    if copy != nil { throw StoreError.spoilt(path: paths.identity, isMissing: isMissing) }
    if let pointer = try? checkpoint(paths, files), pointer.0 != nil {
      throw StoreError.identityLost(path: paths.identity)
    }
  }

  /// The copy beside the journal; nil where there is none, or it isn't as it was written.
  private static func soundCopy(_ paths: CasePaths, _ files: any FileSystem) -> StoreIdentity? {
    guard let bytes = (try? files.contents(of: paths.identityCopy)) ?? nil else { return nil }
    return (try? StoreIdentity(json: bytes))?.original
  }

  /// As ``identity(_:_:)``; where `store.json` is lost or damaged, it is made again from its copy, if the journal begins
  /// with that.
  static func mendedIdentity(_ paths: CasePaths, _ options: Options, _ files: any FileSystem) throws -> Found {
    do {
      return try identity(paths, files)
    } catch StoreError.spoilt(let path, let isMissing) where path == paths.identity {
      guard !options.looksOnly, let copy = soundCopy(paths, files), try begins(with: copy, paths, files) ?? true else {
        throw StoreError.spoilt(path: path, isMissing: isMissing)
      }
      let lock = try StoreLock(
        files, path: paths.lock, mode: copy.fileMode, patience: options.patience, user: options.user)
      do {
        try lock.hold {
          try files.replace(paths.identity, with: copy.json(pretty: true) + [10], mode: copy.fileMode)
          try files.syncDirectory(paths.root)
        }
      } catch let fault as FileFault {
        throw StoreError(fault)
      }
      return (copy, true, true)
    }
  }

  /// Writes the copy anew that stores of earlier versions lack. The store works without, so what can't be written now is
  /// left to the next opening.
  static func keep(_ identity: StoreIdentity, _ paths: CasePaths, _ lock: StoreLock, _ files: any FileSystem) {
    try? lock.hold {
      guard try begins(with: identity, paths, files) != false else { return }
      try files.replace(paths.identityCopy, with: identity.copy.json(pretty: true) + [10], mode: identity.fileMode)
      try files.syncDirectory(paths.journal)
    }
  }

  /// Whether the journal's first line follows an identity; nil where it can't be read, or something was taken out of it.
  private static func begins(
    with identity: StoreIdentity, _ paths: CasePaths, _ files: any FileSystem
  ) throws -> Bool? {
    do throws(FileFault) {
      let file = try files.open(paths.journal + "/" + Journal.firstSegment, .reading)
      defer { files.close(file) }
      let size = try files.size(file)
      if size == 0 { return true }
      var piece = 1 << 16
      while true {
        let bytes = try files.contents(of: file, in: 0..<min(size, piece))
        if let end = ByteSearch.first(10, in: bytes, 0..<bytes.count) {
          guard let parts = JournalLine.parts(bytes, 0..<end), !JournalLine.isReduced(bytes, parts) else { return nil }
          return JournalLine.isLinked(bytes, parts, after: identity.genesis)
        }
        if piece >= size { return nil }
        piece *= 8
      }
    } catch {
      return nil
    }
  }
}
