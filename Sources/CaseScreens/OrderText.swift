public import Casework

/// Orders as one types them behind what was decided: `12 months; supervision 12 months; curfew 3 months, 10 hours a day`.
///
/// The first part is the length, with `40 days served` behind a comma for custody, what is to be paid (`£250`), what the
/// court said that the sentence rests on (`persistent`), and `#1` or `#1 #2` for the offences that it answers; what
/// follows behind semicolons are its requirements.
public enum OrderText {
  /// What can't be read, and what to type.
  public struct Fault: Error, Equatable, Sendable {
    public let words: String
  }

  /// Reads an order of a disposal. Offences are named by their number among the charges, all of them where none is named.
  public static func order(
    _ disposal: Disposal, typed: String, charges: [OffenceID]
  ) throws(Fault) -> Order {
    var order = Order()
    order.disposal = disposal
    var parts = typed.split(separator: ";", omittingEmptySubsequences: false).map {
      $0.split(separator: " ").joined(separator: " ")
    }
    let first = parts.isEmpty ? "" : parts.removeFirst()
    var named: [OffenceID] = []
    for part in withoutThousands(first).split(separator: ",") {
      var words = part.split(separator: " ").map(String.init)
      for word in words where word.hasPrefix("#") {
        guard let number = Int(word.dropFirst()), charges.indices.contains(number - 1) else {
          throw Fault(words: "\(word) is none of the charges. They are numbered from #1 to #\(charges.count).")
        }
        named.append(charges[number - 1])
      }
      words.removeAll { $0.hasPrefix("#") }
      let text = words.joined(separator: " ")
      if text.isEmpty { continue }
      if text.hasSuffix("served") {
        guard let days = Int(text.prefix { $0.isNumber }) else {
          throw Fault(words: "Type the days served on remand such as 40 days served.")
        }
        order.remandDays = days
      } else if let finding = SentenceFinding(typed: text) {
        order.found.append(finding)
      } else if let pence = pence(text) {
        order.pence = pence
      } else if let level = InterventionLevel(rawValue: text.lowercased()) {
        order.level = level
      } else if let term = Term(typed: text) {
        order.term = term
      } else {
        throw Fault(words: "\u{201C}\(text)\u{201D} isn\u{2019}t understood. " + Words.lengthExpected)
      }
    }
    order.offences = named.isEmpty ? charges : named
    for part in parts where !part.isEmpty { order.requirements.append(try requirement(part)) }
    return order
  }

  /// Without the commas that stand between the digits of a number.
  private static func withoutThousands(_ text: String) -> String {
    let letters = Array(text)
    return String(
      letters.indices.filter { index in
        let isBetween =
          index > 0 && index + 1 < letters.count && letters[index - 1].isNumber && letters[index + 1].isNumber
        return !(letters[index] == "," && isBetween)
      }.map { letters[$0] })
  }

  /// Reads an amount such as `£250`, `62.50 pounds` or `£1,000`, in pence; nil where it is none.
  static func pence(_ typed: String) -> Int? {
    var text = typed.lowercased().filter { !" ,".contains($0) }
    let isMarked = text.hasPrefix("\u{A3}") || text.hasSuffix("pounds")
    guard isMarked else { return nil }
    if text.hasPrefix("\u{A3}") { text.removeFirst() }
    if text.hasSuffix("pounds") { text.removeLast("pounds".count) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let pounds = parts.first.flatMap({ Int($0) }), (0...1_000_000).contains(pounds), parts.count < 3 else {
      return nil
    }
    guard parts.count == 2 else { return pounds * 100 }
    guard parts[1].count == 2, let pence = Int(parts[1]), pence >= 0 else { return nil }
    return pounds * 100 + pence
  }

  /// Reads scores of charges by their places: `5` for all of them, `#1 5 #2 3` for some.
  public static func scores(_ typed: String, charges: Int) throws(Fault) -> [Int: Int] {
    var scores: [Int: Int] = [:]
    var named: Int?
    for word in typed.split(whereSeparator: { " ;,=".contains($0) }) {
      if word.hasPrefix("#") {
        guard let number = Int(word.dropFirst()), (1...max(1, charges)).contains(number), charges > 0 else {
          throw Fault(words: "\(word) is none of the charges. They are numbered from #1 to #\(charges).")
        }
        named = number - 1
      } else {
        guard let score = Int(word) else { throw Fault(words: "Type a number, or one a charge such as #1 5 #2 3.") }
        for index in named.map({ [$0] }) ?? Array(0..<charges) { scores[index] = score }
        named = nil
      }
    }
    return scores
  }

  /// A requirement by its name, whole or begun, and what is typed behind it.
  private static func requirement(_ typed: String) throws(Fault) -> Requirement {
    let lower = typed.lowercased()
    let kinds = RequirementKind.allCases.map { (kind: $0, name: Words.spoken($0)) }
    let whole = kinds.filter { lower == $0.name || lower.hasPrefix($0.name + " ") || lower.hasPrefix($0.name + ",") }
    guard let found = whole.max(by: { $0.name.count < $1.name.count }) else {
      let names = kinds.map(\.name).joined(separator: ", ")
      throw Fault(words: "\u{201C}\(typed)\u{201D} begins with none of the requirements: \(names).")
    }
    let rest = String(typed.dropFirst(found.name.count).drop { $0 == " " || $0 == "," })
    guard let requirement = Requirement(found.kind, typed: rest) else { throw Fault(words: Words.lengthExpected) }
    return requirement
  }

  /// What an order says besides its length and requirements: `£250`, `persistent`.
  static func particulars(_ order: Order) -> [String] {
    (order.pence.map { [Words.money($0)] } ?? []) + order.found.map(\.words)
  }

  /// Conditions of bail or remand as one types them: `curfew 19:00 to 7:00; not to enter the market`.
  public static func conditions(_ typed: String) -> [BailCondition] {
    typed.split(separator: ";").compactMap { part in
      let text = part.split(separator: " ").joined(separator: " ")
      if text.isEmpty { return nil }
      let lower = text.lowercased()
      let found = conditionWords.first { word, _ in
        lower.hasPrefix(word) && !(lower.dropFirst(word.count).first.map { $0.isLetter || $0 == "-" } ?? false)
      }
      guard let found else { return BailCondition(.other, text) }
      return BailCondition(
        found.kind, String(text.dropFirst(found.word.count).drop { $0 == " " || $0 == ":" || $0 == "," }))
    }
  }

  /// With what words conditions begin: their kinds, and how courts put them.
  private static let conditionWords: [(word: String, kind: BailCondition.Kind)] =
    BailCondition.Kind.allCases.filter { $0 != .other }.map { (Words.spoken($0), $0) } + [
      ("non-association with", .nonAssociation), ("non-association", .nonAssociation),
      ("not to enter", .exclusion), ("keep away from", .exclusion),
      ("not to contact", .nonAssociation), ("no contact with", .nonAssociation),
      ("live at", .residence), ("reside at", .residence), ("sleep at", .residence),
    ]
}

extension SentenceFinding {
  /// Reads it as one would write it: its code, its words, or the first of them.
  fileprivate init?(typed text: String) {
    let typed = text.lowercased()
    guard !typed.isEmpty,
      let found = Self.allCases.first(where: { each in
        typed == each.rawValue || typed == each.words
          || each.words.split(separator: " ").first.map { $0 == typed } ?? false
      })
    else { return nil }
    self = found
  }
}
