import Casework
import TextUI

extension RecordForm.Spec {
  /// Says that something due was done.
  static func done(_ obligation: Obligation) -> Self {
    Self(
      title: "Done: " + obligation.title, subject: "done \(obligation.key)",
      fields: { _, desk in [.line("on", "Done on", desk.now.day.text(.short)), .note("note", "How")] },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      standing: { _, file, desk in answered(obligation, [.done, .notNeeded], file, desk) },
      remarks: { form, _, desk in
        let day = try? form.day("on", .past, desk)
        let late = day.map { obligation.due.days(until: $0) } ?? 0
        let words = "Due " + obligation.due.text(.long)
        if late > 0 { return [(words + ": \(late) day\(late == 1 ? "" : "s") late", .warning)] }
        return [(words, .quiet)]
      },
      makes: { form, file, desk throws(FormFault) in
        let day = try form.neededDay("on", .past, desk)
        return .obligationDone(file.reference, obligation.key, on: day, note: form.text("note"))
      })
  }

  /// Says why something is or was late, and which manager accepted it.
  static func late(_ obligation: Obligation) -> Self {
    Self(
      title: "Late because: " + obligation.title, subject: "late \(obligation.key)",
      fields: { file, desk in
        let able = desk.staff.filter { accepts($0.key, obligation, of: file, desk) }
        let staff = able.map { (id: $0.key.text, words: $0.value.name) }
          .sorted { ($0.words, $0.id) < ($1.words, $1.id) }
        let mine = staff.count == 1 ? staff.first.map { StaffID($0.id) } : acceptor(able, desk)
        return [
          .note("because", "Because", obligation.lateness?.reason ?? ""),
          Form.Field(
            name: "by", label: "Accepted by",
            kind: .choice(
              .init(
                [("", "choose who accepted it")] + staff, chosen: (obligation.lateness?.accepted ?? mine)?.text ?? ""))
          ),
        ]
      },
      standing: { _, file, desk in answered(obligation, [.late], file, desk) },
      remarks: { _, _, desk in
        let late = obligation.daysLate(asOf: desk.now.day)
        return [("Due \(obligation.due.text(.long)), \(late) day\(late == 1 ? "" : "s") late", .quiet)]
      },
      makes: { form, file, desk throws(FormFault) in
        let reason = try form.needed("because", Words.of(.reasonMissing))
        let by = form.text("by")
        if by.isEmpty { throw FormFault(field: "by", words: "Choose the manager who accepted it.") }
        return .latenessAccepted(file.reference, obligation.key, reason: reason, by: StaffID(by))
      })
  }

  /// What somebody said of it after the form was opened.
  private static func answered(
    _ obligation: Obligation, _ kinds: Set<ObligationAnswer.Kind>, _ file: CaseFile, _ desk: any Desk
  ) -> String? {
    guard let answer = file.header.answers.first(where: { $0.key == obligation.key && kinds.contains($0.kind) }),
      answer != obligation.lateness
    else { return nil }
    let what =
      switch answer.kind {
      case .done: "it was done on " + answer.on.text(.short)
      case .late: "why it is late"
      case .notNeeded: "it isn\u{2019}t needed"
      }
    let reason = answer.reason.isEmpty ? "" : ": \u{201C}" + answer.reason + "\u{201D}"
    return "\(desk.name(of: answer.by)) said at \(answer.at.time) \(what)\(reason)."
  }

  /// Whether somebody may accept today that it is late: nobody accepts their own lateness.
  private static func accepts(
    _ id: StaffID, _ obligation: Obligation, of file: CaseFile, _ desk: any Desk
  ) -> Bool {
    let roles = desk.staff[id]?.roles(on: desk.now.day) ?? []
    return roles.contains(where: \.acceptsLateness) && !file.header.isLate(obligation.key, through: id)
  }

  /// Oneself, or the manager of one's team, where they may.
  private static func acceptor(_ able: [StaffID: Staff], _ desk: any Desk) -> StaffID? {
    if able[desk.me] != nil { return desk.me }
    return desk.staff[desk.me]?.team.flatMap { desk.teams[$0]?.manager }.flatMap { able[$0] == nil ? nil : $0 }
  }
}

extension RecordForm {
  /// Opens the form for something that was done, or says why it can't be.
  static func done(_ obligation: Obligation, _ desk: any Desk) -> Step {
    if obligation.tally != nil { return .say("Contacts are counted as they are recorded: c records one.") }
    guard obligation.isOpen else { return .say("Nothing is to be done any more: it is \(words(obligation, desk)).") }
    return open(.done(obligation), of: try? desk.caseFile(obligation.reference), desk)
  }

  /// Opens the form for why something is late, or says why it can't be.
  static func late(_ obligation: Obligation, _ desk: any Desk) -> Step {
    guard obligation.daysLate(asOf: desk.now.day) > 0 else { return .say("It isn't late.") }
    return open(.late(obligation), of: try? desk.caseFile(obligation.reference), desk)
  }

  private static func words(_ obligation: Obligation, _ desk: any Desk) -> String {
    obligation.standing(on: desk.now.day).words
  }
}
