import Casework
import JSON
import Testing

@Suite struct RoundTripTests {
  /// What says of a value that it is shown in part, which is nothing of the record.
  private static let unstored: Set = [
    "Contact.withheld", "Consent.withheld", "CaseSummary.whole", "CaseSummary.hidden", "Assessment.withheld",
    "ResettlementPlan.withheld",
  ]

  /// A specimen sets every field, or the test that it is read back proves nothing of the field left out.
  @Test(arguments: Specimens.all.indices) func aSpecimenSetsEveryField(index: Int) {
    let specimen = Specimens.all[index]
    func fields(_ value: some JSONRecord) -> [(String?, String)] {
      Mirror(reflecting: value).children.map { ($0.label, String(describing: $0.value)) }
    }
    func empty<T: JSONRecord>(like value: T) -> T { T() }
    for (set, unset) in zip(fields(specimen), fields(empty(like: specimen)))
    where !Self.unstored.contains("\(type(of: specimen)).\(set.0 ?? "")") {
      #expect(set.1 != unset.1, "\(type(of: specimen)).\(set.0 ?? "")")
    }
    #expect(!fields(specimen).isEmpty)
  }

  @Test(arguments: Specimens.all.indices) func everyFieldIsReadBack(index: Int) throws {
    func check<T: JSONRecord>(_ value: T) throws {
      for pretty in [false, true] {
        let read = try T(json: value.json(pretty: pretty))
        #expect(String(reflecting: read) == String(reflecting: value), "\(T.self)")
        #expect(read.json() == value.json(), "\(T.self)")
      }
    }
    try check(Specimens.all[index])
  }

  @Test(arguments: Specimens.all.indices) func nothingIsReadBackAsNothing(index: Int) throws {
    func check<T: JSONRecord>(_ value: T) throws {
      // What names a case names none while it is empty, and is never stored so.
      let names: [any JSONRecord.Type] = [CaseSummary.self, ResultMark.self, RecordLink.self, PanelNote.self]
      if names.contains(where: { $0 == T.self }) { return }
      let empty = T()
      let read = try T(json: empty.json())
      #expect(String(reflecting: read) == String(reflecting: empty), "\(T.self)")
      #expect(throws: JSONError.self) { try T(json: Array(#"{"no-such-field":1}"#.utf8)) }
    }
    try check(Specimens.all[index])
  }

  /// A row's contact is one text; whatever stands in its parts, it is read back.
  @Test(arguments: ["", "library", "a|b", "100 %", "%7C", "|%25|", "%", "||", "Łuk 渡辺", "%2", "7C|"])
  func aContactOfARowIsReadBack(place: String) throws {
    var contact = Specimens.contact
    contact.place = place
    for worker in ["kmason", "a|b%"] as [StaffID] {
      contact.worker = worker
      for outcome in [nil] + ContactOutcome.allCases.map(Optional.some) {
        contact.outcome = outcome
        contact.order = outcome == nil ? nil : "o1"
        contact.counts.toggle()
        let summary = ContactSummary("c1.1", contact)
        #expect(ContactSummary(jsonText: summary.jsonText) == summary, "\(summary.jsonText)")
      }
    }
    #expect(ContactSummary(jsonText: place) == nil)
  }

  @Test func everyCodeOfTheProgramIsReadBack() {
    func check<T: CaseIterable & JSONText & Equatable>(_ type: T.Type) {
      for value in T.allCases { #expect(T(jsonText: value.jsonText) == value, "\(value)") }
      #expect(T(jsonText: "no-such-code") == nil, "\(type)")
      #expect(Set(T.allCases.map(\.jsonText)).count == T.allCases.count, "\(type)")
    }
    check(Disposal.self)
    check(CourtKind.self)
    check(CourtPanel.self)
    check(RemandStatus.self)
    check(BailCondition.Kind.self)
    check(HearingOutcome.self)
    check(ChargeResult.Finding.self)
    check(OutcomePart.self)
    check(DutyEntry.Kind.self)
    check(Tier.self)
    check(RequirementKind.self)
    check(Plea.self)
    check(Appeal.self)
    check(Term.Unit.self)
    check(OrderEnd.How.self)
    check(InterventionLevel.self)
    check(JudgementLevel.self)
    check(ContactOutcome.self)
    check(Attendee.self)
    check(Sex.self)
    check(IdentifierKind.self)
    check(Suitability.self)
    check(Reach.Means.self)
    check(StaffRole.self)
    check(CaseEvent.Kind.self)
    check(DeadlineRule.Status.self)
    check(LimitStatus.self)
    check(CaseStage.self)
    check(Weekday.self)
    check(Rescheduling.Request.self)
    check(Holding.self)
    check(ReportRequest.Kind.self)
    check(ReportStage.self)
    check(Concordance.Verdict.self)
    check(Supervision.Kind.self)
    check(OversightNote.Kind.self)
    check(ServiceFile.self)
    check(LetterKind.self)
    check(AgeRange.Occasion.self)
    check(SigningState.self)
    check(SigningAct.Kind.self)
    check(SigningNeed.Ground.self)
    check(CheckAnswer.Answer.self)
    check(SignedKind.self)
    check(PlanStep.Doer.self)
    check(TargetProgress.State.self)
    check(Contingency.Concern.self)
    check(Agreement.Party.self)
    check(Agreement.Answer.self)
    check(Agreement.Means.self)
    check(DestinationOutcome.State.self)
    check(Enrolment.Outcome.self)
    check(TemporaryRelease.Return.self)
    check(ResettlementPlan.Head.self)
    check(Release.Kind.self)
    check(BailUpdate.Compliance.self)
    check(BreachOutcome.Finding.self)
    check(BreachOutcome.Result.self)
  }
}
