extension Case {
  /// Writes down that a case which was opened with a worker was given to that worker on its first day, so that clocks
  /// which start on allocation keep their day when the case is given to another (R41, R42).
  mutating func allocateAsOpened(by author: StaffID) {
    guard worker != nil, allocations.isEmpty else { return }
    var first = Allocation()
    first.on = opened
    first.worker = worker
    first.team = team
    first.by = author
    allocations = [first]
  }
}
