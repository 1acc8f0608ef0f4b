public import JSON

/// The data files of which a service may keep its own copy in its store.
public enum ServiceFile: String, JSONText, CaseIterable {
  /// Time limits, contacts a month, hours a week, and the steps of enforcement.
  case standards
  /// Who may hold what.
  case allocation
  /// What cases weigh, and what people can carry.
  case workload
  /// The texts of letters.
  case letters
  /// What reports to courts are made of, and what the Court Review Panel's pack says.
  case reports
  /// How long records are kept.
  case retention
  /// By when requests for what is held on a child are answered, why something isn't given, and what the letter says.
  case subjectAccess = "subject-access"
  /// What each role sees and may do.
  case access

  /// The key of the service's own copy.
  public var key: DocumentKey { DocumentKey(trusted: rawValue) }
}

/// A data file of which a service may keep its own copy: checked before it is accepted, with who saved it and why.
public protocol OwnCopy: JSONRecord, Equatable {
  /// Which file it is.
  static var file: ServiceFile { get }
  /// Who saved the service's own copy and when, earliest first; the change that saves it writes them.
  var edits: [DataEdit] { get set }
  /// Every fault of the data, with its place; empty for data that can be worked with.
  func problems() -> [DataProblem]
  /// The entries of which the two differ, as faults call them.
  func differing(from other: Self) -> [String]
}

extension OwnCopy {
  /// The names of the entries that stand in one of two lists alone, or differently in both.
  static func names<Entry: Equatable>(
    _ mine: [Entry], _ theirs: [Entry], _ name: (Entry) -> String
  ) -> [String] {
    let mine = Dictionary(grouping: mine, by: name)
    let theirs = Dictionary(grouping: theirs, by: name)
    return Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }.sorted()
  }

  /// As it is stored after an edit: with who, when and why, behind what was saved before.
  func saved(over before: Self?, by author: StaffID, at moment: Moment, why: String) -> Self {
    var edit = DataEdit()
    edit.by = author
    edit.at = moment
    edit.why = why
    edit.entries = before.map { differing(from: $0) } ?? []
    var saved = self
    saved.edits = (before?.edits ?? []) + [edit]
    return saved
  }
}
