import Casework
import Foundation
import Testing

@testable import CaseStore

/// Which fault of which call is tried: every one at every place at which a working day makes that call.
///
/// EDQUOT is `noSpace` to the store as ENOSPC is; EINTR of a read or a write is begun again below this protocol, which
/// `RoughWeatherCallTests` shows.
private let table: [Operation: [CallFault]] = [
  .open: [.fails(.tooManyFiles), .fails(.notPermitted), .fails(.inputOutput), .fails(.noSpace), .fails(.interrupted)],
  .close: [.isForgotten],
  .read: [.fails(.inputOutput), .fails(.interrupted), .short, .shortThenFails(.inputOutput)],
  .write: [
    .fails(.noSpace), .fails(.inputOutput), .fails(.fileTooLarge), .fails(.interrupted), .saysFailed(.inputOutput),
    .short, .shortThenFails(.noSpace), .shortThenFails(.inputOutput),
  ],
  .truncate: [.fails(.inputOutput), .fails(.interrupted), .saysFailed(.inputOutput)],
  .size: [.fails(.inputOutput)],
  .syncData: [.fails(.inputOutput), .fails(.noSpace), .fails(.interrupted), .saysFailed(.inputOutput)],
  .sync: [.fails(.inputOutput), .fails(.noSpace), .fails(.interrupted), .saysFailed(.inputOutput)],
  .rename: [.fails(.inputOutput), .fails(.noSpace), .saysFailed(.inputOutput)],
  .remove: [.fails(.inputOutput), .saysFailed(.inputOutput)],
  .makeDirectory: [.fails(.noSpace), .fails(.inputOutput), .saysFailed(.inputOutput)],
  .list: [.fails(.inputOutput), .fails(.tooManyFiles)],
  .syncDirectory: [.fails(.inputOutput), .fails(.tooManyFiles), .saysFailed(.inputOutput)],
  .setMode: [.fails(.notPermitted), .saysFailed(.inputOutput)],
  .status: [.fails(.inputOutput)],
  .lock: [.fails(.inputOutput), .fails(.interrupted), .saysFailed(.inputOutput)],
  .unlock: [.isForgotten],
  .kind: [.fails(.inputOutput)],
]

/// A day with a store: opening it behind a writer that died, changes over two segments, bringing up to date, looking.
private struct WorkingDay {
  /// What was acknowledged, and the last that was tried.
  var saved: [Int] = []
  var tried = 0
  /// Whether the look of the day was acknowledged.
  var looked = false
  /// What opening or a commit said, where it said no.
  var refusals: [any Error] = []

  static var options: FileStore.Options {
    var options = FileStore.Options.plain
    options.segmentLimit = 1200
    options.patience = 0
    options.clock = { 1_795_420_800_000 }
    return options
  }

  static func key(_ number: Int) -> DocumentKey { CaseReference(1).key(.contacts, "k\(number)") }
  static func document(_ number: Int) -> [UInt8] {
    Array("{\"n\":\(number),\"pad\":\"\(String(repeating: "x", count: 60))\"}".utf8)
  }

  /// A store whose last writer died in the middle of a line.
  static func prepare(_ path: String, on disk: any FileSystem) throws {
    let store = try FileStore.create(at: path, on: disk, options: options, id: "day")
    _ = try store.commit(Act(by: "before", op: "test")) { $0.put(CaseReference(1).key, Array("{\"a\":1}".utf8)) }
    let journal = try disk.open(path + "/journal/" + Journal.firstSegment, .writing)
    defer { disk.close(journal) }
    try disk.writeWhole(journal, Array("{\"seq\":2,\"at\":\"2026".utf8), at: disk.size(journal))
  }

  mutating func live(_ path: String, on disk: any FileSystem) {
    do {
      let store = try FileStore.open(path, on: disk, options: Self.options)
      for number in 1...6 {
        tried = number
        do {
          _ = try store.commit(Act(by: "me", op: "test")) { transaction in
            transaction.put(Self.key(number), Self.document(number))
            if number == 2 { transaction.put(Service.key, Array("{}".utf8)) }
            if number == 5 { transaction.remove(Service.key) }
          }
          saved.append(number)
          _ = try store.documents(in: CaseReference(1).path(.contacts))
          _ = try store.follow()
          if number.isMultiple(of: 3) { try store.checkpoint() }
          if number == 4 {
            let trail = try store.trail()
            try trail.add(Look(.section, of: CaseReference(1), "contacts"), by: "me")
            try trail.sync()
            looked = true
          }
        } catch {
          refusals.append(error)
        }
      }
    } catch {
      refusals.append(error)
    }
  }
}

/// What is wrong with a store after a day, seen by a new session on a sound disk; nil where nothing is.
private func wrong(with path: String, on disk: any FileSystem, after day: WorkingDay) -> String? {
  for refusal in day.refusals where !(refusal is StoreError) { return "it was refused with \(refusal)" }
  do {
    let store = try FileStore.open(path, on: disk, options: WorkingDay.options)
    if let why = store.viewOnly { return "it opens for looking only: \(why)" }
    for number in 1...6 {
      let stored = try store.read(WorkingDay.key(number))
      if day.saved.contains(number), stored == nil { return "change \(number) was acknowledged and is lost" }
      if let stored, stored.bytes != WorkingDay.document(number) { return "change \(number) is not what was written" }
      if stored != nil, number > day.tried { return "change \(number) was never made" }
    }
    let looks = try store.looks { _ in true }
    if let fault = looks.fault { return fault }
    if day.looked, looks.entries.count != 1 { return "a look was acknowledged, and there are \(looks.entries.count)" }
    try store.trail().add(Look(.search, "after"), by: "after")
    _ = try store.commit(Act(by: "after", op: "test")) { $0.put(WorkingDay.key(9), WorkingDay.document(9)) }
    try store.checkpoint()
    let report = try FileStore.open(path, on: disk, options: WorkingDay.options).check()
    return report.findings.first { $0.kind == .damaged }.map { "\($0.path): \($0.words)" }
  } catch {
    return "\(error)"
  }
}

@Suite("Every fault of every call") struct FaultTableTests {
  @Test func everyCallIsInTheTable() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let source = try String(
      contentsOf: root.appendingPathComponent("Sources/CaseStore/Files/FileSystem.swift"), encoding: .utf8)
    let names = source.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("  func ") else { return nil }
      return String(line.dropFirst(7).prefix { $0 != "(" })
    }
    #expect(Set(names) == Set(Operation.allCases.map(\.rawValue)))
    for operation in Operation.allCases { #expect(table[operation]?.isEmpty == false, "\(operation)") }
  }

  /// Each number that a call may fail with has its own reason; a quota is room that there isn't, as a full disk is.
  @Test(
    arguments: [
      (EINTR, .interrupted), (EIO, .inputOutput), (ENOSPC, .noSpace), (EDQUOT, .noSpace), (EMFILE, .tooManyFiles),
      (ENFILE, .tooManyFiles), (EFBIG, .fileTooLarge), (EROFS, .readOnly), (EACCES, .notPermitted),
      (EPERM, .notPermitted), (ENOENT, .notFound), (EEXIST, .exists), (ENOTDIR, .notDirectory),
      (EISDIR, .isDirectory), (ENOTEMPTY, .notEmpty), (ENODEV, .other(ENODEV)),
    ] as [(Int32, FileFault.Reason)])
  func everyErrorNumberHasItsReason(number: Int32, reason: FileFault.Reason) {
    #expect(FileFault.Reason(number) == reason)
  }

  @Test(arguments: Operation.allCases) func onTheSimulatedDisk(_ operation: Operation) throws {
    let tries = try run(operation) {
      let disk = SimulatedDisk()
      return (SimulatedFileSystem(disk), SimulatedFileSystem(disk), "/s", { disk.locks = [:] })
    }
    print("\(operation): \(tries) places on the simulated disk")
  }

  @Test(arguments: Operation.allCases) func onTheRealDisk(_ operation: Operation) throws {
    let folder = try TestFolder()
    var number = 0
    let tries = try run(operation) {
      number += 1
      return (PosixFileSystem(), PosixFileSystem(), folder("s\(number)"), {})
    }
    print("\(operation): \(tries) places on the real disk")
  }

  /// Lives a day for every fault of a call at every place; returns how many that were.
  private func run(
    _ operation: Operation,
    _ make: () -> (broken: any FileSystem, sound: any FileSystem, path: String, died: () -> Void)
  ) throws -> Int {
    var tries = 0
    for fault in table[operation] ?? [] {
      var place = 0
      while true {
        place += 1
        let (broken, sound, path, died) = make()
        try WorkingDay.prepare(path, on: sound)
        let disk = FaultingFileSystem(broken)
        disk.plan = (operation, place, fault)
        var day = WorkingDay()
        day.live(path, on: disk)
        guard disk.isMet else { break }
        tries += 1
        died()
        if let wrong = wrong(with: path, on: sound, after: day) {
          Issue.record("\(operation) \(place), \(fault): \(wrong)")
        }
      }
    }
    #expect(tries > 0, "no day makes this call")
    return tries
  }
}
