import Casework
import JSON
import Testing

@Suite struct CaseSummaryTests {
  /// What the index is kept by: each change is taken into the summary, which says where it must be made anew. Whatever
  /// was changed, it is then the same as one that is made from the whole case.
  @Test(arguments: 0..<20) func keepingASummaryIsAsGoodAsMakingItAnew(block: Int) throws {
    var kept = 0
    var remade = 0
    for seed in 0..<15 {
      var work = try RandomWork(seed: UInt64(block * 100 + seed))
      var summary = CaseSummary(of: try work.file())
      for step in 0..<40 {
        guard let edits = try work.step() else { continue }
        for edit in edits {
          if try summary.take(edit) {
            kept += 1
          } else {
            remade += 1
            summary = CaseSummary(of: try work.file())
            break
          }
        }
        let anew = CaseSummary(of: try work.file())
        guard summary == anew else {
          Issue.record("seed \(block * 100 + seed), step \(step): kept \(summary), anew \(anew)")
          return
        }
      }
    }
    #expect(kept > remade)
    #expect(remade > 0)
  }

  @Test func aBackdatedOrderCountsTheContactsBeforeIt() throws {
    var header = Case.of("2010-03-04")
    let day = try TimeFixtures.day("2026-11-02")
    var contact = Contact()
    contact.at = Moment(day, .midday)
    contact.outcome = .unacceptableAbsence
    let filed = FiledContact(id: "c1.1", version: 1, contact: contact)
    func file() -> CaseFile {
      CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: [filed])
    }
    var summary = CaseSummary(of: file())
    var order = Order()
    order.id = "o1"
    order.made = day.adding(days: -7)
    header.orders = [order]
    let isSure = summary.take(header)
    #expect(!isSure)
    #expect(CaseSummary(of: file()).orders.first?.unacceptable == 1)
  }

  @Test func aContactThatIsThereAlreadyIsNotTakenTwice() throws {
    var contact = Contact()
    contact.at = Moment(try TimeFixtures.day("2026-11-02"), .midday)
    contact.outcome = .attended
    var summary = CaseSummary(
      of: CaseFile(
        reference: CaseReference(1), version: 1, header: Case(),
        contacts: [FiledContact(id: "c1.1", version: 1, contact: contact)]))
    let before = summary
    let isTaken = summary.take("c1.1", contact, isNew: true)
    #expect(!isTaken)
    #expect(summary == before)
  }
}

extension CaseSummary {
  /// Takes one document of a change; false where the summary must be made anew.
  fileprivate mutating func take(_ edit: (key: DocumentKey, isNew: Bool, bytes: [UInt8]?)) throws -> Bool {
    guard edit.key.collection != nil else { return take(try Case(json: try #require(edit.bytes))) }
    guard edit.key.collection == reference.path(.contacts) else { return true }
    return take(ContactID(edit.key.id), try edit.bytes.map { try Contact(json: $0) }, isNew: edit.isNew)
  }
}
