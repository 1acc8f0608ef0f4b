import Casework
import Testing

@Suite("What was proposed against what the court decided") struct ConcordanceTests {
  private static let supervision = Requirement(.supervision, term: Term(12, .months))
  private static let activity = Requirement(.activity, term: Term(30, .days))

  static let sentences: [([Order], Concordance.Verdict, [RequirementKind], [RequirementKind], [Disposal])] = [
    (
      [ReportFixture.order(.youthRehabilitationOrder, Term(12, .months), [supervision, activity])],
      .same, [], [], []
    ),
    (
      [ReportFixture.order(.youthRehabilitationOrder, Term(12, .months), [activity, supervision])],
      .same, [], [], []
    ),
    (
      [ReportFixture.order(.youthRehabilitationOrder, Term(18, .months), [supervision, activity])],
      .sameDisposal, [], [], [.youthRehabilitationOrder]
    ),
    (
      [
        ReportFixture.order(
          .youthRehabilitationOrder, Term(12, .months),
          [supervision, Requirement(.exclusion, term: Term(2, .months))])
      ],
      .sameDisposal, [.exclusion], [.activity], []
    ),
    (
      [
        ReportFixture.order(.youthRehabilitationOrder, Term(12, .months), [supervision, activity]),
        ReportFixture.order(.compensation, nil),
      ],
      .sameDisposal, [], [], []
    ),
    ([ReportFixture.order(.detentionAndTrainingOrder, Term(4, .months))], .different, [], [], []),
  ]

  @Test(arguments: sentences.indices) func everySentenceIsHeldAgainstTheProposal(index: Int) throws {
    let (orders, verdict, added, leftOut, lengths) = Self.sentences[index]
    var work = try ReportFixture()
    try work.filed()
    try work.sentence(orders)
    let entry = try #require(Concordance.entries(of: try work.file, reports: try work.reports).first)
    #expect(entry.found.verdict == verdict)
    #expect(entry.found.added == added && entry.found.leftOut == leftOut && entry.found.otherLength == lengths)
    #expect(entry.on == work.day && entry.court == ReportFixture.court && entry.author == "kmason")
    #expect(entry.group(by: .kind) == "pre-sentence" && entry.group(by: .month) == "2026-11")
  }

  @Test func aHearingThatAdjournsLeadsToTheNext() throws {
    var work = try ReportFixture()
    try work.filed()
    func verdict() throws -> Concordance.Verdict? {
      Concordance.entries(of: try work.file, reports: try work.reports).first?.found.verdict
    }
    #expect(try verdict() == .waiting)
    let hearing = try #require(try work.header.nextHearing)
    work.now = hearing.at
    var result = HearingResult()
    result.outcome = .adjourned
    result.remand = RemandDecision(.unconditionalBail)
    var decided = CourtResult(.known(work.reference), hearing: hearing, result: result)
    var next = Hearing()
    next.at = Moment(hearing.at.day.adding(days: 14), .midday)
    decided.next = next
    try work.make(.hearingResulted(decided))
    #expect(try verdict() == .waiting)
    try work.sentence([
      ReportFixture.order(.youthRehabilitationOrder, Term(12, .months), [Self.supervision, Self.activity])
    ])
    #expect(try verdict() == .same)
  }

  @Test func aMatterThatIsWithdrawnHasNoSentence() throws {
    var work = try ReportFixture()
    try work.filed()
    let hearing = try #require(try work.header.nextHearing)
    work.now = hearing.at
    var result = HearingResult()
    result.outcome = .withdrawn
    var decided = CourtResult(.known(work.reference), hearing: hearing, result: result)
    decided.charges = try work.header.offences.map { CourtResult.Charge($0, plea: .notGuilty, finding: .withdrawn) }
    try work.make(.hearingResulted(decided))
    let found = Concordance.entries(of: try work.file, reports: try work.reports).first?.found
    #expect(found?.verdict == .noSentence && found?.made == [])
  }

  @Test func smallNumbersAreSaidAsSoManyOfSoMany() throws {
    var entries: [Concordance.Entry] = []
    for orders in Self.sentences.map(\.0) {
      var work = try ReportFixture()
      try work.filed()
      try work.sentence(orders)
      entries += Concordance.entries(of: try work.file, reports: try work.reports)
    }
    let (lines, total) = Concordance.lines(entries, by: .author)
    #expect(lines.map(\.group) == ["kmason"] && lines.first?.words == "5 of 6" && lines.first?.percent == 83)
    #expect(total.same == 2 && total.sameDisposal == 3 && total.different == 1)
    #expect(Concordance.lines([], by: .court).total.percent == nil)
  }

  @Test func aReportThatProposesNothingIsntCounted() throws {
    var work = try ReportFixture(.progress)
    try work.filed()
    #expect(Concordance.entries(of: try work.file, reports: try work.reports) == [])
  }
}
