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

  /// A report that was asked for; one that isn't written here can be said to be delivered.
  static func report(_ id: ReportID?) -> Self {
    Self(
      title: "Report", subject: "report \(id?.text ?? "new")",
      fields: { file, desk in
        let report = id.flatMap { file.header.report($0) }
        var fields: [Form.Field] = [
          .choice("kind", "Kind", report?.kind ?? .preSentence, none: nil) { Words.spoken($0) },
          .line("asked", "Asked for", (report?.asked ?? desk.now.day).text(.short)), hearings(report, file),
          .line("due", "Due", report?.due.text(.short) ?? ""), .worker("author", "Author", report?.author, desk),
          .line("court", "Court", report?.court ?? ""), .answer("all", "All options", report?.isAllOptions ?? false),
        ]
        if report?.document == nil {
          fields.append(.line("delivered", "Delivered", report?.delivered?.text(.short) ?? ""))
        }
        return fields
      },
      follow: { form, file, desk in
        form.echoDay("asked", .past, desk)
        form.echoDay("due", .future, hint: "the day by which it must be there", desk)
        if form.text("due").isEmpty, let day = dueBefore(form, file, desk) {
          form.echo("due", day.text(.shortWithWeekday) + ", the working day before the hearing")
        }
        form.echoDay("delivered", .past, hint: "left empty while it is in hand", desk)
        form.echo("author", form.text("author").isEmpty ? "the case's worker writes it" : "")
        form.echo("court", form.text("hearing").isEmpty ? "" : "that of the hearing where none is named")
      },
      makes: { form, file, desk throws(FormFault) in
        var report = id.flatMap { file.header.report($0) } ?? ReportRequest()
        if id == nil { report.id = "" }
        report.kind = ReportRequest.Kind(rawValue: form.text("kind")) ?? .preSentence
        report.asked = try form.neededDay("asked", .past, desk)
        let wanted = form.text("due").isEmpty ? dueBefore(form, file, desk) : nil
        if let wanted { report.due = wanted } else { report.due = try form.neededDay("due", .future, desk) }
        report.author = form.text("author").isEmpty ? nil : StaffID(form.text("author"))
        report.hearing = form.text("hearing").isEmpty ? nil : HearingID(form.text("hearing"))
        if report.hearing == nil { report.heard = nil }
        report.court = form.line("court")
        report.isAllOptions = form.answer("all") ?? false
        if report.document == nil { report.delivered = try form.pastDay("delivered", desk) }
        return .reportSaved(file.reference, report)
      })
  }

  /// The hearings for which a report can be.
  private static func hearings(_ report: ReportRequest?, _ file: CaseFile) -> Form.Field {
    let all = file.header.hearings.filter { $0.isOpen || $0.id == report?.hearing }.map {
      (id: $0.id.text, words: $0.at.day.text(.shortWithWeekday) + ", " + $0.court)
    }
    return .init(
      name: "hearing", label: "For the hearing",
      kind: .choice(.init([("", "none on the case")] + all, chosen: report?.hearing?.text ?? "")))
  }

  /// The working day before the chosen hearing; nil where none is chosen.
  private static func dueBefore(_ form: Form, _ file: CaseFile, _ desk: any Desk) -> Day? {
    file.header.hearing(HearingID(form.text("hearing"))).map {
      desk.calendar.workingDay(onOrBefore: $0.at.day.adding(days: -1))
    }
  }
}
