import Casework

extension Words {
  /// Why an order isn't saved: what is wrong, what the law allows, and the section.
  static func ofOrder(_ refusal: Refusal) -> String {
    switch refusal {
    case .orderEndsTooLate(let disposal, let ends, let latest, let basis):
      "\(a(disposal)) can't end on \(ends.text(.long)): \(latest.text(.long)) is its last possible day (\(of(basis)))."
    case .releasedBeforeOrder(let released, let made):
      "Released on \(released.text(.long)) is before the order, which was made on \(made.text(.long)). Correct one of them."
    case .termEmpty(let term): "\(length(term)) is no length. Write one such as 6 months, or none."
    case .termNotAllowed(let disposal, let term, let allowed, let basis):
      allowed.isEmpty
        ? "\(a(disposal)) has no length, and \(length(term)) was given (\(of(basis))). Leave the length out."
        : "\(a(disposal)) can't be \(length(term)): it lasts \(of(allowed)) (\(of(basis)))."
    case .ageNotAllowed(let disposal, let age, let range, let basis):
      "\(a(disposal)) isn't possible at \(age): \(of(range)) (\(of(basis))). Check the date of birth and the days."
    case .pleaNotAllowed(let disposal, let plea, let basis):
      "\(a(disposal)) needs the plea \(spoken(plea)) to an offence that it names (\(of(basis))). Correct the plea, or name that offence too."
    case .noSuchOffence(let id, let reference): "\(reference) has no offence \(id). Open the case again."
    case .offenceMissing(let disposal, let basis):
      "\(a(disposal)) answers an offence (\(of(basis))). Tick it, or add the offence first."
    case .offenceAfterOrder(let offence, let made):
      "The offence of \(offence.text(.long)) is after the order, which was made on \(made.text(.long)). Correct one of them."
    case .offenceInFuture(let day): "\(day.text(.long)) lies in the future. An offence is saved when it has happened."
    case .noRequirement(let disposal, let basis):
      "\(a(disposal)) has at least one requirement (\(of(basis))). Tick those that the court made."
    case .requirementMissing(let disposal, let kinds, let basis):
      "\(a(disposal)) needs \(joined(kinds, "and")) as well (\(of(basis)))."
    case .requirementNotAllowed(let kind, let disposal, let basis):
      "\(a(disposal)) can't have the requirement \(spoken(kind)) (\(of(basis)))."
    case .requirementAgeNotAllowed(let kind, let age, let range, let basis):
      "The requirement \(spoken(kind)) isn't possible at \(age): \(of(range)) (\(of(basis)))."
    case .requirementTermNotAllowed(let kind, let term, let allowed, let basis):
      "The requirement \(spoken(kind)) can't be \(length(term)): it is \(of(allowed)) (\(of(basis)))."
    case .requirementNeedsAnother(let kind, let others, let basis):
      others.count > 3
        ? "The requirement \(spoken(kind)) stands beside another, never alone (\(of(basis)))."
        : "The requirement \(spoken(kind)) needs \(joined(others, "or")) beside it (\(of(basis)))."
    case .requirementOutlastsAge(let kind, let ends, let age, let birthday, let basis):
      "The requirement \(spoken(kind)) would end on \(ends.text(.long)), but the child is \(age) on \(birthday.text(.long)) (\(of(basis)))."
    case .requirementOutlastsOrder(let kind, let ends, let orderEnds, let basis):
      "The requirement \(spoken(kind)) would end on \(ends.text(.long)), after the order's end on \(orderEnds.text(.long)) (\(of(basis)))."
    case .hoursADayNotAllowed(let kind, let hours, let allowed, let basis):
      "The requirement \(spoken(kind)) can't be \(hours) hours a day: it is \(allowed.lowerBound) to \(allowed.upperBound) hours (\(of(basis)))."
    case .sentence(let refusal): of(refusal)
    default: of(refusal)
    }
  }

  private static func of(_ refusal: SentenceRefusal) -> String {
    switch refusal {
    case .amountTooHigh(let disposal, let pence, let most, let basis):
      "\(a(disposal)) of \(Words.money(pence)) is more than the \(Words.money(most)) that a child can be told to pay (\(of(basis)))."
    case .amountNotAllowed(let disposal): "Nothing is to be paid under \(lowerA(disposal)). Leave the amount out."
    case .amountEmpty: "An amount to pay is more than nothing. Leave it out where it isn't known."
    case .findingMissing(let disposal, let finding, let basis):
      "\(a(disposal)) needs the court to have said \u{201C}\(finding.words)\u{201D} (\(of(basis))). Add it where it did."
    case .offenceUndated(let disposal, let offence, let basis):
      "\(a(disposal)) asks for the age on the day of the offence (\(of(basis))). Give the day of \u{201C}\(offence)\u{201D} first."
    case .needsSentence(let disposal, let basis):
      "\(a(disposal)) is made beside a sentence, never alone (\(of(basis))). Add the sentence."
    case .answersNoOffence(let disposal, let basis):
      "\(a(disposal)) comes of an application and answers no offence (\(of(basis))). Take the offences off it."
    case .servedTooLong(let days, let since):
      "\(days) days served are more than there were since \(since.text(.long)), when the offence was. Correct one of them."
    }
  }

  /// An amount of pence as pounds: `£13,500`, `£1.05`.
  public static func money(_ pence: Int) -> String {
    let (pounds, rest) = abs(pence).quotientAndRemainder(dividingBy: 100)
    var digits = ""
    for (index, digit) in String(pounds).reversed().enumerated() {
      if index > 0, index % 3 == 0 { digits.append(",") }
      digits.append(digit)
    }
    let sign = pence < 0 ? "-" : ""
    return sign + "\u{A3}" + String(digits.reversed()) + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
  }

  /// The section, and how far it is proved where it isn't.
  static func of(_ basis: LegalBasis) -> String {
    basis.status == .verified ? basis.source : basis.source + "; " + spoken(basis.status)
  }

  /// A length as one would say it: `6 months`, `1 year`.
  private static func length(_ term: Term) -> String {
    "\(term.count) " + (term.count == 1 ? String(term.unit.rawValue.dropLast()) : term.unit.rawValue)
  }

  /// The lengths that are possible, as one would say them: `3 to 12 months`.
  static func of(_ ranges: [TermRange]) -> String { ranges.map(of).joined(separator: ", or ") }

  private static func of(_ range: TermRange) -> String {
    if let last = range.only.last {
      let isOneUnit = range.only.allSatisfy { $0.unit == last.unit }
      let rest = range.only.dropLast().map { isOneUnit ? String($0.count) : length($0) }
      return rest.isEmpty ? length(last) : rest.joined(separator: ", ") + " or " + length(last)
    }
    switch (range.min, range.max) {
    case (let min?, let max?):
      return min.unit == max.unit ? "\(min.count) to \(length(max))" : "\(length(min)) to \(length(max))"
    case (let min?, nil): return "at least \(length(min))"
    case (nil, let max?): return "at most \(length(max))"
    case (nil, nil): return "any length"
    }
  }

  private static func of(_ range: AgeRange) -> String {
    let when =
      switch range.at {
      case .offence: "on the day of the offence"
      case .conviction: "when convicted"
      case .order: "on the day"
      }
    switch (range.min, range.max) {
    case (let min?, let max?): return "\(when) the child must be \(min) to \(max)"
    case (let min?, nil): return "\(when) the child must be \(min) or older"
    case (nil, let max?): return "\(when) the child must be \(max) or younger"
    case (nil, nil): return "\(when) any age will do"
    }
  }

  private static func joined(_ kinds: [RequirementKind], _ word: String) -> String {
    let words = kinds.map { spoken($0) }
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// `A referral order`, `An injunction`; the short name where the full one is long.
  static func a(_ disposal: Disposal) -> String {
    let name = disposal.name.count > 48 ? disposal.shortName : disposal.name
    let isAcronym = name.prefix(2).allSatisfy(\.isUppercase)
    let article = name.first.map { "AEIO".contains($0) } ?? false ? "An " : "A "
    return article + (isAcronym ? name : name.prefix(1).lowercased() + name.dropFirst())
  }
}
