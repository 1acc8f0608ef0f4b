import CaseResources
import CaseStore
import Casework
import Demonstration
import Glibc
import JSON

/// One made-up service in both stores: Waymark's and SQLite's.
struct Dataset {
  let store: String
  let database: String
  let today: Day
  let me: StaffID = "bench"
  let lists: CodeLists
  let standards: Standards
  let calendar: WorkingCalendar

  /// The moment that the benchmark takes for now.
  var now: Moment { Moment(today, TimeOfDay(hour: 9, minute: 0) ?? .midday) }

  /// Makes the service with so many open and closed cases and contacts, first in Waymark's store, then in SQLite's.
  init(_ surroundings: Surroundings, name: String, openCases: Int, cases: Int, contacts: Int, alsoSQLite: Bool) throws {
    store = surroundings.path(name)
    database = surroundings.path(name + ".sqlite")
    today = Day(year: 2026, month: 11, day: 23) ?? .epoch
    let resources = try Resources.find()
    lists = CodeLists(try resources.files(in: "Lists").map { try CodeList(json: try resources.bytes($0)) })
    standards = try Standards(json: try resources.bytes("Standards/standards.json"))
    calendar = WorkingCalendar(oneOff: try OneOffHolidays(json: try resources.bytes("Calendar/bank-holidays.json")))
    try Self.run(
      [
        surroundings.products + "/waymark", "demo", "--store", store, "--today", today.iso, "--as", me.text,
        "--open-cases", String(openCases), "--cases", String(cases), "--contacts", String(contacts),
      ])
    if alsoSQLite { try fillDatabase() }
  }

  private static func run(_ words: [String]) throws {
    let result = Surroundings.run(words)
    guard result.status == 0 else {
      throw SQLite.Problem(description: words.joined(separator: " ") + " ended with status \(result.status)")
    }
  }

  private func fillDatabase() throws {
    let sqlite = try SQLite(database, synchronous: "OFF")
    try sqlite.run(Self.schema)
    let casebook = try Casebook(FileStore.open(store), lists: lists)
    try sqlite.run("BEGIN")
    for summary in casebook.openCases + (try casebook.closedCases()) {
      guard let file = try casebook.caseFile(summary.reference) else { continue }
      try insert(file, into: sqlite)
    }
    try sqlite.run("COMMIT")
    try sqlite.run("ANALYZE")
    try sqlite.run("PRAGMA wal_checkpoint(TRUNCATE)")
  }

  private func insert(_ file: CaseFile, into sqlite: SQLite) throws {
    let header = file.header
    let number = String(file.reference.number)
    try sqlite.query(
      "INSERT INTO cases VALUES (?,?,?,?,?,?,?)",
      [
        number, header.child.listName, header.child.dateOfBirth?.iso ?? "", header.worker?.text ?? "",
        header.team?.text ?? "", header.isOpen ? "1" : "0", String(decoding: header.json(), as: UTF8.self),
      ])
    for order in header.orders {
      try sqlite.query(
        "INSERT INTO orders VALUES (?,?,?,?,?,?)",
        [
          number, order.disposal.rawValue, order.begins.iso, order.ends?.iso ?? "", order.level?.rawValue ?? "",
          order.ended?.on.iso ?? "",
        ])
    }
    for filed in file.contacts {
      let contact = filed.contact
      try sqlite.query(
        "INSERT INTO contacts(case_id, id, at, kind, outcome, counts, worker, note, body) VALUES (?,?,?,?,?,?,?,?,?)",
        [
          number, filed.id.text, contact.at.jsonText, contact.kind.text, contact.outcome?.rawValue ?? "",
          contact.counts ? "1" : "0", contact.worker.text, contact.note,
          String(decoding: contact.json(), as: UTF8.self),
        ])
    }
  }

  private static let schema = """
    CREATE TABLE cases(id INTEGER PRIMARY KEY, name TEXT, born TEXT, worker TEXT, team TEXT, open INTEGER, body TEXT);
    CREATE TABLE orders(case_id INTEGER, disposal TEXT, begins TEXT, ends TEXT, level TEXT, ended TEXT);
    CREATE TABLE contacts(row INTEGER PRIMARY KEY, case_id INTEGER, id TEXT, at TEXT, kind TEXT, outcome TEXT,
      counts INTEGER, worker TEXT, note TEXT, body TEXT);
    CREATE INDEX cases_open ON cases(open, worker, name, born, team);
    CREATE INDEX orders_case ON orders(case_id, disposal, begins, ends, level, ended);
    CREATE INDEX contacts_case ON contacts(case_id, at, outcome, counts);
    CREATE INDEX contacts_planned ON contacts(worker, at, case_id, kind) WHERE outcome = '';
    """

  /// What a caseload and Today ask of SQLite: an officer's own, or all open cases.
  static func open(_ path: String, worker: StaffID?, me: StaffID, month: String) throws -> Int {
    let sqlite = try SQLite(path)
    var rows = 0
    let whose = worker.map { [$0.text] } ?? []
    let open = "open = 1" + (worker == nil ? "" : " AND worker = ?")
    let ids = "SELECT id FROM cases WHERE " + open
    try sqlite.query("SELECT id, name, born, worker, team FROM cases WHERE " + open, whose) {
      rows += $0.text(1).utf8.count > 0 ? 1 : 0
    }
    try sqlite.query(
      "SELECT case_id, disposal, begins, ends, level FROM orders WHERE ended = '' AND case_id IN (\(ids))", whose
    ) { rows += $0.integer(0) > 0 ? 1 : 0 }
    try sqlite.query(
      """
      SELECT case_id, count(*) FROM contacts
      WHERE case_id IN (\(ids)) AND at >= ? AND counts = 1 AND outcome <> '' GROUP BY case_id
      """, whose + [month]
    ) { rows += $0.integer(1) }
    try sqlite.query(
      "SELECT case_id, max(at) FROM contacts WHERE case_id IN (\(ids)) AND outcome IN ('attended','late') GROUP BY case_id",
      whose
    ) { rows += $0.text(1).utf8.count > 0 ? 1 : 0 }
    try sqlite.query(
      "SELECT case_id, at, kind FROM contacts WHERE worker = ? AND outcome = '' ORDER BY at", [me.text]
    ) { rows += $0.text(1).utf8.count > 0 ? 1 : 0 }
    return rows
  }
}
