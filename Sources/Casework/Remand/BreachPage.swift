extension BailCondition {
  /// What it asks for, without its dates; one of no kind of its own is its words alone.
  public var plainWords: String {
    if kind == .other, !words.isEmpty { return words }
    return kind.rawValue.split(separator: "-").joined(separator: " ") + (words.isEmpty ? "" : " " + words)
  }

  /// What it asks for, with its dates: `curfew 19:00 to 7:00, from 23 Nov`.
  public var datedWords: String {
    var text = plainWords
    if let from { text += ", from " + from.text(.short) }
    if let to { text += (from == nil ? ", to " : " to ") + to.text(.short) }
    return text
  }
}

extension Page {
  /// What the service knows of a breach of bail, for the police to take a statement from (R195); nil where the child was
  /// never on bail.
  ///
  /// It says which appointments were missed, not what was spoken of at the others.
  public init?(bailBreach file: CaseFile, _ context: PageContext) {
    guard let spell = file.header.remandSpells.last(where: \.status.isBail) else { return nil }
    let child = file.header.child
    self.init(
      title: "Breach of bail: note for a police statement",
      subtitle: "\(context.service) \u{B7} \(context.day.text(.long)) \u{B7} in confidence, to the police")
    heading("The child")
    fact("Name", [child.givenNames, child.familyName].filter { !$0.isEmpty }.joined(separator: " "))
    fact("Born", child.dateOfBirth?.text(.long) ?? "")
    fact("Numbers", child.identifiers.map(\.value).joined(separator: ", "))
    let home = child.residences.last { $0.to == nil }
    fact("Home", [home?.address ?? "", home?.postcode ?? ""].filter { !$0.isEmpty }.joined(separator: ", "))
    heading("The bail")
    fact("Status", spell.status.name)
    fact("Granted", [spell.from.text(.long), spell.court].filter { !$0.isEmpty }.joined(separator: ", "))
    fact("Ended", spell.to?.text(.long) ?? "")
    fact("Next hearing", file.header.nextHearing.map { "\($0.at.day.text(.long)), \($0.court)" } ?? "")
    heading("Its conditions")
    list(spell.conditions.map(\.datedWords))
    if spell.conditions.isEmpty { paragraph("None is on record.") }
    heading("Appointments since")
    let end = spell.to ?? context.day
    let held = file.contacts.map(\.contact).filter { contact in
      contact.outcome != nil && contact.at.day >= spell.from && contact.at.day <= end
    }
    let missed = held.filter { $0.outcome?.isAbsence ?? false }
    paragraph(
      held.isEmpty
        ? "None is on record."
        : missed.isEmpty
          ? "None was missed, of \(held.count.counted("appointment"))."
          : "\(missed.count) of \(held.count.counted("appointment")) \(missed.count == 1 ? "was" : "were") missed.")
    if !missed.isEmpty {
      blocks.append(
        .table(
          head: ["When", "What", "Outcome"],
          rows: missed.map { contact in
            [
              contact.at.day.text(.longWithWeekday) + " " + contact.at.time.description,
              context.lists.words("contact-kinds", contact.kind), contact.outcome?.words ?? "",
            ]
          }))
    }
    heading("What happened")
    paragraph("Which condition, when and where, who saw it, and how the service came to know of it:")
    for _ in 0..<4 { paragraph(String(repeating: "_", count: 72)) }
    blocks.append(.signatures([context.signer]))
  }
}
