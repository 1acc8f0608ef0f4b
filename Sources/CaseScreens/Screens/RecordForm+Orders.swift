import Casework
import TextUI

extension RecordForm.Spec {
  /// Adds an order or out-of-court disposal, or puts one right.
  static func order(_ id: OrderID?) -> Self {
    Self(
      title: id == nil ? "New order" : "Order", subject: "order" + (id.map { " \($0)" } ?? ""),
      fields: { file, desk in orderFields(id.flatMap { file.header.order($0) }, file.header.offences) },
      follow: { form, file, desk in followOrder(&form, file, desk) },
      remarks: { _, file, _ in
        file.header.offences.isEmpty ? [("No offence is on the case yet. F on the case adds one.", .quiet)] : []
      },
      makes: { form, file, desk throws(FormFault) in
        .orderSaved(file.reference, try order(from: form, onto: id.flatMap { file.header.order($0) }, desk))
      })
  }

  private static func orderFields(_ order: Order?, _ offences: [Offence]) -> [Form.Field] {
    let disposals = Disposal.allCases.map { disposal in
      let short = disposal.shortName == disposal.name ? "" : " (" + disposal.shortName + ")"
      return (id: disposal.rawValue, words: disposal.name + short)
    }
    let worked = order.flatMap { order in order.term?.lastDay(from: order.begins) }
    var fields: [Form.Field] = [
      .init(
        name: "disposal", label: "Disposal",
        kind: .choice(.init([("", "choose one")] + disposals, chosen: order?.disposal.rawValue ?? ""))),
      .line("made", "Made", order?.made.text(.short) ?? ""), .line("term", "Length", order?.term.map(Words.of) ?? ""),
      .line("starts", "Starts", order?.starts?.text(.short) ?? ""),
      .line("ends", "Last day", order?.ends == worked ? "" : order?.ends?.text(.short) ?? ""),
      .line("pence", "To pay", order?.pence.map(Words.money) ?? ""),
      .init(
        name: "found", label: "The court found",
        kind: .flags(
          SentenceFinding.allCases.map {
            .init(id: $0.rawValue, words: $0.words, isOn: order?.found.contains($0) ?? false)
          })), .line("served", "Days served", order.map { $0.remandDays == 0 ? "" : String($0.remandDays) } ?? ""),
      .line("released", "Released", order?.released?.text(.short) ?? ""),
      .line("by", "Court or force", order?.by ?? ""), .choice("level", "Level", order?.level, none: "not set"),
    ]
    if !offences.isEmpty {
      let flags = offences.map { offence in
        let date = offence.date.map { ", " + $0.text(.short) } ?? ""
        let isOn = order?.offences.contains(offence.id) ?? false
        return Form.Flag(
          id: offence.id.text, words: TextWidth.truncated(offence.description, to: 40) + date, isOn: isOn)
      }
      fields.append(.init(name: "offences", label: "Offences", kind: .flags(flags)))
    }
    return fields + requirementFields(order?.requirements ?? [])
  }

  private static func followOrder(_ form: inout Form, _ file: CaseFile, _ desk: any Desk) {
    let disposal = Disposal(rawValue: form.text("disposal"))
    for name in ["found", "served", "released"] { form.hide(name, disposal?.tier != .custody) }
    form.hide("pence", !(disposal?.isPaid ?? false))
    form.echo("pence", "such as \u{A3}60")
    form.echo("served", "on remand or tagged bail, where they count")
    form.echoDay("released", .past, hint: "once it was", desk)
    let made = try? form.day("made", .past, desk)
    form.echoDay("made", .past, hint: "such as 12/10, fri", desk)
    if let made, let age = file.header.child.age(on: made) {
      form.echo("made", made.text(.shortWithWeekday) + ", aged \(age)")
    }
    form.echoDay("starts", .past, hint: "if not on the day made", desk)
    let term = try? form.term("term")
    let read = term.map { Words.of($0) + (halfway(disposal, made, $0) ?? "") }
    form.echo("term", read == form.line("term") ? "" : read ?? "such as 6 months, 90 hours")
    let begins = (try? form.day("starts", .past, desk)) ?? made
    if !form.text("ends").isEmpty {
      form.echoDay("ends", .future, desk)
    } else if let last = begins.flatMap({ term?.lastDay(from: $0) }) {
      form.echo("ends", last.text(.shortWithWeekday) + ", worked out")
    } else {
      form.echo("ends", term?.unit == .hours ? "hours have no last day of their own" : "worked out from the length")
    }
    followRequirements(&form, disposal)
  }

  /// When a detention and training order is half over (Sentencing Act 2020 s241).
  private static func halfway(_ disposal: Disposal?, _ made: Day?, _ term: Term) -> String? {
    guard disposal == .detentionAndTrainingOrder, let made, term.unit == .months,
      let order = try? DetentionAndTrainingOrder(start: made, months: term.count)
    else { return nil }
    return ", halfway " + order.dates.midTerm.text(.short)
  }

  private static func order(from form: Form, onto earlier: Order?, _ desk: any Desk) throws(FormFault) -> Order {
    var order = earlier ?? Order()
    if earlier == nil { order.id = "" }
    guard let disposal = Disposal(rawValue: form.text("disposal")) else {
      throw FormFault(field: "disposal", words: "Choose what was decided.")
    }
    order.disposal = disposal
    order.made = try form.neededDay("made", .past, desk)
    order.term = try form.term("term")
    order.starts = try form.day("starts", .past, desk)
    order.ends = try form.day("ends", .future, desk) ?? order.term?.lastDay(from: order.begins)
    order.released = disposal.tier == .custody ? try form.day("released", .past, desk) : order.released
    order.pence = nil
    if disposal.isPaid, !form.line("pence").isEmpty {
      guard let pence = OrderText.pence(form.line("pence")) else {
        throw FormFault(field: "pence", words: "Type an amount such as \u{A3}60 or \u{A3}62.50.")
      }
      order.pence = pence
    }
    if disposal.tier == .custody {
      order.found = form.text("found").split(separator: ",").compactMap { SentenceFinding(rawValue: String($0)) }
      guard let served = Int(form.line("served").isEmpty ? "0" : form.line("served")), (0...10_000).contains(served)
      else { throw FormFault(field: "served", words: "Type a number of days, or nothing.") }
      order.remandDays = served
    }
    order.level = InterventionLevel(rawValue: form.text("level"))
    order.by = form.line("by")
    order.offences = form.text("offences").split(separator: ",").map { OffenceID(String($0)) }
    order.requirements = try requirements(from: form, onto: order.requirements)
    return order
  }

  /// Says that an order stopped, and how.
  static func orderEnd(_ id: OrderID) -> Self {
    Self(
      title: "End of the order", subject: "end \(id)",
      fields: { file, desk in
        let end = file.header.order(id)?.ended
        return [
          .choice("how", "How", end?.how, none: "choose one"),
          .line("on", "Last day", (end?.on ?? desk.now.day).text(.short)), .note("note", "Note", end?.note ?? ""),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      remarks: { _, file, desk in
        guard let order = file.header.order(id) else { return [] }
        let ends = order.ends.map { ", to " + $0.text(.short) + " as it stands" } ?? ""
        return [(order.listName(on: desk.now.day) + " of " + order.made.text(.short) + ends, .quiet)]
      },
      makes: { form, file, desk throws(FormFault) in
        guard let how = OrderEnd.How(rawValue: form.text("how")) else {
          throw FormFault(field: "how", words: "Choose how it stopped.")
        }
        let end = OrderEnd(on: try form.neededDay("on", .past, desk), how, note: form.text("note"))
        return .orderEnded(file.reference, id, end)
      })
  }
}
