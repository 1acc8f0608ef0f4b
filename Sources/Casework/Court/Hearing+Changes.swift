extension Change {
  /// The rules of the changes to the hearings of a case.
  func hearingEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .hearingSaved(let reference, var hearing):
      guard !hearing.court.isEmpty else { throw Refusal.court(.courtMissing) }
      try amend(reference, on: record, &edits) { header in
        if let index = header.hearings.firstIndex(where: { $0.id == hearing.id }) {
          // What was decided is put right by undoing it; only what is said about it can be written anew.
          hearing.result = header.hearings[index].result.map { $0.restated(as: hearing.result) }
          header.hearings[index] = hearing
          header.moveReports(of: hearing.id, to: hearing)
        } else {
          guard hearing.id.text.isEmpty else { throw Refusal.court(.noSuchHearing(hearing.id, reference)) }
          hearing.id = HearingID("h\(context.seq)")
          hearing.result = nil
          header.hearings.append(hearing)
        }
      }
    case .hearingResulted(let decided):
      var making = try ResultMaking(decided, on: record, in: context)
      try making.make(&edits)
    default: break
    }
  }
}

extension HearingResult {
  /// The same result with what another says about it in words.
  fileprivate func restated(as other: HearingResult?) -> HearingResult {
    var result = self
    guard let other else { return result }
    result.remarks = other.remarks
    result.feedback = other.feedback
    result.note = other.note
    return result
  }
}

extension Case {
  /// The hearing with this identifier.
  public func hearing(_ id: HearingID) -> Hearing? { hearings.first { $0.id == id } }

  /// The next hearing that is to come or to be resulted.
  public var nextHearing: Hearing? { hearings.filter(\.isOpen).min { ($0.at, $0.id) < ($1.at, $1.id) } }

  /// Hearings that were resulted, the latest first; of those at one time, the one that came onto the case last.
  public var heard: [Hearing] {
    hearings.enumerated().filter { !$0.element.isOpen }
      .sorted { ($1.element.at, $1.offset) < ($0.element.at, $0.offset) }.map(\.element)
  }

  /// Bail or remand as it stands: what the latest result decided, where a hearing is still to come.
  public var remand: RemandDecision? {
    guard let latest = heard.first, hearings.contains(where: \.isOpen) else { return nil }
    return latest.result?.remand
  }

  /// The warrants that stand.
  public var warrants: [(hearing: Hearing, warrant: Warrant)] {
    hearings.compactMap { hearing in
      hearing.result?.warrant.flatMap { $0.ended == nil ? (hearing, $0) : nil }
    }
  }
}
