public import JSON

/// Which documents need a second signature, who gives it and what they check: the content of
/// `Standards/countersigning.json`.
public struct CountersigningPolicy: JSONRecord, Equatable {
  /// What the file is, for whoever edits it.
  public var about = ""
  /// What makes a second signature necessary.
  public var rules: [CountersigningRule] = []
  /// What whoever countersigns looks at, for each kind of document.
  public var checklists: [QualityChecklist] = []
  /// No policy: everything needs a second signature, and a manager gives it.
  public init() {}

  /// Why a document needs a second signature; empty where it needs none. A kind of which no rule speaks needs one.
  public func needs(of facts: SigningFacts, on day: Day) -> [SigningNeed] {
    let rules = self.rules.filter { $0.kind == facts.kind && $0.isInForce(on: day) }
    if rules.isEmpty { return [SigningNeed(.always)] }
    var found: [SigningNeed] = []
    for rule in rules { for need in rule.needs(of: facts) where !found.contains(need) { found.append(need) } }
    return found
  }

  /// Whether a role countersigns a kind of document; a manager does where no rule says who.
  public func maySign(_ role: StaffRole, _ kind: SignedKind, on day: Day) -> Bool {
    let roles = rules.filter { $0.kind == kind && $0.isInForce(on: day) }.flatMap(\.by)
    return roles.isEmpty ? [.manager, .headOfService].contains(role) : roles.contains(role)
  }

  /// The checklist for a kind of document on a day; nil where there is none.
  public func checklist(for kind: SignedKind, on day: Day) -> QualityChecklist? {
    checklists.last { $0.kind == kind && ($0.from ?? day) <= day && day <= ($0.to ?? day) }
  }

  /// Throws where a question of the checklist isn't answered, or an answer is to no question of it.
  func check(_ answers: [CheckAnswer], of kind: SignedKind, on day: Day) throws(SigningRefusal) {
    let questions = checklist(for: kind, on: day)?.questions ?? []
    for question in questions where !answers.contains(where: { $0.check == question.id }) {
      throw .checkUnanswered(question.words)
    }
    for answer in answers where !questions.contains(where: { $0.id == answer.check }) {
      throw .noSuchCheck(answer.check)
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("rules", &rules)
    try f.required("checklists", &checklists)
  }
}

/// What makes a second signature necessary for a kind of document; any one of its grounds is enough.
public struct CountersigningRule: JSONRecord, Equatable {
  /// The kind of document.
  public var kind = SignedKind.plan
  /// Whether every document of the kind needs it.
  public var always = false
  /// From this level of risk of serious harm.
  public var harm: JudgementLevel?
  /// From this level of safety and wellbeing.
  public var safety: JudgementLevel?
  /// From this level of likelihood of reoffending.
  public var reoffending: JudgementLevel?
  /// What the document may say of itself, such as `court-report`.
  public var tags: [String] = []
  /// Who gives it.
  public var by: [StaffRole] = []
  /// Where the rule comes from.
  public var source = ""
  /// How far it is proved.
  public var status = DeadlineRule.Status.unverified
  /// The first day on which it holds; nil for always.
  public var from: Day?
  /// The last day on which it holds; nil for still.
  public var to: Day?
  /// A rule that asks for nothing.
  public init() {}

  /// Whether it holds on a day.
  public func isInForce(on day: Day) -> Bool { (from ?? day) <= day && day <= (to ?? day) }

  func needs(of facts: SigningFacts) -> [SigningNeed] {
    var found: [SigningNeed] = []
    if always { found.append(SigningNeed(.always)) }
    func compare(_ ground: SigningNeed.Ground, _ asked: JudgementLevel?, _ found: JudgementLevel?) -> SigningNeed? {
      guard let asked, let found, found >= asked else { return nil }
      return SigningNeed(ground, level: found)
    }
    found += [
      compare(.harm, harm, facts.judgements?.harm), compare(.safety, safety, facts.judgements?.safety),
      compare(.reoffending, reoffending, facts.judgements?.reoffending),
    ].compactMap { $0 }
    found += tags.filter(facts.tags.contains).map { SigningNeed(.tag, tag: $0) }
    return found
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("kind", &kind)
    try f.field("always", &always)
    try f.field("harm", &harm)
    try f.field("safety", &safety)
    try f.field("reoffending", &reoffending)
    try f.field("tags", &tags)
    try f.required("by", &by)
    try f.required("source", &source)
    try f.required("status", &status)
    try f.field("from", &from)
    try f.field("to", &to)
  }
}

extension JudgementLevel: Comparable {
  public static func < (left: JudgementLevel, right: JudgementLevel) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    case .veryHigh: 3
    }
  }
}

/// Why a document needs a second signature.
public struct SigningNeed: JSONRecord, Equatable {
  /// The ground.
  public var ground = Ground.always
  /// The level, for a judgement.
  public var level: JudgementLevel?
  /// What the document says of itself, for a tag.
  public var tag = ""
  /// Every document of its kind needs it.
  public init() {}
  /// A ground.
  public init(_ ground: Ground, level: JudgementLevel? = nil, tag: String = "") {
    self.ground = ground
    self.level = level
    self.tag = tag
  }
  /// The grounds.
  public enum Ground: String, JSONText, CaseIterable {
    case always, harm, safety, reoffending, tag
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("ground", &ground)
    try f.field("level", &level)
    try f.field("tag", &tag)
  }
}

/// What decides whether a document needs a second signature.
public struct SigningFacts: Sendable, Equatable {
  /// The kind of document.
  public var kind: SignedKind
  /// The judgements that it gives, or on which it stands.
  public var judgements: Judgements?
  /// What it says of itself, such as `court-report`.
  public var tags: [String]

  /// Puts the parts together.
  public init(_ kind: SignedKind, judgements: Judgements? = nil, tags: [String] = []) {
    self.kind = kind
    self.judgements = judgements
    self.tags = tags
  }
}
