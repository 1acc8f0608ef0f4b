import Forms

/// A report as it is begun: each heading filled in from the latest assessment, the plan and the case's own record, each
/// with where it came from, to be confirmed or rewritten.
struct ReportDraft {
  private let request: ReportRequest
  private let kind: ReportKindTexts
  private let texts: ReportTexts
  private let header: Case
  private let assessment: FiledAssessment?
  private let form: FormDefinition?
  private let plan: PlanFile.Filed?
  private let contacts: [FiledContact]
  private let day: Day

  init(
    _ request: ReportRequest, _ kind: ReportKindTexts, _ texts: ReportTexts, _ header: Case,
    assessments: [FiledAssessment], forms: FormLibrary, plans: PlanFile, contacts: [FiledContact], on day: Day
  ) {
    self.request = request
    self.kind = kind
    self.texts = texts
    self.header = header
    self.contacts = contacts
    self.day = day
    // What was signed counts for more than what is being written.
    let whole = assessments.filter { $0.assessment.purpose == .assessment }
    assessment = whole.last { $0.assessment.signing.state.isSigned } ?? whole.last
    form = assessment.flatMap { forms.definition($0.assessment.form, version: $0.assessment.formVersion) }
    plan = plans.current ?? plans.latest
  }

  /// What it says.
  var content: ReportContent {
    var content = ReportContent()
    content.isAllOptions = request.isAllOptions
    content.proposes = kind.proposes
    content.facts = ReportFacts(header, assessment: assessment?.id)
    content.sections = kind.headings.compactMap(texts.heading).map { heading in
      var section = ReportSection()
      section.heading = heading.id
      section.title = heading.title
      section.isNeeded = heading.isNeeded
      let found = Self.unrepeated(heading.from.compactMap(filled))
      section.text = found.map(\.text).joined(separator: "\n\n")
      section.origins = found.map(\.origin)
      return section
    }
    return content
  }

  /// Without what another source says as well, in as many words or in more.
  private static func unrepeated(
    _ found: [(text: String, origin: ReportOrigin)]
  ) -> [(text: String, origin: ReportOrigin)] {
    found.enumerated().filter { index, one in
      !found.enumerated().contains { place, other in
        other.text == one.text ? place < index : other.text.contains(one.text)
      }
    }.map(\.element)
  }

  /// What a source says, and where it stands; nil where it says nothing.
  private func filled(_ source: ReportSource) -> (text: String, origin: ReportOrigin)? {
    switch source {
    case .answer(let id):
      guard let assessment, let question = form?.question(id), let answer = assessment.assessment.answers[id] else {
        return nil
      }
      let on = assessment.assessment.signing.signed?.at.day ?? assessment.assessment.started.day
      return (
        answer.value.words(to: question, rows: "\n"),
        ReportOrigin(question.words, of: SignedName(.assessment, assessment.id), on: on)
      )
    case .plan(let part):
      guard let plan else { return nil }
      let text = text(of: part, plan.plan.content)
      let on = plan.plan.signing.signed?.at.day ?? plan.plan.begun
      return text.isEmpty ? nil : (text, ReportOrigin(part.rawValue, of: SignedName(.plan, plan.id), on: on))
    case .record(let part):
      let text = text(of: part)
      return text.isEmpty ? nil : (text, ReportOrigin(part.rawValue, on: day))
    }
  }

  private func text(of part: ReportSource.PlanPart, _ content: PlanContent) -> String {
    switch part {
    case .hopes: content.hopes
    case .strengths: content.strengths.joined(separator: "\n")
    case .targets:
      content.targets.enumerated().map { index, target in
        "\(index + 1). " + target.what + (target.evidence.isEmpty ? "" : " (seen by: \(target.evidence))")
      }.joined(separator: "\n")
    case .controls: content.controls.map(\.words).joined(separator: "\n")
    case .tailoring: content.tailoring
    }
  }

  private func text(of part: ReportSource.RecordPart) -> String {
    switch part {
    case .child:
      [header.child.likes, header.child.wants, header.child.ownWords].filter { !$0.isEmpty }.joined(separator: "\n")
    case .offences: offences.map(Self.words).joined(separator: "\n")
    case .orders:
      header.orders.map { order in
        let ended = order.ended.map { ", ended \($0.on.text(.long)): \(Self.spoken($0.how.rawValue))" } ?? ""
        return "\(order.disposal.name) of \(order.made.text(.long))" + (order.by.isEmpty ? "" : ", \(order.by)") + ended
      }.joined(separator: "\n")
    case .judgements:
      header.judgements.map { found in
        "Likelihood of reoffending: \(Self.spoken(found.reoffending.rawValue)).\n"
          + "Risk of serious harm to others: \(Self.spoken(found.harm.rawValue)).\n"
          + "Safety and wellbeing: \(Self.spoken(found.safety.rawValue))."
      } ?? ""
    case .sources: sources
    case .attendance:
      header.orders.filter { $0.runs(on: day) && $0.disposal.isSupervised }.map { order in
        let held = contacts.filter { filed in
          filed.contact.order.map { $0 == order.id } ?? (filed.contact.at.day >= order.begins)
        }
        let tally = AttendanceTally(held.map(\.contact))
        return "\(order.disposal.name) of \(order.made.text(.long)): \(tally.words)."
      }.joined(separator: "\n")
    }
  }

  /// The offences of the hearing for which it is, else those that no order answers, else all.
  private var offences: [Offence] {
    let heard = request.hearing.flatMap { header.hearing($0) }?.offences ?? []
    if !heard.isEmpty { return header.offences.filter { heard.contains($0.id) } }
    let answered = Set(header.orders.flatMap(\.offences))
    let open = header.offences.filter { !answered.contains($0.id) }
    return open.isEmpty ? header.offences : open
  }

  private static func words(_ offence: Offence) -> String {
    var parts = [offence.pleadedWords]
    if let seriousness = offence.seriousness { parts.append("seriousness \(seriousness) of 8") }
    return parts.joined(separator: ", ")
  }

  /// What the report rests on: contacts since it was asked for, the assessment, the plan.
  private var sources: String {
    let seen = contacts.filter { $0.contact.at.day >= request.asked && $0.contact.outcome?.isAttendance ?? false }
    var lines: [String] = []
    if !seen.isEmpty {
      let days = seen.map { $0.contact.at.day.text(.long) }.joined(separator: ", ")
      lines.append("Seen \(seen.count.often) for this report: \(days).")
    }
    if let assessment {
      let state = assessment.assessment.signing.state.words
      lines.append("\(assessment.assessment.title) of \(assessment.assessment.started.day.text(.long)), \(state).")
    }
    if let plan {
      lines.append("The plan, version \(plan.plan.signing.version), \(plan.plan.signing.state.words).")
    }
    return lines.joined(separator: "\n")
  }

  private static func spoken(_ code: String) -> String { code.split(separator: "-").joined(separator: " ") }
}

extension Offence {
  /// What it was, with its date and the plea where they are known: `Robbery, 3 November 2026, plea: guilty`.
  var pleadedWords: String {
    var parts = [description]
    if let date { parts.append(date.text(.long)) }
    if let plea, plea != .none { parts.append("plea: " + plea.rawValue.split(separator: "-").joined(separator: " ")) }
    return parts.joined(separator: ", ")
  }
}

extension AnswerValue {
  /// An answer in words: codes by the words of their choices where the question is known; `rows` stands between the rows
  /// of a table.
  public func words(to question: Question?, rows separator: String = "; ") -> String {
    func words(_ code: String) -> String { question?.choices.first { $0.code == code }?.words ?? code }
    switch self {
    case .text(let text): return text
    case .choice(let code): return words(code)
    case .choices(let codes): return codes.map(words).joined(separator: ", ")
    case .number(let number): return number.jsonText
    case .day(let date): return Day(date)?.text(.narrow) ?? date.jsonText
    case .rating(let code, let reason):
      return [code.isEmpty ? "" : words(code), reason].filter { !$0.isEmpty }.joined(separator: ": ")
    case .signed(let name, let on): return name + ", " + (Day(on)?.text(.narrow) ?? on.jsonText)
    case .person(_, let name): return name
    case .rows(let rows):
      guard case .table(let columns, _)? = question?.kind else {
        return rows.map {
          $0.cells.sorted { $0.key < $1.key }.map { $0.value.words(to: nil) }.joined(separator: ", ")
        }
        .joined(separator: separator)
      }
      return rows.map { row in
        columns.compactMap { column in row[column.id].map { $0.words(to: column) } }.joined(separator: ", ")
      }.joined(separator: separator)
    }
  }
}
