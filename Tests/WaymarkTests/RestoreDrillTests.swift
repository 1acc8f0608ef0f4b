import CaseStore
import Casework
import Foundation
import Synchronization
import Testing

/// The drill that a service should hold: back up while others work, restore, and compare.
@Suite("Restore drill", .serialized)
struct RestoreDrillTests {
  /// How many sessions write while the backup is made.
  private static let writers = 3

  /// What the writers have done.
  private struct Work {
    var changes = 0
    var ended = 0
    var troubles: [String] = []
    var isOver = false
  }

  @Test(arguments: [false, true]) func aBackupMadeWhileOthersWriteComesBackToTheByte(isSealed: Bool) throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let phrase = program.folder.appendingPathComponent("phrase").path
    let backup = program.folder.appendingPathComponent("backup").path
    let restored = program.folder.appendingPathComponent("restored").path
    let sealing = isSealed ? ["--passphrase-file", phrase] : []
    #expect(program.shell("umask 077 && echo 'heron kettle seventeen' > \(phrase)").status == 0)

    let work = Mutex(Work())
    for writer in 1...Self.writers {
      Thread.detachNewThread { [store = program.store] in Self.write(in: store, as: "writer\(writer)", work) }
    }
    while work.withLock({ $0.changes < Self.writers && $0.troubles.isEmpty }) { usleep(1000) }
    let before = work.withLock { $0.changes }
    let began = Date()
    let made = program.run(all: ["backup", backup] + sealing)
    let seconds = Date().timeIntervalSince(began)
    let during = work.withLock { work in
      work.isOver = true
      return work.changes - before
    }
    while work.withLock({ $0.ended < Self.writers }) { usleep(1000) }
    #expect(work.withLock { $0.troubles } == [])
    #expect(made.status == 0, "\(made.errors)")
    #expect(during > 0)

    let run = program.run(all: ["restore", backup, "--store", restored] + sealing)
    #expect(run.status == 0, "\(run.errors)")
    let (count, bytes, differing) = try Self.compare(program.store, with: restored)
    #expect(differing == [])
    #expect(count > 200)
    print(
      """
      Restore drill, \(isSealed ? "sealed" : "plain"): \(Self.writers) sessions made \(during) changes while the backup was \
      written (\(Int(seconds * 1000)) ms, \(try Self.bytes(backup).count) bytes); \(count) files with \(bytes) bytes compared, \
      \(differing.count) differ.
      """)
  }

  /// Writes contacts like those that are there, and brings files up to date now and then, until it is over.
  private static func write(in path: String, as name: String, _ work: borrowing Mutex<Work>) {
    do {
      let store = try FileStore.open(path)
      let numbers = try store.caseNumbers()
      var turn = 0
      while !work.withLock({ $0.isOver }) {
        let collection = "cases/" + CaseReference(numbers[turn % numbers.count]).digits + "/contacts"
        turn += 7
        guard let model = try store.documents(in: collection).first?.stored.bytes else { continue }
        try store.commit(Act(by: name, op: "contact.record")) {
          guard let key = DocumentKey("\(collection)/c\($0.seq).1") else { return }
          $0.put(key, model)
        }
        work.withLock { $0.changes += 1 }
        if turn % 35 == 0 { try store.checkpoint() }
      }
    } catch {
      work.withLock { $0.troubles.append("\(error)") }
    }
    work.withLock { $0.ended += 1 }
  }

  /// Gives the restored store the lines that were written after the backup, and compares everything that doesn't derive
  /// from the rest, byte for byte, after both were brought up to date.
  private static func compare(_ store: String, with restored: String) throws -> (Int, Int, [String]) {
    var differing: [String] = []
    for folder in ["journal", "looks"] {
      for name in try names(store + "/" + folder) where name.hasSuffix(".jsonl") {
        let (whole, part) = (try bytes("\(store)/\(folder)/\(name)"), try bytes("\(restored)/\(folder)/\(name)"))
        if !whole.starts(with: part) || part.isEmpty { differing.append(folder + "/" + name) }
        try whole.write(to: URL(fileURLWithPath: "\(restored)/\(folder)/\(name)"))
      }
    }
    for path in [store, restored] { #expect(try FileStore.open(path).checkpoint()) }
    let derived: Set<String> = ["index", "lock", "checkpoint.lock", "present"]
    func files(_ root: String) throws -> Set<String> {
      Set(
        try names(root).filter { name in
          var isFolder: ObjCBool = false
          _ = FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder)
          let isLock = name == "looks/lock"
          return !isFolder.boolValue && !isLock && !derived.contains(String(name.prefix { $0 != "/" }))
        })
    }
    let all = try files(store).union(files(restored))
    var total = 0
    for name in all {
      let (left, right) = (try? bytes(store + "/" + name), try? bytes(restored + "/" + name))
      total += left?.count ?? 0
      if left == nil || left != right { differing.append(name) }
    }
    return (all.count, total, differing.sorted())
  }

  private static func names(_ folder: String) throws -> [String] {
    FileManager.default.fileExists(atPath: folder) ? try FileManager.default.subpathsOfDirectory(atPath: folder) : []
  }

  private static func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
}
