import Casework
import Foundation
import Testing

@testable import waymark

@Suite("Two commands on one case at the same moment") struct OvertakenTests {
  private static let reference = CaseReference(2)
  private let program: Program

  init() throws { program = try Program.withDemonstration() }

  /// A command's session over the demonstration, opened now.
  private func session(as user: String = "kmason") throws -> Session {
    try Session(Options.parse(["--store", program.store, "--today", program.today, "--as", user]))
  }

  private func header(_ session: Session) throws -> Case {
    try #require(try session.casebook.caseFile(Self.reference)?.header)
  }

  private func offence(_ words: String) -> Change {
    var offence = Offence()
    offence.id = ""
    offence.description = words
    return .offenceSaved(Self.reference, offence)
  }

  @Test func whatAnotherProcessChangedSinceIsRefusedAndSaysWhoAndWhen() throws {
    defer { program.remove() }
    let session = try session()
    let other = program.run("caretaking", "2", "--for", "Hull", "--why", "Moved here", "--as", "dshah")
    #expect(other.status == 0, "\(other.errors)")
    do {
      _ = try session.make(offence("Mine"))
      Issue.record("it was written over")
    } catch let overtaken as Overtaken {
      guard case .changedMeanwhile(let key, let seen, let now) = overtaken.refusal else {
        Issue.record("\(overtaken.refusal)")
        return
      }
      #expect(key == Self.reference.key && seen == session.seen && now > seen)
      #expect(overtaken.theirs?.by == "dshah")
      let words = try #require(Failure(overtaken)).message
      let name = session.casebook.staff["dshah"]?.name ?? ""
      #expect(!name.isEmpty && words.hasPrefix(name) && words.contains("YJ-000002") && words.contains(" at "))
      #expect(words.contains("run the command again") && !words.contains("Your text"))
      #expect(Failure(overtaken)?.status == .badInput)
    }
    let after = try header(try self.session())
    #expect(!after.offences.contains { $0.description == "Mine" })
    #expect(after.heldFor == "Hull")
  }

  @Test func theCommandRunAgainSucceeds() throws {
    defer { program.remove() }
    let (mine, theirs) = (try session(), try session(as: "dshah"))
    _ = try theirs.make(offence("Theirs"))
    #expect(throws: Overtaken.self) { try mine.make(offence("Mine")) }
    _ = try session().make(offence("Mine"))
    let found = try header(try session()).offences.map(\.description)
    #expect(found.contains("Mine") && found.contains("Theirs"))
  }

  @Test func aCommandOfManyChangesIsNotRefusedByItself() throws {
    defer { program.remove() }
    let (mine, theirs) = (try session(), try session(as: "dshah"))
    for number in 0..<4 { _ = try mine.make(offence("Mine \(number)")) }
    // What others do to other cases is nothing to it.
    var child = try #require(try theirs.casebook.caseFile(CaseReference(3))?.header.child)
    child.likes = "kites"
    _ = try theirs.make(.childAmended(CaseReference(3), child, seen: nil))
    _ = try mine.make(offence("Mine 4"))
    #expect(try header(mine).offences.filter { $0.description.hasPrefix("Mine") }.count == 5)
  }

  @Test func contactsOnlyAddAndAreNeverRefused() throws {
    defer { program.remove() }
    let (mine, theirs) = (try session(), try session(as: "dshah"))
    _ = try theirs.make(offence("Theirs"))
    var contact = Contact()
    contact.at = Moment(Day(year: 2026, month: 11, day: 20) ?? .epoch, .midday)
    contact.outcome = .attended
    contact.worker = "kmason"
    _ = try mine.make(.contactRecorded(Self.reference, contact))
    #expect(try mine.casebook.caseFile(Self.reference)?.contacts.contains { $0.contact.at == contact.at } ?? false)
  }

  @Test func anImportIsPlannedAnewAndTellsByItselfWhatMoved() throws {
    defer { program.remove() }
    let (mine, theirs) = (try session(as: "dshah"), try session())
    _ = try theirs.make(offence("Theirs"))
    var edits = Edits()
    edits.put(Self.reference.key, try header(mine))
    let seen = mine.seen
    #expect(throws: Refusal.self) { try mine.make(.imported(source: "offences", edits, seen: seen)) }
    _ = try mine.casebook.follow()
    var altered = try header(mine)
    altered.referredBy = nil
    edits.put(Self.reference.key, altered)
    _ = try mine.make(.imported(source: "offences", edits, seen: mine.casebook.store.seq))
    #expect(try header(mine).offences.contains { $0.description == "Theirs" })
  }
}
