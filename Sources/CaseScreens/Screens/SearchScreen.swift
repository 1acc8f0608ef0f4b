import Casework
import TextUI

/// Search over everything: names as one types, notes on Enter.
struct SearchScreen: Screen {
  static let name = "Search"

  private enum Hit: Hashable {
    case name(CaseReference)
    case note(CaseReference, ContactID)
    case document(CaseReference, SignedName)
  }

  private var query = LineEditor()
  private var names: NameSearch?
  private var called: [CaseReference: String] = [:]
  private var found: [CaseSummary] = []
  private var notes: NoteHits?
  private var documents: DocumentHits?
  private var list = RowList<Hit>()

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the case; while nothing is selected, search the notes and documents", hint: "open") {
        screen, desk in
        screen.enter(desk)
      },
      Command([.control("n")], "search notes, assessments and plans for these words", hint: "search notes") {
        screen, desk in
        screen.searchNotes(desk)
        return .stay
      },
      Command([.control("o")], "open a restricted case by its reference, with a reason") { screen, _ in
        guard let reference = CaseReference(typed: screen.query.text) else {
          return .say("Type the reference of the case first, such as YJ-000142.")
        }
        let makes: @Sendable (String) -> Change = { .accessChanged(reference, .opened(why: $0)) }
        return .open(ReasonForm("Open \(reference) in an emergency: a manager is told", makes: makes))
      }.needing(.emergency),
      Command([.control("r")], "register the child whom you looked for", hint: "register") { screen, desk in
        .open(RegisterForm(desk, wanted: screen.query.text))
      },
      Command([.down], "next hit") { screen, _ in screen.go(.down) },
      Command([.up], "hit before") { screen, _ in screen.go(.up) },
      Command([.pageDown], "a page on") { screen, _ in screen.go(.pageDown) },
      Command([.pageUp], "a page back") { screen, _ in screen.go(.pageUp) },
    ]
  }

  var isTyping: Bool { true }
  var isWorkspace: Bool { true }
  var typingHints: [(key: String, words: String)] { [("Esc", query.text.isEmpty ? "back" : "clear")] }
  func title(_ desk: any Desk) -> String { "" }
  var lookedAt: Look? { query.text.isEmpty ? nil : Look(.search, query.text) }

  mutating func refresh(_ desk: any Desk) {
    names = NameSearch(desk.openCases + ((try? desk.closedCases()) ?? []))
    nameNotes(desk)
    look()
  }

  private mutating func go(_ key: Key) -> Step {
    list.typed(key, ids: hits, opens: Self.opened) ?? .stay
  }

  private static func opened(_ hit: Hit) -> Step {
    switch hit {
    case .name(let reference): .open(CaseScreen(reference))
    case .note(let reference, let contact): .open(ContactScreen(reference, contact))
    case .document(let reference, let name): CountersignScreen.reading(name, of: reference)
    }
  }

  private var hits: [Hit] {
    found.map { .name($0.reference) } + (notes?.hits.map { .note($0.reference, $0.contact) } ?? [])
      + (documents?.hits.map { .document($0.reference, $0.name) } ?? [])
  }

  private mutating func look() {
    found = names?.matches(query.text, limit: 100) ?? []
  }

  /// Finds what other words mean: the first hit is the best of them, whichever one stood on before.
  private mutating func lookAnew() {
    notes = nil
    documents = nil
    list = RowList()
    look()
  }

  private mutating func enter(_ desk: any Desk) -> Step {
    if let hit = list.selected(in: hits) { return Self.opened(hit) }
    searchNotes(desk)
    return .stay
  }

  /// Finds what the children are called whose notes were found.
  private mutating func nameNotes(_ desk: any Desk) {
    called = [:]
    let wanted = Set((notes?.hits.map(\.reference) ?? []) + (documents?.hits.map(\.reference) ?? []))
    if wanted.isEmpty { return }
    for summary in desk.openCases + ((try? desk.closedCases()) ?? []) where wanted.contains(summary.reference) {
      called[summary.reference] = summary.shortName
    }
  }

  private mutating func searchNotes(_ desk: any Desk) {
    notes = try? desk.searchNotes(query.text, limit: 300)
    documents = try? desk.searchDocuments(query.text, limit: 100)
    nameNotes(desk)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if key == .escape {
      guard !query.text.isEmpty else { return .close }
      query.set("")
      lookAnew()
      return .stay
    }
    if case .mouse = key { return list.typed(key, ids: hits, opens: Self.opened) }
    let before = query.text
    guard query.handle(key) else { return nil }
    if query.text != before { lookAnew() }
    return .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let width = canvas.size.columns
    canvas.put(rows.lowerBound, 1, "Find", .bold)
    query.draw(&canvas, rows.lowerBound, 7, width: width - 9, isFocused: true)
    let cursor = canvas.cursor
    let ids = hits
    list.place(ids, in: min(rows.lowerBound + 2, rows.upperBound)..<rows.upperBound)
    list.draw(&canvas) { canvas, y, index in
      switch ids[index] {
      case .name(let reference):
        guard let summary = found.first(where: { $0.reference == reference }) else { return }
        canvas.put(y, 1, reference.description)
        canvas.put(y, 12, TextWidth.padded(summary.name, to: 24), .bold)
        canvas.put(y, 37, TextWidth.truncated(Self.facts(summary, desk), to: width - 38), .quiet)
      case .note(let reference, let contact):
        guard let hit = notes?.hits.first(where: { $0.reference == reference && $0.contact == contact }) else {
          return
        }
        canvas.put(y, 1, reference.description)
        canvas.put(y, 12, TextWidth.padded(called[reference] ?? "", to: 16), .bold)
        canvas.put(y, 29, hit.at.day.text(.narrow), .quiet)
        canvas.put(y, 39, TextWidth.truncated(hit.snippet, to: width - 40))
      case .document(let reference, let name):
        guard let hit = documents?.hits.first(where: { $0.reference == reference && $0.name == name }) else { return }
        canvas.put(y, 1, reference.description)
        canvas.put(y, 12, TextWidth.padded(called[reference] ?? "", to: 16), .bold)
        canvas.put(y, 29, TextWidth.truncated(name.kind.words, to: 9), .quiet)
        canvas.put(y, 39, TextWidth.truncated(hit.snippet, to: width - 40))
      }
    }
    if ids.isEmpty, !query.text.isEmpty {
      canvas.put(
        rows.lowerBound + 2, 1,
        (notes == nil ? "No name has this. Enter searches the notes." : "Nothing has these words.")
          + " Ctrl-R registers the child.", .quiet)
    }
    if query.text.isEmpty {
      canvas.put(
        rows.lowerBound + 2, 1, "A name, a reference, a date of birth, a number, or words of a note or a plan.", .quiet)
    }
    if notes?.hasMore ?? false || documents?.hasMore ?? false {
      canvas.put(rows.lowerBound + 1, 1, "More have these words. Add one.", .warning)
    }
    canvas.cursor = cursor
  }

  /// What tells children of one name apart.
  private static func facts(_ summary: CaseSummary, _ desk: any Desk) -> String {
    var facts: [String] = []
    if let born = summary.dateOfBirth { facts.append("born " + born.text(.short)) }
    if let closed = summary.closed { facts.append("closed " + closed.text(.short)) }
    if let order = summary.mainOrder(on: desk.now.day), summary.isOpen {
      facts.append(order.listName(on: desk.now.day))
    }
    if let worker = summary.worker { facts.append(desk.staff[worker]?.listName ?? worker.text) }
    return facts.joined(separator: " \u{B7} ")
  }
}
