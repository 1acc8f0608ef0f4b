import Casework

/// A court list as comma-separated values, with the columns that README documents.
public enum CourtListCSV {
  /// The columns, in the order in which they are documented.
  public static let columns: [ImportColumn] = [
    .init("court", "name of the court", "Stratford Youth Court", required: true),
    .init("date", "day of the hearing: 23/11/2026 or 2026-11-23", "23/11/2026", required: true),
    .init("time", "time of day", "10:00"), .init("room", "room", "Court 2"),
    .init("session", "session", "morning"),
    .init("family_name", "family name", "Rowe", required: true), .init("given_names", "given names", "Kelly"),
    .init("date_of_birth", "day", "4/3/2010"), .init("age", "age as the list has it", "16"),
    .init("sex", "male, female or not-known", "female"),
    .init("pnc", "Police National Computer number", "26/123456K"), .init("asn", "arrest summons number", ""),
    .init("address", "lines of the address", "12 Alder Road"), .init("postcode", "postcode", "E30 1AB"),
    .init("case_number", "the court's number (URN)", "25GD34377719", required: true),
    .init("purpose", "what it is for", "Breach of YRO"), .init("panel", "youth or adult", "youth"),
    .init(
      "status",
      "bail, bail-conditions, bail-supervision, bail-iss, remand-la, remand-yda, remand-custody or in-custody",
      "bail-conditions"),
    .init("offences", "what the child is charged with; several with a semicolon between", "Theft; Common assault"),
    .init("plea", "guilty, not-guilty or not-entered, to all of them", "guilty"),
    .init("application", "yes where it is an application", ""),
  ]

  static func read(_ bytes: [UInt8], into list: inout GatheredList) -> [CourtListProblem] {
    var problems: [CourtListProblem] = []
    do {
      var rows = try CSVReader.rows(bytes)
      guard !rows.isEmpty else {
        return [CourtListProblem("line 1", "the file is empty. Its first line names the columns.")]
      }
      let header = rows.removeFirst()
      let names = header.fields.map { $0.lowercased().filter { $0 != " " } }
      problems += faults(of: names, header)
      if !problems.isEmpty { return problems }
      for row in rows {
        guard row.fields.count == names.count else {
          problems.append(
            CourtListProblem(
              "line \(row.line)",
              "it has \(row.fields.count) fields, but the header has \(names.count). Check commas and quotes."))
          continue
        }
        var line = Line(row.line, Dictionary(zip(names, row.fields)) { first, _ in first })
        if let (entry, court, day) = line.entry(list.types) {
          list.add(entry, court: court, kind: CourtKind(named: court, otherwise: .magistrates), on: day, isWhole: true)
        }
        problems += line.problems
      }
    } catch {
      problems.append(CourtListProblem("", error.words))
    }
    return problems
  }

  private static func faults(of names: [String], _ header: CSVReader.Row) -> [CourtListProblem] {
    var problems: [CourtListProblem] = []
    let place = "line \(header.line)"
    for (index, name) in names.enumerated() {
      if !columns.contains(where: { $0.name == name }) {
        let known = columns.map(\.name).joined(separator: ", ")
        problems.append(
          CourtListProblem(place, value: header.fields[index], "court lists have no such column. They have \(known)."))
      } else if names[..<index].contains(name) {
        problems.append(CourtListProblem(place, value: name, "the column stands twice."))
      }
    }
    for column in columns where column.isRequired && !names.contains(column.name) {
      problems.append(CourtListProblem(place, value: column.name, "this column is needed and missing."))
    }
    return problems
  }

  /// A row by its headers, and what is wrong with it.
  private struct Line {
    private let number: Int
    private let values: [String: String]
    private(set) var problems: [CourtListProblem] = []

    init(_ number: Int, _ values: [String: String]) {
      self.number = number
      self.values = values
    }

    private func text(_ column: String) -> String {
      var text = Substring(values[column] ?? "")
      while text.first == " " { text.removeFirst() }
      while text.last == " " { text.removeLast() }
      return String(text)
    }

    private mutating func fault(_ column: String, _ reason: String) {
      problems.append(CourtListProblem("line \(number), column \(column)", value: text(column), reason))
    }

    private mutating func day(_ column: String) -> Day? {
      let text = text(column)
      if text.isEmpty { return nil }
      if let day = Day(iso: text) ?? Day(slashed: text) { return day }
      fault(column, "it is no day. Write it like 23/11/2026 or 2026-11-23.")
      return nil
    }

    private mutating func time(_ column: String) -> TimeOfDay? {
      let digits = text(column).filter { $0 != ":" && $0 != "." }
      if digits.isEmpty { return nil }
      if (3...4).contains(digits.count), let number = Int(digits),
        let time = TimeOfDay(hour: number / 100, minute: number % 100)
      {
        return time
      }
      fault(column, "it is no time. Write it like 10:00.")
      return nil
    }

    private mutating func code<T: RawRepresentable & CaseIterable>(_ column: String, _ type: T.Type) -> T?
    where T.RawValue == String {
      let text = text(column).lowercased()
      if text.isEmpty { return nil }
      if let value = T(rawValue: text) { return value }
      fault(column, "it is none of " + T.allCases.map(\.rawValue).joined(separator: ", ") + ".")
      return nil
    }

    mutating func entry(_ types: HearingTypes) -> (CourtEntry, String, Day)? {
      for column in CourtListCSV.columns where column.isRequired && text(column.name).isEmpty {
        fault(column.name, "it is needed.")
      }
      var entry = CourtEntry()
      entry.person.familyName = text("family_name")
      entry.person.givenNames = text("given_names")
      entry.person.born = day("date_of_birth")
      if !text("age").isEmpty {
        entry.person.age = Int(text("age")).flatMap { (0...120).contains($0) ? $0 : nil }
        if entry.person.age == nil { fault("age", "an age from 0 to 120 is needed.") }
      }
      entry.person.sex = code("sex", Sex.self)
      entry.person.pnc = text("pnc")
      entry.person.asn = text("asn")
      entry.person.address = text("address")
      entry.person.postcode = text("postcode").uppercased()
      entry.at = time("time")
      entry.room = text("room")
      entry.session = text("session")
      entry.reference = text("case_number")
      entry.purpose = text("purpose")
      entry.type = types.type(of: entry.purpose)
      entry.panel = code("panel", CourtPanel.self)
      entry.status = code("status", RemandStatus.self)
      let plea = code("plea", Plea.self)
      entry.offences = text("offences").split(separator: ";").map { title in
        var offence = ListedOffence()
        offence.title = String(title.drop { $0 == " " })
        offence.plea = plea
        return offence
      }
      switch text("application").lowercased() {
      case "yes", "y", "true", "1": entry.isApplication = true
      case "", "no", "n", "false", "0": break
      default: fault("application", "write yes or no.")
      }
      let listed = day("date")
      guard problems.isEmpty, let listed else { return nil }
      return (entry, text("court"), listed)
    }
  }
}
