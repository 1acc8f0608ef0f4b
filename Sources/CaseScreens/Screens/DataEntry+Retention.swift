import Casework
import TextUI

extension DataEntry {
  /// A rule about how long records are kept.
  static func retention(_ index: Int, in rules: RetentionRules) -> DataEntry {
    let rule = rules.rules[index]
    let facts = Facts(
      title: rule.words, figure: Words.period(of: rule), status: rule.status.rawValue, source: rule.source,
      inForce: Words.inForce(rule.from, rule.until),
      details: [rule.name.text, "For " + Words.of(rule.kind) + "; reviewed by " + Words.reviewers(of: rule)])
    return DataEntry(
      id: "rule " + rule.name.text, facts: facts, content: rule.json(),
      fields: {
        [
          .line("words", "In words", rule.words), .choice("kind", "For", rule.kind, none: nil),
          .choice("trigger", "Counts from", rule.trigger, none: nil),
          .line("age", "Birthday", rule.age.map(String.init) ?? "", hint: "the age, for a birthday"),
          .line("years", "Years", rule.years.map(String.init) ?? "", hint: "without years and months: for good"),
          .line("months", "Months", rule.months == 0 ? "" : String(rule.months)).beside,
          picks("reviewedBy", "Reviewed by", rule.reviewedBy) { Words.spoken($0) },
        ] + span(rule.from, rule.until) + [
          .choice("status", "Status", rule.status, none: nil), .line("source", "Source", rule.source), why,
        ]
      },
      edited: { (form, desk) throws(FormFault) in
        var (rule, edited) = (rule, rules)
        rule.words = form.line("words")
        rule.kind = RecordKind(rawValue: form.text("kind")) ?? rule.kind
        rule.trigger = RetentionTrigger(rawValue: form.text("trigger")) ?? rule.trigger
        rule.age = try form.number("age")
        rule.years = try form.number("years")
        rule.months = try form.number("months") ?? 0
        rule.reviewedBy = picked("reviewedBy", form)
        rule.from = try form.day("from", .past, desk)
        rule.until = try form.day("to", .future, desk)
        rule.status = LimitStatus(rawValue: form.text("status")) ?? rule.status
        rule.source = form.line("source")
        edited.rules[index] = rule
        return .retention(edited)
      })
  }
}
