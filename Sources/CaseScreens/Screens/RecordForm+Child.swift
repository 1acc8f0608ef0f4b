import Casework
import TextUI

extension RecordForm.Spec {
  /// Puts the child's details right.
  static var child: Self {
    Self(
      title: "Child's details", subject: "child",
      fields: { file, desk in
        ChildFields.of(file.header.child, desk) + ChildFields.strengths(file.header.child)
      },
      follow: { form, _, desk in ChildFields.follow(&form, desk) },
      remarks: { form, file, desk in ChildFields.remarks(form, file.header.child, desk) },
      makes: { form, file, desk throws(FormFault) in
        .childAmended(file.reference, try ChildFields.child(form, onto: file.header.child, desk), seen: file.version)
      })
  }

  /// Links the case with another of the same child, or takes a link back.
  static func link(_ seen: CaseFile) -> Self {
    // What is offered is what was seen: a link that another makes meanwhile must not turn this one's into its undoing.
    let link = seen.header.links.last
    return Self(
      title: "Another case of the child", subject: "link",
      fields: { _, _ in
        [
          .line("other", "Case", link?.reference.description ?? ""),
          .choice("is", "It is", link == nil ? LinkStep.link : .unlink, none: nil) { $0.words },
          .line("why", "Why", ""),
        ]
      },
      follow: { form, _, desk in
        let reference = CaseReference(typed: form.line("other"))
        let found = reference.flatMap { reference in (try? desk.caseFile(reference)) ?? nil }
        form.echo("other", found.map(\.header.child.listName) ?? "its number, such as YJ-000142")
      },
      remarks: { form, file, desk in
        unlike(form, file, desk)
          + file.header.links.map { link in
            (
              "Linked with \(link.reference) since \(link.on.text(.short))" + (link.why.isEmpty ? "" : ": \(link.why)"),
              .quiet
            )
          }
      },
      makes: { form, file, _ throws(FormFault) in
        guard let other = CaseReference(typed: form.line("other")) else {
          throw FormFault(field: "other", words: "Type the number of the other case, such as YJ-000142.")
        }
        return form.text("is") == LinkStep.unlink.rawValue
          ? .recordsUnlinked(file.reference, other, why: form.line("why"))
          : .recordsLinked(file.reference, other, why: form.line("why"))
      })
  }

  /// What speaks against two cases being of one child, before they are linked.
  private static func unlike(_ form: Form, _ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    guard form.text("is") != LinkStep.unlink.rawValue, let reference = CaseReference(typed: form.line("other")),
      let other = (try? desk.caseFile(reference)) ?? nil
    else { return [] }
    let matcher = ChildMatcher([CaseSummary(of: other)], nicknames: Nicknames(desk.lists))
    if matcher.knows(file.header.child) { return [] }
    return [("! \(other.header.child.listName) isn\u{2019}t like this child in name, birth or numbers.", .warning)]
  }

  /// Whether a link is made or taken back.
  private enum LinkStep: String, CaseIterable {
    case link, unlink
    var words: String { self == .link ? "of the same child" : "of another child after all" }
  }

  /// Adds a person around the child, or puts one right.
  static func person(_ id: PersonID?) -> Self {
    Self(
      title: id == nil ? "New person around the child" : "Person around the child",
      subject: "person" + (id.map { " \($0)" } ?? ""),
      fields: { file, desk in
        let person = file.header.people.first { $0.id == id } ?? PersonAround()
        let relationship = id == nil ? nil : person.relationship
        return [
          .line("name", "Name", person.name),
          .code("relationship", "Relationship", "relationships", relationship, desk, none: "choose one"),
          .line("organisation", "Works for", person.organisation),
          .line("mobile", "Mobile", person.reach.first(.mobile)),
          .line("landline", "Other phone", person.reach.first(.landline)).beside,
          .line("email", "Email", person.reach.first(.email)), .line("language", "Language", person.language).beside,
          .answer("responsibility", "Parental resp.", person.parentalResponsibility),
          .answer("lives", "Lives with child", person.livesWithChild).beside,
          .answer("contact", "To be contacted", person.mayBeContacted), .note("note", "Note", person.note),
        ]
      },
      follow: { form, _, _ in
        form.echo("contact", form.answer("contact") == false ? "! say in the note why not" : "")
        form.echo("language", "")
      },
      makes: { form, file, _ throws(FormFault) in
        var person = file.header.people.first { $0.id == id } ?? PersonAround()
        if id == nil { person.id = "" }
        person.name = form.line("name")
        if person.name.isEmpty { throw FormFault(field: "name", words: "Write the person's name.") }
        guard let relationship = form.code("relationship") else {
          throw FormFault(field: "relationship", words: "Choose what the person is to the child.")
        }
        person.relationship = relationship
        person.organisation = form.line("organisation")
        person.reach.set(.mobile, form.line("mobile"))
        person.reach.set(.landline, form.line("landline"))
        person.reach.set(.email, form.line("email"))
        person.language = form.line("language")
        person.parentalResponsibility = form.answer("responsibility")
        person.livesWithChild = form.answer("lives")
        person.mayBeContacted = form.answer("contact")
        person.note = form.text("note")
        if person.mayBeContacted == false, person.note.allSatisfy(\.isWhitespace) {
          throw FormFault(field: "note", words: "Say in the note why this person must not be contacted.")
        }
        return .personSaved(file.reference, person)
      })
  }
}
