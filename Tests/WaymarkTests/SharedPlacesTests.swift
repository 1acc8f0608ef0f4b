import Foundation
import Testing

/// A pair of managers, each at a real terminal, goes through every other kind of record that people edit or add to:
/// nobody's words vanish, and what was saved is shown at once.
@Suite("Two sessions in every place", .serialized) struct SharedPlacesTests {
  /// What two edit: the way to it from the first screen, and what is typed there.
  private struct Place {
    let name: String
    let path: [String]
    /// The way of the second, where their lists begin elsewhere.
    var theirPath: [String]?
    /// What opens the form once more.
    let again: [String]
    let title: String
    /// The field that both fill in, the one that only the first does, and what each has to fill in besides.
    let first: String
    /// How what the first wrote begins where there isn't room for all of it.
    var shown = "Dunlin."
    var second: String?
    var own: [(label: String, text: String)] = []
    /// Whether the second is told to begin again, where what was written is one whole.
    var isWhole = false
  }

  /// The way to a part of a case, from anywhere.
  private static func way(to number: Int, _ keys: String...) -> [String] {
    ["1", "3", "C-u", "yj-00000\(number)", "Enter"] + keys
  }

  private static let places = [
    Place(
      name: "duty log", path: ["1", "C", "d", "Enter"], again: ["Enter"], title: "Duty log", first: "Outcome",
      second: "Where"),
    Place(
      name: "session of a programme", path: ["1", "4", "p", "Down", "Enter"], again: ["Enter"], title: "Session of",
      first: "About", second: "Children say"),
    Place(
      name: "whose case", path: way(to: 3, "T"), again: ["T"], title: "Whose case", first: "Held for",
      second: "Supervised by", own: [("Why", "Asked.")]),
    Place(name: "who may see", path: way(to: 3, "Z"), again: ["Z"], title: "Who may see", first: "Why"),
    Place(
      name: "offence", path: way(to: 1, "Tab", "Tab", "Tab", "Tab", "End", "e"), again: ["e"], title: "Offence",
      first: "Offence"),
    Place(
      name: "hearing", path: way(to: 4, "BTab", "BTab", "BTab", "Down", "e"), again: ["e"], title: "Hearing",
      first: "To be known", second: "Number"),
    Place(
      name: "request for a report", path: way(to: 4, "BTab", "BTab", "BTab", "Home", "e"), again: ["e"],
      title: "Report", first: "Court", shown: "Eastmere Youth Court D"),
    Place(
      name: "section of a report", path: ["1", "P", "Home", "Enter", "Home", "Down", "Enter"], again: ["Enter"],
      title: "Report", first: "Sources"),
    Place(
      name: "custody", path: way(to: 5, "U", "e"), again: ["e"], title: "People and release", first: "Social worker",
      second: "Advocate"),
    Place(
      name: "coming home", path: way(to: 5, "U", "End", "Up", "Up", "Enter"), again: ["Enter"], title: "Family",
      first: "What", second: "Who"),
    Place(
      name: "remand", path: ["1", "C", "b", "Home", "e"], again: ["e"], title: "Work on bail or remand",
      first: "Programme", second: "Alternatives"),
    Place(
      name: "breach", path: way(to: 1, "BTab", "BTab", "BTab", "Home", "e"), again: ["End", "e"],
      title: "Breach listed", first: "Court", own: [("On", "30/11/2026")]),
    Place(
      name: "home visit", path: ["1", "V", "Home", "f"], again: ["f"], title: "Home visit", first: "Concerns",
      second: "Safety plan"),
    Place(
      name: "cover", path: ["1", "4", "v", "Home", "Enter", "Home", "Down", "Enter"],
      theirPath: ["1", "4", "v", "v", "v", "Home", "Enter", "Home", "Down", "Enter"], again: ["Enter"], title: "Cover",
      first: "Why"),
    Place(
      name: "standards", path: ["1", "D", "S", "Enter"], again: ["Enter"], title: "Standards:", first: "Source",
      own: [("Why", "Asked.")], isWhole: true),
    Place(
      name: "letters", path: ["1", "D", "S", "v", "v", "v", "Enter"], again: ["Enter"], title: "Letters:",
      first: "Text", own: [("Why", "Asked.")], isWhole: true),
  ]

  /// What two add to at the same time, each something of their own.
  private struct Addition {
    let name: String
    let path: [String]
    let title: String
    let field: String
    var own: [(label: String, text: String)] = []
  }

  private static let team = ["1", "4", "Home"]

  private static let additions = [
    Addition(name: "supervision", path: team + ["o"], title: "Supervision", field: "Note"),
    Addition(
      name: "reduction", path: team + ["Enter", "R"], title: "Less work", field: "Why", own: [("Per cent", "20")]),
    Addition(
      name: "audit", path: team + ["M", "Enter"], title: "Case audit", field: "What was done well?",
      own: [
        ("Is the child\u{2019}s voice", "yes"), ("Was the work done", "yes"), ("Was there oversight", "yes"),
        ("What would have made", "More."), ("Grading", "good"), ("Why?", "Seen."),
      ]),
    Addition(name: "contact", path: way(to: 1, "c"), title: "Contact", field: "Note"),
    Addition(
      name: "person", path: way(to: 1, "P"), title: "New person", field: "Name", own: [("Relationship", "aunt")]),
    Addition(name: "oversight", path: way(to: 1, "o"), title: "Oversight", field: "Note"),
    Addition(
      name: "request for what is held", path: way(to: 1, "a"), title: "Request for what is held", field: "What for"),
    Addition(name: "custody", path: way(to: 5, "U", "a"), title: "Advocate", field: "What was said"),
    Addition(
      name: "bail update", path: ["1", "C", "b", "Home", "Down", "Down", "U"], title: "Weekly bail update",
      field: "Went well"),
    Addition(
      name: "panel", path: ["1", "C", "A", "n"], title: "Court Review Panel", field: "Said",
      own: [("Who was there", "K. Mason")]),
  ]

  /// The two screens, on Today.
  private func pair(_ server: Tmux, as user: String, _ other: String) throws -> (mine: Tmux, theirs: Tmux) {
    let (mine, theirs) = (server.screen("first", as: user), server.screen("second", as: other))
    for screen in [mine, theirs] { try #require(screen.shows("Waymark   1 Today"), "\(screen.picture)") }
    return (mine, theirs)
  }

  /// Goes somewhere.
  private func go(_ path: [String], to title: String, _ screen: Tmux, _ name: String) throws {
    screen.press(path)
    try #require(screen.shows("\u{2500} " + title), "\(name)\n\(screen.picture)")
  }

  @Test func nothingThatTwoEditIsLost() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    for words in [
      ["duty", "add", "note", "--words", "Swan."],
      ["access", "restrict", "3", "--open", "--deny", "iberg", "--why", "Family."],
      ["court", "breaches", "lay", "1", "--court", "Eastmere"],
      ["staff", "cover", "awright", "--by", "dshah", "--to", "30/11/2026", "--why", "Leave."],
    ] {
      let run = program.run(all: words + ["--as", "kmason"])
      try #require(run.status == 0, "\(words) \(run.errors)")
    }
    let server = Tmux(program)
    defer { server("kill-server") }
    let (mine, theirs) = try pair(server, as: "awright", "kmason")
    let delays = SeenDelays()
    for place in Self.places {
      try go(place.path, to: place.title, mine, place.name)
      try go(place.theirPath ?? place.path, to: place.title, theirs, place.name)
      for (screen, words) in [(mine, " Dunlin."), (theirs, " Lapwing.")] {
        try screen.fill(place.first, words)
        for own in place.own { try screen.fill(own.label, own.text) }
      }
      if let second = place.second { try mine.fill(second, "Curlew.") }
      if !place.isWhole {
        let isTold = delays.measure(program, on: mine) { picture in
          picture.contains("! ") && picture.contains("K. Mason set")
        } after: {
          theirs.press("C-s")
        }
        #expect(isTold, "\(place.name)\n\(mine.picture)")
      } else {
        theirs.press("C-s")
      }
      try #require(theirs.loses("\u{2500} " + place.title), "\(place.name)\n\(theirs.picture)")
      if place.isWhole {
        mine.press("C-s")
        #expect(mine.shows("K. Mason changed") && mine.picture.contains("begin again"), "\(mine.picture)")
        mine.press("Escape")
        try #require(mine.shows("Drop what you typed?"), "\(place.name)\n\(mine.picture)")
        mine.press("y")
        try #require(mine.loses("\u{2500} " + place.title), "\(place.name)\n\(mine.picture)")
        continue
      }
      mine.press("C-s")
      #expect(mine.loses("F1 help"), "\(place.name)\n\(mine.picture)")
      mine.press("C-s")
      try #require(mine.loses("\u{2500} " + place.title), "\(place.name)\n\(mine.picture)")
      theirs.press(place.again)
      #expect(theirs.shows(place.shown), "\(place.name)\n\(theirs.picture)")
      #expect(place.second == nil || theirs.shows("Curlew."), "\(place.name)\n\(theirs.picture)")
      theirs.press("Escape")
      try #require(theirs.loses("\u{2500} " + place.title), "\(place.name)\n\(theirs.picture)")
    }
    delays.expectPromise(at: 9)
    // What was written over is in the journal.
    let journal = try String(contentsOfFile: program.store + "/journal/000000001.jsonl", encoding: .utf8)
    #expect(journal.components(separatedBy: "Lapwing.").count > Self.places.count)
    #expect(program.run("check").status == 0)
  }

  @Test func whatTwoAddIsAllThere() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let server = Tmux(program)
    defer { server("kill-server") }
    let (mine, theirs) = try pair(server, as: "kmason", "kmason")
    for addition in Self.additions {
      try go(addition.path, to: addition.title, mine, addition.name)
      try go(addition.path, to: addition.title, theirs, addition.name)
      for (screen, word) in [(mine, "Dunlin"), (theirs, "Lapwing")] {
        try screen.fill(addition.field, "\(word) \(addition.name).")
        for own in addition.own { try screen.fill(own.label, own.text) }
      }
      for screen in [theirs, mine] {
        screen.press("C-s")
        try #require(screen.loses("\u{2500} " + addition.title), "\(addition.name)\n\(screen.picture)")
      }
    }
    let held = program.run("export", "--as", "kmason")
    for addition in Self.additions {
      for word in ["Dunlin", "Lapwing"] {
        #expect(held.output.contains("\(word) \(addition.name)."), "\(word) \(addition.name) \(held.errors)")
      }
    }
    #expect(program.run("check").status == 0)
  }
}
