import ArgumentParser
import CaseScreens
import Casework
import Interchange

/// `waymark visit`
struct VisitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visit", abstract: "Home visits: what they found, and a manager's cross reference.",
    subcommands: [List.self, Add.self, Form.self, Check.self], defaultSubcommand: List.self)

  /// `waymark visit list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "One row a visit, latest first.")
    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Option(name: .customLong("case"), help: "One case: YJ-000142 or 142.") var reference: String?
    @Option(name: .long, help: "Cases of this worker, by user name.") var worker: String?
    @Option(name: .long, help: "Cases of this team.") var team: String?
    @Option(name: .long, help: "The first day, as people write it; four weeks ago where none is given.") var from:
      String?
    @Option(name: .long, help: "The last day, as people write it; today where none is given.") var to: String?
    @Flag(name: .long, help: "Only those that no manager has cross-referenced.") var unchecked = false

    func run() throws {
      let session = try Session(options)
      try session.needs(.contacts, of: try reference.map { try Session.reference($0) })
      if let worker, session.casebook.staff[StaffID(worker)] == nil { throw Refusal.noSuchStaff(StaffID(worker)) }
      if let team, session.casebook.teams[TeamID(team)] == nil { throw Refusal.noSuchTeam(TeamID(team)) }
      let last = try to.map { try session.day($0, .past) } ?? session.now.day
      let first = try from.map { try session.day($0, .past) } ?? last - 27
      let files: [CaseFile]
      if let reference {
        files = [try session.caseFile(reference)]
      } else {
        files = try session.files { summary in
          summary.closed ?? first >= first && summary.opened <= last
            && (worker == nil || summary.worker?.text == worker) && (team == nil || summary.team?.text == team)
        }
      }
      let visits = HomeVisitEntry.all(in: files, from: first, to: last)
      let table = Self.table(visits.filter { !unchecked || $0.standing != .checked }, session)
      if reference == nil { try session.look(.listing) }
      listing.write(table, none: "No home visits.")
    }

    private static func table(_ visits: [HomeVisitEntry], _ session: Session) -> Listing {
      var table = Listing([
        .init("case", "Ref"), .init("child", "Child"), .init("worker"), .init("at", "When"), .init("contact", "Id"),
        .init("outcome"), .init("standing", "Form"), .init("planned"), .init("seen"), .init("seenAlone"),
        .init("rooms"), .init("accommodation"), .init("suitability"), .init("whyUnsuitable"), .init("concerns"),
        .init("safetyPlan"), .init("notMade"), .init("next", "Next"), .init("checkedBy", "Checked by"),
        .init("checkedOn"), .init("words", "In words"),
      ])
      for entry in visits {
        let contact = entry.visit.contact
        let form = contact.homeVisit
        func list(_ codes: [String]) -> Listing.Value { .init(.array(codes.map { .string($0) }), words: "") }
        func answer(_ answer: Bool?) -> Listing.Value { .init(answer.map { .bool($0) } ?? .null, words: "") }
        func hidden(_ text: String?) -> Listing.Value { .init(text.map { .string($0) } ?? .null, words: "") }
        table.add([
          .init(entry.summary.reference.description), .init(entry.summary.name), hidden(contact.worker.text),
          .init(contact.at.jsonText, words: contact.at.tabular), .init(entry.visit.id.text),
          hidden(contact.outcome?.rawValue), .init(entry.standing.rawValue), answer(form?.wasPlanned),
          list(form?.seen.map(\.rawValue) ?? []), answer(form?.seenAlone), list(form?.rooms.map(\.rawValue) ?? []),
          hidden(form?.accommodation?.text), hidden(form?.suitability?.rawValue), hidden(form?.whyUnsuitable),
          hidden(form?.concerns), hidden(form?.safetyPlan), hidden(form?.notMade),
          .init(form?.next?.iso, words: form?.next?.text(.short) ?? ""), .init(form?.checked?.by.text),
          hidden(form?.checked?.at.day.iso), .init(Words.of(contact)),
        ])
      }
      return table
    }
  }

  /// `waymark visit add REF`
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Records a home visit with its form.")
    @OptionGroup var options: Options
    @OptionGroup var form: VisitFormOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "When: \"23/11 1030\", \"yesterday 2pm\", now.") var when = "now"
    @Option(name: .long, help: "How long: 45m, 1h30.") var length: String?
    @Option(name: .long, help: "The outcome: attended, not-at-home \u{2026}") var outcome: ContactOutcome
    @Option(name: .long, help: "The note.") var note = ""
    @Option(name: .long, help: "The appointment that this settles, by its id.") var settles: String?

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      var contact =
        try settles.map { id in
          guard let planned = file.contact(ContactID(id)) else {
            throw Refusal.noSuchContact(ContactID(id), file.reference)
          }
          return planned.contact
        } ?? Contact()
      contact.kind = Contact.homeKind
      contact.outcome = outcome
      contact.at = try Self.moment(when, session)
      if let length {
        do { contact.length = try TypedDuration.parse(length) } catch { throw Failure(.badInput, error.words) }
      }
      contact.worker = session.me
      contact.note = note
      contact.order = file.header.mainOrder(on: contact.at.day)?.id
      contact.counts = session.casebook.lists.counts(contact.kind, outcome)
      contact.homeVisit = try form.visit(session)
      contact.with = contact.homeVisit?.seen ?? []
      let made = try session.make(
        .contactRecorded(file.reference, contact, settles: settles.map { ContactID($0) }))
      let id = settles ?? made.before.first { $0.key.collection != nil }?.key.id ?? ""
      Output.write(
        "Home visit saved: \(file.reference), \(file.header.child.fullName), \(contact.at.tabular) (\(id)).\n")
    }

    private static func moment(_ text: String, _ session: Session) throws -> Moment {
      do {
        return try TypedMoment.parse(
          text, now: session.now, direction: .past, calendar: session.settings.calendar)
      } catch { throw Failure(.badInput, error.words) }
    }
  }

  /// `waymark visit form REF CONTACT`
  struct Form: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "form", abstract: "Fills in the form of a visit that is on record.")
    @OptionGroup var options: Options
    @OptionGroup var form: VisitFormOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The visit: the contact's id.") var contact: String

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      _ = try session.make(.homeVisitSaved(reference, ContactID(contact), try form.visit(session)))
      Output.write("\(reference), visit \(contact): form saved. A manager cross-references it.\n")
    }
  }

  /// `waymark visit check REF CONTACT`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "A manager says that they compared the visit's form with the case.")
    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The visit: the contact's id.") var contact: String

    func run() throws {
      let session = try Session(options)
      let reference = try Session.reference(reference)
      _ = try session.make(.homeVisitChecked(reference, ContactID(contact)))
      Output.write("\(reference), visit \(contact): cross-referenced by \(session.me).\n")
    }
  }
}

extension ContactOutcome: ExpressibleByArgument {}
extension Attendee: ExpressibleByArgument {}
extension HomeVisit.Room: ExpressibleByArgument {}
