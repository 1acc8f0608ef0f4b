import Casework
import TextUI

extension DataEntry {
  /// Rules, contacts a month, hours a week, and the steps of enforcement.
  static func all(of standards: Standards) -> [DataEntry] {
    standards.rules.indices.map { rule($0, in: standards) }
      + standards.frequencies.indices.map { frequency($0, in: standards) }
      + standards.intensiveHours.indices.map { hours($0, in: standards) } + steps(in: standards)
  }

  private static func rule(_ index: Int, in standards: Standards) -> DataEntry {
    let rule = standards.rules[index]
    let facts = Facts(
      title: rule.title + (rule.part.isEmpty ? "" : " (\(rule.part))"), figure: Words.runs(of: rule),
      status: rule.status.rawValue, source: rule.source, inForce: Words.inForce(rule.from, rule.to),
      details: [rule.fullName + ", clock starts: " + Words.spoken(rule.starts), rule.words], isOff: rule.isOff)
    return DataEntry(
      id: "rule " + rule.fullName, facts: facts, content: rule.json(), fields: { fields(of: rule) },
      edited: { (form, desk) throws(FormFault) in
        let since = try since(form, desk)
        var (rule, edited) = (rule, standards)
        rule.isOff = form.text("on") == "off"
        for number in rule.runs.indices {
          rule.runs[number].count = try Self.number("count\(number)", form)
          rule.runs[number].unit = RuleSpan.Unit(rawValue: form.text("unit\(number)")) ?? rule.runs[number].unit
        }
        rule.from = try form.day("from", .past, desk)
        rule.to = try form.day("to", .future, desk)
        rule.status = DeadlineRule.Status(rawValue: form.text("status")) ?? rule.status
        rule.source = form.line("source")
        if let since { edited.follow(index, with: rule, from: since) } else { edited.rules[index] = rule }
        return .standards(edited)
      })
  }

  private static func fields(of rule: DeadlineRule) -> [Form.Field] {
    var fields: [Form.Field] = [
      Form.Field(
        name: "on", label: "In use",
        kind: .choice(
          .init([("on", "yes"), ("off", "no: the service works without it")], chosen: rule.isOff ? "off" : "on")))
    ]
    for (number, span) in rule.runs.enumerated() {
      fields.append(.line("count\(number)", number == 0 ? "How long" : "Or, if earlier", String(span.count)))
      fields.append(Form.Field.choice("unit\(number)", "Of", span.unit, none: nil) { Words.spoken($0) }.beside)
    }
    fields += span(rule.from, rule.to)
    fields.append(.choice("status", "Status", rule.status, none: nil))
    return fields + [.line("source", "Source", rule.source)] + governs + [why]
  }

  private static func frequency(_ index: Int, in standards: Standards) -> DataEntry {
    let frequency = standards.frequencies[index]
    let facts = Facts(
      title: "Contacts, " + frequency.level.rawValue, figure: "\(frequency.first) a month, then \(frequency.after)",
      status: "", source: frequency.source, inForce: Words.inForce(frequency.from, frequency.to),
      details: ["Contacts a month in the first three months of an order, and after them."])
    return DataEntry(
      id: "frequency " + frequency.level.rawValue, facts: facts, content: frequency.json(),
      fields: {
        [
          .line("first", "A month at first", String(frequency.first)),
          .line("after", "After 3 months", String(frequency.after)).beside,
        ] + span(frequency.from, frequency.to) + [.line("source", "Source", frequency.source)] + governs + [why]
      },
      edited: { (form, desk) throws(FormFault) in
        let since = try since(form, desk)
        var (frequency, edited) = (frequency, standards)
        frequency.first = try number("first", form)
        frequency.after = try number("after", form)
        frequency.from = try form.day("from", .past, desk)
        frequency.to = try form.day("to", .future, desk)
        frequency.source = form.line("source")
        if let since {
          edited.follow(index, with: frequency, from: since)
        } else {
          edited.frequencies[index] = frequency
        }
        return .standards(edited)
      })
  }

  private static func hours(_ index: Int, in standards: Standards) -> DataEntry {
    let hours = standards.intensiveHours[index]
    let stretch = hours.months.map { " for " + $0.counted("month") } ?? " from then on"
    let facts = Facts(
      title: "ISS hours, part \(index + 1)", figure: "\(hours.hours) a week" + stretch, status: "",
      source: hours.source, details: ["Hours of intensive supervision and surveillance a week."])
    return DataEntry(
      id: "intensive hours \(index + 1)", facts: facts, content: hours.json(),
      fields: {
        [
          .line("hours", "Hours a week", String(hours.hours)),
          .line("months", "For months", hours.months.map(String.init) ?? "", hint: "empty: from then on").beside,
          .line("source", "Source", hours.source), why,
        ]
      },
      edited: { (form, _) throws(FormFault) in
        var edited = standards
        edited.intensiveHours[index].hours = try number("hours", form)
        edited.intensiveHours[index].months = try form.number("months")
        edited.intensiveHours[index].source = form.line("source")
        return .standards(edited)
      })
  }

  /// Whether what runs already moves too: law and policy change for what begins, a slip is put right for everything.
  private static var governs: [Form.Field] {
    [
      Form.Field(
        name: "governs", label: "Holds for",
        kind: .choice(
          .init([("all", "everything that is open"), ("new", "what begins from a day on")], chosen: "all"))),
      .line("since", "From", "").beside,
    ]
  }

  /// From which day on it holds; nil where for everything that is open.
  private static func since(_ form: Form, _ desk: any Desk) throws(FormFault) -> Day? {
    form.text("governs") == "new" ? try form.neededDay("since", .future, desk) : nil
  }
}
