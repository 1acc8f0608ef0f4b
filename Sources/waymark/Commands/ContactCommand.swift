import ArgumentParser
import Casework
import Glibc
import Interchange
import JSON

/// `waymark contact`
struct ContactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact",
    abstract: "Records contacts, books series of appointments and moves them, and puts wrong ones right.",
    subcommands: [Add.self, Series.self, Reschedule.self, Remove.self, Move.self])

  /// `waymark contact add REF`
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Records a contact, or books an appointment where no outcome is given.")

    @OptionGroup var options: Options
    @Flag(name: .long, help: "Print the saved contact as JSON.") var json = false
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "The kind: office, home, phone \u{2026} (a code or its words).") var kind: String
    @Option(name: .long, help: "The outcome: attended, unacceptable-absence \u{2026}; none books an appointment.")
    var outcome: String?
    @Option(name: .long, help: "When: \"23/11 1030\", \"yesterday 2pm\", now.") var when = "now"
    @Option(name: .long, help: "How long: 45m, 1h30.") var length: String?
    @Option(name: .long, help: "Who was there: child, mother, school \u{2026}, with commas between.") var with: String?
    @Option(name: .long, help: "Where, if that isn't plain from the kind.") var place = ""
    @Option(name: [.customLong("for")], help: "What it was for.") var purpose = ""
    @Option(name: .long, help: "Why an absence was accepted or not.") var reason = ""
    @Flag(
      inversion: .prefixedNo, help: "Whether it counts towards the order; the outcome decides where neither is given.")
    var counts: Bool?
    @Flag(name: .long, help: "Only the case's own team may read the note.") var sensitive = false
    @Option(name: .long, help: "The note.") var note: String?
    @Option(name: .long, help: "A file with the note; - for standard input.") var noteFile: String?
    @Option(name: .long, help: "The appointment that this settles, by its id.") var settles: String?

    func validate() throws {
      if note != nil && noteFile != nil { throw ValidationError("--note and --note-file exclude each other.") }
    }

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      let contact = try self.contact(for: file, session)
      let change: Change =
        contact.outcome == nil && settles == nil
        ? .appointmentBooked(file.reference, contact)
        : .contactRecorded(file.reference, contact, settles: settles.map { ContactID($0) })
      let made = try session.make(change)
      let id = settles ?? made.before.first { $0.key.collection != nil }?.key.id ?? ""
      if json {
        var table = Listing([.init("case"), .init("contact"), .init("seq")])
        table.add([.init(file.reference.description), .init(id), .init(made.seq)])
        Output.write(table.json())
      } else {
        let what = contact.outcome == nil ? "Appointment booked" : "Contact saved"
        Output.write("\(what): \(file.reference), \(file.header.child.fullName), \(contact.at.tabular) (\(id)).\n")
      }
    }

    private func contact(for file: CaseFile, _ session: Session) throws -> Contact {
      var contact = Contact()
      if let settles {
        guard let planned = file.contact(ContactID(settles)) else {
          throw Refusal.noSuchContact(ContactID(settles), file.reference)
        }
        contact = planned.contact
      }
      contact.outcome = try outcome.map(Self.outcome)
      contact.at = try session.moment(when, contact.outcome == nil ? .future : .past)
      contact.kind = try Self.kind(kind, session, on: contact.at.day)
      if let length {
        do { contact.length = try TypedDuration.parse(length) } catch { throw Failure(.badInput, error.words) }
      }
      contact.with = try Self.attendees(with)
      contact.worker = session.me
      contact.place = place
      contact.purpose = purpose
      contact.reason = reason
      contact.sensitive = sensitive
      contact.order = file.header.mainOrder(on: contact.at.day)?.id
      contact.counts = counts ?? session.casebook.lists.counts(contact.kind, contact.outcome)
      contact.note = try noteText() ?? contact.note
      return contact
    }

    private func noteText() throws -> String? {
      if let note { return note }
      guard let noteFile else { return nil }
      let bytes = try InputFile.bytes(noteFile)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Failure(.badInput, "\(noteFile) is not UTF-8 text. Save it as UTF-8.")
      }
      var trimmed = Substring(text)
      while let last = trimmed.last, last.isNewline || last == " " { trimmed.removeLast() }
      return String(trimmed)
    }

    private static func outcome(_ text: String) throws -> ContactOutcome {
      let wanted = text.lowercased()
      if let outcome = ContactOutcome(rawValue: wanted) { return outcome }
      if let outcome = ContactOutcome.allCases.first(where: { $0.words.lowercased() == wanted }) { return outcome }
      throw Failure(
        .badInput,
        "There is no outcome \u{201C}\(text)\u{201D}. There are: "
          + ContactOutcome.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }

    static func kind(_ text: String, _ session: Session, on day: Day) throws -> ListCode {
      let offered = session.casebook.lists.offered("contact-kinds", on: day)
      let wanted = text.lowercased()
      guard let entry = offered.first(where: { $0.code.text == wanted || $0.words.lowercased() == wanted }) else {
        throw Failure(
          .badInput,
          "There is no kind of contact \u{201C}\(text)\u{201D}. There are: "
            + offered.map(\.code.text).joined(separator: ", ") + ".")
      }
      return entry.code
    }

    private static func attendees(_ text: String?) throws -> [Attendee] {
      guard let text else { return [] }
      return try text.split(separator: ",").map { part in
        let word = part.filter { $0 != " " }
        guard let attendee = Attendee(rawValue: word) else {
          throw Failure(
            .badInput,
            "\u{201C}\(word)\u{201D} is none of: " + Attendee.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
        return attendee
      }
    }
  }
}
