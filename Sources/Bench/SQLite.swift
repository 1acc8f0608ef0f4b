import CSQLite

/// The reference: SQLite through its C interface, with prepared statements kept.
final class SQLite {
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  private var database: OpaquePointer?
  private var statements: [String: OpaquePointer] = [:]

  init(_ path: String, synchronous: String = "FULL") throws {
    guard sqlite3_open(path, &database) == SQLITE_OK else { throw problem() }
    sqlite3_busy_timeout(database, 60_000)
    try run("PRAGMA journal_mode=WAL")
    try run("PRAGMA synchronous=\(synchronous)")
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close(database)
  }

  private func problem() -> Problem {
    Problem(description: "SQLite: " + String(cString: sqlite3_errmsg(database)))
  }

  /// Runs statements that give no rows.
  func run(_ sql: String) throws {
    guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else { throw problem() }
  }

  /// Runs a prepared statement and calls `row` for each row.
  func query(_ sql: String, _ values: [String] = [], _ row: (Row) -> Void = { _ in }) throws {
    let statement: OpaquePointer
    if let kept = statements[sql] {
      statement = kept
    } else {
      var made: OpaquePointer?
      guard sqlite3_prepare_v2(database, sql, -1, &made, nil) == SQLITE_OK, let made else { throw problem() }
      statements[sql] = made
      statement = made
    }
    defer { sqlite3_reset(statement) }
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for (index, value) in values.enumerated() {
      sqlite3_bind_text(statement, Int32(index + 1), value, Int32(value.utf8.count), transient)
    }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: row(Row(statement: statement))
      case SQLITE_DONE: return
      default: throw problem()
      }
    }
  }

  /// One row of a result.
  struct Row {
    fileprivate let statement: OpaquePointer
    func text(_ column: Int32) -> String {
      sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
    }
    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
  }
}
