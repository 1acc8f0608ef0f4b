import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

/// `waymark retention`
struct RetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "How long records are kept, what is held, and what is destroyed.",
    subcommands: [
      List.self, Show.self, Hold.self, Lift.self, Keep.self, Settle.self, Propose.self, Withdraw.self, Destroy.self,
      Finish.self, Moratoria.self, Moratorium.self, Certificates.self, Certificate.self,
    ], defaultSubcommand: List.self)

  /// Which case.
  struct CaseOptions: ParsableArguments {
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  }

  /// Why.
  struct WhyOptions: ParsableArguments {
    @Option(name: .long, help: "Why.") var why: String
  }

  /// The session of somebody who may decide what is kept, and the case that is named.
  static func open(_ options: Options, _ named: CaseOptions) throws -> (Session, CaseReference) {
    let session = try Session(options)
    try session.needs(.retain)
    return (session, try Session.reference(named.reference))
  }

  /// A case and how long it is kept; throws where there is none.
  static func item(_ reference: CaseReference, _ session: Session) throws -> RetentionQueue.Item {
    if let item = try session.casebook.retention(of: reference, on: session.now.day) { return item }
    let isGone = try session.casebook.certificates().contains { $0.reference == reference }
    throw isGone ? Refusal.retention(.destroyed(reference)) : Refusal.noSuchCase(reference)
  }

  /// `waymark retention list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "The closed cases on which somebody has to decide: to decide, to review, to look at, held.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .long, help: "Also those whose time is up by this day.") var until: String?

    func run() throws {
      let session = try Session(options)
      try session.needs(.retain)
      try session.look(Look(.report, "retention"))
      let last = try until.map { try session.day($0, .future) }
      let queue = try session.casebook.retentionQueue(on: session.now.day, until: last)
      var table = Listing([
        .init("case", "Ref"), .init("child", "Child"), .init("closed", "Closed"), .init("due", "Due"),
        .init("state", "State"), .init("rule"), .init("proposedBy"), .init("why", "Why"),
      ])
      for item in queue.items {
        table.add([
          .init(item.reference.description), .init(item.name),
          .init(item.closed.iso, words: item.closed.text(.narrow)),
          .init(item.standing.due?.iso, words: item.standing.due?.text(.narrow) ?? ""),
          .init(item.standing.state.name, words: Words.of(item.standing.state)),
          .init(item.standing.longest?.rule.name.text), .init(item.decided.proposal?.by.text),
          .init(Words.why(item, staff: session.casebook.staff)),
        ])
      }
      let unfinished = try session.casebook.certificates().filter { $0.finished == nil }
      listing.write(table, none: "Nothing is to be decided.")
      guard !unfinished.isEmpty, !listing.json, !listing.csv else { return }
      Output.write(
        "\nNot finished: \(unfinished.map(\.reference.description).joined(separator: ", ")). Run \u{201C}waymark retention finish\u{201D}.\n"
      )
    }
  }

  /// `waymark retention show REF`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "How long a case is kept: every rule that speaks of it, what is missing, holds, decisions.")
    @OptionGroup var options: Options
    @OptionGroup var named: CaseOptions
    @OptionGroup var listing: ListingOptions

    func run() throws {
      let (session, reference) = try RetentionCommand.open(options, named)
      let item = try RetentionCommand.item(reference, session)
      try session.look(Look(.section, of: reference, "retention"))
      var table = Listing([
        .init("what", "What"), .init("id", "Id"), .init("from", "From"), .init("due", "Until"), .init("words", "Words"),
        .init("source", "Source"),
      ])
      func add(_ what: String, _ id: String, _ from: Day?, _ due: Day?, _ words: String, _ source: String = "") {
        table.add([
          .init(what), .init(id), .init(from?.iso, words: from?.text(.narrow) ?? ""),
          .init(due?.iso, words: due?.text(.narrow) ?? ""), .init(words), .init(source),
        ])
      }
      for reason in item.standing.reasons {
        add("rule", reason.rule.name.text, reason.start, reason.due, reason.rule.words, reason.rule.source)
      }
      for doubt in item.standing.doubts {
        add("missing", doubt.rule.name.text, nil, nil, Words.of(doubt.missing), doubt.rule.source)
      }
      for hold in item.standing.holds { add("hold", String(hold.id), hold.on, nil, hold.why, hold.by.text) }
      if let kept = item.decided.keptUntil { add("kept", "", kept.on, kept.until, kept.why, kept.by.text) }
      for each in item.decided.settled {
        add("settled", each.kind.rawValue, each.on, nil, (each.isSo ? "yes: " : "no: ") + each.why, each.by.text)
      }
      if let each = item.decided.proposal {
        add(
          "proposed", String(each.id), each.on, nil,
          [each.rule.text, each.why].filter { !$0.isEmpty }.joined(separator: ": "), each.by.text)
      }
      if listing.wrote(table) { return }
      Output.write(
        "\(item.reference)  \(item.name), closed \(item.closed.text(.short)): \(Words.of(item.standing.state))\n\n")
      Output.write(table.text { TextWidth.columns(of: $0) })
    }
  }

  /// `waymark retention finish`
  struct Finish: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "finish",
      abstract: "Takes out what was destroyed and is still there, because the program was cut short.")
    @OptionGroup var options: Options

    func run() throws {
      let session = try Session(options)
      try session.needs(.retain)
      let done = try session.casebook.finishDestruction()
      Output.write(
        done.isEmpty
          ? "Nothing was left to do.\n" : "Finished: \(done.map(\.description).joined(separator: ", ")).\n")
    }
  }

  /// `waymark retention certificates`
  struct Certificates: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "certificates", abstract: "What was destroyed, the latest first.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions

    func run() throws {
      let session = try Session(options)
      try session.needs(.retain)
      var table = Listing([
        .init("number", "Number"), .init("case", "Ref"), .init("rule", "Rule"), .init("due", "Due"),
        .init("proposedBy", "Proposed by"), .init("approvedBy", "Decided by"), .init("approvedAt", "On"),
        .init("documents", "Documents"), .init("lines", "Lines"), .init("finished", "Finished"),
      ])
      for each in try session.casebook.certificates() {
        table.add([
          .init(each.number), .init(each.reference.description), .init(each.rule.text), .init(each.due.iso),
          .init(each.proposedBy.text), .init(each.approvedBy.text),
          .init(each.approvedAt.jsonText, words: each.approvedAt.day.text(.narrow)),
          .init(each.documents.reduce(0) { $0 + $1.count }), .init(each.lines ?? 0),
          .init(each.finished?.jsonText, words: each.finished?.day.text(.narrow) ?? "not yet"),
        ])
      }
      try session.look(.listing)
      listing.write(table, none: "Nothing was destroyed.")
    }
  }

  /// `waymark retention certificate REF`
  struct Certificate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "certificate", abstract: "A certificate of destruction, to print or as JSON.")
    @OptionGroup var options: Options
    @OptionGroup var named: CaseOptions
    @Flag(name: .long, help: "As a page that prints as it stands and fetches nothing.") var html = false
    @Flag(name: .long, help: "Print one JSON document.") var json = false

    func run() throws {
      let (session, reference) = try RetentionCommand.open(options, named)
      guard let found = try session.casebook.certificates().first(where: { $0.reference == reference }) else {
        throw Failure(.badInput, "\(reference) was not destroyed, so there is no certificate.")
      }
      try session.look(Look(.print, of: reference, Waymark.typedName))
      let casebook = session.casebook
      let lines = try casebook.erasedLines(of: reference).lines
      if json {
        guard case .object(var members) = try JSONValue(json: found.json()) else { return }
        members.append(JSONMember(key: "linesLeft", value: .array(try lines.map { try JSONValue(json: $0.json()) })))
        return Output.write(JSONValue.object(members).json(pretty: true) + [UInt8(ascii: "\n")])
      }
      let page = Page(certificate: found, lines: lines, service: casebook.service.name, staff: casebook.staff)
      Output.write(html ? page.html : page.text)
    }
  }
}
