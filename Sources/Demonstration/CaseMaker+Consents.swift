import Casework

extension CaseMaker {
  /// Who agreed to what: most of what is asked is given, some refused, and some taken back. It has throws of its own, so
  /// that it alters nothing else of a case.
  func agree(_ header: inout Case, _ worker: StaffID) {
    var dice = Dice(seed: service.seed &* 104_729 &+ UInt64(number))
    let last = header.closed?.on ?? service.today
    let parent = header.people.first { $0.parentalResponsibility ?? false }
    let school = header.child.education.first?.provider ?? ""
    let hasVictim = header.offences.contains { $0.identifiableVictim ?? false }
    let isVoluntary = header.orders.contains { !$0.disposal.isCourtOutcome }
    func record(_ matter: ListCode, _ alter: (inout Consent) -> Void) {
      var consent = Consent()
      consent.id = ConsentID("n\(header.consents.count + 1)")
      consent.matter = matter
      consent.by = worker
      consent.on = min(last, header.opened.adding(days: dice.number(1...21)))
      consent.how = dice.chance(60) ? .inWriting : .orally
      consent.answer = dice.chance(88) ? .given : .refused
      alter(&consent)
      let taken = consent.on.adding(days: dice.number(7...90))
      if consent.answer == .given, dice.chance(9), taken <= last {
        consent.withdrawal = Consent.Withdrawal(on: taken, why: dice.pick(Notes.withdrawals))
        consent.withdrawal?.by = worker
      }
      header.consents.append(consent)
    }
    if isVoluntary { record("prevention") { _ in } }
    if let parent, dice.chance(70) {
      record("sharing") { consent in
        consent.giver = .parent
        consent.person = parent.id
        consent.sharedWith = school.isEmpty ? "the family doctor" : school
        consent.note = school.isEmpty ? "" : "Attendance and support at school, nothing of the offence."
        if dice.chance(25) { consent.until = consent.on.adding(days: 182) }
      }
    }
    if dice.chance(45) { record("health-screening") { _ in } }
    if hasVictim, dice.chance(60) {
      record("victim-contact") { consent in
        consent.giver = .victim
        consent.name = dice.pick(Names.english.girls) + " " + dice.pick(Names.english.families)
        consent.how = .orally
      }
    }
  }
}
