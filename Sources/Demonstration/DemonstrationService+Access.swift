import Casework

/// Cases that not everybody sees, so that a newcomer can try how that works: a colleague's family, a case that the press
/// asks about, one of which a victim worker sees part, and a request for what is held on a child.
extension DemonstrationService {
  /// Small services for tests have none of it.
  var isGuarded: Bool { openCases >= 100 }

  /// Who sees of the cases with which they help what the role of a victim worker sees.
  static let victimWorker: StaffID = "vquill"

  var victimWorkers: Staff {
    var person = Staff()
    person.name = "Vera Quill"
    person.role = .victimWorker
    person.team = Self.teams[2].0
    person.from = today.adding(days: -300)
    person.contract = "permanent"
    return person
  }

  private static let family = 12
  private static let press = 26
  private static let victims = 33

  /// Restricts a case and says who opened it in an emergency, where it is one of those.
  func guardCase(_ number: Int, seq: Int, _ edits: inout Edits) {
    guard isGuarded, [Self.family, Self.press, Self.victims].contains(number) else { return }
    let key = CaseReference(number).key
    guard let bytes = edits.list.first(where: { $0.key == key })?.bytes, var header = try? Case(json: bytes) else {
      return
    }
    let manager = StaffID(Names.staff[0].user)
    let officers = Names.staff.dropFirst(Self.teams.count).prefix(max(0, staff - Self.teams.count))
      .map { StaffID($0.user) }
      .filter { $0 != header.worker && $0 != me && !header.secondaryWorkers.contains($0) }
    switch number {
    case Self.family:
      var restriction = Restriction()
      restriction.denied = officers.prefix(1).map { $0 }
      restriction.why = "A colleague is the child\u{2019}s aunt, and is kept out"
      restriction.by = manager
      restriction.on = today.adding(days: -40)
      header.restriction = restriction
      if let officer = officers.dropFirst().first {
        var opening = EmergencyAccess()
        opening.id = seq
        opening.by = officer
        opening.at = Moment(today.adding(days: -1), TimeOfDay(hour: 17, minute: 20) ?? .midday)
        opening.until = opening.at.adding(minutes: 60)
        opening.why = "School rang after hours: he had not come home"
        header.openings = [opening]
      }
    case Self.press:
      var restriction = Restriction()
      restriction.allowed = officers.prefix(1).map { $0 }
      restriction.why = "High profile: newspapers ask about the case"
      restriction.by = manager
      restriction.on = today.adding(days: -25)
      header.restriction = restriction
      if let officer = officers.dropFirst(2).first {
        var opening = EmergencyAccess()
        opening.id = seq
        opening.by = officer
        opening.at = Moment(today.adding(days: -12), TimeOfDay(hour: 19, minute: 5) ?? .midday)
        opening.until = opening.at.adding(minutes: 60)
        opening.why = "Arrested tonight, and the duty desk had to know of the medication"
        opening.reviewedBy = manager
        opening.finding = "Right to open it: the custody nurse was told within the hour."
        header.openings = [opening]
      }
    default:
      header.secondaryWorkers.append(Self.victimWorker)
      if !header.offences.isEmpty { header.offences[0].identifiableVictim = true }
      var request = SubjectRequest()
      request.reference = CaseReference(number)
      request.received = today.adding(days: -18)
      request.identity = IdentityProof(.known, on: request.received, note: "Asked in the office")
      request.identity?.by = manager
      request.by = manager
      if let key = SubjectRequest.key(SubjectRequestID("s\(seq)")) { edits.put(key, request) }
    }
    edits.put(key, header)
  }
}
