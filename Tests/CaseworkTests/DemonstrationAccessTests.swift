import Casework
import Demonstration
import JSON
import Testing

@Suite("What a newcomer can try of restricted cases") struct DemonstrationAccessTests {
  @Test func thereIsOneOfEachToTry() throws {
    let today = try TimeFixtures.day("2026-11-23")
    let now = Moment(today, .midday)
    let policy = try AccessPolicy(json: TimeFixtures.bytes(of: "Resources/Standards/access.json"))
    var cases: [CaseReference: Case] = [:]
    var staff: [StaffID: Staff] = [:]
    var requests: [SubjectRequest] = []
    try DemonstrationService(today: today, openCases: 100, cases: 100, me: "newcomer").make { _, batch in
      for edit in batch.edits.list {
        guard let bytes = edit.bytes else { continue }
        if let number = edit.key.caseNumber, !edit.key.isInCollection {
          cases[CaseReference(number)] = try Case(json: bytes)
        } else if edit.key.text.hasPrefix("staff/") {
          staff[StaffID(edit.key.id)] = try Staff(json: bytes)
        } else if edit.key.text.hasPrefix(SubjectRequest.collection + "/") {
          requests.append(try SubjectRequest(json: bytes))
        }
      }
    }
    let restricted = cases.filter { $0.value.restriction != nil }
    #expect(restricted.count == 2)
    #expect(restricted.values.contains { !($0.restriction?.denied.isEmpty ?? true) })
    #expect(restricted.values.contains { $0.restriction?.why.contains("High profile") ?? false })
    let openings = restricted.values.flatMap(\.openings)
    #expect(openings.count { $0.reviewedBy == nil } == 1 && openings.count { $0.reviewedBy != nil } == 1)
    let victim = try #require(staff.first { $0.value.role == .victimWorker })
    let viewer = Viewer(victim.key, policy, staff: staff, now: now)
    let seen = cases.filter { reference, header in
      viewer.sees(CaseSummary(of: CaseFile(reference: reference, version: 1, header: header, contacts: [])))
    }
    #expect(seen.count == 1 && !viewer.sees(.assessments) && viewer.sees(.orders))
    #expect(requests.map(\.stage) == [.deciding])
    let officer = Viewer("newcomer", policy, staff: staff, now: now)
    for (reference, header) in restricted {
      let summary = CaseSummary(of: CaseFile(reference: reference, version: 1, header: header, contacts: []))
      #expect(!officer.sees(summary) && officer.canOpen(summary))
    }
  }
}
