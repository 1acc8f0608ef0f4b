import Casework
import TextUI

extension RecordForm.Spec {
  /// A request for what is held on the child.
  static var subjectRequest: Self {
    Self(
      title: "Request for what is held", subject: "subject request",
      fields: { _, desk in
        [
          .choice("from", "Who asks", SubjectRequest.Requester.child, none: nil) { $0.words },
          .line("name", "Name", "", hint: "not needed for the child"),
          .line("on", "Received", desk.now.day.text(.short)),
          .note("asks", "What for"), .line("to", "Answer goes to", ""),
        ]
      },
      follow: { form, _, desk in
        form.echo("asks", form.text("asks").isEmpty ? "everything" : "")
        guard let day = try? form.pastDay("on", desk) else { return form.echo("on", "") }
        var request = SubjectRequest()
        request.received = day
        let due = request.due(desk.practice.subjectAccess, desk.calendar)
        form.echo("on", due.map { "to be answered by " + $0.text(.short) } ?? "")
      },
      makes: { form, file, desk throws(FormFault) in
        var request = SubjectRequest()
        request.requester = SubjectRequest.Requester(rawValue: form.text("from")) ?? .child
        request.name = form.line("name")
        if request.requester != .child, request.name.isEmpty {
          throw FormFault(field: "name", words: Words.of(.subjectAccess(.nobodyAsks)))
        }
        request.received = try form.pastDay("on", desk) ?? desk.now.day
        request.asks = form.text("asks")
        request.sendTo = form.line("to")
        return .subjectAccess(file.reference, .recorded(request))
      })
  }

  /// How the identity of whoever asks was proved, or that it was asked for.
  static func subjectIdentity(_ filed: FiledRequest) -> Self {
    Self(
      title: "Who asks", subject: "subject identity \(filed.id)",
      fields: { _, desk in
        [
          .choice("how", "Proved by", nil as IdentityProof.Means?, none: "not yet: proof is asked for") { $0.words },
          .line("on", "On", desk.now.day.text(.short)), .line("note", "What was seen", ""),
        ]
      },
      makes: { form, file, desk throws(FormFault) in
        let day = try form.pastDay("on", desk) ?? desk.now.day
        guard let how = IdentityProof.Means(rawValue: form.text("how")) else {
          return .subjectAccess(file.reference, .identityAsked(filed.id, on: day))
        }
        return .subjectAccess(
          file.reference, .identified(filed.id, IdentityProof(how, on: day, note: form.line("note"))))
      })
  }

  /// To whom the pack is given.
  static func subjectIssue(_ filed: FiledRequest) -> Self {
    Self(
      title: "Give it out", subject: "subject issue \(filed.id)",
      fields: { file, _ in
        let name = filed.request.requester == .child ? file.header.child.fullName : filed.request.name
        return [
          .line("to", "To", name, hint: "the trail keeps it"),
          .line("how", "How", filed.request.sendTo, hint: "by hand, by recorded post"),
        ]
      },
      makes: { form, file, _ throws(FormFault) in
        .subjectAccess(file.reference, .issued(filed.id, to: form.line("to"), how: form.line("how")))
      })
  }

  /// That a request ends without a pack.
  static func subjectEnd(_ filed: FiledRequest) -> Self {
    Self(
      title: "End the request", subject: "subject end \(filed.id)",
      fields: { _, desk in
        [
          .choice("how", "How", RequestEnd.How.withdrawn, none: nil), .line("on", "On", desk.now.day.text(.short)),
          .line("why", "Why", "", hint: "as the person is told"),
        ]
      },
      makes: { form, file, desk throws(FormFault) in
        let end = RequestEnd(
          RequestEnd.How(rawValue: form.text("how")) ?? .withdrawn,
          on: try form.pastDay("on", desk) ?? desk.now.day, why: try form.needed("why", Words.of(.reasonMissing)))
        return .subjectAccess(file.reference, .ended(filed.id, end))
      })
  }
}
