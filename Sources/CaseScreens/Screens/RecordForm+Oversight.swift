import Casework
import TextUI

extension RecordForm.Spec {
  /// A manager writes about the work on a case, and what is to be done by when (R311).
  static var oversight: Self {
    Self(
      title: "Oversight", subject: "oversight",
      fields: { _, desk in
        [
          .choice("kind", "About", OversightNote.Kind.case, none: nil) { Words.of($0) },
          .line("on", "On", desk.now.day.text(.short)), .note("note", "Note"),
        ] + Form.actionFields
      },
      follow: { form, _, desk in
        form.echoDay("on", .past, desk)
        form.followActions(desk)
      },
      remarks: { _, _, _ in Form.actionRemark },
      makes: { form, file, desk throws(FormFault) in
        var note = OversightNote()
        note.kind = OversightNote.Kind(rawValue: form.text("kind")) ?? .case
        note.on = try form.neededDay("on", .past, desk)
        note.note = try form.needed("note", "Write what you found or decided.")
        note.actions = try form.oversightActions(desk)
        return .oversightRecorded(file.reference, note)
      })
  }
}
