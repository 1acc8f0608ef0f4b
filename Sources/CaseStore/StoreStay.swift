/// A session's stay in a store: for as long as it lasts the directory isn't replaced by another.
///
/// A session knows its store by its path. Were another put there meanwhile, what the session still had in memory of the
/// one would get into the files of the other.
final class StoreStay {
  private let files: any FileSystem
  private let folder: OpenFile

  /// Nil where there is no such directory, or none that can be shared. Throws `StoreError.beingReplaced` where it is just being
  /// replaced for longer than the time given.
  init?(in path: String, on files: any FileSystem, patience: Int) throws {
    self.files = files
    do throws(FileFault) {
      guard let folder = try files.share(path, waitingMilliseconds: patience) else { return nil }
      self.folder = folder
    } catch {
      if error.reason == .interrupted { throw StoreError.beingReplaced(path) }
      return nil
    }
  }

  deinit { files.close(folder) }
}
