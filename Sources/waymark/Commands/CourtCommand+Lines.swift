import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON

extension CourtCommand {
  /// `waymark court match LINE REF`
  struct MatchLine: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "match",
      abstract: "Says who a listed child is; --none that nobody on record is, --undo takes it back.")
    @OptionGroup var options: Options
    @Argument(help: "The line, as `waymark court list --json` names it, or its end such as e12.1.") var line: String
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String?
    @Option(name: .long, help: "The day; today where none is given.") var date: String?
    @Flag(name: .long, help: "Nobody on record.") var none = false
    @Flag(name: .long, help: "Takes back what was decided.") var undo = false
    func run() throws {
      let session = try Session(options)
      let row = try CourtDesk.row(line, date: date, session).row
      let place = try CourtDesk.place(of: row)
      guard [reference != nil, none, undo].count(where: { $0 }) == 1 else {
        throw Failure(.usage, "Give a case, or --none, or --undo: one of them.")
      }
      let chosen = try reference.map { try Session.reference($0) }
      let summary = try chosen.flatMap { try session.casebook.summary(of: $0) }
      let nicknames = Nicknames(session.settings.lists)
      let person = row.entry?.person ?? ListedPerson()
      let isAlike = summary.map { ChildMatcher([$0], nicknames: nicknames).knows(person) } ?? true
      _ = try session.make(.courtListed(place, undo ? .unmatched : .matched(chosen)))
      let words = undo ? "match taken back" : chosen.map { "is \($0)" } ?? "is nobody on record"
      Output.write("\(row.name): \(words).\n")
      guard !isAlike, let summary else { return }
      Output.complain(
        "\(summary.name) (\(summary.reference)) isn\u{2019}t like \(row.name) in name, birth or numbers. `waymark court match \(line) --undo` takes it back."
      )
    }
  }

  /// `waymark court take LINE`
  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take", abstract: "Takes a line of the list: its result is yours to add.")
    @OptionGroup var options: Options
    @Argument(help: "The line, as `waymark court list --json` names it, or its end such as e12.1.") var line: String
    @Option(name: .long, help: "The day; today where none is given.") var date: String?
    @Option(name: .long, help: "Somebody else, by user name.") var by: String?
    @Flag(name: .long, help: "Gives it back.") var giveBack = false
    func run() throws {
      let session = try Session(options)
      let row = try CourtDesk.row(line, date: date, session).row
      let staff = try giveBack ? nil : by.map { try session.staff($0) } ?? session.me
      _ = try session.make(.courtListed(try CourtDesk.place(of: row), .taken(staff)))
      Output.write("\(row.name): " + (staff.map { "taken by \($0)" } ?? "given back") + ".\n")
    }
  }

  /// `waymark court ahead`
  struct Ahead: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ahead",
      abstract:
        "Hearings to come of all open cases, and those whose result is still to be added; --kind crown tracks the Crown Court."
    )
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "One kind of court alone.") var kind: Coded<CourtKind>?
    func run() throws {
      let session = try Session(options)
      try session.needs(.orders)
      let hearings = session.casebook.openCases.flatMap { summary in
        (summary.court?.hearings ?? []).map { (summary: summary, hearing: $0) }
      }.sorted { ($0.hearing.at, $0.summary.reference) < ($1.hearing.at, $1.summary.reference) }
      var table = Listing([
        .init("date", "Date"), .init("time"), .init("court", "Court"), .init("kind"), .init("case", "Ref"),
        .init("child", "Child"), .init("for", "For"), .init("status", "Status"), .init("worker", "Worker"),
        .init("overdue", ""),
      ])
      for (summary, hearing) in hearings where kind.map({ $0.value == hearing.kind }) ?? true {
        let isLate = hearing.at.day < session.now.day
        let purpose = Words.purpose(hearing.type, "", session.settings.lists)
        let remand = summary.court?.remand
        table.add([
          .init(hearing.at.day.iso, words: hearing.at.day.text(.short)), .init(hearing.at.time.description),
          .init(hearing.court), .init(hearing.kind.rawValue), .init(summary.reference.description),
          .init(summary.name), .init(hearing.type?.text, words: purpose),
          .init(remand?.rawValue, words: remand?.shortName ?? ""),
          .init(
            summary.worker?.text, words: summary.worker.map { session.casebook.staff[$0]?.listName ?? $0.text } ?? ""),
          .init(isLate, words: isLate ? "result to add" : ""),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "No hearing is to come.")
    }
  }

  /// `waymark court hearings REF`
  struct Hearings: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "hearings", abstract: "The hearings of a case, held and to come, with what was decided.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    func run() throws {
      let session = try Session(options)
      try session.needs(.orders)
      let file = try session.caseFile(reference)
      var table = Listing([
        .init("hearing", "Id"), .init("date", "Date"), .init("time"), .init("court", "Court"), .init("for", "For"),
        .init("outcome", "Result"), .init("remand", "Bail or remand"), .init("orders", "Orders"), .init("next"),
        .init("follows"), .init("appeal"), .init("officer"), .init("remarks"), .init("feedback"),
      ])
      for hearing in file.header.hearings {
        let result = hearing.result
        let orders = (result?.orders ?? []).compactMap { file.header.order($0) }
        table.add([
          .init(hearing.id.text), .init(hearing.at.day.iso, words: hearing.at.day.text(.short)),
          .init(hearing.at.time.description), .init(hearing.court),
          .init(Words.purpose(hearing.type, hearing.purpose, session.settings.lists)),
          .init(result?.outcome.rawValue, words: result?.outcome.words ?? "to come"),
          .init(result?.remand?.status.rawValue, words: result?.remand?.status.name ?? ""),
          .init(
            .array(orders.map { .string($0.id.text) }),
            words: orders.map(\.disposal.shortName).joined(separator: ", ")),
          .init(result?.next?.text), .init(hearing.follows?.text), .init(hearing.appeal?.rawValue),
          .init(hearing.officer?.text), .init(result?.remarks), .init(result?.feedback),
        ])
      }
      listing.write(table, none: "No hearing yet.")
    }
  }
}

/// `waymark link REF REF`
struct LinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Says that two cases are of the same child.")
  @OptionGroup var options: Options
  @Argument(help: "A case: YJ-000142 or 142.") var reference: String
  @Argument(help: "The other case.") var other: String
  @Option(name: .long, help: "How one knows.") var why = ""
  func run() throws {
    let session = try Session(options)
    let (first, second) = (try Session.reference(reference), try Session.reference(other))
    _ = try session.make(.recordsLinked(first, second, why: why))
    Output.write("\(first) and \(second) are linked.\n")
    let summary = try session.casebook.summary(of: second)
    guard let file = try session.casebook.caseFile(first), let other = summary,
      !ChildMatcher([other], nicknames: Nicknames(session.settings.lists)).knows(file.header.child)
    else { return }
    Output.complain(
      "\(file.header.child.listName) and \(other.name) aren\u{2019}t alike in name, birth or numbers. `waymark unlink \(first) \(second) --why \u{2026}` takes it back."
    )
  }
}

/// `waymark unlink REF REF`
struct UnlinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink", abstract: "Takes back that two cases are of the same child.")
  @OptionGroup var options: Options
  @Argument(help: "A case: YJ-000142 or 142.") var reference: String
  @Argument(help: "The other case.") var other: String
  @Option(name: .long, help: "Why they aren't.") var why: String
  func run() throws {
    let session = try Session(options)
    let (first, second) = (try Session.reference(reference), try Session.reference(other))
    _ = try session.make(.recordsUnlinked(first, second, why: why))
    Output.write("\(first) and \(second) aren't linked any more.\n")
  }
}
