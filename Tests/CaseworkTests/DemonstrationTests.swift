import Casework
import Demonstration
import JSON
import Testing

@Suite struct DemonstrationTests {
  private static let today = Day(year: 2026, month: 11, day: 23) ?? .epoch

  /// A service's documents by key, and its batches.
  private static func service(seed: UInt64, today: Day = today, openCases: Int = 120, cases: Int = 160) throws
    -> [(seq: Int, batch: DemonstrationService.Batch)]
  {
    var batches: [(Int, DemonstrationService.Batch)] = []
    var service = DemonstrationService(seed: seed, today: today, openCases: openCases, cases: cases, me: "kmason")
    service.guide = try DataFixtures.guide.get()
    service.make { batches.append(($0, $1)) }
    return batches
  }

  private static func bytes(_ batches: [(seq: Int, batch: DemonstrationService.Batch)]) -> [UInt8] {
    batches.flatMap { seq, batch in
      Array("\(seq) \(batch.op) \(batch.by)".utf8)
        + batch.edits.list.flatMap { Array($0.key.text.utf8) + ($0.bytes ?? []) }
    }
  }

  @Test func theSameSeedAndDayGiveTheSameBytes() throws {
    let once = Self.bytes(try Self.service(seed: 7))
    #expect(once == Self.bytes(try Self.service(seed: 7)))
    #expect(once != Self.bytes(try Self.service(seed: 8)))
    #expect(once != Self.bytes(try Self.service(seed: 7, today: Self.today.adding(days: 1))))
  }

  /// Everything in it could have been entered by hand, one change after another, under the rules in force.
  @Test(arguments: [1, 2, 3] as [UInt64]) func everyChangeIsAcceptedByTheRules(seed: UInt64) throws {
    let lists = CodeLists(try DataFixtures.lists.get())
    let limits = try DataFixtures.limits.get()
    let now = Moment(Self.today, .midday)
    var record = MemoryRecord()
    func make(_ change: Change) throws {
      try record.make(change, by: "kmason", now: now, lists: lists, limits: limits)
    }
    let batches = try Self.service(seed: seed)
    let first = try #require(batches.first).batch.edits.list
    let teams = try first.filter { $0.key.text.hasPrefix("teams/") }
      .map { (TeamID($0.key.id), try Team(json: $0.bytes ?? [])) }
    // Whoever manages a team is on the staff first, and whoever is on the staff is in a team that there is.
    for (id, team) in teams { try make(.teamSaved(id, Team(name: team.name))) }
    for edit in first where edit.key.text.hasPrefix("staff/") {
      try make(.staffSaved(StaffID(edit.key.id), Staff(json: edit.bytes ?? [])))
    }
    for (id, team) in teams { try make(.teamSaved(id, team)) }
    for (_, batch) in batches.dropFirst() where batch.op != "court.import" {
      let edits = batch.edits.list
      let number = try #require(edits.first?.key.caseNumber)
      let reference = CaseReference(number)
      let header = try Case(json: edits[0].bytes ?? [])
      var opened = header
      opened.orders = []
      opened.offences = []
      opened.closed = nil
      opened.documents = []
      opened.closing = header.closed?.entry
      opened.milestones = header.milestones.map { Milestone($0.kind, on: $0.on) }
      try make(.caseOpened(opened, as: reference))
      for var offence in header.offences {
        offence.id = ""
        try make(.offenceSaved(reference, offence))
      }
      let offences = try #require(try record.header(of: reference)).offences.map(\.id)
      for var order in header.orders {
        order.id = ""
        order.offences = order.offences.isEmpty ? [] : offences
        try make(.orderSaved(reference, order))
        #expect(order.ends == order.term?.lastDay(from: order.begins))
      }
      let plans = edits.filter { $0.key.collection == reference.path(.plans) }
      for edit in plans {
        let plan = try Plan(json: edit.bytes ?? [])
        #expect(plan.content.gaps(judgements: header.judgements) == [], "\(reference)")
        try make(.planned(reference, .written(nil, plan.content, orders: [])))
        if let signer = plan.signing.signed?.by {
          #expect(!plan.signing.authors.contains(signer) || plan.signing.needs.isEmpty)
        }
        for each in plan.reviews { #expect(each.isWithFamily || !each.withoutFamily.isEmpty) }
      }
      for edit in edits where edit.key.collection == reference.path(.exits) && header.closed != nil {
        #expect(try ExitPlan(json: edit.bytes ?? []).content.gaps == [], "\(reference)")
      }
      for edit in edits where edit.key.collection == reference.path(.contacts) {
        var contact = try Contact(json: edit.bytes ?? [])
        // A manager's cross reference is a change of its own.
        contact.homeVisit?.checked = nil
        if contact.outcome == nil, contact.at.day >= Self.today {
          try make(.appointmentBooked(reference, contact))
        } else {
          try make(.contactRecorded(reference, contact))
        }
        #expect(contact.at.day >= header.orders[0].made, "\(reference)")
      }
      if let closed = header.closed {
        #expect(closed.on <= Self.today)
        try make(.caseClosed(reference, closed))
      }
      for note in header.oversight {
        #expect(note.on <= Self.today)
        #expect(note.actions.allSatisfy { $0.due >= note.on })
      }
      for act in header.enforcement { #expect(act.on <= Self.today && act.on >= act.failedOn) }
      for allocation in header.allocations { #expect(allocation.on <= Self.today) }
      if let judged = header.judgements?.on { #expect(judged <= Self.today) }
    }
  }

  /// Some absences of the last days wait for a decision, and what is written of them doesn't say that the child came.
  @Test func someAbsencesWaitForADecision() throws {
    let contacts = try Self.service(seed: 1).flatMap { $0.batch.edits.list }.filter {
      $0.key.collection?.hasSuffix("/contacts") ?? false
    }.map { try Contact(json: $0.bytes ?? []) }
    let undecided = contacts.filter { $0.outcome == .absenceUndecided }
    #expect((1...30).contains(undecided.count))
    for contact in undecided {
      #expect(contact.at.day.days(until: Self.today) <= 8 && !contact.counts && contact.reason.isEmpty)
      #expect(contact.note.hasPrefix("Did not come") || contact.note.hasPrefix("No"))
    }
  }

  private static func headers(_ seed: UInt64) throws -> [Case] {
    try service(seed: seed, openCases: 1_000, cases: 1_200).dropFirst().filter { $0.batch.op != "court.import" }.map {
      try Case(json: $0.batch.edits.list[0].bytes ?? [])
    }
  }

  /// Shares in a hundred that the plans print, and what the demonstration has: within five of them.
  @Test func theSharesAreNearThePlansFigures() throws {
    let headers = try Self.headers(1)
    func share(_ part: (Case) -> Bool, of whole: (Case) -> Bool = { _ in true }) -> Int {
      let all = headers.filter(whole)
      return all.isEmpty ? 0 : (all.count(where: part) * 1000 / all.count + 5) / 10
    }
    func has(_ flag: ListCode) -> (Case) -> Bool { { $0.child.flags.contains { $0.kind == flag } } }
    let white: Set<ListCode> = ["w1", "w2", "w3", "w9", "ns"]
    let figures: [(String, Int, Int)] = [
      ("R356 another group than white", 59, share { !white.contains($0.child.ethnicity ?? "ns") }),
      ("R6 looked after", 20, share { $0.child.careStatuses.contains { $0.status == "looked-after" } }),
      ("R10 speech and language", 60, share(has("speech-language"))),
      ("R299 suitable accommodation", 94, share { $0.child.residences.last?.suitability == .suitable }),
      ("R291 suitable education", 71, share { $0.child.education.last?.suitability == .suitable }),
      (
        "R296 a plan, of those with special needs", 43,
        share(has("ehcp"), of: { has("ehcp")($0) || has("sen-support")($0) })
      ),
      (
        "triage and youth conditional cautions", 22,
        share { [.triage, .youthConditionalCaution].contains($0.orders[0].disposal) }
      ),
    ]
    for (what, figure, found) in figures { #expect(abs(found - figure) <= 5, "\(what): \(found)") }
  }

  /// The day's list has children who are plain, some whom a person must look at, and some whom nobody knows.
  @Test func theDaysCourtListHasKnownLikelyAndNewChildren() throws {
    let batches = try Self.service(seed: 1)
    let edit = try #require(batches.last?.batch.edits.list.first)
    let list = try CourtDay(json: edit.bytes ?? [])
    #expect(list.id.key == edit.key)
    #expect(list.day == Self.today)
    var record = MemoryRecord()
    for (_, batch) in batches {
      try record.make(
        .imported(source: "demo", batch.edits, seen: record.seq), by: "kmason", now: Moment(list.day, .midday))
    }
    let summaries = try (1...120).compactMap { try record.caseFile(CaseReference($0)) }.map { CaseSummary(of: $0) }
    let matcher = ChildMatcher(summaries)
    let board = try CourtBoard(list.day, lists: [list], open: summaries, matcher: matcher) {
      try record.header(of: $0)
    }
    #expect(board.children.count >= 10)
    func count(_ isKind: (CourtBoard.Known) -> Bool) -> Int { board.rows.count { isKind($0.known) } }
    #expect(count { if case .certain = $0 { true } else { false } } >= 4)
    #expect(count { if case .likely = $0 { true } else { false } } >= 1)
    #expect(count { $0 == .new } >= 3)
  }

  @Test func childrenAreOfTheAgesThatTheServiceWorksWith() throws {
    for header in try Self.headers(5) {
      let order = header.orders[0]
      let age = try #require(header.child.age(on: order.made))
      #expect((10...17).contains(age))
      for date in header.offences.compactMap(\.date) { #expect(try #require(header.child.age(on: date)) >= 10) }
      if header.isOpen { #expect(order.runs(on: Self.today), "\(order.disposal) from \(order.made)") }
      if let ended = order.ended { #expect(ended.on <= Self.today) }
    }
  }
}
