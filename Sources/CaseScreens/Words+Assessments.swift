public import Casework
public import Forms

extension Words {
  /// Why a change to an assessment isn't made, and what to do.
  public static func of(_ refusal: AssessmentRefusal) -> String {
    switch refusal {
    case .noSuchForm(let form, let version):
      "There is no form \u{201C}\(form)\u{201D}\(version.map { " of version \($0)" } ?? ""). `waymark forms` lists them."
    case .notInUse(let title, let day):
      "\(title) is not in use on \(day.text(.dayAndMonth)). `waymark forms tools` says what is."
    case .noSuchStage(let stage, let form):
      stage.isEmpty
        ? "\(form) is written for a stage. Choose one."
        : "\(form) has no stage \u{201C}\(stage)\u{201D}. Choose another."
    case .draftOpen(let title): "There is a draft of \(title) already. Go on with that one, or drop it."
    case .noSuchAssessment(let id, let reference): "\(reference) has no assessment \(id). Open the case again."
    case .noSuchSection(let id): "This assessment has no section \u{201C}\(id)\u{201D} to fill in. Open it again."
    case .noSuchQuestion(let id): "The section has no question \u{201C}\(id)\u{201D}. Open the assessment again."
    case .badAnswer(let question, let fault): "\(question) \(of(fault))"
    case .conflict(let conflicts):
      "Somebody else answered the same: "
        + conflicts.map { conflict in
          "\(conflict.question) is now \(shown(conflict.theirs))\(conflict.by.map { " (\($0))" } ?? ""), "
            + "yours is \(shown(conflict.mine))"
        }.joined(separator: "; ") + ". Choose which one stays, and save again."
    case .sectionOpen(let title, let obstacles, let words):
      "\(title) isn\u{2019}t complete: "
        + zip(obstacles, words).map { "\($1) \u{2014} \(of($0))" }.joined(separator: "; ") + "."
    case .sectionsOpen(let titles):
      "Not complete yet: \(titles.joined(separator: ", ")). Complete each section and mark it with m."
    case .notSigned: "Only a signed assessment is corrected. Go on with the draft."
    case .notDraft: "Only a draft is dropped. What was submitted is sent back first."
    case .noSuchEpisode: "There is no such open episode of exploitation."
    }
  }

  /// Why an answer isn't one to its question.
  public static func of(_ fault: AnswerFault) -> String {
    switch fault {
    case .wrongKind(let asked): "This is answered in another way (\(asked))."
    case .notAChoice(let code): "\u{201C}\(code)\u{201D} is none of the answers. Choose one of them."
    case .twice(let code): "\u{201C}\(code)\u{201D} is chosen twice. Choose it once."
    case .outOfRange(let number, let from, let through):
      "\(number) is out of range: \(from.map { "from \($0) " } ?? "")\(through.map { "up to \($0)" } ?? "")."
    case .tooManyPlaces(let number, let allowed):
      "\(number) has more than \(allowed) place\(allowed == 1 ? "" : "s") after the point."
    case .noSuchColumn(let name): "The table has no column \u{201C}\(name)\u{201D}."
    case .isComputed: "This is worked out from other answers."
    }
  }

  /// What stands in the way of a section being complete.
  public static func of(_ obstacle: SectionObstacle) -> String {
    switch obstacle {
    case .missing: "not answered"
    case .unfinished: "answered in part"
    case .faulty(_, let fault): of(fault)
    case .unconfirmed: "carried over, not yet confirmed"
    }
  }

  /// How many of its sections are complete: `3 of 9`, `3 of 8, 1 not shown`.
  public static func sections(of assessment: Assessment, in filled: FilledForm) -> String {
    let counts = assessment.sectionCounts(in: filled)
    return "\(counts.complete) of \(counts.shown)" + (counts.withheld == 0 ? "" : ", \(counts.withheld) not shown")
  }

  /// An answer in a few words, for messages.
  static func shown(_ value: AnswerValue?) -> String {
    guard let value else { return "nothing" }
    let words = answer(value, to: nil)
    return "\u{201C}" + (words.count > 60 ? words.prefix(59) + "\u{2026}" : words) + "\u{201D}"
  }

  /// An answer in words: codes by the words of their choices where the question is known.
  public static func answer(_ value: AnswerValue, to question: Question?) -> String {
    value.words(to: question)
  }
}
