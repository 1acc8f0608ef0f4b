import Casework
import TextUI

extension RecordForm.Spec {
  /// Closes the case.
  static var closure: Self {
    Self(
      title: "Close the case", subject: "closure",
      fields: { _, desk in
        [
          .code("reason", "Reason", "closure-reasons", nil, desk, none: "choose one"),
          .line("on", "Closed on", desk.now.day.text(.short)), .line("without", "No exit plan", "", hint: "why not"),
          .note("note", "Note"),
        ]
      },
      follow: { form, file, desk in
        form.echoDay("on", .past, desk)
        form.hide("without", file.header.ordersWithoutExit.isEmpty)
      },
      remarks: { _, file, desk in unfinished(file, desk) },
      makes: { form, file, desk throws(FormFault) in
        guard let reason = form.code("reason") else {
          throw FormFault(field: "reason", words: "Choose why the case is closed.")
        }
        let day = try form.neededDay("on", .past, desk)
        _ = try form.pastDay("on", desk)
        if day < file.header.opened {
          let opened = file.header.opened.text(.long)
          throw FormFault(field: "on", words: "The case was opened on \(opened). Choose that day or a later one.")
        }
        var closure = Closure(on: day, reason: reason, note: form.text("note"))
        if !file.header.ordersWithoutExit.isEmpty {
          closure.withoutExit = try form.needed("without", Words.of(.exit(.noExitPlan)))
        }
        return .caseClosed(file.reference, closure)
      })
  }

  /// What still runs or is booked while the case is being closed.
  private static func unfinished(_ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    let orders = file.header.orders.filter { $0.ended == nil && ($0.ends ?? desk.now.day) >= desk.now.day }
    let booked = file.contacts.count(where: \.contact.isPlanned)
    var remarks = orders.map { order in
      let ends = order.ends.map { " to " + $0.text(.short) } ?? ""
      return ("! \(order.listName(on: desk.now.day)) of \(order.made.text(.short)) runs\(ends)", Style.warning)
    }
    if file.header.closing == nil, !file.header.ordersToLeave.isEmpty {
      remarks.append(("! no manager\u{2019}s closing entry: a manager\u{2019}s own note will do", .warning))
    }
    if booked > 0 {
      remarks.append(("! \(booked) appointment\(booked == 1 ? " has" : "s have") no outcome yet", .warning))
    }
    return remarks
  }

  /// Writes down the three judgements as they now stand.
  static var judgements: Self {
    Self(
      title: "Judgements", subject: "judgements",
      fields: { file, desk in
        let found = file.header.judgements ?? Judgements()
        return [
          .line("on", "On", desk.now.day.text(.short)),
          .choice("reoffending", "Reoffending", found.reoffending, none: nil),
          .choice("harm", "Serious harm", found.harm, none: nil),
          .choice("safety", "Safety", found.safety, none: nil),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      replaces: { file, _ in file.header.judgements.map { "judgements as of " + $0.on.text(.short) } },
      makes: { form, file, desk throws(FormFault) in
        func level(_ name: String) -> JudgementLevel { JudgementLevel(rawValue: form.text(name)) ?? .low }
        let day = try form.neededDay("on", .past, desk)
        return .judged(
          file.reference,
          Judgements(on: day, reoffending: level("reoffending"), harm: level("harm"), safety: level("safety")))
      })
  }
}
