public import Casework

extension Words {
  /// Why something isn't done to a plan, and what to do.
  public static func of(_ refusal: PlanRefusal) -> String {
    switch refusal {
    case .incomplete(let gap): of(gap)
    case .draftExists(let id): "A draft of the plan is there already (\(id)). Go on with that one."
    case .noSuchPlan(let id): "The case has no plan \(id). Open the case again."
    case .noSuchTarget(let id): "The plan has no target \(id). Choose one that it has."
    case .notSigned(let state): "The plan isn't signed yet (\(state.words)). Submit it first."
    case .whyMissing: "A refusal needs its reason. Write why they refused, or why they weren't asked."
    case .dropReasonMissing: "Dropping a target needs a reason. Write why it isn't worked on any more."
    case .familyMissing: "A review is held with the parent or carer. Write why none was there."
    case .nobodyPresent: "Nobody is named who was at the review. Choose who was there."
    case .badDay(let day):
      "\(day.text(.long)) lies in the future, or before the plan was begun. Correct the date."
    }
  }

  /// What a plan lacks, and what to do.
  public static func of(_ gap: PlanGap) -> String {
    switch gap {
    case .noTarget: "The plan has no target yet. Add what will be different."
    case .noHopes: "What the child wants is missing. Write it in the child's own words."
    case .targetWithoutWhat(let number): "Target \(number) doesn't say what will be different. Write it."
    case .targetWithoutStep(let number): "Target \(number) doesn't say who does what. Add a step."
    case .stepWithoutWhat(let target, let step): "Step \(step) of target \(target) doesn't say what is done. Write it."
    case .targetWithoutDay(let number): "Target \(number) has no day. Say by when the last step is done."
    case .targetWithoutEvidence(let number): "Target \(number) doesn't say how we will know. Write what would show it."
    case .noContingency(let about, let level):
      "With \(of(about)) at \(spoken(level)), the plan needs what we do if it gets worse. Add it."
    }
  }

  /// What a contingency is about.
  public static func of(_ about: Contingency.Concern) -> String {
    switch about {
    case .harm: "risk of serious harm"
    case .safety: "safety and wellbeing"
    case .reoffending: "likelihood of reoffending"
    }
  }

  /// What would make a target smarter.
  public static func of(_ prompt: SmartPrompt) -> String {
    switch prompt {
    case .specific: "specific: say more of what will be different"
    case .measurable: "measurable: say how we will know"
    case .achievable: "within reach: who helps? The child does it all alone"
    case .relevant: "relevant: name the finding that it answers"
    case .timely: "in time: every step needs a day within the order"
    }
  }

  /// Why something isn't done to a programme, and what to do.
  public static func of(_ refusal: ProgrammeRefusal) -> String {
    switch refusal {
    case .noSuchProgramme(let id): "There is no programme \u{201C}\(id)\u{201D}. Save it first, or check the spelling."
    case .ended(let id, let day): "The programme \u{201C}\(id)\u{201D} ended on \(day.text(.long)). Choose another."
    case .ageOutside(let age, let min, let max):
      "The programme is for children of \(min.map(String.init) ?? "any age") to \(max.map(String.init) ?? "any age"), and this one was \(age). Choose another."
    case .outcomeMissing: "Say how the programme ended for the child and, where it was completed, what it led to."
    }
  }
}
