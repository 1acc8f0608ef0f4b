import CaseStore
import Casework

/// What it costs a reader that every look is written down, and what it costs to ask who looked.
struct LookWork {
  let runs: Int

  /// The rows on the trail of looks.
  func measure(_ data: Dataset, _ figures: inout Figures) throws {
    let casebook = try Casebook(FileStore.open(data.store), lists: data.lists)
    let open = casebook.openCases
    try casebook.look(Look(.section, of: open[0].reference, "contacts"), by: data.me)
    var looks = Times()
    for number in 0..<(runs * 1000) {
      let look = Look(.section, of: open[number % open.count].reference, "contacts")
      looks.add(try Measure.time { try casebook.look(look, by: data.me) })
    }
    figures.bound(
      "write down a look (99th percentile of \(runs * 1000))", looks.percentile(0.99) / 1e3, atMost: 1, unit: "ms")
    var asked = Times()
    for _ in 0..<runs { asked.add(try Measure.time { _ = try casebook.looks(at: open[0].reference) }) }
    figures.note("who looked at one case, of \(runs * 1000) looks", Figures.scaled(asked.median))
  }
}
