import CaseStore
import Casework
import JSON

/// Searching notes and names, in process.
struct SearchWork {
  let surroundings: Surroundings
  let runs: Int

  /// The word index beside FTS5: answers and sizes.
  func notes(_ data: Dataset, _ figures: inout Figures) throws {
    let casebook = try Casebook(FileStore.open(data.store), lists: data.lists)
    let sqlite = try SQLite(data.database)
    try sqlite.run(
      "CREATE VIRTUAL TABLE words USING fts5(note, case_id UNINDEXED, id UNINDEXED, tokenize='unicode61 remove_diacritics 2')"
    )
    try sqlite.run("INSERT INTO words(rowid, note, case_id, id) SELECT row, '', case_id, id FROM contacts WHERE 0")
    try sqlite.run("INSERT INTO words(rowid, note, case_id, id) SELECT row, note, case_id, id FROM contacts")
    try sqlite.run("INSERT INTO words(words) VALUES ('optimize')")
    // The same answer: open cases first, each case's latest first, 300 at most.
    let question = """
      SELECT c.case_id, c.id, c.at, snippet(words, 0, '', '', '…', 12) FROM words JOIN contacts c ON c.row = words.rowid
      JOIN cases k ON k.id = c.case_id WHERE words MATCH ? ORDER BY k.open DESC, c.case_id, c.at DESC LIMIT 300
      """
    for (kind, word) in [("rare", "planetarium"), ("common", "football")] {
      var ours = 0
      var theirs = 0
      _ = try casebook.searchNotes(word, limit: 300)
      let (mine, its) = try Measure.pair(
        runs, { ours = try casebook.searchNotes(word, limit: 300).hits.count },
        {
          theirs = 0
          try sqlite.query(question, [word]) { row in theirs += row.text(3).utf8.isEmpty ? 0 : 1 }
        })
      figures.ratio(
        "search all notes, a \(kind) word (\(ours) and \(theirs) hits)", mine, its, atMost: 1.0, against: "FTS5")
    }
    var pages = 0
    try sqlite.query("SELECT sum(length(block)) FROM words_data") { pages = $0.integer(0) }
    let index =
      Surroundings.size(of: data.store + "/index/words.terms")
      + Surroundings.size(of: data.store + "/index/words.postings")
    figures.bound(
      "word index beside FTS5's (\(index / 1_000_000) and \(pages / 1_000_000) MB)",
      Double(index) / Double(max(1, pages)), atMost: 0.25, unit: "")
  }

  /// Each keystroke of a name with a slip in it, over all cases.
  func names(_ data: Dataset, _ figures: inout Figures) throws {
    let casebook = try Casebook(FileStore.open(data.store), lists: data.lists)
    let names = NameSearch(casebook.openCases + (try casebook.closedCases()))
    var times = Times()
    for name in ["adeymei", "camplbell-reid", "osei danile", "marlowe hrat", "wojcik"] {
      for _ in 0..<runs {
        var typed = ""
        for character in name {
          typed.append(character)
          times.add(Measure.time { _ = names.matches(typed, limit: 100) })
        }
      }
    }
    figures.bound(
      "name search with a slip, each keystroke, 99th percentile", times.percentile(0.99) / 1e3, atMost: 16, unit: "ms")
  }
}
