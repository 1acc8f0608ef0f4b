import Casework
import JSON

@testable import CaseStore

/// A store of made-up cases of which one is to be destroyed, on a disk of its own.
struct ErasureLife {
  static let gone = CaseReference(1)
  static let other = CaseReference(2)
  /// Words that stand in the case alone, and in what is about it.
  static let secrets = ["Zyxwold", "kestrel", "because of Zyx"]
  static let duty = DutyDay.key(of: .epoch)

  static var options: FileStore.Options {
    var options = FileStore.Options.plain
    options.segmentLimit = 1500
    options.patience = 0
    options.clock = { 1_795_420_800_000 }
    return options
  }

  /// Makes the store: a case with contacts, another, lines about both, and a duty log that tells of both.
  static func make(at path: String, on files: any FileSystem) throws -> FileStore {
    let store = try FileStore.create(at: path, on: files, options: options, id: "erasure")
    try put(store, [(gone.key, header("Zyxwold"))], why: "because of Zyx")
    try put(store, [(other.key, header("Stays"))])
    for number in 1...4 {
      try put(store, [(gone.key(.contacts, "k\(number)"), "{\"note\":\"kestrel \(number)\"}")])
      try put(
        store,
        [
          (gone.key(.contacts, "g\(number)"), "{\"note\":\"kestrel group\"}"),
          (other.key(.contacts, "g\(number)"), "{\"note\":\"heron \(number)\"}"),
        ], why: "Group")
      if number == 2 { _ = try store.checkpoint() }
    }
    try put(store, [(gone.key(.contacts, "k1"), nil)], why: "because of Zyx")
    try put(store, [(gone.key(.plans, "p1"), "{\"text\":\"kestrel plan\"}")])
    try put(store, [(duty, day.json().text)])
    return store
  }

  /// A duty log with an entry about the case, one about both, and one about neither.
  static var day: DutyDay {
    var day = DutyDay()
    for (number, cases) in [[gone], [gone, other], []].enumerated() {
      var entry = DutyEntry()
      entry.id = DutyID("d\(number)")
      entry.cases = cases
      entry.words = number == 0 ? "kestrel on duty" : "words \(number)"
      day.entries.append(entry)
    }
    return day
  }

  private static func header(_ name: String) -> String { "{\"name\":\"\(name)\",\"state\":\"closed\"}" }

  private static func put(_ store: FileStore, _ edits: [(DocumentKey, String?)], why: String? = nil) throws {
    _ = try store.commit(Act(by: "asmith", op: "test.put", why: why)) { transaction in
      for (key, text) in edits {
        if let text { transaction.put(key, Array(text.utf8)) } else { transaction.remove(key) }
      }
    }
  }

  /// The change that destroys the case, as the rules of retention make it.
  static func destroy(_ store: FileStore, _ gone: CaseReference = gone) throws {
    let eraser = CaseEraser(gone, listed: [])
    try store.commit(Act(by: "boss", op: "retention.destroy")) { transaction in
      transaction.remove(gone.key)
      for collection in CaseCollection.allCases {
        for (key, _) in try store.documents(in: gone.path(collection)) { transaction.remove(key) }
      }
      if let stored = try transaction.read(duty), case .bytes(let left) = eraser.left(of: duty, stored.bytes) {
        transaction.put(duty, left)
      }
      var certificate = DestructionCertificate()
      certificate.reference = gone
      transaction.put(DestructionCertificate.key(of: gone), certificate.json())
    }
  }

  /// What the other case holds.
  static func remains(_ store: FileStore) throws -> [String] {
    var found = [try store.read(other.key)?.bytes.text ?? "none"]
    for number in 1...4 {
      let key = other.key(.contacts, "g\(number)")
      found.append(try store.read(key)?.bytes.text ?? "none")
      found.append(try store.version(of: key, at: store.seq)?.bytes.text ?? "none")
    }
    return found + (try store.history(of: other.number).map { "\($0.seq) \($0.why ?? "")" })
  }
}

extension [UInt8] {
  var text: String { String(decoding: self, as: UTF8.self) }

  /// Whether some text stands anywhere in the bytes.
  func holds(_ text: String) -> Bool { ByteSearch.first(Array<UInt8>(text.utf8), in: self, 0..<count) != nil }
}

extension SimulatedDisk {
  /// Every file that has a name, with its bytes.
  var files: [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    func look(_ node: Int, _ path: String) {
      for (name, child) in nodes[node]?.names ?? [:] {
        guard let made = nodes[child] else { continue }
        if made.isDirectory { look(child, path + "/" + name) } else { found[path + "/" + name] = made.current }
      }
    }
    look(0, "")
    return found
  }

  /// The files that hold one of some words, whatever their names.
  func holding(_ words: [String]) -> [String] {
    files.filter { file in words.contains { file.value.holds($0) } }.map(\.key).sorted()
  }
}

/// A disk that does something when a call comes that a test names: another process at the worst moment.
final class InterruptedDisk: FileSystem {
  private let inner: any FileSystem
  private(set) var calls = 0
  var interruption: (at: Int, body: () -> Void)?

  init(_ inner: any FileSystem) { self.inner = inner }

  private func step() {
    calls += 1
    guard let interruption, interruption.at == calls else { return }
    self.interruption = nil
    interruption.body()
  }

  func open(_ path: String, _ purpose: OpenPurpose) throws(FileFault) -> OpenFile {
    step()
    return try inner.open(path, purpose)
  }
  func close(_ file: OpenFile) { inner.close(file) }
  func read(_ file: OpenFile, at offset: Int, into buffer: inout [UInt8], from start: Int) throws(FileFault) -> Int {
    step()
    return try inner.read(file, at: offset, into: &buffer, from: start)
  }
  func write(_ file: OpenFile, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFault) -> Int {
    step()
    return try inner.write(file, bytes, from: start, at: offset)
  }
  func truncate(_ file: OpenFile, to size: Int) throws(FileFault) { try inner.truncate(file, to: size) }
  func size(_ file: OpenFile) throws(FileFault) -> Int { try inner.size(file) }
  func syncData(_ file: OpenFile) throws(FileFault) { try inner.syncData(file) }
  func sync(_ file: OpenFile) throws(FileFault) { try inner.sync(file) }
  func rename(_ path: String, to newPath: String) throws(FileFault) {
    step()
    try inner.rename(path, to: newPath)
  }
  func remove(_ path: String) throws(FileFault) { try inner.remove(path) }
  func makeDirectory(_ path: String, mode: Int) throws(FileFault) { try inner.makeDirectory(path, mode: mode) }
  func list(_ path: String) throws(FileFault) -> [String] {
    step()
    return try inner.list(path)
  }
  func syncDirectory(_ path: String) throws(FileFault) { try inner.syncDirectory(path) }
  func setMode(_ path: String, to mode: Int) throws(FileFault) { try inner.setMode(path, to: mode) }
  func status(_ path: String) throws(FileFault) -> FileStatus? { try inner.status(path) }
  func lock(_ file: OpenFile, waitingMilliseconds: Int) throws(FileFault) -> Bool {
    try inner.lock(file, waitingMilliseconds: waitingMilliseconds)
  }
  func unlock(_ file: OpenFile) { inner.unlock(file) }
  func kind(of path: String) throws(FileFault) -> FileSystemKind { try inner.kind(of: path) }
}
