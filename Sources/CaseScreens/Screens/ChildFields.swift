import Casework
import TextUI

/// The fields about a child, the same where one is registered and where the details are put right.
enum ChildFields {
  /// The fields as the child has them now.
  static func of(_ child: Child, _ desk: any Desk) -> [Form.Field] {
    let home = child.residence(on: desk.now.day)
    return [
      .line("family", "Family name", child.familyName), .line("given", "Given names", child.givenNames).beside,
      .line("born", "Born", child.dateOfBirth?.text(.short) ?? ""), .line("knownAs", "Known as", child.knownAs),
      .line("aliases", "Other names", child.aliases.joined(separator: ", ")).beside,
      .choice("sex", "Sex", child.sex, none: "not asked"),
      .line("gender", "Gender term", child.genderTermUsed).beside,
      .code("ethnicity", "Ethnicity", "ethnicities", child.ethnicity, desk, none: "not asked"),
      .line("language", "Language", child.preferredLanguage),
      .answer("interpreter", "Interpreter", child.interpreterNeeded).beside,
      .line("address", "Address", home?.address ?? ""), .line("postcode", "Postcode", home?.postcode ?? ""),
      .line("since", "Lives there since", home?.from?.text(.short) ?? "").beside,
      .line("mobile", "Mobile", child.reach.first(.mobile)), .line("email", "Email", child.reach.first(.email)).beside,
      .line("pnc", "PNC number", child.identifier(.pnc)),
      .line("socialCare", "Social care no.", child.identifier(.socialCare)).beside,
    ]
  }

  /// The fields that say what the child is good at and wants.
  static func strengths(_ child: Child) -> [Form.Field] {
    [
      .line("likes", "Likes", child.likes), .line("wants", "Wants", child.wants).beside,
      .line("ownWords", "Own words", child.ownWords),
    ]
  }

  /// Says beside the date of birth how old the child is.
  static func follow(_ form: inout Form, _ desk: any Desk) {
    guard let born = try? form.day("born", .past, desk) else {
      return form.echo("born", form.text("born").isEmpty ? "such as 4/3/10" : "")
    }
    if born > desk.now.day { return form.echo("born", "! in the future") }
    form.echo("born", born.text(.long) + ", now \(born.years(until: desk.now.day))")
  }

  /// That a move is kept as one.
  static func remarks(_ form: Form, _ child: Child, _ desk: any Desk) -> [(String, Style)] {
    guard let left = child.residence(on: desk.now.day), let since = try? form.pastDay("since", desk),
      isMove(from: left, form, since: since)
    else { return [] }
    return [("A move: \(left.address) stays on record, to \((since - 1).text(.short)).", .quiet)]
  }

  /// The child as the fields have it; what has no field stays as it was.
  static func child(_ form: Form, onto child: Child, _ desk: any Desk) throws(FormFault) -> Child {
    var child = child
    child.familyName = form.line("family")
    child.givenNames = form.line("given")
    if child.familyName.isEmpty, child.givenNames.isEmpty {
      throw FormFault(field: "family", words: Words.of(.nameMissing))
    }
    child.dateOfBirth = try form.pastDay("born", desk)
    child.knownAs = form.line("knownAs")
    child.aliases = form.text("aliases").split(separator: ",").map { String($0) }.compactMap { name in
      let name = name.split(separator: " ").joined(separator: " ")
      return name.isEmpty ? nil : name
    }
    child.sex = Sex(rawValue: form.text("sex"))
    child.genderTermUsed = form.line("gender")
    child.ethnicity = form.code("ethnicity")
    child.preferredLanguage = form.line("language")
    child.interpreterNeeded = form.answer("interpreter")
    child.residences = try residences(form, child.residences, desk)
    child.reach.set(.mobile, form.line("mobile"))
    child.reach.set(.email, form.line("email"))
    child.set(.pnc, form.line("pnc").uppercased())
    child.set(.socialCare, form.line("socialCare"))
    child.likes = form.text("likes")
    child.wants = form.text("wants")
    child.ownWords = form.text("ownWords")
    return child
  }

  /// Where the child lives and lived: another address with a later first day is a move, and the earlier one is kept.
  private static func residences(
    _ form: Form, _ earlier: [Residence], _ desk: any Desk
  ) throws(FormFault) -> [Residence] {
    var homes = earlier
    let day = desk.now.day
    let since = try form.pastDay("since", desk)
    var place = homes.lastIndex { ($0.from ?? day) <= day && ($0.to.map { $0 >= day } ?? true) }
    if let index = place, let since, isMove(from: homes[index], form, since: since) {
      homes[index].to = since - 1
      place = nil
    }
    var home = place.map { homes[$0] } ?? Residence()
    home.address = form.line("address")
    home.postcode = postcode(form.line("postcode"))
    home.from = since
    if let place { homes[place] = home } else if home != Residence() { homes.append(home) }
    return homes
  }

  private static func isMove(from left: Residence, _ form: Form, since: Day) -> Bool {
    let isElsewhere = form.line("address") != left.address || postcode(form.line("postcode")) != left.postcode
    return isElsewhere && !left.address.isEmpty && left.from.map { since > $0 } ?? true
  }

  /// A postcode in capitals with one space; other text as it is.
  static func postcode(_ typed: String) -> String {
    let letters = typed.uppercased().filter { $0 != " " }
    guard (5...7).contains(letters.count), letters.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
      letters.suffix(3).first?.isNumber ?? false
    else { return typed }
    return letters.dropLast(3) + " " + letters.suffix(3)
  }
}

extension Child {
  /// The number by which another body knows the child; empty where there is none.
  func identifier(_ kind: IdentifierKind) -> String { identifiers.first { $0.kind == kind }?.value ?? "" }

  /// Puts a body's number for the child in place, or takes it off where it is empty.
  mutating func set(_ kind: IdentifierKind, _ value: String) {
    if let index = identifiers.firstIndex(where: { $0.kind == kind }) {
      if value.isEmpty { identifiers.remove(at: index) } else { identifiers[index].value = value }
    } else if !value.isEmpty {
      identifiers.append(ChildIdentifier(kind, value))
    }
  }
}

extension [Reach] {
  /// The first number or address of a means; empty where there is none.
  func first(_ means: Reach.Means) -> String { first { $0.by == means }?.value ?? "" }

  /// Puts the first number or address of a means in place, or takes it off where it is empty.
  mutating func set(_ means: Reach.Means, _ value: String) {
    if let index = firstIndex(where: { $0.by == means }) {
      if value.isEmpty { remove(at: index) } else { self[index].value = value }
    } else if !value.isEmpty {
      append(Reach(means, value))
    }
  }
}
