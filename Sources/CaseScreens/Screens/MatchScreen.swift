import Casework
import TextUI

/// A listed child and those on record who may be them, side by side; a person decides.
struct MatchScreen: Screen {
  static let name = "Who is it?"

  private let place: CourtPlace
  private var entry: CourtEntry
  private let day: Day
  private var matches: [Match] = []
  private var children: [CaseReference: Child] = [:]
  private var list = RowList<CaseReference>()

  init(_ place: CourtPlace, _ entry: CourtEntry, on day: Day) {
    self.place = place
    self.entry = entry
    self.day = day
  }

  static var commands: [Command<Self>] {
    [
      Command(
        [.enter, .char("y")], "it is this child: the next list knows it too", hint: "it is this one",
        unavailable: { s, _ in s.selected == nil ? "Nobody on record is like this child." : nil }
      ) { screen, _ in
        screen.selected.map { .make(.courtListed(screen.place, .matched($0.summary.reference)), closes: true) } ?? .stay
      },
      Command([.char("n")], "it is none of them: nobody on record", hint: "none of them") { screen, _ in
        .make(.courtListed(screen.place, .matched(nil)), closes: true)
      },
      Command(
        [.char("x")], "take back what was decided", hint: "take back", where: { $0.entry.decision != nil },
        unavailable: { s, _ in s.entry.decision == nil ? "Nothing was decided yet." : nil }
      ) { screen, _ in
        .make(.courtListed(screen.place, .unmatched), closes: true)
      },
      Command(
        [.char("o")], "open the case to look", hint: "open",
        unavailable: { s, _ in s.selected == nil ? "Nobody on record is like this child." : nil }
      ) { screen, _ in
        screen.selected.map { .open(CaseScreen($0.summary.reference)) } ?? .stay
      },
      Command([.char("N")], "register the child from the list") { screen, desk in
        .open(RegisterForm(desk, child: screen.entry.person.child))
      },
    ]
  }

  var lookedAt: Look? { Look(.section, "who a listed child is") }
  func title(_ desk: any Desk) -> String { "who is it?" }
  var caseShown: CaseReference? { selected?.summary.reference }

  private var ids: [CaseReference] { matches.map(\.summary.reference) }
  private var selected: Match? { list.index(in: ids).map { matches[$0] } }

  mutating func refresh(_ desk: any Desk) {
    let lists = (try? desk.courtLists(on: day)) ?? []
    entry = lists.first { $0.id == place.list }?.entry(place.entry) ?? entry
    let known = desk.openCases + ((try? desk.closedCases()) ?? [])
    matches = ChildMatcher(known, nicknames: Nicknames(desk.lists)).matches(entry.person, limit: 6)
    if let chosen = entry.matched, !ids.contains(chosen), let summary = known.first(where: { $0.reference == chosen }) {
      matches.insert(Match(summary: summary, certainty: .possible, grounds: []), at: 0)
    }
    children = [:]
    for reference in ids { children[reference] = ((try? desk.caseFile(reference)) ?? nil)?.header.child }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    list.typed(key, ids: ids) { _ in .stay }
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let middle = canvas.size.columns / 2
    canvas.put(area.lowerBound, 1, "LISTED", .bold)
    canvas.put(area.lowerBound, middle, matches.isEmpty ? "NOBODY ON RECORD IS LIKE THIS CHILD" : "ON RECORD", .bold)
    let person = entry.person
    let theirs = selected.flatMap { match in children[match.summary.reference].map { (match, $0) } }
    let home = theirs?.1.residence(on: day) ?? theirs?.1.residences.last
    let rows: [(String, String, String)] = [
      ("Name", person.listName, theirs.map { $0.1.familyName + ", " + $0.1.givenNames } ?? ""),
      (
        "Called", "",
        theirs.map { ([$0.1.knownAs] + $0.1.aliases).filter { !$0.isEmpty }.joined(separator: ", ") } ?? ""
      ),
      ("Born", born, theirs?.1.dateOfBirth.map { $0.text(.short) } ?? ""),
      ("PNC", person.pnc, theirs.map { $0.1.identifiers.first { $0.kind == .pnc }?.value ?? "" } ?? ""),
      (
        "Lives", [person.address, person.postcode].filter { !$0.isEmpty }.joined(separator: ", "),
        [home?.address ?? "", home?.postcode ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
      ),
      ("Why", "", theirs.map { Words.of($0.0) } ?? ""),
    ]
    for (offset, row) in rows.enumerated() {
      let line = area.lowerBound + 1 + offset
      let isSame = !row.1.isEmpty && FoldedWords.words(of: row.1) == FoldedWords.words(of: row.2)
      canvas.put(line, 1, row.0, .quiet)
      canvas.put(line, 9, TextWidth.truncated(row.1, to: middle - 11))
      if matches.isEmpty { continue }
      canvas.put(line, middle, isSame ? "=" : " ", .good)
      canvas.put(
        line, middle + 2, TextWidth.truncated(row.2, to: canvas.size.columns - middle - 3), isSame ? .good : .plain)
    }
    var line = area.lowerBound + rows.count + 1
    for doubt in entry.doubts(on: day) {
      canvas.put(line, 9, TextWidth.truncated("! " + Words.of(doubt), to: middle - 11), .warning)
      line += 1
    }
    let decided = decision(desk)
    if !decided.isEmpty {
      canvas.put(line, 1, decided, .accent)
      line += 1
    }
    line += 1
    list.place(ids, in: min(line, area.upperBound - 1)..<area.upperBound)
    list.draw(&canvas) { canvas, row, index in
      let match = matches[index]
      let worker = match.summary.worker.map { desk.name(of: $0) } ?? "unallocated"
      let state = match.summary.isOpen ? worker : "closed"
      let certainty = match.grounds.isEmpty ? "" : "\(match.certainty)"
      let text =
        TextWidth.padded(match.summary.reference.description, to: 10) + TextWidth.padded(match.summary.name, to: 20)
        + " " + TextWidth.padded(certainty, to: 9) + TextWidth.padded(state, to: 13) + " " + Words.of(match)
      canvas.put(row, 2, TextWidth.truncated(text, to: canvas.size.columns - 4), match.isLikely ? .bold : .plain)
    }
    if matches.isEmpty {
      canvas.put(line, 2, "r on the list registers the child with the result; N registers now.", .quiet)
      canvas.cursor = Spot(row: area.lowerBound, column: 1)
    }
  }

  private var born: String {
    let day = entry.person.born.map { $0.text(.short) } ?? ""
    let age = entry.person.age.map { "listed as \($0)" } ?? ""
    return [day, age].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func decision(_ desk: any Desk) -> String {
    guard let decision = entry.decision else { return "" }
    let who = decision.reference.map { "is \($0)" } ?? "is nobody on record"
    return "Decided: \(who) (\(desk.name(of: decision.by)), \(decision.at.tabular))"
  }
}
