import CaseStore
import Casework
import Glibc
import JSON

/// Cost against scale: the same 300 open cases with ever more closed ones behind them.
struct ScaleWork {
  let surroundings: Surroundings
  let runs: Int

  /// Prints a table as README has it.
  func measure() throws {
    print("| cases (300 open), 20 contacts each | 1,000 | 10,000 | 100,000 |")
    print("|---|---|---|---|")
    let columns = try [1_000, 10_000, 100_000].map { try figures(cases: $0) }
    for (index, row) in columns[0].enumerated() {
      print("| " + row.name + " | " + columns.map { $0[index].text }.joined(separator: " | ") + " |")
    }
  }

  private func figures(cases: Int) throws -> [(name: String, text: String)] {
    let data = try Dataset(
      surroundings, name: "scale-\(cases)", openCases: 300, cases: cases, contacts: cases * 20, alsoSQLite: false)
    defer { Surroundings.run(["/bin/rm", "-rf", data.store]) }
    var rows: [(name: String, text: String)] = []
    func row(_ name: String, _ times: Times) { rows.append((name, Figures.scaled(times.median))) }

    var open = Times()
    for _ in 0..<runs { open.add(try Measure.time { _ = try StoreWork.open(data, worker: data.me) }) }
    row("open, an officer\u{2019}s caseload and Today", open)

    let casebook = try Casebook(FileStore.open(data.store), lists: data.lists)
    let references = casebook.openCases.map(\.reference)
    var record = Times()
    for number in 0..<(runs * 20) {
      let contact = StoreWork.contact(number, data)
      record.add(
        try Measure.time {
          _ = try casebook.make(
            .contactRecorded(references[number % references.count], contact), by: data.me, now: data.now)
        })
    }
    row("record a contact, durable", record)
    row("bring the files up to date after \(runs * 20) contacts", self.one(try time { try checkpoint(casebook) }))

    var one = Times()
    for number in 0..<(runs * 20) {
      one.add(try Measure.time { _ = try casebook.caseFile(references[number % references.count]) })
    }
    row("open one case", one)
    row("read the closed cases, once asked for", self.one(try time { _ = try casebook.closedCases() }))
    let names = NameSearch(casebook.openCases + (try casebook.closedCases()))
    var keys = Times()
    for name in ["adeymei", "camplbell-reid", "osei danile"] {
      for end in name.indices { keys.add(Measure.time { _ = names.matches(String(name[...end]), limit: 100) }) }
    }
    rows.append(("a keystroke of a name with a slip (99th percentile)", Figures.scaled(keys.percentile(0.99))))
    var words = Times()
    for _ in 0..<runs { words.add(try Measure.time { _ = try casebook.searchNotes("planetarium", limit: 300) }) }
    row("search all notes for a rare word", words)
    let store = try FileStore.open(data.store)
    row("make the index again", self.one(try time { try store.remakeIndex() }))
    row("check the whole store", self.one(try time { _ = try store.check() }))
    return rows
  }

  private func checkpoint(_ casebook: Casebook) throws {
    _ = try (casebook.store as? FileStore)?.checkpoint()
  }

  private func time(_ body: () throws -> Void) rethrows -> Double { try Measure.time(body) }

  private func one(_ time: Double) -> Times {
    var times = Times()
    times.add(time)
    return times
  }
}
