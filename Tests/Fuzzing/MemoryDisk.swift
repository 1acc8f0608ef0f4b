import CaseStore

/// A disk in memory that can be copied: what a store reads from it can be anything.
struct MemoryDisk {
  var files: [String: [UInt8]] = [:]
  var folders: Set<String> = ["/"]
}

/// A process's view of a disk in memory.
final class MemoryFiles: FileSystem {
  var disk: MemoryDisk
  private var open: [Int32: String] = [:]
  private var next: Int32 = 3

  init(_ disk: MemoryDisk = MemoryDisk()) { self.disk = disk }

  func open(_ path: String, _ purpose: OpenPurpose) throws(FileFault) -> OpenFile {
    if disk.folders.contains(path) { throw FileFault(.open, path, .isDirectory) }
    let isThere = disk.files[path] != nil
    let parent = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    if !parent.isEmpty, !disk.folders.contains(String(parent)) { throw FileFault(.open, path, .notFound) }
    switch purpose {
    case .reading, .writing: if !isThere { throw FileFault(.open, path, .notFound) }
    case .making: if !isThere { disk.files[path] = [] }
    case .makingNew:
      if isThere { throw FileFault(.open, path, .exists) }
      disk.files[path] = []
    }
    next += 1
    open[next] = path
    return OpenFile(number: next, path: path)
  }

  func close(_ file: OpenFile) { open[file.number] = nil }

  func read(_ file: OpenFile, at offset: Int, into buffer: inout [UInt8], from start: Int) throws(FileFault) -> Int {
    // What the kernel refuses with EINVAL.
    guard offset >= 0 else { throw FileFault(.read, file.path, .other(22)) }
    let bytes = disk.files[open[file.number] ?? ""] ?? []
    guard offset < bytes.count else { return 0 }
    let count = min(buffer.count - start, bytes.count - offset)
    if count > 0 { buffer.replaceSubrange(start..<(start + count), with: bytes[offset..<(offset + count)]) }
    return max(0, count)
  }

  func write(_ file: OpenFile, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFault) -> Int {
    guard offset >= 0, offset < 1 << 30, let path = open[file.number], var kept = disk.files[path] else {
      throw FileFault(.write, file.path, .other(22))
    }
    disk.files[path] = []
    let end = offset + bytes.count - start
    if kept.count < end { kept += repeatElement(0, count: end - kept.count) }
    kept.replaceSubrange(offset..<end, with: bytes[start...])
    disk.files[path] = kept
    return bytes.count - start
  }

  func truncate(_ file: OpenFile, to size: Int) throws(FileFault) {
    guard size >= 0, size < 1 << 30, let path = open[file.number], var kept = disk.files[path] else {
      throw FileFault(.truncate, file.path, .other(22))
    }
    if kept.count > size { kept.removeLast(kept.count - size) }
    if kept.count < size { kept += repeatElement(0, count: size - kept.count) }
    disk.files[path] = kept
  }

  func size(_ file: OpenFile) throws(FileFault) -> Int { disk.files[open[file.number] ?? ""]?.count ?? 0 }
  func syncData(_ file: OpenFile) throws(FileFault) {}
  func sync(_ file: OpenFile) throws(FileFault) {}

  func rename(_ path: String, to newPath: String) throws(FileFault) {
    guard let bytes = disk.files.removeValue(forKey: path) else { throw FileFault(.rename, path, .notFound) }
    disk.files[newPath] = bytes
  }

  func remove(_ path: String) throws(FileFault) {
    guard disk.files.removeValue(forKey: path) != nil else { throw FileFault(.remove, path, .notFound) }
  }

  func makeDirectory(_ path: String, mode: Int) throws(FileFault) {
    guard !disk.folders.contains(path), disk.files[path] == nil else { throw FileFault(.makeDirectory, path, .exists) }
    disk.folders.insert(path)
  }

  func list(_ path: String) throws(FileFault) -> [String] {
    guard disk.folders.contains(path) else { throw FileFault(.list, path, .notFound) }
    let prefix = path == "/" ? "/" : path + "/"
    func name(_ child: String) -> String? {
      guard child.utf8.count > prefix.utf8.count, child.hasPrefix(prefix) else { return nil }
      let rest = child.dropFirst(prefix.count)
      return rest.utf8.contains(UInt8(ascii: "/")) ? nil : String(rest)
    }
    return disk.files.keys.compactMap(name) + disk.folders.compactMap(name)
  }

  func syncDirectory(_ path: String) throws(FileFault) {}
  func setMode(_ path: String, to mode: Int) throws(FileFault) {}

  func status(_ path: String) throws(FileFault) -> FileStatus? {
    if disk.folders.contains(path) { return FileStatus(kind: .directory, size: 0, mode: 0o700) }
    return disk.files[path].map { FileStatus(kind: .file, size: $0.count, mode: 0o600) }
  }

  func lock(_ file: OpenFile, waitingMilliseconds: Int) throws(FileFault) -> Bool { true }
  func unlock(_ file: OpenFile) {}
  func kind(of path: String) throws(FileFault) -> FileSystemKind { .local }
}
