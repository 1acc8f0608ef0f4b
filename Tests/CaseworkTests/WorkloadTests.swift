import Casework
import JSON
import Testing

@Suite("Workload") struct WorkloadTests {
  private let day: Day
  private let weights: WorkloadWeights

  init() throws {
    day = try TimeFixtures.day("2026-11-23")
    weights = try DataFixtures.weights.get()
  }

  private func summary(
    _ disposal: Disposal?, began: Int, ends: Int = 200, level: InterventionLevel? = nil, released: Int? = nil,
    reports: Int = 0, _ change: (inout CaseSummary) -> Void = { _ in }
  ) -> CaseSummary {
    var summary = CaseSummary()
    summary.reference = CaseReference(1)
    summary.worker = "kmason"
    if let disposal {
      var order = OrderSummary()
      order.disposal = disposal
      order.made = day.adding(days: -began)
      order.begins = order.made
      order.ends = day.adding(days: ends)
      order.level = level
      order.released = released.map { day.adding(days: -$0) }
      summary.orders = [order]
    }
    summary.reports = Array(repeating: ReportRequest(), count: reports)
    change(&summary)
    return summary
  }

  /// Stage and points of a case: disposal, days since it began and until it ends, level, days since release.
  @Test(
    arguments: [
      (nil, 0, 0, nil, nil, .referral, 4), (.referralOrder, 0, 200, nil, nil, .beginning, 7),
      (.referralOrder, 27, 200, nil, nil, .beginning, 7), (.referralOrder, 28, 200, nil, nil, .running, 4),
      (.referralOrder, 60, 28, nil, nil, .running, 4), (.referralOrder, 60, 27, nil, nil, .ending, 5),
      (.referralOrder, 60, 0, .enhanced, nil, .ending, 7),
      (.youthRehabilitationOrder, 60, 200, .intensive, nil, .running, 10),
      (.youthRehabilitationOrderISS, 60, 200, .intensive, nil, .running, 14),
      (.youthRehabilitationOrderISS, 3, 200, .intensive, nil, .beginning, 17),
      (.detentionAndTrainingOrder, 60, 200, .enhanced, nil, .custody, 5),
      (.detentionAndTrainingOrder, 60, 200, .enhanced, 5, .beginning, 9),
      (.detentionAndTrainingOrder, 60, 200, .enhanced, 40, .running, 6),
      (.referralOrder, -3, 200, nil, nil, .referral, 4),
    ] as [(Disposal?, Int, Int, InterventionLevel?, Int?, CaseStage, Int)])
  func aCaseWeighsByLevelStageAndOrder(
    disposal: Disposal?, began: Int, ends: Int, level: InterventionLevel?, released: Int?, stage: CaseStage, points: Int
  ) {
    let summary = summary(disposal, began: began, ends: ends, level: level, released: released)
    #expect(summary.stage(on: day, days: weights.stageDays.value) == stage)
    #expect(weights.points(of: summary, on: day) == points)
  }

  /// What somebody's hours allow: hundredths of full time, reductions in per cent and days until they end.
  @Test(
    arguments: [
      (100, [], 100), (60, [], 60), (100, [(20, nil)], 80), (60, [(50, nil)], 30), (100, [(20, -1)], 100),
      (100, [(20, 0)], 80), (100, [(60, nil), (60, nil)], 0), (0, [], 0),
    ] as [(Int, [(Int, Int?)], Int)])
  func hoursAndReductionsSetTheCapacity(hundredths: Int, reductions: [(Int, Int?)], capacity: Int) {
    var staff = Staff()
    staff.hundredths = hundredths
    staff.reductions = reductions.map { percent, ends in
      WorkloadReduction(percent, why: "Duty", from: day.adding(days: -9), to: ends.map { day.adding(days: $0) })
    }
    #expect(weights.capacity(of: staff, on: day) == capacity)
    staff.to = day.adding(days: -1)
    #expect(weights.capacity(of: staff, on: day) == 0)
    staff.to = day
    #expect(weights.capacity(of: staff, on: day) == capacity)
    staff.from = day.adding(days: 1)
    #expect(weights.capacity(of: staff, on: day) == 0)
  }

  @Test func casesAreCountedApartAndWeighed() {
    let staff: [StaffID: Staff] = ["kmason": Staff(), "rellis": Staff(), "dshah": Staff()]
    let cases = [
      summary(.referralOrder, began: 60, level: .intensive, reports: 1),
      summary(.referralOrder, began: 60) {
        $0.heldFor = "Hull"
        $0.secondaryWorkers = ["rellis"]
        $0.reports = [ReportRequest()]
        $0.reports[0].author = "dshah"
      },
      summary(.referralOrder, began: 60, level: .intensive) { $0.heldBy = "Leeds" },
      summary(.referralOrder, began: 60, level: .intensive) { $0.closed = day },
      summary(.referralOrder, began: 60) { $0.worker = nil },
    ]
    let loads = weights.workloads(of: staff, holding: cases, on: day)
    let mason = loads["kmason"]
    #expect(mason?.own == 1 && mason?.caretaken == 1 && mason?.elsewhere == 1 && mason?.open == 3)
    #expect(mason?.points == 10 + 6 + 4 + 1)
    #expect(mason?.percent == 21 && mason?.reports == 1)
    #expect(mason?.levels == [.intensive: 2, .standard: 1])
    #expect(loads["rellis"]?.points == 1 && loads["rellis"]?.seconded == 1)
    #expect(loads["dshah"]?.points == 6 && loads["dshah"]?.reports == 1 && loads["dshah"]?.open == 0)
  }

  /// The percentage at which it is warned of: cases of ten points for hours of so many hundredths.
  @Test(
    arguments: [(9, 100, 90, false), (10, 100, 100, true), (5, 50, 100, true), (5, 51, 98, false), (0, 0, nil, false)]
      as [(Int, Int, Int?, Bool)])
  func aFullWeekIsWarnedOf(cases: Int, hundredths: Int, percent: Int?, warns: Bool) {
    var staff = Staff()
    staff.hundredths = hundredths
    let held = (0..<cases).map { _ in summary(.youthRehabilitationOrder, began: 60, level: .intensive) }
    let load = weights.workloads(of: ["kmason": staff], holding: held, on: day)["kmason"]
    #expect(load?.percent == percent)
    #expect(load?.isTooMuch(under: weights) == warns)
  }

  @Test func whoHasNoHoursAndHoldsACaseIsWarnedOf() {
    let load = weights.workloads(of: [:], holding: [summary(.referralOrder, began: 60)], on: day)["kmason"]
    #expect(load?.percent == nil)
    #expect(load?.isTooMuch(under: weights) == true)
  }

  @Test func theWholeIsTheSumOfItsParts() throws {
    var random = SeededNumbers(seed: 3)
    let people: [StaffID] = ["kmason", "rellis", "dshah"]
    for _ in 0..<50 {
      let cases = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        summary(
          Disposal.allCases.randomElement(using: &random), began: Int.random(in: 0...90, using: &random),
          ends: Int.random(in: 1...90, using: &random), level: InterventionLevel.allCases.randomElement(using: &random)
        ) {
          $0.worker = people.randomElement(using: &random)
          $0.heldBy = Bool.random(using: &random) ? "" : "Hull"
        }
      }
      let loads = weights.workloads(
        of: Dictionary(uniqueKeysWithValues: people.map { ($0, Staff()) }), holding: cases, on: day)
      #expect(loads.values.reduce(0) { $0 + $1.open } == cases.count)
      #expect(
        loads.values.reduce(0) { $0 + $1.points } == cases.reduce(0) { $0 + weights.points(of: $1, on: day) })
      #expect(loads.values.allSatisfy { $0.levels.values.reduce(0, +) == $0.open })
    }
  }

  @Test func faultsOfTheWeightsAreNamed() throws {
    var weights = weights
    weights.fullTime.value = 0
    weights.secondWorker.source = ""
    weights.weights[0].levels = []
    weights.weights[1].words = ""
    weights.weights[2].source = ""
    weights.weights[3].points = 5000
    weights.weights[4].name = weights.weights[5].name
    let faults = weights.problems().map(\.fault)
    for fault in [
      .badNumber("value", 0), .empty("source"), .missing("standard"), .empty("words"), .badNumber("points", 5000),
      .nameTwice,
    ] as [DataProblem.Fault] { #expect(faults.contains(fault), "\(fault)") }
    #expect(faults.count == 7)
  }
}
