/// Why something isn't done to a programme.
public enum ProgrammeRefusal: Error, Equatable, Sendable {
  case noSuchProgramme(ProgrammeID)
  /// It ended before that day.
  case ended(ProgrammeID, on: Day)
  /// The child isn't of the age that it is for.
  case ageOutside(age: Int, min: Int?, max: Int?)
  /// That it ended needs how, and a completed one needs what it led to.
  case outcomeMissing
}

extension Change {
  /// The rules of the changes to programmes and who goes to them.
  func programmeEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .programmeSaved(let id, var programme):
      guard !programme.name.isEmpty else { throw Refusal.nameMissing }
      guard let key = id.key else { throw Refusal.badIdentifier(id.text) }
      if let lead = programme.lead, try record.staff(lead) == nil { throw Refusal.noSuchStaff(lead) }
      // Sessions come from the group contacts alone; feedback on one is kept where its group is known.
      let held = try record.programme(id)?.sessions ?? []
      programme.sessions = held.map { session in
        var session = session
        if let given = programme.sessions.first(where: { $0.group == session.group }) {
          session.feedback = given.feedback
          session.topic = given.topic
        }
        return session
      }
      edits.put(key, programme)
    case .sessionSaved(let id, let said, let over):
      guard let key = id.key, let stored = try record.stored(key) else {
        throw Refusal.programme(.noSuchProgramme(id))
      }
      var programme = try Programme(json: stored.bytes)
      guard let index = programme.sessions.firstIndex(where: { $0.group == said.group }),
        programme.sessions[index].topic == over.topic, programme.sessions[index].feedback == over.feedback
      else { throw Refusal.changedMeanwhile(key, seen: 0, now: stored.version) }
      programme.sessions[index].topic = said.topic
      programme.sessions[index].feedback = said.feedback
      edits.put(key, programme)
    case .enrolled(let reference, let enrolment):
      guard let programme = try record.programme(enrolment.programme) else {
        throw Refusal.programme(.noSuchProgramme(enrolment.programme))
      }
      if let ended = programme.ended, ended < enrolment.referred {
        throw Refusal.programme(.ended(enrolment.programme, on: ended))
      }
      if enrolment.ended != nil, enrolment.outcome == nil { throw Refusal.programme(.outcomeMissing) }
      if enrolment.outcome == .completed, enrolment.ledTo.isEmpty { throw Refusal.programme(.outcomeMissing) }
      try amend(reference, on: record, &edits) { header in
        if let index = header.enrolments.firstIndex(where: {
          $0.programme == enrolment.programme && $0.referred == enrolment.referred
        }) {
          header.enrolments[index] = enrolment
          return
        }
        if let age = header.child.age(on: enrolment.referred),
          age < programme.minAge ?? 0 || age > programme.maxAge ?? 99
        {
          throw Refusal.programme(.ageOutside(age: age, min: programme.minAge, max: programme.maxAge))
        }
        header.enrolments.append(enrolment)
      }
    default: break
    }
  }

  /// Writes a group session down in its programme.
  static func hold(
    _ session: Contact, _ members: [GroupMember], on record: some Record, in context: ChangeContext,
    _ edits: inout Edits
  ) throws {
    guard let id = session.programme, let key = id.key else { return }
    guard var programme = try record.programme(id) else { throw Refusal.programme(.noSuchProgramme(id)) }
    if let ended = programme.ended, ended < session.at.day { throw Refusal.programme(.ended(id, on: ended)) }
    var held = Programme.Session()
    held.group = "g\(context.seq)"
    held.at = session.at
    held.topic = session.purpose
    held.present = members.count { $0.outcome.isAttendance }
    held.expected = members.count
    programme.sessions.append(held)
    programme.sessions.sort { ($0.at, $0.group) < ($1.at, $1.group) }
    edits.put(key, programme)
  }
}
