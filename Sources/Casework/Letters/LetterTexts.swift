public import JSON

/// The letters that the program can write.
public enum LetterKind: String, JSONText, CaseIterable {
  case warning
  case finalWarning = "final-warning"
  case appointment

  /// The step that the letter gives; nil where it gives none.
  public var step: Enforcement.Step? {
    switch self {
    case .warning: .firstWarning
    case .finalWarning: .finalWarning
    case .appointment: nil
    }
  }

  /// The letter that gives a step; nil where none does.
  public init?(giving step: Enforcement.Step) {
    guard let kind = Self.allCases.first(where: { $0.step == step }) else { return nil }
    self = kind
  }
}

/// The texts of letters, as the files of `Letters` have them, or as the service wrote them itself.
public struct LetterTexts: OwnCopy {
  public static var file: ServiceFile { .letters }

  /// What the file is, for whoever edits it.
  public var about = ""
  /// The letters.
  public var letters: [Text] = []
  /// Who saved the service's own copy and when.
  public var edits: [DataEdit] = []
  /// No letters.
  public init() {}

  /// One letter with its fields in braces.
  public struct Text: JSONRecord, Equatable {
    /// Which letter.
    public var kind = LetterKind.warning
    /// What it says.
    public var text = ""
    /// Where it comes from.
    public var source = ""
    /// An empty warning.
    public init() {}
    /// A letter that says this.
    public init(_ kind: LetterKind, _ text: String, source: String) {
      self.kind = kind
      self.text = text
      self.source = source
    }
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("kind", &kind)
      try f.required("text", &text)
      try f.field("source", &source)
    }
  }

  /// What a letter says; empty where there is none of the kind.
  public func text(of kind: LetterKind) -> String { letters.first { $0.kind == kind }?.text ?? "" }

  public func differing(from other: LetterTexts) -> [String] {
    Self.names(letters, other.letters) { "letter " + $0.kind.rawValue }
  }

  public func problems() -> [DataProblem] {
    var found: [DataProblem] = []
    for (index, letter) in letters.enumerated() {
      let place = "letter " + letter.kind.rawValue
      if letter.text.allSatisfy(\.isWhitespace) { found.append(DataProblem(place, .empty("text"))) }
      if letters[..<index].contains(where: { $0.kind == letter.kind }) { found.append(DataProblem(place, .nameTwice)) }
      do throws(LetterTemplate.Fault) {
        _ = try LetterTemplate(letter.text)
      } catch {
        switch error {
        case .braceOpen: found.append(DataProblem(place, .braceOpen))
        case .unknownField(let name): found.append(DataProblem(place, .unknown("{\(name)}")))
        case .missing: break
        }
      }
    }
    for kind in LetterKind.allCases where !letters.contains(where: { $0.kind == kind }) {
      found.append(DataProblem("letters", .missing(kind.rawValue)))
    }
    return found
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("letters", &letters)
    try f.field("edits", &edits)
  }
}
