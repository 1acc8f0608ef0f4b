import Casework
import TextUI

extension DataEntry {
  /// Of which entries there can be more or fewer, and where each stands.
  private enum Place {
    case rule(Int, Standards)
    case holding(Int, AllocationRules)
    case weight(Int, WorkloadWeights)
    case retention(Int, RetentionRules)

    /// The place of an entry of a file; nil for one of which there is exactly one, such as a letter.
    init?(_ id: String, in data: ServiceData) {
      guard let at = DataEntry.all(of: data).firstIndex(where: { $0.id == id }) else { return nil }
      switch data {
      case .standards(let standards) where at < standards.rules.count && standards.rules[at].starts != .month:
        self = .rule(at, standards)
      case .allocation(let rules): self = .holding(at, rules)
      case .workload(let weights):
        let first = DataEntry.all(of: data).count - weights.weights.count
        guard at >= first else { return nil }
        self = .weight(at - first, weights)
      case .retention(let rules): self = .retention(at, rules)
      case .standards, .letters, .reports, .subjectAccess, .access: return nil
      }
    }
  }

  /// Whether there can be more or fewer entries of its kind.
  func isOneOfMany(in data: ServiceData) -> Bool { Place(id, in: data) != nil }

  /// A new entry that begins like this one and is to be named; nil where there is exactly one of its kind.
  func copy(in data: ServiceData) -> DataEntry? {
    guard let place = Place(id, in: data) else { return nil }
    var entry: DataEntry
    var fields: [Form.Field] = [.line("name", "Name", "", hint: "such as school-visit")]
    switch place {
    case .rule(let index, var standards):
      var rule = standards.rules[index]
      (rule.from, rule.to, rule.isOff, rule.status, rule.source) = (nil, nil, false, .local, "")
      standards.rules.insert(rule, at: index + 1)
      entry = Self.all(of: standards)[index + 1]
      fields += [
        .line("title", "Title", rule.title), .line("words", "What it asks", rule.words),
        .choice("starts", "Clock starts", rule.starts, none: nil),
        Self.picks("disposals", "For orders", rule.scope.disposals) { $0.name },
        Self.picks("levels", "Levels", rule.scope.levels) { Words.spoken($0) },
      ]
    case .holding(let index, var rules):
      rules.rules.insert(rules.rules[index], at: index + 1)
      (rules.rules[index + 1].status, rules.rules[index + 1].source) = (.unverified, "")
      entry = Self.holding(index + 1, in: rules)
    case .weight(let index, var weights):
      weights.weights.insert(weights.weights[index], at: index + 1)
      (weights.weights[index + 1].status, weights.weights[index + 1].source) = (.unverified, "")
      let entries = Self.all(of: weights)
      entry = entries[entries.count - weights.weights.count + index + 1]
    case .retention(let index, var rules):
      rules.rules.insert(rules.rules[index], at: index + 1)
      (rules.rules[index + 1].status, rules.rules[index + 1].source) = (.unverified, "")
      entry = Self.retention(index + 1, in: rules)
    }
    let (inner, rest) = (entry.edited, entry.fields)
    entry.id = "like " + id
    entry.fields = { [fields] in fields + rest().filter { !["governs", "since"].contains($0.name) } }
    entry.edited = { (form, desk) throws(FormFault) in
      let name = form.line("name").lowercased()
      guard !name.isEmpty, name.utf8.allSatisfy(Self.isOfName) else {
        throw FormFault(field: "name", words: "Name it in small letters, digits and hyphens, such as school-visit.")
      }
      var data = try inner(form, desk)
      Self.take(ListCode(name), form, at: place, in: &data)
      return data
    }
    return entry
  }

  /// Puts name and scope into the entry that stands behind the one at a place.
  private static func take(_ name: ListCode, _ form: Form, at place: Place, in data: inout ServiceData) {
    switch (place, data) {
    case (.rule(let index, _), .standards(var standards)):
      standards.rules[index + 1].name = name
      standards.rules[index + 1].part = ""
      standards.rules[index + 1].title = form.line("title")
      standards.rules[index + 1].words = form.line("words")
      if let starts = CaseEvent.Kind(rawValue: form.text("starts")) { standards.rules[index + 1].starts = starts }
      standards.rules[index + 1].scope.disposals = picked("disposals", form)
      standards.rules[index + 1].scope.levels = picked("levels", form)
      data = .standards(standards)
    case (.holding(let index, _), .allocation(var rules)):
      rules.rules[index + 1].name = name
      data = .allocation(rules)
    case (.weight(let index, _), .workload(var weights)):
      weights.weights[index + 1].name = name
      data = .workload(weights)
    case (.retention(let index, _), .retention(var rules)):
      rules.rules[index + 1].name = name
      data = .retention(rules)
    default: break
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-")
  }

  /// The same entry where it is to be deleted: asked for the reason alone; nil where there is exactly one of its kind.
  func deletion(from data: ServiceData) -> DataEntry? {
    let without: ServiceData
    switch Place(id, in: data) {
    case .rule(let index, var standards):
      standards.rules.remove(at: index)
      without = .standards(standards)
    case .holding(let index, var rules):
      rules.rules.remove(at: index)
      without = .allocation(rules)
    case .weight(let index, var weights):
      weights.weights.remove(at: index)
      without = .workload(weights)
    case .retention(let index, var rules):
      rules.rules.remove(at: index)
      without = .retention(rules)
    case nil: return nil
    }
    var entry = self
    entry.id = "without " + id
    entry.fields = { [Self.why] }
    entry.edited = { (_, _) throws(FormFault) in without }
    return entry
  }
}
