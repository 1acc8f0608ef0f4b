public import Forms

/// Something that is done to an assessment before it is signed, or to correct one that is.
public enum AssessmentChange: Sendable, Equatable {
  /// A new one is started, with the last answers to the same form unless it starts empty.
  case start(FormID, stage: String, order: OrderID?, empty: Bool = false)
  /// Answers of a section are saved, with the minutes that it took; what others saved in other questions stays.
  case save(DocumentID, SectionID, [AnswerEdit], minutes: Int)
  /// What was carried over into a section, or into one question of it, still holds.
  case confirm(DocumentID, SectionID, QuestionID? = nil)
  /// A section is marked as complete, or the mark is taken off.
  case mark(DocumentID, SectionID, complete: Bool)
  /// A new version of a signed one is started with its answers, to correct it.
  case correct(DocumentID, why: String)
  /// A draft that was started in error is dropped; the trail keeps it.
  case drop(DocumentID, why: String)
  /// An episode of exploitation ends.
  case endEpisode(DocumentID, on: Day, outcome: String)

  /// The change's name in the journal.
  public var op: String {
    switch self {
    case .start: "assessment.start"
    case .save: "assessment.save"
    case .confirm: "assessment.confirm"
    case .mark: "assessment.mark"
    case .correct: "assessment.correct"
    case .drop: "assessment.drop"
    case .endEpisode: "assessment.episode"
    }
  }

  /// The reason that its author gave; nil where none is asked for.
  public var why: String? {
    switch self {
    case .correct(_, let why), .drop(_, let why), .endEpisode(_, _, let why): why
    case .start, .save, .confirm, .mark: nil
    }
  }

  /// What the history calls a change of this name; nil for one of another subject.
  static func words(forOp op: String) -> String? {
    switch op {
    case "assessment.start": "Assessment started"
    case "assessment.save": "Section of an assessment saved"
    case "assessment.confirm": "Carried answers confirmed"
    case "assessment.mark": "Section of an assessment marked"
    case "assessment.correct": "Correction of an assessment started"
    case "assessment.drop": "Draft of an assessment dropped"
    case "assessment.episode": "Episode of exploitation ended"
    default: nil
    }
  }
}

/// Why a change to an assessment isn't made.
public enum AssessmentRefusal: Error, Sendable, Equatable {
  /// There is no such form, or not this version of it.
  case noSuchForm(FormID, version: Int?)
  /// It isn't in use on the day, or is no form for a case.
  case notInUse(String, Day)
  /// The form has no such stage.
  case noSuchStage(String, form: String)
  /// The child has an open draft of the same form.
  case draftOpen(String)
  /// The case has no such assessment.
  case noSuchAssessment(DocumentID, CaseReference)
  /// The form has no such section, or it isn't shown.
  case noSuchSection(SectionID)
  /// The section has no such question.
  case noSuchQuestion(QuestionID)
  /// What was answered is no answer to the question.
  case badAnswer(String, AnswerFault)
  /// Somebody else answered the same questions meanwhile.
  case conflict([AnswerConflict])
  /// A section can't be marked as complete.
  case sectionOpen(String, [SectionObstacle], words: [String])
  /// Sections that aren't complete yet.
  case sectionsOpen([String])
  /// Only a signed one is corrected.
  case notSigned(DocumentID)
  /// Only a draft is dropped.
  case notDraft(DocumentID)
  /// The case has no such open episode.
  case noSuchEpisode(DocumentID)
}
