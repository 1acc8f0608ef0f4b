public import JSON

/// That an appointment was put at another time: from when, why, and who asked for it (R126).
public struct Rescheduling: JSONRecord, Equatable {
  /// When it had been.
  public var from = Moment.epoch
  /// The day on which it was moved.
  public var on = Day.epoch
  /// Who asked for it.
  public var request = Request.team
  /// Why.
  public var why = ""
  /// Not moved.
  public init() {}
  /// At whose request an appointment is moved.
  public enum Request: String, JSONText, CaseIterable {
    case child, carer, team, court, partner
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("from", &from)
    try f.required("on", &on)
    try f.required("request", &request)
    try f.required("why", &why)
  }
}

extension Change {
  /// The rules of the changes to appointments that are booked.
  func diaryEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .appointmentRescheduled(let reference, let id, let moment, let request, let why):
      guard !why.isEmpty else { throw Refusal.reasonMissing }
      var contact = try Self.openContact(id, of: reference, seen: nil, on: record)
      guard contact.isPlanned else { throw Refusal.outcomeRecorded(id, reference) }
      guard moment >= Moment(context.now.day, .midnight) else { throw Refusal.appointmentInPast(moment) }
      var move = Rescheduling()
      move.from = contact.at
      move.on = context.now.day
      move.request = request
      move.why = why
      contact.moves.append(move)
      contact.at = moment
      edits.put(reference.key(.contacts, id.text), contact)
    case .seriesBooked(let reference, let contacts, let busy):
      guard !contacts.isEmpty else { throw Refusal.nothingToBook }
      for (index, each) in contacts.enumerated() {
        var contact = each
        contact.series = "s\(context.seq)"
        var booked = Edits()
        try Change.appointmentBooked(reference, contact).contactEdits(on: record, in: context, &booked)
        guard let bytes = booked.list.first?.bytes else { continue }
        edits.set(reference.key(.contacts, "c\(context.seq).\(index + 1)"), bytes)
      }
      if let busy { try amend(reference, on: record, &edits) { $0.child.busy = busy } }
    default: break
    }
  }
}
