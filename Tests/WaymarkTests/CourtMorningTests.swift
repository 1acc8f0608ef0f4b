import Foundation
import Testing

/// A morning at court on one screen of 80×24: the list comes in, children are matched and taken, nine results are recorded
/// as they are given, and the list is printed; what follows is there when the last one is saved.
@Suite("A morning at court, in tmux", .serialized) struct CourtMorningTests {
  /// A line of the list: the child, the charge, what is typed into the form of the result, and what the list then says.
  private struct Line {
    var family: String
    var charge: String
    var keys: [Typed]
    var outcome: String
  }

  /// What is typed: text, or a key by its name.
  private enum Typed: ExpressibleByStringLiteral {
    case text(String), key(String), tabs(Int)
    init(stringLiteral text: String) { self = .text(text) }
  }

  private static let guilty: [Typed] = ["sentenced", .tabs(1), "pleaded g", .tabs(5)]

  private static let lines = [
    Line(family: "Abbot", charge: "Theft", keys: [.key("C-r")], outcome: "adjourned"),
    Line(
      family: "Birch", charge: "Robbery",
      keys: [.key("C-r"), .tabs(10), "cond", .tabs(1), "curfew 19:00 to 7:00; residence at home"], outcome: "adjourned"),
    Line(
      family: "Clover", charge: "Wounding",
      keys: [.key("C-r"), .tabs(10), "remand to local", .tabs(2), "bail support was refused"], outcome: "adjourned"),
    Line(family: "Dogwood", charge: "Burglary", keys: ["warrant"], outcome: "warrant"),
    Line(
      family: "Elder", charge: "Criminal damage", keys: guilty + ["referral", .key("Enter"), .tabs(1), "6 months"],
      outcome: "sentenced"),
    Line(
      family: "Fern", charge: "Affray",
      keys: guilty + [
        "youth rehab", .key("Enter"), .tabs(1), "12 months; supervision 12 months; curfew 3 months, 10 hours a day",
      ], outcome: "sentenced"),
    Line(
      family: "Gorse", charge: "Aggravated burglary",
      keys: guilty + ["detention and tr", .key("Enter"), .tabs(1), "8 months, 20 days served"], outcome: "sentenced"),
    Line(
      family: "Hazel", charge: "Shoplifting",
      keys: guilty + ["conditional disch", .key("Enter"), .tabs(1), "12 months"], outcome: "sentenced"),
    Line(family: "Ivy", charge: "Handling", keys: ["withdrawn"], outcome: "withdrawn"),
  ]

  private func list() -> String {
    var text = "court,date,time,family_name,given_names,date_of_birth,case_number,purpose,panel,status,offences\n"
    for (index, line) in Self.lines.enumerated() {
      text +=
        "Stratford Youth Court,23/11/2026,\(String(format: "%02d:00", 9 + index)),\(line.family),Robin,"
        + "\(index + 1)/3/2011,26GD\(index),First appearance,youth,,\(line.charge)\n"
    }
    return text
  }

  @Test func nineResultsAreRecordedAndWhatFollowsIsThere() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let file = program.folder.appendingPathComponent("list.csv")
    try list().write(to: file, atomically: true, encoding: .utf8)
    // Two of the children are known: one has a worker, one comes under another name.
    let known =
      "source,family_name,given_names,date_of_birth,worker\nC1,Elder,Robin,5/3/2011,demo\nC2,Ferne,Robin,6/3/2011,demo\n"
    #expect(program.run("import", "children", "-", "--as", "kmason", input: known).status == 0)
    let server = Tmux(program)
    defer { server("kill-server") }
    let screen = server.screen("court", as: "demo")
    func sees(_ words: String) -> Bool {
      if screen.shows(words) { return true }
      Issue.record("\u{201C}\(words)\u{201D} isn\u{2019}t there:\n\(screen.picture)")
      return false
    }
    guard sees("Waymark   1 Today") else { return }
    screen.press("C", "i")
    guard sees("Import a court list") else { return }
    screen.type(file.path)
    screen.press("Enter")
    guard sees("list imported") else { return }
    screen.press("c", "c", "Home")
    guard sees("Stratford Youth Court"), sees(" 9 listed") else { return }
    for line in Self.lines {
      if line.family == "Fern" {
        screen.press("m")
        guard sees("ON RECORD"), sees("Ferne") else { return }
        screen.press("Enter")
      }
      screen.press("t", "r")
      guard sees("Result \u{B7} \(line.family)") else { return }
      for typed in line.keys {
        switch typed {
        case .text(let text): screen.type(text)
        case .key(let key): screen.press(key)
        case .tabs(let count): screen.press(Array(repeating: "Tab", count: count))
        }
      }
      screen.press("C-s")
      guard sees("hearing recorded") else { return }
      screen.press("Down")
    }
    screen.press("p")
    guard sees("Written to") else { return }
    let page = try String(contentsOf: program.folder.appendingPathComponent("court-2026-11-23.txt"), encoding: .utf8)
    #expect(page.contains("Abbot") && page.contains("sentenced"))
    let results = program.run("court", "list", "--json").output
    for line in Self.lines { #expect(results.contains(line.outcome), "\(line.family)") }
    let followed = try program.rows("court", "remands")
    #expect(Set(followed.compactMap { $0["status"] as? String }).isSuperset(of: ["bail-conditions", "remand-la"]))
    #expect(
      try program.rows("court", "warrants").contains { ($0["child"] as? String)?.hasPrefix("Dogwood") ?? false })
    let cases = try program.rows("caseload", "--all")
    let made = cases.filter { row in Self.lines.contains { (row["child"] as? String)?.hasPrefix($0.family) ?? false } }
    let workers = made.filter { ($0["worker"] as? String) == "demo" }.compactMap { $0["child"] as? String }
    #expect(Set(workers.map { String($0.prefix { $0 != "," }) }) == ["Elder", "Ferne"], "\(workers)")
    let waiting = program.run("allocate", "--as", "kmason").output
    for family in ["Gorse", "Clover"] { #expect(waiting.contains(family), "\(waiting)") }
    let reference = try #require(
      made.first { ($0["child"] as? String)?.hasPrefix("Elder") ?? false }?["case"] as? String)
    let deadlines = program.run("case", reference, "--section", "deadlines").output
    for words in ["First appointment", "Assessment", "panel"] {
      #expect(deadlines.lowercased().contains(words.lowercased()), "\(deadlines)")
    }
    #expect(program.run("check").status == 0)
  }

}
