public import Casework

extension Words {
  /// Why nothing is recorded of a consent, and what to do.
  static func of(_ refusal: ConsentRefusal) -> String {
    switch refusal {
    case .noSuchConsent(let id, let reference): "\(reference) has no consent \(id). Open the case again."
    case .noSuchPerson(let id, let reference):
      "\(reference) has no person \(id). Put them on the case first, or write their name."
    case .giverMissing: "It doesn\u{2019}t say who answered. Write their name, or choose somebody on the case."
    case .recipientMissing: "It doesn\u{2019}t say with whom it may be shared. Name them: nobody else is agreed to."
    case .withdrawnBeforeGiven(let day, let given):
      "\(day.text(.long)) is before it was given on \(given.text(.long)). Correct one of them."
    case .withdrawnAlready(let day):
      "It was withdrawn on \(day.text(.long)) already. What is agreed to anew is recorded anew."
    case .refused(let day): "It was refused on \(day.text(.long)), so there is nothing to withdraw."
    }
  }

  /// How a consent stands, in words that follow it: `withdrawn 9 Nov 2026`.
  public static func of(_ standing: ConsentStanding) -> String {
    switch standing {
    case .stands: "stands"
    case .refused: "refused"
    case .withdrawn(let day): "withdrawn " + day.text(.short)
    case .ended(let day): "ended " + day.text(.short)
    case .refusedSince(let day): "refused since " + day.text(.short)
    case .withheld: "not shown"
    }
  }

  /// What was asked: `Sharing information with Eastmere College`.
  public static func matter(of consent: Consent, _ lists: CodeLists) -> String {
    lists.words("consents", consent.matter) + (consent.sharedWith.isEmpty ? "" : " with " + consent.sharedWith)
  }

  /// Who answered, and what they are to the child: `Ama Abara, mother`.
  public static func giver(of consent: Consent, in header: Case, _ lists: CodeLists) -> String {
    if let id = consent.person {
      guard let person = header.people.first(where: { $0.id == id }) else { return "somebody who isn\u{2019}t shown" }
      return person.name + ", " + lists.words("relationships", person.relationship).lowercased()
    }
    return switch consent.giver {
    case .child: header.child.callName
    case .parent, .victim: consent.name + ", " + spoken(consent.giver)
    case .other: consent.name
    }
  }

  /// Who somebody is who gives a consent.
  public static func spoken(_ giver: Consent.Giver) -> String {
    switch giver {
    case .child: "the child"
    case .parent: "parent or carer"
    case .victim: "victim"
    case .other: "somebody else"
    }
  }

  /// What a consent says, in lines; the first says how it stands and to what.
  static func lines(
    of consent: Consent, _ standing: ConsentStanding, in header: Case, _ lists: CodeLists, staff: [StaffID: Staff]
  ) -> [String] {
    if let withheld = consent.withheld { return [withheld.notShown] }
    let state =
      switch standing {
      case .stands: "Stands"
      case .refused, .refusedSince: "Refused"
      case .withdrawn: "Withdrawn"
      case .ended: "Ended"
      case .withheld: "Not shown"
      }
    let padding = String(repeating: " ", count: max(1, 11 - state.count))
    var lines = [state + padding + matter(of: consent, lists)]
    let said = (consent.answer == .given ? "given " : "refused ") + consent.on.text(.short) + ", " + spoken(consent.how)
    lines.append(giver(of: consent, in: header, lists) + " \u{B7} " + said)
    if case .refusedSince(let day) = standing { lines.append("refused since " + day.text(.short)) }
    if let until = consent.until {
      lines.append((standing == .ended(until) ? "ended " : "until ") + until.text(.short))
    }
    if let withdrawal = consent.withdrawal {
      let by = staff[withdrawal.by]?.listName ?? withdrawal.by.text
      lines.append("withdrawn \(withdrawal.on.text(.short)), recorded by \(by)")
      if !withdrawal.why.isEmpty { lines.append("\u{201C}\(withdrawal.why)\u{201D}") }
    }
    if !consent.note.isEmpty { lines.append(consent.note) }
    return lines
  }

  /// What was agreed to and what wasn't, a line for each, for a summary; nothing where nothing is shown.
  public static func consents(of header: Case, _ lists: CodeLists, on day: Day) -> (agreed: String?, not: String?) {
    let all = header.consents(on: day)
    func named(_ consent: Consent) -> String {
      let words = matter(of: consent, lists)
      return words.prefix(1).lowercased() + words.dropFirst()
    }
    let agreed = all.filter { $0.standing == .stands }.map { named($0.consent) }
    let not = all.filter { $0.standing != .stands && $0.standing != .withheld }.map {
      named($0.consent) + " (" + of($0.standing) + ")"
    }
    return (
      agreed.isEmpty ? nil : "Consent to " + agreed.joined(separator: ", "),
      not.isEmpty ? nil : "No consent to " + not.joined(separator: ", ")
    )
  }
}
