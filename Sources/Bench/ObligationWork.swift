import CaseStore
import Casework

/// The standards at work: every obligation derived from nothing, after one change, and as reports and lists ask for them.
struct ObligationWork {
  let runs: Int

  /// The rows on obligations.
  func measure(_ data: Dataset, _ figures: inout Figures) throws {
    let casebook = try Casebook(FileStore.open(data.store), lists: data.lists)
    let open = casebook.openCases
    let all = open + (try casebook.closedCases())
    try everything(all, casebook, data, &figures)
    try afterOneChange(open, casebook, data, &figures)

    var lists = Times()
    for _ in 0..<runs {
      lists.add(
        Measure.time {
          _ = Today.Due.open(
            in: open, DeadlineFilter(), under: data.standards, calendar: data.calendar, on: data.today)
        })
    }
    figures.note("open obligations of \(open.count) open cases, as a list", Figures.scaled(lists.median))
    try reports(all, casebook, data, &figures)
  }

  /// Every obligation of every case; reading the cases isn't counted, working out the obligations is.
  private func everything(
    _ all: [CaseSummary], _ casebook: Casebook, _ data: Dataset, _ figures: inout Figures
  ) throws {
    var count = 0
    var derived = 0.0
    let whole = try Measure.time {
      for summary in all {
        guard let file = try casebook.caseFile(summary.reference) else { continue }
        derived += Measure.time { count += obligations(of: file, data).count }
      }
    }
    figures.floor(
      "obligations derived from nothing (\(count) of \(all.count) cases)", Double(count) / (derived / 1e6),
      atLeast: 100_000, unit: "/s")
    figures.note("  the same with every case read from its files", Figures.scaled(whole))
  }

  /// One contact is recorded, and the obligations of its case are derived again: from the row and from the whole case.
  private func afterOneChange(
    _ open: [CaseSummary], _ casebook: Casebook, _ data: Dataset, _ figures: inout Figures
  ) throws {
    var rows = Times()
    var cases = Times()
    for number in 0..<(runs * 20) {
      let reference = open[number % open.count].reference
      let contact = StoreWork.contact(number, data)
      _ = try casebook.make(.contactRecorded(reference, contact), by: data.me, now: data.now)
      guard let file = try casebook.caseFile(reference) else { continue }
      rows.add(
        try Measure.time {
          guard let summary = try casebook.summary(of: reference) else { return }
          _ = Obligation.open(for: summary, under: data.standards, calendar: data.calendar, on: data.today)
        })
      cases.add(Measure.time { _ = obligations(of: file, data) })
    }
    figures.bound(
      "open obligations after one change (99th percentile)", rows.percentile(0.99) / 1e3, atMost: 1, unit: "ms")
    figures.bound(
      "every obligation of the case after one change", cases.percentile(0.99) / 1e3, atMost: 1, unit: "ms")
  }

  /// What the timeliness report and the past of the list of deadlines take, cases read from their files.
  private func reports(
    _ all: [CaseSummary], _ casebook: Casebook, _ data: Dataset, _ figures: inout Figures
  ) throws {
    for (name, days) in [("four weeks", 27), ("thirteen weeks", 90), ("a year", 364)] {
      let first = data.today - days
      let wanted = all.filter { Timeliness.canCount($0, since: first) }
      var times = Times()
      var counted = 0
      for _ in 0..<3 {
        times.add(
          try Measure.time {
            let files = try wanted.compactMap { try casebook.caseFile($0.reference) }
            let entries = Timeliness.entries(
              files, due: first...data.today, filter: DeadlineFilter(), standards: data.standards,
              calendar: data.calendar, on: data.today)
            counted = Timeliness(entries, due: first...data.today, by: .rule, on: data.today).total.decided
          })
      }
      figures.bound(
        "timeliness of \(name) (\(wanted.count) cases, \(counted) decided)", times.median / 1e6, atMost: 2, unit: "s")
    }
  }

  private func obligations(of file: CaseFile, _ data: Dataset) -> [Obligation] {
    Obligation.all(for: file, under: data.standards, calendar: data.calendar, on: data.today)
  }
}
