import ArgumentParser
import CaseScreens
import Casework
import Glibc

/// How the service's own copy of a data file is saved: why, and whether it is asked first.
struct SavingOptions: ParsableArguments {
  @Option(name: .long, help: "Why they change, for the journal.") var why: String?
  @Flag(name: .long, help: "Only say what would move.") var dryRun = false
  @Flag(name: .long, help: "Save without asking.") var yes = false

  /// Checks the data as they would be, says what would move, and saves them with the reason.
  ///
  /// Throws `Refusal` or `Failure`, and nothing is changed then; what `edited` throws passes through.
  func save(_ file: ServiceFile, _ session: Session, edited: (ServiceData) throws -> ServiceData) throws {
    guard dryRun || session.holds(\.savesStandards) else {
      throw Refusal.mayNotSaveStandards(session.me)
    }
    let seen = session.casebook.version(of: file)
    let before = session.settings.practice[file].withoutEdits
    let after = try edited(before)
    let problems = after.problems()
    if !problems.isEmpty {
      let words = problems.map { Words.of($0) }.joined(separator: "\n  ")
      throw Failure(.badInput, "The \(Words.name(of: file)) are as they were, because of these faults:\n  \(words)")
    }
    if after == before { return Output.write("Nothing is changed.\n") }
    let words = words(after, session)
    try session.look(.listing)
    Output.write(words)
    if dryRun { return }
    guard let reason = why ?? Self.ask("Why do they change? "), !reason.isEmpty else {
      throw Failure(.badInput, "The \(Words.name(of: file)) are as they were: say with --why why they change.")
    }
    guard yes || Self.ask("Save? y saves, anything else leaves them as they were: ") == "y" else {
      throw Failure(
        .badInput, "The \(Words.name(of: file)) are as they were. --yes saves them without a question.")
    }
    _ = try session.casebook.make(.dataSaved(after, why: reason, seen: seen), by: session.me, now: session.now)
    Output.write("Saved.\n")
  }

  /// What an edit would change, in words.
  private func words(_ after: ServiceData, _ session: Session) -> String {
    let casebook = session.casebook
    let moves =
      DataPreview(
        after, over: session.settings.practice, summaries: casebook.openCases, staff: casebook.staff,
        teams: Set(casebook.teams.keys), on: session.now.day
      ).moves
    var text = Words.moved(moves.count, by: after.file) + "\n"
    for move in moves.prefix(40) { text += "  " + Words.of(move, names: casebook.staff) + "\n" }
    if moves.count > 40 { text += "  and \(moves.count - 40) more\n" }
    return text
  }

  /// What somebody answers at the terminal; nil where nobody sits there.
  private static func ask(_ question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1 else { return nil }
    Output.write(question)
    return readLine()
  }
}
