import ArgumentParser
import CaseScreens
import Casework

extension StandardsCommand {
  /// `waymark standards add NAME`
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Adds a rule that begins like another one; `waymark standards edit` alters the rest of it.")
    @OptionGroup var options: Options
    @OptionGroup var saving: SavingOptions
    @Argument(help: "The new rule's name, in small letters, digits and hyphens.") var name: String
    @Option(name: .long, help: "The rule that it begins like.") var like: String
    @Option(name: .long, help: "What people read in lists.") var title: String?
    @Option(name: .long, help: "What it asks for, in a sentence.") var words: String?
    @Option(name: .long, help: "What starts its clock, such as released.") var starts: String?
    @Option(name: .long, help: "How many of the unit it runs; below nought for before.") var count: Int?
    @Option(name: .long, help: "Of what: \(RuleSpan.Unit.allCases.map(\.rawValue).joined(separator: ", ")).")
    var unit: String?
    @Option(name: .long, help: "Where it comes from.") var source: String

    func run() throws {
      let session = try Session(options)
      guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) else {
        throw Failure(.badInput, "A rule is named in small letters, digits and hyphens, such as school-visit.")
      }
      try saving.save(.standards, session) { before in
        guard case .standards(var standards) = before, let index = standards.place(of: like) else {
          throw Failure(.badInput, Self.unknown(like))
        }
        var rule = standards.rules[index]
        (rule.name, rule.part, rule.from, rule.to, rule.isOff) = (ListCode(name), "", nil, nil, false)
        (rule.status, rule.source) = (.local, source)
        rule.title = title ?? rule.title
        rule.words = words ?? rule.words
        if let starts { rule.starts = try Self.known(starts, "starts") }
        if rule.runs.isEmpty { rule.runs = [RuleSpan()] }
        if let count { rule.runs[0].count = count }
        if let unit { rule.runs[0].unit = try Self.known(unit, "unit") }
        standards.rules.insert(rule, at: index + 1)
        return .standards(standards)
      }
    }

    private static func known<Value: CaseIterable & RawRepresentable<String>>(
      _ text: String, _ option: String
    ) throws -> Value {
      guard let value = Value(rawValue: text) else {
        let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(.badInput, "--\(option) can\u{2019}t be \u{201C}\(text)\u{201D}. There are: \(names).")
      }
      return value
    }

    fileprivate static func unknown(_ rule: String) -> String {
      "There is no rule \u{201C}\(rule)\u{201D}. `waymark standards` lists them."
    }
  }

  /// `waymark standards delete RULE`
  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "delete",
      abstract: "Deletes a rule that the service added; one that comes with the program is turned off instead.")
    @OptionGroup var options: Options
    @OptionGroup var saving: SavingOptions
    @Argument(help: "The rule's name, with its part where it has one: plan/referral-order.") var rule: String

    func run() throws {
      let session = try Session(options)
      guard session.shipped.standards.place(of: rule) == nil else {
        throw Failure(
          .badInput, "\(rule) comes with the program: turn it off with `waymark standards edit`, \"off\": true.")
      }
      try saving.save(.standards, session) { before in
        guard case .standards(var standards) = before, let index = standards.place(of: rule) else {
          throw Failure(.badInput, Add.unknown(rule))
        }
        standards.rules.remove(at: index)
        return .standards(standards)
      }
    }
  }
}

extension Standards {
  /// Where the rule of a name stands, the latest of its versions; nil where there is none.
  fileprivate func place(of name: String) -> Int? {
    rules.lastIndex { $0.fullName == name } ?? rules.lastIndex { $0.name.text == name }
  }
}
