import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

/// `waymark standards`
struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards",
    abstract:
      "What the service works by: time limits, steps of enforcement, rules of allocation, weights, letters, reports, subject access, who may do what.",
    subcommands: [List.self, Show.self, Check.self, Edit.self, Add.self, Delete.self, History.self],
    defaultSubcommand: List.self)

  /// Of what a subcommand speaks.
  struct PartOptions: ParsableArguments {
    @Option(name: .long, help: "Of what: \(ServicePart.allCases.map(\.rawValue).joined(separator: ", ")).")
    var what = ServicePart.standards
  }

  /// `waymark standards list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "One row a rule: what starts it, how long it runs.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @OptionGroup var part: PartOptions

    func run() throws {
      let session = try Session(options)
      let table = part.what == .standards ? rules(session) : entries(session)
      if listing.wrote(table) { return }
      Output.write(table.text { TextWidth.columns(of: $0) })
      let isOwn = session.casebook.own[part.what.file] != nil
      Output.write(isOwn ? "\nThe service's own.\n" : "\nAs they come with the program.\n")
    }

    private func rules(_ session: Session) -> Listing {
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
      return table
    }

    private func entries(_ session: Session) -> Listing {
      var table = Listing([
        .init("name", "Name"), .init("title", "What"), .init("figure", "Figure"), .init("status", "Status"),
        .init("source", "Source"), .init("inForce", "In force"), .init("here", "Here"),
      ])
      let (data, shipped) = (session.settings.practice, session.shipped.practice)
      for line in DataLine.all(of: data[part.what.file], shipped: shipped[part.what.file]) {
        if part.what == .enforcement, !["warned", "ladder", "step"].contains(where: line.name.hasPrefix) { continue }
        table.add([
          .init(line.name), .init(line.title), .init(line.figure), .init(line.status), .init(line.source),
          .init(line.inForce), .init(line.difference),
        ])
      }
      return table
    }
  }

  /// `waymark standards show RULE`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "A rule in full, or all of them, as JSON.")
    @OptionGroup var options: Options
    @OptionGroup var part: PartOptions
    @Argument(help: "The rule's name; all of them where none is given.") var rule: String?

    func run() throws {
      let session = try Session(options)
      guard let rule else {
        let document = part.what.document(of: session.settings.practice[part.what.file])
        return Output.write(document.json(pretty: true) + [UInt8(ascii: "\n")])
      }
      let found = session.settings.standards.rules.filter { $0.name.text == rule || $0.fullName == rule }
      guard !found.isEmpty else {
        throw Failure(.badInput, "There is no rule \u{201C}\(rule)\u{201D}. `waymark standards` lists them.")
      }
      for each in found { Output.write(each.json(pretty: true) + [UInt8(ascii: "\n")]) }
    }
  }

  /// `waymark standards check FILE`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Says every fault of a file of standards with its place; accepts nothing.")
    @OptionGroup var part: PartOptions
    @Argument(help: "The file; - for standard input.") var file: String

    func run() throws {
      let shipped = try Settings.load().practice[part.what.file]
      let data = try part.what.read(try InputFile.bytes(file), file, into: shipped)
      let problems = data.problems()
      for problem in problems { Output.write(Words.of(problem) + "\n") }
      if !problems.isEmpty { throw Finding() }
      Output.write("\(file) has no fault.\n")
    }
  }

  /// `waymark standards history`
  struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "history", abstract: "Who changed the service's own standards, when and why.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @OptionGroup var part: PartOptions

    func run() throws {
      var table = Listing([
        .init("at", "When"), .init("by", "Who"), .init("why", "Why"), .init("entries", "What"),
      ])
      for edit in try Session(options).settings.practice[part.what.file].edits.reversed() {
        table.add([
          .init(edit.at.rfc3339, words: edit.at.tabular), .init(edit.by.text), .init(edit.why),
          .init(.array(edit.entries.map { .string($0) }), words: edit.entries.joined(separator: ", ")),
        ])
      }
      listing.write(table, none: "Nobody: they are as they come with the program.")
    }
  }
}
