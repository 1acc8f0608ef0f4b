import Casework
import JSON
import Testing

@Suite("What was recorded by mistake, taken away with a reason") struct RemovalTests {
  private static let reference = CaseReference(1)
  private static let why = "Another child\u{2019}s."

  /// A manager, and a case as it is given.
  private func record(_ alter: (inout Case) throws -> Void = { _ in }) throws -> MemoryRecord {
    var record = MemoryRecord()
    try record.employ(["kmason": .officer, "dshah": .manager], at: now)
    var header = Case.of("2010-03-04")
    header.opened = try TimeFixtures.day("2026-03-02")
    try alter(&header)
    var edits = Edits()
    edits.put(Self.reference.key, header)
    try record.make(.imported(source: "test", edits, seen: record.seq), by: "kmason", now: now)
    return record
  }

  private var now: Moment { get throws { Moment(try TimeFixtures.day("2026-11-23"), .midday) } }
  private func header(_ record: MemoryRecord) throws -> Case { try #require(try record.header(of: Self.reference)) }

  /// Removes a part, and returns what undoes that.
  @discardableResult
  private func remove(
    _ part: CasePart, _ record: inout MemoryRecord, why: String = why, by: StaffID = "dshah"
  ) throws -> (undoing: Undoing, removed: RecordedPart?) {
    let earlier = record
    let change = Change.removed(Self.reference, part, why: why)
    let edits = try record.make(change, by: by, now: now)
    let before = edits.list.map { Edits.Edit($0.key, earlier.stored($0.key)?.bytes) }
    let gone = Set(edits.list.filter { $0.bytes == nil }.map(\.key))
    let removed = try RecordedPart.removed(
      by: change.op, from: Self.reference, edits.list.map(\.key), before: { earlier.stored($0)?.bytes },
      after: { record.stored($0)?.bytes })
    return (Undoing(seq: record.seq, op: change.op, before: before, removed: gone), removed)
  }

  private func refusal(_ part: CasePart, _ record: MemoryRecord, why: String = why, by: StaffID = "dshah") -> Refusal? {
    var record = record
    let before = record.seq
    do {
      try remove(part, &record, why: why, by: by)
      return nil
    } catch {
      #expect(record.seq == before)
      return error as? Refusal
    }
  }

  // MARK: Each kind

  /// One of each kind on which nothing stands.
  private static func fill(_ header: inout Case) {
    header.people = [Specimens.make { $0.id = "p1" }, Specimens.make { $0.id = "p2" }]
    header.offences = [Specimens.make { $0.id = "f1" }, Specimens.make { $0.id = "f2" }]
    header.orders = [Specimens.make { $0.id = "o1" }]
    header.civilOrders = [Specimens.make { $0.id = "v1" }]
    header.hearings = [Specimens.make { $0.id = "h1" }, Specimens.make { $0.id = "h2" }]
    header.reports = [Specimens.make { $0.id = "r1" }]
    header.breaches = [Specimens.make { $0.id = "b1" }]
    header.consents = [Specimens.make { $0.id = "n1" }]
    header.oversight = [Specimens.make { $0.id = "g1" }]
    header.enrolments = [Specimens.make { $0.programme = "sport" }]
    header.documents = [Specimens.make { $0.name = SignedName(.plan, "p9") }]
  }

  static let parts: [CasePart] = [
    .contact("c9.1"), .person("p2"), .offence("f1"), .order("o1"), .civilOrder("v1"), .hearing("h2"), .report("r1"),
    .breach("b1"), .consent("n1"), .oversight("g1"), .enrolment("sport", referred: .epoch),
    .draft(SignedName(.plan, "p9")),
  ]

  private func filled() throws -> MemoryRecord {
    var record = try record(Self.fill)
    var edits = Edits()
    edits.put(
      Self.reference.key(.contacts, "c9.1"), Specimens.make { (contact: inout Contact) in contact.note = "Said." })
    edits.put(Self.reference.key(.plans, "p9"), Plan())
    try record.make(.imported(source: "test", edits, seen: record.seq), by: "kmason", now: now)
    return record
  }

  @Test func theTableHasEachKind() { #expect(Set(Self.parts.map(\.kind)) == Set(CasePart.Kind.allCases)) }

  @Test(arguments: parts) func isGoneAndKnownAndComesBack(part: CasePart) throws {
    var record = try filled()
    let before = record
    let was = try #require(try before.caseFile(Self.reference)?.recorded.first { $0.part == part })
    let (undoing, removed) = try remove(part, &record)
    #expect(removed == was)
    #expect(try record.caseFile(Self.reference)?.recorded.contains { $0.part == part } == false)
    let left = try record.caseFile(Self.reference)?.recorded.count
    #expect(left == (try before.caseFile(Self.reference)?.recorded.count).map { $0 - 1 })
    #expect(undoing.op == part.kind.rawValue + ".remove")
    #expect(Change.words(forOp: undoing.op) != undoing.op)
    try record.make(.undone(undoing), by: "dshah", now: now)
    for key in before.keys { #expect(record.stored(key)?.bytes == before.stored(key)?.bytes, "\(key)") }
    #expect(record.keys == before.keys)
  }

  @Test(arguments: parts) func needsAReasonAndSomethingToRemove(part: CasePart) throws {
    let record = try filled()
    for why in ["", "  \n"] { #expect(refusal(part, record, why: why) == .reasonMissing) }
    let empty = try self.record()
    switch (part, refusal(part, empty)) {
    case (.contact(let id), let refused): #expect(refused == .noSuchContact(id, Self.reference))
    case (_, let refused): #expect(refused == .removal(.noSuchPart(part, Self.reference)))
    }
  }

  @Test(arguments: parts) func isDoneByThoseWhoMayAmendIt(part: CasePart) throws {
    let change = Change.removed(Self.reference, part, why: Self.why)
    #expect(change.permission == part.kind.permission)
    #expect(change.cases == [Self.reference])
    #expect(change.why == Self.why)
    let refused = refusal(part, try filled(), by: "kmason")
    #expect(refused == (part.kind == .oversight ? .mayNotOversee("kmason") : nil))
  }

  @Test(arguments: parts) func aClosedCaseLosesNothingButAContact(part: CasePart) throws {
    var record = try filled()
    var closed = try header(record)
    closed.closed = Closure(on: try now.day, reason: "completed")
    var edits = Edits()
    edits.put(Self.reference.key, closed)
    try record.make(.imported(source: "test", edits, seen: record.seq), by: "kmason", now: now)
    let expected: Refusal? = part.kind == .contact ? nil : .caseClosed(Self.reference, on: try now.day)
    #expect(refusal(part, record) == expected)
  }

  // MARK: What stands on it

  struct Standing: Sendable {
    var part: CasePart
    var expected: Dependant
    var alter: @Sendable (inout Case) -> Void
  }

  private static let day = Day.epoch
  static let standings: [Standing] = [
    Standing(part: .contact("c9.1"), expected: .enforcement(.firstWarning, on: day)) { header in
      header.enforcement = [Specimens.make { $0.absence = "c9.1" }]
    },
    Standing(part: .offence("f1"), expected: .order(.referralOrder, made: day)) { $0.orders[0].offences = ["f1"] },
    Standing(part: .offence("f1"), expected: .plea(hearing: day)) { header in
      header.hearings[0].result = Specimens.make { $0.charges = [ChargeResult("f1", plea: .guilty)] }
    },
    Standing(part: .order("o1"), expected: .madeAt(hearing: day)) { header in
      header.hearings[0].result = Specimens.make { $0.orders = ["o1"] }
    },
    Standing(part: .order("o1"), expected: .hours(12)) { header in
      header.orders[0].requirements = [Specimens.make { $0.hoursCompleted = 12 }]
    },
    Standing(part: .order("o1"), expected: .enforcement(.firstWarning, on: day)) { header in
      header.enforcement = [Specimens.make { $0.order = "o1" }]
    },
    Standing(part: .order("o1"), expected: .breach(laid: day)) { $0.breaches[0].order = "o1" },
    Standing(part: .order("o1"), expected: .document(.assessment, .signed)) { header in
      header.documents.append(
        Specimens.make {
          $0.name = SignedName(.assessment, "a4")
          $0.order = "o1"
          $0.state = .signed
        })
    },
    Standing(part: .order("o1"), expected: .custody(from: day)) { $0.custody = [CustodyStay(under: "o1", from: day)] },
    Standing(part: .order("o1"), expected: .formA(day)) { header in
      header.formsA = [Specimens.make { $0.order = "o1" }]
    },
    Standing(part: .order("o1"), expected: .answers(1)) { header in
      header.answers = [Specimens.make { $0.key = ObligationKey("plan", subject: "o1") }]
    },
    Standing(part: .order("o1"), expected: .milestone(day)) { header in
      header.milestones = [Milestone(.planAgreed, on: day, order: "o1")]
    },
    Standing(part: .hearing("h2"), expected: .result(day)) { $0.hearings[1].result = HearingResult() },
    Standing(part: .hearing("h2"), expected: .adjournedFrom(hearing: day)) { header in
      header.hearings[0].result = Specimens.make { $0.next = "h2" }
    },
    Standing(part: .hearing("h2"), expected: .report(.preSentence, due: day)) { $0.reports[0].hearing = "h2" },
    Standing(part: .report("r1"), expected: .document(.report, .signed)) { header in
      header.reports[0].document = "k4"
      header.documents.append(
        Specimens.make {
          $0.name = SignedName(.report, "k4")
          $0.state = .signed
        })
    },
    Standing(part: .breach("b1"), expected: .result(day)) { $0.breaches[0].outcome = BreachOutcome() },
    Standing(part: .oversight("g1"), expected: .answers(1)) { header in
      header.oversight[0].actions = [Specimens.make { $0.id = "g1.1" }]
      header.answers = [Specimens.make { $0.key = ObligationKey("oversight-action", subject: "g1.1") }]
    },
  ]

  @Test(arguments: standings.indices) func whatStandsOnItGoesFirst(index: Int) throws {
    let standing = Self.standings[index]
    var record = try filled()
    var altered = try header(record)
    standing.alter(&altered)
    var edits = Edits()
    edits.put(Self.reference.key, altered)
    try record.make(.imported(source: "test", edits, seen: record.seq), by: "kmason", now: now)
    #expect(refusal(standing.part, record) == .removal(.stoodOn(standing.part, [standing.expected])))
    let file = try #require(try record.caseFile(Self.reference))
    #expect(standing.part.dependants(in: file.header, contacts: file.contacts) == [standing.expected])
  }

  @Test func contactsThatCountHoldAnOrderAndSessionsAProgramme() throws {
    var record = try filled()
    var edits = Edits()
    edits.put(
      Self.reference.key(.contacts, "c9.2"),
      Specimens.make { (contact: inout Contact) in
        contact.order = "o1"
        contact.counts = true
        contact.programme = "sport"
      })
    try record.make(.imported(source: "test", edits, seen: record.seq), by: "kmason", now: now)
    #expect(refusal(.order("o1"), record) == .removal(.stoodOn(.order("o1"), [.contacts(1)])))
    let enrolment = CasePart.enrolment("sport", referred: .epoch)
    #expect(refusal(enrolment, record) == .removal(.stoodOn(enrolment, [.sessions(1)])))
    try remove(.contact("c9.2"), &record)
    #expect(refusal(.order("o1"), record) == nil)
    #expect(refusal(enrolment, record) == nil)
  }

  @Test func aStepThatWasWithdrawnHoldsNothing() throws {
    let record = try record { header in
      Self.fill(&header)
      header.enforcement = [
        Specimens.make {
          $0.order = "o1"
          $0.withdrawn = EnforcementAct.Ruling(authorised: false, reason: "Wrong", by: "dshah", at: .epoch)
        }
      ]
    }
    #expect(refusal(.order("o1"), record) == nil)
  }

  // MARK: What goes with it

  @Test func anOrderTakesTheExitPlanAlongThatNobodyWroteIn() throws {
    var record = try record()
    var order = Order()
    order.id = ""
    order.disposal = .referralOrder
    order.made = try now.day
    order.term = Term(6, .months)
    try record.make(.orderSaved(Self.reference, order), by: "kmason", now: now)
    let made = try #require(try header(record).orders.first?.id)
    var contact = Contact()
    contact.at = try now
    contact.order = made
    contact.note = "Rang."
    try record.make(
      .contactRecorded(Self.reference, contact), by: "kmason", now: now,
      lists: DataFixtures.lists.map { CodeLists($0) }.get())
    #expect(try record.exits(of: Self.reference).draft != nil)
    let before = record
    let (undoing, removed) = try remove(.order(made), &record)
    #expect(removed?.part == .order(made))
    #expect(try record.exits(of: Self.reference).versions.isEmpty)
    #expect(try header(record).documents.isEmpty)
    #expect(try record.contacts(of: Self.reference).map(\.contact.order) == [nil])
    #expect(try record.contacts(of: Self.reference).map(\.contact.note) == ["Rang."])
    try record.make(.undone(undoing), by: "dshah", now: now)
    for key in before.keys { #expect(record.stored(key)?.bytes == before.stored(key)?.bytes, "\(key)") }
  }

  @Test func anExitPlanThatSomebodyWroteInHoldsItsOnlyOrder() throws {
    var record = try record(Self.fill)
    var edits = Edits()
    var exit = ExitPlan()
    exit.orders = ["o1"]
    exit.content = PlanFixture.exit
    edits.put(Self.reference.key(.exits, "x5"), exit)
    try record.make(.imported(source: "test", edits, seen: record.seq), by: "kmason", now: now)
    #expect(refusal(.order("o1"), record) == .removal(.stoodOn(.order("o1"), [.document(.exitPlan, .draft)])))
    exit.orders = ["o7", "o1"]
    edits.put(Self.reference.key(.exits, "x5"), exit)
    try record.make(.imported(source: "test", edits, seen: record.seq), by: "kmason", now: now)
    try remove(.order("o1"), &record)
    #expect(try record.exits(of: Self.reference).draft?.plan.orders == ["o7"])
    #expect(try record.exits(of: Self.reference).draft?.plan.content == PlanFixture.exit)
  }

  @Test func aDraftGoesAndItsRequestHasTheVersionBefore() throws {
    var record = try record { header in
      Self.fill(&header)
      header.reports[0].document = "k9"
      header.documents.append(Specimens.make { $0.name = SignedName(.report, "k9") })
    }
    var edits = Edits()
    edits.put(
      Self.reference.key(.reports, "k9"), Specimens.make { (report: inout CourtReport) in report.replaces = "k3" })
    try record.make(.imported(source: "test", edits, seen: record.seq), by: "kmason", now: now)
    #expect(refusal(.report("r1"), record) == .removal(.stoodOn(.report("r1"), [.document(.report, .draft)])))
    try remove(.draft(SignedName(.report, "k9")), &record)
    #expect(try header(record).report("r1")?.document == "k3")
    #expect(record.stored(Self.reference.key(.reports, "k9")) == nil)
  }

  @Test(arguments: [SigningState.submitted, .sentBack, .signed, .countersigned])
  func whatWasSubmittedIsNoDraft(state: SigningState) throws {
    let record = try record { header in
      header.documents = [
        Specimens.make {
          $0.name = SignedName(.plan, "p9")
          $0.state = state
        }
      ]
    }
    #expect(refusal(.draft(SignedName(.plan, "p9")), record) == .removal(.noDraft(.plan, state)))
  }

  @Test func aHearingIsNoLongerNamedByOthers() throws {
    var record = try record { header in
      Self.fill(&header)
      header.hearings[0].linked = ["h2", "h3"]
      header.hearings[0].offences = ["f1", "f2"]
      header.breaches[0].hearing = "h2"
    }
    try remove(.hearing("h2"), &record)
    #expect(try header(record).hearings.map(\.linked) == [["h3"]])
    #expect(try header(record).breaches.map(\.hearing) == [nil])
    try remove(.offence("f1"), &record)
    #expect(try header(record).hearings.map(\.offences) == [["f2"]])
  }

  @Test(arguments: 0..<20) func whateverIsRemovedInAnyOrderComesBackToTheByte(seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed))
    var record = try filled()
    let before = record
    var stack = UndoStack()
    for part in Self.parts.shuffled(using: &random) { stack.push(try remove(part, &record).undoing, on: record) }
    #expect(
      try record.caseFile(Self.reference)?.recorded.map(\.part).sorted { $0.id < $1.id }.map(\.id) == [
        "f2", "h1", "p1",
      ])
    while let last = stack.last {
      try record.make(.undone(last), by: "dshah", now: now)
      stack.pop(undoneBy: record.seq)
    }
    for key in before.keys { #expect(record.stored(key)?.bytes == before.stored(key)?.bytes, "\(key)") }
  }
}
