import Casework
import TextUI

extension RecordForm.Spec {
  /// Opens a case for a child who is new to the service.
  static var newCase: Self {
    Self(
      title: "New child",
      fields: { _, desk in
        childFields(Child(), desk) + [
          .code("referredBy", "Referred by", "referral-sources", nil, desk),
          .worker("worker", "Worker", desk.me, desk),
        ]
      },
      follow: { form, _, desk in
        followBirth(&form, desk)
        let typed = form.text("given") + " " + form.text("family")
        let like = typed.count < 5 ? [] : NameSearch(desk.openCases).matches(typed, limit: 3)
        let names = like.map { "\($0.reference) \($0.name)" }.joined(separator: ", ")
        form.echo("given", like.isEmpty ? "" : "! known already? " + names)
      },
      makes: { form, _, desk throws(FormFault) in
        var header = Case()
        header.child = try child(from: form, onto: Child(), desk)
        header.opened = desk.now.day
        header.referredBy = form.code("referredBy")
        if !form.text("worker").isEmpty {
          let worker = StaffID(form.text("worker"))
          header.worker = worker
          header.team = desk.staff[worker]?.team
          var allocation = Allocation()
          allocation.on = desk.now.day
          allocation.worker = worker
          allocation.team = header.team
          allocation.by = desk.me
          header.allocations = [allocation]
        }
        return .caseOpened(header)
      })
  }

  /// Puts the child's details right.
  static var child: Self {
    Self(
      title: "Child's details",
      fields: { file, desk in childFields(file?.header.child ?? Child(), desk) },
      follow: { form, _, desk in followBirth(&form, desk) },
      makes: { form, file, desk throws(FormFault) in
        guard let file else { throw FormFault(field: "family", words: Words.of(.nameMissing)) }
        return .childAmended(
          file.reference, try child(from: form, onto: file.header.child, desk), seen: file.version)
      })
  }

  private static func childFields(_ child: Child, _ desk: any Desk) -> [Form.Field] {
    let mobile = child.reach.first { $0.by == .mobile }?.value ?? ""
    return [
      .line("family", "Family name", child.familyName), .line("given", "Given names", child.givenNames),
      .line("knownAs", "Known as", child.knownAs),
      .line("born", "Born", child.dateOfBirth?.text(.short) ?? ""),
      .choice("sex", "Sex", child.sex, none: "not asked"),
      .code("ethnicity", "Ethnicity", "ethnicities", child.ethnicity, desk, none: "not asked"),
      .line("language", "Language", child.preferredLanguage),
      .answer("interpreter", "Interpreter", child.interpreterNeeded), .line("mobile", "Mobile", mobile),
      .line("likes", "Likes", child.likes), .line("wants", "Wants", child.wants),
      .line("ownWords", "Own words", child.ownWords),
    ]
  }

  private static func followBirth(_ form: inout Form, _ desk: any Desk) {
    guard let born = (try? form.day("born", .past, desk)) ?? nil, born <= desk.now.day else {
      return form.echo("born", "such as 4/3/2010")
    }
    form.echo("born", born.text(.long) + ", now \(born.years(until: desk.now.day))")
  }

  private static func child(from form: Form, onto child: Child, _ desk: any Desk) throws(FormFault) -> Child {
    var child = child
    child.familyName = form.text("family")
    child.givenNames = form.text("given")
    if child.familyName.isEmpty, child.givenNames.isEmpty {
      throw FormFault(field: "family", words: Words.of(.nameMissing))
    }
    child.knownAs = form.text("knownAs")
    child.dateOfBirth = try form.day("born", .past, desk)
    child.sex = Sex(rawValue: form.text("sex"))
    child.ethnicity = form.code("ethnicity")
    child.preferredLanguage = form.text("language")
    child.interpreterNeeded = form.answer("interpreter")
    let mobile = form.text("mobile")
    if let index = child.reach.firstIndex(where: { $0.by == .mobile }) {
      if mobile.isEmpty { child.reach.remove(at: index) } else { child.reach[index].value = mobile }
    } else if !mobile.isEmpty {
      child.reach.append(Reach(.mobile, mobile))
    }
    child.likes = form.text("likes")
    child.wants = form.text("wants")
    child.ownWords = form.text("ownWords")
    return child
  }

  /// Adds a person around the child, or puts one right.
  static func person(_ id: PersonID?) -> Self {
    Self(
      title: id == nil ? "New person around the child" : "Person around the child",
      fields: { file, desk in
        let person = file?.header.people.first { $0.id == id } ?? PersonAround()
        let reach = person.reach.first
        return [
          .line("name", "Name", person.name),
          .code("relationship", "Relationship", "relationships", person.relationship, desk, none: nil),
          .line("organisation", "Organisation", person.organisation), .line("reach", "Number", reach?.value ?? ""),
          .answer("responsibility", "Parental resp.", person.parentalResponsibility),
          .answer("lives", "Lives with", person.livesWithChild),
          .answer("contact", "May contact", person.mayBeContacted), .line("language", "Language", person.language),
          .init(name: "note", label: "Note", kind: .note(TextEditor(person.note))),
        ]
      },
      makes: { form, file, desk throws(FormFault) in
        guard let file else { throw FormFault(field: "name", words: Words.of(.nameMissing)) }
        var person = file.header.people.first { $0.id == id } ?? PersonAround()
        if id == nil { person.id = "" }
        person.name = try form.needed("name", Words.of(.nameMissing))
        person.relationship = form.code("relationship") ?? "other"
        person.organisation = form.text("organisation")
        let number = form.text("reach")
        if person.reach.isEmpty {
          if !number.isEmpty { person.reach = [Reach(number.contains("@") ? .email : .mobile, number)] }
        } else {
          person.reach[0].value = number
          if number.isEmpty { person.reach.removeFirst() }
        }
        person.parentalResponsibility = form.answer("responsibility")
        person.livesWithChild = form.answer("lives")
        person.mayBeContacted = form.answer("contact")
        person.language = form.text("language")
        person.note = form.text("note")
        return .personSaved(file.reference, person)
      })
  }
}
