import Casework

extension Words {
  /// Why something isn't done at court, and what to do.
  public static func of(_ refusal: CourtRefusal) -> String {
    switch refusal {
    case .noSuchList(let id): "There is no court list \(id). Import it first."
    case .noSuchEntry(let place): "The list \(place.list) has no line \(place.entry). Open the list again."
    case .noSuchHearing(let id, let reference): "\(reference) has no hearing \(id). Open the case again."
    case .nothingNew: "The list says nothing that isn't here already. Nothing was changed."
    case .resultedAlready(let id, let reference):
      "The hearing has its result already (\(reference), \(id)). Undo that one first: u right after it, or `waymark undo \(reference)`."
    case .matchedElsewhere(let place, let reference):
      "The line \(place.entry) is matched to \(reference). Take that match back first."
    case .lineNotOpen(let place):
      "Somebody said already who the line \(place.entry) is, and that isn\u{2019}t open to you. Ask a manager, and register nobody."
    case .notMatched(let place): "Nothing was decided about the line \(place.entry) yet."
    case .heardInFuture(let day):
      "\(day.text(.long)) lies in the future. A result is recorded when the court has given it."
    case .nextNotLater(let next, let heard):
      "It can't be adjourned to \(next.text(.long)), which isn't after the hearing on \(heard.text(.long)). Correct the date."
    case .noWarrant(let reference): "No such warrant stands on \(reference). Open the list of warrants again."
    case .warrantDay(let day, let issued):
      "It can't be on \(day.text(.long)): the day lies between \(issued.text(.long)), when the warrant was issued, and today."
    case .courtMissing: "Which court? Write its name."
    case .partMissing(let outcome, let part, let basis):
      "\u{201C}\(capitalised(outcome.words))\u{201D} needs \(missing(part)) (\(of(basis)))."
    case .partNotAllowed(let outcome, let part, let basis):
      "\u{201C}\(capitalised(outcome.words))\u{201D} can't have \(surplus(part)) (\(of(basis)))."
    case .conditionsMissing(let status, let basis):
      "\(status.name) needs its conditions (\(of(basis))). Write at least one."
    case .conditionsNotAllowed(let status, let basis):
      "\(status.name) can't have conditions (\(of(basis))). Take them out, or choose another decision."
    case .notTogether(let one, let other, let basis):
      "\(a(one)) and \(lowerA(other)) can't be made together (\(of(basis))). Take one out."
    case .notASentence(let disposal):
      "\(a(disposal)) is no order that a court makes on sentence. Choose another."
    case .notGuilty(let offence):
      "No guilt was admitted or found of \u{201C}\(offence)\u{201D}, which an order answers. Correct the plea or the finding."
    case .sameRecord(let reference): "\(reference) can't be linked with itself. Choose the other case."
    case .wordsMissing: "Nothing is said yet. Write what was said, decided or asked for."
    case .noSuchDuty(let id): "The duty log has no entry \(id) on that day. Open the day again."
    case .linkedAlready(let one, let other): "\(one) and \(other) are linked already."
    case .notLinked(let one, let other): "\(one) and \(other) aren't linked."
    }
  }

  private static func missing(_ part: OutcomePart) -> String {
    switch part {
    case .next: "the date of the next hearing"
    case .orders: "an order at least"
    case .remand: "a decision on bail or remand"
    case .warrant: "the warrant"
    case .guilt: "a plea or a finding of guilty"
    }
  }

  private static func surplus(_ part: OutcomePart) -> String {
    switch part {
    case .next: "a next hearing"
    case .orders: "orders"
    case .remand: "bail or remand"
    case .warrant: "a warrant"
    case .guilt: "a plea or a finding of guilty"
    }
  }

  static func lowerA(_ disposal: Disposal) -> String {
    let words = a(disposal)
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  static func capitalised(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  /// What contradicts itself in a line of a court list.
  public static func of(_ doubt: CourtEntry.Doubt) -> String {
    switch doubt {
    case .ageContradictsBirth(let listed, let byBirth):
      "listed as \(listed), but \(byBirth) by the date of birth"
    case .youthContradictsAge(let isYouth, let age):
      isYouth ? "listed as a youth, but aged \(age)" : "not listed as a youth, but aged \(age)"
    case .bornAfter(let day): "born on \(day.text(.long)), after the hearing"
    }
  }

  /// What a hearing is for: by its code, else in its own words.
  public static func purpose(_ type: ListCode?, _ purpose: String, _ lists: CodeLists) -> String {
    type.map { lists.words("hearing-types", $0) } ?? (purpose.isEmpty ? "not said" : purpose)
  }
}
