extension Page {
  /// The week of a child on bail with intensive support: every appointment by day, in plain words, with the hours against
  /// what is asked for (R193, R229); nil where the child isn't on bail that the service supports.
  public init?(
    bailTimetable file: CaseFile, week day: Day, under standards: Standards, _ context: PageContext
  ) {
    guard let spell = file.header.remandSpells.last(where: \.status.isSupported) else { return nil }
    let child = file.header.child
    let monday = day - Weekday.monday.days(until: day.weekday)
    let sunday = monday.adding(days: 6)
    self.init(
      title: child.callName + "\u{2019}s week",
      subtitle: "\(monday.text(.long)) to \(sunday.text(.long)) \u{B7} \(context.service)", isLarge: true)
    let booked = file.contacts.map(\.contact).filter { contact in
      (monday...sunday).contains(contact.at.day) && contact.outcome != .cancelledByTeam
        && contact.outcome != .rearranged
    }
    var rows: [[String]] = []
    for offset in 0..<7 {
      let day = monday.adding(days: offset)
      let of = booked.filter { $0.at.day == day }
      for contact in of {
        let place = contact.place.isEmpty ? "" : ", " + contact.place
        rows.append([
          contact == of.first ? day.text(.shortWithWeekday) : "", contact.at.time.description,
          context.lists.words("contact-kinds", contact.kind) + place, contact.purpose,
          contact.length?.text ?? "",
        ])
      }
      if of.isEmpty { rows.append([day.text(.shortWithWeekday), "", "free", "", ""]) }
    }
    blocks.append(.table(head: ["Day", "Time", "What and where", "What for", "How long"], rows: rows))
    let minutes = booked.reduce(0) { $0 + ($1.length?.count ?? 0) }
    if spell.status == .bailISS {
      let asked = standards.intensiveHours(begun: spell.from, on: max(monday, spell.from)) * 60
      paragraph("\(Self.planned(minutes, booked)), of \(Minutes(asked).text) that the court asks for.")
      if minutes > 0, minutes < asked { paragraph("\(Minutes(asked - minutes).text) are still to be planned.") }
    } else {
      paragraph(Self.planned(minutes, booked) + ".")
    }
    let conditions = spell.conditions(on: max(min(sunday, context.day), spell.from)).map(\.datedWords)
    if !conditions.isEmpty { heading("What the court asked for") }
    list(conditions)
    paragraph("If you can\u{2019}t come, ring \(context.worker) before, not after.")
  }

  /// How much is planned; an appointment whose length nobody gave is no hours, and not nothing either.
  private static func planned(_ minutes: Int, _ booked: [Contact]) -> String {
    if booked.isEmpty { return "Nothing is planned yet" }
    return minutes == 0 ? "No hours are planned yet" : Minutes(minutes).text + " are planned"
  }

  /// How bail went, for the court: the words of a weekly update (R194); nil where there is none.
  public init?(bailUpdate file: CaseFile, _ context: PageContext) {
    let found = file.header.remandSpells.reversed().lazy.compactMap { spell in
      file.header.work(in: spell).map { (spell: spell, work: $0) }
    }.first { !$0.work.updates.isEmpty }
    guard let found, let update = found.work.updates.last else { return nil }
    let child = file.header.child
    self.init(
      title: "Bail: how it goes",
      subtitle: "\(context.service) \u{B7} \(update.on.text(.long)) \u{B7} in confidence, to the court")
    fact("Name", child.fullName)
    fact("Born", child.dateOfBirth?.text(.long) ?? "")
    fact("Bail", "\(found.spell.status.name), since \(found.spell.from.text(.long))")
    fact("Next hearing", file.header.nextHearing.map { "\($0.at.day.text(.long)), \($0.court)" } ?? "")
    heading("What it asks for")
    list(found.spell.conditions(on: update.on).map(\.datedWords))
    paragraph(found.work.programme)
    heading("How it goes")
    paragraph("Bail is \(update.compliance.words).")
    let held = file.contacts.map(\.contact).filter { contact in
      contact.at.day >= found.spell.from && contact.at.day <= update.on && contact.outcome != nil
    }
    paragraph(AttendanceTally(held).plain.asSentence + ".")
    fact("What went well", update.wentWell)
    fact("Concerns", update.concerns)
    fact("Recommendation", update.recommendation)
    if found.work.updates.count > 1 {
      heading("Earlier weeks")
      list(
        found.work.updates.dropLast().reversed().map { earlier in
          "\(earlier.on.text(.long)): \(earlier.compliance.words)"
            + (earlier.concerns.isEmpty ? "" : "; " + earlier.concerns)
        })
    }
    blocks.append(.signatures([context.signer]))
  }
}
