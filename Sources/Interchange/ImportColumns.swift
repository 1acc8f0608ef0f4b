/// What can be imported.
public enum ImportKind: String, Sendable, CaseIterable {
  case children, staff, orders, offences, contacts
}

/// A column of an import: its header, whether it is needed, and what it holds.
public struct ImportColumn: Sendable, Equatable {
  /// The header.
  public var name: String
  /// Whether every row must fill it.
  public var isRequired: Bool
  /// What it holds, for README and messages.
  public var words: String
  /// A value such as it may hold.
  public var example: String

  init(_ name: String, _ words: String, _ example: String, required isRequired: Bool = false) {
    self.name = name
    self.words = words
    self.example = example
    self.isRequired = isRequired
  }
}

/// The columns of each kind of import.
public enum ImportColumns {
  /// The columns of a kind, in the order in which they are documented.
  public static func of(_ kind: ImportKind) -> [ImportColumn] {
    switch kind {
    case .children:
      [
        .init(
          "source", "the child's number in the other system; rows are found again by it", "CV-1042", required: true),
        .init("family_name", "family name", "Abara", required: true),
        .init("given_names", "given names", "Tomi", required: true),
        .init("known_as", "what the child is called", "Tom"), .init("date_of_birth", "day", "4/3/2010"),
        .init("sex", "male, female or not-known", "male"), .init("ethnicity", "18+1 code or its words", "B2"),
        .init("pnc", "Police National Computer number; also finds a child again", "26/123456K"),
        .init("address", "lines of the address", "12 Alder Road"), .init("postcode", "postcode", "E30 1AB"),
        .init("worker", "user name of the worker", "kmason"),
        .init("team", "identifier of the team", "interventions-1"),
        .init("opened", "day on which the case was opened", "2/11/2026"),
        .init("closed", "day on which it was closed", ""),
        .init("likes", "what the child likes", "football"), .init("wants", "what the child wants", "a CSCS card"),
      ]
    case .staff:
      [
        .init("user", "user name on this machine", "kmason", required: true),
        .init("name", "name in full", "Karen Mason", required: true),
        .init("role", "role, such as officer or manager", "officer"),
        .init("team", "identifier of the team", "interventions-1"),
        .init("source", "number in the other system", "S-7"),
      ]
    case .orders:
      [
        .init("source", "the order's number in the other system", "O-77", required: true),
        .init("child", "the child's source number", "CV-1042", required: true),
        .init("disposal", "code or name", "referral-order", required: true),
        .init("made", "day", "2/11/2026", required: true),
        .init("months", "term in months", "6"), .init("ends", "last day, if not by the term", ""),
        .init("level", "standard, enhanced or intensive", "enhanced"),
        .init("by", "court or police force", "Stratford Youth Court"),
      ]
    case .offences:
      [
        .init("source", "the offence's number in the other system", "F-9", required: true),
        .init("child", "the child's source number", "CV-1042", required: true),
        .init("description", "what it is called", "Theft from a shop", required: true),
        .init("date", "day", "12/9/2026"),
        .init("category", "code or words of the list", "theft"),
        .init("seriousness", "Youth Justice Board score, 1 to 8", "3"),
        .init("police_gravity", "Child Gravity Matrix, 1 to 5", "2"),
        .init("plea", "guilty, not-guilty or not-entered", "guilty"),
      ]
    case .contacts:
      [
        .init("source", "the contact's number in the other system", "K-501", required: true),
        .init("child", "the child's source number", "CV-1042", required: true),
        .init("date", "day", "20/11/2026", required: true), .init("time", "time of day", "10:30"),
        .init("minutes", "length in minutes", "45"),
        .init("kind", "code or words of the list", "office", required: true),
        .init("outcome", "code or words; empty for an appointment", "attended"),
        .init("worker", "user name", "kmason"), .init("counts", "yes or no", "yes"),
        .init("note", "what was said and done", "Came on time."),
      ]
    }
  }
}

/// What is wrong with one row of an import.
public struct ImportProblem: Sendable, Equatable, Error {
  /// The line of the file.
  public var line: Int
  /// The column's header; empty where the whole row is meant.
  public var column: String
  /// The value as it stands in the file.
  public var value: String
  /// Why it isn't accepted, and what is.
  public var reason: String

  /// The problem in one line.
  public var words: String {
    "line \(line)" + (column.isEmpty ? "" : ", column \(column)") + (value.isEmpty ? "" : ", \u{201C}\(value)\u{201D}")
      + ": " + reason
  }
}
