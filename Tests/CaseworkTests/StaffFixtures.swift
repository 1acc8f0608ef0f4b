import Casework

extension MemoryRecord {
  /// Puts members of staff on the record who are called as their user names are.
  mutating func employ(_ staff: KeyValuePairs<StaffID, StaffRole>, at now: Moment) throws {
    for (id, role) in staff {
      var member = Staff()
      member.name = id.text
      member.role = role
      try make(.staffSaved(id, member), by: "kmason", now: now)
    }
  }
}
