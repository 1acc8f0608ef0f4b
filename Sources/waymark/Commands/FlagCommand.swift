import ArgumentParser
import CaseScreens
import Casework
import Interchange

/// `waymark flag`
struct FlagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flag", abstract: "What colleagues must keep in sight of a child, and when it is looked at again.",
    subcommands: [List.self, Save.self], defaultSubcommand: List.self)

  /// `waymark flag list REF`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "One row a flag, those too that are over.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference, to: .section, "flags")
      let day = session.now.day
      var table = Listing([
        .init("kind", "Flag"), .init("from", "From"), .init("to", "To"), .init("holds", "Holds"),
        .init("review", "Look again"), .init("daysLate", "Days late", right: true), .init("toldTo", "Told"),
        .init("toldOn"), .init("toldWhy"), .init("note", "Note"),
      ])
      for flag in file.header.child.flags {
        let late = flag.holds(on: day) ? flag.review.map { max(0, $0.days(until: day)) } : nil
        table.add([
          .init(flag.kind.text, words: session.settings.lists.words("flags", flag.kind)),
          .init(flag.from?.iso, words: flag.from?.text(.short) ?? ""),
          .init(flag.to?.iso, words: flag.to?.text(.short) ?? ""),
          .init(flag.holds(on: day), words: flag.holds(on: day) ? "yes" : "no"),
          .init(flag.review?.iso, words: flag.review?.text(.short) ?? ""), .init(late), .init(flag.told?.to),
          .init(flag.told?.on.iso), .init(flag.told?.why), .init(flag.note),
        ])
      }
      listing.write(table, none: "No flag.")
    }
  }

  /// `waymark flag save REF KIND`
  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "save", abstract: "A flag, new, or the one of its kind that holds.",
      discussion:
        "What isn\u{2019}t said stays as it was. The day of --review stands among the worker\u{2019}s deadlines, as rule flag-review."
    )
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "Which flag, by the code of the list flags.") var kind: String
    @Option(name: .long, help: "The first day, as people write it; today for a new one.") var from: String?
    @Option(name: .long, help: "The last day.") var to: String?
    @Option(name: .long, help: "The day on which it is to be looked at again; \u{201C}none\u{201D} takes it away.")
    var review: String?
    @Option(name: .long, help: "To whom it was disclosed.") var toldTo: String?
    @Option(name: .long, help: "On which day; today where none is given.") var toldOn: String?
    @Option(name: .long, help: "Why.") var toldWhy: String?
    @Option(name: .long, help: "What a colleague must know.") var note: String?

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      let day = session.now.day
      var child = file.header.child
      let known = child.flags.lastIndex { $0.kind.text == kind && ($0.to ?? .latest) >= day }
      var flag = known.map { child.flags[$0] } ?? CaseFlag()
      flag.kind = ListCode(kind)
      if let from { flag.from = try session.day(from, .past) } else if known == nil { flag.from = day }
      if let to { flag.to = try session.day(to, .future) }
      if let review { flag.review = review == "none" ? nil : try session.day(review, .future) }
      if toldTo != nil || toldOn != nil || toldWhy != nil {
        var told = flag.told ?? CaseFlag.Told()
        if flag.told == nil { told.on = day }
        told.to = toldTo ?? told.to
        if let toldOn { told.on = try session.past(toldOn) }
        told.why = toldWhy ?? told.why
        flag.told = told
      }
      flag.note = note ?? flag.note
      if let known { child.flags[known] = flag } else { child.flags.append(flag) }
      _ = try session.make(.childAmended(file.reference, child, seen: file.version))
      Output.write("\(file.reference): \(session.settings.lists.words("flags", flag.kind)) saved.\n")
    }
  }
}
