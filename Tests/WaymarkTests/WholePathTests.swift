import Foundation
import Testing

/// The whole way of a child through the service on two screens of 80×24, the officer's and the manager's beside it:
/// referral, allocation, assessment with carry-over, sent back, countersigned, plan agreed, review, exit, closed.
@Suite("From the referral to the closed case, in tmux", .serialized) struct WholePathTests {
  private static let reference = "YJ-000061"

  /// Waits until a screen shows words; a picture of what it showed instead is told.
  private func expect(_ screen: Tmux, _ words: String, from place: SourceLocation = #_sourceLocation) throws {
    if screen.shows(words) { return }
    let why = "\u{201C}\(words)\u{201D} isn\u{2019}t there:\n\(screen.picture)"
    Issue.record(Comment(rawValue: why), sourceLocation: place)
    throw Stopped()
  }

  private struct Stopped: Error {}

  /// Fills a form: text is typed, nil goes to the next field; then it is saved.
  private func fill(_ screen: Tmux, _ fields: [String?], until saved: String) throws {
    for field in fields { if let field { screen.type(field) } else { screen.press("Tab") } }
    screen.press("C-s")
    try expect(screen, saved)
  }

  @Test func aChildComesAndLeavesWell() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let server = Tmux(program)
    defer { server("kill-server") }
    let officer = server.screen("officer", as: "demo")
    let manager = server.screen("manager", as: "kmason")
    do {
      try expect(officer, "Waymark   1 Today")
      try expect(manager, "Waymark   1 Today")
      try refer(officer)
      try allocate(manager)
      try assessFirst(program)
      try review(officer)
      try sendBack(manager, officer)
      try countersign(manager, officer)
      try plan(officer, manager)
      try leave(officer)
      try close(manager, officer)
    } catch is Stopped { return }
    #expect(program.run("close", Self.reference, "--list").status == 0)
    let history = program.run("case", Self.reference, "--history").output
    for words in [
      "Case opened", "Case allocated", "Assessment sent back", "Assessment countersigned", "Plan countersigned",
      "Plan reviewed", "Case closed",
    ] { #expect(history.contains(words), "\(words)") }
    #expect(program.run("check").status == 0)
  }

  private func refer(_ officer: Tmux) throws {
    officer.press("2", "N")
    try expect(officer, "Register a child")
    for text in ["Penhale", "Jory", "4/3/11"] {
      officer.type(text)
      officer.press("Tab")
    }
    officer.press(Array(repeating: "Tab", count: 16))
    officer.type("no")
    try expect(officer, "nobody yet  (no)")
    officer.press("C-s")
    try expect(officer, "Case opened")
    officer.press("O")
    try expect(officer, "New order")
    try fill(officer, ["prev", nil, "23/11", nil, "3 months"], until: "Order saved")
  }

  private func allocate(_ manager: Tmux) throws {
    manager.press("4", "A")
    try expect(manager, "Waiting for a worker")
    manager.press("v")
    try expect(manager, "Penhale")
    manager.press("A")
    try expect(manager, "Direction")
    manager.type("Demo")
    try expect(manager, "(Demo)")
    manager.press("C-s")
    try expect(manager, "Case allocated")
  }

  /// The first assessment, by commands: its answers are what the review begins with.
  private func assessFirst(_ program: Program) throws {
    let started = program.run("assessment", "start", Self.reference, "prevention-diversion", "--stage", "entry")
    let id = try #require(
      started.output.split(separator: " ").map(String.init).first { word in
        word.count > 1 && word.first == "a" && word.dropFirst().allSatisfy(\.isNumber)
      }, "\(started.errors)")
    let long = [
      "about.likes", "about.communication", "about.identity", "about.fair", "home.strengths", "learning.strengths",
      "health.strengths", "friends.strengths", "exploitation.safe", "happened.child", "happened.victim",
      "sense.story", "sense.helps", "sense.against", "self-child.good", "self-child.want", "self-parent.need",
      "disposal.why", "our-plan.victim", "our-plan.safety",
    ].map { "\($0)=Said so in October." }
    let no = ["home", "learning", "health", "friends"].map { $0 + ".concern=no" }
    let chosen = [
      "exploitation.criminal=no", "exploitation.sexual=no", "happened.responsible=yes", "self-child.how=alone",
      "self-parent.how=alone", "judgement.reoffending=low: Steady.", "judgement.harm=low: Steady.",
      "judgement.safety=low: Steady.", "my-plan.steps=Box | Me | Gran | 20 dec",
      "our-plan.steps=Box | Sam | Gran | 20 dec",
      "disposal.recommended=prevention", "disposal.agreed=yes", "sources.used=child",
    ]
    let words = (long + no + chosen).map { "'" + $0 + "'" }.joined(separator: " ")
    let saved = program.shell("waymark assessment save \(Self.reference) \(id) \(words)")
    #expect(saved.status == 0, "\(saved.errors)")
    let sections = [
      "about-child", "home", "learning", "health", "friends", "exploitation", "what-happened", "making-sense",
      "self-child", "self-parent", "judgements", "disposal", "my-plan", "our-plan", "sources",
    ]
    let marks = sections.map { "waymark assessment complete \(Self.reference) \(id) \($0)" }
    let signed = program.shell(
      (marks + ["waymark assessment submit \(Self.reference) \(id)"]).joined(separator: " && "))
    #expect(signed.output.contains(": signed"), "\(signed.output)\(signed.errors)")
  }

  private func edit(_ officer: Tmux, _ fields: [String?]) throws {
    officer.press("e")
    try expect(officer, "save section")
    try fill(officer, fields, until: "Section of an assessment saved")
  }

  private func review(_ officer: Tmux) throws {
    officer.press("N")
    try expect(officer, "Start an assessment")
    officer.type("Prev")
    try expect(officer, "(Prev)")
    try fill(officer, [nil, "rev"], until: "Assessment started")
    officer.press(Array(repeating: "Tab", count: 5))
    try expect(officer, "Diversion, review")
    officer.press("Down", "Down", "Enter")
    try expect(officer, "carried from 23 Nov 2026 by D. Officer,")
    for section in 1...14 {
      switch section {
      case 9: try edit(officer, ["alone", nil, "Boxing", nil, "A card for the gym"])
      case 10: try edit(officer, ["alone", nil, nil, "Somebody to ring"])
      case 11:
        officer.press("C")
        try expect(officer, "confirmed by D. Officer")
        try edit(officer, [nil, nil, "med", nil, "\u{15}Seen with older boys.", nil, nil, nil, "More since October."])
      case 14: try edit(officer, [" "])
      default: break
      }
      officer.press("C", "m")
      try expect(officer, "draft, \(section) of 14")
      officer.press("Down")
    }
    officer.press("S")
    try expect(officer, "Assessment submitted")
  }

  private func sendBack(_ manager: Tmux, _ officer: Tmux) throws {
    manager.press("4", "Q")
    try expect(manager, "To countersign")
    try open(manager)
    try expect(manager, "since the last one")
    manager.press("Down", "Down", "Tab", "r")
    try expect(manager, "Why it goes back")
    manager.type("Who saw the older boys?")
    manager.press("Enter")
    try expect(manager, "to send back: Who saw")
    manager.press("B")
    try expect(manager, "Assessment sent back")
    try expect(officer, "! Judgements")
    officer.press("Up", "Up", "Up")
    try expect(officer, "sent back: Who saw")
    try edit(officer, [nil, nil, nil, "\u{15}Seen by the club with older boys."])
    officer.press("S")
    try expect(officer, "Assessment submitted")
  }

  /// Opens what waits of the child in the queue, wherever it stands there.
  private func open(_ manager: Tmux) throws {
    manager.press("Home")
    try expect(manager, "Penhale")
    let rows = manager.picture.split(separator: "\n", omittingEmptySubsequences: false)
    let heading = try #require(rows.firstIndex { $0.contains("Waits") })
    let row = try #require(rows.firstIndex { $0.contains("Penhale") })
    manager.press(Array(repeating: "Down", count: row - heading - 1) + ["Enter"])
  }

  /// Answers every question of a checklist with yes.
  private func answerChecklist(_ manager: Tmux, until saved: String) throws {
    manager.press("Q")
    try expect(manager, "Countersign the")
    try fill(manager, Array(repeating: ["yes", nil], count: 7).flatMap { $0 }, until: saved)
  }

  private func countersign(_ manager: Tmux, _ officer: Tmux) throws {
    try expect(manager, "to countersign, 14 of 14")
    try answerChecklist(manager, until: "Assessment countersigned")
    try expect(officer, "countersigned, 14 of 14")
  }

  private func plan(_ officer: Tmux, _ manager: Tmux) throws {
    officer.press("Escape")
    try expect(officer, "N new assessment")
    officer.press("p")
    try expect(officer, "No plan yet")
    officer.press("n")
    try expect(officer, "New target")
    for field in [nil, nil, "Trains at the club every week", nil, "I box", nil, nil, "gym"] {
      if let field { officer.type(field) } else { officer.press("Tab") }
    }
    try expect(officer, "A card for the gym")
    try fill(officer, [nil, "child: trains, by 1/2", nil, "The coach says so"], until: "Plan written")
    try expect(officer, "answers: A card for the gym")
    officer.press("e")
    try expect(officer, "In own words")
    try fill(officer, ["\u{15}To box for the county"], until: "Plan written")
    officer.press("c")
    try expect(officer, "If things change")
    try fill(officer, ["harm", nil, "medium"], until: "Plan written")
    officer.press("S")
    try expect(officer, "waits to be countersigned")
    manager.press("Escape")
    try expect(manager, "To countersign")
    try open(manager)
    try expect(manager, "Trains at the club")
    try answerChecklist(manager, until: "Plan countersigned")
    try expect(officer, "Version 1 \u{B7} countersigned")
    try agree(officer)
    officer.press("v")
    try expect(officer, "Decided")
    try fill(officer, [], until: "Plan reviewed")
  }

  /// The child agrees, then the parent or carer.
  private func agree(_ officer: Tmux) throws {
    officer.press("A")
    try expect(officer, "Agreement to the")
    try fill(officer, [], until: "Answer to the")
    officer.press("A")
    try expect(officer, "Agreement to the")
    try fill(officer, ["carer"], until: "agreed 23 Nov 2026")
  }

  private func leave(_ officer: Tmux) throws {
    officer.press("Escape")
    try expect(officer, "N new assessment")
    officer.press("x")
    try expect(officer, "AT THE END")
    officer.press("n")
    try expect(officer, "nothing while it is to be done")
    try fill(officer, [nil, "Eastmere Boxing Club"], until: "Exit plan written")
    officer.press("e")
    try expect(officer, "Helped")
    try fill(
      officer, ["college", nil, "\u{15}25", nil, "parents", nil, "Well", nil, "His aunt", nil, "Boxing"],
      until: "Exit plan written")
    officer.press("S")
    try expect(officer, "Exit plan submitted")
    try agree(officer)
  }

  private func close(_ manager: Tmux, _ officer: Tmux) throws {
    manager.press("3")
    try expect(manager, "Search")
    manager.type(Self.reference.lowercased())
    try expect(manager, "Penhale")
    manager.press("Enter")
    try expect(manager, "Demo Officer")
    manager.press("x")
    try expect(manager, "Boxing Club")
    manager.press("X", "e")
    try fill(manager, ["Left for the club."], until: "closing entry")
    officer.press("X")
    try expect(officer, "Left for the club.")
    officer.press("x")
    try fill(officer, ["completed"], until: "Case closed")
  }
}
