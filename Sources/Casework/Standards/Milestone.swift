public import JSON

/// That something happened which a document or a decision of the case proves, kept on the case so that clocks see it: a
/// plan agreed, a review held, a Form A sent.
public struct Milestone: JSONRecord, Equatable {
  /// What happened.
  public var kind = CaseEvent.Kind.planAgreed
  /// On which day.
  public var on = Day.epoch
  /// Under which order; nil where it belongs to none.
  public var order: OrderID?
  /// The document that proves it; empty where none does.
  public var subject = ""
  /// Nothing happened.
  public init() {}
  /// Something happened on a day.
  public init(_ kind: CaseEvent.Kind, on day: Day, order: OrderID? = nil, subject: String = "") {
    self.kind = kind
    on = day
    self.order = order
    self.subject = subject
  }

  /// The latest of each kind and order: what is still open follows from these alone.
  static func latest(of all: [Milestone]) -> [Milestone] {
    var kept: [Milestone] = []
    for milestone in all {
      if let index = kept.firstIndex(where: { $0.kind == milestone.kind && $0.order == milestone.order }) {
        if kept[index].on <= milestone.on { kept[index] = milestone }
      } else {
        kept.append(milestone)
      }
    }
    return kept
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("kind", &kind)
    try f.required("on", &on)
    try f.field("order", &order)
    try f.field("subject", &subject)
  }
}

extension CaseEvent {
  /// What a milestone says to the clocks.
  init(_ milestone: Milestone) {
    self.init(milestone.kind, at: Moment(milestone.on, .midnight), subject: milestone.subject, order: milestone.order)
  }
}
