import Casework
import TextUI

extension RecordForm.Spec {
  /// The information that is laid for a breach.
  static var breach: Self {
    Self(
      title: "Breach", subject: "breach",
      fields: { file, desk in
        let orders = enforceable(file, on: desk.now.day).map { order in
          (id: order.id.text, words: "\(order.disposal.shortName) of \(order.made.text(.short))")
        }
        let court = file.header.hearings.last?.court ?? ""
        return [
          .init(name: "order", label: "Order", kind: .choice(.init(orders, chosen: nil))),
          .line("laid", "Laid on", desk.now.day.text(.short)), .line("court", "Court", court),
          .line("number", "Number", "", hint: "the court\u{2019}s").beside,
          .worker("signed", "Statement by", file.header.worker ?? desk.me, desk),
          .note("statement", "Besides"),
        ]
      },
      follow: { form, _, desk in form.echoDay("laid", .past, desk) },
      remarks: { form, file, _ in
        let id = OrderID(form.text("order"))
        guard let order = file.header.order(id) else { return [("No order that can be breached runs.", .warning)] }
        let absences = file.unacceptableAbsences(from: order).map { $0.contact.at.day.text(.short) }
        let step = step(of: id, file)
        return [
          (
            absences.isEmpty
              ? "! No unacceptable absence is on record" : "Failures: " + absences.joined(separator: ", "),
            absences.isEmpty ? .warning : .plain
          ),
          (step.map { "Carries out the step of \($0.on.text(.short))" } ?? "! No step was authorised", .quiet),
        ]
      },
      makes: { form, file, desk throws(FormFault) in
        var breach = Breach()
        breach.order = OrderID(form.text("order"))
        breach.step = step(of: breach.order, file)?.id
        breach.laid = try form.neededDay("laid", .past, desk)
        breach.court = form.line("court")
        breach.number = form.line("number")
        if !form.text("signed").isEmpty { breach.signedBy = StaffID(form.text("signed")) }
        breach.statement = form.text("statement")
        return .breached(file.reference, .laid(breach))
      })
  }

  private static func enforceable(_ file: CaseFile, on day: Day) -> [Order] {
    file.header.orders.reversed().filter { $0.disposal.isEnforceable && $0.runs(on: day) }
  }

  /// The step beyond a warning that stands under an order and no court has dealt with.
  private static func step(of order: OrderID, _ file: CaseFile) -> EnforcementAct? {
    file.header.enforcement.last { act in
      act.order == order && act.stands && !act.step.isWarning && act.settled == nil
        && act.decision?.isAuthorised ?? false
    }
  }

  /// What comes next of a breach: its hearing where it isn't listed, else what the court decided.
  static func nextOfBreach(_ breach: Breach) -> Self {
    breach.hearing == nil ? listing(breach.id) : breachOutcome(breach.id)
  }

  /// The hearing for which a breach is listed.
  static func listing(_ id: BreachID) -> Self {
    Self(
      title: "Breach listed", subject: "breach listed \(id)",
      fields: { file, desk in
        let breach = file.header.breaches.first { $0.id == id }
        // Another may have it listed while the form is open.
        let listed = breach?.hearing.flatMap { file.header.hearing($0) }
        return [
          .line("on", "On", listed?.at.day.text(.short) ?? "", hint: "such as 14/12"),
          .line("at", "At", listed?.at.time.description ?? "10:00").beside,
          .line("court", "Court", listed?.court ?? breach?.court ?? ""),
          .choice("kind", "Kind", listed?.kind ?? .youth, none: nil).beside,
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .future, hint: "such as 14/12", desk) },
      makes: { form, file, desk throws(FormFault) in
        var hearing = Hearing()
        let day = try form.neededDay("on", .future, desk)
        do throws(TypedRefusal) {
          hearing.at = Moment(day, form.line("at").isEmpty ? .midnight : try TypedTime.parse(form.line("at")))
        } catch {
          throw FormFault(field: "at", words: error.words)
        }
        hearing.court = try form.needed("court", Words.of(.court(.courtMissing)))
        hearing.kind = CourtKind(rawValue: form.text("kind")) ?? .other
        hearing.type = "breach"
        hearing.number = file.header.breaches.first { $0.id == id }?.number ?? ""
        return .breached(file.reference, .listed(id, hearing))
      })
  }

  /// What the court found and did.
  static func breachOutcome(_ id: BreachID) -> Self {
    Self(
      title: "Outcome of the breach", subject: "breach outcome \(id)",
      fields: { file, desk in
        let breach = file.header.breaches.first { $0.id == id }
        let hearing = breach?.hearing.flatMap { file.header.hearing($0) }
        let day = hearing.map { min($0.at.day, desk.now.day) } ?? desk.now.day
        return [
          .line("on", "On", day.text(.short)),
          .choice("finding", "Finding", BreachOutcome.Finding.admitted, none: nil),
          .choice("result", "Result", BreachOutcome.Result?.none, none: "none") { $0.words },
          .line("fine", "Fine", "", hint: "in pounds").beside, .line("note", "Note", ""),
        ]
      },
      follow: { form, _, desk in
        form.echoDay("on", .past, desk)
        let isBreach = BreachOutcome.Finding(rawValue: form.text("finding"))?.isBreach ?? false
        form.hide("result", !isBreach)
        form.hide("fine", !isBreach || form.text("result") != BreachOutcome.Result.fined.rawValue)
      },
      remarks: { form, _, _ in
        BreachOutcome.Result(rawValue: form.text("result"))?.endsOrder ?? false
          ? [
            ("The order ends on this day. What was made instead is recorded with the result of the hearing.", .warning)
          ]
          : []
      },
      makes: { form, file, desk throws(FormFault) in
        let finding = BreachOutcome.Finding(rawValue: form.text("finding")) ?? .admitted
        let result = finding.isBreach ? BreachOutcome.Result(rawValue: form.text("result")) : nil
        if finding.isBreach, result == nil {
          throw FormFault(field: "result", words: Words.of(.breach(.resultMissing(finding))))
        }
        var outcome = BreachOutcome(finding, result, on: try form.neededDay("on", .past, desk))
        if result == .fined { outcome.fine = try form.number("fine").map { $0 * 100 } }
        outcome.note = form.line("note")
        return .breached(file.reference, .decided(id, outcome))
      })
  }

  /// A civil order or an injunction, new or altered.
  static func civilOrder(_ id: CivilOrderID?) -> Self {
    Self(
      title: "Civil order", subject: "civil order \(id?.text ?? "new")",
      fields: { file, desk in
        var order = file.header.civilOrders.first { $0.id == id } ?? CivilOrder()
        if id == nil { order.from = desk.now.day }
        return [
          .code("kind", "Kind", "civil-orders", order.kind, desk, none: nil), .line("court", "Court", order.court),
          .line("from", "From", order.from.text(.short)), .line("to", "To", order.to?.text(.short) ?? "").beside,
          .line("conditions", "Conditions", order.conditions.joined(separator: "; ")),
          .line("consulted", "Consulted on", order.consulted?.text(.short) ?? ""),
          .line("answer", "Our answer", order.answer), .line("parenting", "Parenting", order.parenting),
          .line("ended", "Ended on", order.ended?.text(.short) ?? ""), .line("note", "Note", order.note),
        ]
      },
      follow: { form, _, desk in
        form.echoDay("from", .past, desk)
        form.echoDay("to", .future, desk)
        form.echoDay("consulted", .past, hint: "when the police or the council asked", desk)
        form.echoDay("ended", .past, desk)
        if form.text("conditions").isEmpty { form.echo("conditions", "with a semicolon between them") }
      },
      makes: { form, file, desk throws(FormFault) in
        var order = file.header.civilOrders.first { $0.id == id } ?? CivilOrder()
        if id == nil { order.id = "" }
        order.kind = form.code("kind") ?? "other"
        order.court = form.line("court")
        order.from = try form.neededDay("from", .past, desk)
        order.to = try form.day("to", .future, desk)
        order.conditions = form.text("conditions").split(separator: ";")
          .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
        order.consulted = try form.pastDay("consulted", desk)
        order.answer = form.line("answer")
        order.parenting = form.line("parenting")
        order.ended = try form.pastDay("ended", desk)
        order.note = form.line("note")
        return .civilOrderSaved(file.reference, order)
      })
  }
}
