import CaseStore
import Casework
import Testing

/// The stores that keep the one contract.
enum StoreKind: CaseIterable, CustomTestStringConvertible {
  case files, filesBroughtUpToDate, memory

  var testDescription: String { "\(self)" }

  /// Runs a test on a new store; `settle` is called between steps, so that the same test runs on the tail and on files.
  func run(_ body: (_ store: any DocumentStore, _ settle: () throws -> Void) throws -> Void) throws {
    let folder = try TestFolder()
    switch self {
    case .memory: try body(MemoryStore(), {})
    case .files: try body(FileStore.create(at: folder("s"), options: .plain), {})
    case .filesBroughtUpToDate:
      let store = try FileStore.create(at: folder("s"), options: .plain)
      try body(store) { try #require(try store.checkpoint()) }
    }
  }
}

@Suite("One contract for every store")
struct ContractTests {
  @Test(arguments: StoreKind.allCases) func documentsAreReadAsTheyWerePut(kind: StoreKind) throws {
    try kind.run { store, settle in
      #expect(store.seq == 0)
      #expect(try store.read(key("cases/000142")) == nil)
      let documents = [
        ("cases/000142", #"{"name":"Ola Éva","n":1.10,"deep":{"a":[1,2,{}],"e":"line\nbreak \"q\" \\ \u00e9"}}"#),
        ("cases/000142/contacts/c1.1", #"{"note":"café","minutes":45}"#),
        ("cases/000142/assessments/a7", #"{"sections":[]}"#), ("staff/asmith", "{}"), ("service", #"{"name":"S"}"#),
      ]
      for (index, (name, document)) in documents.enumerated() {
        #expect(try store.put(name, document).seq == index + 1)
      }
      for _ in 0..<2 {
        for (index, (name, document)) in documents.enumerated() {
          let stored = try store.read(key(name))
          #expect(stored?.version == index + 1)
          #expect(try store.text(name) == document)
        }
        try settle()
      }
      #expect(store.seq == documents.count)
    }
  }

  @Test(arguments: StoreKind.allCases) func documentsOfOneDayAreFoundByHowTheirNamesBegin(kind: StoreKind) throws {
    try kind.run { store, settle in
      for name in ["2026-11-23.a", "2026-11-23.b", "2026-11-24.a"] { try store.put("courts/" + name, "{}") }
      try store.put("cases/000001/contacts/c4.1", "{}")
      for _ in 0..<2 {
        let found = try store.documents(in: "courts", from: "2026-11-23.")
        #expect(found.map(\.key.id) == ["2026-11-23.a", "2026-11-23.b"])
        #expect(try store.documents(in: "courts").count == 3)
        #expect(try store.documents(in: "courts", from: "2027").isEmpty)
        #expect(try store.documents(in: "cases/000001/contacts", from: "c4").count == 1)
        #expect(try store.documents(in: "cases/000001/contacts", from: "c5").isEmpty)
        try settle()
      }
    }
  }

  @Test(arguments: StoreKind.allCases) func aCommitSaysWhatItDid(kind: StoreKind) throws {
    try kind.run { store, settle in
      try store.put("cases/000001", #"{"a":1}"#)
      try settle()
      let act = Act(by: "bjones", op: "case.close", why: "Order ended — \"early\"", undoes: 1)
      let commit = try store.commit(act) { transaction in
        #expect(transaction.seq == 2)
        transaction.put(try key("cases/000001"), bytes(#"{"a":2}"#))
        transaction.put(try key("cases/000001/contacts/c2.1"), bytes(#"{"b":1}"#))
      }
      #expect(commit.seq == 2)
      #expect(commit.at.count == 24 && commit.at.hasSuffix("Z"))
      #expect([commit.by, commit.op, commit.why, "\(commit.undoes ?? 0)"] == [act.by, act.op, act.why, "1"])
      #expect(try commit.keys == [key("cases/000001"), key("cases/000001/contacts/c2.1")])
      #expect(try commit.before[key("cases/000001")] == Stored(version: 1, bytes: bytes(#"{"a":1}"#)))
      #expect(try commit.before[key("cases/000001/contacts/c2.1")] == .some(nil))
    }
  }

  @Test(arguments: StoreKind.allCases) func whatWasThereBeforeIsToldExactly(kind: StoreKind) throws {
    try kind.run { store, settle in
      let early = try key("cases/000001/contacts/c3.1")
      #expect(throws: StoreError.self) { try store.commit(Act(by: "a", op: "b")) { $0.put(early, bytes("{}")) } }
      try store.put("cases/000001/contacts/c1.1", #"{"v":1}"#)
      try settle()
      try store.put("staff/asmith", "{}")
      let first = try key("cases/000001/contacts/c1.1")
      let commit = try store.commit(Act(by: "a", op: "b")) {
        $0.put(first, bytes(#"{"v":2}"#))
        $0.put(early, bytes("{}"))
      }
      #expect(commit.before.count == 2)
      #expect(commit.before[first] == Stored(version: 1, bytes: bytes(#"{"v":1}"#)))
      #expect(commit.before[early] == .some(nil))
    }
  }

  @Test(arguments: StoreKind.allCases) func whatMakeThrowsPassesThroughAndNothingHappened(kind: StoreKind) throws {
    struct Refused: Error, Equatable {}
    try kind.run { store, _ in
      try store.put("service", #"{"a":1}"#)
      #expect(throws: Refused()) {
        try store.commit(Act(by: "a", op: "b")) { transaction in
          transaction.put(try key("service"), bytes(#"{"a":2}"#))
          throw Refused()
        }
      }
      #expect(store.seq == 1)
      #expect(try store.text("service") == #"{"a":1}"#)
      #expect(try store.put("service", #"{"a":3}"#).seq == 2)
    }
  }

  @Test(arguments: StoreKind.allCases) func aTransactionSeesItsOwnWritesAndExpects(kind: StoreKind) throws {
    try kind.run { store, settle in
      try store.put("service", #"{"a":1}"#)
      try settle()
      try store.commit(Act(by: "a", op: "b")) { transaction in
        let service = try key("service")
        try transaction.expect(service, version: 1)
        try transaction.expect(key("staff/nobody"), version: nil)
        transaction.put(service, bytes(#"{"a":2}"#))
        #expect(try transaction.read(service)?.bytes == bytes(#"{"a":2}"#))
        transaction.remove(service)
        #expect(try transaction.read(service) == nil)
      }
      #expect(try store.read(key("service")) == nil)
      let service = try key("service")
      #expect(throws: StoreError.conflict(service, expected: 1, found: nil)) {
        try store.commit(Act(by: "a", op: "b")) { try $0.expect(service, version: 1) }
      }
      #expect(store.seq == 2)
    }
  }

  @Test(arguments: StoreKind.allCases) func collectionsAreListedByKey(kind: StoreKind) throws {
    try kind.run { store, settle in
      try store.commit(Act(by: "a", op: "b")) { $0.put(try key("service"), bytes("{}")) }
      for id in ["c1.10", "c1.3", "c1.2", "c1.1"] { try store.put("cases/000007/contacts/\(id)", #"{"id2":"\#(id)"}"#) }
      try store.put("cases/000008/contacts/c1.1", "{}")
      try settle()
      try store.put("cases/000007/contacts/c7.1", "{}")
      try store.put("cases/000007/contacts/c1.3", #"{"again":true}"#)
      try store.commit(Act(by: "a", op: "b")) { $0.remove(try key("cases/000007/contacts/c1.2")) }
      for name in ["staff/bjones", "staff/asmith", "teams/int1"] { try store.put(name, "{}") }
      for _ in 0..<2 {
        let contacts = try store.documents(in: "cases/000007/contacts")
        #expect(contacts.map(\.key.id) == ["c1.1", "c1.10", "c1.3", "c7.1"])
        #expect(contacts[2].stored == Stored(version: 8, bytes: bytes(#"{"again":true}"#)))
        #expect(try store.documents(in: "staff").map(\.key.text) == ["staff/asmith", "staff/bjones"])
        #expect(try store.documents(in: "cases/000009/contacts").isEmpty)
        try settle()
      }
    }
  }

  @Test(arguments: StoreKind.allCases) func caseNumbersAreThoseOfCasesThatAreThere(kind: StoreKind) throws {
    try kind.run { store, settle in
      #expect(try store.caseNumbers() == [])
      for number in ["000142", "000007", "1000000"] { try store.put("cases/\(number)", "{}") }
      try store.put("cases/000007/contacts/c4.1", "{}")
      try settle()
      #expect(try store.caseNumbers() == [7, 142, 1_000_000])
      try store.commit(Act(by: "a", op: "b")) { $0.remove(try key("cases/000142")) }
      try store.put("cases/000001", "{}")
      #expect(try store.caseNumbers() == [1, 7, 1_000_000])
      try settle()
      #expect(try store.caseNumbers() == [1, 7, 1_000_000])
    }
  }

  @Test(arguments: StoreKind.allCases) func historyAndEarlierVersionsStay(kind: StoreKind) throws {
    try kind.run { store, settle in
      let name = "cases/000001/contacts/c1.1"
      try store.put(name, #"{"v":1}"#, op: "contact.record")
      try store.put("cases/000002", "{}")
      try settle()
      try store.put(name, #"{"v":2}"#, op: "contact.amend")
      try store.put("staff/asmith", #"{"v":4}"#)
      try settle()
      try store.commit(Act(by: "b", op: "contact.remove")) { $0.remove(try key(name)) }
      try store.put("staff/asmith", #"{"v":6}"#)
      for _ in 0..<2 {
        let history = try store.history(of: 1)
        #expect(history.map(\.seq) == [1, 3, 5])
        #expect(history.map(\.op) == ["contact.record", "contact.amend", "contact.remove"])
        #expect(try history.allSatisfy { try $0.keys == [key(name)] })
        #expect(try store.history(of: 2).map(\.seq) == [2])
        #expect(try store.history(of: 3).isEmpty)
        #expect(try store.change(3, of: 1)?.keys == [key(name)] && store.change(3, of: 2) == nil)
        #expect(try store.change(4, of: 1) == nil && store.change(99, of: 1) == nil)
        let versions = try (0...6).map { try store.version(of: key(name), at: $0)?.version }
        #expect(versions == [nil, 1, 1, 3, 3, nil, nil])
        #expect(try store.version(of: key(name), at: 2)?.bytes == bytes(#"{"v":1}"#))
        let staff = try (3...6).map { try store.version(of: key("staff/asmith"), at: $0)?.version }
        #expect(staff == [nil, 4, 4, 6])
        try settle()
      }
    }
  }

  @Test(arguments: StoreKind.allCases) func unfitDocumentsAreRefused(kind: StoreKind) throws {
    try kind.run { store, _ in
      let unfit = [
        ("service", "[1]"), ("service", "{\"a\":1"), ("service", "{\"a\":\"\u{1}\"}"), ("service", "{\"a\":1}\n{}"),
        ("service", ""), ("store", "{}"), ("journal/x", "{}"), ("cases/7", "{}"), ("cases/000007/contacts", "{}"),
        ("staff/a/b", "{}"),
      ]
      for (name, document) in unfit {
        #expect(throws: StoreError.self, "\(name) \(document)") { try store.put(name, document) }
      }
      #expect(store.seq == 0)
      try store.put("service", "{ \"a\" : [ 1 , 2 ] }")
      #expect(try store.text("service") == #"{"a":[1,2]}"#)
    }
  }

  @Test(arguments: StoreKind.allCases) func timeNeverGoesBack(kind: StoreKind) throws {
    try kind.run { store, settle in
      var last = ""
      for number in 1...5 {
        let at = try store.put("service", "{\"n\":\(number)}").at
        #expect(at >= last)
        last = at
        try settle()
      }
    }
  }
}
