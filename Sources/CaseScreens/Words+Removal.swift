public import Casework

extension Words {
  /// Why something isn't removed, and what to do first.
  static func of(_ refusal: RemovalRefusal) -> String {
    switch refusal {
    case .noSuchPart(let part, let reference):
      return "\(reference) has no \(of(part.kind)) \(part.id). Open the case again."
    case .noDraft(let kind, let state):
      let name = kind.words.lowercased()
      return
        "Only a draft is removed, and this \(name) is \(state.words). What was signed is put right by a new version."
    case .stoodOn(let part, let dependants):
      let known = dependants.map { of($0) }
      let stands = known.prefix(shown).map(\.stands).joined(separator: ", ")
      let more = known.count > shown ? " and \(known.count - shown) more" : ""
      return "This \(of(part.kind)) can\u{2019}t be removed: \(stands)\(more). " + (known.first?.first ?? "")
    }
  }

  /// So many of what stands on something are named; what to do is said for the first.
  private static let shown = 2

  /// What stands on something, in words that follow a colon, and what to do about it first.
  private static func of(_ dependant: Dependant) -> (stands: String, first: String) {
    let undo = "Undo that first: the history has its number."
    switch dependant {
    case .order(let disposal, let made):
      let name = disposal.name.prefix(1).lowercased() + disposal.name.dropFirst()
      return ("the \(name) of \(made.text(.short)) answers it", "Take it off that order first.")
    case .plea(let day): return ("a court heard it on \(day.text(.short))", undo)
    case .madeAt(let day): return ("it was made at the hearing of \(day.text(.short))", undo)
    case .result(let day): return ("its result of \(day.text(.short)) is recorded", undo)
    case .adjournedFrom(let day): return ("the hearing of \(day.text(.short)) was adjourned to it", undo)
    case .contacts(let count):
      let words = count == 1 ? "a contact counts under it" : "\(count) contacts count under it"
      return (words, "Amend \(count == 1 ? "that contact" : "those contacts") first, so that none counts.")
    case .sessions(let count):
      let words = count == 1 ? "a session of it is recorded" : "\(count) sessions of it are recorded"
      return (words, "Say how it ended instead.")
    case .hours(let count): return ("\(count) hours of it are done", "Take those hours off the requirement first.")
    case .enforcement(let step, let day):
      return ("\(short(step)) of \(day.text(.short)) stands on it", "Withdraw that step first.")
    case .breach(let laid): return ("a breach of it was laid \(laid.text(.short))", "Remove that breach first.")
    case .document(let kind, let state):
      let first = state == .draft ? "Remove that draft first." : "That stays on the record, so put this right instead."
      return (
        "\(kind == .assessment || kind == .exitPlan ? "an" : "a") \(kind.words.lowercased()) (\(state.words)) is of it",
        first
      )
    case .custody(let day): return ("time in custody from \(day.text(.short)) is under it", undo)
    case .answers(let count):
      let words =
        count == 1 ? "an answer about a deadline is about it" : "\(count) answers about deadlines are about it"
      return (words, "Take \(count == 1 ? "that answer" : "those answers") back first.")
    case .formA(let day): return ("the police were told of it on \(day.text(.short))", undo)
    case .milestone(let day): return ("something was recorded under it on \(day.text(.short))", undo)
    case .consents(let count):
      let words = count == 1 ? "a consent of theirs is recorded" : "\(count) consents of theirs are recorded"
      return (words, "Remove \(count == 1 ? "that" : "those") first, or leave them on the case.")
    case .report(let kind, let due):
      return ("a \(spoken(kind)) report is asked for it by \(due.text(.short))", "Remove that request first.")
    }
  }

  /// What a thing of a case is called.
  public static func of(_ kind: CasePart.Kind) -> String {
    switch kind {
    case .contact, .person, .offence, .order, .hearing, .breach, .consent, .draft: spoken(kind)
    case .civilOrder: "civil order"
    case .report: "request for a report"
    case .oversight: "note of oversight"
    case .enrolment: "programme"
    }
  }

  /// The same, with an appointment called one.
  public static func kind(of recorded: RecordedPart) -> String {
    if case .contact(_, let contact) = recorded, contact.isPlanned { return "appointment" }
    return of(recorded.part.kind)
  }

  /// What was recorded, in a line: `Theft from a shop, 3 Sep 2026`. A note isn't repeated.
  public static func of(_ recorded: RecordedPart, _ lists: CodeLists) -> String {
    func joined(_ parts: [String?]) -> String { parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ") }
    switch recorded {
    case .contact(_, let contact):
      return joined([
        lists.words("contact-kinds", contact.kind), contact.at.day.text(.short) + " " + contact.at.time.description,
        contact.outcome?.words ?? "planned",
      ])
    case .person(let person):
      return joined([person.name, lists.words("relationships", person.relationship).lowercased(), person.organisation])
    case .offence(let offence): return joined([offence.description, offence.date?.text(.short)])
    case .order(let order):
      return joined([order.disposal.name, "made " + order.made.text(.short), order.term.map { of($0) }, order.by])
    case .civilOrder(let order):
      return joined([lists.words("civil-orders", order.kind), "from " + order.from.text(.short), order.court])
    case .hearing(let hearing):
      return joined([
        hearing.court, hearing.at.day.text(.short), purpose(hearing.type, hearing.purpose, lists),
      ])
    case .report(let request):
      return joined([capitalised(spoken(request.kind)) + " report", "due " + request.due.text(.short), request.court])
    case .breach(let breach):
      return joined(["Breach laid " + breach.laid.text(.short), breach.court, breach.number])
    case .consent(let consent):
      return joined([
        matter(of: consent, lists), spoken(consent.answer) + " " + consent.on.text(.short),
        consent.withdrawal.map { "withdrawn " + $0.on.text(.short) },
        consent.until.map { "until " + $0.text(.short) },
      ])
    case .oversight(let note): return joined(["About \(of(note.kind))", note.on.text(.short)])
    case .enrolment(let enrolment):
      return joined([enrolment.programme.text, "from " + enrolment.referred.text(.short)])
    case .draft(let mark):
      return joined([mark.name.kind.words, mark.title, "draft of " + mark.since.day.text(.short)])
    }
  }
}
