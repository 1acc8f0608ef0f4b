import Glibc

/// Tells when another process has written to the journal, without asking again and again.
///
/// `fileDescriptor` becomes readable; where the system has no watch left it is nil, and asking once a second does.
public final class Watch {
  /// What to poll; nil where the system gives no watch.
  public let fileDescriptor: Int32?

  /// Watches the journal of a store.
  public init(_ store: FileStore) {
    let file = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard file >= 0 else {
      fileDescriptor = nil
      return
    }
    let mask = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)
    let disk = store.files as? PosixFileSystem
    let watched = try? disk?.withRights { inotify_add_watch(file, store.path + "/journal", mask) }
    guard let watched, watched >= 0 else {
      close(file)
      fileDescriptor = nil
      return
    }
    fileDescriptor = file
  }

  deinit { if let fileDescriptor { close(fileDescriptor) } }

  /// Takes what has been told, so that the next change is told anew.
  public func drain() {
    guard let fileDescriptor else { return }
    var buffer = [UInt8](repeating: 0, count: 4096)
    while read(fileDescriptor, &buffer, buffer.count) > 0 {}
  }
}
