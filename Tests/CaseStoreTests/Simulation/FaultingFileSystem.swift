import CaseStore

/// The calls of ``FileSystem`` by the names that they have there.
enum Operation: String, CaseIterable {
  case open, close, read, write, truncate, size, syncData, sync, rename, remove, makeDirectory, list, syncDirectory
  case setMode, status, lock, unlock, kind
}

/// What can go wrong with one call.
enum CallFault: Equatable {
  /// It does nothing and says why.
  case fails(FileFault.Reason)
  /// It does what it should, and says that it failed.
  case saysFailed(FileFault.Reason)
  /// It does half, says so, and whoever goes on meets no fault.
  case short
  /// It does half and says so, and the next of its kind fails.
  case shortThenFails(FileFault.Reason)
  /// It does nothing and says nothing.
  case isForgotten
}

/// A file system, simulated or real, of which one call goes wrong.
final class FaultingFileSystem: FileSystem {
  private let under: any FileSystem
  /// Which call goes wrong, counted from 1 among those of its kind, and how.
  var plan: (operation: Operation, at: Int, fault: CallFault)?
  /// How many calls of each kind were made.
  private(set) var counts: [Operation: Int] = [:]

  init(_ under: any FileSystem) { self.under = under }

  /// Whether the call that was to go wrong has come.
  var isMet: Bool { plan.map { counts[$0.operation] ?? 0 >= $0.at } ?? false }

  private func fault(_ operation: Operation) -> CallFault? {
    counts[operation, default: 0] += 1
    guard let plan, plan.operation == operation else { return nil }
    if counts[operation] == plan.at { return plan.fault }
    if case .shortThenFails(let reason) = plan.fault, counts[operation] == plan.at + 1 { return .fails(reason) }
    return nil
  }

  private func step<T>(
    _ operation: Operation, _ call: FileFault.Call, _ path: String, _ body: () throws(FileFault) -> T
  ) throws(FileFault) -> T {
    switch fault(operation) {
    case .fails(let reason), .shortThenFails(let reason): throw FileFault(call, path, reason)
    case .saysFailed(let reason):
      _ = try body()
      throw FileFault(call, path, reason)
    case nil, .short, .isForgotten: return try body()
    }
  }

  func open(_ path: String, _ purpose: OpenPurpose) throws(FileFault) -> OpenFile {
    try step(.open, .open, path) { () throws(FileFault) in try under.open(path, purpose) }
  }

  func close(_ file: OpenFile) { if fault(.close) == nil { under.close(file) } }

  func read(_ file: OpenFile, at offset: Int, into buffer: inout [UInt8], from start: Int) throws(FileFault) -> Int {
    switch fault(.read) {
    case .short, .shortThenFails:
      var half = [UInt8](repeating: 0, count: max(1, (buffer.count - start) / 2))
      let count = try under.read(file, at: offset, into: &half, from: 0)
      buffer.replaceSubrange(start..<(start + count), with: half[..<count])
      return count
    case .fails(let reason): throw FileFault(.read, file.path, reason)
    default: return try under.read(file, at: offset, into: &buffer, from: start)
    }
  }

  func write(_ file: OpenFile, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFault) -> Int {
    switch fault(.write) {
    case .short, .shortThenFails:
      let half = Array(bytes[start..<(start + max(1, (bytes.count - start) / 2))])
      return try under.write(file, half, from: 0, at: offset)
    case .fails(let reason): throw FileFault(.write, file.path, reason)
    case .saysFailed(let reason):
      _ = try under.write(file, bytes, from: start, at: offset)
      throw FileFault(.write, file.path, reason)
    default: return try under.write(file, bytes, from: start, at: offset)
    }
  }

  func truncate(_ file: OpenFile, to size: Int) throws(FileFault) {
    try step(.truncate, .truncate, file.path) { () throws(FileFault) in try under.truncate(file, to: size) }
  }

  func size(_ file: OpenFile) throws(FileFault) -> Int {
    try step(.size, .size, file.path) { () throws(FileFault) in try under.size(file) }
  }

  func syncData(_ file: OpenFile) throws(FileFault) {
    try step(.syncData, .syncData, file.path) { () throws(FileFault) in try under.syncData(file) }
  }

  func sync(_ file: OpenFile) throws(FileFault) {
    try step(.sync, .sync, file.path) { () throws(FileFault) in try under.sync(file) }
  }

  func rename(_ path: String, to newPath: String) throws(FileFault) {
    try step(.rename, .rename, path) { () throws(FileFault) in try under.rename(path, to: newPath) }
  }

  func remove(_ path: String) throws(FileFault) {
    try step(.remove, .remove, path) { () throws(FileFault) in try under.remove(path) }
  }

  func makeDirectory(_ path: String, mode: Int) throws(FileFault) {
    try step(.makeDirectory, .makeDirectory, path) { () throws(FileFault) in
      try under.makeDirectory(path, mode: mode)
    }
  }

  func list(_ path: String) throws(FileFault) -> [String] {
    try step(.list, .list, path) { () throws(FileFault) in try under.list(path) }
  }

  func syncDirectory(_ path: String) throws(FileFault) {
    try step(.syncDirectory, .syncDirectory, path) { () throws(FileFault) in try under.syncDirectory(path) }
  }

  func setMode(_ path: String, to mode: Int) throws(FileFault) {
    try step(.setMode, .setMode, path) { () throws(FileFault) in try under.setMode(path, to: mode) }
  }

  func status(_ path: String) throws(FileFault) -> FileStatus? {
    try step(.status, .status, path) { () throws(FileFault) in try under.status(path) }
  }

  func lock(_ file: OpenFile, waitingMilliseconds: Int) throws(FileFault) -> Bool {
    try step(.lock, .lock, file.path) { () throws(FileFault) in
      try under.lock(file, waitingMilliseconds: waitingMilliseconds)
    }
  }

  func unlock(_ file: OpenFile) { if fault(.unlock) == nil { under.unlock(file) } }

  func kind(of path: String) throws(FileFault) -> FileSystemKind {
    try step(.kind, .kind, path) { () throws(FileFault) in try under.kind(of: path) }
  }
}
