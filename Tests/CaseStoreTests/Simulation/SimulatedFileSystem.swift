import CaseStore

/// One process's view of a simulated disk.
final class SimulatedFileSystem: FileSystem {
  let disk: SimulatedDisk
  private var handles: [Int32: Int] = [:]
  /// How many failed syncs of its file each handle knows of: each is told once.
  private var told: [Int32: Int] = [:]
  private var next: Int32 = 3

  init(_ disk: SimulatedDisk) { self.disk = disk }

  private func check(_ call: FileFault.Call, _ path: String) throws(FileFault) {
    if let reason = disk.count() { throw FileFault(call, path, reason) }
  }

  func open(_ path: String, _ purpose: OpenPurpose) throws(FileFault) -> OpenFile {
    try check(.open, path)
    let found = disk.find(path)
    var node = found.node
    switch purpose {
    case .reading, .writing:
      guard let node else { throw FileFault(.open, path, .notFound) }
      if disk.nodes[node]?.isDirectory ?? false { throw FileFault(.open, path, .isDirectory) }
    case .making(let mode), .makingNew(let mode):
      if node != nil, case .makingNew = purpose { throw FileFault(.open, path, .exists) }
      if node == nil {
        guard let parent = found.parent else { throw FileFault(.open, path, .notFound) }
        let made = disk.make(directory: false, mode: mode)
        disk.nodes[parent]?.names[found.name] = made
        disk.nodes[parent]?.unsyncedNames.append(.init(added: (found.name, made)))
        node = made
      }
    }
    guard let node else { throw FileFault(.open, path, .notFound) }
    next += 1
    handles[next] = node
    told[next] = disk.nodes[node]?.failures ?? 0
    return OpenFile(number: next, path: path)
  }

  func close(_ file: OpenFile) {
    unlock(file)
    handles[file.number] = nil
  }

  private func node(_ file: OpenFile, _ call: FileFault.Call) throws(FileFault) -> Int {
    try check(call, file.path)
    guard let node = handles[file.number] else { throw FileFault(call, file.path, .inputOutput) }
    return node
  }

  func read(_ file: OpenFile, at offset: Int, into buffer: inout [UInt8], from start: Int) throws(FileFault) -> Int {
    let bytes = disk.nodes[try node(file, .read)]?.current ?? []
    let count = min(buffer.count - start, max(0, bytes.count - offset))
    if count > 0 { buffer.replaceSubrange(start..<(start + count), with: bytes[offset..<(offset + count)]) }
    return max(0, count)
  }

  func write(_ file: OpenFile, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFault) -> Int {
    guard let node = handles[file.number] else { throw FileFault(.write, file.path, .inputOutput) }
    let data = Array(bytes[start...])
    if let reason = disk.count() {
      put(Array(data.prefix(data.count / 2)), node, offset)
      throw FileFault(.write, file.path, reason)
    }
    put(data, node, offset)
    return data.count
  }

  private func put(_ data: [UInt8], _ node: Int, _ offset: Int) {
    guard var changed = disk.nodes[node] else { return }
    SimulatedDisk.put(data, at: offset, into: &changed.current)
    changed.unsynced.append(.bytes(data, at: offset))
    disk.nodes[node] = changed
  }

  func truncate(_ file: OpenFile, to size: Int) throws(FileFault) {
    let node = try node(file, .truncate)
    guard var changed = disk.nodes[node] else { return }
    SimulatedDisk.resize(&changed.current, to: size)
    changed.unsynced.append(.size(size))
    disk.nodes[node] = changed
  }

  func size(_ file: OpenFile) throws(FileFault) -> Int { disk.nodes[try node(file, .size)]?.current.count ?? 0 }

  func syncData(_ file: OpenFile) throws(FileFault) { try sync(file, .syncData) }
  func sync(_ file: OpenFile) throws(FileFault) { try sync(file, .sync) }

  private func sync(_ file: OpenFile, _ call: FileFault.Call) throws(FileFault) {
    guard let node = handles[file.number], var changed = disk.nodes[node] else {
      throw FileFault(call, file.path, .inputOutput)
    }
    if let reason = disk.count() {
      if disk.losesWhatFailedToSync {
        changed.unsynced = []
        changed.failures += 1
        told[file.number] = changed.failures
        disk.nodes[node] = changed
      }
      throw FileFault(call, file.path, reason)
    }
    guard told[file.number] == changed.failures else {
      told[file.number] = changed.failures
      throw FileFault(call, file.path, .inputOutput)
    }
    SimulatedDisk.sync(&changed)
    disk.nodes[node] = changed
  }

  func rename(_ path: String, to newPath: String) throws(FileFault) {
    try check(.rename, path)
    let from = disk.find(path)
    let to = disk.find(newPath)
    guard let node = from.node, let parent = from.parent, let newParent = to.parent else {
      throw FileFault(.rename, path, .notFound)
    }
    disk.nodes[parent]?.names[from.name] = nil
    disk.nodes[newParent]?.names[to.name] = node
    if parent == newParent {
      disk.nodes[parent]?.unsyncedNames.append(.init(added: (to.name, node), removed: from.name))
    } else {
      disk.nodes[parent]?.unsyncedNames.append(.init(removed: from.name))
      disk.nodes[newParent]?.unsyncedNames.append(.init(added: (to.name, node)))
    }
  }

  func remove(_ path: String) throws(FileFault) {
    try check(.remove, path)
    let found = disk.find(path)
    guard found.node != nil, let parent = found.parent else { throw FileFault(.remove, path, .notFound) }
    disk.nodes[parent]?.names[found.name] = nil
    disk.nodes[parent]?.unsyncedNames.append(.init(removed: found.name))
  }

  func makeDirectory(_ path: String, mode: Int) throws(FileFault) {
    try check(.makeDirectory, path)
    let found = disk.find(path)
    guard found.node == nil else { throw FileFault(.makeDirectory, path, .exists) }
    guard let parent = found.parent else { throw FileFault(.makeDirectory, path, .notFound) }
    let made = disk.make(directory: true, mode: mode)
    disk.nodes[parent]?.names[found.name] = made
    disk.nodes[parent]?.unsyncedNames.append(.init(added: (found.name, made)))
  }

  func list(_ path: String) throws(FileFault) -> [String] {
    try check(.list, path)
    guard let node = disk.find(path).node, let found = disk.nodes[node] else { throw FileFault(.list, path, .notFound) }
    guard found.isDirectory else { throw FileFault(.list, path, .notDirectory) }
    return found.names.keys.sorted()
  }

  func syncDirectory(_ path: String) throws(FileFault) {
    try check(.syncDirectory, path)
    guard let node = disk.find(path).node, var found = disk.nodes[node] else {
      throw FileFault(.syncDirectory, path, .notFound)
    }
    found.durableNames = found.names
    found.unsyncedNames = []
    disk.nodes[node] = found
  }

  func setMode(_ path: String, to mode: Int) throws(FileFault) {
    try check(.setMode, path)
    guard let node = disk.find(path).node else { throw FileFault(.setMode, path, .notFound) }
    disk.nodes[node]?.mode = mode
  }

  func status(_ path: String) throws(FileFault) -> FileStatus? {
    try check(.status, path)
    guard let node = disk.find(path).node, let found = disk.nodes[node] else { return nil }
    return FileStatus(
      kind: found.isDirectory ? .directory : .file, size: found.current.count, mode: found.mode, number: node + 1)
  }

  func lock(_ file: OpenFile, waitingMilliseconds: Int) throws(FileFault) -> Bool {
    let node = try node(file, .lock)
    let owner = disk.locks[node]
    guard owner == nil || owner == file.number else { return false }
    disk.locks[node] = file.number
    return true
  }

  func unlock(_ file: OpenFile) {
    guard let node = handles[file.number], disk.locks[node] == file.number else { return }
    disk.locks[node] = nil
  }

  func kind(of path: String) throws(FileFault) -> FileSystemKind {
    try check(.kind, path)
    return .local
  }
}
