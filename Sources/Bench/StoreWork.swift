import CaseStore
import Casework
import Glibc
import JSON

/// Opening, reading and searching: in process, each contender in turn.
struct StoreWork {
  let surroundings: Surroundings
  let runs: Int

  /// Opens the store and works out the caseload and Today: an officer's own, or everybody's.
  static func open(_ data: Dataset, worker: StaffID?) throws -> Int {
    let casebook = try Casebook(FileStore.open(data.store), lists: data.lists)
    let cases = worker.map(casebook.openCases(of:)) ?? casebook.openCases
    let today = Today(data.now, worker: worker, summaries: cases, standards: data.standards, calendar: data.calendar)
    return cases.count + today.tallies.count
  }

  /// Puts so many contacts behind the checkpoint, in both stores.
  func leaveTail(_ count: Int, _ data: Dataset) throws {
    let casebook = try Casebook(FileStore.open(data.store), lists: data.lists)
    let cases = casebook.openCases
    for number in 0..<count {
      let summary = cases[number % cases.count]
      _ = try casebook.make(
        .contactRecorded(summary.reference, Self.contact(number, data, by: summary.worker)), by: data.me, now: data.now)
    }
  }

  /// A contact such as an officer writes: 400 bytes in all.
  static func contact(_ number: Int, _ data: Dataset, by worker: StaffID? = nil) -> Contact {
    var contact = Contact()
    contact.at = data.now
    contact.kind = "office"
    contact.outcome = .attended
    contact.worker = worker ?? data.me
    contact.with = [.child]
    contact.counts = true
    contact.note =
      "Session \(number) on the plan. He came on time and spoke about college, his little brother and the match on Saturday. "
      + "We went through the form for the card together and rang the provider, who has a place from January. "
      + "Mum joined for the last ten minutes and is pleased with the change."
    return contact
  }

  /// The rows on opening: with all cases and with open cases alone.
  func opening(_ all: Dataset, _ openOnly: Dataset, _ figures: inout Figures) throws {
    try leaveTail(512, all)
    try leaveTail(512, openOnly)
    let month = all.today.startOfMonth.iso
    for (whose, worker) in [("an officer's", Optional(all.me)), ("everybody's", nil)] {
      let (ours, sqlite) = try Measure.pair(
        runs, { _ = try Self.open(all, worker: worker) },
        { _ = try Dataset.open(all.database, worker: worker, me: all.me, month: month) })
      figures.ratio(
        "open: \(whose) caseload and Today, 512 commits behind", ours, sqlite, atMost: 0.3, against: "SQLite")
    }
    let (whole, few) = try Measure.pair(
      runs, { _ = try Self.open(all, worker: all.me) }, { _ = try Self.open(openOnly, worker: all.me) })
    figures.ratio("open: all cases beside open cases alone", whole, few, atMost: 1.3, against: "open only")
  }

  /// Opening one case with its contacts.
  func oneCase(_ data: Dataset, _ figures: inout Figures) throws {
    let casebook = try Casebook(FileStore.open(data.store), lists: data.lists)
    let sqlite = try SQLite(data.database)
    let references = try casebook.closedCases().map(\.reference)
    var turn = 0
    var ours = Times()
    var theirs = Times()
    for _ in 0..<(runs * 20) {
      turn += 37
      let reference = references[turn % references.count]
      ours.add(try Measure.time { _ = try casebook.caseFile(reference) })
      theirs.add(
        try Measure.time {
          var contacts: [Contact] = []
          var header = Case()
          let number = String(reference.number)
          try sqlite.query("SELECT body FROM cases WHERE id = ?", [number]) {
            header = (try? Case(json: Array($0.text(0).utf8))) ?? header
          }
          try sqlite.query("SELECT id, body FROM contacts WHERE case_id = ? ORDER BY at", [number]) {
            if let contact = try? Contact(json: Array($0.text(1).utf8)) { contacts.append(contact) }
          }
        })
    }
    figures.ratio("open one case with 100 contacts", ours, theirs, atMost: 0.6, against: "SQLite")
  }

  /// Remaking the index, and checking the whole store.
  func upkeep(_ data: Dataset, _ figures: inout Figures) throws {
    var rebuild = Times()
    for _ in 0..<runs {
      let store = try FileStore.open(data.store)
      rebuild.add(try Measure.time { try store.remakeIndex() })
    }
    figures.bound("index made again from all cases", rebuild.median / 1e6, atMost: 0.2, unit: "s")
    let bytes = Surroundings.size(of: data.store + "/journal")
    let store = try FileStore.open(data.store)
    var isWhole = false
    let checked = try Measure.time { isWhole = try store.check().isWhole }
    figures.bound(
      "whole store checked, for each GB of journal" + (isWhole ? "" : " (FOUND DAMAGE)"),
      checked / 1e6 / (Double(bytes) / 1e9), atMost: 2, unit: "s")
  }
}
