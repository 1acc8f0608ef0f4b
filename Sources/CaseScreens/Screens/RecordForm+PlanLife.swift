import Casework
import TextUI

extension RecordForm.Spec {
  /// Who agreed to a plan or an exit plan, how, or why not.
  static func agreement(_ name: SignedName) -> Self {
    Self(
      title: "Agreement to the " + name.kind.words.lowercased(), subject: "agreement \(name.id)",
      fields: { _, desk in
        [
          .choice("who", "Who", Agreement.Party.child, none: nil), .line("name", "Name", "").beside,
          .choice("answer", "Answer", Agreement.Answer.agreed, none: nil),
          .choice("how", "How", Agreement.Means.signed, none: nil).beside,
          .line("on", "On", desk.now.day.text(.short)), .line("why", "Why not", ""),
          .line("words", "In own words", ""),
          Form.Field(
            name: "copy", label: "Copy", kind: .flags([.init(id: "copy", words: "has a copy to keep", isOn: true)])),
        ]
      },
      follow: { form, file, desk in
        form.echoDay("on", .past, desk)
        form.hide("why", form.text("answer") == Agreement.Answer.agreed.rawValue)
        form.hide("how", form.text("answer") != Agreement.Answer.agreed.rawValue)
        let isCarer = form.text("who") == Agreement.Party.carer.rawValue
        form.hide("name", form.text("who") == Agreement.Party.child.rawValue)
        let carer = file.header.people.first { $0.parentalResponsibility == true }?.name
        if isCarer, form.text("name").isEmpty, let carer { form.set("name", carer) }
      },
      makes: { form, file, desk throws(FormFault) in
        var agreement = Agreement(
          Agreement.Party(rawValue: form.text("who")) ?? .child,
          Agreement.Answer(rawValue: form.text("answer")) ?? .agreed, on: try form.neededDay("on", .past, desk),
          how: Agreement.Means(rawValue: form.text("how")) ?? .signed)
        agreement.name = agreement.who == .child ? "" : form.line("name")
        agreement.words = form.line("words")
        agreement.hasCopy = !form.text("copy").isEmpty
        if agreement.answer != .agreed { agreement.why = try form.needed("why", Words.of(.plan(.whyMissing))) }
        return name.kind == .exitPlan
          ? .exited(file.reference, .answered(name.id, agreement))
          : .planned(file.reference, .answered(name.id, agreement))
      })
  }

  /// How a target goes.
  static func targetProgress(_ id: DocumentID, _ target: TargetID) -> Self {
    Self(
      title: "Target", subject: "progress \(target)",
      fields: { file, desk in
        let state = (try? desk.plans(of: file.reference))?.state(of: target)
        return [
          .choice("state", "It is", state ?? .onTrack, none: nil) { $0.words },
          .line("on", "On", desk.now.day.text(.short)), .line("note", "Note", ""),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      remarks: { form, file, desk in
        let plans = try? desk.plans(of: file.reference)
        var remarks: [(String, Style)] = [(plans?.target(target)?.what ?? target.text, .bold)]
        if form.text("state") == TargetProgress.State.dropped.rawValue {
          remarks.append(("! A dropped target needs its reason in the note", .warning))
        }
        for said in plans?.history(of: target).suffix(3) ?? [] {
          remarks.append(
            ("\(said.on.text(.short)) \(said.state.words)" + (said.note.isEmpty ? "" : ": " + said.note), .quiet))
        }
        return remarks
      },
      makes: { form, file, desk throws(FormFault) in
        let state = TargetProgress.State(rawValue: form.text("state")) ?? .onTrack
        let note = form.line("note")
        if state == .dropped, note.isEmpty {
          throw FormFault(field: "note", words: Words.of(.plan(.dropReasonMissing)))
        }
        return .planned(
          file.reference,
          .moved(id, TargetProgress(target, state, on: try form.neededDay("on", .past, desk), note: note)))
      })
  }

  /// A review of the plan: who was there, how each target goes, what was decided.
  static func planReview(_ filed: PlanFile.Filed) -> Self {
    let targets = filed.plan.content.targets
    return Self(
      title: "Review of the plan", subject: "review \(filed.id)",
      fields: { file, desk in
        let plans = (try? desk.plans(of: file.reference)) ?? PlanFile([])
        let present = Attendee.allCases.map {
          Form.Flag(id: $0.rawValue, words: Words.spoken($0), isOn: [.child, .mother].contains($0))
        }
        var fields: [Form.Field] = [
          .line("on", "On", desk.now.day.text(.short)),
          .code("kind", "Held as", "contact-kinds", "office", desk, none: nil),
          Form.Field(name: "present", label: "Present", kind: .flags(present)), .line("others", "Others", ""),
          .line("without", "No family why", ""),
        ]
        for (index, target) in targets.enumerated() {
          fields.append(
            .choice("target \(target.id)", "Target \(index + 1)", plans.state(of: target.id), none: nil) { $0.words })
        }
        fields += [
          .line("child", "Child says", ""), .line("carer", "Parent says", ""), .note("decisions", "Decided", ""),
          .line("next", "Next", "", hint: "the day, if agreed"),
          Form.Field(
            name: "record", label: "Contact",
            kind: .flags([.init(id: "record", words: "record the meeting as a contact", isOn: true)])),
        ]
        return fields
      },
      follow: { form, _, desk in
        form.echoDay("on", .past, desk)
        form.echoDay("next", .future, hint: "the day, if agreed", desk)
        let family = [Attendee.mother, .father, .carer].map(\.rawValue)
        form.hide("without", form.text("present").split(separator: ",").contains { family.contains(String($0)) })
        for target in targets {
          let state = TargetProgress.State(rawValue: form.text("target \(target.id)"))
          form.echo(
            "target \(target.id)",
            state == .dropped ? "say why under Decided" : TextWidth.truncated(target.what, to: 44))
        }
      },
      makes: { form, file, desk throws(FormFault) in
        var review = PlanReview()
        review.on = try form.neededDay("on", .past, desk)
        review.kind = form.code("kind") ?? "office"
        review.present = form.text("present").split(separator: ",").compactMap { Attendee(rawValue: String($0)) }
        review.others = form.line("others")
        if !review.isWithFamily { review.withoutFamily = try form.needed("without", Words.of(.plan(.familyMissing))) }
        review.childWords = form.line("child")
        review.carerWords = form.line("carer")
        review.decisions = form.text("decisions")
        review.next = try form.day("next", .future, desk)
        for target in targets {
          let state = TargetProgress.State(rawValue: form.text("target \(target.id)")) ?? .onTrack
          if state == .dropped, review.decisions.isEmpty {
            throw FormFault(field: "decisions", words: Words.of(.plan(.dropReasonMissing)))
          }
          review.progress.append(
            TargetProgress(target.id, state, on: review.on, note: state == .dropped ? review.decisions : ""))
        }
        let meeting = form.text("record").isEmpty ? nil : Contact(of: review, filed.plan, by: desk.me)
        return .planned(file.reference, .reviewed(filed.id, review, meeting: meeting))
      })
  }

  /// That the child is put down for a programme, or how it ended.
  static func enrolment(_ enrolment: Enrolment?, _ desk: any Desk) -> Self {
    Self(
      title: "Programme", subject: "programme \(enrolment?.programme.text ?? "new")",
      fields: { file, desk in
        let found = latest(enrolment, file) ?? Enrolment()
        let all = ((try? desk.programmes()) ?? [:]).sorted { ($0.value.name, $0.key) < ($1.value.name, $1.key) }
        let targets = [(id: "", words: "none")] + targets(file, desk)
        return [
          .init(
            name: "programme", label: "Programme",
            kind: .choice(.init(all.map { (id: $0.key.text, words: $0.value.name) }, chosen: found.programme.text))),
          .line("referred", "From", (enrolment?.referred ?? desk.now.day).text(.short)),
          .init(name: "target", label: "For target", kind: .choice(.init(targets, chosen: found.target?.text ?? ""))),
          .choice("outcome", "Ended", found.outcome, none: "goes on"),
          .line("ended", "Ended on", found.ended?.text(.short) ?? ""),
          .line("led", "Led to", found.ledTo), .line("child", "Child says", found.childWords),
          .line("award", "Award", found.award),
        ]
      },
      follow: { form, _, desk in
        form.echoDay("referred", .past, desk)
        form.echoDay("ended", .past, desk)
        for name in ["ended", "led", "award"] { form.hide(name, form.text("outcome").isEmpty) }
      },
      standing: { form, file, desk in
        guard enrolment == nil, let day = (try? form.day("referred", .past, desk)) ?? nil,
          let found = file.header.enrolments.first(where: {
            $0.programme.text == form.text("programme") && $0.referred == day
          })
        else { return nil }
        let said = [found.outcome.map { Words.spoken($0) } ?? "", found.ledTo, found.childWords, found.award]
          .filter { !$0.isEmpty }.joined(separator: "; ")
        return "The child is put down for it from \(day.text(.short)) already\(said.isEmpty ? "" : ": " + said)."
      },
      makes: { form, file, desk throws(FormFault) in
        guard let programme = form.code("programme") else {
          throw FormFault(field: "programme", words: "There is no programme yet. `waymark programme save` makes one.")
        }
        var found = latest(enrolment, file) ?? Enrolment()
        found.programme = ProgrammeID(programme.text)
        found.referred = try form.neededDay("referred", .past, desk)
        found.target = form.code("target").map { TargetID($0.text) }
        found.outcome = Enrolment.Outcome(rawValue: form.text("outcome"))
        found.ended = found.outcome == nil ? nil : try form.pastDay("ended", desk) ?? desk.now.day
        found.ledTo = form.line("led")
        found.childWords = form.line("child")
        found.award = form.line("award")
        if found.outcome == .completed, found.ledTo.isEmpty {
          throw FormFault(field: "led", words: Words.of(.programme(.outcomeMissing)))
        }
        return .enrolled(file.reference, found)
      })
  }

  /// An enrolment as it is now.
  private static func latest(_ enrolment: Enrolment?, _ file: CaseFile) -> Enrolment? {
    guard let enrolment else { return nil }
    return file.header.enrolments.first {
      $0.programme == enrolment.programme && $0.referred == enrolment.referred
    } ?? enrolment
  }

  /// The plan's targets, to choose from.
  static func targets(_ file: CaseFile, _ desk: any Desk) -> [(id: String, words: String)] {
    guard let content = (try? desk.plans(of: file.reference))?.current?.plan.content else { return [] }
    return content.targets.enumerated().map { (id: $1.id.text, words: "target \($0 + 1): \($1.what)") }
  }
}

extension Contact {
  /// The meeting at which a plan was reviewed.
  public init(of review: PlanReview, _ plan: Plan, by worker: StaffID) {
    self.init()
    at = Moment(review.on, .midday)
    kind = review.kind
    outcome = review.present.contains(.child) ? .attended : .held
    self.worker = worker
    with = review.present
    others = review.others
    purpose = "Review of the plan"
    targets = review.progress.map(\.target)
    order = plan.orders.first
    note = review.decisions
  }
}
