import Casework
import TextUI

extension RecordForm.Spec {
  private static func exit(
    _ title: String, subject: String, fields: @escaping @Sendable (ExitContent, CaseFile, any Desk) -> [Form.Field],
    follow: @escaping @Sendable (inout Form, CaseFile, any Desk) -> Void = { _, _, _ in },
    alters: @escaping @Sendable (Form, inout ExitContent, any Desk) throws(FormFault) -> Void
  ) -> Self {
    Self(
      title: title, subject: "exit " + subject,
      fields: { file, desk in fields(content(file, desk), file, desk) },
      version: { file, desk in (try? desk.exits(of: file.reference))?.latest?.version ?? 0 }, follow: follow,
      makes: { form, file, desk throws(FormFault) in
        var content = content(file, desk)
        try alters(form, &content, desk)
        if let draft = (try? desk.exits(of: file.reference))?.draft {
          return .exited(file.reference, .written(draft.id, content, orders: draft.plan.orders, seen: draft.version))
        }
        let orders = file.header.ordersWithoutExit.map(\.id)
        return .exited(file.reference, .written(nil, content, orders: orders))
      })
  }

  private static func content(_ file: CaseFile, _ desk: any Desk) -> ExitContent {
    (try? desk.exits(of: file.reference))?.latest?.plan.content ?? ExitContent()
  }

  /// How things stand at the end, and what helped.
  static var exitBasics: Self {
    exit(
      "At the end", subject: "basics",
      fields: { content, file, desk in
        let child = file.header.child
        let place = child.education.last
        return [
          .code("education", "Education", "education", content.education ?? place?.provision, desk),
          Form.Field.line(
            "hours", "Hours", (content.hours ?? place?.hoursOffered).map(String.init) ?? "", hint: "a week"
          ).beside,
          .code("accommodation", "Home", "accommodation", content.accommodation ?? child.residences.last?.type, desk),
          .line("health", "Health", content.health), .line("people", "People", content.people),
          .line("helped", "Helped", content.helped), .line("didNotHelp", "Didn\u{2019}t help", content.didNotHelp),
          .line("safety", "Safety now", content.safety), .line("achievements", "Proud of", content.achievements),
          .line("child", "Child says", content.childWords), .line("carer", "Parent says", content.carerWords),
        ]
      },
      alters: { form, content, _ throws(FormFault) in
        content.education = form.code("education")
        content.hours = try form.number("hours")
        content.accommodation = form.code("accommodation")
        content.health = form.line("health")
        content.people = form.line("people")
        content.helped = form.line("helped")
        content.didNotHelp = form.line("didNotHelp")
        content.safety = form.line("safety")
        content.achievements = form.line("achievements")
        content.childWords = form.line("child")
        content.carerWords = form.line("carer")
      })
  }

  /// A destination, new or of the draft.
  static func destination(_ id: DestinationID?) -> Self {
    exit(
      id == nil ? "New destination" : "Destination", subject: "destination \(id?.text ?? "new")",
      fields: { content, _, desk in
        let found = content.destinations.first { $0.id == id } ?? Destination()
        return [
          .code("kind", "Kind", "destinations", found.kind, desk, none: nil), .line("to", "To", found.to),
          .line("referred", "Referred", found.referred?.text(.short) ?? "", hint: "nothing while it is to be done"),
          .line("hope", "For", found.hope),
        ]
      },
      follow: { form, _, desk in form.echoDay("referred", .past, hint: "nothing while it is to be done", desk) },
      alters: { form, content, desk throws(FormFault) in
        var found = content.destinations.first { $0.id == id } ?? Destination()
        found.kind = form.code("kind") ?? "other"
        found.to = try form.needed("to", "Say to whom the child goes on.")
        found.referred = try form.pastDay("referred", desk)
        found.hope = form.line("hope")
        if let index = content.destinations.firstIndex(where: { $0.id == id }) {
          content.destinations[index] = found
        } else {
          content.destinations.append(found)
        }
      })
  }

  /// What became of a referral.
  static func destinationOutcome(_ plan: DocumentID, _ id: DestinationID) -> Self {
    Self(
      title: "Referral", subject: "referral \(id)",
      fields: { _, desk in
        [
          .choice("state", "It is", DestinationOutcome.State.accepted, none: nil),
          .line("on", "On", desk.now.day.text(.short)), .line("note", "Note", ""),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      makes: { form, file, desk throws(FormFault) in
        let state = DestinationOutcome.State(rawValue: form.text("state")) ?? .waiting
        let note = form.line("note")
        if [.declined, .notTakenUp].contains(state), note.isEmpty {
          throw FormFault(field: "note", words: Words.of(.exit(.whyMissing)))
        }
        let outcome = DestinationOutcome(id, state, on: try form.neededDay("on", .past, desk), note: note)
        return .exited(file.reference, .settled(plan, outcome))
      })
  }

  /// The end-of-order survey.
  static func survey(_ plan: DocumentID, _ desk: any Desk) -> Self {
    let questions = desk.survey.questions
    return Self(
      title: "End-of-order survey", subject: "survey \(plan)",
      fields: { _, desk in
        let points = [(id: "", words: "no answer")] + (1...5).map { (id: "\($0)", words: "\($0)") }
        return [
          .choice("who", "Who", Agreement.Party.child, none: nil), .line("on", "On", desk.now.day.text(.short)),
        ]
          + questions.enumerated().map { index, question in
            Form.Field(name: question.id.text, label: "\(index + 1)", kind: .choice(.init(points, chosen: "")))
          } + [.line("words", "In own words", ""), .line("declined", "No answer why", "")]
      },
      follow: { form, _, desk in
        form.echoDay("on", .past, desk)
        let isChild = form.text("who") == Agreement.Party.child.rawValue
        for question in questions { form.echo(question.id.text, isChild ? question.child : question.carer) }
      },
      remarks: { _, _, _ in [("1 not at all \u{2026} 5 very much", .quiet)] },
      makes: { form, file, desk throws(FormFault) in
        var survey = Survey()
        survey.who = Agreement.Party(rawValue: form.text("who")) ?? .child
        survey.on = try form.neededDay("on", .past, desk)
        survey.points = questions.compactMap { question in
          Int(form.text(question.id.text)).map { SurveyPoint(question.id, $0) }
        }
        survey.words = form.line("words")
        survey.declined = form.line("declined")
        if survey.points.isEmpty, survey.words.isEmpty, survey.declined.isEmpty {
          throw FormFault(field: "declined", words: Words.of(.exit(.surveyEmpty)))
        }
        return .exited(file.reference, .surveyed(plan, survey))
      })
  }

  private static func outOfCourt(_ file: CaseFile) -> [(id: String, words: String)] {
    file.header.orders.reversed().filter { RuleScope.Route($0.disposal) == .outOfCourt }
      .map { (id: $0.id.text, words: "\($0.disposal.name) of \($0.made.text(.short))") }
  }

  /// Form A to the police.
  static var formA: Self {
    Self(
      title: "Form A", subject: "form A",
      fields: { file, desk in
        let outcomes = FormA.outcomes.map { (id: $0.rawValue, words: Words.of($0)) }
        return [
          .init(name: "order", label: "Disposal", kind: .choice(.init(outOfCourt(file), chosen: nil))),
          .init(name: "outcome", label: "Outcome", kind: .choice(.init([("", "choose")] + outcomes, chosen: ""))),
          .line("on", "Sent on", desk.now.day.text(.short)), .line("to", "To", ""),
          .note("words", "Engagement"),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      remarks: { _, file, _ in
        [("`waymark print \(file.reference) form-a` makes the form from the record, as text or HTML.", .quiet)]
      },
      makes: { form, file, desk throws(FormFault) in
        guard let outcome = OrderEnd.How(rawValue: form.text("outcome")) else {
          throw FormFault(field: "outcome", words: Words.of(.exit(.noSuchOutcome(.died))))
        }
        var found = FormA()
        found.order = OrderID(form.text("order"))
        found.outcome = outcome
        found.on = try form.neededDay("on", .past, desk)
        found.to = form.line("to")
        found.words = try form.needed("words", Words.of(.exit(.wordsMissing)))
        return .exited(file.reference, .formASent(found))
      })
  }

  /// Tells the manager that a child hasn't engaged with the assessment.
  static var nonEngagement: Self {
    Self(
      title: "Not engaged", subject: "non-engagement",
      fields: { file, desk in
        [
          .init(name: "order", label: "Disposal", kind: .choice(.init(outOfCourt(file), chosen: nil))),
          .line("on", "Told on", desk.now.day.text(.short)), .note("words", "What was tried"),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      makes: { form, file, desk throws(FormFault) in
        .exited(
          file.reference,
          .nonEngagementTold(
            OrderID(form.text("order")), on: try form.neededDay("on", .past, desk),
            words: try form.needed("words", Words.of(.exit(.wordsMissing)))))
      })
  }

  /// The manager's closing entry.
  static var closingEntry: Self {
    Self(
      title: "Closing entry", subject: "closing entry",
      fields: { file, _ in [.note("words", "Entry", file.header.closing?.words ?? "")] },
      remarks: { _, _, _ in [("What was achieved, what is left, and why it is right to close.", .quiet)] },
      makes: { form, file, _ throws(FormFault) in
        .exited(file.reference, .entered(ClosingEntry(try form.needed("words", Words.of(.exit(.wordsMissing))))))
      })
  }

  /// How things stand six months after closing.
  static var lookBack: Self {
    Self(
      title: "Look back", subject: "look back",
      fields: { file, desk in
        let found = file.header.lookBack ?? LookBack()
        return [
          .line("on", "On", desk.now.day.text(.short)), .answer("lasted", "Has it lasted", found.hasLasted),
          .answer("back", "Came back", found.cameBack),
          .code("education", "Education", "education", found.education, desk), .note("words", "Who says", found.words),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      makes: { form, file, desk throws(FormFault) in
        var found = LookBack()
        found.on = try form.neededDay("on", .past, desk)
        found.hasLasted = form.answer("lasted")
        found.cameBack = form.answer("back")
        found.education = form.code("education")
        found.words = form.text("words")
        if found.hasLasted == nil, found.words.isEmpty {
          throw FormFault(field: "words", words: Words.of(.exit(.wordsMissing)))
        }
        return .exited(file.reference, .lookedBack(found))
      })
  }
}
