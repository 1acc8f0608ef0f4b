import Casework
import TextUI

extension ExitScreen {
  /// Where the exit plan stands, in a line.
  func heading(_ desk: any Desk) -> String {
    guard let shown, let file else { return "\(reference): no exit plan yet" }
    var parts = ["Version \(shown.plan.signing.version)", shown.plan.signing.state.words]
    if let agreed = shown.plan.agreements.agreed(childBorn: file.header.child.dateOfBirth) {
      parts.append("agreed \(agreed.text(.short))")
    } else {
      parts.append("not agreed yet")
    }
    if let ends = shown.plan.orders.compactMap({ file.header.order($0)?.ends }).max() {
      parts.append("order ends \(ends.text(.short)) (\(ends.relative(to: desk.now.day)))")
    }
    return parts.joined(separator: " \u{B7} ")
  }

  /// A version of the exit plan, and what follows from the case, part by part.
  func rows(_ shown: ExitFile.Filed?, _ file: CaseFile, _ desk: any Desk, width: Int) -> [ItemList<Part>.Item] {
    var rows: [ItemList<Part>.Item] = []
    func head(_ words: String) { rows.append(.init(nil, [("", .plain), (words, .bold)])) }
    func add(_ part: Part, _ lines: [(String, Style)]) {
      rows.append(.init(part, lines, wrappedTo: width))
    }
    if let plan = shown?.plan {
      for (index, reason) in plan.signing.reasons.enumerated() {
        let part = reason.part.isEmpty ? "" : reason.part + ": "
        add(.reason(index), [("! sent back: " + part + reason.words, .warning)])
      }
      if plan.signing.state == .submitted {
        let needs = plan.signing.needs.map { Words.of($0) }.joined(separator: ", ")
        add(.reason(-1), [("waits to be countersigned: " + needs, .warning)])
      }
      head("WHERE NEXT")
      for destination in plan.content.destinations {
        add(.destination(destination.id), lines(of: destination, plan, desk))
      }
      if plan.content.destinations.isEmpty {
        rows.append(.init(nil, [("nowhere yet: n adds a destination", .warning)]))
      }
      head("AT THE END")
      add(.standing, standing(plan.content, file, desk))
      if !plan.agreements.isEmpty { head("AGREEMENT") }
      for (index, agreement) in plan.agreements.enumerated() {
        add(.agreement(index), [(Words.of(agreement), agreement.answer == .agreed ? .plain : .warning)])
      }
      if !plan.surveys.isEmpty { head("SURVEY") }
      for (index, survey) in plan.surveys.enumerated() { add(.survey(index), [(Words.of(survey, desk), .plain)]) }
    }
    let responses = file.header.responses
    if !responses.isEmpty { head("HOW THE CHILD RESPONDED (for a court)") }
    for response in responses {
      let words = response.words.isEmpty ? "" : ": " + response.words
      add(
        .response(response.order.id),
        [
          (
            "\u{B7} \(response.on.text(.short))  \(response.order.disposal.name), \(Words.of(response.outcome))\(words)",
            .plain
          )
        ])
    }
    if let entry = file.header.closing ?? file.header.closed?.entry {
      head("MANAGER\u{2019}S CLOSING ENTRY")
      add(.entry, [("\(entry.at.day.text(.short))  \(desk.name(of: entry.by)): \(entry.words)", .plain)])
    }
    return rows
  }

  private func lines(of destination: Destination, _ plan: ExitPlan, _ desk: any Desk) -> [(String, Style)] {
    let outcome = plan.outcomes.last { $0.destination == destination.id }
    let state =
      outcome.map { "\(Words.spoken($0.state)) \($0.on.text(.short))" }
      ?? destination.referred.map { "referred \($0.text(.short)), waits" } ?? "! to be referred"
    let isOpen = outcome == nil
    var lines: [(String, Style)] = [
      (
        "\u{B7} \(destination.to) (\(desk.lists.words("destinations", destination.kind))): \(state)",
        isOpen ? .warning : .plain
      )
    ]
    if !destination.hope.isEmpty { lines.append(("    for: " + destination.hope, .plain)) }
    if let note = outcome?.note, !note.isEmpty { lines.append(("    " + note, .plain)) }
    return lines
  }

  private func standing(_ content: ExitContent, _ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    func line(_ label: String, _ text: String) -> (String, Style) {
      (TextWidth.padded(label, to: 14) + (text.isEmpty ? "(missing)" : text), text.isEmpty ? .warning : .plain)
    }
    var education = content.education.map { desk.lists.words("education", $0) } ?? ""
    if let hours = content.hours { education += ", " + hours.counted("hour") + " a week" }
    let age = file.header.child.age(on: desk.now.day) ?? 16
    if content.isFullTime(age: age) == false { education += " ! not full time" }
    var lines = [
      line("Education", education),
      line("Home", content.accommodation.map { desk.lists.words("accommodation", $0) } ?? ""),
      line("Health", content.health), line("People", content.people), line("Helped", content.helped),
    ]
    for (label, text) in [
      ("Didn\u{2019}t help", content.didNotHelp), ("Safety", content.safety), ("Proud of", content.achievements),
    ] where !text.isEmpty { lines.append(line(label, text)) }
    if !content.childWords.isEmpty { lines.append(("\u{201C}\(content.childWords)\u{201D}", .good)) }
    if !content.carerWords.isEmpty { lines.append(("parent or carer: \u{201C}\(content.carerWords)\u{201D}", .good)) }
    return lines
  }
}

extension Words {
  /// What somebody says at the end of an order.
  static func of(_ survey: Survey, _ desk: any Desk) -> String {
    let who = survey.who == .child ? "child" : "parent or carer"
    if !survey.declined.isEmpty { return "\(survey.on.text(.short))  \(who) didn\u{2019}t answer: \(survey.declined)" }
    let points = survey.points.map { point in
      let question = desk.survey.questions.first { $0.id == point.question }
      let words = survey.who == .child ? question?.child : question?.carer
      return "\(words ?? point.question.text) \(point.points) of 5"
    }
    return "\(survey.on.text(.short))  \(who): " + points.joined(separator: "; ")
      + (survey.words.isEmpty ? "" : ". \u{201C}\(survey.words)\u{201D}")
  }
}
