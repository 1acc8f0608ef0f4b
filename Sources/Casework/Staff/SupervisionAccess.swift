/// Who may read and write the supervisions of a member of staff (R312; local default, unverified).
///
/// It is a personnel record: the person's own, their team's managers', the head of service's, and that of whoever acts for
/// the team's manager that day. Where nobody else is named as the manager of their team, it is every manager's.
public enum SupervisionAccess {
  /// Whether somebody may read them.
  public static func mayRead(
    _ id: StaffID, by reader: StaffID, on day: Day, staff: (StaffID) throws -> Staff?,
    team: (TeamID) throws -> Team?
  ) rethrows -> Bool {
    try reader == id || mayWrite(id, by: reader, on: day, staff: staff, team: team)
  }

  /// Whether somebody may record one, as the person's manager or for the manager whom they cover that day.
  public static func mayWrite(
    _ id: StaffID, by author: StaffID, on day: Day, staff: (StaffID) throws -> Staff?,
    team: (TeamID) throws -> Team?
  ) rethrows -> Bool {
    guard author != id, let writer = try staff(author) else { return false }
    if writer.role == .headOfService { return true }
    let person = try staff(id)
    let manager = try person?.team.flatMap(team)?.manager.flatMap { $0 == id ? nil : $0 }
    if let manager {
      if manager == author { return true }
      if try staff(manager)?.isCovered(by: author, on: day) ?? false { return true }
    }
    guard writer.role == .manager else { return false }
    return manager == nil || person?.team == writer.team
  }
}

extension Record {
  /// Whether somebody may record a supervision of a member of staff on a day.
  func mayWriteSupervision(of id: StaffID, by author: StaffID, on day: Day) throws -> Bool {
    try SupervisionAccess.mayWrite(id, by: author, on: day, staff: { try staff($0) }, team: { try team($0) })
  }
}
