public import JSON

/// A legal outcome: what a court, or the police out of court, decided.
public enum Disposal: String, JSONText, CaseIterable {
  case noFurtherAction = "no-further-action"
  case outcome20 = "outcome-20"
  case outcome21 = "outcome-21"
  case outcome22 = "outcome-22"
  case outcome22Deferred = "outcome-22-deferred"
  case communityResolution = "community-resolution"
  case triage
  case prevention
  case turnaround
  case youthCaution = "youth-caution"
  case youthConditionalCaution = "youth-conditional-caution"
  case absoluteDischarge = "absolute-discharge"
  case conditionalDischarge = "conditional-discharge"
  case fine
  case compensation
  case reparationOrder = "reparation-order"
  case referralOrder = "referral-order"
  case youthRehabilitationOrder = "yro"
  case youthRehabilitationOrderISS = "yro-iss"
  case detentionAndTrainingOrder = "dto"
  case section250 = "section-250"
  case section252A = "section-252a"
  case section254 = "section-254"
  case section258 = "section-258"
  case section259 = "section-259"
  case remandToYouthDetention = "remand-yda"
  case remandToLocalAuthority = "remand-la"
  case bailSupervision = "bail-supervision"
  case parentingOrder = "parenting-order"
  case criminalBehaviourOrder = "criminal-behaviour-order"
  case injunction
  case deferredSentence = "deferred-sentence"

  /// The national group; nil for what is no outcome of an offence (remand, bail, civil orders).
  public var tier: Tier? {
    switch self {
    case .noFurtherAction, .outcome20, .outcome21, .outcome22, .outcome22Deferred, .communityResolution, .triage,
      .prevention, .turnaround:
      .diversion
    case .youthCaution, .youthConditionalCaution: .preCourt
    case .absoluteDischarge, .conditionalDischarge, .fine, .compensation, .reparationOrder, .referralOrder: .firstTier
    case .youthRehabilitationOrder, .youthRehabilitationOrderISS: .community
    case .detentionAndTrainingOrder, .section250, .section252A, .section254, .section258, .section259: .custody
    case .remandToYouthDetention, .remandToLocalAuthority, .bailSupervision, .parentingOrder, .criminalBehaviourOrder,
      .injunction, .deferredSentence:
      nil
    }
  }

  /// Whether a court makes it.
  public var isCourtOutcome: Bool {
    switch tier {
    case .diversion, .preCourt: false
    case .firstTier, .community, .custody, nil: true
    }
  }

  /// Whether the service supervises the child under it, so that contacts count (rules 2.2).
  public var isSupervised: Bool {
    switch self {
    case .noFurtherAction, .absoluteDischarge, .conditionalDischarge, .fine, .compensation, .deferredSentence: false
    default: true
    }
  }

  /// Whether failing to attend may lead to court (warnings, breach).
  public var isEnforceable: Bool {
    switch self {
    case .referralOrder, .reparationOrder, .youthRehabilitationOrder, .youthRehabilitationOrderISS,
      .detentionAndTrainingOrder, .section250, .section252A, .section254, .section258, .section259,
      .youthConditionalCaution, .bailSupervision:
      true
    default: false
    }
  }

  /// The name in full, as the statute or the guidance has it.
  public var name: String {
    switch self {
    case .noFurtherAction: "No further action"
    case .outcome20: "Outcome 20"
    case .outcome21: "Outcome 21"
    case .outcome22: "Outcome 22"
    case .outcome22Deferred: "Outcome 22, deferred prosecution or caution"
    case .communityResolution: "Community resolution"
    case .triage: "Triage"
    case .prevention: "Prevention"
    case .turnaround: "Turnaround"
    case .youthCaution: "Youth caution"
    case .youthConditionalCaution: "Youth conditional caution"
    case .absoluteDischarge: "Absolute discharge"
    case .conditionalDischarge: "Conditional discharge"
    case .fine: "Fine"
    case .compensation: "Compensation order"
    case .reparationOrder: "Reparation order"
    case .referralOrder: "Referral order"
    case .youthRehabilitationOrder: "Youth rehabilitation order"
    case .youthRehabilitationOrderISS: "Youth rehabilitation order with intensive supervision and surveillance"
    case .detentionAndTrainingOrder: "Detention and training order"
    case .section250: "Section 250 detention"
    case .section252A: "Section 252A special sentence"
    case .section254: "Section 254 extended sentence"
    case .section258: "Section 258 detention for life"
    case .section259: "Section 259 detention at His Majesty's pleasure"
    case .remandToYouthDetention: "Remand to youth detention accommodation"
    case .remandToLocalAuthority: "Remand to local authority accommodation"
    case .bailSupervision: "Bail supervision and support"
    case .parentingOrder: "Parenting order"
    case .criminalBehaviourOrder: "Criminal behaviour order"
    case .injunction: "Injunction"
    case .deferredSentence: "Deferred sentence"
    }
  }

  /// The name for narrow columns.
  public var shortName: String {
    switch self {
    case .noFurtherAction: "NFA"
    case .outcome22Deferred: "Outcome 22 deferred"
    case .youthConditionalCaution: "YCC"
    case .compensation: "Compensation"
    case .youthRehabilitationOrder: "YRO"
    case .youthRehabilitationOrderISS: "YRO with ISS"
    case .detentionAndTrainingOrder: "DTO"
    case .section250: "Section 250"
    case .section252A: "Section 252A"
    case .section254: "Section 254"
    case .section258: "Section 258"
    case .section259: "Section 259"
    case .remandToYouthDetention: "Remand (YDA)"
    case .remandToLocalAuthority: "Remand (LA)"
    case .bailSupervision: "Bail supervision"
    case .criminalBehaviourOrder: "CBO"
    default: name
    }
  }
}
