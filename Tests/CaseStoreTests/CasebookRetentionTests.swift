import CaseStore
import Casework
import JSON
import Testing

@Suite("The casebook: keeping and destroying") struct CasebookRetentionTests {
  private static let now = ServiceFolder.now
  private static let gone = CaseReference(1)
  private static let stays = CaseReference(2)
  private let service: ServiceFolder
  private let practice: Practice

  /// Two closed cases of long ago, and everything that the service shares about the first.
  init() throws {
    service = try ServiceFolder()
    practice = Practice(
      standards: Standards(), holding: AllocationRules(), weights: WorkloadWeights(), letters: LetterTexts(),
      retention: try RetentionRules(json: TestFile.resource("Standards/retention.json")),
      calendar: WorkingCalendar(oneOff: OneOffHolidays()))
    let casebook = try casebook()
    try casebook.hire([("boss", .manager), ("clerk", .administrator), ("worker", .officer)])
    for name in ["Zyxwold", "Stayman"] {
      var new = Case()
      new.opened = Day(year: 2016, month: 1, day: 4) ?? .epoch
      new.child.familyName = name
      new.child.dateOfBirth = Day(year: 2003, month: 2, day: 3)
      var care = CareStatus()
      care.status = "none"
      new.child.careStatuses = [care]
      _ = try casebook.make(.caseOpened(new), by: "worker", now: Self.now)
    }
    try work(in: casebook)
    for reference in [Self.gone, Self.stays] {
      var header = try #require(try casebook.caseFile(reference)?.header)
      let note = reference == Self.gone ? "Secret ending" : "Went well"
      header.closed = Closure(on: Day(year: 2017, month: 5, day: 8) ?? .epoch, reason: "completed", note: note)
      var edits = Edits()
      edits.put(reference.key, header)
      _ = try casebook.make(.imported(source: "old", edits, seen: casebook.store.seq), by: "root", now: Self.now)
    }
  }

  private func casebook(as viewer: StaffID? = nil) throws -> Casebook {
    let casebook = try service.casebook(as: viewer)
    casebook.shipped = practice
    return casebook
  }

  /// A group session, a duty log, a supervision, a matched line of a court list, a link.
  private func work(in casebook: Casebook) throws {
    func make(_ change: Change) throws { _ = try casebook.make(change, by: "boss", now: Self.now) }
    var contact = Contact()
    contact.at = Moment(Day(year: 2016, month: 3, day: 7) ?? .epoch, .midday)
    contact.outcome = .attended
    contact.note = "Everybody drew a heron."
    try make(
      .groupRecorded(
        contact,
        [
          GroupMember(Self.gone, outcome: .attended, note: "Secret drawing"),
          GroupMember(Self.stays, outcome: .attended, note: "Drew a fox"),
        ]))
    try make(.recordsLinked(Self.gone, Self.stays, why: "Zyxwold is her brother"))
    var entry = DutyEntry()
    entry.id = ""
    entry.at = Self.now.adding(minutes: -90)
    entry.cases = [Self.gone]
    entry.words = "Secret briefing."
    try make(.dutyNoted(entry))
    entry.cases = [Self.stays]
    entry.words = "Other briefing."
    try make(.dutyNoted(entry))
    var supervision = Supervision()
    supervision.on = Self.now.day
    supervision.cases = [Self.gone]
    supervision.note = "Secret supervision."
    try make(.supervisionRecorded("worker", supervision))
    var listed = CourtListPart(court: "Stratford", kind: .youth, day: Self.now.day, isWhole: true)
    for name in ["Zyxwold", "Other"] {
      var line = CourtEntry()
      line.person.familyName = name
      listed.entries.append(line)
    }
    try make(.courtListImported(CourtImport(source: "by hand", parts: [listed])))
    let entries = try #require(try casebook.courtLists(on: Self.now.day).first?.entries)
    let line = try #require(entries.first { $0.person.familyName == "Zyxwold" })
    try make(.courtListed(CourtPlace(CourtDayID(court: "Stratford", on: Self.now.day), line.id), .matched(Self.gone)))
  }

  @Test func theQueueIsWorkedOutALittleAtATime() throws {
    let casebook = try casebook(as: "boss")
    let day = Self.now.day
    #expect(try casebook.retentionQueueAtHand(on: day) == nil)
    #expect(try !casebook.workOutRetention(on: day) { false })
    #expect(try casebook.retentionQueueAtHand(on: day) == nil)
    var left = 1
    let takesOne = {
      left -= 1
      return left >= 0
    }
    #expect(try !casebook.workOutRetention(on: day, while: takesOne))
    #expect(try casebook.retentionQueueAtHand(on: day) == nil)
    #expect(try casebook.workOutRetention(on: day) { true })
    #expect(try !casebook.workOutRetention(on: day) { true })
    #expect(try casebook.retentionQueueAtHand(on: day)?.items.count == 2)
    #expect(try casebook.retentionQueueAtHand(on: day + 1) == nil)
    let other = try self.casebook(as: "clerk")
    _ = try other.make(.retention(.held(Self.stays, why: "A claim")), by: "clerk", now: Self.now)
    _ = try casebook.follow()
    #expect(try casebook.retentionQueueAtHand(on: day)?.items.map(\.standing.state.name).sorted() == ["due", "held"])
  }

  /// What was worked out once is worked out anew as soon as anything that decides it changes, in any session.
  @Test func theQueueFollowsEveryChangeThatDecidesIt() throws {
    let (mine, theirs) = (try casebook(as: "boss"), try casebook(as: "clerk"))
    func states(on day: Day = Self.now.day) throws -> [String] {
      _ = try mine.follow()
      let queue = try mine.retentionQueue(on: day)
      let anew = try casebook(as: "boss").retentionQueue(on: day)
      #expect(queue == anew)
      return queue.items.sorted { $0.reference < $1.reference }.map(\.standing.state.name)
    }
    func make(_ change: RetentionChange) throws {
      _ = try theirs.make(.retention(change), by: "clerk", now: Self.now)
    }
    #expect(try states() == ["due", "due"])
    try make(.held(Self.stays, why: "A claim"))
    #expect(try states() == ["due", "held"])
    try make(.moratorium(.every, why: "An inquiry"))
    #expect(try states() == ["held", "held"])
    let id = try #require(try theirs.moratoria().standing.first?.id)
    try make(.moratoriumLifted(id, why: "Over"))
    #expect(try states() == ["due", "held"])
    try make(.kept(Self.gone, until: Self.now.day + 30, why: "Asked for"))
    #expect(try states() == ["held"])
    #expect(try states(on: Self.now.day + 31) == ["due", "held"])
    _ = try mine.make(.caseReopened(Self.stays, why: "More work"), by: "boss", now: Self.now)
    #expect(try states().isEmpty)
    var rules = practice.retention
    for index in rules.rules.indices { rules.rules[index].years = 100 }
    let saved = Change.dataSaved(.retention(rules), why: "Longer", seen: nil)
    _ = try theirs.make(saved, by: "clerk", now: Self.now)
    #expect(try states(on: Self.now.day + 31).isEmpty)
  }

  /// The files of the store that hold some text.
  private func holding(_ text: String, in path: String? = nil) throws -> [String] {
    let disk = PosixFileSystem()
    let path = path ?? service.folder("s")
    var found: [String] = []
    for name in try disk.list(path) {
      let child = path + "/" + name
      if try disk.status(child)?.kind == .directory {
        found += try holding(text, in: child)
      } else if try TestFile.read(child).split(separator: UInt8(ascii: "\n")).contains(where: { line in
        String(decoding: line, as: UTF8.self).contains(text)
      }) {
        found.append(child)
      }
    }
    return found
  }

  private func destroy(_ casebook: Casebook) throws {
    _ = try casebook.make(.retention(.proposed(Self.gone)), by: "boss", now: Self.now)
    _ = try casebook.make(.retention(.destroyed(Self.gone)), by: "clerk", now: Self.now)
  }

  @Test(arguments: [false, true]) func nothingOfAChildIsLeftAndAllOfTheOther(isIndexed: Bool) throws {
    let writer = try casebook(as: "boss")
    let store = try #require(writer.store as? FileStore)
    if isIndexed {
      try store.checkpoint()
      try store.remakeWordIndex()
    }
    let before = try #require(try writer.caseFile(Self.stays))
    for text in ["Zyxwold", "Secret"] { #expect(try !holding(text).isEmpty) }
    #expect(try writer.retentionQueue(on: Self.now.day).items.map(\.reference) == [Self.gone, Self.stays])
    try destroy(writer)
    for text in ["Zyxwold", "Secret"] { #expect(try holding(text) == [], "\(text)") }
    #expect(try store.check().findings == [])
    let after = try #require(try writer.caseFile(Self.stays))
    #expect(after.contacts == before.contacts && after.header.links == [] && before.header.links.count == 1)
    let certificate = try #require(try writer.certificates().first)
    #expect(try writer.history(of: Self.stays).contains { $0.op == "case.link" && $0.why.isEmpty })
    #expect(certificate.cleared.map(\.kind) == ["duty", "supervision", "courts", "links"])
    #expect(certificate.listed.count == 1 && certificate.finished != nil)
    #expect(try writer.dutyDays(from: Self.now.day.iso).flatMap(\.entries).map(\.words) == ["Other briefing."])
    #expect(try writer.courtLists(on: Self.now.day).flatMap(\.entries).map(\.person.familyName) == ["Other"])
    #expect(try writer.retentionQueue(on: Self.now.day).items.map(\.reference) == [Self.stays])
    #expect(try writer.searchNotes("drawing", limit: 9).hits.isEmpty)
    #expect(try writer.searchNotes("fox", limit: 9).hits.count == 1)
  }

  @Test func anotherSessionForgetsItAndCanNotBringItBack() throws {
    let reader = try casebook(as: "boss")
    var contact = Contact()
    contact.at = Self.now.adding(minutes: -60)
    contact.outcome = .attended
    contact.note = "Kept in this session."
    #expect(try reader.closedCases().count == 2)
    let id = try #require(try reader.caseFile(Self.gone)?.contacts.first?.id)
    let seen = try #require(try (reader.store.read(Self.gone.key(.contacts, id.text))))
    try destroy(try casebook(as: "boss"))
    #expect(try reader.follow().cases.contains(Self.gone))
    #expect(try reader.closedCases().map(\.reference) == [Self.stays])
    #expect(try reader.caseFile(Self.gone) == nil)
    let key = Self.gone.key(.contacts, id.text)
    let undoing = Undoing(seq: seen.version, op: "contact.remove", before: [.init(key, seen.bytes)], removed: [key])
    #expect(throws: Refusal.retention(.destroyed(Self.gone))) {
      try reader.make(.undone(undoing), by: "boss", now: Self.now)
    }
    #expect(throws: Refusal.noSuchCase(Self.gone)) {
      try reader.make(.contactRecorded(Self.gone, contact), by: "boss", now: Self.now)
    }
    (reader.store as? FileStore).map { _ = try? $0.checkpoint() }
    #expect(try holding("Zyxwold") == [])
    var new = Case()
    new.child.familyName = "Newman"
    #expect(try reader.make(.caseOpened(new), by: "boss", now: Self.now).cases == [CaseReference(3)])
  }

  @Test func whoMayNotIsToldSo() throws {
    let writer = try casebook(as: "worker")
    #expect(throws: Refusal.access(.mayNot("worker", .retain))) {
      try writer.make(.retention(.held(Self.gone, why: "Claim")), by: "worker", now: Self.now)
    }
    _ = try writer.make(.retention(.held(Self.gone, why: "Claim")), by: "boss", now: Self.now)
    #expect(throws: Refusal.retention(.held(Self.gone, why: "Claim"))) {
      try writer.make(.retention(.proposed(Self.gone)), by: "boss", now: Self.now)
    }
    #expect(try casebook(as: "boss").retentionQueue(on: Self.now.day).items.map(\.standing.state) == [.due, .held])
  }
}
