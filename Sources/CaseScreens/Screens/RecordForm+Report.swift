import Casework

extension RecordForm.Spec {
  private static func draft(_ report: ReportID, _ file: CaseFile, _ desk: any Desk) -> ReportFile.Filed? {
    (try? desk.reports(of: file.reference))?.answering(report).draft
  }

  /// A form over part of a draft's content.
  private static func content(
    _ title: String, subject: String, of report: ReportID,
    fields: @escaping @Sendable (ReportContent, any Desk) -> [Form.Field],
    follow: @escaping @Sendable (inout Form, any Desk) -> Void = { _, _ in },
    standing: @escaping @Sendable (Form, ReportContent) -> String? = { _, _ in nil },
    remarks: @escaping @Sendable (ReportContent, any Desk) -> [String] = { _, _ in [] },
    alters: @escaping @Sendable (Form, inout ReportContent) throws(FormFault) -> Void
  ) -> Self {
    Self(
      title: title, subject: "report \(report) " + subject,
      fields: { file, desk in fields(draft(report, file, desk)?.plan.content ?? ReportContent(), desk) },
      version: { file, desk in draft(report, file, desk)?.version ?? 0 },
      follow: { form, _, desk in follow(&form, desk) },
      standing: { form, file, desk in draft(report, file, desk).flatMap { standing(form, $0.plan.content) } },
      remarks: { _, file, desk in
        remarks(draft(report, file, desk)?.plan.content ?? ReportContent(), desk).map { ($0, .quiet) }
      },
      makes: { form, file, desk throws(FormFault) in
        guard let draft = draft(report, file, desk) else {
          throw FormFault(field: "", words: "There is no draft of the report any more. Open it again.")
        }
        var content = draft.plan.content
        try alters(form, &content)
        return .reported(file.reference, .written(draft.id, content, seen: draft.version))
      })
  }

  /// What stands under a heading, with what is asked for there.
  static func reportSection(_ heading: ListCode, of report: ReportID) -> Self {
    content(
      "Report", subject: heading.text, of: report,
      fields: { content, _ in
        let section = content.section(heading)
        return [.note("text", section?.title ?? heading.text, section?.text ?? "")]
      },
      remarks: { content, desk in
        let texts = desk.practice.reports.heading(heading)
        return [texts?.prompt, texts?.guidance].compactMap { $0 }.filter { !$0.isEmpty }
          + (content.section(heading)?.origins ?? []).map { "From " + Words.of($0) }
      },
      alters: { form, content throws(FormFault) in
        guard let index = content.sections.firstIndex(where: { $0.heading == heading }) else {
          throw FormFault(field: "text", words: Words.of(.report(.noSuchHeading(heading))))
        }
        content.sections[index].text = form.text("text")
      })
  }

  private static func disposal(_ chosen: Disposal?) -> Form.Field {
    let sentences = Disposal.allCases.filter(\.isSentence).map { disposal in
      let short = disposal.shortName == disposal.name ? "" : " (" + disposal.shortName + ")"
      return (id: disposal.rawValue, words: disposal.name + short)
    }
    return .init(
      name: "disposal", label: "Sentence",
      kind: .choice(.init([("", "choose one")] + sentences, chosen: chosen?.rawValue ?? "")))
  }

  private static func disposal(from form: Form) throws(FormFault) -> Disposal {
    guard let disposal = Disposal(rawValue: form.text("disposal")) else {
      throw FormFault(field: "disposal", words: "Choose a sentence.")
    }
    return disposal
  }

  /// A sentence that was considered.
  static func reportOption(_ chosen: Disposal?, of report: ReportID) -> Self {
    content(
      "Option considered", subject: "option \(chosen?.rawValue ?? "new")", of: report,
      fields: { content, _ in
        let option = content.options.first { $0.disposal == chosen }
        return [
          disposal(chosen), .answer("suitable", "Would it do", option?.isSuitable),
          .note("why", "Why", option?.why ?? ""),
        ]
      },
      standing: { form, content in
        guard form.text("disposal") != chosen?.rawValue,
          let option = content.options.first(where: { $0.disposal.rawValue == form.text("disposal") })
        else { return nil }
        return "Of \(option.disposal.name) the report says: \u{201C}\(option.why)\u{201D}."
      },
      alters: { form, content throws(FormFault) in
        let disposal = try disposal(from: form)
        guard let isSuitable = form.answer("suitable") else {
          throw FormFault(field: "suitable", words: "Say whether it would do.")
        }
        let why = try form.needed("why", Words.of(.report(.incomplete(.optionWithoutWhy(disposal)))))
        let option = ReportOption(disposal, isSuitable: isSuitable, why: why)
        content.options.removeAll { $0.disposal == disposal && disposal != chosen }
        if let index = content.options.firstIndex(where: { $0.disposal == chosen }) {
          content.options[index] = option
        } else {
          content.options.append(option)
        }
      })
  }

  /// A sentence that is proposed, with its length and requirements.
  static func reportProposal(_ chosen: Disposal?, of report: ReportID) -> Self {
    content(
      "Proposal", subject: "proposal \(chosen?.rawValue ?? "new")", of: report,
      fields: { content, _ in
        let proposal = content.proposals.first { $0.disposal == chosen }
        return [disposal(chosen), .line("term", "Length", proposal?.term?.words ?? "")]
          + requirementFields(proposal?.requirements ?? []) + [.line("note", "Note", proposal?.note ?? "")]
      },
      follow: { form, _ in
        form.echo("term", ((try? form.term("term")) ?? nil) == nil ? "such as 6 months" : "")
        followRequirements(&form, Disposal(rawValue: form.text("disposal")))
      },
      standing: { form, content in
        guard form.text("disposal") != chosen?.rawValue,
          let proposal = content.proposals.first(where: { $0.disposal.rawValue == form.text("disposal") })
        else { return nil }
        let note = proposal.note.isEmpty ? "" : ": \u{201C}" + proposal.note + "\u{201D}"
        return "\(proposal.disposal.name) is proposed already\(note)."
      },
      remarks: { _, _ in ["What the law is known not to allow is refused when it is saved."] },
      alters: { form, content throws(FormFault) in
        let disposal = try disposal(from: form)
        let earlier = content.proposals.first { $0.disposal == chosen }
        let proposal = ReportProposal(
          disposal, try form.term("term"),
          requirements: try requirements(from: form, onto: earlier?.requirements ?? []),
          note: form.line("note"))
        content.proposals.removeAll { $0.disposal == disposal && disposal != chosen }
        if let index = content.proposals.firstIndex(where: { $0.disposal == chosen }) {
          content.proposals[index] = proposal
        } else {
          content.proposals.append(proposal)
        }
      })
  }

  /// With whom it was gone through.
  static func reportSharing(_ id: DocumentID) -> Self {
    Self(
      title: "Share the report", subject: "share \(id)",
      fields: { _, desk in
        [
          .choice("with", "With", Agreement.Party.child, none: nil), .line("name", "Name", ""),
          .choice("how", "How", Agreement.Means.inPerson, none: nil), .line("on", "On", desk.now.day.text(.short)),
          .note("words", "What they said"),
        ]
      },
      follow: { form, _, desk in
        form.echoDay("on", .past, desk)
        form.hide("name", form.text("with") == Agreement.Party.child.rawValue)
      },
      makes: { form, file, desk throws(FormFault) in
        let sharing = ReportSharing(
          Agreement.Party(rawValue: form.text("with")) ?? .child,
          Agreement.Means(rawValue: form.text("how")) ?? .inPerson, on: try form.neededDay("on", .past, desk),
          name: form.line("name"), words: form.text("words"))
        return .reported(file.reference, .shared(id, sharing))
      })
  }

  /// That it was filed.
  static func reportFiling(_ id: DocumentID, _ request: ReportRequest?) -> Self {
    Self(
      title: "File the report", subject: "file \(id)",
      fields: { _, desk in
        var fields: [Form.Field] = [
          .line("on", "On", desk.now.day.text(.short)), .line("court", "With", request?.court ?? ""),
        ]
        if request?.shared == nil { fields.append(.line("unshared", "Not shared, why", "")) }
        return fields
      },
      follow: { form, _, desk in
        form.echoDay("on", .past, desk)
        form.echo("unshared", "nobody has gone through it with the child or the family")
      },
      makes: { form, file, desk throws(FormFault) in
        let court = try form.needed("court", Words.of(.report(.courtMissing)))
        if request?.shared == nil { _ = try form.needed("unshared", Words.of(.report(.notShared))) }
        let filing = ReportFiling(
          on: try form.neededDay("on", .past, desk), court: court, unshared: form.line("unshared"))
        return .reported(file.reference, .filed(id, filing))
      })
  }

  /// That a court read it.
  static func reportReading(_ id: DocumentID, _ request: ReportRequest?) -> Self {
    Self(
      title: "Read by the court", subject: "read \(id)",
      fields: { _, desk in
        [
          .line("on", "On", desk.now.day.text(.short)), .line("court", "Court", request?.court ?? ""),
          .line("reader", "By whom", ""),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      makes: { form, file, desk throws(FormFault) in
        let court = try form.needed("court", Words.of(.report(.courtMissing)))
        let reading = ReportReading(
          on: try form.neededDay("on", .past, desk), court: court, reader: form.line("reader"))
        return .reported(file.reference, .read(id, reading))
      })
  }

  /// The feedback form that came back.
  static func reportFeedback(_ id: DocumentID, _ questions: [FeedbackQuestion]) -> Self {
    Self(
      title: "Court feedback", subject: "feedback \(id)",
      fields: { _, desk in
        [.line("on", "On", desk.now.day.text(.short)), .line("from", "From", "")]
          + questions.map { question in
            var field = Form.Field.choice(question.id.text, "", CheckAnswer.Answer?.none, none: "no answer")
            field.above = question.words
            return field
          } + [.note("words", "In their words")]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      makes: { form, file, desk throws(FormFault) in
        var feedback = ReportFeedback()
        feedback.on = try form.neededDay("on", .past, desk)
        feedback.from = form.line("from")
        feedback.answers = questions.compactMap { question in
          CheckAnswer.Answer(rawValue: form.text(question.id.text)).map { CheckAnswer(question.id, $0) }
        }
        feedback.words = form.text("words")
        if feedback.answers.isEmpty, feedback.words.isEmpty {
          throw FormFault(field: "words", words: Words.of(.report(.feedbackEmpty)))
        }
        return .reported(file.reference, .answered(id, feedback))
      })
  }
}
