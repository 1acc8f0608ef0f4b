import Casework
import Testing

@Suite struct AuditSampleTests {
  private func summaries(_ count: Int) -> [CaseSummary] {
    (1...count).map { number in
      var summary = CaseSummary()
      summary.reference = CaseReference(number)
      summary.worker = number % 9 == 0 ? nil : StaffID("w\(number % 4)")
      if number % 3 == 0 {
        summary.judgements = Judgements(on: Specimens.day, reoffending: .low, harm: .high, safety: .low)
      }
      return summary
    }
  }

  @Test func theSameSeedDrawsTheSameWhateverTheOrder() {
    let all = summaries(200)
    let first = AuditSample.draw(from: all, perWorker: 3, theme: .whole, seed: 7).map(\.reference)
    #expect(first == AuditSample.draw(from: all.reversed(), perWorker: 3, theme: .whole, seed: 7).map(\.reference))
    #expect(first.count == 12)
    #expect(first != AuditSample.draw(from: all, perWorker: 3, theme: .whole, seed: 8).map(\.reference))
  }

  @Test func everyWorkerIsInItAndEveryCaseCanBe() {
    let all = summaries(200)
    var drawn: Set<CaseReference> = []
    for seed in 0..<400 {
      let sample = AuditSample.draw(from: all, perWorker: 1, theme: .whole, seed: UInt64(seed))
      #expect(sample.compactMap(\.worker?.text) == ["w0", "w1", "w2", "w3"])
      drawn.formUnion(sample.map(\.reference))
    }
    #expect(drawn.count > 170)
  }

  @Test func aThemeDrawsOnlyItsOwn() {
    let sample = AuditSample.draw(from: summaries(200), perWorker: 5, theme: .risk, seed: 1)
    #expect(!sample.isEmpty && sample.allSatisfy { $0.judgements?.harm == .high })
  }
}
