import ArgumentParser
import CaseScreens
import Interchange

/// `waymark document`: what is written from the code, so that it can't disagree with it.
struct DocumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "Writes the manual page, or README's generated parts.", shouldDisplay: false)

  @Flag(name: .long, help: "Print the manual page.") var manual = false
  @Flag(name: .long, help: "Only say whether the file is as the code would write it.") var check = false
  @Argument(help: "The file whose generated parts are written anew.") var file: String?

  func run() throws {
    if manual { Output.write(ManualPage.text) }
    guard let file else { return }
    let text = String(decoding: try InputFile.bytes(file), as: UTF8.self)
    let written = try GeneratedParts.replaced(in: text, of: file)
    if written == text { return }
    if check { throw Failure(.badInput, "\(file) is not as the code would write it. Run `make readme`.") }
    try OutputFile.write(Array(written.utf8), to: file)
  }
}

extension Waymark {
  /// Every command that does something, with its name as it is typed, but for those that help leaves out.
  static var leaves: [(name: String, command: any ParsableCommand.Type)] {
    subcommandTable.filter { $0.configuration.shouldDisplay }.flatMap { leaves(of: $0, named: $0._commandName) }
  }

  private static func leaves(
    of command: any ParsableCommand.Type, named name: String
  ) -> [(name: String, command: any ParsableCommand.Type)] {
    let children = command.configuration.subcommands
    if children.isEmpty { return [(name, command)] }
    return children.flatMap { leaves(of: $0, named: name + " " + $0._commandName) }
  }
}

extension Waymark {
  /// The subcommand that was typed, as the trail of looks names it.
  static var typedName: String {
    let typed = CommandLine.arguments.dropFirst().prefix { !$0.hasPrefix("-") }
    let names = leaves.map(\.name)
    let whole = (1...3).reversed().map { typed.prefix($0).joined(separator: " ") }.first(where: names.contains)
    return whole ?? typed.first.map { "\($0)" } ?? "open"
  }
}

/// The parts of README that stand between `<!-- name -->` and `<!-- /name -->`.
enum GeneratedParts {
  static func replaced(in text: String, of file: String) throws -> String {
    var text = text
    for (name, part) in parts {
      let open = "<!-- \(name) -->\n"
      let close = "<!-- /\(name) -->"
      guard let start = text.firstRange(of: open)?.upperBound,
        let end = text[start...].firstRange(of: close)?.lowerBound
      else { throw Failure(.badInput, "\(file) has no part between \(open.dropLast()) and \(close).") }
      text.replaceSubrange(start..<end, with: part)
    }
    return text
  }

  static var parts: [(name: String, text: String)] {
    [("commands", commands), ("keys", keys), ("columns", columns)]
  }

  /// One row a subcommand.
  private static var commands: String {
    var text = "| command | does |\n|---|---|\n"
    for (name, command) in Waymark.leaves { text += "| `waymark \(name)` | \(command.configuration.abstract) |\n" }
    return text
  }

  /// One row a key, by screen.
  private static var keys: String {
    var text = "| where | key | does |\n|---|---|---|\n"
    for row in CommandCatalogue.all { text += "| \(row.screen) | \(cell(row.keys)) | \(row.words) |\n" }
    return text
  }

  /// One row a column of each kind of import.
  private static var columns: String {
    var text = "| import | column | needed | what it holds | example |\n|---|---|---|---|---|\n"
    let kinds = ImportKind.allCases.map { (name: $0.rawValue, columns: ImportColumns.of($0)) }
    for kind in kinds + [(name: "court import", columns: CourtListCSV.columns)] {
      for column in kind.columns {
        text +=
          "| \(kind.name) | `\(column.name)` | \(column.isRequired ? "yes" : "") | \(column.words) | "
          + "\(cell(column.example)) |\n"
      }
    }
    return text
  }

  /// Text in a cell of a table, as code where there is any.
  private static func cell(_ text: String) -> String {
    text.isEmpty
      ? "" : "`" + text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") + "`"
  }
}

/// The manual page in roff, made from the commands' own help.
enum ManualPage {
  static var text: String {
    var page = """
      .TH WAYMARK 1
      .SH NAME
      waymark \\- case management for a youth justice service, in the terminal
      .SH SYNOPSIS
      .B waymark
      [\\fIcommand\\fR] [\\fIoptions\\fR]
      .SH DESCRIPTION
      Without a command Waymark opens its full-screen interface; ? shows the keys of each screen. Where standard output
      is no terminal it prints today's work instead.
      .SH COMMANDS

      """
    for (name, command) in Waymark.leaves {
      page += ".SS " + quoted(name) + "\n.nf\n"
      page +=
        Waymark.helpMessage(for: command).split(separator: "\n", omittingEmptySubsequences: false)
        .map { quoted(String($0)) }.joined(separator: "\n") + "\n.fi\n"
    }
    return page + """
      .SH EXIT STATUS
      0 done; 1 done, and something found; 2 usage; 3 refused; 4 bad input, with nothing changed; 5 the store can't be
      used, with nothing lost.
      .SH ENVIRONMENT
      WAYMARK_STORE, WAYMARK_TODAY, WAYMARK_USER, WAYMARK_RESOURCES, XDG_DATA_HOME, XDG_STATE_HOME, NO_COLOR, VISUAL,
      EDITOR.
      .SH NOTES
      If the terminal is left in a strange state because the program was killed with SIGKILL, type reset.

      """
  }

  /// A line in which roff sees no request and no escape.
  private static func quoted(_ line: String) -> String {
    let escaped = line.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\e")
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}
