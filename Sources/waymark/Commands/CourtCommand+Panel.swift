import ArgumentParser
import CaseScreens
import CaseStore
import Casework
import Interchange
import JSON
import TextUI

extension CourtCommand {
  /// `waymark court panel`
  struct Panel: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "panel", abstract: "The Court Review Panel: the week\u{2019}s pack, and its minutes.",
      subcommands: [Pack.self, Minutes.self], defaultSubcommand: Pack.self)

    /// `waymark court panel pack`
    struct Pack: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract:
          "The week's pack as text: reports due with proposals, bail, warrants, breaches, custody, releases, trends.")
      @OptionGroup var options: Options
      @Option(name: .long, help: "A day of the week; today where none is given.") var week: String?
      @Flag(name: .long, help: "As a page that prints as it stands and fetches nothing.") var html = false
      @Flag(name: .long, help: "Print one JSON document.") var json = false

      func validate() throws {
        if html && json { throw ValidationError("--html and --json exclude each other.") }
      }

      func run() throws {
        let session = try Session(options)
        try session.needs(.orders)
        try session.needs(.assessments)
        try session.look(Look(.report, Waymark.typedName))
        let casebook = session.casebook
        let days = PanelPack.week(of: try week.map { try session.day($0, .past) } ?? session.now.day)
        let practised = PanelPack.Practised(
          session.settings.practice, rates: session.settings.remandRates, minutes: try casebook.panelMeetings(in: days))
        let pack = try PanelPack(
          days, asOf: session.now.day, open: casebook.openCases, closed: casebook.closedCases(), practised,
          file: { casebook.maySee($0) ? try casebook.caseFile($0) : nil }, reports: { try casebook.reports(of: $0) })
        if json { return Output.write(Self.json(pack)) }
        let words = PanelWords(
          staff: casebook.staff, texts: session.settings.practice.reports, lists: session.settings.lists,
          on: session.now.day)
        let page = Page(panel: pack, service: casebook.service.name, words: words) { reference in
          casebook.openCases.first { $0.reference == reference }?.name ?? reference.description
        }
        Output.write(html ? page.html : page.text)
      }

      private static func json(_ pack: PanelPack) -> [UInt8] {
        func text(_ key: String, _ value: String?) -> JSONMember {
          JSONMember(key: key, value: value.map { .string($0) } ?? .null)
        }
        func child(_ reference: CaseReference, _ name: String) -> [JSONMember] {
          [text("case", reference.description), text("child", name)]
        }
        func rows<Row>(_ key: String, _ found: [Row], _ members: (Row) -> [JSONMember]) -> JSONMember {
          JSONMember(key: key, value: .array(found.map { .object(members($0)) }))
        }
        return JSONValue.object([
          text("from", pack.week.lowerBound.iso), text("to", pack.week.upperBound.iso),
          rows("reports", pack.reports) { row in
            child(row.line.summary.reference, row.line.summary.name) + [
              text("report", row.line.request.id.text), text("kind", row.line.request.kind.rawValue),
              text("due", row.line.request.due.iso), text("hearing", row.line.request.heard?.iso),
              text("stage", row.line.stage.rawValue), text("author", row.line.author?.text),
              JSONMember(key: "proposals", value: .array(row.proposed.map { .string($0.words) })),
            ]
          },
          rows("bail", pack.bail) { row in
            child(row.row.reference, row.row.name) + [
              text("status", row.row.spell.status.rawValue), text("since", row.row.spell.from.iso),
              text("next", row.row.next?.at.day.iso), text("updated", row.updated?.iso),
              text("updateDue", row.updateDue?.iso),
              JSONMember(
                key: "conditions",
                value: .array(row.row.spell.conditions(on: pack.day).map { .string($0.datedWords) })),
            ]
          },
          rows("warrants", pack.warrants) { row in
            child(row.id.reference, row.name) + [
              text("issued", row.issued.iso), text("checked", row.checked.last?.iso), text("due", row.due?.iso),
            ]
          },
          rows("breaches", pack.breaches) { row in
            child(row.summary.reference, row.summary.name) + [text("step", row.step.name), text("order", row.order)]
          },
          rows("civil", pack.civil) { row in
            child(row.summary.reference, row.summary.name) + [
              text("kind", row.order.kind.text), text("court", row.order.court), text("from", row.order.from.iso),
              text("to", row.order.to?.iso), text("consulted", row.order.consulted?.iso),
            ]
          },
          rows("custody", pack.custody) { row in
            child(row.summary.reference, row.summary.name) + [
              text("disposal", row.order.disposal.rawValue), text("since", row.order.begins.iso),
              text("place", row.place), text("release", row.order.releaseExpected?.iso),
              JSONMember(key: "coming", value: .bool(row.isComing)),
            ]
          },
          rows("meetings", pack.meetings) { due in
            child(due.summary.reference, due.summary.name) + [text("due", due.obligation.due.iso)]
          },
          rows("trends", pack.trends) { trend in
            func count(_ key: String, _ number: Int) -> JSONMember { JSONMember(key: key, value: .integer(number)) }
            return [
              count("weeks", trend.weeks), text("from", trend.days.lowerBound.iso),
              text("to", trend.days.upperBound.iso),
              count("hearings", trend.hearings), count("reported", trend.reported), count("agreed", trend.agreed),
              count("remands", trend.remands), count("bedNights", trend.nights.total),
              count("pence", trend.nights.pence),
              JSONMember(
                key: "disposals",
                value: .object(
                  trend.disposals.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                    count($0.key.rawValue, $0.value)
                  })),
            ]
          },
          rows("minutes", pack.minutes) { meeting in
            [
              text("on", meeting.day.iso),
              JSONMember(key: "present", value: .array(meeting.present.map { .string($0) })),
              rows("notes", meeting.notes) { note in
                [text("case", note.reference.description), text("words", note.words)] + [
                  rows("actions", note.actions) { action in
                    [
                      text("id", action.id.text), text("what", action.what), text("who", action.who),
                      text("doer", action.doer?.text),
                      text("due", action.due.iso),
                    ]
                  }
                ]
              },
            ]
          },
        ]).json(pretty: true) + [UInt8(ascii: "\n")]
      }
    }

    /// `waymark court panel minutes`
    struct Minutes: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "minutes",
        abstract:
          "Writes what the panel said of children, with what is to be done; each action stands among the deadlines.")
      @OptionGroup var options: Options
      @Option(name: .long, help: "The day; today where none is given.") var on: String?
      @Option(name: .long, help: "Who was there; once for each.") var present: [String] = []
      @Option(name: .long, help: "What was said of a child: \"142=Proposal is fair\"; once for each.") var note:
        [String] = []
      @Option(
        name: .long, help: "What is to be done, by whom, by when: \"142=K. Mason: Home visit=4 dec\"; once for each.")
      var action: [String] = []

      func run() throws {
        let session = try Session(options)
        let day = try session.past(on)
        var notes = try note.map { typed in
          let (reference, words) = try Self.split(
            typed, "--note takes a case and words, such as \"142=Proposal is fair\".")
          return PanelNote(reference, words)
        }
        for typed in action {
          let (reference, rest) = try Self.split(
            typed, "--action takes a case, what and by when, such as \"142=K. Mason: Home visit=4 dec\".")
          let (what, due) = try StaffCommand.action(rest, session)
          guard let index = notes.firstIndex(where: { $0.reference == reference }) else {
            throw Failure(.usage, "--action \(typed) is of a case of which no --note says anything.")
          }
          notes[index].actions.append(
            OversightAction(typed: what, due: due, staff: session.casebook.staff, outside: true))
        }
        _ = try session.make(.panelMet(on: day, present: present, notes))
        let actions = notes.reduce(0) { $0 + $1.actions.count }
        Output.write(
          "Minutes of \(day.text(.long)): \(notes.count) note\(notes.count == 1 ? "" : "s"), \(actions) action\(actions == 1 ? "" : "s").\n"
        )
      }

      private static func split(_ typed: String, _ help: String) throws -> (CaseReference, String) {
        guard let mark = typed.firstIndex(of: "=") else { throw Failure(.badInput, help) }
        return (try Session.reference(String(typed[..<mark])), String(typed[typed.index(after: mark)...]))
      }
    }
  }
}

extension PanelPack.BreachRow.Step {
  /// The step's stable name.
  fileprivate var name: String {
    switch self {
    case .toAuthorise: "to-authorise"
    case .toLay: "to-lay"
    case .laid: "laid"
    case .listed: "listed"
    }
  }
}
