import Casework
import JSON
import Testing

@Suite struct ObligationPropertyTests {
  /// What a case has had to do, under the shipped standards.
  private func all(_ file: CaseFile, on day: Day) throws -> [Obligation] {
    Obligation.all(for: file, under: try DataFixtures.standards.get(), calendar: try TimeFixtures.calendar(), on: day)
  }

  /// The row of the index and the whole case say the same of what is open, whatever was done.
  @Test(arguments: 0..<20) func aRowOfTheIndexKnowsWhatIsOpen(block: Int) throws {
    let standards = try DataFixtures.standards.get()
    let calendar = try TimeFixtures.calendar()
    for seed in 0..<12 {
      var work = try RandomWork(seed: UInt64(9_000 + block * 100 + seed))
      for step in 0..<60 {
        guard try work.step() != nil else { continue }
        let file = try work.file()
        let day = work.now.day
        let open = Obligation.open(for: CaseSummary(of: file), under: standards, calendar: calendar, on: day)
        let whole = file.header.isOpen ? try all(file, on: day).filter(\.isOpen) : []
        guard open == whole else {
          Issue.record(
            "seed \(9_000 + block * 100 + seed), step \(step): row \(open.map(\.key)), case \(whole.map(\.key))")
          return
        }
      }
    }
  }

  /// Facts that no rule asks about move no due date and change no state.
  @Test(arguments: 0..<20) func unrelatedFactsMoveNothing(block: Int) throws {
    for seed in 0..<10 {
      var work = try RandomWork(seed: UInt64(5_000 + block * 100 + seed))
      for _ in 0..<50 { _ = try work.step() }
      let file = try work.file()
      let before = try all(file, on: work.now.day)
      var touched = file
      touched.header.child.knownAs = "Tom"
      touched.header.child.likes = "football"
      touched.header.child.ownWords = "I want a job."
      touched.header.people.append(PersonAround())
      touched.header.secondaryWorkers = ["rellis"]
      touched.header.team = "t2"
      touched.header.referredBy = "police"
      var note = Contact()
      note.at = Moment(work.now.day, .midday)
      note.kind = "email"
      note.outcome = .rearranged
      touched.contacts.append(FiledContact(id: "c99999.1", version: 1, contact: note))
      var allocation = Allocation()
      allocation.on = work.now.day
      allocation.worker = "rellis"
      if !touched.header.allocations.isEmpty, touched.header.allocations.last?.worker != nil {
        touched.header.allocations.append(allocation)
        touched.header.worker = "rellis"
      }
      #expect(try all(touched, on: work.now.day) == before)
    }
  }

  /// Visits written up and checked, oversight, the diary, who holds the case, rulings on steps: none moves a due date.
  @Test(arguments: 0..<20) func unrelatedWorkMovesNothing(block: Int) throws {
    var made = 0
    for seed in 0..<10 {
      var work = try RandomWork(seed: UInt64(11_000 + block * 100 + seed))
      for _ in 0..<50 { _ = try work.step() }
      let before = try all(try work.file(), on: work.now.day)
      made += try work.unrelatedSteps(20)
      #expect(try all(try work.file(), on: work.now.day) == before, "seed \(11_000 + block * 100 + seed)")
    }
    #expect(made > 0)
  }

  /// What was met in time stays met in time, on every later day.
  @Test(arguments: 0..<20) func whatWasMetInTimeIsNeverLate(block: Int) throws {
    var proved = 0
    for seed in 0..<10 {
      var work = try RandomWork(seed: UInt64(7_000 + block * 100 + seed))
      for _ in 0..<90 { _ = try work.step() }
      let file = try work.file()
      let day = work.now.day
      let met = try all(file, on: day).filter { $0.standing(on: day) == .met }
      for later in [1, 2, 7, 30, 31, 90, 200, 400] {
        let then = Dictionary(try all(file, on: day + later).map { ($0.key, $0) }) { first, _ in first }
        for obligation in met {
          proved += 1
          let standing = then[obligation.key]?.standing(on: day + later)
          // A month's contacts belong to the most serious order in it, which may be one that begins later.
          let isTakenOver = obligation.tally != nil && standing == nil
          #expect(standing == .met || isTakenOver, "\(obligation.key) after \(later) days")
        }
      }
    }
    #expect(proved > 0)
  }

  /// No obligation is given twice, and none is due before its clock started.
  @Test(arguments: 0..<10) func everyObligationIsGivenOnce(block: Int) throws {
    for seed in 0..<10 {
      var work = try RandomWork(seed: UInt64(3_000 + block * 100 + seed))
      for _ in 0..<60 { _ = try work.step() }
      let found = try all(try work.file(), on: work.now.day)
      #expect(Set(found.map(\.key)).count == found.count)
      for obligation in found { #expect(obligation.due >= obligation.from, "\(obligation.key)") }
    }
  }
}
