public import Forms

/// What audits found between two days: gradings, answers and actions, by theme, month or whoever held the case.
public struct AuditReport: Sendable, Equatable {
  /// What its lines stand for.
  public enum Grouping: String, Sendable, CaseIterable {
    case theme, month, worker, team, auditor
  }

  /// What was found in one group.
  public struct Line: Sendable, Equatable {
    /// The theme, the month as `2026-11`, or the user name or team; empty for none.
    public var group: String
    /// How many audits.
    public var audits = 0
    /// How many had each grading.
    public var gradings: [String: Int] = [:]
    /// Actions that are done.
    public var done = 0
    /// Actions that are still to be done in time.
    public var open = 0
    /// Actions whose day has passed.
    public var late = 0
  }

  /// How often a question of the audit was answered yes, no or not known.
  public struct Answer: Sendable, Equatable {
    /// The question in its own words, as the newest form asks it.
    public var words: String
    /// How often each answer was given.
    public var counts: [String: Int]
  }

  /// One line a group, in order.
  public var lines: [Line]
  /// All of them together.
  public var total: Line
  /// The questions that are answered yes or no, in the order of the form.
  public var answers: [Answer]
  /// The gradings that the forms offer, best first, with their words.
  public var gradings: [Choice]

  /// Counts what audits of these days found, as of a day.
  public init(
    _ all: some Sequence<FiledAudit>, days: ClosedRange<Day>, by grouping: Grouping, forms: FormLibrary, on day: Day
  ) {
    var found: [String: Line] = [:]
    total = Line(group: "")
    var counts: [QuestionID: [String: Int]] = [:]
    var used: [FormDefinition] = []
    for filed in all where days.contains(filed.audit.on) {
      let audit = filed.audit
      let group = grouping.group(of: audit)
      found[group, default: Line(group: group)].take(audit, on: day)
      total.take(audit, on: day)
      guard let form = forms.definition(audit.form, version: audit.formVersion) else { continue }
      if !used.contains(form) { used.append(form) }
      for section in form.sections {
        for question in section.questions where question.kind == .yesNo {
          for code in audit.answers[question.id]?.value.codes ?? [] {
            counts[question.id, default: [:]][code, default: 0] += 1
          }
        }
      }
    }
    lines = found.values.sorted { $0.group < $1.group }
    var asked: Set<QuestionID> = []
    var offered: [Choice] = []
    answers = []
    for form in used.sorted(by: { ($1.id, $1.version) < ($0.id, $0.version) }) {
      for section in form.sections {
        for question in section.questions {
          guard let counts = counts[question.id], asked.insert(question.id).inserted else { continue }
          answers.append(Answer(words: question.words, counts: counts))
        }
      }
      for choice in form.question(for: .grading)?.choices ?? []
      where !offered.contains(where: { $0.code == choice.code }) {
        offered.append(choice)
      }
    }
    gradings = offered
  }
}

extension AuditReport.Grouping {
  fileprivate func group(of audit: CaseAudit) -> String {
    switch self {
    case .theme: audit.theme
    case .month: audit.on.startOfMonth.iso.prefix(7).description
    case .worker: audit.worker?.text ?? ""
    case .team: audit.team?.text ?? ""
    case .auditor: audit.by.text
    }
  }
}

extension AuditReport.Line {
  fileprivate mutating func take(_ audit: CaseAudit, on day: Day) {
    audits += 1
    gradings[audit.grading, default: 0] += 1
    done += audit.actions.count { $0.done != nil }
    late += audit.actions.count { $0.isLate(on: day) }
    open += audit.actions.count { $0.done == nil && !$0.isLate(on: day) }
  }
}

extension AuditSample {
  /// From what chance grows for a month where nobody names another seed: its year and number.
  public static func seed(of month: Day) -> UInt64 {
    UInt64(max(0, month.parts.year * 100 + month.parts.month))
  }
}
