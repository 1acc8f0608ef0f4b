extension Case {
  /// Closes the case. Throws `Refusal` where it was supervised and nobody led it out: an agreed exit plan, or the reason for
  /// having none; and a manager's entry, which is the note where a manager closes it (R143, R147).
  mutating func close(_ closure: Closure, by staff: StaffID, mayEnter: Bool, at moment: Moment) throws {
    var closure = closure
    if !ordersWithoutExit.isEmpty, closure.withoutExit.isEmpty {
      throw Refusal.exit(.noExitPlan)
    }
    closure.entry = closing
    if closing == nil, !ordersToLeave.isEmpty {
      guard mayEnter, !closure.note.isEmpty else { throw Refusal.exit(.noEntry) }
      var entry = ClosingEntry(closure.note)
      entry.by = staff
      entry.at = moment
      closure.entry = entry
    }
    closing = nil
    closed = closure
  }
}
