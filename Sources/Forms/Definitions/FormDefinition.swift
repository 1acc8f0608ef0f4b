/// One version of a form: its sections and questions, and what follows from the answers.
///
/// A definition that was read without faults keeps these promises: every name is there once, every condition and
/// computation looks only at questions that stand before it, and every code that it names is one of the choices.
public struct FormDefinition: Sendable, Equatable {
  /// Which form.
  public var id: FormID
  /// Which version of it, from 1; answers are stored with it.
  public var version: Int
  /// What people call it.
  public var title: String
  /// What it is for.
  public var purpose: FormPurpose
  /// What it is for, in a sentence or two.
  public var about: String
  /// Where it comes from.
  public var source: String
  /// Whether a service has to check it against its own practice before it relies on it.
  public var isUnverified: Bool
  /// The first day on which it may be started; nil for any.
  public var from: FormDate?
  /// The last day on which it may be started; nil for any.
  public var through: FormDate?
  /// What it can be written for, such as `review`; empty where there is only one.
  public var stages: [Choice]
  /// Its sections, in the order of the form.
  public var sections: [FormSection]
  /// When its answers alone ask for a second signature, whatever the service's policy; nil for never.
  public var countersignedIf: Condition?
  /// Which of its questions the program itself looks at.
  public var roles: [QuestionRole: QuestionID]
  /// Where each question stands.
  public private(set) var places: [QuestionID: QuestionPlace]

  /// Puts the parts together.
  public init(_ id: FormID, version: Int, title: String, purpose: FormPurpose, sections: [FormSection]) {
    self.id = id
    self.version = version
    self.title = title
    self.purpose = purpose
    self.sections = sections
    about = ""
    source = ""
    isUnverified = false
    from = nil
    through = nil
    stages = []
    countersignedIf = nil
    roles = [:]
    places = [:]
    for (section, found) in sections.enumerated() {
      for (question, one) in found.questions.enumerated() where places[one.id] == nil {
        places[one.id] = QuestionPlace(section: section, question: question)
      }
    }
  }

  /// A question; nil where there is none of the name.
  public func question(_ id: QuestionID) -> Question? {
    places[id].map { sections[$0.section].questions[$0.question] }
  }

  /// The question that has a role; nil where the form has none.
  public func question(for role: QuestionRole) -> Question? { roles[role].flatMap(question) }

  /// A section; nil where there is none of the name.
  public func section(_ id: SectionID) -> FormSection? { sections.first { $0.id == id } }

  /// The section in which a question stands.
  public func section(of question: QuestionID) -> FormSection? { places[question].map { sections[$0.section] } }

  /// Whether it may be started on a day.
  public func isInUse(on day: FormDate) -> Bool { (from ?? day) <= day && day <= (through ?? day) }
}

/// Where a question stands in its form.
public struct QuestionPlace: Sendable, Equatable, Comparable {
  /// The place of its section, from 0.
  public var section: Int
  /// Its place in the section, from 0.
  public var question: Int

  public static func < (left: QuestionPlace, right: QuestionPlace) -> Bool {
    (left.section, left.question) < (right.section, right.question)
  }
}

/// Some of the questions of a form that are answered, and completed, together.
public struct FormSection: Sendable, Equatable {
  /// Its name, one of its kind in the form.
  public var id: SectionID
  /// The part of the form that it belongs to; empty where the form has no parts.
  public var part: String
  /// What people call it.
  public var title: String
  /// How to go about it; empty where it needs no saying.
  public var guidance: String
  /// When it is shown; nil for always.
  public var shownIf: Condition?
  /// Its questions, in the order of the form.
  public var questions: [Question]

  /// A section that is always shown.
  public init(_ id: SectionID, title: String, questions: [Question]) {
    self.id = id
    self.title = title
    self.questions = questions
    part = ""
    guidance = ""
    shownIf = nil
  }
}

/// What a form is for.
public enum FormPurpose: String, Sendable, Equatable, CaseIterable {
  /// A whole assessment of a child.
  case assessment
  /// A short one, about one matter.
  case screening
  /// What an auditor looks at in somebody's work.
  case checklist
}

/// A question that the program itself looks at, whatever the form calls it.
public enum QuestionRole: String, Sendable, Equatable, Hashable, CaseIterable {
  /// The judgement of how likely reoffending is.
  case reoffending
  /// The judgement of the risk of serious harm to others.
  case harm
  /// The judgement of the child's safety and wellbeing.
  case safety
  /// The level of intervention that is chosen.
  case level
  /// What the child says in their own words.
  case childsWords
  /// That an episode of exploitation is to be opened.
  case exploitationEpisode
  /// Who leads that episode.
  case episodeLead
  /// The grading of an audit.
  case grading
  /// What an audit looks at.
  case auditTheme
  /// The table of what an audit asks for: what, who, by when.
  case auditActions
}
