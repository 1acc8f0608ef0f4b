import ArgumentParser
import CaseScreens
import CaseStore
import Casework
import Glibc
import Interchange
import JSON

extension ImportKind: ExpressibleByArgument {}

/// `waymark import KIND FILE.csv`
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes in children, staff, orders, offences or contacts from another system's CSV.",
    discussion:
      "Rows are found again by their source number, so importing a file twice changes nothing. README lists the columns."
  )

  @OptionGroup var options: Options
  @Argument(help: "What: \(ImportKind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: ImportKind
  @Argument(help: "The file; - for standard input.") var file: String
  @Flag(name: .long, help: "Only say what would happen.") var dryRun = false
  @Flag(name: .long, help: "Leave wrong rows out and write them to FILE.rejected.csv.") var keepGoing = false
  @Flag(name: .long, help: "Print one JSON document.") var json = false

  func run() throws {
    let session = try Session(options)
    let bytes = try InputFile.bytes(file)
    var plan = try plan(bytes, session)
    // Which children on record are like those of the file, a trial shows as well as an import does.
    try session.look(Look(.section, "import \(kind.rawValue)"))
    var isWritten = false
    // Where somebody else changes what the plan stands on, it is made again on what is there now.
    for attempt in 1...Self.attempts where !isWritten {
      isWritten = !dryRun && (plan.problems.isEmpty || keepGoing)
      if !isWritten || plan.edits.list.isEmpty { break }
      do {
        _ = try session.make(.imported(source: kind.rawValue, plan.edits, seen: plan.seen))
      } catch Refusal.changedMeanwhile where attempt < Self.attempts {
        isWritten = false
        _ = try session.casebook.follow()
        plan = try self.plan(bytes, session)
      }
    }
    for problem in plan.problems.prefix(20) { Output.complain("\(file), \(problem.words)") }
    if plan.problems.count > 20 { Output.complain("\u{2026} and \(plan.problems.count - 20) more.") }
    for (line, matches) in plan.alike.prefix(20) {
      let named = matches.map { "\($0.summary.reference) \($0.summary.name) (\(Words.of($0)))" }
      Output.complain("\(file), line \(line): perhaps on record already: \(named.joined(separator: ", ")).")
    }
    if plan.alike.count > 20 { Output.complain("\u{2026} and \(plan.alike.count - 20) more who may be on record.") }
    if !plan.alike.isEmpty { Output.complain("`waymark link` links two cases of one child.") }
    report(plan, isWritten: isWritten)
    if isWritten, keepGoing, !plan.problems.isEmpty { try writeRejected(plan.rejectedCSV) }
    if !plan.problems.isEmpty { Glibc.exit(keepGoing || dryRun ? Status.found.rawValue : Status.badInput.rawValue) }
  }

  /// How often an import is planned before it gives up, because others change the same documents.
  private static let attempts = 3

  /// What the file would change in the record as it is now.
  private func plan(_ bytes: [UInt8], _ session: Session) throws -> ImportPlan {
    do {
      var sources = ImportSources()
      let summaries = session.casebook.openCases + (try session.casebook.closedCases())
      if kind == .children {
        sources.matcher = ChildMatcher(summaries, nicknames: Nicknames(session.settings.lists))
      }
      for summary in summaries {
        guard !summary.otherNames.isEmpty, let stored = try session.casebook.store.read(summary.reference.key) else {
          continue
        }
        sources.add(try Case(json: stored.bytes).child, summary.reference)
      }
      let context = ChangeContext(
        by: session.me, seq: session.casebook.store.seq + 1, now: session.now, lists: session.settings.lists,
        limits: session.settings.limits)
      return try ImportPlan(
        kind, csv: bytes, on: session.casebook.record, sources: sources, context: context,
        calendar: session.settings.calendar, words: { Words.of($0) })
    } catch let fault as CSVReader.Fault {
      throw Failure(.badInput, "\(file), \(fault.words) Nothing was imported.")
    } catch let problem as ImportProblem {
      throw Failure(.badInput, "\(file), \(problem.words) Nothing was imported.")
    }
  }

  private func report(_ plan: ImportPlan, isWritten: Bool) {
    if json {
      var table = Listing([
        .init("read"), .init("new"), .init("updated"), .init("unchanged"), .init("rejected"), .init("alike"),
        .init("written"),
      ])
      table.add([
        .init(plan.read), .init(plan.new), .init(plan.updated), .init(plan.unchanged), .init(plan.problems.count),
        .init(plan.alike.count), .init(isWritten, words: ""),
      ])
      return Output.write(table.json())
    }
    Output.write(
      "\(plan.read.counted("row")) read: \(plan.new) new, \(plan.updated) updated, \(plan.unchanged) unchanged, \(plan.problems.count) rejected. "
        + (isWritten ? "Saved.\n" : dryRun ? "Nothing was written (dry run).\n" : "Nothing was imported.\n"))
  }

  /// What was right is saved by now, so a fault in writing what was wrong ends in a status of its own.
  private func writeRejected(_ bytes: [UInt8]) throws {
    let path = (file == "-" ? "import" : file) + ".rejected.csv"
    do throws(Failure) {
      try OutputFile.write(bytes, to: path, named: false)
    } catch {
      throw Failure(.found, error.message + " The other rows are saved; the same import again writes it.")
    }
    let words = "The rejected rows are in \(path)."
    if json { Output.complain(words) } else { Output.write(words + "\n") }
  }
}
