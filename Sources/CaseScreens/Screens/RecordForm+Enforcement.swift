import Casework
import TextUI

extension RecordForm {
  /// Opens the form that decides whether an absence is acceptable.
  static func decideAbsence(_ id: ContactID, of reference: CaseReference, _ desk: any Desk) -> Step {
    let file = try? desk.caseFile(reference)
    guard let filed = file?.contact(id) else { return .say(Words.of(.noSuchContact(id, reference))) }
    return open(.absence(filed), of: file, desk)
  }

  /// Opens the form for the step that an absence asks for.
  static func takeStep(
    under order: OrderID, failedOn day: Day, of reference: CaseReference, _ desk: any Desk
  ) -> Step {
    guard let file = try? desk.caseFile(reference), let order = file.header.order(order),
      let absence = file.unacceptableAbsences(from: order).last(where: { $0.contact.at.day == day })
    else { return .say("That absence is no longer unacceptable.") }
    let asked = Enforcement(
      of: file, order: order.id, absence: day, except: absence.id, policy: desk.enforcement, calendar: desk.calendar)
    return open(.step(asked, absence, under: order), of: file, desk)
  }

  /// Opens the form in which a manager authorises a step or doesn't.
  static func rule(on id: EnforcementID, of reference: CaseReference, _ desk: any Desk) -> Step {
    let file = try? desk.caseFile(reference)
    guard let act = file?.header.enforcement.first(where: { $0.id == id }) else {
      return .say(Words.of(.noSuchStep(id, reference)))
    }
    return open(.ruling(act), of: file, desk)
  }
}

extension RecordForm {
  /// Opens the form that says that an authorised step was carried out.
  static func carryOut(_ id: EnforcementID, of reference: CaseReference, _ desk: any Desk) -> Step {
    let file = try? desk.caseFile(reference)
    guard let act = file?.header.enforcement.first(where: { $0.id == id }) else {
      return .say(Words.of(.noSuchStep(id, reference)))
    }
    return open(.carriedOut(act), of: file, desk)
  }
}

extension RecordForm.Spec {
  /// Says that a step beyond a warning was carried out.
  static func carriedOut(_ act: EnforcementAct) -> Self {
    Self(
      title: "Done: " + Words.short(act.step), subject: "carry out \(act.id)",
      fields: { _, desk in [.line("on", "On", desk.now.day.text(.short)), .note("note", "Note")] },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      remarks: { _, _, _ in [(Words.of(act), .plain)] },
      makes: { form, file, desk throws(FormFault) in
        .enforcementDone(
          file.reference, act.id, on: try form.neededDay("on", .past, desk), note: form.text("note"))
      })
  }
}

extension RecordForm.Spec {
  /// Decides whether an absence is acceptable, with the reason and the day of the evidence.
  static func absence(_ filed: FiledContact) -> Self {
    Self(
      title: "Absence of " + filed.contact.at.day.text(.short), subject: "absence \(filed.id)",
      fields: { file, _ in
        let contact = file.contact(filed.id)?.contact ?? filed.contact
        let decided = contact.decision.map { $0.isAcceptable }
        return [
          Form.Field(
            name: "acceptable", label: "Absence",
            kind: .choice(
              .init(
                [("", "choose"), ("yes", "acceptable"), ("no", "unacceptable")],
                chosen: decided.map { $0 ? "yes" : "no" } ?? ""))),
          .line("evidence", "Evidence came", contact.decision?.evidence?.text(.short) ?? "", hint: "nothing for none"),
          .note("reason", "Because", contact.reason),
        ]
      },
      follow: { form, _, desk in
        if form.text("evidence").isEmpty {
          form.echo("evidence", "nothing for none")
        } else {
          form.echoDay("evidence", .past, desk)
        }
      },
      remarks: { form, file, desk in
        let contact = file.contact(filed.id)?.contact ?? filed.contact
        let kind = desk.lists.words("contact-kinds", contact.kind)
        let what = "\(kind), \(contact.at.time), \(desk.name(of: contact.worker)). "
        let note = contact.note.split(whereSeparator: \.isNewline).joined(separator: " ")
        let remarks: [(String, Style)] = [(TextWidth.truncated(what + note, to: 220), .quiet)]
        guard form.text("acceptable") == "no" else { return remarks }
        let asked = Enforcement(
          of: file, order: filed.contact.order, absence: filed.contact.at.day, except: filed.id,
          policy: desk.enforcement, calendar: desk.calendar)
        guard asked.step != .none else {
          return remarks + [("No order that can be enforced runs, so no step follows", .quiet)]
        }
        let due = asked.due.map { ", by " + $0.text(.weekdayAndMonth) } ?? ""
        let words = "! Unacceptable absence \(asked.count) under this order: \(Words.of(asked.step))\(due)"
        return remarks + [(words, .warning)]
      },
      makes: { form, file, desk throws(FormFault) in
        guard let acceptable = form.answer("acceptable") else {
          throw FormFault(field: "acceptable", words: "Choose whether the reason is accepted.")
        }
        let reason = try form.needed("reason", Words.of(.reasonMissing))
        let evidence = try form.pastDay("evidence", desk)
        return .absenceDecided(
          file.reference, filed.id, AbsenceDecision(acceptable: acceptable, reason: reason, evidence: evidence),
          seen: file.contact(filed.id)?.version)
      })
  }

  /// Records the step that an absence asks for; a warning with its warned period.
  static func step(_ asked: Enforcement, _ absence: FiledContact, under order: Order) -> Self {
    Self(
      title: "Enforcement", subject: "enforce \(absence.id)",
      fields: { _, desk in
        let steps = desk.enforcement.ladder(for: order.disposal)?.steps ?? []
        return [
          Form.Field(
            name: "step", label: "Step",
            kind: .choice(
              .init(steps.map { (id: $0.rawValue, words: Words.short($0)) }, chosen: asked.step.rawValue))),
          .line("on", "On", desk.now.day.text(.short)), .note("note", "Note"),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      remarks: { form, file, desk in
        var remarks: [(String, Style)] = [
          (
            "For the absence of \(absence.contact.at.day.text(.short)), unacceptable absence \(asked.count) under the "
              + order.disposal.name, .plain
          )
        ]
        guard let step = Enforcement.Step(rawValue: form.text("step")), let rule = desk.enforcement.rule(for: step)
        else { return remarks }
        let unproved = rule.status == .unverified ? " (unverified default)" : ""
        remarks.append((rule.source + unproved, .quiet))
        if rule.isAuthorised { remarks.append(("! A manager authorises it before it is done", .warning)) }
        if step != asked.step {
          remarks.append(("! The policy asks for \(Words.short(asked.step)): say in the note why not", .warning))
        }
        let isWarned = file.header.enforcement.contains { $0.order == order.id && $0.step.isWarning && $0.stands }
        if !isWarned, !step.isWarning { remarks.append(("! No warning is recorded under this order", .warning)) }
        return remarks
      },
      makes: { form, file, desk throws(FormFault) in
        guard let step = Enforcement.Step(rawValue: form.text("step")) else {
          throw FormFault(field: "step", words: "Choose what is done.")
        }
        var act = EnforcementAct()
        act.order = order.id
        act.step = step
        act.absence = absence.id
        act.failedOn = absence.contact.at.day
        act.on = try form.neededDay("on", .past, desk)
        act.warnedTo = step.isWarning ? act.on.adding(months: desk.enforcement.warnedMonths) : nil
        act.note = form.text("note")
        if step != asked.step { act.note = try form.needed("note", Words.of(.reasonMissing)) }
        return .enforcementTaken(file.reference, act)
      })
  }

  /// Authorises a step or doesn't, with the reason.
  static func ruling(_ act: EnforcementAct) -> Self {
    Self(
      title: "Authorise: " + Words.short(act.step), subject: "rule \(act.id)",
      fields: { _, _ in
        [
          Form.Field(
            name: "ruling", label: "Ruling",
            kind: .choice(.init([("", "choose"), ("yes", "authorised"), ("no", "not authorised")], chosen: ""))),
          .note("reason", "Because"),
        ]
      },
      standing: { _, file, desk in
        guard let ruling = file.header.enforcement.first(where: { $0.id == act.id })?.decision, ruling != act.decision
        else { return nil }
        let what = ruling.isAuthorised ? "authorised it" : "didn\u{2019}t authorise it"
        return "\(desk.name(of: ruling.by)) \(what) at \(ruling.at.time): \u{201C}\(ruling.reason)\u{201D}."
      },
      remarks: { _, _, _ in [(Words.of(act), .plain)] },
      makes: { form, file, desk throws(FormFault) in
        guard let authorised = form.answer("ruling") else {
          throw FormFault(field: "ruling", words: "Choose whether it is authorised.")
        }
        let reason = try form.needed("reason", Words.of(.reasonMissing))
        return .enforcementRuled(file.reference, act.id, authorised: authorised, reason: reason)
      })
  }
}
