import CSystem
import CaseStore
import Glibc
import JSON

/// The rights of a service's installation (`make install-service`): the program belongs to a group that none of its users
/// is in, and that group alone reaches the service's store. They are taken up for each call on the store and given back
/// after it; everything else is done with the user's own.
enum ServiceRights {
  /// What an installation says of its service, beside the data files.
  private struct Installation: JSONRecord {
    var store = ""
    /// After how many idle minutes at most a session locks; 0 where that is left to its user.
    var lock = usualLock
    mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("store", &store)
      try f.field("lock", &lock)
    }
  }

  /// After how many idle minutes a session of a service locks where it says nothing (local default, unverified).
  private static let usualLock = 10

  /// The service's store and the group that reaches it, nil where the user does; nil without an installation.
  static let installed: (store: String, group: UInt32?, lock: Int)? = {
    let group = cs_settle_rights()
    guard let path = installationPath, isTrusted(path), let bytes = try? InputFile.bytes(path),
      let installation = try? Installation(json: bytes), installation.store.hasPrefix("/")
    else {
      if group >= 0 { cs_drop_rights() }
      return nil
    }
    return (installation.store, group < 0 ? nil : UInt32(group), installation.lock)
  }()

  /// Settles the rights, before anything else is done.
  static func settle() { _ = installed }

  /// The disk for a store. For another one than the service's the rights are given back for good, so that nothing that
  /// the user puts in its place can be reached with them.
  static func disk(for store: String) -> PosixFileSystem {
    guard let installed, let group = installed.group else { return PosixFileSystem() }
    if store == installed.store { return PosixFileSystem(withRightsOf: group) }
    cs_drop_rights()
    return PosixFileSystem()
  }

  /// The least that a file of a service's store must be able to grow to, in bytes: a month of looks and a segment of the
  /// journal stay well below it.
  private static let leastFileSize: Int64 = 1 << 30

  /// Throws where the user's limits would keep the program from writing down their looks in a service's store.
  static func checkLimits(for store: String) throws {
    guard lends(store) else { return }
    let limit = cs_file_limit()
    guard limit >= 0, limit < leastFileSize else { return }
    throw Failure(
      .store,
      "Your session may write files of \(limit) bytes at most, so what you look at couldn\u{2019}t be written down. "
        + "Log in anew, or ask whoever runs this machine to raise the limit (`ulimit -H -f`) to 1 GiB or more.")
  }

  /// Whether the user reaches a store only through this program.
  static func lends(_ store: String) -> Bool {
    guard let installed else { return false }
    return installed.group != nil && installed.store == store && getuid() != 0
  }

  /// After how many idle minutes at most a session of a store locks; nil for a store that the user reaches without this
  /// program, who decides it alone.
  static func lockMinutes(of store: String) -> Int? { lends(store) ? installed?.lock : nil }

  /// `../share/waymark/service.json` beside the program; nil where there is none.
  private static var installationPath: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    let program = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folders = program.split(separator: "/").dropLast(2)
    let path = folders.reduce("") { $0 + "/" + $1 } + "/share/waymark/service.json"
    return access(path, F_OK) == 0 ? path : nil
  }

  /// Whether nobody but root can have put a file where it is: it and every folder above it is root's, no link, and not to
  /// be written to by others, unless they can't rename in it what is root's.
  private static func isTrusted(_ path: String) -> Bool {
    var place = ""
    for part in path.split(separator: "/") {
      place += "/" + part
      var status = stat()
      guard lstat(place, &status) == 0, status.st_uid == 0, status.st_mode & S_IFMT != S_IFLNK else { return false }
      let isSticky = status.st_mode & S_IFMT == S_IFDIR && status.st_mode & S_ISVTX != 0
      if status.st_mode & 0o022 != 0, !isSticky { return false }
    }
    return true
  }
}
