import ArgumentParser
import CaseScreens
import Casework
import Interchange
import TextUI

/// `waymark audit`
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Cases for the monthly audit.", subcommands: [Sample.self],
    defaultSubcommand: Sample.self)

  /// `waymark audit sample`
  struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "So many cases of each worker, drawn by chance; the same seed draws the same.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "How many of each worker.") var perWorker = 2
    @Option(
      name: .long,
      help: "What the audit looks at: \(AuditSample.Theme.allCases.map(\.rawValue).joined(separator: ", ")).")
    var theme = "whole"
    @Option(name: .long, help: "What chance grows from; the year and month where none is given.") var seed: UInt64?

    func run() throws {
      let session = try Session(options)
      try session.look(Look(.report, Waymark.typedName))
      guard let theme = AuditSample.Theme(rawValue: theme) else {
        throw Failure(.badInput, "There is no theme \u{201C}\(theme)\u{201D}. `waymark help audit` lists them.")
      }
      let month = session.now.day.parts
      let seed = seed ?? UInt64(max(0, month.year * 100 + month.month))
      var table = Listing([
        .init("worker", "Worker"), .init("case", "Ref"), .init("child", "Child"), .init("harm", "H"),
        .init("safety", "S"), .init("theme"), .init("seed"),
      ])
      for summary in AuditSample.draw(
        from: session.casebook.openCases, perWorker: perWorker, theme: theme, seed: seed)
      {
        table.add([
          .init(summary.worker?.text), .init(summary.reference.description), .init(summary.name),
          .init(summary.judgements?.harm.rawValue), .init(summary.judgements?.safety.rawValue), .init(theme.rawValue),
          .init(Int(truncatingIfNeeded: seed)),
        ])
      }
      if listing.json { return Output.write(table.json()) }
      if listing.csv { return Output.write(table.csv()) }
      Output.write(table.text { TextWidth.columns(of: $0) })
      Output.write(
        "\nSeed \(seed): the same seed draws the same cases. `waymark forms show audit-case` is what is asked.\n")
    }
  }
}
