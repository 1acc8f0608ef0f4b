import ArgumentParser
import CaseScreens
import Casework
import Glibc
import Interchange
import JSON
import TextUI

/// `waymark standards`
struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards", abstract: "The time limits in force.",
    subcommands: [List.self, Show.self, Check.self, Edit.self, History.self], defaultSubcommand: List.self)

  /// `waymark standards list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One row a rule: what starts it, how long it runs.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions

    func run() throws {
      let session = try Session(options)
      var table = Listing([
        .init("rule", "Rule"), .init("part", "Part"), .init("title", "What"), .init("starts", "Starts"),
        .init("runs", "Runs"), .init("status", "Status"), .init("source", "Source"), .init("from"), .init("to"),
        .init("off"),
      ])
      for rule in session.settings.standards.rules {
        table.add([
          .init(rule.name.text), .init(rule.part), .init(rule.title), .init(rule.starts.rawValue),
          .init(Words.runs(of: rule) + (rule.isOff ? " (off)" : "")), .init(rule.status.rawValue), .init(rule.source),
          .init(rule.from?.iso),
          .init(rule.to?.iso), .init(rule.isOff, words: ""),
        ])
      }
      if listing.json { return Output.write(table.json()) }
      if listing.csv { return Output.write(table.csv()) }
      Output.write(table.text { TextWidth.columns(of: $0) })
      Output.write(session.casebook.standards == nil ? "\nAs they come with the program.\n" : "\nThe service's own.\n")
    }
  }

  /// `waymark standards show RULE`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "A rule in full, or all of them, as JSON.")
    @OptionGroup var options: Options
    @Argument(help: "The rule's name; all of them where none is given.") var rule: String?

    func run() throws {
      let standards = try Session(options).settings.standards
      guard let rule else { return Output.write(standards.json(pretty: true) + [UInt8(ascii: "\n")]) }
      let found = standards.rules.filter { $0.name.text == rule || $0.fullName == rule }
      guard !found.isEmpty else {
        throw Failure(.badInput, "There is no rule \u{201C}\(rule)\u{201D}. `waymark standards` lists them.")
      }
      for each in found { Output.write(each.json(pretty: true) + [UInt8(ascii: "\n")]) }
    }
  }

  /// `waymark standards check FILE`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says every fault of a file of standards with its place; accepts nothing.")
    @Argument(help: "The file; - for standard input.") var file: String

    func run() throws {
      let problems = try StandardsFile.read(try InputFile.bytes(file), file).problems()
      for problem in problems { Output.write(Words.of(problem) + "\n") }
      if !problems.isEmpty { throw Finding() }
      Output.write("\(file) has no fault.\n")
    }
  }

  /// `waymark standards edit`
  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Edits the service's own standards in your editor, or takes them from a file.")
    @OptionGroup var options: Options
    @Option(name: .long, help: "Take them from this file instead of the editor; - for standard input.") var file:
      String?
    @Option(name: .long, help: "Why they change, for the journal.") var why: String?
    @Flag(name: .long, help: "Only say what would move.") var dryRun = false
    @Flag(name: .long, help: "Save without asking.") var yes = false

    func run() throws {
      let session = try Session(options)
      guard dryRun || session.casebook.staff[session.me]?.role.savesStandards ?? false else {
        throw Refusal.mayNotSaveStandards(session.me)
      }
      var before = session.settings.standards
      before.edits = []
      let text = String(decoding: before.json(pretty: true), as: UTF8.self) + "\n"
      let bytes = try file.map { try InputFile.bytes($0) } ?? Array(try ExternalEditor.edit(text).utf8)
      var after = try StandardsFile.read(bytes, file ?? "The edited text")
      after.edits = []
      let problems = after.problems()
      if !problems.isEmpty {
        let words = problems.map { Words.of($0) }.joined(separator: "\n  ")
        throw Failure(.badInput, "The standards are as they were, because of these faults:\n  \(words)")
      }
      if after == before { return Output.write("Nothing is changed.\n") }
      Output.write(StandardsFile.words(before, after, session))
      if dryRun { return }
      guard let reason = why ?? StandardsFile.ask("Why do they change? "), !reason.isEmpty else {
        throw Failure(.badInput, "The standards are as they were: say with --why why they change.")
      }
      guard yes || StandardsFile.ask("Save? y saves, anything else leaves them as they were: ") == "y" else {
        throw Failure(.badInput, "The standards are as they were. --yes saves them without a question.")
      }
      _ = try session.make(.standardsSaved(after, why: reason))
      Output.write("Saved.\n")
    }
  }
}

extension StandardsCommand {
  /// `waymark standards history`
  struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Who changed the service's own standards, when and why.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions

    func run() throws {
      var table = Listing([
        .init("at", "When"), .init("by", "Who"), .init("why", "Why"), .init("entries", "What"),
      ])
      for edit in try Session(options).settings.standards.edits.reversed() {
        table.add([
          .init(edit.at.rfc3339, words: edit.at.tabular), .init(edit.by.text), .init(edit.why),
          .init(.array(edit.entries.map { .string($0) }), words: edit.entries.joined(separator: ", ")),
        ])
      }
      if listing.json { return Output.write(table.json()) }
      if listing.csv { return Output.write(table.csv()) }
      if table.rows.isEmpty { return Output.write("Nobody: they are as they come with the program.\n") }
      Output.write(table.text { TextWidth.columns(of: $0) })
    }
  }
}

/// Standards on their way into the store.
enum StandardsFile {
  /// Reads a file of standards. Throws `Failure` that names the file and the place.
  static func read(_ bytes: [UInt8], _ name: String) throws -> Standards {
    do {
      return try Standards(json: bytes)
    } catch {
      let line = bytes.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
      throw Failure(.badInput, "\(name) can't be read: line \(line), \(error).")
    }
  }

  /// What an edit would move, in words.
  static func words(_ before: Standards, _ after: Standards, _ session: Session) -> String {
    let day = session.now.day
    let preview = StandardsPreview(
      session.casebook.openCases, from: before, to: after, calendar: session.settings.calendar, on: day)
    if preview.moves.isEmpty { return "No open obligation would move.\n" }
    var text = "\(preview.moves.count) open obligation\(preview.moves.count == 1 ? "" : "s") would move:\n"
    for move in preview.moves.prefix(40) {
      text += "  " + Words.of(move) + "\n"
    }
    if preview.moves.count > 40 { text += "  and \(preview.moves.count - 40) more\n" }
    return text
  }

  /// What somebody answers at the terminal; nil where nobody sits there.
  static func ask(_ question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1 else { return nil }
    Output.write(question)
    return readLine()
  }
}
