import Casework
import TextUI

extension RecordForm.Spec {
  /// A form over part of the plan's draft: what others wrote in other parts meanwhile stays.
  private static func plan(
    _ title: String, subject: String,
    fields: @escaping @Sendable (PlanContent, CaseFile, any Desk) -> [Form.Field],
    follow: @escaping @Sendable (inout Form, CaseFile, any Desk) -> Void = { _, _, _ in },
    remarks: @escaping @Sendable (Form, CaseFile, any Desk) -> [(String, Style)] = { _, _, _ in [] },
    alters: @escaping @Sendable (Form, inout PlanContent, any Desk) throws(FormFault) -> Void
  ) -> Self {
    Self(
      title: title, subject: "plan " + subject,
      fields: { file, desk in fields(content(file, desk), file, desk) },
      version: { file, desk in (try? desk.plans(of: file.reference))?.latest?.version ?? 0 }, follow: follow,
      remarks: remarks,
      makes: { form, file, desk throws(FormFault) in
        let plans = (try? desk.plans(of: file.reference)) ?? PlanFile([])
        var content = content(file, desk)
        try alters(form, &content, desk)
        if let draft = plans.draft {
          return .planned(
            file.reference, .written(draft.id, content, orders: draft.plan.orders, seen: draft.version))
        }
        let running = file.header.orders.filter { $0.disposal.isSupervised && $0.runs(on: desk.now.day) }
        return .planned(file.reference, .written(nil, content, orders: running.map(\.id)))
      })
  }

  private static func content(_ file: CaseFile, _ desk: any Desk) -> PlanContent {
    (try? desk.plans(of: file.reference))?.latest?.plan.content ?? PlanContent()
  }

  /// What the child wants, strengths, how we work together.
  static var planBasics: Self {
    plan(
      "Plan", subject: "basics",
      fields: { content, file, desk in
        let said = FoundAnswers(of: file.reference, desk).childsWords ?? file.header.child.ownWords
        return [
          .note("hopes", "In own words", content.hopes.isEmpty ? said : content.hopes),
          .line("strengths", "Strengths", content.strengths.joined(separator: "; "), hint: "with ; between"),
          .note("tailoring", "How we work", content.tailoring),
        ]
      },
      remarks: { _, file, _ in
        [
          (
            "What \(file.header.child.callName) wants, as they say it. How we work: how the child learns, speaks, lives.",
            .quiet
          )
        ]
      },
      alters: { form, content, _ throws(FormFault) in
        content.hopes = form.text("hopes")
        content.strengths = form.text("strengths").split(separator: ";")
          .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
        content.tailoring = form.text("tailoring")
      })
  }

  /// A target, new or of the draft, or one that is suggested.
  ///
  /// `found` is what it can answer.
  static func planTarget(_ id: TargetID?, from suggested: PlanTarget? = nil, found: FoundAnswers) -> Self {
    plan(
      id == nil ? "New target" : "Target", subject: "target \(id?.text ?? suggested?.what ?? "new")",
      fields: { content, file, desk in
        let target = content.targets.first { $0.id == id } ?? suggested ?? PlanTarget()
        let areas = desk.planGuide.areas.map { (id: $0.code.text, words: $0.words) }
        let requirements =
          [(id: "", words: "none")]
          + file.header.orders.filter { $0.runs(on: desk.now.day) }.flatMap(\.requirements)
          .map { (id: $0.kind.rawValue, words: Words.spoken($0.kind)) }
        return [
          .init(name: "area", label: "Area", kind: .choice(.init(areas, chosen: target.area.text))),
          Form.Field(
            name: "requirement", label: "Requirement",
            kind: .choice(.init(requirements, chosen: target.requirement?.rawValue ?? ""))
          ).beside,
          .line("what", "Different", target.what), .line("child", "Own words", target.childWords),
          .line("finding", "Answers", target.finding?.words ?? "", hint: "the finding"),
          found.field("question", "Found in", chosen: target.finding),
          .note("steps", "Who does what", target.steps.map(\.typed).joined(separator: "\n")),
          .line("evidence", "We will know", target.evidence), .line("strength", "Uses strength", target.strength),
        ]
      },
      follow: { form, _, _ in found.follow(&form, from: "question", into: "finding") },
      remarks: { form, file, desk in
        let ends = file.header.mainOrder(on: desk.now.day)?.ends
        let prompts = target(of: form, desk).prompts(on: desk.now.day, orderEnds: ends).map { Words.of($0) }
        let lead = "One step a line: child: goes in every day, by 12/1"
        return [(lead, .quiet)] + (prompts.isEmpty ? [] : [("SMART? " + prompts.joined(separator: "; "), .warning)])
      },
      alters: { form, content, desk throws(FormFault) in
        _ = try form.needed("what", "Say what will be different.")
        var written = target(of: form, desk)
        if let index = content.targets.firstIndex(where: { $0.id == id }) {
          written.id = content.targets[index].id
          content.targets[index] = written
        } else {
          content.targets.append(written)
        }
      })
  }

  /// The target that a form says.
  private static func target(of form: Form, _ desk: any Desk) -> PlanTarget {
    var target = PlanTarget()
    target.area = form.code("area") ?? "other"
    target.requirement = RequirementKind(rawValue: form.text("requirement"))
    target.what = form.line("what")
    target.childWords = form.line("child")
    target.evidence = form.line("evidence")
    target.strength = form.line("strength")
    let place = form.text("question").split(separator: " ", maxSplits: 1).map(String.init)
    let assessment = place.count > 1 ? place.first.map { DocumentID($0) } : nil
    let words = form.line("finding")
    if !words.isEmpty || !place.isEmpty {
      target.finding = Finding(words, assessment: assessment, question: place.last ?? "")
    }
    target.steps = form.text("steps").split(whereSeparator: \.isNewline).compactMap {
      PlanStep(typed: String($0), today: desk.now.day, desk.calendar)
    }
    return target
  }

  /// A rule or condition.
  static func planControl(_ index: Int?) -> Self {
    plan(
      "Rule or condition", subject: "control \(index ?? -1)",
      fields: { content, _, _ in
        let control =
          index.flatMap { content.controls.indices.contains($0) ? content.controls[$0] : nil } ?? PlanControl()
        return [
          .line("words", "Rule", control.words), .line("by", "Set by", control.by),
          .line("to", "Until", control.to?.text(.short) ?? "", hint: "nothing for as long as the order"),
        ]
      },
      follow: { form, _, desk in form.echoDay("to", .future, hint: "nothing for as long as the order", desk) },
      alters: { form, content, desk throws(FormFault) in
        let control = PlanControl(
          try form.needed("words", "Say what the rule is."), by: form.line("by"), to: try form.day("to", .future, desk))
        if let index, content.controls.indices.contains(index) {
          content.controls[index] = control
        } else {
          content.controls.append(control)
        }
      })
  }

  /// What we do if things change.
  static func planContingency(_ index: Int?) -> Self {
    plan(
      "If things change", subject: "contingency \(index ?? -1)",
      fields: { content, _, _ in
        let found =
          index.flatMap { content.contingencies.indices.contains($0) ? content.contingencies[$0] : nil }
          ?? Contingency()
        return [
          .choice("about", "About", found.about, none: nil), .choice("level", "Level", found.level, none: nil),
          .line("signs", "Signs", found.signs), .note("does", "What we do", found.does),
        ]
      },
      remarks: { form, _, desk in
        guard let about = Contingency.Concern(rawValue: form.text("about")),
          let level = JudgementLevel(rawValue: form.text("level")), form.text("does").isEmpty,
          let first = desk.planGuide.contingencies.first(where: { $0.about == about && $0.level == level })
        else { return [] }
        return [("Suggested: \(first.signs): \(first.does)", .quiet)]
      },
      alters: { form, content, desk throws(FormFault) in
        let about = Contingency.Concern(rawValue: form.text("about")) ?? .safety
        let level = JudgementLevel(rawValue: form.text("level")) ?? .medium
        var signs = form.line("signs")
        var does = form.text("does")
        if does.isEmpty,
          let first = desk.planGuide.contingencies.first(where: { $0.about == about && $0.level == level })
        {
          signs = signs.isEmpty ? first.signs : signs
          does = first.does
        }
        if does.isEmpty { throw FormFault(field: "does", words: "Say what we do.") }
        let contingency = Contingency(about, level, signs: signs, does: does)
        if let index, content.contingencies.indices.contains(index) {
          content.contingencies[index] = contingency
        } else {
          content.contingencies.append(contingency)
        }
      })
  }

  /// The safety plan at home.
  static var planSafety: Self {
    plan(
      "Safety at home", subject: "safety",
      fields: { content, _, desk in
        let safety = content.safety ?? SafetyPlan()
        return [
          .line("on", "Made on", (content.safety?.on ?? desk.now.day).text(.short)), .line("with", "With", safety.with),
          .line("worries", "Worries", safety.worries), .line("signs", "Signs", safety.signs),
          .note("does", "What we do", safety.does), .line("call", "Whom to call", safety.call),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, desk) },
      alters: { form, content, desk throws(FormFault) in
        var safety = SafetyPlan()
        safety.on = try form.neededDay("on", .past, desk)
        safety.with = form.line("with")
        safety.worries = form.line("worries")
        safety.signs = form.line("signs")
        safety.does = try form.needed("does", "Say what everybody does.")
        safety.call = form.line("call")
        content.safety = safety
      })
  }
}

extension PlanStep {
  /// The step as people type it: `child: goes in every day, by 12 Jan 2027`.
  public var typed: String { doer + ": " + what + (by.map { ", by " + $0.text(.short) } ?? "") }

  /// Reads what people type; nil for an empty line. Whoever isn't one of the program's own doers is somebody by name, and
  /// a step without a doer is the child's.
  public init?(typed line: String, today: Day, _ calendar: WorkingCalendar) {
    var text = line.split(separator: " ").joined(separator: " ")
    if text.isEmpty { return nil }
    self.init()
    if let colon = text.firstIndex(of: ":"), text[..<colon].split(separator: " ").count <= 3 {
      let typed = String(text[..<colon])
      let named: [String: Doer] = ["parent": .carer, "mother": .carer, "father": .carer, "me": .worker, "yot": .worker]
      if let known = Doer(rawValue: typed.lowercased()) {
        who = known
      } else {
        who = named[typed.lowercased()] ?? .other
        name = typed
      }
      text = text[text.index(after: colon)...].split(separator: " ").joined(separator: " ")
    }
    what = text
    let words = text.split(separator: " ")
    guard let at = words.lastIndex(of: "by"), at > 0, at + 1 < words.count else { return }
    let date = words[(at + 1)...].joined(separator: " ")
    guard let day = try? TypedDate.parse(date, today: today, direction: .future, calendar: calendar) else { return }
    by = day
    what = words[..<at].joined(separator: " ")
    if what.hasSuffix(",") { what = String(what.dropLast()) }
  }
}
