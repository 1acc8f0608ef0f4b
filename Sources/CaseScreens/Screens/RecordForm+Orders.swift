import Casework
import TextUI

extension RecordForm.Spec {
  /// Adds an order or out-of-court disposal, or puts one right.
  static func order(_ id: OrderID?) -> Self {
    Self(
      title: id == nil ? "New order" : "Order",
      fields: { file, _ in
        let order = id.flatMap { file?.header.order($0) }
        let term = order?.term.map { "\($0.count) \($0.unit.rawValue)" } ?? ""
        let offences = (file?.header.offences ?? []).map { offence in
          Form.Flag(
            id: offence.id.text, words: TextWidth.truncated(offence.description, to: 30),
            isOn: order?.offences.contains(offence.id) ?? false)
        }
        var fields: [Form.Field] = [
          .choice("disposal", "What", order?.disposal ?? Disposal.referralOrder, none: nil) { $0.name },
          .line("made", "Made", order?.made.text(.short) ?? ""), .line("term", "Term", term),
          .line("starts", "Begins", order?.starts?.text(.short) ?? ""),
          .line("ends", "Ends", order?.ends?.text(.short) ?? ""),
          .line("released", "Released", order?.released?.text(.short) ?? ""),
          .choice("level", "Level", order?.level, none: "not set"), .line("by", "By", order?.by ?? ""),
        ]
        if !offences.isEmpty { fields.append(.init(name: "offences", label: "Offences", kind: .flags(offences))) }
        let kinds = RequirementKind.allCases.map { kind in
          Form.Flag(
            id: kind.rawValue, words: Words.spoken(kind),
            isOn: order?.requirements.contains { $0.kind == kind } ?? false)
        }
        fields.append(.init(name: "requirements", label: "Requires", kind: .flags(kinds)))
        return fields
      },
      follow: { form, _, desk in followOrder(&form, desk) },
      makes: { form, file, desk throws(FormFault) in
        guard let file else { throw FormFault(field: "made", words: "Open the case first.") }
        return .orderSaved(file.reference, try order(from: form, onto: id.flatMap { file.header.order($0) }, desk))
      })
  }

  private static func followOrder(_ form: inout Form, _ desk: any Desk) {
    form.echoDay("made", .past, hint: "such as 12/10", desk)
    form.echoDay("starts", .past, hint: "where not on the day that it was made", desk)
    form.echoDay("released", .past, hint: "custody alone", desk)
    let isCustody = Disposal(rawValue: form.text("disposal"))?.tier == .custody
    form.hide("released", !isCustody)
    let made = (try? form.day("made", .past, desk)) ?? nil
    let begins = ((try? form.day("starts", .past, desk)) ?? nil) ?? made
    let term = (try? form.term("term")) ?? nil
    let last = begins.flatMap { term?.lastDay(from: $0) }
    form.echo("term", term.map { "\($0.count) \($0.unit.rawValue)" } ?? "such as 6 months, 40 hours")
    if form.text("ends").isEmpty {
      form.echo("ends", last.map { "by the term: " + $0.text(.short) } ?? "")
    } else {
      form.echoDay("ends", .future, desk)
    }
  }

  private static func order(from form: Form, onto earlier: Order?, _ desk: any Desk) throws(FormFault) -> Order {
    var order = earlier ?? Order()
    if earlier == nil { order.id = "" }
    order.disposal = Disposal(rawValue: form.text("disposal")) ?? order.disposal
    order.made = try form.neededDay("made", .past, desk)
    order.term = try form.term("term")
    order.starts = try form.day("starts", .past, desk)
    order.ends = try form.day("ends", .future, desk) ?? order.term?.lastDay(from: order.begins)
    order.released = order.disposal.tier == .custody ? try form.day("released", .past, desk) : order.released
    order.level = InterventionLevel(rawValue: form.text("level"))
    order.by = form.text("by")
    order.offences = form.text("offences").split(separator: ",").map { OffenceID(String($0)) }
    let kinds = form.text("requirements").split(separator: ",").compactMap { RequirementKind(rawValue: String($0)) }
    order.requirements =
      order.requirements.filter { kinds.contains($0.kind) }
      + kinds.filter { kind in !order.requirements.contains { $0.kind == kind } }.map { Requirement($0) }
    return order
  }

  /// Says that an order stopped, and how.
  static func orderEnd(_ id: OrderID) -> Self {
    Self(
      title: "End of the order",
      fields: { file, desk in
        [
          .line("on", "Last day", desk.now.day.text(.short)),
          .choice("how", "How", OrderEnd.How.completed, none: nil),
          .init(name: "note", label: "Note", kind: .note(TextEditor())),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      makes: { form, file, desk throws(FormFault) in
        guard let file else { throw FormFault(field: "on", words: "Open the case first.") }
        let how = OrderEnd.How(rawValue: form.text("how")) ?? .completed
        let end = OrderEnd(on: try form.neededDay("on", .past, desk), how, note: form.text("note"))
        return .orderEnded(file.reference, id, end)
      })
  }

  /// Adds an offence, or puts one right.
  static func offence(_ id: OffenceID?) -> Self {
    Self(
      title: id == nil ? "New offence" : "Offence",
      fields: { file, desk in
        let offence = file?.header.offences.first { $0.id == id } ?? Offence()
        return [
          .line("description", "What", offence.description),
          .line("date", "On", offence.date?.text(.short) ?? ""),
          .code("category", "Category", "offence-categories", offence.category, desk),
          .line("seriousness", "YJB score", offence.seriousness.map(String.init) ?? "", hint: "1 to 8"),
          .line("gravity", "Police score", offence.policeGravity.map(String.init) ?? "", hint: "1 to 5"),
          .choice("plea", "Plea", offence.plea), .answer("knife", "Knife", offence.knifeRelated),
          .answer("victim", "Victim", offence.identifiableVictim),
        ]
      },
      follow: { form, _, desk in form.echoDay("date", .past, hint: "such as 12/9", desk) },
      makes: { form, file, desk throws(FormFault) in
        guard let file else { throw FormFault(field: "description", words: "Open the case first.") }
        var offence = file.header.offences.first { $0.id == id } ?? Offence()
        if id == nil { offence.id = "" }
        offence.description = try form.needed("description", "Write what the offence is called.")
        offence.date = try form.day("date", .past, desk)
        offence.category = form.code("category")
        offence.seriousness = try form.number("seriousness")
        offence.policeGravity = try form.number("gravity")
        offence.plea = Plea(rawValue: form.text("plea"))
        offence.knifeRelated = form.answer("knife")
        offence.identifiableVictim = form.answer("victim")
        return .offenceSaved(file.reference, offence)
      })
  }
}
