public import JSON

/// What was said at the Court Review Panel on a day: who was there, and of each child what was talked about and what is to
/// be done (R189, R191): a document of the service.
public struct PanelMeeting: JSONRecord, Equatable {
  public var day = Day.epoch
  /// Who was there, with what they are.
  public var present: [String] = []
  /// What was said, in the order in which it was written.
  public var notes: [PanelNote] = []
  /// No meeting.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("day", &day)
    try f.field("present", &present)
    try f.field("notes", &notes)
  }

  /// The key of a day's document.
  public static func key(of day: Day) -> DocumentKey { DocumentKey(trusted: collection + "/" + day.iso) }
  /// The collection in which they stand.
  public static let collection = "panels"
}

/// What the panel said of a child; the case keeps the same as a note of oversight, whose actions are chased.
public struct PanelNote: JSONRecord, Equatable {
  /// The note of oversight on the case.
  public var id: OversightID = "g0"
  public var reference = CaseReference(0)
  /// What was talked about and decided.
  public var words = ""
  public var actions: [OversightAction] = []
  public var by: StaffID = "nobody"
  public var at = Moment.epoch
  /// Nothing said.
  public init() {}
  /// What was said of a child.
  public init(_ reference: CaseReference, _ words: String, actions: [OversightAction] = []) {
    self.reference = reference
    self.words = words
    self.actions = actions
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("case", &reference)
    try f.required("words", &words)
    try f.field("actions", &actions)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

extension Change {
  /// The rule of the change that writes minutes: of the day, and on each case that was talked about.
  func panelEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .panelMet(let day, let present, let notes) = self else { return }
    // Minutes without a child are the service's; of each child the roles count that count in the case.
    for reference in notes.isEmpty ? [nil] : notes.map({ Optional($0.reference) }) {
      guard try record.roles(in: context, of: reference).contains(where: \.oversees) else {
        throw Refusal.mayNotOversee(context.by)
      }
    }
    guard day <= context.now.day else { throw Refusal.doneInFuture(day) }
    let key = PanelMeeting.key(of: day)
    var meeting = try record.stored(key).map { try PanelMeeting(json: $0.bytes) } ?? PanelMeeting()
    if meeting.present.isEmpty, present.isEmpty { throw Refusal.nobodyChosen }
    if notes.isEmpty, present.isEmpty || present == meeting.present { throw Refusal.court(.wordsMissing) }
    meeting.day = day
    if notes.isEmpty {
      meeting.present = present
    } else {
      // Whoever adds a note may not have seen whom another has written down meanwhile.
      meeting.present += present.filter { !meeting.present.contains($0) }
    }
    for (index, note) in notes.enumerated() {
      meeting.notes.append(try write(note, "g\(context.seq).\(index + 1)", on: day, on: record, in: context, &edits))
    }
    edits.put(key, meeting)
  }

  /// Puts what was said of a child on the case too, as oversight.
  private func write(
    _ note: PanelNote, _ id: String, on day: Day, on record: some Record, in context: ChangeContext,
    _ edits: inout Edits
  ) throws -> PanelNote {
    guard note.words.contains(where: { !$0.isWhitespace }) else { throw Refusal.court(.wordsMissing) }
    var note = note
    note.id = OversightID(id)
    note.by = context.by
    note.at = context.now
    for (index, action) in note.actions.enumerated() {
      guard !action.what.isEmpty else { throw Refusal.nameMissing }
      guard action.due >= day else { throw Refusal.datesReversed(from: day, to: action.due) }
      note.actions[index].id = ActionID("\(id).\(index + 1)")
      note.actions[index].asked = day
    }
    var kept = OversightNote()
    kept.id = note.id
    kept.kind = .panel
    kept.on = day
    kept.by = context.by
    kept.at = context.now
    kept.note = note.words
    kept.actions = note.actions
    try amend(note.reference, on: record, &edits) { $0.oversight.append(kept) }
    return note
  }
}
