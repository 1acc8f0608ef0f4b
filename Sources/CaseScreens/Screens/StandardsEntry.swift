import Casework
import TextUI

/// One entry of the standards that is listed and edited by itself: where it stands in its list.
enum StandardsEntry: Hashable, Sendable {
  /// A rule.
  case rule(Int)
  /// Contacts a month at a level.
  case frequency(Int)
  /// Hours a week in a stretch of months.
  case hours(Int)

  /// Every entry, in the order of the file.
  static func all(of standards: Standards) -> [Self] {
    standards.rules.indices.map { .rule($0) } + standards.frequencies.indices.map { .frequency($0) }
      + standards.intensiveHours.indices.map { .hours($0) }
  }

  /// What a list says of it.
  struct Facts: Sendable {
    var title: String
    var figure: String
    var status: String
    var source: String
    var inForce: String
    /// The name for scripts, and what the rule asks for.
    var details: [String]
    var isOff = false
  }

  /// What a list says of it; nil where there is no such entry any more.
  func facts(in standards: Standards) -> Facts? {
    switch self {
    case .rule(let index):
      guard standards.rules.indices.contains(index) else { return nil }
      let rule = standards.rules[index]
      return Facts(
        title: rule.title + (rule.part.isEmpty ? "" : " (\(rule.part))"), figure: Words.runs(of: rule),
        status: rule.status.rawValue, source: rule.source, inForce: Words.inForce(rule.from, rule.to),
        details: [rule.fullName + ", clock starts: " + Words.spoken(rule.starts), rule.words], isOff: rule.isOff)
    case .frequency(let index):
      guard standards.frequencies.indices.contains(index) else { return nil }
      let frequency = standards.frequencies[index]
      return Facts(
        title: "Contacts, " + frequency.level.rawValue, figure: "\(frequency.first) a month, then \(frequency.after)",
        status: "", source: frequency.source, inForce: Words.inForce(frequency.from, frequency.to),
        details: ["Contacts a month in the first three months of an order, and after them."])
    case .hours(let index):
      guard standards.intensiveHours.indices.contains(index) else { return nil }
      let hours = standards.intensiveHours[index]
      let stretch = hours.months.map { " for \($0) months" } ?? " from then on"
      return Facts(
        title: "ISS hours, part \(index + 1)", figure: "\(hours.hours) a week" + stretch, status: "",
        source: hours.source, inForce: "", details: ["Hours of intensive supervision and surveillance a week."])
    }
  }

  /// The same entry as it comes with the program; nil where there is none.
  func shipped(in shipped: Standards, of standards: Standards) -> Self? {
    switch self {
    case .rule(let index):
      guard standards.rules.indices.contains(index) else { return nil }
      let rule = standards.rules[index]
      let versions = standards.rules[..<index].count { $0.fullName == rule.fullName }
      let same = shipped.rules.indices.filter { shipped.rules[$0].fullName == rule.fullName }
      return same.indices.contains(versions) ? .rule(same[versions]) : nil
    case .frequency(let index):
      guard standards.frequencies.indices.contains(index) else { return nil }
      let level = standards.frequencies[index].level
      let versions = standards.frequencies[..<index].count { $0.level == level }
      let same = shipped.frequencies.indices.filter { shipped.frequencies[$0].level == level }
      return same.indices.contains(versions) ? .frequency(same[versions]) : nil
    case .hours(let index): return shipped.intensiveHours.indices.contains(index) ? self : nil
    }
  }

  /// What distinguishes it from what comes with the program: `changed`, `new`, `off`; empty for nothing.
  func difference(in standards: Standards, from shipped: Standards) -> String {
    guard let other = self.shipped(in: shipped, of: standards) else { return "new" }
    switch (self, other) {
    case (.rule(let index), .rule(let theirs)):
      if standards.rules[index].isOff { return "off" }
      return standards.rules[index] == shipped.rules[theirs] ? "" : "changed"
    case (.frequency(let index), .frequency(let theirs)):
      return standards.frequencies[index] == shipped.frequencies[theirs] ? "" : "changed"
    case (.hours(let index), .hours(let theirs)):
      return standards.intensiveHours[index] == shipped.intensiveHours[theirs] ? "" : "changed"
    default: return ""
    }
  }
}

// MARK: As a form

extension StandardsEntry {
  /// The fields in which it is edited.
  func fields(in standards: Standards) -> [Form.Field] {
    switch self {
    case .rule(let index):
      let rule = standards.rules[index]
      var fields: [Form.Field] = [
        Form.Field(
          name: "on", label: "In use",
          kind: .choice(
            .init([("on", "yes"), ("off", "no: the service works without it")], chosen: rule.isOff ? "off" : "on")))
      ]
      for (number, span) in rule.runs.enumerated() {
        fields.append(.line("count\(number)", number == 0 ? "How long" : "Or, if earlier", String(span.count)))
        fields.append(
          Form.Field.choice("unit\(number)", "Of", span.unit, none: nil) { Words.spoken($0) }.beside)
      }
      fields += Self.span(rule.from, rule.to)
      fields.append(.choice("status", "Status", rule.status, none: nil))
      return fields + [.line("source", "Source", rule.source)] + Self.governs + [.line("why", "Why", "")]
    case .frequency(let index):
      let frequency = standards.frequencies[index]
      return [
        .line("first", "A month at first", String(frequency.first)),
        .line("after", "After 3 months", String(frequency.after)).beside,
      ] + Self.span(frequency.from, frequency.to) + [.line("source", "Source", frequency.source)] + Self.governs + [
        .line("why", "Why", "")
      ]
    case .hours(let index):
      let hours = standards.intensiveHours[index]
      return [
        .line("hours", "Hours a week", String(hours.hours)),
        .line("months", "For months", hours.months.map(String.init) ?? "", hint: "empty: from then on").beside,
        .line("source", "Source", hours.source), .line("why", "Why", ""),
      ]
    }
  }

  private static func span(_ from: Day?, _ to: Day?) -> [Form.Field] {
    [.line("from", "In force from", from?.text(.short) ?? ""), .line("to", "To", to?.text(.short) ?? "").beside]
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

  /// The standards as they would be with what is typed. Throws where a field can't be read.
  func edited(_ form: Form, _ standards: Standards, _ desk: any Desk) throws(FormFault) -> Standards {
    var edited = standards
    let since: Day?
    if form.text("governs") == "new" { since = try form.neededDay("since", .future, desk) } else { since = nil }
    switch self {
    case .rule(let index):
      var rule = standards.rules[index]
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
    case .frequency(let index):
      var frequency = standards.frequencies[index]
      frequency.first = try Self.number("first", form)
      frequency.after = try Self.number("after", form)
      frequency.from = try form.day("from", .past, desk)
      frequency.to = try form.day("to", .future, desk)
      frequency.source = form.line("source")
      if let since { edited.follow(index, with: frequency, from: since) } else { edited.frequencies[index] = frequency }
    case .hours(let index):
      edited.intensiveHours[index].hours = try Self.number("hours", form)
      edited.intensiveHours[index].months = try form.number("months")
      edited.intensiveHours[index].source = form.line("source")
    }
    return edited
  }

  private static func number(_ name: String, _ form: Form) throws(FormFault) -> Int {
    guard let number = try form.number(name) else { throw FormFault(field: name, words: "Type a number.") }
    return number
  }
}
