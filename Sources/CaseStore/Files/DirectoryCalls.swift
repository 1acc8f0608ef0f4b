/// The calls about whole directories that only backing up, restoring and replacing a store need; no commit makes them, and a
/// stand-in for the disk may do without.
public protocol DirectoryCalls: AnyObject {
  /// Removes an empty directory.
  func removeDirectory(_ path: String) throws(FileFault)

  /// Gives two paths each other's name in one step.
  func exchange(_ path: String, with other: String) throws(FileFault)

  /// The group of a file or directory; nil where there are no groups.
  func group(of path: String) throws(FileFault) -> UInt32?

  /// Gives a file or directory to a group.
  func setGroup(of path: String, to group: UInt32) throws(FileFault)

  /// A path without links and detours.
  func resolved(_ path: String) -> String

  /// Shares a directory with others for as long as the handle is open; waits for who has it alone. Nil where that can't
  /// be done.
  func share(_ folder: String, waitingMilliseconds: Int) throws(FileFault) -> OpenFile?

  /// Has a directory alone for as long as the handle is open; nil where others share it.
  func claim(_ folder: String) throws(FileFault) -> OpenFile?
}

extension DirectoryCalls {
  /// Leaves it.
  public func removeDirectory(_ path: String) throws(FileFault) {}
  /// Can't be done.
  public func exchange(_ path: String, with other: String) throws(FileFault) {
    throw FileFault(.rename, path, .other(38))
  }
  /// No group.
  public func group(of path: String) throws(FileFault) -> UInt32? { nil }
  /// Nothing.
  public func setGroup(of path: String, to group: UInt32) throws(FileFault) {}
  /// The path itself.
  public func resolved(_ path: String) -> String { path }
  /// No share.
  public func share(_ folder: String, waitingMilliseconds: Int) throws(FileFault) -> OpenFile? { nil }
  /// Nobody is asked.
  public func claim(_ folder: String) throws(FileFault) -> OpenFile? { OpenFile(number: -1, path: folder) }
}
