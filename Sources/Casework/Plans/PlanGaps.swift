/// What a plan lacks before it can be submitted; target numbers count from 1.
public enum PlanGap: Equatable, Sendable {
  case noTarget
  case noHopes
  case targetWithoutWhat(Int)
  case targetWithoutStep(Int)
  case stepWithoutWhat(target: Int, step: Int)
  case targetWithoutDay(Int)
  case targetWithoutEvidence(Int)
  /// The judgement asks for a contingency, and there is none about it.
  case noContingency(Contingency.Concern, JudgementLevel)
}

/// What would make a target more specific, measurable, achievable, relevant and timely: a prompt, no refusal.
public enum SmartPrompt: String, CaseIterable, Sendable {
  /// It says too little of what will be different.
  case specific
  /// Nothing says how we will know.
  case measurable
  /// The child is to do it all alone.
  case achievable
  /// It answers no finding.
  case relevant
  /// A step has no day, or one that has passed or lies after the order's end.
  case timely
}

extension PlanContent {
  /// What is missing before the plan can be submitted, in the order in which it is read.
  public func gaps(judgements: Judgements?) -> [PlanGap] {
    var found: [PlanGap] = []
    if targets.isEmpty { found.append(.noTarget) }
    if hopes.isEmpty { found.append(.noHopes) }
    for (index, target) in targets.enumerated() {
      let number = index + 1
      if target.what.isEmpty { found.append(.targetWithoutWhat(number)) }
      if target.steps.isEmpty { found.append(.targetWithoutStep(number)) }
      for (place, step) in target.steps.enumerated() where step.what.isEmpty {
        found.append(.stepWithoutWhat(target: number, step: place + 1))
      }
      if !target.steps.isEmpty, target.by == nil { found.append(.targetWithoutDay(number)) }
      if target.evidence.isEmpty { found.append(.targetWithoutEvidence(number)) }
    }
    // Medium and above asks for a contingency, as it asks for a second signature (local default, unverified; R115).
    for (about, level) in [(Contingency.Concern.harm, judgements?.harm), (.safety, judgements?.safety)] {
      guard let level, level >= .medium, !contingencies.contains(where: { $0.about == about }) else { continue }
      found.append(.noContingency(about, level))
    }
    return found
  }
}

extension PlanTarget {
  /// What would make it smarter, on a day under an order that ends.
  public func prompts(on day: Day, orderEnds: Day?) -> [SmartPrompt] {
    var found: [SmartPrompt] = []
    if what.split(separator: " ").count < 4 { found.append(.specific) }
    if evidence.isEmpty { found.append(.measurable) }
    if !steps.contains(where: { $0.who != .child }) { found.append(.achievable) }
    if finding?.words.isEmpty ?? true, finding?.question.isEmpty ?? true { found.append(.relevant) }
    let isLate = steps.contains { step in
      guard let by = step.by else { return true }
      return by < day || orderEnds.map { by > $0 } ?? false
    }
    if isLate || steps.isEmpty { found.append(.timely) }
    return found
  }
}
