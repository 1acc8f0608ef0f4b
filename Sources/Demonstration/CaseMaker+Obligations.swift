import Casework

extension CaseMaker {
  /// Records what was done of what the standards asked for: most in time, some late, a little not at all.
  mutating func answer(_ header: inout Case, _ contacts: [FiledContact]) {
    guard let standards = service.standards, let calendar = service.calendar else { return }
    var left: Set<ObligationKey> = []
    // A turn that was done starts the next, so it is looked at again until nothing more is past its day.
    for _ in 0..<60 {
      let file = CaseFile(reference: CaseReference(number), version: 1, header: header, contacts: contacts)
      let asked = Obligation.all(for: file, under: standards, calendar: calendar, on: service.today)
      let late = asked.filter { isToAnswer($0) && !left.contains($0.key) }
      if late.isEmpty { return }
      for obligation in late {
        if let answer = answer(to: obligation) {
          header.answers.append(answer)
          if obligation.daysLate(on: answer.on) > 0, dice.chance(60) { header.answers.append(accepted(answer)) }
        } else {
          left.insert(obligation.key)
        }
      }
    }
  }

  private func isToAnswer(_ obligation: Obligation) -> Bool {
    if obligation.tally != nil { return false }
    switch obligation.state {
    case .open: return obligation.due < service.today
    case .missed: return true
    case .met, .notNeeded, .suspended: return false
    }
  }

  /// That it was done, in time or late; nil where it is left undone, which happens to what is due of late only.
  private mutating func answer(to obligation: Obligation) -> ObligationAnswer? {
    let isOld = obligation.due.days(until: service.today) > 45
    var answer = ObligationAnswer()
    answer.key = obligation.key
    answer.by = "kmason"
    switch dice.number(1...100) {
    case 1...7 where !isOld: return nil
    case 8...17:
      answer.on = min(obligation.due.adding(days: dice.number(1...9)), service.today)
      answer.reason = "Done late."
    default: answer.on = max(obligation.from, obligation.due.adding(days: -dice.number(0...6)))
    }
    answer.at = Moment(answer.on, .midday)
    return answer
  }

  private mutating func accepted(_ done: ObligationAnswer) -> ObligationAnswer {
    var answer = done
    answer.kind = .late
    answer.reason = dice.pick([
      "The family was away.", "The child was in hospital.", "The school asked for another week.",
      "The child was missing; police and social care were told.",
    ])
    answer.accepted = "kmason"
    return answer
  }
}
