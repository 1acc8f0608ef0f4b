import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

extension CourtCommand {
  /// `waymark court bail`
  struct Bail: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "bail",
      abstract: "The work while children are on bail or remanded: programme, checklist, alternatives, weekly updates.",
      subcommands: [List.self, Plan.self, Update.self], defaultSubcommand: List.self)

    /// `waymark court bail list`
    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Who is on bail or remanded, with the programme, the checklist and the latest update.")
      @OptionGroup var options: Options
      @OptionGroup var listing: ListingOptions

      func run() throws {
        let session = try Session(options)
        try session.needs(.orders)
        let day = session.now.day
        let board = try RemandBoard(
          asOf: day, month: RemandBoard.month(of: day), summaries: session.casebook.openCases,
          rates: session.settings.remandRates
        ) { try session.casebook.record.header(of: $0) }
        let all = session.settings.lists.offered("bail-checklist", on: day)
        let words = RemandWords(staff: session.casebook.staff, on: day)
        var table = Listing([
          .init("case", "Ref"), .init("child", "Child"), .init("status", "Status"), .init("from", "Since"),
          .init("programme", "Programme"), .init("done"), .init("open"), .init("checklist", "Checklist"),
          .init("updates"), .init("lastUpdate", "Last update"), .init("compliance", "Bail is"),
          .init("alternatives", "Alternatives"), .init("seriousness"), .init("missing", "Missing"),
        ])
        for row in board.rows where row.lasts {
          let work = row.work ?? RemandWork()
          let open = all.filter { !work.done.contains($0.code) }
          let isHeld = row.spell.status.bed != nil
          let missing = words.work(row, session.settings.lists).contains { $0.isMissing }
          table.add([
            .init(row.reference.description), .init(row.name),
            .init(row.spell.status.rawValue, words: row.spell.status.shortName),
            .init(row.spell.from.iso, words: row.spell.from.text(.short)), .init(work.programme),
            .init(.array(work.done.map { .string($0.text) }), words: ""),
            .init(.array(open.map { .string($0.code.text) }), words: ""),
            .init(row.spell.status.isSupported ? "\(work.done.count) of \(all.count)" : ""), .init(work.updates.count),
            .init(work.updates.last?.on.iso, words: work.updates.last?.on.text(.short) ?? ""),
            .init(work.updates.last?.compliance.rawValue, words: work.updates.last?.compliance.words ?? ""),
            .init(isHeld && work.alternatives.isEmpty ? row.spell.note : work.alternatives), .init(row.seriousness),
            .init(missing, words: missing ? "yes" : ""),
          ])
        }
        try session.look(.listing)
        listing.write(table, none: "Nobody is on bail or remanded.")
      }
    }

    /// `waymark court bail plan REF`
    struct Plan: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "The package on bail: programme and checklist; for a remand the alternatives that were looked at.")
      @OptionGroup var options: Options
      @Argument(help: "The case: YJ-000142 or 142.") var reference: String
      @Option(name: .long, help: "What the child does, with whom and how often.") var programme: String?
      @Option(name: .long, help: "A tick of the list bail-checklist, by its code; may be given again.")
      var done: [String] = []
      @Option(name: .long, help: "Which alternatives to a remand were looked at, and why they weren't enough.")
      var alternatives: String?

      func run() throws {
        let session = try Session(options)
        let file = try session.caseFile(reference)
        var work = file.header.remandSpell(on: session.now.day).flatMap { file.header.work(in: $0) } ?? RemandWork()
        work.programme = programme ?? work.programme
        work.alternatives = alternatives ?? work.alternatives
        for code in done.map({ ListCode($0) }) where !work.done.contains(code) { work.done.append(code) }
        _ = try session.make(.remandWorked(file.reference, .planned(work)))
        Output.write("\(file.reference): work on bail or remand saved.\n")
      }
    }

    /// `waymark court bail update REF --compliance good`
    struct Update: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "update",
        abstract:
          "The weekly update for the Court Review Panel; `print REF bail-update` gives the court the same words.")
      @OptionGroup var options: Options
      @Argument(help: "The case: YJ-000142 or 142.") var reference: String
      @Option(name: .long, help: "How the child keeps to bail.") var compliance: Coded<BailUpdate.Compliance>
      @Option(name: .long, help: "What went well.") var well = ""
      @Option(name: .long, help: "What the concerns are.") var concerns = ""
      @Option(name: .long, help: "What is recommended.") var recommendation = ""
      @Option(name: .long, help: "The day; today where none is given.") var on: String?

      func run() throws {
        let session = try Session(options)
        let reference = try Session.reference(reference)
        var update = BailUpdate(
          compliance.value, on: try session.past(on), wentWell: well, concerns: concerns)
        update.recommendation = recommendation
        _ = try session.make(.remandWorked(reference, .updated(update)))
        Output.write("\(reference): bail \(update.compliance.words), told on \(update.on.text(.long)).\n")
      }
    }
  }
}
