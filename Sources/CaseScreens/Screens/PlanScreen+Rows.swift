import Casework
import TextUI

extension PlanScreen {
  /// Where the plan stands, in a line.
  func heading(_ desk: any Desk) -> String {
    guard let shown, let file else { return "\(reference): no plan yet" }
    var parts = ["Version \(shown.plan.signing.version)", shown.plan.signing.state.words]
    let agreed = shown.plan.agreements.agreed(childBorn: file.header.child.dateOfBirth)
    if let agreed {
      parts.append("agreed \(agreed.text(.short))")
    } else if shown.plan.signing.state.isSigned {
      parts.append("not agreed yet")
    }
    if shown.id == plans.current?.id, let due = plans.familyReviewDue(childBorn: file.header.child.dateOfBirth) {
      parts.append("family review by \(due.text(.short))" + (due < desk.now.day ? " !" : ""))
    }
    return parts.joined(separator: " \u{B7} ")
  }

  /// A version of the plan, part by part.
  func rows(_ shown: PlanFile.Filed?, _ file: CaseFile, _ desk: any Desk, width: Int) -> [ItemList<Part>.Item] {
    guard let shown else { return [] }
    var rows: [ItemList<Part>.Item] = []
    func head(_ words: String) { rows.append(.init(nil, [("", .plain), (words, .bold)])) }
    func add(_ part: Part, _ lines: [(String, Style)]) {
      rows.append(.init(part, lines, wrappedTo: width))
    }
    let plan = shown.plan
    for (index, reason) in plan.signing.reasons.enumerated() {
      add(
        .reason(index), [("! sent back: " + (reason.part.isEmpty ? "" : reason.part + ": ") + reason.words, .warning)])
    }
    if plan.signing.state == .submitted {
      let needs = plan.signing.needs.map { Words.of($0) }.joined(separator: ", ")
      add(.reason(-1), [("waits to be countersigned: " + needs, .warning)])
    }
    let name = file.header.child.callName
    var basics: [(String, Style)] = [
      (plan.content.hopes.isEmpty ? "(what \(name) wants is missing)" : "\u{201C}\(plan.content.hopes)\u{201D}", .good)
    ]
    if !plan.content.strengths.isEmpty {
      basics.append(("strengths: " + plan.content.strengths.joined(separator: ", "), .good))
    }
    if !plan.content.tailoring.isEmpty { basics.append(("how we work: " + plan.content.tailoring, .plain)) }
    add(.basics, basics)
    head("TARGETS")
    for (index, target) in plan.content.targets.enumerated() {
      add(.target(target.id), lines(of: target, index + 1, file, desk))
    }
    let work = RequirementWork.all(of: file, on: desk.now.day)
    if !work.isEmpty { head("REQUIREMENTS") }
    for each in work { add(.requirement(each.order, each.kind.rawValue), [("\u{B7} " + Words.of(each), .plain)]) }
    if !plan.content.controls.isEmpty { head("RULES AND CONDITIONS") }
    for (index, control) in plan.content.controls.enumerated() {
      add(.control(index), [("\u{B7} " + Words.of(control), .plain)])
    }
    if !plan.content.contingencies.isEmpty { head("IF THINGS CHANGE") }
    for (index, contingency) in plan.content.contingencies.enumerated() {
      let signs = contingency.signs.isEmpty ? "" : contingency.signs + ": "
      add(
        .contingency(index),
        [
          (
            "\u{B7} \(Words.spoken(contingency.about)), \(Words.spoken(contingency.level)): \(signs)\(contingency.does)",
            .plain
          )
        ])
    }
    if let safety = plan.content.safety {
      head("SAFETY AT HOME")
      add(
        .safety,
        [("\(safety.on.text(.short))" + (safety.with.isEmpty ? "" : " with " + safety.with), .plain)]
          + [("worries: ", safety.worries), ("signs: ", safety.signs), ("we: ", safety.does), ("call: ", safety.call)]
          .filter { !$0.1.isEmpty }.map { ("  " + $0.0 + $0.1, .plain) })
    }
    if !plan.agreements.isEmpty { head("AGREEMENT") }
    for (index, agreement) in plan.agreements.enumerated() {
      add(.agreement(index), [(Words.of(agreement), agreement.answer == .agreed ? .plain : .warning)])
    }
    if !file.header.enrolments.isEmpty { head("PROGRAMMES") }
    for enrolment in file.header.enrolments {
      add(.programme(enrolment.programme, enrolment.referred), lines(of: enrolment, file, desk))
    }
    let reviews = plan.reviews.reversed()
    if !reviews.isEmpty { head("REVIEWS") }
    for review in reviews { add(.review(review.id), Words.lines(of: review, plans, desk)) }
    return rows
  }

  private func lines(of target: PlanTarget, _ number: Int, _ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    let state = plans.state(of: target.id)
    let done = TargetWork(on: target.id, in: file.contacts)
    let style: Style = state == .behind ? .warning : state.isOpen ? .bold : .quiet
    var lines: [(String, Style)] = [
      (
        "\(number) \(state.words) \u{B7} \(target.what)" + (target.by.map { " \u{B7} by \($0.text(.short))" } ?? ""),
        style
      )
    ]
    if !target.childWords.isEmpty { lines.append(("    \u{201C}\(target.childWords)\u{201D}", .good)) }
    if let finding = target.finding, !finding.words.isEmpty { lines.append(("    answers: " + finding.words, .plain)) }
    if !target.strength.isEmpty { lines.append(("    uses: " + target.strength, .good)) }
    let steps = target.steps.map { $0.doer + ": " + $0.what + ($0.by.map { ", by " + $0.text(.short) } ?? "") }
    lines += steps.map { ("    " + $0, .plain) }
    if !target.evidence.isEmpty { lines.append(("    we will know: " + target.evidence, .plain)) }
    if done.held > 0 || done.booked > 0 {
      let last = done.last.map { ", last " + $0.day.weekdayText(near: desk.now.day) } ?? ""
      let booked = done.booked > 0 ? ", \(done.booked) booked" : ""
      lines.append(
        (
          "    work: \(done.held) contact\(done.held == 1 ? "" : "s"), \(Minutes(done.minutes).text)\(last)\(booked)",
          .plain
        ))
    } else if state.isOpen, plans.current != nil {
      lines.append(("    work: none yet", .quiet))
    }
    if let said = plans.history(of: target.id).last, !said.note.isEmpty {
      lines.append(("    " + said.on.text(.short) + ": " + said.note, .plain))
    }
    return lines
  }

  private func lines(of enrolment: Enrolment, _ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    let name = (try? desk.programmes())?[enrolment.programme]?.name ?? enrolment.programme.text
    let held = file.contacts.filter { $0.contact.programme == enrolment.programme }
    let came = held.count { $0.contact.outcome?.isAttendance ?? false }
    let outcome = enrolment.outcome.map { ", " + Words.spoken($0) } ?? ""
    var lines: [(String, Style)] = [
      ("\u{B7} \(name) from \(enrolment.referred.text(.short)): came to \(came) of \(held.count)\(outcome)", .plain)
    ]
    if !enrolment.ledTo.isEmpty { lines.append(("    led to: " + enrolment.ledTo, .good)) }
    if !enrolment.award.isEmpty { lines.append(("    award: " + enrolment.award, .good)) }
    return lines
  }
}

extension Words {
  /// What a requirement asks for and what was done of it.
  public static func of(_ work: RequirementWork) -> String {
    func amount(_ count: Int) -> String { work.unit == .days ? count.counted("day") : Minutes(count).text }
    return "\(spoken(work.kind)): \(amount(work.done)) of \(amount(work.asked)) done, \(amount(work.booked)) booked, "
      + "\(amount(work.left)) left"
  }

  /// A rule or condition.
  static func of(_ control: PlanControl) -> String {
    control.words + (control.by.isEmpty ? "" : " (set by \(control.by))")
      + (control.to.map { ", until " + $0.text(.short) } ?? "")
  }

  /// What somebody said when asked to agree.
  public static func of(_ agreement: Agreement) -> String {
    let name = agreement.name.isEmpty ? spoken(agreement.who) : "\(agreement.name) (\(spoken(agreement.who)))"
    var words = "\(agreement.on.text(.short))  \(name) \(spoken(agreement.answer))"
    words += agreement.answer == .agreed ? ", \(spoken(agreement.how))" : ": \(agreement.why)"
    if !agreement.words.isEmpty { words += ". \u{201C}\(agreement.words)\u{201D}" }
    return words + (agreement.hasCopy ? "; has a copy" : "")
  }

  /// A review, line by line.
  static func lines(of review: PlanReview, _ plans: PlanFile, _ desk: any Desk) -> [(String, Style)] {
    let present = review.present.map { spoken($0) } + (review.others.isEmpty ? [] : [review.others])
    var lines: [(String, Style)] = [
      (
        review.on.text(.short) + "  " + desk.lists.words("contact-kinds", review.kind) + " with "
          + present.joined(separator: ", "), .bold
      )
    ]
    if !review.withoutFamily.isEmpty { lines.append(("    without family: " + review.withoutFamily, .warning)) }
    let progress = review.progress.map { (plans.target($0.target)?.what ?? $0.target.text) + ": " + $0.state.words }
    if !progress.isEmpty { lines += progress.map { ("    " + $0, .plain) } }
    if !review.childWords.isEmpty { lines.append(("    \u{201C}\(review.childWords)\u{201D}", .good)) }
    if !review.carerWords.isEmpty { lines.append(("    parent or carer: \u{201C}\(review.carerWords)\u{201D}", .good)) }
    if !review.decisions.isEmpty { lines.append(("    decided: " + review.decisions, .plain)) }
    if let next = review.next { lines.append(("    next: " + next.text(.weekdayAndMonth), .plain)) }
    return lines
  }
}
