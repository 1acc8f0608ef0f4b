extension Case {
  /// Writes down that a case which was opened with a worker was given to that worker on its first day, so that clocks
  /// which start on allocation keep their day when the case is given to another (R41, R42).
  public mutating func allocateAsOpened(by author: StaffID) {
    guard worker != nil, allocations.isEmpty else { return }
    allocate(to: worker, team, by: author, on: opened)
  }

  /// Gives the case to somebody, with the entry that says so; for what comes from another system.
  public mutating func allocate(to worker: StaffID?, _ team: TeamID?, by author: StaffID, on day: Day) {
    var allocation = Allocation()
    allocation.on = day
    allocation.worker = worker
    allocation.team = team
    allocation.by = author
    take(allocation)
  }

  /// The case goes to whom an allocation says.
  mutating func take(_ allocation: Allocation) {
    allocations.append(allocation)
    worker = allocation.worker
    team = allocation.team ?? team
  }
}
