import Foundation
import Testing

/// The whole way of a plan in two terminals: the officer's, and the manager's beside it.
@Suite("From the plan to the closed case, in terminals", .serialized) struct PlanPathTests {
  private static let save = "\u{13}"
  private static let escape = "\u{1B}"

  /// An open case whose plan was countersigned and whose exit plan is still a draft.
  private func caseToClose(_ program: Program) -> String? {
    (1...40).map { "YJ-" + String(repeating: "0", count: $0 < 10 ? 5 : 4) + "\($0)" }.first { reference in
      program.run("plan", reference).output.contains("countersigned")
        && program.run("exit", reference).output.contains("draft")
    }
  }

  private func open(_ program: Program, _ reference: String) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(program)
    terminal.press("3")
    terminal.type(reference.lowercased())
    terminal.press("\r")
    #expect(terminal.shows(reference), "\(terminal.picture.text)")
    return terminal
  }

  @Test func aPlanIsWrittenSentBackCountersignedAgreedReviewedAndTheCaseClosed() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    var managing = program
    managing.user = "kmason"
    let reference = try #require(caseToClose(program))
    let officer = try open(program, reference)
    officer.press("p", "N")
    #expect(officer.shows("Version 2 \u{B7} draft"), "\(officer.picture.text)")
    officer.press("n", "\t", "\t")
    officer.type("Plays in the team every Saturday")
    officer.press("\t")
    officer.type("I play")
    officer.press("\t")
    officer.type("Says so")
    officer.press("\t", "\t")
    officer.type("child: goes to training, by 1/2")
    officer.press("\t")
    officer.type("The coach says so")
    officer.press(Self.save)
    #expect(officer.shows("Plan written"), "\(officer.picture.text)")
    officer.press("S")
    #expect(officer.shows("to countersign"), "\(officer.picture.text)")
    officer.press("Q")
    #expect(officer.shows("nobody countersigns their own work"))

    let manager = try open(managing, reference)
    manager.press("p", "B")
    manager.type("target 1: say who drives")
    manager.press(Self.save)
    #expect(manager.shows("Plan sent back"), "\(manager.picture.text)")
    #expect(officer.wait(for: "sent back: target 1: say who drives"))
    officer.press("S")
    #expect(manager.wait(for: "to countersign"))
    manager.press("Q")
    for _ in 0..<7 {
      manager.type("yes")
      manager.press("\t")
    }
    manager.press(Self.save)
    #expect(manager.shows("Plan countersigned"), "\(manager.picture.text)")

    #expect(officer.wait(for: "countersigned"))
    officer.press("A", Self.save, "A")
    officer.type("carer")
    officer.press(Self.save)
    #expect(officer.shows("agreed 23 Nov 2026"), "\(officer.picture.text)")
    officer.press("v", Self.save)
    #expect(officer.shows("Plan reviewed"), "\(officer.picture.text)")

    officer.press(Self.escape, "x", "e")
    for answer in ["", "", "", "Well", "His aunt", "Boxing"] {
      if !answer.isEmpty { officer.type("\u{15}" + answer) }
      officer.press("\t")
    }
    officer.press(Self.save)
    if officer.shows("nowhere yet") {
      officer.press("n", "\t")
      officer.type("Eastmere Boxing Club")
      officer.press(Self.save)
    }
    officer.press("S")
    if officer.shows("to countersign") {
      manager.press(Self.escape, "x", "Q")
      for _ in 0..<4 {
        manager.type("yes")
        manager.press("\t")
      }
      manager.press(Self.save)
      #expect(officer.wait(for: "countersigned"))
      manager.press(Self.escape)
    } else {
      manager.press(Self.escape)
    }
    officer.press("A", Self.save, "A")
    officer.type("carer")
    officer.press(Self.save)
    #expect(officer.shows("agreed 23 Nov 2026"), "\(officer.picture.text)")

    manager.press("X", "e")
    manager.type("Left for the team and college.")
    manager.press(Self.save)
    #expect(manager.shows("closing entry"), "\(manager.picture.text)")
    officer.press("X", "x")
    officer.type("completed")
    officer.press(Self.save)
    #expect(officer.shows("Case closed"), "\(officer.picture.text)")

    #expect(program.run("close", reference, "--list").status == 0)
    #expect(program.run("case", reference, "--history").output.contains("Exit plan submitted"))
    #expect(program.run("check").status == 0)
  }
}

/// The same way by commands alone, as scripts and screen-reader users go it.
@Suite("From the plan to the closed case, by commands") struct PlanCommandTests {
  private let plan = """
    {"hopes":"A job","targets":[{"id":"t0","area":"learning","what":"Goes to college every day","steps":[\
    {"who":"child","what":"goes in","by":"2026-12-20"}],"evidence":"The register"}],"contingencies":[\
    {"about":"harm","level":"medium","does":"Ring the manager"},{"about":"safety","level":"medium","does":"Ring home"}]}
    """
  private let exit = """
    {"destinations":[{"id":"d0","kind":"early-help","to":"Ms Okoro"}],"education":"college","hours":16,\
    "accommodation":"parents","health":"Well","people":"His aunt","helped":"Boxing"}
    """

  private func made(_ program: Program) throws -> (String, Program) {
    var managing = program
    managing.user = "kmason"
    let found = (1...40).map(String.init).first { number in
      program.run("plan", number).output.contains("countersigned")
        && program.run("exit", number).output.contains("draft")
    }
    return (try #require(found), managing)
  }

  @Test func everyStepHasItsCommand() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let (reference, manager) = try made(program)
    #expect(program.run("plan", "write", reference, "-", input: plan).output.contains("1 target."))
    #expect(program.run("plan", "submit", reference).output.contains("to countersign"))
    #expect(program.run("plan", "countersign", reference, "--all-yes").status == 3)
    #expect(
      manager.run("plan", "send-back", reference, "--because", "target 1: who helps?").output.contains("sent back"))
    #expect(program.run("plan", reference).output.contains("sent back: target 1 who helps?"))
    #expect(program.run("plan", "submit", reference).status == 0)
    let half = manager.run("plan", "countersign", reference, "--check", "smart=yes")
    #expect(half.status == 4 && half.errors.contains("has no answer"), "\(half.errors)")
    #expect(manager.run("plan", "countersign", reference, "--all-yes").output.contains("countersigned"))
    #expect(program.run("plan", "agree", reference, "--who", "child", "--copy").status == 0)
    let refused = program.run("plan", "agree", reference, "--who", "carer", "--answer", "refused")
    #expect(refused.status == 4 && refused.errors.contains("needs its reason"))
    #expect(
      program.run("plan", "agree", reference, "--who", "carer", "--answer", "refused", "--because", "No").status == 0)
    let target = try #require(
      program.run("plan", "show", reference, "--csv").output.split(whereSeparator: \.isNewline).dropFirst().first)
    let id = String(target.prefix { $0 != "," })
    #expect(program.run("plan", "mark", reference, id, "dropped").status == 4)
    #expect(program.run("plan", "mark", reference, id, "done", "--note", "Card").output.contains("done"))
    let review = program.run("plan", "review", reference, "--present", "child,mother", "--decisions", "Go on")
    #expect(review.output.contains("plan reviewed"), "\(review.errors)")
    #expect(program.run("print", reference, "plan", "--html").output.hasPrefix("<!DOCTYPE html>"))
    #expect(program.run("print", reference, "plan").output.contains("Goes to college every day"))

    #expect(program.run("exit", "write", reference, "-", input: exit).output.contains("1 destinations"))
    #expect(program.run("exit", "submit", reference).status == 0)
    _ = manager.run("exit", "countersign", reference, "--all-yes")
    #expect(program.run("exit", "agree", reference, "--who", "child").status == 0)
    #expect(program.run("exit", "agree", reference, "--who", "carer").status == 0)
    let destination = try #require(
      program.run("exit", "show", reference, "--csv").output.split(whereSeparator: \.isNewline).dropFirst().first)
    #expect(program.run("exit", "outcome", reference, String(destination.prefix { $0 != "," }), "started").status == 0)
    #expect(program.run("exit", "survey", reference, "--who", "child", "--points", "fair=4").status == 0)
    #expect(program.run("exit", "survey", reference, "--who", "child", "--points", "fair=9").status == 4)
    #expect(program.run("print", reference, "exit").output.contains("Ms Okoro"))
    let open = program.run("close", reference, "--list").output
    #expect(open.contains("no manager\u{2019}s closing entry") && !open.contains("no agreed exit plan"), "\(open)")
    #expect(program.run("close", reference, "--reason", "completed").status == 4)
    #expect(program.run("close", reference, "--entry", "Done").status == 3)
    #expect(manager.run("close", reference, "--entry", "Done").status == 0)
    #expect(program.run("close", reference, "--reason", "completed").output.contains("was closed"))
    var later = program
    later.today = "2027-06-01"
    #expect(later.run("exit", "look-backs", "--csv").output.contains(",2026-11-23,2027-05-23,"))
    #expect(later.run("exit", "look-back", reference, "--lasted", "yes", "--words", "Rang home").status == 0)
    #expect(!later.run("exit", "look-backs", "--csv").output.contains(",2026-11-23,2027-05-23,"))
    #expect(program.run("reopen", reference, "--because", "New order").status == 0)
    #expect(program.run("check").status == 0)
  }

  @Test func formAIsMadeFromTheRecordAndKeptForTheCourt() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let found = (1...40).map(String.init).first { program.run("print", $0, "form-a").status == 0 }
    let reference = try #require(found)
    #expect(program.run("print", reference, "form-a").output.contains("The outcome is not recorded yet."))
    let sent = program.run("exit", "form-a", reference, "--outcome", "did-not-engage", "--words", "Came to none")
    #expect(sent.status == 0, "\(sent.errors)")
    #expect(program.run("print", reference, "form-a", "--html").output.contains("Came to none"))
    let responses = program.run("exit", "responses", reference, "--json").output
    #expect(responses.contains("\"outcome\": \"did-not-engage\""), "\(responses)")
    let met = program.run("deadlines", "--case", reference, "--rule", "oocd-form-a", "--met", "--json").output
    #expect(met.contains("\"metOn\": \"2026-11-23\""), "\(met)")
  }

  @Test func programmesCountWhoCame() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    #expect(program.run("programme", "save", "drumming", "--name", "Drumming", "--length", "6").status == 0)
    #expect(program.run("programme", "enrol", "3", "drumming").status == 0)
    let ended = program.run("programme", "enrol", "3", "drumming", "--outcome", "completed")
    #expect(ended.status == 4 && ended.errors.contains("what it led to"))
    #expect(
      program.run("programme", "enrol", "3", "drumming", "--outcome", "completed", "--led-to", "A band").status == 0)
    let listed = program.run("programme", "--json").output
    #expect(listed.contains("Behind the Blade") && listed.contains("A band"), "\(listed)")
    #expect(program.run("programme", "enrol", "4", "none").status == 4)
  }
}
