extension Page {
  /// An exit plan as the child and the family get it.
  public init(exit filed: ExitFile.Filed, case file: CaseFile, _ context: PageContext) {
    let child = file.header.child
    let plan = filed.plan
    self.init(
      title: child.callName + "\u{2019}s next steps",
      subtitle: "\(file.reference) \u{B7} \(context.service) \u{B7} version \(plan.signing.version) \u{B7} "
        + context.day.text(.long),
      isLarge: true)
    if !plan.signing.state.isSigned { paragraph("This is a draft. It isn\u{2019}t signed yet.") }
    quote(plan.content.childWords)
    heading("Where I go from here")
    blocks.append(
      .table(
        head: ["Who", "What for", "How it stands"],
        rows: plan.content.destinations.map { [$0.to, $0.hope, Self.standing($0, in: plan, context)] }))
    standing(plan.content, context)
    heading("What helped, and what didn\u{2019}t")
    fact("Helped", plan.content.helped)
    fact("Didn\u{2019}t help", plan.content.didNotHelp)
    fact("What I am proud of", plan.content.achievements)
    fact("Staying safe", plan.content.safety)
    if !plan.content.carerWords.isEmpty {
      heading("What my parent or carer says")
      quote(plan.content.carerWords)
    }
    heading("We agree")
    for agreement in plan.agreements { paragraph(Self.words(agreement, child.callName)) }
    if plan.agreements.agreed(childBorn: child.dateOfBirth) == nil {
      blocks.append(.signatures([child.callName, "Parent or carer", context.signer]))
    }
  }

  /// How things stand at the end: learning or work, home, health, people.
  mutating func standing(_ content: ExitContent, _ context: PageContext) {
    heading("How things stand")
    let hours = content.hours.map { ", " + $0.counted("hour") + " a week" } ?? ""
    fact("Learning or work", content.education.map { context.lists.words("education", $0) + hours } ?? "")
    fact("Home", content.accommodation.map { context.lists.words("accommodation", $0) } ?? "")
    fact("Health", content.health)
    fact("People", content.people)
  }

  private static func standing(_ destination: Destination, in plan: ExitPlan, _ context: PageContext) -> String {
    let outcome = plan.outcomes.last { $0.destination == destination.id }
    let referred = destination.referred.map { "referred \($0.text(.long))" } ?? "still to be referred"
    guard let outcome else { return referred }
    let note = outcome.note.isEmpty ? "" : ": " + outcome.note
    return outcome.state.rawValue.split(separator: "-").joined(separator: " ") + " \(outcome.on.text(.long))" + note
  }

  /// Form A: what the police are told of an out-of-court disposal, made from the record (R145).
  ///
  /// Where it wasn't sent yet, `form` is what is to be sent.
  public init(formA form: FormA?, for order: Order, case file: CaseFile, exits: ExitFile, _ context: PageContext) {
    let child = file.header.child
    self.init(
      title: "Form A: \(order.disposal.name)",
      subtitle: "\(context.service) \u{B7} \(context.day.text(.long)) \u{B7} in confidence, to the police")
    heading("Child and disposal")
    fact("Name", child.fullName)
    fact("Born", child.dateOfBirth?.text(.long) ?? "")
    fact("Our reference", file.reference.description)
    for identifier in child.identifiers where identifier.kind == .pnc { fact("PNC", identifier.value) }
    fact("Disposal", order.disposal.name + ", " + order.made.text(.long) + (order.by.isEmpty ? "" : ", " + order.by))
    let offences = file.header.offences.filter { order.offences.contains($0.id) }
    fact("For", offences.map(\.pleadedWords).joined(separator: "; "))
    fact("Intervention", order.begins.text(.long) + (order.ends.map { " to " + $0.text(.long) } ?? ""))
    heading("Engagement")
    let held = file.contacts.filter { filed in
      filed.contact.order.map { $0 == order.id } ?? (filed.contact.at.day >= order.begins)
    }
    paragraph(AttendanceTally(held.map(\.contact)).words.asSentence + ".")
    for requirement in order.requirements {
      let kind = requirement.kind.rawValue.split(separator: "-").joined(separator: " ")
      fact("Condition", kind + (requirement.detail.isEmpty ? "" : ": " + requirement.detail))
    }
    if let form {
      fact("Outcome", form.outcome.rawValue.split(separator: "-").joined(separator: " "))
      paragraph(form.words)
    } else {
      paragraph("The outcome is not recorded yet.")
    }
    if let exit = exits.latest?.plan {
      heading("Exit plan")
      list(exit.content.destinations.map { "\($0.to): " + Self.standing($0, in: exit, context) })
      if exit.content.destinations.isEmpty { paragraph("No destination yet.") }
      fact("What helped", exit.content.helped)
    } else {
      heading("Exit plan")
      paragraph("None.")
    }
    heading("From")
    paragraph(context.workerAlone + ", " + context.service)
    if let form { fact("Sent", form.on.text(.long) + (form.to.isEmpty ? "" : " to " + form.to)) }
  }
}
