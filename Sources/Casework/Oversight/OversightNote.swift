public import JSON

/// What a manager wrote about the work on a case, with what is to be done by when: an entry of management oversight
/// (R311).
public struct OversightNote: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: OversightID = "g0"
  /// What it is about.
  public var kind = Kind.case
  /// The day.
  public var on = Day.epoch
  /// Who wrote it.
  public var by: StaffID = "nobody"
  /// When it was recorded.
  public var at = Moment.epoch
  /// What was found and decided.
  public var note = ""
  /// What is to be done, each with its day; it is chased as other obligations are.
  public var actions: [OversightAction] = []
  /// Nothing written.
  public init() {}

  /// What oversight is about (R311).
  public enum Kind: String, JSONText, CaseIterable {
    case `case`
    case assessment
    case plan
    case risk
    case supervision
    case report
    case timeliness
    case closure
    /// What the Court Review Panel said (R191).
    case panel
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("kind", &kind)
    try f.required("on", &on)
    try f.required("by", &by)
    try f.required("at", &at)
    try f.required("note", &note)
    try f.field("actions", &actions)
  }
}

/// Something that a manager asked for by a day. That it was done, late or not needed is answered as for any obligation.
public struct OversightAction: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: ActionID = "a0"
  /// What is to be done.
  public var what = ""
  /// Who is to do it, as people call them; empty for the child's worker.
  public var who = ""
  /// Who that is among the staff; it stands among their work too, whoever holds the case.
  public var doer: StaffID?
  /// The day on which it was asked for.
  public var asked = Day.epoch
  /// By when.
  public var due = Day.epoch
  /// Nothing.
  public init() {}
  /// Something by a day; the rest is filled in when it is saved.
  public init(_ what: String, due: Day, who: String = "") {
    self.what = what
    self.due = due
    self.who = who
  }

  /// Reads an action as people type it: `K. Mason: home visit`, where a member of staff is called that; without a name
  /// before the colon it is the worker's. `outside` says that others may be named too, such as the police.
  public init(typed text: String, due: Day, staff: [StaffID: Staff], outside: Bool = false) {
    self.init(text, due: due)
    let parts = text.split(separator: ":", maxSplits: 1).map { $0.split(separator: " ").joined(separator: " ") }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return }
    let name = parts[0].lowercased()
    let meant = staff.filter { id, person in
      id.text.lowercased() == name || person.name.lowercased() == name || person.listName.lowercased() == name
    }
    // Where two are called the same, nobody is chosen: the words say who is meant.
    if meant.count == 1, let found = meant.first {
      (what, who, doer) = (parts[1], found.value.listName, found.key)
    } else if !meant.isEmpty || outside && parts[0].split(separator: " ").count <= 4 {
      (what, who) = (parts[1], parts[0])
    }
  }

  /// What is to be done, and by whom where that isn't the child's worker: `Home visit (K. Mason)`.
  public var words: String { who.isEmpty ? what : what + " (\(who))" }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("what", &what)
    try f.field("who", &who)
    try f.field("doer", &doer)
    try f.required("asked", &asked)
    try f.required("due", &due)
  }
}

extension Change {
  /// The rule of the change that records management oversight.
  func oversightEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .oversightRecorded(let reference, var note) = self else { return }
    guard try record.roles(in: context, of: reference).contains(where: \.oversees) else {
      throw Refusal.mayNotOversee(context.by)
    }
    guard note.note.contains(where: { !$0.isWhitespace }) else { throw Refusal.noteMissing }
    guard note.on <= context.now.day else { throw Refusal.doneInFuture(note.on) }
    note.id = OversightID("g\(context.seq)")
    note.by = context.by
    note.at = context.now
    for (index, action) in note.actions.enumerated() {
      guard !action.what.isEmpty else { throw Refusal.nameMissing }
      guard action.due >= note.on else { throw Refusal.datesReversed(from: note.on, to: action.due) }
      note.actions[index].id = ActionID("g\(context.seq).\(index + 1)")
      note.actions[index].asked = note.on
    }
    try amend(reference, on: record, &edits) { $0.oversight.append(note) }
  }
}

extension StaffRole {
  /// Whether the person may write management oversight on cases (local default, unverified).
  public var oversees: Bool { self == .manager || self == .headOfService || self == .seniorPractitioner }
}
