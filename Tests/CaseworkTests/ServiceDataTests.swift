import Casework
import JSON
import Testing

@Suite("The service's own copies of data files") struct ServiceDataTests {
  private var now: Moment { get throws { Moment(try TimeFixtures.day("2026-11-23"), .midday) } }

  private static func shipped() throws -> Practice {
    var letters = LetterTexts()
    for kind in LetterKind.allCases {
      let text = String(
        decoding: try TimeFixtures.bytes(of: "Resources/Letters/\(kind.rawValue).txt"), as: UTF8.self)
      letters.letters.append(.init(kind, text, source: "Local default"))
    }
    return Practice(
      standards: try DataFixtures.standards.get(), holding: try DataFixtures.holding.get(),
      weights: try DataFixtures.weights.get(), letters: letters,
      reports: try ReportTexts(json: TimeFixtures.bytes(of: "Resources/Reports/reports.json")),
      retention: try RetentionRules(json: TimeFixtures.bytes(of: "Resources/Standards/retention.json")),
      subjectAccess: try SubjectAccessRules(json: TimeFixtures.bytes(of: "Resources/Standards/subject-access.json")),
      access: try AccessPolicy(json: TimeFixtures.bytes(of: "Resources/Standards/access.json")),
      calendar: try TimeFixtures.calendar())
  }

  private func record() throws -> MemoryRecord {
    var record = MemoryRecord()
    for (id, role) in [("dshah", .manager), ("boss", .manager), ("kmason", .officer)] as [(StaffID, StaffRole)] {
      var staff = Staff()
      staff.name = id.text
      staff.role = role
      try record.make(.staffSaved(id, staff), by: "dshah", now: now)
    }
    return record
  }

  /// One faulty copy of each file, and where the fault is.
  private func faulty(_ file: ServiceFile) throws -> (data: ServiceData, problem: DataProblem) {
    let practice = try Self.shipped()
    switch file {
    case .standards:
      var standards = practice.standards
      standards.enforcement?.warnedMonths = 0
      return (.standards(standards), DataProblem("warned", .badNumber("months", 0)))
    case .allocation:
      var rules = practice.holding
      rules.rules[0].source = ""
      return (.allocation(rules), DataProblem("rule case-holder", .empty("source")))
    case .workload:
      var weights = practice.weights
      weights.fullTime.value = 0
      return (.workload(weights), DataProblem("fullTime", .badNumber("value", 0)))
    case .letters:
      var letters = practice.letters
      letters.letters[0].text = "Dear {nobody},"
      return (.letters(letters), DataProblem("letter warning", .unknown("{nobody}")))
    case .reports:
      var texts = practice.reports
      texts.panel[0].source = ""
      return (.reports(texts), DataProblem("panel guideline", .empty("source")))
    case .retention:
      var rules = practice.retention
      rules.rules[1].age = nil
      return (.retention(rules), DataProblem("rule every-case-to-18", .contradicts("trigger", "age")))
    case .subjectAccess:
      var rules = practice.subjectAccess
      rules.grounds[0].words = ""
      return (.subjectAccess(rules), DataProblem("ground third-party", .empty("words")))
    case .access:
      var policy = practice.access
      policy.roles[1].source = ""
      return (.access(policy), DataProblem("role senior-practitioner", .empty("source")))
    }
  }

  @Test(arguments: ServiceFile.allCases) func everyFileIsSoundCheckedSavedAndReadBack(file: ServiceFile) throws {
    var record = try record()
    let data = try Self.shipped()[file]
    #expect(data.problems().isEmpty)
    #expect(data.file == file)
    #expect(try ServiceData(file, json: data.document.json()) == data)
    let (wrong, problem) = try faulty(file)
    #expect(wrong.problems().first == problem)
    #expect(throws: Refusal.standardsFaulty(problem)) {
      try record.make(.dataSaved(wrong, why: "Test."), by: "dshah", now: now)
    }
    #expect(throws: Refusal.mayNotSaveStandards("kmason")) {
      try record.make(.dataSaved(data, why: "Test."), by: "kmason", now: now)
    }
    #expect(throws: Refusal.reasonMissing) {
      try record.make(.dataSaved(data, why: ""), by: "dshah", now: now)
    }
    #expect(record.stored(file.key) == nil)
    let change = Change.dataSaved(data, why: "Our own.", seen: 0)
    #expect(change.op == file.rawValue + ".save" && change.why == "Our own.")
    #expect(Change.words(forOp: change.op).hasSuffix("saved"))
    try record.make(change, by: "dshah", now: now)
    let stored = try #require(record.stored(file.key))
    let saved = try ServiceData(file, json: stored.bytes)
    #expect(saved.withoutEdits == data)
    #expect(saved.edits.map(\.by) == ["dshah"])
  }

  /// Two managers edit at once: the second is told, and nothing of the first one's is overwritten.
  @Test(arguments: ServiceFile.allCases) func theSecondOfTwoManagersIsTold(file: ServiceFile) throws {
    var record = try record()
    let data = try Self.shipped()[file]
    try record.make(.dataSaved(data, why: "First.", seen: 0), by: "dshah", now: now)
    let version = try #require(record.stored(file.key)?.version)
    #expect(throws: Refusal.changedMeanwhile(file.key, seen: 0, now: version)) {
      try record.make(.dataSaved(data, why: "Second.", seen: 0), by: "boss", now: now)
    }
    try record.make(.dataSaved(data, why: "Again.", seen: version), by: "boss", now: now)
    let edits = try ServiceData(file, json: #require(record.stored(file.key)).bytes).edits
    #expect(edits.map(\.why) == ["First.", "Again."])
  }

  @Test func aPracticeTakesCopiesAndKeepsTheStepsThatOldOnesLack() throws {
    var practice = try Self.shipped()
    let steps = practice.standards.enforcement
    var old = practice.standards
    old.enforcement = nil
    practice.take(.standards(old))
    #expect(practice.standards.enforcement == steps)
    var weights = practice.weights
    weights.warnAt.value = 90
    practice.take(.workload(weights))
    #expect(practice[.workload] == .workload(weights))
    #expect(weights.differing(from: try DataFixtures.weights.get()) == ["figure warnAt"])
  }

  /// The step that the law asks for and the clock that chases it have one length and one beginning (T13 to T15).
  @Test func theClockOfBreachFollowsTheStepsOfEnforcement() throws {
    var standards = try DataFixtures.standards.get()
    let calendar = try TimeFixtures.calendar()
    let day = try TimeFixtures.day("2026-11-18")
    var header = Case.of("2010-03-04")
    var order = Order()
    order.id = "o1"
    order.disposal = .youthRehabilitationOrder
    order.made = try TimeFixtures.day("2026-01-05")
    header.orders = [order]
    let contacts = try ["2026-03-02", "2026-04-13", "2026-11-16"].enumerated().map { index, iso in
      var contact = Contact()
      contact.at = Moment(try TimeFixtures.day(iso), .midday)
      contact.outcome = .unacceptableAbsence
      return FiledContact(id: ContactID("c\(index + 1).1"), version: 1, contact: contact)
    }
    let file = CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: contacts)
    func chased() -> Day? {
      Obligation.all(for: file, under: standards, calendar: calendar, on: day).first {
        $0.rule == "breach-information"
      }?.due
    }
    func asked() -> Enforcement {
      Enforcement(
        of: file, order: "o1", absence: contacts[2].contact.at.day, except: "c3.1", policy: standards.policy,
        calendar: calendar)
    }
    #expect(asked().step == .layInformation)
    #expect(chased()?.iso == "2026-11-23")
    #expect(asked().due == chased())
    let rule = try #require(standards.rules.firstIndex { $0.name == "breach-information" })
    standards.rules[rule].runs = [RuleSpan(10, .workingDays)]
    #expect(chased()?.iso == "2026-11-30")
    #expect(asked().due == chased())
    standards.enforcement?.warnedMonths = 6
    #expect(asked().step == .firstWarning)
    #expect(chased() == nil)
    standards.enforcement?.warnedMonths = 12
    standards.enforcement?.ladders[0].steps = [.firstWarning, .finalWarning, .finalWarning, .layInformation]
    #expect(asked().step == .finalWarning)
    #expect(chased() == nil)
  }

  @Test func aPreviewSaysWhatWouldBeDifferent() throws {
    let practice = try Self.shipped()
    var support = Staff()
    support.name = "Sam Support"
    support.role = .supportOfficer
    var header = Case.of("2010-03-04")
    header.worker = "support"
    var order = Order()
    order.id = "o1"
    order.disposal = .referralOrder
    order.made = try TimeFixtures.day("2026-09-01")
    order.ends = try TimeFixtures.day("2026-12-31")
    header.orders = [order]
    let summary = CaseSummary(of: CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: []))
    func moves(_ data: ServiceData) throws -> [DataPreview.Move] {
      DataPreview(
        data, over: practice, summaries: [summary], staff: ["support": support], teams: [], on: try now.day
      ).moves
    }
    for file in ServiceFile.allCases { #expect(try moves(practice[file]).isEmpty) }
    var rules = practice.holding
    let long = try #require(rules.rules.firstIndex { $0.name == "support-officer-long-referral-orders" })
    rules.rules[long].fromMonths = 3
    #expect(
      try moves(.allocation(rules)) == [
        .holding(CaseReference(1), child: summary.shortName, worker: "support", before: [], after: [rules.rules[long]])
      ])
    var weights = practice.weights
    let points = weights.points(of: summary, on: try now.day)
    weights.fullTime.value = 50
    #expect(try moves(.workload(weights)) == [.load("support", before: points, after: points * 2)])
  }
}
