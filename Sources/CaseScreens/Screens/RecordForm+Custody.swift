import Casework
import TextUI

extension RecordForm.Spec {
  private static func stay(_ order: OrderID, _ file: CaseFile) -> CustodyStay {
    file.header.stay(under: order) ?? CustodyStay(under: order, from: file.header.order(order)?.begins ?? .epoch)
  }

  /// Where the child is held.
  static func placement(_ order: OrderID) -> Self {
    Self(
      title: "Placement", subject: "placement \(order)",
      fields: { file, desk in
        let stay = stay(order, file)
        let from = stay.placements.isEmpty ? stay.from : desk.now.day
        return [
          .code("kind", "Kind", "establishments", stay.placement?.kind ?? "yoi", desk, none: nil),
          .line("name", "Name", "", hint: "the place and the unit"), .line("from", "From", from.text(.short)),
          .line("why", "Because", "", hint: "why there, or why moved"),
        ]
      },
      follow: { form, _, desk in form.echoDay("from", .past, desk) },
      standing: { form, file, desk in
        guard let from = (try? form.day("from", .past, desk)) ?? nil,
          let placed = stay(order, file).placements.first(where: { $0.from == from })
        else { return nil }
        return "From \(from.text(.short)) on, \(placed.name) is on record."
      },
      remarks: { _, file, _ in
        [stay(order, file).placement.map { ("Now: \($0.name), since \($0.from.text(.short))", .quiet) }].compactMap {
          $0
        }
      },
      makes: { form, file, desk throws(FormFault) in
        let placement = CustodyPlacement(
          form.code("kind") ?? "other", try form.needed("name", Words.of(.custody(.establishmentMissing))),
          from: try form.neededDay("from", .past, desk), why: form.line("why"))
        return .custody(file.reference, .placed(order, placement))
      })
  }

  /// Who is there for the child, and the day of release.
  static func custodyPeople(_ order: OrderID) -> Self {
    Self(
      title: "People and release", subject: "custody people \(order)",
      fields: { file, _ in
        let stay = stay(order, file)
        return [
          .line("secure", "Secure worker", stay.people.secureWorker, hint: "name and telephone"),
          .line("social", "Social worker", stay.people.socialWorker),
          .line("advocate", "Advocate", stay.people.advocate),
          .line("release", "Release told", stay.releaseExpected?.text(.short) ?? ""),
        ]
      },
      follow: { form, _, desk in
        form.echoDay("release", .future, hint: "nothing where the law\u{2019}s own day stands", desk)
      },
      makes: { form, file, desk throws(FormFault) in
        var people = CustodyPeople()
        people.secureWorker = form.line("secure")
        people.socialWorker = form.line("social")
        people.advocate = form.line("advocate")
        let expected = try form.day("release", .future, desk)
        return .custody(file.reference, .described(order, people, releaseExpected: expected))
      })
  }

  /// What the advocate was told, or told the service.
  static func advocacy(_ order: OrderID) -> Self {
    Self(
      title: "Advocate", subject: "advocacy \(order)",
      fields: { _, desk in
        [
          .line("on", "On", desk.now.day.text(.short)), .answer("concern", "Safety concern", false),
          .note("words", "What was said"),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      makes: { form, file, desk throws(FormFault) in
        let words = try form.needed("words", Words.of(.custody(.wordsMissing)))
        let note = AdvocacyNote(
          words, on: try form.neededDay("on", .past, desk), isConcern: form.answer("concern") ?? false)
        return .custody(file.reference, .advocateTold(order, note))
      })
  }

  /// A temporary release, new or with what came of it.
  static func leave(_ id: LeaveID?, under order: OrderID) -> Self {
    Self(
      title: "Temporary release", subject: "leave \(id?.text ?? "new") \(order)",
      fields: { file, desk in
        let leave = stay(order, file).leaves.first { $0.id == id } ?? TemporaryRelease(on: desk.now.day, for: "")
        return [
          .line("on", "On", leave.on.text(.short)),
          .line("purpose", "For", leave.purpose, hint: "such as an interview at college"),
          .choice("back", "Came back", leave.cameBack, none: "not yet") { CustodyScreen.words($0) },
          .line("note", "How it went", leave.note),
        ]
      },
      follow: { form, _, desk in
        let day = try? form.nearestDay("on", desk)
        form.echo("on", day.map { $0.text(.shortWithWeekday) + " (" + $0.relative(to: desk.now.day) + ")" } ?? "")
      },
      makes: { form, file, desk throws(FormFault) in
        var leave = stay(order, file).leaves.first { $0.id == id } ?? TemporaryRelease()
        leave.on = try form.nearestDay("on", desk)
        leave.purpose = try form.needed("purpose", Words.of(.custody(.wordsMissing)))
        leave.cameBack = TemporaryRelease.Return(rawValue: form.text("back"))
        leave.note = form.line("note")
        return .custody(file.reference, .leave(order, leave))
      })
  }

  /// A screening for MAPPA.
  static func screening(_ order: OrderID) -> Self {
    Self(
      title: "MAPPA screening", subject: "screening \(order)",
      fields: { _, desk in
        [
          .line("on", "On", desk.now.day.text(.short)),
          Form.Field(
            name: "met", label: "Threshold",
            kind: .choice(.init([("", "choose"), ("yes", "met"), ("no", "not met")], chosen: ""))),
          .line("level", "Category, level", "", hint: "where it is met"), .note("words", "Because"),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      remarks: { form, _, _ in
        form.text("met") == "no"
          ? [("The child is then referred to the risk panel, with a briefing every week", .warning)] : []
      },
      makes: { form, file, desk throws(FormFault) in
        guard let isMet = form.answer("met") else {
          throw FormFault(field: "met", words: "Choose whether the threshold is met.")
        }
        let screening = PublicProtectionScreening(
          on: try form.neededDay("on", .past, desk), isMet: isMet, level: form.line("level"), form.text("words"))
        return .custody(file.reference, .screened(order, screening))
      })
  }

  private static func dated(
    _ title: String, subject: String, label: String, missing: String,
    makes: @escaping @Sendable (Day, String) -> CustodyChange
  ) -> Self {
    Self(
      title: title, subject: subject,
      fields: { _, desk in [.line("on", "On", desk.now.day.text(.short)), .note("words", label)] },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      makes: { form, file, desk throws(FormFault) in
        let words = try form.needed("words", missing)
        return .custody(file.reference, makes(try form.neededDay("on", .past, desk), words))
      })
  }

  /// The referral to the risk panel.
  static func riskReferral(_ order: OrderID) -> Self {
    dated(
      "Refer to the risk panel", subject: "risk panel \(order)", label: "Because",
      missing: Words.of(.custody(.wordsMissing))
    ) { .riskReferred(order, on: $0, words: $1) }
  }

  /// What the head of service is told in a week.
  static func riskBriefing(_ order: OrderID) -> Self {
    dated(
      "Weekly risk briefing", subject: "risk briefing \(order)", label: "Briefing",
      missing: Words.of(.custody(.wordsMissing))
    ) { .riskBriefed(order, RiskBriefing($1, on: $0)) }
  }

  /// The risk panel lets go.
  static func riskEnd(_ order: OrderID) -> Self {
    dated("The risk panel ends", subject: "risk end \(order)", label: "Because", missing: Words.of(.reasonMissing)) {
      .riskEnded(order, on: $0, why: $1)
    }
  }
}
