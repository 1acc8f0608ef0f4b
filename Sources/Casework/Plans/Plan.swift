public import JSON

/// One version of a child's plan: what was written and signed, and what came of it (R113 to R122).
///
/// What was signed never changes: a correction is a new version. What happens to a signed plan is added to it: who agreed,
/// how each target goes, what reviews decided.
public struct Plan: WrittenDocument {
  public static let kind = SignedKind.plan
  public static let letter = "p"
  public static func refusal(_ fault: DraftFault) -> Refusal {
    switch fault {
    case .exists(let id): .plan(.draftExists(id))
    case .noSuchVersion(let id): .plan(.noSuchPlan(id))
    }
  }
  /// Where the version stands.
  public var signing = Signing()
  /// The day on which it was begun.
  public var begun = Day.epoch
  /// The orders that it serves; empty for work without an order.
  public var orders: [OrderID] = []
  /// The version whose place it takes.
  public var replaces: DocumentID?
  /// What it says.
  public var content = PlanContent()
  /// Who was asked to agree, and what they said, earliest first.
  public var agreements: [Agreement] = []
  /// How its targets went, earliest first.
  public var progress: [TargetProgress] = []
  /// The reviews that were held of it, earliest first.
  public var reviews: [PlanReview] = []
  /// A plan that says nothing.
  public init() {}

  public var title: String { content.targets.isEmpty ? "no target yet" : content.targets.count.counted("target") }
  public var order: OrderID? { orders.first }

  public func signingFacts(in header: Case) -> SigningFacts {
    SigningFacts(.plan, judgements: header.judgements)
  }

  public func checkComplete(in header: Case) throws {
    if let gap = content.gaps(judgements: header.judgements).first { throw Refusal.plan(.incomplete(gap)) }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("signing", &signing)
    try f.required("begun", &begun)
    try f.field("orders", &orders)
    try f.field("replaces", &replaces)
    try f.required("content", &content)
    try f.field("agreements", &agreements)
    try f.field("progress", &progress)
    try f.field("reviews", &reviews)
  }
}

/// What a plan says; it never changes once it is signed.
public struct PlanContent: JSONRecord, Equatable {
  /// What the child wants, in the child's own words.
  public var hopes = ""
  /// Strengths that the plan builds on.
  public var strengths: [String] = []
  /// What is to be different.
  public var targets: [PlanTarget] = []
  /// What the child must and must not do meanwhile: conditions, tags, exclusions.
  public var controls: [PlanControl] = []
  /// How the work is fitted to how the child learns, speaks and lives.
  public var tailoring = ""
  /// What we do if things change.
  public var contingencies: [Contingency] = []
  /// How the child and others are kept safe at home (R116).
  public var safety: SafetyPlan?
  /// Nothing written.
  public init() {}

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("hopes", &hopes)
    try f.field("strengths", &strengths)
    try f.field("targets", &targets)
    try f.field("controls", &controls)
    try f.field("tailoring", &tailoring)
    try f.field("contingencies", &contingencies)
    try f.field("safety", &safety)
  }
}

/// Something that the child must or must not do while the plan runs.
public struct PlanControl: JSONRecord, Equatable {
  /// What it is: `curfew 19:00 to 7:00`.
  public var words = ""
  /// Who set it: the court, the police, the panel.
  public var by = ""
  /// The last day; nil for as long as the order.
  public var to: Day?
  /// Nothing set.
  public init() {}
  /// A control that somebody set.
  public init(_ words: String, by setter: String = "", to day: Day? = nil) {
    self.words = words
    by = setter
    to = day
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("words", &words)
    try f.field("by", &by)
    try f.field("to", &to)
  }
}

/// What is done if things change (R115).
public struct Contingency: JSONRecord, Equatable {
  /// What it is about.
  public var about = Concern.safety
  /// The level at which it is to be done.
  public var level = JudgementLevel.medium
  /// What would tell us.
  public var signs = ""
  /// What we do then, and who does it.
  public var does = ""
  /// Nothing foreseen.
  public init() {}
  /// What is done on a concern at a level.
  public init(_ about: Concern, _ level: JudgementLevel, signs: String, does: String) {
    self.about = about
    self.level = level
    self.signs = signs
    self.does = does
  }
  /// What a contingency is about.
  public enum Concern: String, JSONText, CaseIterable {
    /// Harm to others.
    case harm
    /// The child's own safety and wellbeing.
    case safety
    /// Going back to offending.
    case reoffending
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("about", &about)
    try f.required("level", &level)
    try f.field("signs", &signs)
    try f.required("does", &does)
  }
}

/// How the child and others are kept safe at home: made there with the family, with the police where needed (R116).
public struct SafetyPlan: JSONRecord, Equatable {
  /// The day on which it was made.
  public var on = Day.epoch
  /// Who made it together.
  public var with = ""
  /// What they worry about.
  public var worries = ""
  /// What would tell us that it gets worse.
  public var signs = ""
  /// What everybody does then.
  public var does = ""
  /// Whom to call, by day and by night.
  public var call = ""
  /// Nothing planned.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.field("with", &with)
    try f.field("worries", &worries)
    try f.field("signs", &signs)
    try f.field("does", &does)
    try f.field("call", &call)
  }
}
