/// What pages about a case are made with, besides the case.
public struct PageContext: Sendable {
  /// The service's name.
  public var service: String
  /// The day on which the page is made.
  public var day: Day
  /// The name of the child's worker; nil where nobody has the case.
  public var assigned: String?
  /// Areas of need.
  public var guide: PlanGuide
  /// The code lists.
  public var lists: CodeLists

  /// Puts the parts together.
  public init(service: String, day: Day, worker: String?, guide: PlanGuide, lists: CodeLists) {
    self.service = service
    self.day = day
    assigned = worker
    self.guide = guide
    self.lists = lists
  }

  /// Whom to ring or to ask, within a sentence.
  public var worker: String { assigned ?? "the duty team" }
  /// The same where it stands alone.
  public var workerAlone: String { assigned ?? "The duty team" }
  /// Who signs for the service.
  public var signer: String { assigned ?? "For the service" }
}

extension Page {
  /// A plan as the child and the family get it: large letters, plain words, the child's own words first.
  public init(plan filed: PlanFile.Filed, of plans: PlanFile, case file: CaseFile, _ context: PageContext) {
    let child = file.header.child
    let plan = filed.plan
    self.init(
      title: child.callName + "\u{2019}s plan",
      subtitle: "\(file.reference) \u{B7} \(context.service) \u{B7} version \(plan.signing.version) \u{B7} "
        + context.day.text(.long),
      isLarge: true)
    if !plan.signing.state.isSigned { paragraph("This is a draft. It isn\u{2019}t signed yet.") }
    if !plan.content.hopes.isEmpty {
      heading("What I want")
      quote(plan.content.hopes)
    }
    if !plan.content.strengths.isEmpty {
      heading("What I am good at, and what helps")
      list(plan.content.strengths)
    }
    heading("What we will do")
    for (index, target) in plan.content.targets.enumerated() {
      let state = plans.state(of: target.id)
      subheading("\(index + 1). \(target.what)" + (state.isOpen ? "" : " (\(state.words))"))
      quote(target.childWords)
      blocks.append(
        .table(
          head: ["Who", "What", "By when"],
          rows: target.steps.map { step in
            [Self.doer(step, child.callName, context.workerAlone), step.what, step.by?.text(.long) ?? ""]
          }))
      fact("We will know because", target.evidence)
    }
    if !plan.content.controls.isEmpty {
      heading("Rules while the plan runs")
      list(
        plan.content.controls.map { control in
          let by = control.by.isEmpty ? "" : " (set by \(control.by))"
          return control.words + by + (control.to.map { ", until " + $0.text(.long) } ?? "")
        })
    }
    if !plan.content.tailoring.isEmpty {
      heading("How we work together")
      paragraph(plan.content.tailoring)
    }
    if !plan.content.contingencies.isEmpty {
      heading("What we do if things change")
      for contingency in plan.content.contingencies {
        let signs = contingency.signs.isEmpty ? "" : "If: " + contingency.signs + ". "
        paragraph(signs + "Then: " + contingency.does)
      }
    }
    if let safety = plan.content.safety {
      heading("Staying safe at home")
      fact("Made on", safety.on.text(.long) + (safety.with.isEmpty ? "" : " with " + safety.with))
      fact("What we worry about", safety.worries)
      fact("Signs that it gets worse", safety.signs)
      fact("What we do", safety.does)
      fact("Whom to call", safety.call)
    }
    heading("We agree")
    for agreement in plan.agreements { paragraph(Self.words(agreement, child.callName)) }
    if plan.agreements.agreed(childBorn: child.dateOfBirth) == nil {
      blocks.append(.signatures([child.callName, "Parent or carer", context.signer]))
    }
  }

  /// Who does a step, as the child would say it.
  static func doer(_ step: PlanStep, _ child: String, _ worker: String) -> String {
    if !step.name.isEmpty { return step.name }
    return switch step.who {
    case .child: child
    case .carer: "Parent or carer"
    case .worker: worker
    case .school: "School"
    case .health: "Health worker"
    case .partner: "Partner"
    case .other: "Somebody else"
    }
  }

  /// What somebody said when asked to agree, in a sentence.
  static func words(_ agreement: Agreement, _ child: String) -> String {
    let name =
      switch agreement.who {
      case .child: child
      case .carer: agreement.name.isEmpty ? "Parent or carer" : agreement.name
      case .victim: agreement.name.isEmpty ? "Victim" : agreement.name
      case .partner: agreement.name.isEmpty ? "Partner" : agreement.name
      }
    let how =
      switch agreement.how {
      case .signed: "in writing"
      case .inPerson: "in person"
      case .phone: "by phone"
      case .video: "by video"
      case .letter: "by letter"
      }
    let said =
      switch agreement.answer {
      case .agreed: "agreed \(how) on \(agreement.on.text(.long))"
      case .refused: "didn\u{2019}t agree (\(agreement.on.text(.long))): \(agreement.why)"
      case .notAsked: "wasn\u{2019}t asked (\(agreement.on.text(.long))): \(agreement.why)"
      }
    let quote = agreement.words.isEmpty ? "" : " \u{201C}\(agreement.words)\u{201D}"
    return name + " " + said + "." + quote + (agreement.hasCopy ? " Has a copy." : "")
  }
}
