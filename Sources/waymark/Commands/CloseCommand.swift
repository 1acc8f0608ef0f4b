import ArgumentParser
import CaseScreens
import Casework
import Interchange

/// `waymark close REF`
struct CloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Closes a case; --list says what is still open on it.")
  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  @Flag(name: .long, help: "What is still open; the case isn't closed.") var list = false
  @Option(name: .long, help: "A manager's closing entry; the case isn't closed by it.") var entry: String?
  @Option(name: .long, help: "Why it is closed, by the code of the list closure-reasons.") var reason: String?
  @Option(name: .long, help: "Why there is no agreed exit plan.") var withoutExit = ""
  @Option(name: .long, help: "What a colleague should know; a manager's note is the closing entry.") var note = ""
  @Option(name: .long, help: "The day; today where none is given.") var on: String?

  func run() throws {
    let session = try Session(options)
    let file = try session.caseFile(reference)
    if list || listing.json || listing.csv { return try show(file, session) }
    guard entry != nil || reason != nil else { throw Failure(.usage, "Give --reason, or --list to see what is open.") }
    let day = try session.past(on)
    if let entry {
      _ = try session.make(.exited(file.reference, .entered(ClosingEntry(entry))))
      Output.write("\(file.reference): closing entry recorded.\n")
    }
    guard let reason else { return }
    var closure = Closure(on: day, reason: ListCode(reason), note: note)
    closure.withoutExit = withoutExit
    _ = try session.make(.caseClosed(file.reference, closure))
    Output.write("\(file.reference) was closed on \(closure.on.text(.long)).\n")
  }

  private func show(_ file: CaseFile, _ session: Session) throws {
    let items = ClosingItem.all(
      of: file, exits: try session.casebook.exits(of: file.reference), under: session.settings.standards,
      calendar: session.settings.calendar, on: session.now.day)
    var table = Listing([.init("needed", "Needed"), .init("open", "Open")])
    for item in items {
      table.add([
        .init(.bool(item.isBar), words: item.isBar ? "yes" : ""), .init(Words.of(item, on: session.now.day)),
      ])
    }
    listing.write(table, none: "Nothing is open.")
  }
}

/// `waymark reopen REF --because …`
struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "reopen", abstract: "Opens a closed case again.")
  @OptionGroup var options: Options
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  @Option(name: .long, help: "Why.") var because: String

  func run() throws {
    let session = try Session(options)
    let reference = try Session.reference(reference)
    _ = try session.make(.caseReopened(reference, why: because))
    Output.write("\(reference) is open again.\n")
  }
}
