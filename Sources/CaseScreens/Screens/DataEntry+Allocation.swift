import Casework
import TextUI

extension DataEntry {
  /// A rule about who holds what.
  static func holding(_ index: Int, in rules: AllocationRules) -> DataEntry {
    let rule = rules.rules[index]
    let facts = Facts(
      title: rule.words, figure: Words.holders(of: rule), status: rule.status.rawValue, source: rule.source,
      inForce: Words.inForce(rule.from, rule.until), details: [rule.name.text, Words.scope(of: rule)])
    return DataEntry(
      id: "rule " + rule.name.text, facts: facts, content: rule.json(),
      fields: {
        [
          .line("words", "In words", rule.words), picks("disposals", "For orders", rule.disposals) { $0.name },
          picks("levels", "Levels", rule.levels) { Words.spoken($0) },
          .line("months", "From months", rule.fromMonths.map(String.init) ?? "", hint: "orders at least so long"),
          picks("roles", "Held by", rule.roles) { Words.spoken($0) },
          .line("teams", "Teams", rule.teams.map(\.text).joined(separator: ", "), hint: "team names, with commas"),
          .answer("socialWorker", "Social worker", rule.socialWorker),
        ] + span(rule.from, rule.until) + [
          .choice("status", "Status", rule.status, none: nil), .line("source", "Source", rule.source), why,
        ]
      },
      edited: { (form, desk) throws(FormFault) in
        var (rule, edited) = (rule, rules)
        rule.words = form.line("words")
        rule.disposals = picked("disposals", form)
        rule.levels = picked("levels", form)
        rule.fromMonths = try form.number("months")
        rule.roles = picked("roles", form)
        rule.teams = try teams(form, desk, known: rule.teams)
        rule.socialWorker = form.answer("socialWorker") ?? false
        rule.from = try form.day("from", .past, desk)
        rule.until = try form.day("to", .future, desk)
        rule.status = LimitStatus(rawValue: form.text("status")) ?? rule.status
        rule.source = form.line("source")
        edited.rules[index] = rule
        return .allocation(edited)
      })
  }

  /// The teams that are typed, by identifier or by name; the rule may keep those that the service hasn't.
  private static func teams(_ form: Form, _ desk: any Desk, known: [TeamID]) throws(FormFault) -> [TeamID] {
    var found: [TeamID] = []
    for part in form.text("teams").split(separator: ",") {
      let typed = part.split(separator: " ").joined(separator: " ")
      if typed.isEmpty { continue }
      let named = desk.teams.first { $0.value.name.lowercased() == typed.lowercased() }?.key
      let id = named ?? TeamID(typed)
      guard desk.teams[id] != nil || known.contains(id) else {
        throw FormFault(field: "teams", words: Words.of(.noSuchTeam(id)))
      }
      found.append(id)
    }
    return found
  }
}

extension Words {
  /// Who a rule wants: `qualified social workers, team court-and-duty`.
  public static func holders(of rule: HoldingRule) -> String {
    var parts: [String] = []
    if rule.socialWorker { parts.append("qualified social workers") }
    if !rule.teams.isEmpty { parts.append("team " + rule.teams.map(\.text).joined(separator: " or ")) }
    if !rule.roles.isEmpty { parts.append(rule.roles.map { spoken($0) }.joined(separator: ", ")) }
    return parts.joined(separator: "; ")
  }

  /// Which cases a rule is for.
  static func scope(of rule: HoldingRule) -> String {
    var parts: [String] = []
    if !rule.disposals.isEmpty { parts.append(rule.disposals.map(\.shortName).joined(separator: ", ")) }
    if !rule.levels.isEmpty { parts.append(rule.levels.map { spoken($0) }.joined(separator: ", ") + " level") }
    if !rule.flags.isEmpty { parts.append("flags " + rule.flags.map(\.text).joined(separator: ", ")) }
    if !rule.harm.isEmpty { parts.append("harm " + rule.harm.map { spoken($0) }.joined(separator: ", ")) }
    if let months = rule.fromMonths { parts.append(months.counted("month") + " or more") }
    return "For " + (parts.isEmpty ? "every case" : parts.joined(separator: "; "))
  }
}
