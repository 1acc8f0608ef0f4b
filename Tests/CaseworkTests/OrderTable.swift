import Casework
import Forms
import JSON
import Testing

/// One row of `Tables/orders.csv`: an order, and what becomes of it.
struct OrderRow: Sendable, CustomTestStringConvertible {
  let what: String
  let header: Case
  let order: Order
  let expected: String

  var testDescription: String { what }

  static let all: Result<[OrderRow], any Error> = Result {
    let text = String(decoding: try TimeFixtures.bytes(of: "Tests/CaseworkTests/Tables/orders.csv"), as: UTF8.self)
    return try text.split(separator: "\n").dropFirst().map { try OrderRow(String($0)) }
  }

  private init(_ line: String) throws {
    let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    try #require(fields.count == 11, "\(line)")
    what = fields[0]
    expected = fields[10]
    var header = Case()
    header.child.familyName = "Abara"
    if !fields[2].isEmpty { header.child.dateOfBirth = try TimeFixtures.day(fields[2]) }
    let pleas = Self.parts(fields[4])
    for (index, date) in Self.parts(fields[3]).enumerated() where date != "none" {
      var offence = Offence()
      offence.id = OffenceID("f\(index + 1)")
      offence.date = date == "undated" ? nil : try TimeFixtures.day(date)
      offence.description = "Common assault"
      if pleas.indices.contains(index) {
        let plea: Plea = try #require(Plea(rawValue: pleas[index]), "\(pleas[index])")
        offence.plea = plea
      }
      header.offences.append(offence)
    }
    var order = Order()
    order.id = ""
    order.disposal = try #require(Disposal(rawValue: fields[1]), "\(fields[1])")
    order.made = try TimeFixtures.day(fields[5])
    order.offences = header.offences.map(\.id)
    order.term = try Self.term(fields[6])
    if !fields[7].isEmpty { order.ends = try TimeFixtures.day(fields[7]) }
    order.requirements = try Self.parts(fields[8]).map(Self.requirement)
    for said in Self.parts(fields[9]) {
      let words = said.split(separator: " ", maxSplits: 1).map(String.init)
      switch (words[0], words.count > 1 ? words[1] : "") {
      case ("beside", let disposal):
        var other = Order()
        other.disposal = try #require(Disposal(rawValue: disposal), "\(disposal)")
        other.made = order.made
        header.orders.append(other)
      case ("by", let court): order.by = court
      case (let count, "pence"): order.pence = Int(count)
      case (let count, "served"): order.remandDays = try #require(Int(count))
      default: order.found.append(try #require(SentenceFinding(rawValue: said), "\(said)"))
      }
    }
    self.header = header
    self.order = order
  }

  /// Parts between semicolons, without spaces around them.
  private static func parts(_ text: String) -> [String] {
    text.split(separator: ";").map { String($0.trimmingPrefix(" ")) }
  }

  private static func term(_ text: String) throws -> Term? {
    if text.isEmpty { return nil }
    let words = text.split(separator: " ")
    return Term(try #require(Int(words[0])), try #require(Term.Unit(rawValue: String(words[1])), "\(text)"))
  }

  private static func requirement(_ text: String) throws -> Requirement {
    let words = text.split(separator: " ").map(String.init)
    var requirement = Requirement(try #require(RequirementKind(rawValue: words[0]), "\(text)"))
    if words.count > 2 { requirement.term = try term(words[1] + " " + words[2]) }
    if let hours = words.last, hours.hasSuffix("h") { requirement.hoursADay = Int(hours.dropLast()) }
    return requirement
  }

  /// What the table calls a refusal.
  static func name(of refusal: Refusal) -> String {
    switch refusal {
    case .orderInFuture: "future"
    case .orderEndsBeforeItBegins: "ends before it begins"
    case .offenceAfterOrder: "offence after order"
    case .orderEndsTooLate(_, _, _, let basis): "end: " + basis.source
    case .termNotAllowed(_, _, _, let basis): "length: " + basis.source
    case .ageNotAllowed(_, _, _, let basis): "age: " + basis.source
    case .pleaNotAllowed(_, _, let basis): "plea: " + basis.source
    case .offenceMissing(_, let basis): "offence missing: " + basis.source
    case .noRequirement(_, let basis): "no requirement: " + basis.source
    case .requirementMissing(_, _, let basis): "requirement missing: " + basis.source
    case .requirementNotAllowed(_, _, let basis): "requirement: " + basis.source
    case .requirementAgeNotAllowed(_, _, _, let basis): "requirement age: " + basis.source
    case .requirementTermNotAllowed(_, _, _, let basis): "requirement length: " + basis.source
    case .requirementNeedsAnother(_, _, let basis): "needs another: " + basis.source
    case .requirementOutlastsAge(_, _, _, _, let basis): "outlasts age: " + basis.source
    case .requirementOutlastsOrder(_, _, _, let basis): "outlasts order: " + basis.source
    case .hoursADayNotAllowed(_, _, _, let basis): "hours a day: " + basis.source
    case .sentence(let refusal): name(of: refusal)
    default: "\(refusal)"
    }
  }

  private static func name(of refusal: SentenceRefusal) -> String {
    switch refusal {
    case .amountTooHigh(_, _, _, let basis): "amount: " + basis.source
    case .amountNotAllowed: "amount of nothing"
    case .amountEmpty: "amount empty"
    case .findingMissing(_, _, let basis): "finding: " + basis.source
    case .offenceUndated(_, _, let basis): "undated: " + basis.source
    case .needsSentence(_, let basis): "no sentence: " + basis.source
    case .answersNoOffence(_, let basis): "answers an offence: " + basis.source
    case .servedTooLong: "served too long"
    }
  }
}

/// The data files of `Resources`, as the program has them.
enum DataFixtures {
  static let limits = Result { try OrderLimits(json: TimeFixtures.bytes(of: "Resources/Standards/orders.json")) }
  static let standards = Result { try Standards(json: TimeFixtures.bytes(of: "Resources/Standards/standards.json")) }
  static let holding = Result {
    try AllocationRules(json: TimeFixtures.bytes(of: "Resources/Standards/allocation.json"))
  }
  static let weights = Result {
    try WorkloadWeights(json: TimeFixtures.bytes(of: "Resources/Standards/workload.json"))
  }
  static let enforcement = Result {
    try standards.get().policy
  }
  static let countersigning = Result {
    try CountersigningPolicy(json: TimeFixtures.bytes(of: "Resources/Standards/countersigning.json"))
  }
  static let guide = Result { try PlanGuide(json: TimeFixtures.bytes(of: "Resources/Plans/guide.json")) }
  static let survey = Result { try SurveyForm(json: TimeFixtures.bytes(of: "Resources/Exit/survey.json")) }
  static let tools = Result {
    try AssessmentTools(json: TimeFixtures.bytes(of: "Resources/Standards/tools.json"))
  }
  static let forms = Result {
    try FormLibrary(
      files: [
        "assetplus", "audit-case", "final-warning", "prevention-diversion", "screening-exploitation",
        "screening-speech", "screening-strengths", "screening-substances",
        "screening-wellbeing",
      ].map { (name: $0, bytes: try TimeFixtures.bytes(of: "Resources/Assessments/\($0)-1.json")) })
  }
  static let lists = Result {
    try CodeLists.needed.map { try CodeList(json: TimeFixtures.bytes(of: "Resources/Lists/\($0).json")) }
  }
}
