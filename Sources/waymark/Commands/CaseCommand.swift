import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

/// `waymark case REF`
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "case", abstract: "One case, whole or by section.")

  /// The sections of a case.
  enum Section: String, CaseIterable, ExpressibleByArgument {
    case summary, contacts, appointments, orders, offences, people, consents, deadlines, compliance, hours, history
  }

  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Argument(help: "The case: YJ-000142 or 142.") var reference: String
  @Option(name: .long, help: "One section: \(Section.allCases.map(\.rawValue).joined(separator: ", ")).")
  var section = Section.summary
  @Flag(name: .long, help: "The audit trail: every change of the case.") var history = false

  func run() throws {
    let session = try Session(options)
    let shown = history ? .history : section
    let file = try session.caseFile(reference, to: .section, shown == .summary ? Waymark.typedName : shown.rawValue)
    let view = CaseReport(file: file, session: session)
    if let part = shown.part { try session.needs(part, of: file.reference) }
    if shown == .consents { try session.needsConsents(of: file.reference) }
    if shown == .summary, !listing.csv {
      if listing.json {
        Output.write(try view.json())
      } else {
        Output.write(view.text())
      }
      return
    }
    let table = try view.table(shown)
    if listing.json {
      Output.write(table.json())
    } else if listing.csv {
      Output.write(table.csv())
    } else if table.rows.isEmpty {
      Output.write("No \(shown.rawValue).\n")
    } else {
      Output.write(table.text { TextWidth.columns(of: $0) })
    }
  }
}

extension CaseCommand.Section {
  /// The part of a case that it belongs to, for who may see it; nil for what everybody sees who sees the case.
  var part: CaseSection? {
    switch self {
    case .summary, .deadlines, .consents: nil
    case .contacts, .appointments, .compliance, .hours: .contacts
    case .orders, .offences: .orders
    case .people: .people
    case .history: .history
    }
  }
}

/// A case as the command line prints it.
struct CaseReport {
  let file: CaseFile
  let session: Session

  private var lists: CodeLists { session.casebook.lists }
  private var day: Day { session.now.day }

  /// The rows of a section.
  func table(_ section: CaseCommand.Section) throws -> Listing {
    switch section {
    case .summary: return CaseloadCommand.table([CaseSummary(of: file)], session)
    case .contacts: return contacts(file.contacts.filter { $0.contact.outcome != nil }.reversed())
    case .appointments: return contacts(file.contacts.filter { $0.contact.outcome == nil })
    case .orders: return orders
    case .offences: return offences
    case .people: return people
    case .consents: return consents()
    case .deadlines, .compliance, .hours: return standards(section)
    case .history: return try history()
    }
  }

  private func contacts(_ list: [FiledContact]) -> Listing {
    var table = Listing([
      .init("id", "Id"), .init("at", "When"), .init("minutes"), .init("kind", "Kind"), .init("outcome", "Outcome"),
      .init("worker", "Worker"), .init("counts", "Counts"), .init("order"), .init("note", "Note"),
    ])
    for filed in list {
      let contact = filed.contact
      let first = contact.note.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      table.add([
        .init(filed.id.text),
        .init(contact.at.jsonText, words: contact.at.day.text(.short) + " " + contact.at.time.description),
        .init(contact.length?.count), .init(contact.kind.text, words: lists.words("contact-kinds", contact.kind)),
        .init(contact.outcome?.rawValue, words: contact.outcome?.words ?? ""), .init(contact.worker.text),
        .init(contact.counts, words: contact.counts ? "yes" : ""), .init(contact.order?.text),
        .init(contact.note, words: TextWidth.truncated(first, to: 60)),
      ])
    }
    return table
  }

  private var orders: Listing {
    var table = Listing([
      .init("id", "Id"), .init("disposal", "Order"), .init("made", "Made"), .init("begins"), .init("ends", "Ends"),
      .init("level", "Level"), .init("released", "Released"), .init("ended", "Ended"), .init("how"), .init("by", "By"),
      .init("unacceptableAbsences", "Unacceptable absences", right: true), .init("pence", "To pay", right: true),
      .init("found"), .init("daysServed"),
    ])
    for order in file.header.orders {
      table.add([
        .init(order.id.text), .init(order.disposal.rawValue, words: order.disposal.name),
        .init(order.made.iso, words: order.made.text(.short)), .init(order.begins.iso),
        .init(order.ends?.iso, words: order.ends?.text(.short) ?? ""), .init(order.level?.rawValue),
        .init(order.released?.iso, words: order.released?.text(.short) ?? ""),
        .init(order.ended?.on.iso, words: order.ended?.on.text(.short) ?? ""), .init(order.ended?.how.rawValue),
        .init(order.by), .init(file.unacceptableAbsences(from: order).count),
        .init(order.pence.map { .integer($0) } ?? .null, words: order.pence.map { Words.money($0) } ?? ""),
        .init(.array(order.found.map { .string($0.rawValue) }), words: ""),
        .init(order.disposal.tier == .custody ? .integer(order.remandDays) : .null, words: ""),
      ])
    }
    return table
  }

  private var offences: Listing {
    var table = Listing([
      .init("id", "Id"), .init("date", "Date"), .init("description", "Offence"), .init("category", "Category"),
      .init("seriousness", "YJB", right: true), .init("policeGravity", "Police", right: true), .init("plea", "Plea"),
    ])
    for offence in file.header.offences {
      table.add([
        .init(offence.id.text), .init(offence.date?.iso, words: offence.date?.text(.short) ?? ""),
        .init(offence.description),
        .init(offence.category?.text, words: offence.category.map { lists.words("offence-categories", $0) } ?? ""),
        .init(offence.seriousness), .init(offence.policeGravity), .init(offence.plea?.rawValue),
      ])
    }
    return table
  }

  private var people: Listing {
    var table = Listing([
      .init("id", "Id"), .init("name", "Name"), .init("relationship", "Relationship"),
      .init("mayBeContacted", "May be contacted"), .init("reach", "Reach"), .init("note", "Note"),
    ])
    for person in file.header.people {
      table.add([
        .init(person.id.text), .init(person.name),
        .init(person.relationship.text, words: lists.words("relationships", person.relationship)),
        .init(
          person.mayBeContacted.map { .bool($0) } ?? .null, words: person.mayBeContacted.map { $0 ? "yes" : "no" } ?? ""
        ),
        .init(person.reach.map(\.value).joined(separator: ", ")), .init(person.note),
      ])
    }
    return table
  }

  private func history() throws -> Listing {
    var table = Listing([
      .init("seq", "No", right: true), .init("at", "When"), .init("by", "Who"), .init("op"), .init("what", "What"),
      .init("why", "Why"), .init("undoes", "Undoes", right: true), .init("documents"), .init("was", "Was"),
    ])
    for entry in try session.casebook.history(of: file.reference) {
      table.add([
        .init(entry.seq), .init(entry.at.rfc3339, words: entry.at.day.text(.short) + " " + entry.at.time.description),
        .init(entry.by.text), .init(entry.op), .init(Change.words(forOp: entry.op)), .init(entry.why),
        .init(entry.undoes), .init(.array(entry.keys.map { .string($0.text) }), words: ""),
        .init(entry.removed.map { Words.of($0, lists) }),
      ])
    }
    return table
  }

  /// The whole case as one JSON document.
  func json() throws -> [UInt8] {
    var header = file.header
    if !mayReadWhy { header.retention = CaseRetention() }
    let contacts = try file.contacts.map { filed in
      JSONMember(key: filed.id.text, value: try JSONValue(json: filed.contact.json()))
    }
    return JSONValue.object([
      .init(key: "case", value: .string(file.reference.description)),
      .init(key: "version", value: .integer(file.version)),
      .init(key: "header", value: try JSONValue(json: header.json())),
      .init(key: "contacts", value: .object(contacts)),
      .init(key: "holds", value: .array(holds.map(json))),
    ]).json(pretty: true) + [UInt8(ascii: "\n")]
  }

  /// What forbids that the case is destroyed; nothing where nothing does.
  private func held() -> String { holds.map { Words.of($0, withReason: mayReadWhy) + "\n" }.joined() }

  private var holds: [LegalHold] {
    RetentionStanding.holds(on: file.header, (try? session.casebook.moratoria()) ?? Moratoria())
  }

  private var mayReadWhy: Bool { session.casebook.viewer?.may(.retain) ?? true }

  private func json(_ hold: LegalHold) -> JSONValue {
    .object([
      .init(key: "id", value: .integer(hold.id)), .init(key: "since", value: .string(hold.on.iso)),
      .init(key: "why", value: mayReadWhy ? .string(hold.why) : .null),
    ])
  }

  /// The case as people read it: strengths first, then what is next, then how things stand.
  func text() -> String {
    let child = file.header.child
    let summary = CaseSummary(of: file)
    var text = child.fullName + "  " + file.reference.description
    if let age = child.age(on: day), let born = child.dateOfBirth { text += "  \(age) (born \(born.text(.long)))" }
    text += "\n"
    for (name, value) in [("Likes", child.likes), ("Wants", child.wants), ("Says", child.ownWords)] where !value.isEmpty
    {
      text += name + ": " + value + "\n"
    }
    if let order = summary.mainOrder(on: day) {
      text += order.listName(on: day) + (order.ends.map { " to " + $0.text(.long) } ?? "") + "\n"
    }
    let worker = file.header.worker.map { session.casebook.staff[$0]?.name ?? $0.text } ?? "unallocated"
    text += "Worker: " + worker + "\n"
    if let closed = file.header.closed { text += "Closed " + closed.on.text(.long) + "\n" }
    let open = Obligation.open(
      for: summary, under: session.settings.standards, calendar: session.settings.calendar, on: day)
    if !open.isEmpty { text += "\nNext\n" }
    for obligation in open { text += "  " + obligation.due.due(asOf: day) + "  " + obligation.title + "\n" }
    text += court() + enforcement() + agreed() + held()
    let recent = file.contacts.filter { $0.contact.outcome != nil }.suffix(5).reversed()
    if !recent.isEmpty { text += "\nLast contacts\n" }
    for filed in recent {
      let contact = filed.contact
      text +=
        "  " + contact.at.tabular(near: day) + "  " + lists.words("contact-kinds", contact.kind) + ", "
        + (contact.outcome?.words ?? "") + "\n"
    }
    return text
  }
}
