import Casework
import JSON

extension Specimens {
  static let termRange: TermRange = {
    var range = TermRange(min: Term(3, .days), max: Term(9, .days))
    range.only = [term]
    return range
  }()
  static let agedRange: AgedTermRange = {
    var aged = AgedTermRange()
    aged.youngest = 10
    aged.oldest = 13
    aged.length = termRange
    return aged
  }()
  static let ageRange = AgeRange(at: .offence, min: 10, max: 17)
  static let disposalRule: DisposalRule = {
    var rule = DisposalRule()
    rule.name = "referral"
    rule.disposals = [.referralOrder]
    rule.length = [termRange]
    rule.hasNoLength = true
    rule.extending = term
    rule.age = ageRange
    rule.plea = .guilty
    rule.mostPence = 100_000
    rule.finding = .persistent
    rule.ofAge = ageRange
    rule.isSummary = true
    rule.needsDate = true
    rule.needsSentence = true
    rule.hasNoOffence = true
    rule.needsOffence = true
    rule.needsRequirement = true
    rule.needs = [.curfew]
    rule.allows = [.curfew]
    rule.hasNoRequirements = true
    rule.source = "s86"
    rule.status = .verified
    rule.from = day
    rule.until = day
    rule.note = "more"
    return rule
  }()
  static let requirementRule: RequirementRule = {
    var rule = RequirementRule()
    rule.name = "curfew"
    rule.kinds = [.curfew]
    rule.disposals = [.youthRehabilitationOrder]
    rule.length = [termRange]
    rule.lengthByAge = [agedRange]
    rule.fewestHoursADay = 2
    rule.mostHoursADay = 20
    rule.age = ageRange
    rule.with = [.supervision]
    rule.endsBeforeAge = 18
    rule.endsWithOrder = true
    rule.source = "Sch 6"
    rule.status = .local
    rule.from = day
    rule.until = day
    rule.note = "more"
    return rule
  }()
  static let releaseRule: ReleaseRule = {
    var rule = ReleaseRule()
    rule.name = "half"
    rule.disposals = [.section250]
    rule.parts = 2
    rule.of = 3
    rule.shorterThan = term
    rule.source = "s244"
    rule.status = .verified
    rule.from = day
    rule.until = day
    rule.note = "more"
    return rule
  }()
  static let window: ConvictionWindow = {
    var window = ConvictionWindow()
    window.months = 9
    window.source = "local"
    window.status = .local
    return window
  }()
  static let limits: OrderLimits = {
    var limits = OrderLimits()
    limits.about = "Limits"
    limits.conviction = window
    limits.orders = [disposalRule]
    limits.requirements = [requirementRule]
    limits.outcomes = [outcomeRule]
    limits.remands = [remandRule]
    limits.together = [exclusionRule]
    limits.releases = [releaseRule]
    return limits
  }()

  /// Every stored type.
  static let all: [any JSONRecord] =
    [
      oversightNote, oversightAction, letterText, letterTexts, ladder, stepRule, policy,
      ruling, enforcementAct, absenceDecision, visitCheck, homeVisit,
      identifier, residence, careStatus, flag, education, reach, child, person, offence, term, requirement, orderEnd,
      order, allocation, closure, judgements, header, contact, staff, Team(name: "One", manager: "kmason"),
      Service(name: "Eastmere", borough: "Eastmere", demonstration: true), orderSummary, summary, entry,
      list, deadline, frequency, standards, answer, span, scope, proof, hours, edit, holiday, holidays, termRange,
      agedRange,
      ageRange, disposalRule,
      requirementRule, window, limits, allocatedDue, report, cover, reduction, action, supervision, supervisions,
      holdingRule, holdingRules, figure, weight, weights, busy,
      rescheduling,
    ] + signed + planning + reporting + assessed + audited + courtly + guarded + disclosed + held + retained
}
