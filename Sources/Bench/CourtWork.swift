import CaseResources
import CaseStore
import Casework
import Demonstration
import Glibc
import Interchange
import JSON

/// Ten thousand hearings taken in, and children on lists matched where the truth is known.
struct CourtWork {
  let surroundings: Surroundings
  let runs: Int

  /// The rows on courts.
  func measure(_ data: Dataset, _ figures: inout Figures) throws {
    let set = MatchingSet(seed: 1)
    try importing(set, data, &figures)
    let nicknames = Nicknames(data.lists)
    let score = MatchingScore(of: set, nicknames: nicknames)
    figures.note("matching, made-up pairs", "\(set.listed.count) listed, \(set.children.count) on record")
    figures.floor("matching: recall", Double(score.recall) / 100, atLeast: 95, unit: "%")
    figures.floor("matching: precision of certain and likely", Double(score.precision) / 100, atLeast: 80, unit: "%")
    figures.floor("matching: precision of certain", Double(score.certainPrecision) / 100, atLeast: 99.5, unit: "%")
    let matcher = ChildMatcher(set.summaries, nicknames: nicknames)
    var matching = Times()
    for _ in 0..<runs {
      matching.add(Measure.time { for (person, _) in set.listed.prefix(100) { _ = matcher.matches(person) } })
    }
    figures.note("matching 100 listed among \(set.children.count)", Figures.scaled(matching.median))
  }

  /// Reading, checking, comparing with what is there, and saving it durably, beside reading and parsing the same bytes.
  private func importing(_ set: MatchingSet, _ data: Dataset, _ figures: inout Figures) throws {
    let bytes = Self.list(of: set, hearings: 10_000, from: data.now.day)
    let path = surroundings.path("court.json")
    Self.write(bytes, to: path)
    let casebook = try Casebook(
      FileStore.create(at: surroundings.path("court-store"), options: FileStore.Options()), lists: data.lists)
    var (ours, bare) = (Times(), Times())
    for run in 0..<runs {
      bare.add(try Measure.time { _ = try JSONValue(json: Self.read(path)) })
      // Every run's list is of other days, so that all of it is new.
      let moved = Self.list(of: set, hearings: 10_000, from: data.now.day.adding(days: 400 * (run + 1)))
      Self.write(moved, to: path)
      ours.add(
        try Measure.time {
          let read = CourtListFile(Self.read(path), named: "court.json", lists: data.lists)
          _ = try casebook.make(.courtListImported(read.list), by: data.me, now: data.now)
        })
      Self.write(bytes, to: path)
    }
    figures.note("a court list of 10,000 hearings", "\(bytes.count / 1_000_000) MB")
    figures.bound("import it, durable", ours.median / 1e6, atMost: 2, unit: "s")
    figures.ratio("import it, durable", ours, bare, atMost: 6, against: "read+parse")
  }

  private static func write(_ bytes: [UInt8], to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { close(file) }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      start += count
    }
  }

  private static func read(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count <= 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  /// A standard list of courts and days, a hundred hearings each.
  private static func list(of set: MatchingSet, hearings: Int, from day: Day) -> [UInt8] {
    var writer = JSONWriter()
    func text(_ name: String, _ value: String) {
      writer.key(name)
      writer.string(value)
    }
    writer.beginObject()
    writer.key("document")
    writer.beginObject()
    text("publicationDate", "2026-11-22T18:00:00.000Z")
    writer.endObject()
    writer.key("venue")
    writer.beginObject()
    writer.endObject()
    writer.key("courtLists")
    writer.beginArray()
    for list in 0..<(hearings / 100) {
      writer.beginObject()
      writer.key("courtHouse")
      writer.beginObject()
      text("courtHouseName", "Court \(list % 10)")
      writer.key("courtRoom")
      writer.beginArray()
      writer.beginObject()
      text("courtRoomName", "1")
      writer.key("session")
      writer.beginArray()
      writer.beginObject()
      writer.key("sittings")
      writer.beginArray()
      for number in 0..<100 {
        writer.beginObject()
        text("sittingStart", "\(day.adding(days: list / 10).iso)T10:00:00.000Z")
        writer.key("hearing")
        writer.beginArray()
        writer.beginObject()
        text("hearingType", "First hearing")
        text("panel", "YOUTH")
        writer.key("case")
        writer.beginArray()
        writer.beginObject()
        text("caseUrn", "25GD\(list * 100 + number)")
        writer.key("party")
        writer.beginArray()
        party(set.listed[(list * 100 + number) % set.listed.count].person, &writer)
        writer.endArray()
        writer.endObject()
        writer.endArray()
        writer.endObject()
        writer.endArray()
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
      writer.endArray()
      writer.endObject()
      writer.endArray()
      writer.endObject()
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  private static func party(_ person: ListedPerson, _ writer: inout JSONWriter) {
    func text(_ name: String, _ value: String) {
      writer.key(name)
      writer.string(value)
    }
    writer.beginObject()
    text("partyRole", "DEFENDANT")
    writer.key("individualDetails")
    writer.beginObject()
    text("individualForenames", person.givenNames)
    text("individualSurname", person.familyName)
    if let born = person.born { text("dateOfBirth", born.iso) }
    text("pncId", person.pnc)
    writer.key("address")
    writer.beginObject()
    writer.key("line")
    writer.beginArray()
    writer.string(person.address)
    writer.endArray()
    text("postCode", person.postcode)
    writer.endObject()
    writer.endObject()
    writer.key("offence")
    writer.beginArray()
    for (code, title) in [("RO68001", "Robbery"), ("TH68010", "Theft from a shop")] {
      writer.beginObject()
      text("offenceCode", code)
      text("offenceTitle", title)
      text("offenceWording", "On a day in November at Eastmere did what the charge says, contrary to the Act named")
      text("plea", "NONE")
      text("offenceLegislation", "Contrary to section 1(1) of the Theft Act 1968")
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
