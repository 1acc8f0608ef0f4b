import Casework
import TextUI

extension RecordForm.Spec {
  /// Gives the case to a worker, a team or both.
  static var allocation: Self {
    Self(
      title: "Allocate",
      fields: { file, desk in
        var teams = desk.teams.map { (id: $0.key.text, words: $0.value.name) }.sorted { $0.words < $1.words }
        teams.insert(("", "the worker's"), at: 0)
        return [
          .worker("worker", "Worker", file?.header.worker, desk),
          .init(name: "team", label: "Team", kind: .choice(.init(teams, chosen: nil))),
          .init(name: "note", label: "Direction", kind: .note(TextEditor())),
        ]
      },
      makes: { form, file, desk throws(FormFault) in
        guard let file else { throw FormFault(field: "worker", words: Words.of(.nobodyChosen)) }
        let worker = form.text("worker").isEmpty ? nil : StaffID(form.text("worker"))
        let team = form.text("team").isEmpty ? nil : TeamID(form.text("team"))
        if worker == nil, team == nil { throw FormFault(field: "worker", words: Words.of(.nobodyChosen)) }
        return .allocated(file.reference, to: worker, team: team, note: form.text("note"))
      })
  }

  /// Closes the case.
  static var closure: Self {
    Self(
      title: "Close the case",
      fields: { file, desk in
        [
          .line("on", "On", desk.now.day.text(.short)),
          .code("reason", "Reason", "closure-reasons", nil, desk, none: nil),
          .init(name: "note", label: "Note", kind: .note(TextEditor())),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      makes: { form, file, desk throws(FormFault) in
        guard let file else { throw FormFault(field: "on", words: "Open the case first.") }
        let reason = form.code("reason") ?? "completed"
        let day = try form.neededDay("on", .past, desk)
        return .caseClosed(file.reference, Closure(on: day, reason: reason, note: form.text("note")))
      })
  }

  /// Writes down the three judgements as they now stand.
  static var judgements: Self {
    Self(
      title: "Judgements",
      fields: { file, desk in
        let found = file?.header.judgements ?? Judgements()
        return [
          .line("on", "On", desk.now.day.text(.short)),
          .choice("reoffending", "Reoffending", found.reoffending, none: nil),
          .choice("harm", "Serious harm", found.harm, none: nil),
          .choice("safety", "Safety", found.safety, none: nil),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      makes: { form, file, desk throws(FormFault) in
        guard let file else { throw FormFault(field: "on", words: "Open the case first.") }
        func level(_ name: String) -> JudgementLevel { JudgementLevel(rawValue: form.text(name)) ?? .low }
        let day = try form.neededDay("on", .past, desk)
        return .judged(
          file.reference,
          Judgements(on: day, reoffending: level("reoffending"), harm: level("harm"), safety: level("safety")))
      })
  }
}
