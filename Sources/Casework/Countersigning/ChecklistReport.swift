/// How the questions of the quality checklists were answered when documents were countersigned or sent back (R109,
/// R211).
public struct ChecklistReport: Sendable, Equatable {
  /// One question of one kind of document.
  public struct Line: Sendable, Equatable {
    /// The kind of document.
    public var kind: SignedKind
    /// The question's name.
    public var check: ListCode
    /// How often each answer was given.
    public var counts: [CheckAnswer.Answer: Int] = [:]

    /// Yes in a hundred of those that were answered yes, partly or no; nil where none was.
    public var percent: Int? {
      let asked = [CheckAnswer.Answer.yes, .partly, .no].reduce(0) { $0 + (counts[$1] ?? 0) }
      return asked == 0 ? nil : (counts[.yes] ?? 0) * 100 / asked
    }
  }

  /// One line a question, by kind of document in the order of its checklist.
  public private(set) var lines: [Line] = []
  /// How many documents were countersigned.
  public private(set) var countersigned = 0
  /// How often one was sent back.
  public private(set) var sentBack = 0

  /// Nothing read.
  public init() {}

  /// Counts the readings of a document that took place between two days.
  public mutating func take(_ kind: SignedKind, _ signing: Signing, days: ClosedRange<Day>) {
    for act in signing.acts where days.contains(act.at.day) {
      switch act.kind {
      case .countersigned: countersigned += 1
      case .sentBack: sentBack += 1
      case .submitted, .takenBack: continue
      }
      for answer in act.checks {
        let index = lines.firstIndex { $0.kind == kind && $0.check == answer.check }
        if index == nil { lines.append(Line(kind: kind, check: answer.check)) }
        lines[index ?? lines.count - 1].counts[answer.answer, default: 0] += 1
      }
    }
  }

  /// Puts the lines in the order of the checklists that are in force.
  public mutating func arrange(by policy: CountersigningPolicy) {
    func place(_ line: Line) -> (Int, Int, String) {
      let kind = SignedKind.allCases.firstIndex(of: line.kind) ?? 0
      let questions = policy.checklists.filter { $0.kind == line.kind }.flatMap(\.questions)
      return (kind, questions.firstIndex { $0.id == line.check } ?? .max, line.check.text)
    }
    lines.sort { place($0) < place($1) }
  }
}

extension CountersigningPolicy {
  /// A checklist's question in its own words, as it was asked last.
  public func words(of check: ListCode, for kind: SignedKind) -> String {
    checklists.filter { $0.kind == kind }.flatMap(\.questions).last { $0.id == check }?.words ?? check.text
  }
}
