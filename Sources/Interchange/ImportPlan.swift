public import Casework

/// What importing a file would do: worked out before anything is written.
public struct ImportPlan: Sendable {
  /// Rows read.
  public private(set) var read = 0
  /// Rows that make something new.
  public private(set) var new = 0
  /// Rows that alter what is there.
  public private(set) var updated = 0
  /// Rows that say what is there already.
  public private(set) var unchanged = 0
  /// What is wrong, row by row.
  public private(set) var problems: [ImportProblem] = []
  /// New children who may be on record already, with their lines: they are taken in, and somebody should look.
  public private(set) var alike: [(line: Int, matches: [Match])] = []
  /// Everything that would be written, as one change.
  public private(set) var edits = Edits()
  /// The number of the last change that the plan knows of.
  public let seen: Int

  /// Plans the import of a file.
  ///
  /// `sources` maps the other system's numbers to what is here already. Throws `CSVReader.Fault` or an `ImportProblem` of
  /// the header where nothing can be planned, and what reading the record throws. `words` says why the domain refuses
  /// something; Interchange has no words of its own for that.
  public init(
    _ kind: ImportKind, csv bytes: [UInt8], on record: some Record, sources: ImportSources, context: ChangeContext,
    calendar: WorkingCalendar, words: @escaping (Refusal) -> String
  ) throws {
    seen = context.seq - 1
    var rows = try CSVReader.rows(bytes)
    guard !rows.isEmpty else {
      throw ImportProblem(
        line: 1, column: "", value: "", reason: "the file is empty. Its first line names the columns.")
    }
    let header = rows.removeFirst()
    let names = try Self.header(header, kind)
    var maker = ImportMaker(kind: kind, record: record, sources: sources, context: context, words: words)
    var lines: [String: Int] = [:]
    for row in rows {
      read += 1
      do {
        guard row.fields.count == names.count else {
          throw ImportProblem(
            line: row.line, column: "", value: "",
            reason: "it has \(row.fields.count) fields, but the header has \(names.count). Check commas and quotes.")
        }
        let line = ImportRow(
          line: row.line, values: Dictionary(zip(names, row.fields)) { first, _ in first }, today: context.now.day,
          lists: context.lists, calendar: calendar)
        for column in ImportColumns.of(kind) where column.isRequired && line.text(column.name).isEmpty {
          throw line.problem(column.name, "it is needed.")
        }
        let key = line.text(kind == .staff ? "user" : "source")
        if let earlier = lines[key] {
          throw line.problem(kind == .staff ? "user" : "source", "line \(earlier) has it already.")
        }
        lines[key] = row.line
        switch try maker.take(line) {
        case .new:
          new += 1
          if !maker.alike.isEmpty { alike.append((row.line, maker.alike)) }
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        }
      } catch let problem as ImportProblem {
        problems.append(problem)
      }
    }
    edits = maker.edits
  }

  private static func header(_ row: CSVReader.Row, _ kind: ImportKind) throws -> [String] {
    let names = row.fields.map { $0.lowercased().filter { $0 != " " } }
    let known = ImportColumns.of(kind)
    for (index, name) in names.enumerated() {
      guard known.contains(where: { $0.name == name }) else {
        throw ImportProblem(
          line: row.line, column: row.fields[index], value: "",
          reason: "\(kind.rawValue) have no such column. They have " + known.map(\.name).joined(separator: ", ") + ".")
      }
      if names[..<index].contains(name) {
        throw ImportProblem(line: row.line, column: name, value: "", reason: "the column stands twice.")
      }
    }
    for column in known where column.isRequired && !names.contains(column.name) {
      throw ImportProblem(line: row.line, column: column.name, value: "", reason: "this column is needed and missing.")
    }
    return names
  }

  /// The rows that are left out as CSV: line, column, value, reason.
  public var rejectedCSV: [UInt8] {
    var text = CSVText()
    text.add(["line", "column", "value", "reason"])
    for problem in problems { text.add([String(problem.line), problem.column, problem.value, problem.reason]) }
    return text.bytes
  }
}

/// Where the other system's numbers are found in this record.
public struct ImportSources: Sendable {
  /// Cases by the child's source number.
  public var children: [String: CaseReference] = [:]
  /// Cases by the child's PNC number.
  public var pnc: [String: CaseReference] = [:]
  /// Finds children on record who may be a new one under another number; nil where nobody asks.
  public var matcher: ChildMatcher?
  /// Nothing imported yet.
  public init() {}

  /// Takes a child's numbers.
  public mutating func add(_ child: Child, _ reference: CaseReference) {
    for identifier in child.identifiers {
      if identifier.kind == .source { children[identifier.value] = reference }
      if identifier.kind == .pnc { pnc[identifier.value] = reference }
    }
  }
}
