/// A call to the file system that failed: which call, on what path, and why.
public struct FileFault: Error, Equatable, Sendable {
  /// The calls of ``FileSystem``.
  public enum Call: String, Equatable, Sendable {
    case open, read, write, truncate, size, syncData, sync, rename, remove, makeDirectory, list, syncDirectory
    case setMode, status, lock, kind
  }

  /// Why the call failed, from `errno`.
  public enum Reason: Equatable, Sendable {
    case notFound, exists, notPermitted, readOnly, noSpace, inputOutput, tooManyFiles, notDirectory, isDirectory
    case notEmpty, fileTooLarge, interrupted
    /// Any other number.
    case other(Int32)
  }

  /// The call.
  public var call: Call
  /// The path that it was about.
  public var path: String
  /// Why it failed.
  public var reason: Reason

  /// A failed call.
  public init(_ call: Call, _ path: String, _ reason: Reason) {
    self.call = call
    self.path = path
    self.reason = reason
  }
}
