#if DEBUG || FUZZING
import Casework
import JSON

@testable import CaseStore

extension Parser {
  /// Documents that a store holds, and files that a service edits.
  static let documents: [Parser] =
    [
      document("case", Case.self, use: Use.caseFile), document("contact", Contact.self),
      document("contact-line", ContactLine.self, seeds: Use.contactLines), document("assessment", Assessment.self),
      document("plan", Plan.self), document("exit", ExitPlan.self), document("court-report", CourtReport.self),
      document("case-summary", CaseSummary.self, use: Use.summary), document("staff", Staff.self),
      document("team", Team.self), document("service", Service.self), document("supervision", SupervisionFile.self),
      document("programme", Programme.self), document("court-day", CourtDay.self), document("duty-day", DutyDay.self),
      document("panel-meeting", PanelMeeting.self), document("case-audit", CaseAudit.self),
      document("custody-stay", CustodyStay.self), document("look", Look.self), document("seal", Seal.self),
      document("draft", Drafts.Draft.self), document("presence", Presence.Entry.self),
      document("standards", Standards.self, use: Use.standards),
      document("allocation-rules", AllocationRules.self, use: { _ = $0.problems() }),
      document("workload-weights", WorkloadWeights.self, use: { _ = $0.problems() }),
      document("letter-texts", LetterTexts.self, use: { _ = $0.problems() }),
      document("report-texts", ReportTexts.self, use: { _ = $0.problems() }),
      document("order-limits", OrderLimits.self, use: { _ = $0.problems() }),
      document("countersigning", CountersigningPolicy.self, use: { _ = $0.problems() }),
      document("access-policy", AccessPolicy.self, use: { _ = $0.problems() }),
      document("code-list", CodeList.self, use: { _ = CodeLists.problems(of: [$0]) }),
      document("holidays", OneOffHolidays.self, use: Use.holidays), document("plan-guide", PlanGuide.self),
      document("survey", SurveyForm.self), document("remand-rates", RemandRates.self),
      document("welcome", WelcomeTexts.self), document("tools", AssessmentTools.self),
      document(
        "retention-rules", RetentionRules.self, seeds: Use.shipped("Standards/retention.json"),
        use: { _ = $0.problems() }),
      document(
        "subject-access-rules", SubjectAccessRules.self, seeds: Use.shipped("Standards/subject-access.json"),
        use: { _ = $0.problems() }),
      document("subject-request", SubjectRequest.self, seeds: { [SubjectRequest().json()] }),
      document("destruction-certificate", DestructionCertificate.self, seeds: { [DestructionCertificate().json()] }),
      document("erased-lines", ErasedLines.self, seeds: { [ErasedLines().json()] }),
      document("moratoria", Moratoria.self, seeds: { [Moratoria().json()] }),
      document("loss-record", LossRecord.self, seeds: { [LossRecord().json()] }),
      document("lost-change", LostChange.self, seeds: { [LostChange().json()] }),
    ]

  /// A document that must be read back as it is written, and that `use` does with what the program does.
  private static func document<T: JSONRecord & Equatable>(
    _ name: String, _ type: T.Type, seeds: @escaping @Sendable () -> [[UInt8]] = { [] },
    use: @escaping @Sendable (T) -> Void = { _ in }
  ) -> Parser {
    Parser(name, seeds: seeds) { bytes in
      guard let value = try? T(json: bytes) else { return nil }
      use(value)
      return readBack(value)
    }
  }

  private static func document(_ name: String, _ type: ContactLine.Type, seeds: @escaping @Sendable () -> [[UInt8]])
    -> Parser
  {
    Parser(name, seeds: seeds) { bytes in
      guard let value = try? ContactLine(json: bytes) else { return nil }
      return (try? ContactLine(json: value.json()))?.contact == value.contact ? nil : "it isn't read back as it was"
    }
  }

  /// What is wrong with a value that was read: it is written as something else, or can't be read again.
  static func readBack<T: JSONRecord & Equatable>(_ value: T) -> String? {
    do {
      let again = try T(json: value.json())
      return again == value ? nil : "it isn't read back as it was: \(String(decoding: value.json(), as: UTF8.self))"
    } catch {
      return "what it writes can't be read: \(error)"
    }
  }
}

/// What the program does with a document once it is read.
enum Use {
  static let day = Day(year: 2026, month: 11, day: 23) ?? .epoch
  static let calendar = WorkingCalendar(oneOff: OneOffHolidays())
  static let shipped = Corpus.shipped("Standards/standards.json").flatMap { try? Standards(json: $0) } ?? Standards()

  static func shipped(_ name: String) -> @Sendable () -> [[UInt8]] { { [Corpus.shipped(name)].compactMap { $0 } } }

  @Sendable static func contactLines() -> [[UInt8]] {
    Corpus.inputs(of: "contact").map { Array("{\"id\":\"c7.1\",\"version\":7,".utf8) + $0.bytes.dropFirst() }
  }

  @Sendable static func caseFile(_ header: Case) {
    let file = CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: [])
    summary(CaseSummary(of: file))
    _ = Obligation.all(for: file, under: shipped, calendar: calendar, on: day)
    _ = CaseFacts(file).tallies(at: Moment(day, .midday), standards: shipped, calendar: calendar)
  }

  @Sendable static func summary(_ summary: CaseSummary) {
    _ = Obligation.open(for: summary, under: shipped, calendar: calendar, on: day)
    _ = NameSearch([summary]).matches("Ab'ara", limit: 5)
  }

  @Sendable static func standards(_ standards: Standards) {
    // What has problems is refused before it is ever used.
    guard standards.problems().isEmpty else { return }
    for header in cases {
      let file = CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: [])
      _ = Obligation.all(for: file, under: standards, calendar: calendar, on: day)
    }
  }

  private static let cases = Corpus.inputs(of: "case").prefix(2).compactMap { try? Case(json: $0.bytes) }

  @Sendable static func holidays(_ holidays: OneOffHolidays) {
    let calendar = WorkingCalendar(oneOff: holidays)
    _ = calendar.adding(workingDays: 5, to: day)
  }
}

extension Corpus {
  /// A data file that comes with the program; nil where it can't be read.
  static func shipped(_ name: String) -> [UInt8]? {
    var parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return bytes(of: parts.joined(separator: "/") + "/Resources/" + name)
  }
}
#endif
