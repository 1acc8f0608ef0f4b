import CaseStore
import Casework
import Testing

@Suite struct CasebookTests {
  private static let reference = CaseReference(1)
  private static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)

  /// Whoever made the changes, whoever followed them in one go, and whoever opens the store afterwards see the same
  /// summary: the one that the whole case gives.
  @Test(arguments: 0..<12) func writerFollowerAndNewcomerAgree(seed: Int) throws {
    let folder = try TestFolder()
    var options = FileStore.Options()
    options.user = "kmason"
    let writer = try Casebook(FileStore.create(at: folder("s"), options: options), lists: CodeLists())
    var header = Case()
    header.child.familyName = "Abara"
    _ = try writer.make(.caseOpened(header), by: "kmason", now: Self.now)
    let follower = try Casebook(FileStore.open(folder("s"), options: options), lists: CodeLists())
    var work = Work(seed: UInt64(seed))
    for _ in 0..<8 {
      for _ in 0..<6 {
        let file = try #require(try writer.caseFile(Self.reference))
        guard let change = work.change(file, Self.now) else { continue }
        _ = try writer.make(change, by: "kmason", now: Self.now)
      }
      _ = try follower.follow()
      let truth = CaseSummary(of: try #require(try writer.caseFile(Self.reference)))
      #expect(try writer.summary(of: Self.reference) == truth)
      #expect(try follower.summary(of: Self.reference) == truth)
      let newcomer = try Casebook(FileStore.open(folder("s"), options: options), lists: CodeLists())
      #expect(try newcomer.summary(of: Self.reference) == truth)
      if work.number(0...2) == 0 { _ = try (writer.store as? FileStore)?.checkpoint() }
    }
  }

  /// Changes to contacts and orders in any order.
  private struct Work {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 7919 &+ 1 }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }

    mutating func change(_ file: CaseFile, _ now: Moment) -> Change? {
      let some = file.contacts.isEmpty ? nil : file.contacts[number(0...file.contacts.count - 1)]
      var contact = Contact()
      contact.at = Moment(now.day.adding(days: -number(0...120)), .midday)
      contact.worker = "kmason"
      contact.reason = "No reason given."
      contact.outcome =
        number(0...1) == 0
        ? .unacceptableAbsence : ContactOutcome.allCases[number(0...ContactOutcome.allCases.count - 1)]
      var next = contact
      next.at = Moment(now.day.adding(days: number(0...9)), .midday)
      next.outcome = nil
      switch number(0...7) {
      case 0, 1: return .contactRecorded(file.reference, contact, settles: nil, next: next)
      case 2: return .contactRecorded(file.reference, contact, settles: some?.id, next: next)
      case 3: return .appointmentBooked(file.reference, next)
      case 4: return some.map { .contactAmended(file.reference, $0.id, contact, why: "put right", seen: nil) }
      case 5: return some.map { .contactRemoved(file.reference, $0.id, why: "twice") }
      default:
        var order = Order()
        order.id = file.header.orders.isEmpty || number(0...1) == 0 ? "" : file.header.orders[0].id
        order.made = now.day.adding(days: -number(100...150))
        order.term = Term(6, .months)
        return .orderSaved(file.reference, order)
      }
    }
  }
}
