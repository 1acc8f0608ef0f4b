import Casework

extension CaseMaker {
  /// The names under which the case's plan and exit plan are kept.
  var planID: DocumentID { DocumentID("p\(seq)") }
  var exitID: DocumentID { DocumentID("x\(seq)") }

  /// Makes the plan and the exit plan of the case's order, as far as they have come by today.
  mutating func makePlans(_ header: inout Case, _ worker: StaffID) {
    guard let guide = service.guide, let order = header.orders.first, order.disposal.isSupervised else { return }
    let manager: StaffID = worker == "kmason" ? "rellis" : "kmason"
    let last = min(header.closed?.on ?? service.today, service.today)
    enrol(&header, order, last)
    exit = exitPlan(header, order, guide, worker, manager, last)
    let begun = order.begins.adding(days: dice.number(4...10))
    let isLate = dice.chance(12)
    guard header.worker != nil || !isOpen, begun.adding(days: isLate ? 9 : 2) <= last else { return mark(&header) }
    var made = Plan()
    made.begun = begun
    made.orders = [order.id]
    made.content = content(header, order, guide, begun)
    made.signing = Signing(draftOf: worker)
    let needs = [(SigningNeed.Ground.harm, header.judgements?.harm), (.safety, header.judgements?.safety)]
      .filter { $0.1 ?? .low >= .medium }.map { SigningNeed($0.0, level: $0.1) }
    let submitted = min(begun.adding(days: 3), last)
    let isRecent = begun.days(until: last) < 12
    switch dice.number(1...10) {
    case 1...2 where isRecent && isOpen: break
    case 3...6 where isRecent && isOpen && !needs.isEmpty: submit(&made.signing, worker, submitted, needs)
    case 7 where isRecent && isOpen && !needs.isEmpty:
      submit(&made.signing, worker, submitted, needs)
      try? made.signing.sendBack(
        by: manager, at: Moment(min(submitted.adding(days: 1), last), .midday),
        reasons: [PartReason("target 1", "Say who helps, and by when.")])
    default:
      submit(&made.signing, worker, submitted, needs)
      if !needs.isEmpty {
        try? made.signing.countersign(
          by: manager, at: Moment(min(submitted.adding(days: 1), last), .midday), checks: [])
      }
      carryOut(&made, &header, order, worker, last)
    }
    plan = made
    mark(&header)
  }

  private func submit(_ signing: inout Signing, _ worker: StaffID, _ day: Day, _ needs: [SigningNeed]) {
    try? signing.submit(by: worker, at: Moment(day, .midday), needs: needs)
  }

  private mutating func content(_ header: Case, _ order: Order, _ guide: PlanGuide, _ begun: Day) -> PlanContent {
    let child = header.child
    var content = PlanContent()
    content.hopes =
      child.ownWords.isEmpty ? "I want " + (child.wants.isEmpty ? "it to be over" : child.wants) : child.ownWords
    content.strengths = [
      child.likes, dice.pick(["Comes on time", "Is good with younger children", "Has an aunt who helps"]),
    ]
    .filter { !$0.isEmpty }
    let areas = guide.areas.filter { !$0.suggestions.isEmpty }
    var from = dice.number(0...(areas.count - 1))
    for number in 1...dice.number(2...4) {
      let area = areas[from % areas.count]
      from += dice.number(1...3)
      var target = PlanTarget(dice.pick(area.suggestions), area: area.code, taken: begun)
      target.id = TargetID("t\(number)")
      target.finding = Finding(
        dice.pick(["What the child said", "What school said", "The assessment: \(area.words.lowercased())"]))
      content.targets.append(target)
    }
    content.tailoring = dice.pick([
      "Short sentences, one thing at a time. Pictures help.", "Meets best after school, walking rather than sitting.",
      "Text the day before. His mother reads letters for him.",
    ])
    if order.level == .intensive { content.controls = [PlanControl("At home from 19:00 to 7:00", by: "the court")] }
    for (about, level) in [(Contingency.Concern.harm, header.judgements?.harm), (.safety, header.judgements?.safety)] {
      guard let level, level >= .medium else { continue }
      content.contingencies += guide.contingencies(about, upTo: level)
    }
    return content
  }

  /// What came of a signed plan: who agreed, how the targets go, the reviews.
  private mutating func carryOut(
    _ plan: inout Plan, _ header: inout Case, _ order: Order, _ worker: StaffID, _ last: Day
  ) {
    let agreed = plan.begun.adding(days: dice.number(5...9))
    guard agreed <= last else { return }
    plan.agreements = agreements(header, on: agreed, by: worker)
    header.milestones.append(Milestone(.planAgreed, on: agreed, order: order.id, subject: planID.text))
    var day = agreed.adding(days: dice.number(70...88))
    while day <= last {
      var review = PlanReview()
      review.id = DocumentID("v\(seq).\(plan.reviews.count + 1)")
      review.on = day
      review.present = [.child, .mother]
      review.childWords = dice.pick(["It\u{2019}s all right.", "I did more than they thought.", "Mornings are hard."])
      review.decisions = dice.pick([
        "Go on as planned.", "Meet outside instead of the office.", "Ask college for a later start.",
      ])
      review.by = worker
      review.at = Moment(day, .midday)
      review.progress = plan.content.targets.map { target in
        var progress = TargetProgress(
          target.id, dice.weighted([(.onTrack, 5), (.behind, 3), (.done, 3)]), on: day)
        progress.by = worker
        progress.at = review.at
        return progress
      }
      plan.progress += review.progress
      plan.reviews.append(review)
      header.milestones.append(Milestone(.planReviewed, on: day, order: order.id, subject: planID.text))
      day = day.adding(days: dice.number(74...89))
    }
  }

  private mutating func agreements(_ header: Case, on day: Day, by worker: StaffID) -> [Agreement] {
    var child = Agreement(.child, .agreed, on: day)
    var carer = Agreement(.carer, dice.chance(92) ? .agreed : .notAsked, on: day)
    if carer.answer == .notAsked { carer.why = "Away for work; a copy was posted." }
    carer.name = header.people.first { $0.parentalResponsibility == true }?.name ?? ""
    carer.hasCopy = true
    child.hasCopy = true
    return [child, carer].map { each in
      var each = each
      each.by = worker
      each.at = Moment(day, .midday)
      return each
    }
  }

  private mutating func exitPlan(
    _ header: Case, _ order: Order, _ guide: PlanGuide, _ worker: StaffID, _ manager: StaffID, _ last: Day
  ) -> ExitPlan {
    var exit = ExitPlan()
    exit.begun = order.begins
    exit.orders = [order.id]
    let isEnding = header.closed != nil || (order.ends.map { service.today.days(until: $0) < 35 } ?? false)
    guard isEnding, order.begins.adding(days: 21) <= last else { return exit }
    exit.signing = Signing(draftOf: worker)
    let places: [(ListCode, String)] = [
      ("early-help", "Early Help, Eastmere"), ("universal", "Eastmere Boxing Club"), ("education", "Eastmere College"),
      ("voluntary", "Second Step mentoring"), ("school-officer", "Schools officer, PC Ward"),
    ]
    for number in 1...dice.number(1...2) {
      var destination = Destination()
      destination.id = DestinationID("d\(number)")
      (destination.kind, destination.to) = dice.pick(places)
      destination.referred = last.adding(days: -dice.number(8...20))
      exit.content.destinations.append(destination)
      guard dice.chance(header.closed == nil ? 50 : 95) else { continue }
      var outcome = DestinationOutcome(
        destination.id, dice.weighted([(.started, 5), (.accepted, 4), (.declined, 1)]), on: last.adding(days: -6))
      if outcome.state == .declined { outcome.note = "Full until spring." }
      outcome.by = worker
      outcome.at = Moment(outcome.on, .midday)
      exit.outcomes.append(outcome)
    }
    exit.content.education = header.child.education.last?.provision
    exit.content.hours = header.child.education.last?.hoursOffered
    exit.content.accommodation = header.child.residences.last?.type
    exit.content.health = "Registered with a GP; nothing open."
    exit.content.people = "Family, and one adult whom the child trusts."
    exit.content.helped = dice.pick(["Meeting outside the office.", "The same worker all through.", "Having a mentor."])
    exit.content.didNotHelp = dice.pick(["Early mornings.", "Letters.", "Waiting for the first appointment."])
    guard header.closed != nil else { return exit }
    submit(&exit.signing, worker, last.adding(days: -5), [])
    exit.agreements = agreements(header, on: last.adding(days: -4), by: worker)
    if dice.chance(70) {
      var survey = Survey()
      survey.on = last.adding(days: -4)
      survey.points = [SurveyPoint("listened", dice.number(3...5)), SurveyPoint("fair", dice.number(2...5))]
      exit.surveys = [survey]
    }
    return exit
  }

  /// Some children go to group work, and some of those have finished it.
  private mutating func enrol(_ header: inout Case, _ order: Order, _ last: Day) {
    guard dice.chance(14), order.begins.adding(days: 14) <= last else { return }
    let programme = dice.pick(service.programmes)
    var enrolment = Enrolment()
    enrolment.programme = programme.0
    enrolment.referred = order.begins.adding(days: 14)
    if enrolment.referred.adding(days: 60) <= last {
      enrolment.ended = enrolment.referred.adding(days: 60)
      enrolment.outcome = dice.weighted([(.completed, 6), (.left, 2), (.neverCame, 1)])
      if enrolment.outcome == .completed {
        enrolment.ledTo = dice.pick([
          "Goes on at the youth club.", "Helps with the next group.", "A place on a college taster day.",
        ])
        enrolment.award = dice.chance(40) ? "AQA unit award" : ""
      }
    }
    header.enrolments.append(enrolment)
  }

  /// Leaves on the case the marks of its documents, and what they proved.
  private mutating func mark(_ header: inout Case) {
    if let plan { header.documents.append(SignedMark(planID, plan, at: Moment(plan.begun, .midday))) }
    guard let exit else { return }
    header.documents.append(SignedMark(exitID, exit, at: Moment(exit.begun, .midday)))
    guard let closed = header.closed else { return }
    if exit.signing.state.isSigned {
      let agreed = exit.agreements.map(\.on).max() ?? closed.on
      header.milestones.append(Milestone(.exitPlanAgreed, on: agreed, order: exit.orders.first, subject: exitID.text))
    } else {
      header.closed?.withoutExit = "The order ended before one could be agreed."
    }
    var entry = ClosingEntry("Order completed. Nothing left to do here.")
    entry.by = "kmason"
    entry.at = Moment(closed.on, .midday)
    header.closed?.entry = entry
    tell(&header, closed)
  }

  /// What the police were told at the end, and how things stood six months later.
  private mutating func tell(_ header: inout Case, _ closed: Closure) {
    for order in header.orders where RuleScope.Route(order.disposal) == .outOfCourt {
      var form = FormA()
      form.order = order.id
      form.on = closed.on
      form.outcome = dice.weighted([(.completed, 7), (.notCompleted, 1), (.didNotEngage, 1)])
      form.words =
        form.outcome == .completed ? "Did everything that was asked." : "Came to some of it; two letters were sent."
      form.by = "kmason"
      form.at = Moment(closed.on, .midday)
      header.formsA.append(form)
      header.milestones.append(Milestone(.formASent, on: form.on, order: order.id))
    }
    let day = closed.on.adding(months: LookBack.months)
    guard day <= service.today, dice.chance(85) else { return }
    var found = LookBack()
    found.on = day
    found.hasLasted = dice.chance(78)
    found.cameBack = dice.chance(20)
    found.words = "Rang the parent or carer."
    found.by = "kmason"
    header.lookBack = found
  }
}
