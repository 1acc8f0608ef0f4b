import ArgumentParser
import Casework
import Interchange

extension CustodyCommand {
  /// `waymark custody themes`
  struct Themes: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "themes", abstract: "What comes back from post-custody panel to panel, and in how many cases.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "The first day of the panels; a year ago where none is given.") var from: String?
    @Option(name: .long, help: "The last day; today where none is given.") var to: String?

    func run() throws {
      let session = try Session(options)
      try session.needs(.orders)
      let last = try session.past(to)
      let first = try from.map { try session.day($0, .past) } ?? last.adding(months: -12)
      guard first <= last else { throw Refusal.datesReversed(from: first, to: last) }
      let summaries = session.casebook.openCases + (try session.casebook.closedCases())
      let headers = try summaries.filter { summary in summary.orders.contains { $0.disposal.tier == .custody } }
        .compactMap { summary in
          try session.casebook.record.header(of: summary.reference).map { (summary.reference, $0) }
        }
      var table = Listing([.init("theme", "Theme"), .init("count", "Cases", right: true), .init("cases", "Which")])
      for theme in CustodyTheme.all(in: headers, first...last) {
        let names = theme.cases.map(\.description)
        table.add([
          .init(theme.words), .init(names.count),
          .init(.array(names.map { .string($0) }), words: names.joined(separator: ", ")),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "No theme is on record between these days.")
    }
  }
}
