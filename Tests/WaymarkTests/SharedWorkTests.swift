import Foundation
import Testing

/// Two people in one record, each at a real terminal: what only one wrote is kept, and where both wrote the second is
/// told by whom and asked.
@Suite("Two sessions on one record", .serialized) struct SharedWorkTests {
  /// A kind of record: how one gets to its form from the case, and two of its fields.
  struct Kind: Sendable, CustomTestStringConvertible {
    let name: String
    /// How many sections on from the case's first.
    var section = 0
    /// What is pressed there, and what opens the form once more after it was saved.
    let keys: [String]
    var again: [String]?
    /// What the form is called.
    let title: String
    let first: String
    let second: String
    /// What is typed into the second field, and how it reads then.
    var typed = "Curlew."
    var read = "Curlew."
    /// A field that each author fills in on their own.
    var own: String?
    /// What prepares the store.
    var before: [String] = []

    var testDescription: String { name }
  }

  static let kinds: [Kind] = [
    Kind(name: "child", keys: ["i"], title: "Child's details", first: "Other names", second: "Own words"),
    Kind(name: "contact", section: 2, keys: ["e"], title: "Amend contact", first: "Others", second: "Note", own: "Why"),
    Kind(
      name: "order", section: 4, keys: ["e"], title: "Order", first: "Court or force", second: "Starts",
      typed: "20/11/2026", read: "20 Nov 2026"),
    Kind(
      name: "person", section: 7, keys: ["End", "e"], title: "Person around the child", first: "Works for",
      second: "Note"),
    Kind(
      name: "civil order", section: 11, keys: ["End", "e"], title: "Civil order", first: "Our answer",
      second: "Parenting",
      before: ["court", "civil", "save", "3", "--kind", "gang-injunction", "--consulted", "20/11/2026"]),
    Kind(
      name: "plan", keys: ["p", "Home", "Enter"], again: ["Home", "Enter"], title: "Plan", first: "In own words",
      second: "How we work"),
    Kind(
      name: "plan target", keys: ["p", "Home", "Down", "Enter"], again: ["Home", "Down", "Enter"], title: "Target",
      first: "Own words", second: "Uses strength"),
    Kind(
      name: "exit plan", keys: ["x", "Home", "Enter"], again: ["Home", "Enter"], title: "Destination", first: "To",
      second: "For"),
    Kind(
      name: "assessment section", section: 5, keys: ["Home", "Down", "Down", "Enter", "e"], again: ["e"],
      title: "The offer",
      first: "What did the child say", second: "Did the child take it up", typed: "later", read: "Later",
      before: ["assessment", "start", "3", "screening-wellbeing"]),
  ]

  /// Over all kinds that a run goes through.
  private static let delays = SeenDelays()

  /// Opens a kind of record on a screen of its own.
  private func open(_ kind: Kind, _ server: Tmux, as user: String) throws -> Tmux {
    let screen = server.screen(user, as: user)
    try #require(screen.shows("Waymark   1 Today"))
    screen.press("3")
    try #require(screen.shows("A name, a reference"), "\(screen.picture)")
    screen.type("yj-000003")
    try #require(screen.shows("YJ-000003  "), "\(screen.picture)")
    screen.press("Enter")
    try #require(screen.shows("LAST CONTACTS"), "\(screen.picture)")
    screen.press(Array(repeating: "Tab", count: kind.section) + kind.keys)
    try #require(screen.shows("\u{2500} " + kind.title), "\(screen.picture)")
    return screen
  }

  /// Whether a screen comes to show what another saves, and how soon.
  private func sees(
    _ program: Program, _ screen: Tmux, _ isShown: (String) -> Bool, after save: () throws -> Void
  ) rethrows -> Bool {
    try Self.delays.measure(program, on: screen, isShown, after: save)
  }

  private func again(_ kind: Kind, _ screen: Tmux) throws {
    screen.press(kind.again ?? kind.keys)
    try #require(screen.shows("\u{2500} " + kind.title), "\(screen.picture)")
  }

  private func save(_ kind: Kind, _ screen: Tmux) throws {
    if let own = kind.own { try screen.fill(own, "Asked.") }
    screen.press("C-s")
    try #require(screen.loses("\u{2500} " + kind.title), "\(screen.picture)")
  }

  @Test(arguments: kinds) func nothingThatTwoWriteIsLost(kind: Kind) throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    if kind.name.hasPrefix("plan") { try draftPlan(program) }
    if !kind.before.isEmpty {
      let run = program.run(all: kind.before)
      try #require(run.status == 0, "\(run.errors)")
    }
    let server = Tmux(program)
    defer { server("kill-server") }
    let (mine, theirs) = (try open(kind, server, as: "demo"), try open(kind, server, as: "kmason"))
    #expect(mine.shows("too: K. Mason"), "\(mine.picture)")

    // Each in a field of its own: both are kept, and an open form shows what was saved elsewhere.
    try theirs.fill(kind.first, "Heron.")
    #expect(
      try sees(program, mine) {
        $0.contains("Heron.")
      } after: {
        try save(kind, theirs)
      }, "\(mine.picture)")
    try mine.fill(kind.second, kind.typed)
    try save(kind, mine)
    try again(kind, theirs)
    #expect(theirs.shows("Heron.") && theirs.shows(kind.read), "\(theirs.picture)")

    // Both in the same field: the second is told who wrote what, and nothing is saved before they say so.
    try again(kind, mine)
    try theirs.fill(kind.first, " Lapwing.")
    try mine.fill(kind.first, " Dunlin.")
    let isTold = try sees(program, mine) {
      $0.contains("! ") && $0.contains("K. Mason")
    } after: {
      try save(kind, theirs)
    }
    #expect(isTold, "\(mine.picture)")
    // Whoever saves just then is asked first.
    mine.press("C-s")
    #expect(mine.loses("F1 help"), "\(mine.picture)")
    try again(kind, theirs)
    #expect(theirs.shows("Lapwing.") && !theirs.picture.contains("Dunlin."), "\(theirs.picture)")
    #expect(
      try sees(program, theirs) {
        $0.contains("Dunlin.")
      } after: {
        try save(kind, mine)
      }, "\(theirs.picture)")
    Self.delays.expectPromise(at: 9)
    // What was written over is in the trail.
    let history = program.run("case", "3", "--history").output
    #expect(history.split(separator: "\n").count { $0.contains("kmason") } >= 2, "\(history)")
    #expect(program.run("check").status == 0)
  }

  /// A closed case takes nothing more, and says so where somebody still writes.
  @Test func aCaseThatIsClosedMeanwhileTakesNothing() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let server = Tmux(program)
    defer { server("kill-server") }
    let kind = Self.kinds[0]
    let mine = try open(kind, server, as: "demo")
    try mine.fill(kind.second, "Curlew.")
    let closed = program.run(
      "close", "3", "--reason", "completed", "--without-exit", "Moved away", "--entry", "Ended.", "--note", "Ended.",
      "--as", "kmason")
    #expect(closed.status == 0, "\(closed.errors)")
    mine.press("C-s")
    #expect(mine.shows("was closed on"), "\(mine.picture)")
    #expect(mine.picture.contains("Curlew."))
    #expect(program.run("case", "3", "--json").output.contains("Curlew") == false)
  }

  /// What belongs to no case is shown as it is too: a line of the court list that a colleague takes, an entry of the log.
  @Test func listsShowWhatAColleagueDoes() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let server = Tmux(program)
    defer { server("kill-server") }
    let mine = server.screen("demo", as: "demo")
    try #require(mine.shows("Waymark   1 Today"))
    mine.press("C")
    try #require(mine.shows("Eastmere Youth Court"), "\(mine.picture)")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(program.run("court", "list", "--json").output.utf8))
        as? [[String: Any]])
    let line = try #require(rows.compactMap { $0["line"] as? String }.first)
    let isTaken = sees(program, mine) {
      $0.contains("K. Mason")
    } after: {
      #expect(program.run("court", "take", line, "--as", "kmason").status == 0)
    }
    #expect(isTaken, "\(mine.picture)")
    Self.delays.expectPromise(at: 9)
  }

  /// Begins a new version of the plan, as it stands.
  private func draftPlan(_ program: Program) throws {
    let shown = try JSONSerialization.jsonObject(with: Data(program.run("plan", "show", "3", "--json").output.utf8))
    let versions = try #require(shown as? [[String: Any]])
    let document = try #require(versions.last?["document"] as? [String: Any])
    let content = try JSONSerialization.data(withJSONObject: try #require(document["content"]))
    let run = program.run("plan", "write", "3", "-", input: String(decoding: content, as: UTF8.self))
    try #require(run.status == 0, "\(run.errors)")
  }
}
