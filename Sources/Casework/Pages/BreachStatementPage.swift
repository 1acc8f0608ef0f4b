extension Page {
  /// The statement for the court in a breach: what the order asked for, each failure with what was said and decided, the
  /// warnings, and how the child responded otherwise (R232).
  public init(breach: Breach, case file: CaseFile, _ context: PageContext) {
    let child = file.header.child
    let order = file.header.order(breach.order)
    self.init(
      title: "Breach: statement of the responsible officer",
      subtitle: "\(context.service) \u{B7} \(context.day.text(.long)) \u{B7} in confidence, to the court")
    heading("The child")
    fact("Name", [child.givenNames, child.familyName].filter { !$0.isEmpty }.joined(separator: " "))
    fact("Born", child.dateOfBirth?.text(.long) ?? "")
    fact("Our reference", file.reference.description)
    for identifier in child.identifiers where identifier.kind == .pnc { fact("PNC", identifier.value) }
    fact("Court number", breach.number)
    if let order { add(order, file) }
    heading("The failures")
    let absences = order.map { file.unacceptableAbsences(from: $0) } ?? []
    let rows = breach.failures.map { day in
      let contact = absences.first { $0.contact.at.day == day }?.contact
      return [
        day.text(.longWithWeekday) + (contact.map { " " + $0.at.time.description } ?? ""),
        contact.map { context.lists.words("contact-kinds", $0.kind) } ?? "",
        contact?.decision?.reason ?? contact?.reason ?? "",
      ]
    }
    blocks.append(.table(head: ["When", "What was missed", "Why it isn\u{2019}t accepted"], rows: rows))
    if rows.isEmpty { paragraph("None is on record.") }
    let acts = file.header.enforcement.filter { $0.order == breach.order && $0.stands && $0.on <= breach.laid }
    if !acts.isEmpty { heading("Warnings and steps") }
    list(
      acts.map { act in
        let until = act.warnedTo.map { ", warned until " + $0.text(.long) } ?? ""
        return "\(act.on.text(.long)): \(act.step.written), for the failure of \(act.failedOn.text(.long))\(until)"
      })
    fact("Information laid", breach.laid.text(.long) + (breach.court.isEmpty ? "" : ", " + breach.court))
    if let hearing = breach.hearing.flatMap({ file.header.hearing($0) }) {
      fact("Listed", "\(hearing.at.day.text(.long)), \(hearing.court)")
    }
    heading("How the child responded otherwise")
    let held = file.contacts.map(\.contact).filter { contact in
      guard let order, contact.outcome != nil, contact.at.day <= breach.laid else { return false }
      return contact.order.map { $0 == order.id } ?? (contact.at.day >= order.begins)
    }
    paragraph(AttendanceTally(held).inFavour.asSentence + ".")
    paragraph(breach.statement)
    if let outcome = breach.outcome {
      heading("What the court decided")
      fact(outcome.on.text(.long), outcome.words)
    }
    heading("Declaration")
    paragraph("This statement is true to the best of my knowledge and belief.")
    blocks.append(.signatures([context.signer]))
  }

  private mutating func add(_ order: Order, _ file: CaseFile) {
    heading("The order")
    fact("Order", order.disposal.name)
    fact("Made", order.made.text(.long) + (order.by.isEmpty ? "" : ", " + order.by))
    fact("Ends", order.ends?.text(.long) ?? "")
    let offences = file.header.offences.filter { order.offences.contains($0.id) }
    fact("For", offences.map(\.pleadedWords).joined(separator: "; "))
    list(
      order.requirements.map { requirement in
        let kind = requirement.kind.rawValue.split(separator: "-").joined(separator: " ")
        return kind + (requirement.detail.isEmpty ? "" : ": " + requirement.detail)
      })
  }
}

extension Enforcement.Step {
  /// What was done, in a statement for a court.
  fileprivate var written: String {
    switch self {
    case .none: "no step"
    case .firstWarning: "first warning"
    case .finalWarning: "final warning"
    case .layInformation: "decision to lay an information"
    case .backToPanel: "return to the panel"
    case .tellPolice: "report to the police"
    case .managerDecides: "referral to a manager, to decide on breach"
    }
  }
}

extension BreachOutcome {
  /// What was found and done: `admitted, fined, order to continue`.
  public var words: String { finding.rawValue + (result.map { ", " + $0.words } ?? "") }
}
