import Casework
import TextUI

extension RecordForm.Spec {
  private static func stay(_ order: OrderID, _ file: CaseFile) -> CustodyStay {
    file.header.stay(under: order) ?? CustodyStay(under: order, from: file.header.order(order)?.begins ?? .epoch)
  }

  /// What is planned under one head of coming home.
  static func resettlement(_ head: ResettlementPlan.Head, under order: OrderID) -> Self {
    Self(
      title: head.words, subject: "resettlement \(head.rawValue) \(order)",
      fields: { file, desk in
        let item = stay(order, file).resettlement.item(head) ?? ResettlementItem()
        return [
          .line("what", "What", item.what, hint: "what is to be there on the day"), .line("who", "Who", item.who),
          .line("by", "By", item.by?.text(.short) ?? ""),
          .line("settled", "Settled on", item.settled?.text(.short) ?? ""),
        ]
      },
      follow: { form, _, desk in
        form.echoDay("by", .future, desk)
        form.echoDay("settled", .past, hint: "nothing while it isn\u{2019}t", desk)
      },
      makes: { form, file, desk throws(FormFault) in
        let item = ResettlementItem(
          head, try form.needed("what", Words.of(.custody(.wordsMissing))), who: form.line("who"),
          by: try form.day("by", .future, desk), settled: try form.pastDay("settled", desk))
        return .custody(file.reference, .resettled(order, item))
      })
  }

  /// The joint check that the child won't be homeless.
  static func homelessness(_ order: OrderID) -> Self {
    Self(
      title: "Joint homelessness check", subject: "homelessness \(order)",
      fields: { file, desk in
        let found = stay(order, file).resettlement.homelessness
        return [
          .line("on", "On", desk.now.day.text(.short)), .line("with", "With", found?.with ?? "", hint: "social care"),
          .answer("risk", "May be homeless", found?.isAtRisk), .note("words", "What was agreed", found?.words ?? ""),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      makes: { form, file, desk throws(FormFault) in
        guard let isAtRisk = form.answer("risk") else {
          throw FormFault(field: "risk", words: "Choose whether the child may be homeless on release.")
        }
        let found = HomelessnessCheck(
          on: try form.neededDay("on", .past, desk), with: form.line("with"), isAtRisk: isAtRisk,
          try form.needed("words", Words.of(.custody(.wordsMissing))))
        return .custody(file.reference, .homelessnessChecked(order, found))
      })
  }

  /// The planning meeting before release.
  static func releaseMeeting(_ order: OrderID) -> Self {
    Self(
      title: "Release planning meeting", subject: "release meeting \(order)",
      fields: { _, desk in [.line("on", "Held on", desk.now.day.text(.short))] },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      replaces: { file, _ in stay(order, file).resettlement.meeting.map { "the meeting to " + $0.text(.short) } },
      makes: { form, file, desk throws(FormFault) in
        .custody(file.reference, .releasePlanned(order, on: try form.neededDay("on", .past, desk)))
      })
  }

  private static func conditions(_ text: String) -> [BailCondition] { OrderText.conditions(text) }

  private static func typed(_ conditions: [BailCondition]) -> String {
    conditions.map(\.plainWords).joined(separator: "; ")
  }

  /// The child came home.
  static func release(_ order: OrderID) -> Self {
    Self(
      title: "Release", subject: "release \(order)",
      fields: { file, desk in
        let found = file.header.order(order)
        let dates = found.map { CustodyDates($0, in: file.header) }
        let isRemand = found?.disposal == .remandToYouthDetention
        let address = stay(order, file).resettlement.item(.accommodation)?.what ?? ""
        return [
          .line("on", "On", desk.now.day.text(.short)),
          .choice("kind", "How", isRemand ? Release.Kind.remandEnded : .due, none: nil) { $0.words },
          .line("address", "To", address), .line("met", "Met by", ""),
          .line("ends", "Licence to", isRemand ? "" : dates?.licenceEnds?.text(.short) ?? ""),
          .line("conditions", "Conditions", ""), .line("note", "Note", ""),
        ]
      },
      follow: { form, _, desk in
        form.echoDay("on", .past, desk)
        form.echoDay("ends", .future, desk)
        form.echo("conditions", "such as curfew 19:00 to 7:00; residence at home")
      },
      remarks: { form, file, desk in
        let unsettled = stay(order, file).resettlement.unsettled.map(\.words)
        var remarks: [(String, Style)] = [
          ("Contact is due on the day; then the home visit and the post-custody meeting.", .quiet)
        ]
        if !unsettled.isEmpty { remarks.append(("! Not settled: " + unsettled.joined(separator: ", "), .warning)) }
        return remarks
      },
      makes: { form, file, desk throws(FormFault) in
        var release = Release(
          on: try form.neededDay("on", .past, desk), Release.Kind(rawValue: form.text("kind")) ?? .due)
        release.address = form.line("address")
        release.metBy = form.line("met")
        release.licenceEnds = try form.day("ends", .future, desk)
        release.conditions = conditions(form.text("conditions"))
        release.note = form.line("note")
        return .custody(file.reference, .released(order, release))
      })
  }

  /// What licence or supervision asks for.
  static func licenceConditions(_ order: OrderID) -> Self {
    Self(
      title: "Licence conditions", subject: "licence \(order)",
      fields: { file, _ in
        let found = stay(order, file).release?.conditions ?? []
        return (0..<max(6, found.count + 2)).flatMap { number -> [Form.Field] in
          let condition = found.indices.contains(number) ? found[number] : nil
          return [
            .line("words\(number)", "Condition \(number + 1)", condition.map { typed([$0]) } ?? ""),
            .line("from\(number)", "From", condition?.from?.text(.short) ?? "").beside,
            .line("to\(number)", "To", condition?.to?.text(.short) ?? "").beside,
          ]
        }
      },
      follow: { form, _, desk in
        for number in 0..<form.fields.count / 3 {
          let isShown = number == 0 || !form.line("words\(number - 1)").isEmpty || !form.line("words\(number)").isEmpty
          for name in ["words", "from", "to"] { form.hide("\(name)\(number)", !isShown) }
        }
      },
      remarks: { _, _, _ in [("Such as curfew 19:00 to 7:00; no day means as long as the licence.", .quiet)] },
      makes: { form, file, desk throws(FormFault) in
        var found: [BailCondition] = []
        for number in 0..<form.fields.count / 3 {
          guard var condition = conditions(form.text("words\(number)")).first else { continue }
          condition.from = try form.day("from\(number)", .future, desk)
          condition.to = try form.day("to\(number)", .future, desk)
          found.append(condition)
        }
        return .custody(file.reference, .conditionsSet(order, found))
      })
  }

  /// The child was brought back.
  static func recall(_ order: OrderID) -> Self {
    Self(
      title: "Recall", subject: "recall \(order)",
      fields: { _, desk in
        [
          .line("on", "On", desk.now.day.text(.short)),
          .line("authority", "Authorised by", "", hint: "the court, or the Secretary of State"),
          .note("why", "Because"),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      remarks: { _, _, _ in [("It ends the licence and begins custody anew: say then where the child is held.", .quiet)]
      },
      makes: { form, file, desk throws(FormFault) in
        let authority = try form.needed("authority", Words.of(.custody(.authorityMissing)))
        let why = try form.needed("why", Words.of(.reasonMissing))
        let recall = Recall(on: try form.neededDay("on", .past, desk), why: why, authorisedBy: authority)
        return .custody(file.reference, .recalled(order, recall))
      })
  }

  /// The post-custody panel: what it looked back at, and what is to be learnt.
  static func custodyPanel(_ order: OrderID) -> Self {
    Self(
      title: "Post-custody panel", subject: "custody panel \(order)",
      fields: { file, desk in
        let review = stay(order, file).review ?? CustodyReview()
        let heard = file.header.hearings.last { $0.result?.orders.contains(order) ?? false }
        let remarks = review.remarks.isEmpty ? heard?.result?.remarks ?? "" : review.remarks
        let feedback = review.feedback.isEmpty ? heard?.result?.feedback ?? "" : review.feedback
        return [
          .line("on", "On", desk.now.day.text(.short)), .line("present", "Present", review.present).beside,
          .line("report", "Report", review.report, hint: "how it and the assessment stood up"),
          .line("sentence", "Sentence", review.sentence, hint: "was another possible?"),
          .line("remarks", "Bench said", remarks), .line("feedback", "Feedback", feedback),
          .line("themes", "Themes", review.themes.joined(separator: "; "), hint: "with a semicolon between them"),
        ] + Form.actionFields
      },
      follow: { form, _, desk in
        form.echoDay("on", .past, desk)
        form.followActions(desk)
      },
      remarks: { _, _, _ in [("Actions are what is to be learnt: they are chased until they are done.", .quiet)] },
      makes: { form, file, desk throws(FormFault) in
        var review = CustodyReview()
        review.on = try form.neededDay("on", .past, desk)
        review.present = form.line("present")
        review.report = form.line("report")
        review.sentence = form.line("sentence")
        if review.report.isEmpty, review.sentence.isEmpty {
          throw FormFault(field: "report", words: Words.of(.custody(.wordsMissing)))
        }
        review.remarks = form.line("remarks")
        review.feedback = form.line("feedback")
        review.themes = form.text("themes").split(separator: ";").map {
          $0.split(separator: " ").joined(separator: " ")
        }
        .filter { !$0.isEmpty }
        let before = stay(order, file).review?.lessons ?? []
        review.lessons = before + (try form.oversightActions(desk))
        return .custody(file.reference, .reviewed(order, review))
      })
  }
}
