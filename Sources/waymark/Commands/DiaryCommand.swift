import ArgumentParser
import CaseScreens
import Casework
import Interchange
import JSON
import TextUI

/// `waymark diary`
struct DiaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diary",
    abstract: "Appointments of some days: yours, a worker's, a team's or all; --ics for the calendar on a telephone.",
    discussion: "An exported calendar has initials and references, no names, because it leaves the building.")

  @OptionGroup var options: Options
  @OptionGroup var listing: ListingOptions
  @Option(name: .long, help: "This worker's, by user name.") var worker: String?
  @Option(name: .long, help: "This team's.") var team: String?
  @Flag(name: .long, help: "Everybody's.") var all = false
  @Option(name: .long, help: "The first day, as people write it; else today.") var from: String?
  @Option(name: .long, help: "How many days, 366 at most.") var days = 7
  @Flag(name: .long, help: "Print an iCalendar file (RFC 5545).") var ics = false

  func validate() throws {
    if [worker != nil, team != nil, all].count(where: { $0 }) > 1 {
      throw ValidationError("--worker, --team and --all exclude each other.")
    }
    if !(1...366).contains(days) { throw ValidationError("--days takes a number from 1 to 366.") }
    if ics, listing.json || listing.csv { throw ValidationError("--ics, --json and --csv exclude each other.") }
  }

  func run() throws {
    let session = try Session(options)
    try session.needs(.contacts)
    let casebook = session.casebook
    let team = try team.map { try session.team($0) }
    let first = try from.map { try session.day($0, .future) } ?? session.now.day
    let who = try worker.map { try session.staff($0) } ?? session.me
    let scope: Diary.Scope = all ? .everybody : team.map { .team($0) } ?? .workers([who])
    let last = first.adding(days: days - 1)
    let diary: Diary
    if first < session.now.day.startOfWeek {
      // Rows of the index keep two months alone, and those of closed cases aren't among the open ones.
      let files = try session.files { $0.opened <= last && Timeliness.canCount($0, since: first) }
      diary = Diary(from: first, to: last, of: scope, inFiles: files, staff: casebook.staff)
    } else {
      let summaries = all || team != nil ? casebook.openCases : casebook.openCases(of: who)
      diary = Diary(from: first, to: last, of: scope, in: summaries, staff: casebook.staff)
    }
    try session.look(.listing)
    if ics { return try Output.write(calendar(diary, session).text) }
    let table = table(diary, session)
    if listing.json {
      Output.write(table.json())
    } else if listing.csv {
      Output.write(table.csv())
    } else if diary.entries.isEmpty {
      Output.write("Nothing is booked.\n")
    } else {
      Output.write(table.text { TextWidth.columns(of: $0) })
    }
  }

  private func table(_ diary: Diary, _ session: Session) -> Listing {
    var table = Listing([
      .init("at", "When"), .init("kind", "Kind"), .init("child", "Child"), .init("case", "Ref"),
      .init("worker", "Worker"), .init("outcome", "Outcome"), .init("place", "Where"), .init("contact"),
      .init("clash", ""),
    ])
    let clashes = diary.clashes
    for entry in diary.entries {
      let contact = entry.contact
      let isClash = clashes.contains(contact.id)
      table.add([
        .init(contact.at.jsonText, words: contact.at.tabular),
        .init(contact.kind.text, words: session.casebook.lists.words("contact-kinds", contact.kind)),
        .init(entry.summary.name), .init(entry.summary.reference.description), .init(contact.worker.text),
        .init(contact.outcome?.rawValue, words: contact.outcome?.shortWords ?? ""),
        .init(contact.place.isEmpty ? nil : contact.place), .init(contact.id.text),
        .init(isClash, words: isClash ? "! same time" : ""),
      ])
    }
    return table
  }

  private func calendar(_ diary: Diary, _ session: Session) throws -> ICalendar {
    var calendar = ICalendar(madeAt: session.now)
    var files: [CaseReference: CaseFile] = [:]
    for entry in diary.entries where entry.contact.outcome == nil {
      let reference = entry.summary.reference
      let file = try files[reference] ?? session.caseFile(reference.description)
      files[reference] = file
      guard let contact = file.contact(entry.contact.id)?.contact else { continue }
      let child = file.header.child
      let initials = [child.givenNames, child.familyName].compactMap(\.first).map(String.init).joined()
      calendar.add(
        entry.contact.id, of: reference, initials: initials,
        kind: session.casebook.lists.words("contact-kinds", contact.kind), at: contact.at,
        length: contact.length ?? 60)
    }
    return calendar
  }
}
