import Casework

extension RecordForm.Spec {
  /// On whose behalf the case is held, or who supervises the child for the service.
  static var caretaking: Self {
    Self(
      title: "Whose case", subject: "caretaking",
      fields: { file, _ in
        [
          .line("for", "Held for", file.header.heldFor, hint: "another authority's case, held here"),
          .line("by", "Supervised by", file.header.heldBy, hint: "ours, but supervised elsewhere"),
          .line("why", "Why", ""),
        ]
      },
      makes: { form, file, _ throws(FormFault) in
        let caretaking = Caretaking(heldFor: form.line("for"), heldBy: form.line("by"))
        return .caretakingSaved(file.reference, caretaking, why: form.line("why"))
      })
  }

  /// A report that was asked for, or one that is delivered.
  static func report(_ id: ReportID?) -> Self {
    Self(
      title: "Report", subject: "report \(id?.text ?? "new")",
      fields: { file, desk in
        let report = file.header.reports.first { $0.id == id }
        return [
          .choice("kind", "Kind", report?.kind ?? .preSentence, none: nil),
          .line("asked", "Asked for", (report?.asked ?? desk.now.day).text(.short)),
          .line("due", "Due", report?.due.text(.short) ?? ""),
          .worker("author", "Author", report?.author, desk),
          .line("delivered", "Delivered", report?.delivered?.text(.short) ?? ""),
        ]
      },
      follow: { form, _, desk in
        form.echoDay("asked", .past, desk)
        form.echoDay("due", .future, hint: "the day by which it must be there", desk)
        form.echoDay("delivered", .past, hint: "left empty while it is in hand", desk)
        form.echo("author", form.text("author").isEmpty ? "the case's worker writes it" : "")
      },
      makes: { form, file, desk throws(FormFault) in
        var report = ReportRequest()
        report.id = id ?? ""
        report.kind = ReportRequest.Kind(rawValue: form.text("kind")) ?? .preSentence
        report.asked = try form.neededDay("asked", .past, desk)
        report.due = try form.neededDay("due", .future, desk)
        report.author = form.text("author").isEmpty ? nil : StaffID(form.text("author"))
        report.delivered = try form.pastDay("delivered", desk)
        return .reportSaved(file.reference, report)
      })
  }
}
