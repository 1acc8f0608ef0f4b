#if DEBUG || FUZZING
import Casework
import JSON

@testable import CaseStore

extension Parser {
  /// Files of a store: whatever stands in one of them, the store is opened, read, searched, checked, written to and
  /// brought up to date, or refused with a reason.
  static let storeFiles: [Parser] = [
    storeFile("journal", "journal/000000001.jsonl", seal: StoreSpecimen.resealed),
    storeFile("store.json", "store.json"), storeFile("checkpoint.json", "checkpoint.json", seal: StoreSpecimen.signed),
    storeFile("index-open", "index/open.jsonl", seal: StoreSpecimen.summed),
    storeFile("index-closed", "index/closed.jsonl", seal: StoreSpecimen.summed),
    storeFile("words.terms", "index/words.terms", seal: StoreSpecimen.termed),
    storeFile("words.postings", "index/words.postings"),
    storeFile("words.changed", "index/words.changed", seal: StoreSpecimen.headed),
    storeFile("case.json", "cases/01/000001/case.json", seal: StoreSpecimen.resummed),
    storeFile("contacts.jsonl", "cases/01/000001/contacts.jsonl", seal: StoreSpecimen.headed),
    storeFile("history.jsonl", "cases/01/000001/history.jsonl", seal: StoreSpecimen.headed),
    storeFile("identity-copy", "journal/store.json"),
    storeFile("looks", "looks/2026-11.jsonl", seal: StoreSpecimen.proved),
  ]

  /// A file of a store; `seal` makes its digests right again in half of the tries, so that they aren't all that is met.
  private static func storeFile(
    _ name: String, _ path: String, seal: @escaping @Sendable ([UInt8]) -> [UInt8] = { $0 }
  ) -> Parser {
    let bounds = Bounds(memory: 24 << 20, memoryPerByte: 2000, time: 1_000_000, timePerByte: 8, length: 6144)
    return Parser(name, bounds: bounds, seeds: { [StoreSpecimen.disk.files[StoreSpecimen.root + "/" + path] ?? []] }) {
      input in
      let seals = input.count.isMultiple(of: 2)
      return StoreSpecimen.use(path, seals ? seal(input) : input)
    }
  }

  /// Parts of the store's files that can be read by themselves, and files beside it.
  static let storeParts: [Parser] = [
    Parser("journal-line", words: ["\"sha\":\"", "\"sum\":\"", "\"set\":{", "\"op\":\"seal\"", "\"next\":\"", "null"]) {
      StoreSpecimen.journalLine($0)
    },
    Parser("look-line", seeds: { StoreSpecimen.lines("looks/2026-11.jsonl") }) { bytes in
      _ = LookLine.proved(bytes, 0..<bytes.count)?.entry
      return (try? LookLine(json: bytes)).flatMap(readBack)
    },
    Parser("history-line", seeds: { StoreSpecimen.lines("cases/01/000001/history.jsonl") }) { bytes in
      _ = HistoryLine.place(bytes, 0..<bytes.count)
      guard let line = try? HistoryLine(json: bytes) else { return nil }
      _ = line.commit
      return readBack(line)
    },
    Parser("case-file", seeds: { StoreSpecimen.file("cases/01/000001/case.json") }) { bytes in
      guard let stored = try? DocumentFile.readSingle(bytes) else { return nil }
      guard let again = try? DocumentFile.single(stored), (try? DocumentFile.readSingle(again)) == stored else {
        return "it isn't read back as it was"
      }
      return (try? Case(json: stored.bytes)).flatMap(readBack)
    },
    Parser("contacts-file", seeds: { StoreSpecimen.file("cases/01/000001/contacts.jsonl") }) { bytes in
      for line in DocumentFile.lines(bytes) {
        guard let (id, stored) = try? DocumentFile.readLine(bytes, line) else { continue }
        guard let parts = try? DocumentFile.lineParts(bytes, line), parts.id == id else { return "its parts differ" }
        _ = try? Contact(json: stored.bytes)
      }
      return nil
    },
    Parser("index-rows", seeds: { StoreSpecimen.file("index/open.jsonl") + StoreSpecimen.file("index/closed.jsonl") }) {
      bytes in
      for line in DocumentFile.lines(bytes) {
        _ = try? IndexHeader(json: bytes, in: line)
        guard let number = FileStore.number(ofRow: bytes, line), number >= 0 else { continue }
        if let row = try? CaseSummary(json: bytes, in: line), let fault = readBack(row) { return fault }
      }
      return nil
    },
    Parser("pointer", seeds: { StoreSpecimen.file("checkpoint.json") }) { bytes in
      _ = (try? StoreIdentity(json: bytes)).map(\.genesis)
      guard let pointer = try? Checkpoint(json: bytes) else { return nil }
      _ = (pointer.expectedSum, pointer.place)
      return readBack(pointer)
    },
    Parser("word-index", seeds: StoreSpecimen.wordFiles, run: StoreSpecimen.words),
    Parser("archive", bounds: Bounds(memory: 8 << 20, length: 6144), seeds: { [StoreSpecimen.archive] }) {
      StoreSpecimen.extract($0)
    },
    Parser("sealed-archive", bounds: Bounds(memory: 8 << 20, length: 6144), seeds: { [StoreSpecimen.sealed] }) {
      StoreSpecimen.extract($0)
    },
    Parser("json-value") { bytes in
      guard let value = try? JSONValue(json: bytes) else { return nil }
      let again = try? JSONValue(json: value.json(pretty: true))
      guard again == value else { return "it isn't read back as it was" }
      guard let compact = try? JSONLayout.compact(bytes), (try? JSONLayout.pretty(compact)) != nil else {
        return "it is read, but can't be laid out"
      }
      return nil
    },
  ]
}
#endif
