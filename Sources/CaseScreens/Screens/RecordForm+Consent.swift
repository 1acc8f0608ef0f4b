import Casework
import TextUI

extension RecordForm.Spec {
  /// A consent or a refusal, new or put right.
  static func consent(_ id: ConsentID?) -> Self {
    Self(
      title: "Consent", subject: "consent \(id?.text ?? "new")",
      fields: { file, desk in
        var consent = id.flatMap { file.header.consent($0) } ?? Consent()
        if id == nil { consent.on = desk.now.day }
        return [
          .init(
            name: "who", label: "Who",
            kind: .choice(.init(givers(file, consent), chosen: who(id == nil ? nil : consent)))),
          .line("name", "Name", consent.name),
          .code("matter", "To what", "consents", id == nil ? nil : consent.matter, desk, none: "choose one"),
          .line("with", "Shared with", consent.sharedWith),
          .choice("answer", "Answer", id == nil ? nil : consent.answer, none: "choose one"),
          .choice("how", "How", id == nil ? nil : consent.how, none: "choose one").beside,
          .line("on", "On", consent.on.text(.short)), .line("until", "Until", consent.until?.text(.short) ?? ""),
          .note("note", "What exactly", consent.note),
        ]
      },
      follow: { form, file, desk in
        let isNamed = ["parent", "victim", "other"].contains(form.text("who"))
        form.hide("name", !isNamed)
        let tags = form.code("matter").flatMap { desk.lists.entry("consents", $0)?.tags } ?? []
        form.hide("with", !tags.contains("shared") && form.line("with").isEmpty)
        form.echoDay("on", .past, desk)
        form.echoDay("until", .future, hint: "the last day; empty where none was set", desk)
      },
      remarks: { form, file, desk in remarks(form, file, id, desk) },
      makes: { form, file, desk throws(FormFault) in
        var consent = id.flatMap { file.header.consent($0) } ?? Consent()
        if id == nil { consent.id = "" }
        try consent.take(form, desk)
        return .consented(file.reference, .saved(consent))
      })
  }

  /// That a consent was taken back.
  static func withdrawal(of id: ConsentID) -> Self {
    Self(
      title: "Withdrawal of consent", subject: "withdrawal \(id)",
      fields: { _, desk in
        [.line("on", "On", desk.now.day.text(.short)), .line("why", "Why", "", hint: "nobody has to say why")]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      remarks: { _, file, desk in
        guard let consent = file.header.consent(id) else { return [] }
        let standing = file.header.standing(of: consent, on: desk.now.day)
        return Words.lines(of: consent, standing, in: file.header, desk.lists, staff: desk.staff).map { ($0, .quiet) }
      },
      makes: { form, file, desk throws(FormFault) in
        let withdrawal = Consent.Withdrawal(on: try form.neededDay("on", .past, desk), why: form.line("why"))
        return .consented(file.reference, .withdrawn(id, withdrawal))
      })
  }

  /// Before the identifier of somebody on the case, among those who may have answered.
  fileprivate static let person = "person "

  private static func who(_ consent: Consent?) -> String {
    guard let consent else { return "child" }
    return consent.person.map { person + $0.text } ?? consent.giver.rawValue
  }

  /// The child, those around the child, and those who aren't on the case.
  private static func givers(_ file: CaseFile, _ consent: Consent) -> [(id: String, words: String)] {
    var options = [(id: Consent.Giver.child.rawValue, words: file.header.child.callName)]
    options += file.header.people.map { (id: person + $0.id.text, words: $0.name) }
    let chosen = who(consent)
    if consent.person != nil, !options.contains(where: { $0.id == chosen }) {
      options.append((chosen, "somebody who isn\u{2019}t shown"))
    }
    return options
      + [Consent.Giver.parent, .victim, .other].map { giver in
        (giver.rawValue, (giver == .other ? "" : "a ") + Words.spoken(giver) + ", not on the case")
      }
  }

  /// That the same was answered before, and that it was taken back.
  private static func remarks(
    _ form: Form, _ file: CaseFile, _ id: ConsentID?, _ desk: any Desk
  ) -> [(String, Style)] {
    let day = desk.now.day
    if let withdrawal = id.flatMap({ file.header.consent($0) })?.withdrawal {
      return [("! It was withdrawn on \(withdrawal.on.text(.long)).", .warning)]
    }
    guard id == nil, let matter = form.code("matter") else { return [] }
    return file.header.consents(on: day).filter { $0.consent.withheld == nil && $0.consent.matter == matter }.prefix(3)
      .map { held in
        let words = Words.giver(of: held.consent, in: file.header, desk.lists)
        return ("On the case: \(words), \(held.consent.on.text(.short)), \(Words.of(held.standing))", .quiet)
      }
  }
}

extension Consent {
  /// Takes over what the form says. Throws what is wrong with a field.
  fileprivate mutating func take(_ form: Form, _ desk: any Desk) throws(FormFault) {
    let who = form.text("who")
    let prefix = RecordForm.Spec.person
    person = who.hasPrefix(prefix) ? PersonID(String(who.dropFirst(prefix.count))) : nil
    giver = Giver(rawValue: who) ?? giver
    name = form.line("name")
    if person == nil, giver != .child, name.isEmpty {
      throw FormFault(field: "name", words: "Write who answered.")
    }
    guard let matter = form.code("matter") else {
      throw FormFault(field: "matter", words: "Choose what was asked.")
    }
    self.matter = matter
    guard let answer = Answer(rawValue: form.text("answer")) else {
      throw FormFault(field: "answer", words: "Choose what they answered.")
    }
    self.answer = answer
    guard let how = Way(rawValue: form.text("how")) else {
      throw FormFault(field: "how", words: "Choose how they answered.")
    }
    self.how = how
    sharedWith = form.line("with")
    let isShared = desk.lists.entry("consents", matter)?.tags.contains("shared") ?? false
    if isShared, answer == .given, sharedWith.isEmpty {
      throw FormFault(field: "with", words: "Write with whom it may be shared.")
    }
    on = try form.neededDay("on", .past, desk)
    until = try form.day("until", .future, desk)
    note = form.text("note")
  }
}
