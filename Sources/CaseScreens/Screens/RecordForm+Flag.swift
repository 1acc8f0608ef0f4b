import Casework
import TextUI

extension RecordForm.Spec {
  /// A flag of the child, new or as it stands: what a colleague must keep in sight, when it is to be looked at again, and
  /// to whom it was disclosed.
  static func flag(_ kind: ListCode?, from: Day? = nil) -> Self {
    @Sendable func place(_ child: Child) -> Int? { child.flags.firstIndex { $0.kind == kind && $0.from == from } }
    return Self(
      title: "Flag", subject: "flag \(kind?.text ?? "new") \(from?.iso ?? "")",
      fields: { file, desk in
        var flag = place(file.header.child).map { file.header.child.flags[$0] } ?? CaseFlag()
        if kind == nil { flag.from = desk.now.day }
        return [
          .code("kind", "Flag", "flags", kind, desk, none: kind == nil ? "choose one" : nil),
          .line("from", "From", flag.from?.text(.short) ?? ""), .line("to", "To", flag.to?.text(.short) ?? "").beside,
          .line("review", "Look again on", flag.review?.text(.short) ?? ""),
          .line("told", "Told to", flag.told?.to ?? ""),
          .line("toldOn", "Told on", flag.told?.on.text(.short) ?? ""),
          .line("toldWhy", "Told why", flag.told?.why ?? ""),
          .note("note", "Note", flag.note),
        ]
      },
      follow: { form, _, desk in
        form.echoDay("from", .past, desk)
        form.echoDay("to", .future, desk)
        form.echoDay("review", .future, hint: "a day on which it stands in Today", desk)
        let isTold = !form.line("told").isEmpty
        form.hide("toldOn", !isTold)
        form.hide("toldWhy", !isTold)
        form.echo("told", isTold ? "" : "to whom it was disclosed, where it was")
        form.echoDay("toldOn", .past, hint: "today where nothing is typed", desk)
      },
      makes: { form, file, desk throws(FormFault) in
        var child = file.header.child
        let known = place(child)
        var flag = known.map { child.flags[$0] } ?? CaseFlag()
        guard let code = form.code("kind") else { throw FormFault(field: "kind", words: "Choose a flag.") }
        flag.kind = code
        flag.from = try form.day("from", .past, desk)
        flag.to = try form.day("to", .future, desk)
        flag.review = try form.day("review", .future, desk)
        flag.told = nil
        if !form.line("told").isEmpty {
          var told = CaseFlag.Told()
          told.to = form.line("told")
          told.on = try form.pastDay("toldOn", desk) ?? desk.now.day
          told.why = form.line("toldWhy")
          flag.told = told
        }
        flag.note = form.text("note")
        if let known { child.flags[known] = flag } else { child.flags.append(flag) }
        return .childAmended(file.reference, child, seen: file.version)
      })
  }
}

extension CaseScreen {
  /// The child's flags: those that hold first.
  func flagItems(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    let day = desk.now.day
    let flags = file.header.child.flags
    return (flags.filter { $0.holds(on: day) } + flags.filter { !$0.holds(on: day) }).map { flag in
      let lines = Words.lines(of: flag, desk.lists, on: day)
      return CaseItem(
        .flag(flag.kind, flag.from),
        lines.enumerated().map { index, line in
          let style: Style =
            line.hasPrefix("!") ? .overdue : index > 0 ? .plain : flag.holds(on: day) ? .warning : .quiet
          return (index == 0 ? line : "  " + line, style)
        })
    }
  }

  /// The command about flags.
  static var flagging: [Command<Self>] {
    [
      Command(
        [.char("f")], "add a flag that colleagues must keep in sight", hint: "flag", where: { $0.section == .people },
        unavailable: { screen, _ in
          screen.file?.header.closed.map { Words.of(.caseClosed(screen.reference, on: $0.on)) }
        }
      ) { screen, desk in RecordForm.open(.flag(nil), of: screen.file, desk) }.needing(.cases)
    ]
  }
}
