import Casework
import TextUI

extension DataEntry {
  /// The warned period, the ladders, and how long each step may take.
  static func steps(in standards: Standards) -> [DataEntry] {
    guard let policy = standards.enforcement else { return [] }
    return [warned(policy, in: standards)] + policy.ladders.indices.map { ladder($0, of: policy, in: standards) }
      + policy.rules.indices.map { step($0, of: policy, in: standards) }
  }

  private static func warned(_ policy: EnforcementPolicy, in standards: Standards) -> DataEntry {
    let facts = Facts(
      title: "Warned period", figure: policy.warnedMonths.counted("month"), status: policy.warnedStatus.rawValue,
      source: policy.warnedSource,
      details: ["How long a warning holds; a failure within it leads to the next step, and starts the clock of breach."]
    )
    return DataEntry(
      id: "warned", facts: facts,
      content: Array("\(policy.warnedMonths) \(policy.warnedSource) \(policy.warnedStatus)".utf8),
      fields: {
        [
          .line("months", "Months", String(policy.warnedMonths)),
          .choice("status", "Status", policy.warnedStatus, none: nil), .line("source", "Source", policy.warnedSource),
          why,
        ]
      },
      edited: { (form, _) throws(FormFault) in
        var edited = standards
        edited.enforcement?.warnedMonths = try number("months", form)
        edited.enforcement?.warnedSource = form.line("source")
        edited.enforcement?.warnedStatus = DeadlineRule.Status(rawValue: form.text("status")) ?? policy.warnedStatus
        return .standards(edited)
      })
  }

  private static func ladder(_ index: Int, of policy: EnforcementPolicy, in standards: Standards) -> DataEntry {
    let ladder = policy.ladders[index]
    let facts = Facts(
      title: "Steps: " + ladder.name.replacing("-", with: " "),
      figure: ladder.steps.map { Words.short($0) }.joined(separator: ", then "), status: ladder.status.rawValue,
      source: ladder.source, details: ["For " + ladder.disposals.map(\.shortName).joined(separator: ", ")])
    return DataEntry(
      id: "ladder " + ladder.name, facts: facts, content: ladder.json(),
      fields: {
        [
          picks("steps", "Steps", ladder.steps) { Words.short($0) },
          picks("disposals", "For orders", ladder.disposals) { $0.name },
          .choice("status", "Status", ladder.status, none: nil), .line("source", "Source", ladder.source), why,
        ]
      },
      edited: { (form, _) throws(FormFault) in
        var (ladder, edited) = (ladder, standards)
        ladder.steps = picked("steps", form)
        ladder.disposals = picked("disposals", form)
        ladder.status = DeadlineRule.Status(rawValue: form.text("status")) ?? ladder.status
        ladder.source = form.line("source")
        edited.enforcement?.ladders[index] = ladder
        return .standards(edited)
      })
  }

  private static func step(_ index: Int, of policy: EnforcementPolicy, in standards: Standards) -> DataEntry {
    let step = policy.rules[index]
    let length = step.runs.map { Words.of($0) } ?? "as rule \(step.rule?.text ?? "")"
    let facts = Facts(
      title: "Step: " + Words.short(step.step), figure: length + (step.isAuthorised ? ", authorised" : ""),
      status: step.status.rawValue, source: step.source,
      details: ["How long after the absence the step may take, and whether a manager authorises it first."])
    return DataEntry(
      id: "step " + step.step.rawValue, facts: facts, content: step.json(),
      fields: {
        var fields: [Form.Field] = []
        if let runs = step.runs {
          fields.append(.line("count", "How long", String(runs.count)))
          fields.append(Form.Field.choice("unit", "Of", runs.unit, none: nil) { Words.spoken($0) }.beside)
        }
        return fields + [
          .answer("authorised", "Authorised", step.isAuthorised), .choice("status", "Status", step.status, none: nil),
          .line("source", "Source", step.source), why,
        ]
      },
      edited: { (form, _) throws(FormFault) in
        var (step, edited) = (step, standards)
        if step.runs != nil {
          step.runs?.count = try number("count", form)
          step.runs?.unit = RuleSpan.Unit(rawValue: form.text("unit")) ?? .workingDays
        }
        step.isAuthorised = form.answer("authorised") ?? step.isAuthorised
        step.status = DeadlineRule.Status(rawValue: form.text("status")) ?? step.status
        step.source = form.line("source")
        edited.enforcement?.rules[index] = step
        return .standards(edited)
      })
  }
}
