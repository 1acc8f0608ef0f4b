import Casework

/// What a seeded somebody does about absences, visits, oversight and the diary.
extension RandomWork {
  mutating func furtherChange(_ file: CaseFile) throws -> Change {
    let reference = Self.reference
    let nothing = Change.caseReopened(reference, why: "")
    switch number(0...12) {
    case 8...11: return custodyChange(file) ?? nothing
    case 0:
      guard let absence = pick(file.contacts.filter { $0.contact.outcome?.isAbsence ?? false }) else { return nothing }
      return .absenceDecided(reference, absence.id, AbsenceDecision(acceptable: number(0...1) == 0, reason: "Letter."))
    case 1, 2:
      let failures = file.contacts.filter { $0.contact.outcome == .unacceptableAbsence }
      guard let absence = pick(failures), let order = pick(file.header.orders) else { return nothing }
      var act = EnforcementAct()
      act.order = order.id
      act.absence = absence.id
      act.step = pick(Enforcement.Step.allCases) ?? .firstWarning
      act.on = min(now.day, absence.contact.at.day.adding(days: number(0...5)))
      act.warnedTo = act.on.adding(months: 12)
      return .enforcementTaken(reference, act)
    case 3:
      guard let act = pick(file.header.enforcement) else { return nothing }
      return number(0...1) == 0
        ? .enforcementRuled(reference, act.id, authorised: number(0...1) == 0, reason: "Talked over.")
        : .enforcementWithdrawn(reference, act.id, why: "Wrong address.")
    case 4:
      guard let visit = pick(file.contacts.filter { $0.contact.kind == Contact.homeKind }) else { return nothing }
      var form = HomeVisit()
      form.seen = [.child]
      form.concerns = pick(["", "Mould."]) ?? ""
      return .homeVisitSaved(reference, visit.id, form)
    case 5:
      guard let visit = pick(file.contacts.filter { $0.contact.homeVisit != nil }) else { return nothing }
      return .homeVisitChecked(reference, visit.id)
    case 6:
      var note = OversightNote()
      note.on = now.day.adding(days: -number(0...5))
      note.note = "Seen."
      if number(0...1) == 0 { note.actions = [OversightAction("Visit", due: now.day.adding(days: number(0...20)))] }
      return .oversightRecorded(reference, note)
    case 7:
      var contacts: [Contact] = []
      for _ in 0...2 { contacts.append(contact(0...40, file.header)) }
      return .seriesBooked(reference, contacts)
    default: return .allocated([reference], to: pick(["kmason", "rellis"]) ?? "kmason", team: "t1", note: "")
    }
  }

  /// Something about the case that no rule asks about.
  mutating func unrelatedChange(_ file: CaseFile) -> Change? {
    let reference = Self.reference
    switch number(0...7) {
    case 0:
      var note = OversightNote()
      note.on = now.day
      note.note = "Well held."
      return .oversightRecorded(reference, note)
    case 1:
      var booked = contact(0...30, file.header)
      booked.counts = false
      return .appointmentBooked(reference, booked)
    case 2:
      guard let planned = pick(file.contacts.filter { $0.contact.isPlanned && !$0.contact.counts }) else { return nil }
      let to = Moment(now.day.adding(days: number(0...30)), .midday)
      return .appointmentRescheduled(reference, planned.id, to: to, at: .team, why: "Leave.")
    case 3:
      let visits = file.contacts.filter { $0.contact.kind == Contact.homeKind && $0.contact.outcome != nil }
      guard let visit = pick(visits) else { return nil }
      return .homeVisitSaved(reference, visit.id, HomeVisit())
    case 4:
      guard let visit = pick(file.contacts.filter { $0.contact.homeVisit != nil }) else { return nil }
      return .homeVisitChecked(reference, visit.id)
    case 5:
      var busy: [Contact] = [contact(0...30, file.header)]
      busy[0].counts = false
      return .seriesBooked(reference, busy, busy: [BusyTime([.monday], .midnight, .midday)])
    case 6:
      // Who holds the case next starts no clock where somebody holds it already.
      guard file.header.worker != nil else { return nil }
      return .allocated([reference], to: "rellis", team: "t1", note: "Cover.")
    default:
      guard let act = file.header.enforcement.last(where: { !$0.step.isWarning && $0.withdrawn == nil }) else {
        return nil
      }
      return .enforcementRuled(reference, act.id, authorised: true, reason: "Yes.")
    }
  }
}
