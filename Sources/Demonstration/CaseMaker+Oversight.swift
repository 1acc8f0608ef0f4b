import Casework

extension CaseMaker {
  /// Fills in the forms of home visits; managers have compared the older ones with the case.
  func visit(_ header: Case, _ contacts: inout [FiledContact]) {
    var chance = Dice(seed: service.seed &* 5_000_011 &+ UInt64(number))
    for index in contacts.indices {
      let contact = contacts[index].contact
      guard contact.kind == Contact.homeKind, let outcome = contact.outcome, chance.chance(92) else { continue }
      let home = header.child.residence(on: contact.at.day)
      var form = HomeVisit()
      form.wasPlanned = chance.chance(85)
      form.accommodation = home?.type
      if outcome.isAttendance {
        form.seen = chance.chance(70) ? [.child, .mother] : [.child]
        form.seenAlone = chance.chance(60)
        form.rooms = chance.chance(50) ? [.livingRoom, .bedroom] : [.livingRoom, .kitchen]
        form.suitability = home?.suitability
        if form.suitability == .unsuitable { form.whyUnsuitable = "Overcrowded: four share one room." }
        if chance.chance(6) {
          form.concerns = chance.pick([
            "Unknown adults in the flat.", "No bed of his own yet.", "A smell of cannabis on the landing.",
            "Mother is worn out and asks for help.",
          ])
          form.safetyPlan = "Agreed who to ring at night; back on the day named."
          form.next = contact.at.day.adding(days: 7)
        }
      } else {
        form.notMade = chance.pick(["Nobody at home; left a card.", "Family asked for another day."])
      }
      let age = contact.at.day.days(until: service.today)
      if age > 14 || chance.chance(35) {
        var check = HomeVisit.Check()
        check.by = service.manager(of: number)
        check.at = Moment(min(contact.at.day.adding(days: chance.number(0...6)), service.today), .midday)
        form.checked = check
      }
      contacts[index].contact.homeVisit = form
    }
  }

  /// What managers wrote about some of the cases, and what they asked for.
  func oversee(_ header: inout Case) {
    var chance = Dice(seed: service.seed &* 3_000_017 &+ UInt64(number))
    guard let began = header.allocations.last(where: { $0.worker != nil })?.on else { return }
    let days = began.days(until: min(header.closed?.on ?? service.today, service.today))
    guard days > 14, chance.chance(35) else { return }
    for turn in 1...(chance.chance(30) ? 2 : 1) {
      var note = OversightNote()
      note.id = OversightID("g\(seq).\(turn)")
      note.on = began.adding(days: min(days, chance.number(7...max(8, days))))
      note.by = service.manager(of: number)
      note.at = Moment(note.on, .midday)
      let (kind, words, action) = chance.pick(Self.oversight)
      note.kind = kind
      note.note = words
      if !action.isEmpty {
        var asked = OversightAction(action, due: note.on.adding(days: chance.number(5...14)))
        asked.id = ActionID("g\(seq).\(turn).1")
        asked.asked = note.on
        note.actions = [asked]
      }
      header.oversight.append(note)
    }
    header.oversight.sort { $0.on < $1.on }
  }

  private static let oversight: [(OversightNote.Kind, String, String)] = [
    (.risk, "Risk to others has changed since the last assessment.", "Update the safety plan"),
    (.plan, "Targets are good but not dated.", "Date every target of the plan"),
    (.case, "Well held. The child's voice comes through in each note.", ""),
    (.assessment, "The school's view is missing.", "Ask the school for its view"),
    (.timeliness, "First contact was late because of sickness cover.", "Say in the case why it was late"),
    (.report, "Report reads well; shorten the offence analysis.", ""),
    (.case, "Siblings are known to us too.", "Speak to the social worker about the siblings"),
    (.supervision, "Talked over contact in the holidays.", "Holiday timetable with the family"),
  ]
}

extension DemonstrationService {
  /// The manager of the team that holds a case.
  func manager(of number: Int) -> StaffID { StaffID(Names.staff[number % Self.teams.count % staff].user) }

  /// What was agreed in the latest supervisions of a member of staff, by the manager of their team.
  func supervisions(of index: Int, _ person: Staff) -> SupervisionFile {
    var file = SupervisionFile()
    guard let latest = person.supervised else { return file }
    let manager = Names.staff[index % Self.teams.count % staff].user
    for turn in [2, 1, 0] {
      var record = Supervision()
      record.on = latest.adding(days: -30 * turn)
      record.by = StaffID(index < Self.teams.count ? Names.staff[(index + 1) % staff].user : manager)
      record.kind = turn == 1 ? .reflective : .management
      record.note = turn == 0 ? "Caseload gone through one by one. Holding well." : "Two cases talked over at length."
      let asks = [
        "Observe a panel", "Book the first-aid course", "Go through overdue reviews", "Use up leave by March",
      ]
      var action = SupervisionAction(asks[(index + turn) % asks.count], due: record.on.adding(days: 21))
      action.id = ActionID("a1.\(index).\(turn)")
      action.done = turn == 0 ? nil : record.on.adding(days: 14)
      record.actions = [action]
      file.records.append(record)
    }
    return file
  }
}
