import Casework
import TextUI

extension RecordForm.Spec {
  /// Below this age nobody can be guilty of an offence (Children and Young Persons Act 1933 s50).
  private static let ageOfResponsibility = 10

  /// Adds an offence, or puts one right.
  static func offence(_ id: OffenceID?) -> Self {
    Self(
      title: id == nil ? "New offence" : "Offence", subject: "offence" + (id.map { " \($0)" } ?? ""),
      fields: { file, desk in
        let offence = file.header.offences.first { $0.id == id } ?? Offence()
        return [
          .line("description", "Offence", offence.description),
          .line("date", "Date", offence.date?.text(.short) ?? ""),
          .code("category", "Category", "offence-categories", offence.category, desk),
          .line("seriousness", "YJB seriousness", offence.seriousness.map(String.init) ?? ""),
          .line("gravity", "Police gravity", offence.policeGravity.map(String.init) ?? ""),
          .choice("plea", "Plea", offence.plea), .answer("knife", "Knife-related", offence.knifeRelated),
          .answer("victim", "Known victim", offence.identifiableVictim).beside,
        ]
      },
      follow: { form, file, desk in
        form.echoDay("date", .past, hint: "such as 12/9", desk)
        form.echo("seriousness", "Youth Justice Board, 1 to 8")
        form.echo("gravity", "Child Gravity Matrix, 1 to 5")
        guard let date = try? form.day("date", .past, desk), let born = file.header.child.dateOfBirth else {
          return
        }
        if date < born { return form.echo("date", "! before the child's birth") }
        let age = born.years(until: date)
        let isTooYoung = age < ageOfResponsibility
        form.echo("date", (isTooYoung ? "! " : "") + date.text(.shortWithWeekday) + ", aged \(age)")
      },
      makes: { form, file, desk throws(FormFault) in
        var offence = file.header.offences.first { $0.id == id } ?? Offence()
        if id == nil { offence.id = "" }
        offence.description = form.line("description")
        if offence.description.isEmpty {
          throw FormFault(field: "description", words: "Write what the offence is called.")
        }
        offence.date = try form.pastDay("date", desk)
        offence.category = form.code("category")
        offence.seriousness = try form.number("seriousness")
        offence.policeGravity = try form.number("gravity")
        offence.plea = Plea(rawValue: form.text("plea"))
        offence.knifeRelated = form.answer("knife")
        offence.identifiableVictim = form.answer("victim")
        return .offenceSaved(file.reference, offence)
      })
  }
}
