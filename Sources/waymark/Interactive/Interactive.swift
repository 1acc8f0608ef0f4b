import ArgumentParser
import CaseStore
import Casework
import Glibc

/// `waymark` alone: the full-screen interface, or today's work where standard output is no terminal.
struct Interactive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "The full-screen interface (what `waymark` alone does).")

  @OptionGroup var options: Options
  @Flag(name: .long, help: "Don't use the mouse, so that the terminal selects text.") var noMouse = false
  @Flag(name: .long, help: "Don't use colours (as NO_COLOR does).") var noColor = false
  @Flag(name: .long, help: "Draw with ASCII alone, for screen readers and old terminals.") var plain = false

  @Flag(name: .long, help: "Open for looking only: nothing can be changed.") var readOnly = false

  func run() throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      let session = try Session(options)
      let report = TodayReport(
        today: session.ownToday(), lists: session.casebook.lists, acting: session.acting(in:),
        lateReports: session.casebook.openCases.lateReports(on: session.now.day),
        openings: try session.openingsToReview(), staff: session.casebook.staff)
      try session.look(Look(.section, "today"))
      return Output.write(report.text(for: session.casebook.service.name))
    }
    let configuration = try Configuration.load()
    let session = try Session(options, looksOnly: readOnly)
    let status = try MainActor.assumeIsolated {
      try RunLoop.run(
        session, fixedDay: options.today != nil || Environment.value("WAYMARK_TODAY") != nil,
        keys: try configuration.keyMap(), copies: configuration.copy ?? true,
        locksAfter: configuration.lockSeconds(atMost: ServiceRights.lockMinutes(of: try options.storePath)),
        mouse: !noMouse && configuration.mouse ?? true,
        colour: !noColor && configuration.colour ?? true, ascii: plain || configuration.plain ?? false)
    }
    if status != 0 { Glibc.exit(status) }
  }
}
