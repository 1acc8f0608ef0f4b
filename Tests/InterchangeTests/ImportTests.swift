import Casework
import Foundation
import Interchange
import JSON
import Testing

@Suite struct ImportTests {
  @Test(
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a\r\nb\r\n", [["a"], ["b"]]),
      ("\"x,\"\"y\"\"\nz\",2", [["x,\"y\"\nz", "2"]]),
      ("\u{FEFF}a,\n,b", [["a", ""], ["", "b"]]), ("", []), ("\n\na\n", [["a"]]),
    ] as [(String, [[String]])])
  func fields(text: String, expected: [[String]]) throws {
    #expect(try CSVReader.rows(Array(text.utf8)).map(\.fields) == expected)
  }

  @Test func faultsNameTheirLine() {
    #expect(throws: CSVReader.Fault.openQuote(line: 2)) { try CSVReader.rows(Array("a\n\"b\n".utf8)) }
    #expect(throws: CSVReader.Fault.textAfterQuote(line: 1)) { try CSVReader.rows(Array("\"a\"b\n".utf8)) }
    #expect(throws: CSVReader.Fault.notUTF8(line: 2)) { try CSVReader.rows([97, 10, 0xE9, 10]) }
  }

  private let calendar = WorkingCalendar(oneOff: OneOffHolidays())
  private let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)

  private func plan(
    _ kind: ImportKind, _ text: String, _ record: MemoryRecord, _ sources: ImportSources,
    limits: OrderLimits = OrderLimits(), lists: CodeLists = CodeLists()
  ) throws -> ImportPlan {
    try ImportPlan(
      kind, csv: Array(text.utf8), on: record, sources: sources,
      context: ChangeContext(by: "me", seq: record.seq + 1, now: now, lists: lists, limits: limits),
      calendar: calendar, words: { "\($0)" })
  }

  private func data(_ name: String) throws -> [UInt8] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return Array(try Data(contentsOf: root.appendingPathComponent("Resources/" + name)))
  }

  @Test func importingTwiceChangesNothing() throws {
    var record = MemoryRecord()
    let text = "source,family_name,given_names,date_of_birth\nA1,Abara,Tomi,4/3/2010\nA2,\"O'Dwyer\",Cian,2011-02-28\n"
    let first = try plan(.children, text, record, ImportSources())
    #expect(first.new == 2 && first.problems.isEmpty)
    try record.make(.imported(source: "children", first.edits, seen: first.seen), by: "me", now: now)
    var sources = ImportSources()
    for number in 1...2 {
      let header = try #require(try record.header(of: CaseReference(number)))
      sources.add(header.child, CaseReference(number))
    }
    let again = try plan(.children, text, record, sources)
    #expect(again.unchanged == 2 && again.edits.list.isEmpty)
    let changed = try plan(.children, text.replacing("Tomi", with: "Tomiwa"), record, sources)
    #expect(changed.updated == 1 && changed.new == 0)
  }

  /// Somebody records a child between planning and writing: their case isn't written over, the plan is made again.
  @Test func aPlanOfYesterdayIsRefused() throws {
    var record = MemoryRecord()
    let text = "source,family_name,given_names,date_of_birth\nA1,Abara,Tomi,4/3/2010\n"
    let first = try plan(.children, text, record, ImportSources())
    var theirs = Case()
    theirs.child.familyName = "Brandt"
    try record.make(.caseOpened(theirs), by: "other", now: now)
    #expect(throws: Refusal.self) {
      try record.make(.imported(source: "children", first.edits, seen: first.seen), by: "me", now: now)
    }
    #expect(try record.header(of: CaseReference(1))?.child.familyName == "Brandt")
    let again = try plan(.children, text, record, ImportSources())
    try record.make(.imported(source: "children", again.edits, seen: again.seen), by: "me", now: now)
    #expect(try record.header(of: CaseReference(2))?.child.familyName == "Abara")
  }

  /// What was recorded here since isn't wiped by the same file without it.
  @Test func blanksInAFileLeaveWhatIsRecorded() throws {
    var record = MemoryRecord()
    var service = Staff()
    service.name = "K. Mason"
    try record.make(.staffSaved("kmason", service), by: "me", now: now)
    let child = "source,family_name,given_names,date_of_birth,worker,closed\nA1,Abara,Tomi,4/3/2010,kmason,\n"
    let first = try plan(.children, child, record, ImportSources())
    try record.make(.imported(source: "children", first.edits, seen: first.seen), by: "me", now: now)
    let header = try #require(try record.header(of: CaseReference(1)))
    #expect(header.allocations.map(\.worker) == ["kmason"])
    var sources = ImportSources()
    sources.add(header.child, CaseReference(1))
    let contacts = "source,child,date,kind,outcome,note\nC1,A1,20/11/2026,office,,\n"
    let lists = CodeLists([try CodeList(json: data("Lists/contact-kinds.json"))])
    let booked = try plan(.contacts, contacts, record, sources, lists: lists)
    try record.make(.imported(source: "contacts", booked.edits, seen: booked.seen), by: "me", now: now)
    let filed = try #require(try record.contacts(of: CaseReference(1)).first)
    var held = filed.contact
    held.outcome = .attended
    held.note = "He came."
    try record.make(.contactRecorded(CaseReference(1), held, settles: filed.id), by: "me", now: now)
    let again = try plan(.contacts, contacts, record, sources, lists: lists)
    #expect(again.unchanged == 1)
    let closed = child.replacing("kmason,\n", with: "kmason,23/11/2026\n")
    var closure = Closure(on: now.day, reason: "transferred")
    closure.note = "Moved to Hull."
    try record.make(.caseClosed(CaseReference(1), closure), by: "me", now: now)
    #expect(try plan(.children, closed, record, sources).unchanged == 1)
  }

  @Test func problemsNameLineColumnAndReason() throws {
    let text =
      "source,family_name,given_names,date_of_birth\nA1,Abara,Tomi,32/13/2010\n,X,Y,\nA3,B,C,1/1/2030\nA4,D\nA5,E,F,\nA5,E,F,\n"
    let found = try plan(.children, text, MemoryRecord(), ImportSources())
    #expect(found.problems.map(\.line) == [2, 3, 4, 5, 7])
    #expect(found.problems.map(\.column) == ["date_of_birth", "source", "date_of_birth", "", "source"])
    #expect(found.read == 6 && found.new == 1)
    #expect(throws: ImportProblem.self) { try plan(.children, "source,name\n", MemoryRecord(), ImportSources()) }
  }

  @Test func listingsAreAlignedAndQuoted() {
    var table = Listing([.init("a", "A"), .init("b", "B", right: true)])
    table.add([.init("x, \"y\""), .init(7)])
    #expect(String(decoding: table.csv(), as: UTF8.self) == "a,b\r\n\"x, \"\"y\"\"\",7\r\n")
    #expect(table.text { $0.count } == "A       B\nx, \"y\"  7\n")
  }

  /// A name of ten megabytes costs every row a cell, not itself; programs get all of it.
  @Test func aCellIsCutShortInTextAlone() throws {
    var table = Listing([.init("a", "A"), .init("b", "B")])
    let long = String(repeating: "é", count: 5 << 20)
    table.add([.init(long), .init("x")])
    for number in 1...12 { table.add([.init("Abara"), .init("\(number)")]) }
    table.add([.init("e" + String(repeating: "\u{301}", count: 100_000)), .init("x")])
    let text = table.text { $0.count }
    #expect(text.utf8.count < 20_000)
    let lines = text.split(separator: "\n")
    #expect(lines[1] == String(repeating: "é", count: Listing.widestCell - 1) + "\u{2026}  x")
    #expect(lines[2] == "Abara" + String(repeating: " ", count: Listing.widestCell - 3) + "1")
    #expect(table.csv().count > 10 << 20 && table.json().count > 10 << 20)
    var fits = Listing([.init("a", "A")])
    fits.add([.init(String(repeating: "é", count: Listing.widestCell))])
    #expect(fits.text { $0.count }.contains("\u{2026}") == false)
  }

  /// Orders from another system: what was impossible in law is rejected with its column, what history leaves out isn't.
  @Test func ordersAreHeldAgainstTheLawOfTheirDay() throws {
    var record = MemoryRecord()
    let children = "source,family_name,given_names,date_of_birth\nA1,Abara,Tomi,4/3/2010\nA2,Idris,Musa,1/1/2003\n"
    let planned = try plan(.children, children, record, ImportSources())
    try record.make(.imported(source: "children", planned.edits, seen: planned.seen), by: "me", now: now)
    var sources = ImportSources()
    for number in 1...2 {
      sources.add(try #require(try record.header(of: CaseReference(number))).child, CaseReference(number))
    }
    let limits = try OrderLimits(json: data("Standards/orders.json"))
    let orders = """
      source,child,disposal,made,months,ends
      O1,A1,referral-order,12/10/2026,6,
      O2,A1,referral-order,12/10/2026,24,
      O3,A1,yro-iss,12/10/2026,9,
      O4,A2,dto,1/5/2019,12,
      O5,A2,dto,1/5/2019,11,
      O6,A2,referral-order,12/10/2026,6,
      O7,A1,youth-conditional-caution,12/10/2026,5,
      O8,A2,yro,1/5/2019,,1/6/2023
      O9,A1,referral-order,12/12/2026,6,
      O10,A1,referral-order,12/10/2026,,1/10/2026

      """
    let found = try plan(.orders, orders, record, sources, limits: limits)
    #expect(found.problems.map(\.line) == [3, 6, 7, 9, 10, 11])
    #expect(found.problems.map(\.column) == ["months", "months", "disposal", "ends", "made", "ends"])
    #expect(found.problems.first?.reason.contains("Sentencing Act 2020 s86") ?? false)
    #expect(found.new == 4)
    try record.make(.imported(source: "orders", found.edits, seen: found.seen), by: "me", now: now)
    let again = try plan(.orders, orders, record, sources, limits: limits)
    #expect(again.unchanged == 4 && again.edits.list.isEmpty)
  }

  /// A new number doesn't make a new child: whoever is on record already is named, and taken in all the same.
  @Test func aNewChildWhoMayBeOnRecordIsNamed() throws {
    var record = MemoryRecord()
    var header = Case()
    header.child.familyName = "Abara"
    header.child.givenNames = "Tomi"
    header.child.dateOfBirth = Day(year: 2010, month: 3, day: 4)
    try record.make(.caseOpened(header), by: "kmason", now: now)
    let file = try #require(try record.caseFile(CaseReference(1)))
    var sources = ImportSources()
    sources.matcher = ChildMatcher([CaseSummary(of: file)])
    let text = "source,family_name,given_names,date_of_birth\nA1,ABARA,Tomi,4/3/2010\nA2,Stone,Alfie,1/2/2011\n"
    let plan = try plan(.children, text, record, sources)
    #expect(plan.new == 2)
    #expect(plan.alike.map(\.line) == [2])
    #expect(plan.alike.first?.matches.map(\.summary.reference) == [CaseReference(1)])
    #expect(try self.plan(.children, text, record, ImportSources()).alike.isEmpty)
  }
}
