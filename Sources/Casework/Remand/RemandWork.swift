public import JSON

/// What the service does while a child is on bail or remanded: the package, the checklist, the alternatives that were
/// looked at, and the weekly updates for the Court Review Panel (R193, R194, R197, R198).
public struct RemandWork: JSONRecord, Equatable {
  /// The first day of the stay on bail or remand that it belongs to.
  public var since = Day.epoch
  /// What the child does on bail: the programme, sessions with police and with parents.
  public var programme = ""
  /// What is ticked of the checklist (list `bail-checklist`).
  public var done: [ListCode] = []
  /// Which alternatives to a remand were looked at, and why they weren't enough (R198).
  public var alternatives = ""
  /// Weekly updates, earliest first.
  public var updates: [BailUpdate] = []
  /// Nothing done.
  public init() {}
  /// Work since a day.
  public init(since day: Day) { since = day }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("since", &since)
    try f.field("programme", &programme)
    try f.field("done", &done)
    try f.field("alternatives", &alternatives)
    try f.field("updates", &updates)
  }
}

/// How bail went in a week, for the Court Review Panel; the court gets the same words (R194).
public struct BailUpdate: JSONRecord, Equatable {
  public var on = Day.epoch
  public var compliance = Compliance.good
  public var wentWell = ""
  public var concerns = ""
  public var recommendation = ""
  public var by: StaffID = "nobody"
  public var at = Moment.epoch
  /// Nothing told.
  public init() {}
  /// How it went, told on a day.
  public init(_ compliance: Compliance, on day: Day, wentWell: String = "", concerns: String = "") {
    on = day
    self.compliance = compliance
    self.wentWell = wentWell
    self.concerns = concerns
  }

  /// How a child keeps to bail (local default, unverified).
  public enum Compliance: String, JSONText, CaseIterable {
    case good, mixed, poor, breached
    /// Words for lists and for the court.
    public var words: String {
      switch self {
      case .good: "kept to"
      case .mixed: "mostly kept to"
      case .poor: "often not kept to"
      case .breached: "breached"
      }
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("compliance", &compliance)
    try f.field("wentWell", &wentWell)
    try f.field("concerns", &concerns)
    try f.field("recommendation", &recommendation)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

/// What is done while a child is on bail or remanded.
public enum RemandChange: Sendable, Equatable {
  /// The package, the checklist and the alternatives as they now stand; updates stay.
  case planned(RemandWork)
  /// The weekly update on bail.
  case updated(BailUpdate)

  var op: String {
    switch self {
    case .planned: "bail.plan"
    case .updated: "bail.update"
    }
  }

  /// What the history calls a change of this name; nil for other changes.
  static func words(forOp op: String) -> String? {
    switch op {
    case "bail.plan": "Work on bail or remand saved"
    case "bail.update": "Weekly bail update sent"
    default: nil
    }
  }
}

/// Why something isn't done about bail or remand.
public enum BailRefusal: Error, Equatable, Sendable {
  /// The child is neither on bail nor remanded.
  case neitherBailNorRemand(CaseReference)
  /// An update is of bail that the service supports.
  case notSupported(RemandStatus)
  case badDay(Day, since: Day)
  case wordsMissing
}

extension Change {
  /// The rules of the changes about bail and remand.
  func remandEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .remandWorked(let reference, let change) = self else { return }
    try amend(reference, on: record, &edits) { header in
      guard let spell = header.remandSpell(on: context.now.day) else {
        throw Refusal.bail(.neitherBailNorRemand(reference))
      }
      let index = header.remandWork.firstIndex { $0.since == spell.from }
      var work = index.map { header.remandWork[$0] } ?? RemandWork(since: spell.from)
      switch change {
      case .planned(let planned):
        if planned.programme.isEmpty, planned.alternatives.isEmpty, planned.done.isEmpty {
          throw Refusal.bail(.wordsMissing)
        }
        for code in planned.done where !context.lists.has("bail-checklist", code, on: context.now.day) {
          throw Refusal.unknownCode(list: "bail-checklist", code: code)
        }
        work.programme = planned.programme
        work.alternatives = planned.alternatives
        work.done = planned.done
      case .updated(var update):
        guard spell.status.isSupported else { throw Refusal.bail(.notSupported(spell.status)) }
        guard update.on <= context.now.day, update.on >= spell.from else {
          throw Refusal.bail(.badDay(update.on, since: spell.from))
        }
        if update.wentWell.isEmpty, update.concerns.isEmpty { throw Refusal.bail(.wordsMissing) }
        update.by = context.by
        update.at = context.now
        work.updates.append(update)
        work.updates.sort { ($0.on, $0.at) < ($1.on, $1.at) }
        let order = header.orders.last { $0.disposal == .bailSupervision && $0.ended == nil && $0.begins <= update.on }
        header.milestones.append(Milestone(.bailUpdateSent, on: update.on, order: order?.id))
      }
      if let index { header.remandWork[index] = work } else { header.remandWork.append(work) }
    }
  }
}

extension RemandStatus {
  /// Whether the service supports the child on it, and tells the court how it goes.
  public var isSupported: Bool { disposal == .bailSupervision }
}

extension Case {
  /// What the service does in a stay on bail or remand; nil where nobody recorded anything.
  public func work(in spell: RemandSpell) -> RemandWork? { remandWork.first { $0.since == spell.from } }
}
