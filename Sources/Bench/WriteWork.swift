import CaseStore
import Casework
import Glibc
import JSON

/// Recording contacts durably: one writer, and many at once as processes of their own.
struct WriteWork {
  let surroundings: Surroundings
  let runs: Int

  /// One writer beside a bare append of the same bytes, and beside SQLite.
  func alone(_ data: Dataset, _ figures: inout Figures) throws {
    let casebook = try Casebook(FileStore.open(data.store), lists: data.lists)
    let references = casebook.openCases.map(\.reference)
    let sqlite = try SQLite(surroundings.path("alone.sqlite"))
    try sqlite.run(Self.table)
    let floor = open(surroundings.path("floor"), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    defer { close(floor) }
    let line = [UInt8](repeating: UInt8(ascii: "x"), count: 860)
    var ours = Times()
    var bare = Times()
    var theirs = Times()
    for number in 0..<(runs * 40) {
      let contact = StoreWork.contact(number, data)
      let reference = references[number % references.count]
      ours.add(
        try Measure.time { _ = try casebook.make(.contactRecorded(reference, contact), by: data.me, now: data.now) })
      bare.add(
        Measure.time {
          _ = Glibc.write(floor, line, line.count)
          fdatasync(floor)
        })
      theirs.add(try Measure.time { try Self.insert(number, contact, sqlite) })
    }
    figures.ratio("record a contact, durable, one writer", ours, bare, atMost: 1.3, against: "append+fdatasync")
    figures.ratio("record a contact, durable, one writer", ours, theirs, atMost: 0.95, against: "SQLite")
  }

  static let table = """
    CREATE TABLE IF NOT EXISTS contacts(row INTEGER PRIMARY KEY, case_id INTEGER, at TEXT, worker TEXT, note TEXT, body TEXT);
    CREATE INDEX IF NOT EXISTS contacts_case ON contacts(case_id, at);
    CREATE TABLE IF NOT EXISTS journal(seq INTEGER PRIMARY KEY, at TEXT, by TEXT, op TEXT, body TEXT);
    """

  /// The same record in SQLite: the contact and its audit row in one transaction.
  static func insert(_ number: Int, _ contact: Contact, _ sqlite: SQLite) throws {
    let body = String(decoding: contact.json(), as: UTF8.self)
    try sqlite.query("BEGIN IMMEDIATE")
    try sqlite.query(
      "INSERT INTO contacts(case_id, at, worker, note, body) VALUES (?,?,?,?,?)",
      [String(number % 300), contact.at.jsonText, contact.worker.text, contact.note, body])
    try sqlite.query(
      "INSERT INTO journal(at, by, op, body) VALUES (?,?,?,?)",
      [contact.at.jsonText, contact.worker.text, "contact.record", String(number)])
    try sqlite.query("COMMIT")
  }

  /// Many writers as fast as they can for some seconds, on this disk and on one whose flush takes 2 ms.
  func together(_ data: Dataset, _ figures: inout Figures) throws {
    for (writers, bound) in [(8, 5.0), (32, 30.0)] {
      let ours = try race("ours", writers, data, slow: true)
      let theirs = try race("sqlite", writers, data, slow: true)
      figures.rate("\(writers) writers, 2 ms flush", ours.rate, theirs.rate, atLeast: bound, against: "SQLite")
      figures.bound("\(writers) writers, 2 ms flush: worst wait", ours.worst / 1e3, atMost: 100, unit: "ms")
      figures.floor("\(writers) writers, 2 ms flush: slowest \u{F7} fastest", ours.fairness, atLeast: 0.5, unit: "")
      figures.note(
        "",
        "SQLite: worst wait \(decimal(theirs.worst / 1e3, 0)) ms, slowest \u{F7} fastest \(decimal(theirs.fairness, 2))"
      )
    }
    for writers in [8, 32] {
      let ours = try race("ours", writers, data, slow: false)
      let theirs = try race("sqlite", writers, data, slow: false)
      figures.rate("\(writers) writers, this disk", ours.rate, theirs.rate, atLeast: 1.5, against: "SQLite")
    }
  }

  private struct Race {
    var rate = 0.0
    var worst = 0.0
    var fairness = 0.0
  }

  private func race(_ contender: String, _ writers: Int, _ data: Dataset, slow: Bool) throws -> Race {
    let seconds = 2
    var environment: [String: String] = [:]
    if slow {
      environment["LD_PRELOAD"] = surroundings.products + "/libSlowSync.so"
      environment["SLOW_SYNC_US"] = "2000"
      environment["SLOW_SYNC_STATE"] = surroundings.path("slow-\(contender)-\(writers)-\(Int(Measure.now()))")
    }
    let path: String
    if contender == "ours" {
      path = surroundings.path("race-\(writers)-\(slow)")
      Surroundings.run([
        surroundings.products + "/waymark", "demo", "--store", path, "--cases", "300", "--contacts", "3000",
        "--today", data.today.iso, "--as", data.me.text,
      ])
    } else {
      path = surroundings.path("race-\(writers)-\(slow).sqlite")
      try SQLite(path).run(Self.table)
    }
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    let begin = Int(Measure.now()) + 3_000_000
    var children: [pid_t] = []
    for number in 0..<writers {
      children.append(
        Surroundings.start(
          [surroundings.products + "/Bench", "write", contender, path, String(number), String(begin), String(seconds)],
          environment: environment, output: ends[1]))
    }
    close(ends[1])
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(ends[0], &chunk, chunk.count)
      if count <= 0 { break }
      output += chunk[..<count]
    }
    close(ends[0])
    for child in children { waitpid(child, nil, 0) }
    let rows = String(decoding: output, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    let done = rows.compactMap(\.first)
    guard done.count == writers, let most = done.max(), let least = done.min() else {
      throw SQLite.Problem(description: "\(writers - done.count) of \(writers) \(contender) writers failed")
    }
    return Race(
      rate: done.reduce(0, +) / Double(seconds), worst: rows.compactMap { $0.count > 1 ? $0[1] : nil }.max() ?? 0,
      fairness: most > 0 ? least / most : 0)
  }

  /// Which case comes next: each writer has a caseload of nine of its own, as officers have.
  private static func caseload(_ writer: Int, _ count: Int, of cases: Int) -> Int { (writer * 9 + count % 9) % cases }

  /// One writer of a race: prints how many it wrote, and its worst wait in microseconds.
  static func write(
    _ contender: String, _ path: String, _ number: Int, begin: Double, seconds: Double, lists: CodeLists
  ) throws {
    var worst = 0.0
    var count = 0
    let me: StaffID = "bench"
    let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)
    var contact = Contact()
    contact.at = now
    contact.outcome = .attended
    contact.worker = me
    contact.note = String(repeating: "We spoke about college and the plan for the week. ", count: 5)
    var act: () throws -> Void
    if contender == "ours" {
      let casebook = try Casebook(FileStore.open(path), lists: lists)
      let references = casebook.openCases.map(\.reference)
      act = {
        let reference = references[Self.caseload(number, count, of: references.count)]
        _ = try casebook.make(.contactRecorded(reference, contact), by: me, now: now)
      }
    } else {
      let sqlite = try SQLite(path)
      act = { try insert(Self.caseload(number, count, of: 300), contact, sqlite) }
    }
    while Measure.now() < begin { usleep(200) }
    let end = begin + seconds * 1e6
    while Measure.now() < end {
      worst = max(worst, try Measure.time(act))
      count += 1
    }
    print("\(count) \(Int(worst))")
  }
}
