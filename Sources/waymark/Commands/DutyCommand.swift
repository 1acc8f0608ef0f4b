import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON

/// `waymark duty`
struct DutyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duty", abstract: "The duty log: briefings, MASH, appropriate adults, beds, court feedback.",
    subcommands: [List.self, Add.self], defaultSubcommand: List.self)

  /// `waymark duty list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "What duty staff wrote down on a day or in a month.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "The day; today where none is given.") var date: String?
    @Option(name: .long, help: "A whole month, as YYYY-MM.") var month: String?
    @Option(name: .long, help: "One kind alone.") var kind: Coded<DutyEntry.Kind>?
    func run() throws {
      let session = try Session(options)
      let beginning =
        try month.map { String(try session.month($0).iso.prefix(8)) } ?? date.map { try session.day($0, .past).iso }
        ?? session.now.day.iso
      let entries = try session.casebook.dutyDays(from: beginning).flatMap(\.entries)
      var table = Listing([
        .init("entry", "Id"), .init("at", "When"), .init("kind", "Kind"), .init("cases", "About"), .init("others"),
        .init("place", "Where"), .init("present", "There"), .init("words", "What"), .init("outcome", "Outcome"),
        .init("arrived"), .init("wait", "Waited", right: true), .init("outOfHours"), .init("solicitor"),
        .init("toPrevent"), .init("by"),
      ])
      for entry in entries where kind.map({ $0.value == entry.kind }) ?? true {
        let about = entry.cases.map(\.description)
        table.add([
          .init(entry.id.text), .init(entry.at.rfc3339, words: entry.at.tabular),
          .init(entry.kind.rawValue, words: entry.kind.words),
          .init(
            .array(about.map { .string($0) }),
            words: (about + [entry.others]).filter { !$0.isEmpty }.joined(separator: ", ")),
          .init(entry.others), .init(entry.place), .init(entry.present), .init(entry.words), .init(entry.outcome),
          .init(entry.arrived?.rfc3339), .init(entry.wait?.count), .init(entry.isOutOfHours, words: ""),
          .init(entry.hasSolicitor.map { .bool($0) } ?? .null, words: ""), .init(entry.toPrevent, words: ""),
          .init(entry.by.text),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "Nothing is written.")
    }
  }

  /// `waymark duty add KIND`
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Writes something down in the duty log.")
    @OptionGroup var options: Options
    @Argument(help: "What: \(DutyEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: Coded<DutyEntry.Kind>
    @Option(name: .long, help: "What was said, decided or asked for.") var words: String
    @Option(name: .long, help: "When; now where none is given.") var when: String?
    @Option(name: .customLong("case"), help: "A case that it is about; may be given again.") var cases: [String] = []
    @Option(name: .long, help: "Children who aren't on record.") var others = ""
    @Option(name: .long, help: "Who was there, or who attended.") var present = ""
    @Option(name: .long, help: "Where.") var place = ""
    @Option(name: .long, help: "What came of it.") var outcome = ""
    @Option(name: .long, help: "When somebody came, for an appropriate adult.") var arrived: String?
    @Option(name: .long, help: "Whether the child has a solicitor: yes or no.") var solicitor: String?
    @Flag(name: .long, help: "Outside office hours.") var outOfHours = false
    @Flag(name: .long, help: "A concern went to MASH for Prevent or Channel.") var toPrevent = false
    func run() throws {
      let session = try Session(options)
      var entry = DutyEntry()
      entry.id = ""
      entry.kind = kind.value
      entry.at = try when.map { try session.moment($0, .past) } ?? session.now
      entry.cases = try cases.map { try Session.reference($0) }
      (entry.others, entry.present, entry.place, entry.outcome) = (others, present, place, outcome)
      entry.words = words
      entry.arrived = try arrived.map { try session.moment($0, .past) }
      (entry.isOutOfHours, entry.toPrevent) = (outOfHours, toPrevent)
      switch solicitor {
      case nil: break
      case "yes": entry.hasSolicitor = true
      case "no": entry.hasSolicitor = false
      default: throw Failure(.usage, "--solicitor is yes or no.")
      }
      let made = try session.make(.dutyNoted(entry))
      Output.write("d\(made.seq): \(entry.kind.words), \(entry.at.tabular).\n")
    }
  }
}
