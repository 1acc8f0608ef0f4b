import ArgumentParser
import CaseScreens
import Interchange
import TextUI

/// `waymark keys`
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Every screen's commands with their keys, as your settings have them.")
  @OptionGroup var listing: ListingOptions
  @Option(name: .long, help: "Only this screen's.") var screen: String?

  func run() throws {
    let map = try Configuration.load().keyMap()
    var table = Listing([.init("screen", "Screen"), .init("keys", "Keys"), .init("command", "Command")])
    let rows = CommandCatalogue.all.filter { screen == nil || $0.screen == screen }
    if let screen, rows.isEmpty {
      throw Failure(.badInput, "There is no screen \u{201C}\(screen)\u{201D}. `waymark keys` lists them all.")
    }
    for row in rows {
      table.add([.init(row.screen), .init(map.row(row)?.keys ?? "\u{2013}"), .init(row.words)])
    }
    if listing.wrote(table) { return }
    Output.write(table.text { TextWidth.columns(of: $0) })
    if let path = Configuration.path { Output.write("\nYour settings: \(path)\n") }
  }
}
