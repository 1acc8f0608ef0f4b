public import JSON

/// What is wrong in a form's definition, and where.
public struct DefinitionFault: Sendable, Equatable, Error {
  /// The file in which it stands.
  public var file: String
  /// Where in it, such as `sections[2].questions[0].shownIf.question`; empty for the whole.
  public var path: String
  /// What is wrong there.
  public var reason: Reason

  /// Puts the parts together.
  public init(file: String, path: String, reason: Reason) {
    self.file = file
    self.path = path
    self.reason = reason
  }

  /// What can be wrong in a definition.
  public enum Reason: Sendable, Equatable {
    /// It can't be read at all.
    case unreadable
    /// It isn't JSON.
    case notJSON(JSONError)
    /// Something of another kind was expected: an object, text, a list.
    case wrongType(expected: String)
    /// A member that must be there isn't.
    case missing(String)
    /// A member that nothing knows.
    case unknownMember(String)
    /// Text that says nothing.
    case empty
    /// A word that isn't one of those that can stand here.
    case notOneOf(String, [String])
    /// A name that is there already.
    case nameTwice(String)
    /// A name with other characters than small letters, digits, full stops and hyphens.
    case badName(String)
    /// A list of choices that isn't defined.
    case noSuchList(String)
    /// A question that isn't there, or only after the place that looks at it.
    case notBefore(QuestionID)
    /// A code that is none of the question's choices.
    case noSuchChoice(QuestionID, String)
    /// A stage that the form hasn't.
    case noSuchStage(String)
    /// A comparison that a question of this kind can't bear.
    case cannotCompare(QuestionID, kind: String)
    /// A condition that says nothing, or two things at once.
    case notOneCondition
    /// A computation that says nothing, or two things at once.
    case notOneComputation
    /// A number that can't stand here.
    case badNumber(String)
    /// A day that the calendar hasn't.
    case badDay(String)
    /// An end before its beginning.
    case reversed
    /// A kind of question that can't be a column of a table.
    case notAColumn(kind: String)
    /// A version of a form that is there already, in another file.
    case versionTwice(FormID, Int)
  }
}

extension DefinitionFault.Reason {
  /// The reason in words.
  public var words: String {
    switch self {
    case .unreadable: "it can\u{2019}t be read"
    case .notJSON(let error): "this is not JSON: \(error.fault.words) at byte \(error.offset)"
    case .wrongType(let expected): "\(expected) was expected"
    case .missing(let name): "\u{201C}\(name)\u{201D} is missing"
    case .unknownMember(let name): "\u{201C}\(name)\u{201D} is not known here"
    case .empty: "it says nothing"
    case .notOneOf(let word, let allowed):
      "\u{201C}\(word)\u{201D} is none of: \(allowed.joined(separator: ", "))"
    case .nameTwice(let name): "\u{201C}\(name)\u{201D} is there already"
    case .badName(let name):
      "\u{201C}\(name)\u{201D} may have small letters, digits, full stops and hyphens, and begins with a letter"
    case .noSuchList(let name): "there is no list \u{201C}\(name)\u{201D}"
    case .notBefore(let question): "no question \u{201C}\(question)\u{201D} stands before this place"
    case .noSuchChoice(let question, let code): "\u{201C}\(code)\u{201D} is no choice of \u{201C}\(question)\u{201D}"
    case .noSuchStage(let stage): "the form has no stage \u{201C}\(stage)\u{201D}"
    case .cannotCompare(let question, let kind):
      "\u{201C}\(question)\u{201D} can\u{2019}t be compared so: it is of the kind \(kind)"
    case .notOneCondition: "a condition has one of all, any, not, stage, or a question and one comparison"
    case .notOneComputation: "a computation has one of total, count, highest"
    case .badNumber(let text): "\u{201C}\(text)\u{201D} is no number that can stand here"
    case .badDay(let text): "\u{201C}\(text)\u{201D} is no day such as 2026-11-23"
    case .reversed: "the end is before the beginning"
    case .notAColumn(let kind): "a table\u{2019}s column can\u{2019}t be of the kind \(kind)"
    case .versionTwice(let id, let version): "version \(version) of \u{201C}\(id)\u{201D} is in another file already"
    }
  }
}

extension DefinitionFault: CustomStringConvertible {
  /// The file, the place and the reason on one line.
  public var description: String {
    file + ": " + (path.isEmpty ? "" : path + ": ") + reason.words
  }
}
