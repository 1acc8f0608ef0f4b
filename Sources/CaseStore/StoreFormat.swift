/// The format of the files, and the steps that bring an older store up to it.
public enum StoreFormat {
  /// The format that this program writes.
  public static let current = 1

  /// The steps in order; format 1 is the first, so there is none yet.
  static let migrations: [Migration] = []
}

/// A step from one format to the next: named, run once, never edited after it has been released.
struct Migration: Sendable {
  /// The format that it makes of the one before.
  var makes: Int
  /// What it is called.
  var name: String
  /// Writes the new files beside the old ones in the store at a path, on the disk when it returns; the old ones stay
  /// until `store.json` says the new format, so that a step that was cut short can run again.
  var run: @Sendable (any FileSystem, CasePaths) throws -> Void
}

extension FileStore {
  /// Brings an older store up to a format, one step at a time; the caller holds the lock.
  ///
  /// Each step is named in `store.json` as soon as it is done. Throws `StoreError` where a step is unknown or fails.
  static func migrate(
    _ identity: StoreIdentity, to format: Int, by steps: [Migration], _ paths: CasePaths, _ files: any FileSystem
  ) throws -> StoreIdentity {
    var identity = identity
    while identity.format < format {
      guard let step = steps.first(where: { $0.makes == identity.format + 1 }) else {
        throw StoreError.noMigration(paths.root, from: identity.format)
      }
      try step.run(files, paths)
      identity.format = step.makes
      do throws(FileFault) {
        // The copy first: one that is ahead of `store.json` tells of a step that was cut short, one behind it of damage.
        if try files.status(paths.journal) != nil {
          let copy = identity.copy.json(pretty: true) + [10]
          try files.replace(paths.identityCopy, with: copy, mode: identity.fileMode)
          try files.syncDirectory(paths.journal)
        }
        try files.replace(paths.identity, with: identity.json(pretty: true) + [10], mode: identity.fileMode)
        try files.syncDirectory(paths.root)
      } catch {
        throw StoreError(error)
      }
    }
    return identity
  }
}
