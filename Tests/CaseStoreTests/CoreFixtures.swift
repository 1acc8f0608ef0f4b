import CaseStore
import Casework
import Glibc

/// A new folder for one test, removed when the test lets go of it.
final class TestFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/waymark-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FileFault(.makeDirectory, "/tmp", .other(errno)) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    let disk = PosixFileSystem()
    chmod(path, 0o700)
    for name in (try? disk.list(path)) ?? [] {
      let child = path + "/" + name
      if (try? disk.status(child))?.kind == .directory { remove(child) } else { unlink(child) }
    }
    rmdir(path)
  }

  /// A path inside the folder.
  func callAsFunction(_ name: String) -> String { path + "/" + name }
}

/// The bytes of small files, for tests that look at or damage them.
enum TestFile {
  /// A file that comes with the program.
  static func resource(_ name: String) throws -> [UInt8] {
    try read(#filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Resources/" + name)
  }

  static func read(_ path: String) throws -> [UInt8] {
    let disk = PosixFileSystem()
    let file = try disk.open(path, .reading)
    defer { disk.close(file) }
    var bytes = [UInt8](repeating: 0, count: try disk.size(file))
    let count = bytes.isEmpty ? 0 : try disk.read(file, at: 0, into: &bytes, from: 0)
    return Array(bytes[..<count])
  }

  static func text(_ path: String) throws -> String { String(decoding: try read(path), as: UTF8.self) }

  static func write(_ path: String, _ bytes: [UInt8]) throws {
    let disk = PosixFileSystem()
    let file = try disk.open(path, .making(mode: 0o600))
    defer { disk.close(file) }
    try disk.truncate(file, to: 0)
    if !bytes.isEmpty { _ = try disk.write(file, bytes, from: 0, at: 0) }
  }
}

extension FileStore.Options {
  /// Settings for documents that are no real cases: a row of the index repeats the case's document.
  static var plain: FileStore.Options {
    var options = FileStore.Options()
    options.projection = CaseProjection { number, header, _ in
      let body = String(decoding: header.bytes, as: UTF8.self)
      return (!body.contains("closed"), Array("{\"reference\":\"\(CaseReference(number))\",\"is\":\(body)}".utf8))
    }
    options.user = "tester"
    return options
  }
}

extension AccessPolicy {
  /// Who may see and do what, as it comes with the program.
  static func shipped() throws -> AccessPolicy { try AccessPolicy(json: TestFile.resource("Standards/access.json")) }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func key(_ text: String) throws -> DocumentKey {
  guard let key = DocumentKey(text) else { throw BadKey(text: text) }
  return key
}

struct BadKey: Error { let text: String }

extension DocumentStore {
  /// Puts one document in a change of its own.
  @discardableResult
  func put(_ name: String, _ document: String, by author: String = "asmith", op: String = "test.put") throws -> Commit {
    let name = try key(name)
    return try commit(Act(by: author, op: op)) { $0.put(name, bytes(document)) }
  }

  /// A document as text.
  func text(_ name: String) throws -> String? {
    try read(key(name)).map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}

/// The disk, but with calls that fail when a test says so.
final class FaultyDisk: FileSystem {
  private let disk = PosixFileSystem()
  /// What fails, how often still, and why.
  var faults: [FileFault.Call: (count: Int, reason: FileFault.Reason)] = [:]
  /// How many bytes of the next write get through before it fails.
  var shortWrite: Int?
  private(set) var calls: [FileFault.Call] = []
  var remote: String?

  private func step(_ call: FileFault.Call, _ path: String) throws(FileFault) {
    calls.append(call)
    guard let fault = faults[call], fault.count > 0 else { return }
    faults[call] = (fault.count - 1, fault.reason)
    throw FileFault(call, path, fault.reason)
  }

  func open(_ path: String, _ purpose: OpenPurpose) throws(FileFault) -> OpenFile {
    try step(.open, path)
    return try disk.open(path, purpose)
  }
  func close(_ file: OpenFile) { disk.close(file) }
  func read(_ file: OpenFile, at offset: Int, into buffer: inout [UInt8], from start: Int) throws(FileFault) -> Int {
    try step(.read, file.path)
    return try disk.read(file, at: offset, into: &buffer, from: start)
  }
  func write(_ file: OpenFile, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFault) -> Int {
    if let count = shortWrite, file.path.contains("/journal/") {
      shortWrite = nil
      faults[.write] = (1, .noSpace)
      return try disk.write(file, Array(bytes[start..<(start + count)]), from: 0, at: offset)
    }
    try step(.write, file.path)
    return try disk.write(file, bytes, from: start, at: offset)
  }
  func truncate(_ file: OpenFile, to size: Int) throws(FileFault) {
    try step(.truncate, file.path)
    try disk.truncate(file, to: size)
  }
  func size(_ file: OpenFile) throws(FileFault) -> Int { try disk.size(file) }
  func syncData(_ file: OpenFile) throws(FileFault) {
    try step(.syncData, file.path)
    try disk.syncData(file)
  }
  func sync(_ file: OpenFile) throws(FileFault) {
    try step(.sync, file.path)
    try disk.sync(file)
  }
  func rename(_ path: String, to newPath: String) throws(FileFault) {
    try step(.rename, path)
    try disk.rename(path, to: newPath)
  }
  func remove(_ path: String) throws(FileFault) { try disk.remove(path) }
  func removeDirectory(_ path: String) throws(FileFault) { try disk.removeDirectory(path) }
  func makeDirectory(_ path: String, mode: Int) throws(FileFault) { try disk.makeDirectory(path, mode: mode) }
  func list(_ path: String) throws(FileFault) -> [String] { try disk.list(path) }
  func syncDirectory(_ path: String) throws(FileFault) {
    try step(.syncDirectory, path)
    try disk.syncDirectory(path)
  }
  func setMode(_ path: String, to mode: Int) throws(FileFault) { try disk.setMode(path, to: mode) }
  func status(_ path: String) throws(FileFault) -> FileStatus? { try disk.status(path) }
  func lock(_ file: OpenFile, waitingMilliseconds: Int) throws(FileFault) -> Bool {
    try disk.lock(file, waitingMilliseconds: waitingMilliseconds)
  }
  func unlock(_ file: OpenFile) { disk.unlock(file) }
  func kind(of path: String) throws(FileFault) -> FileSystemKind {
    if let remote { return .remote(remote) }
    return try disk.kind(of: path)
  }
}
