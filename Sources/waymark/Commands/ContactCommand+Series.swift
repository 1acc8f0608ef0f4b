import ArgumentParser
import CaseScreens
import Casework
import Interchange

extension ContactCommand {
  /// `waymark contact series REF`
  struct Series: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "series", abstract: "Books appointments that come back, moved off bank holidays and busy times.")

    @OptionGroup var options: Options
    @OptionGroup var listing: ListingOptions
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Option(name: .long, help: "The kind: office, home, phone \u{2026} (a code or its words).") var kind: String
    @Option(name: .long, help: "The first: \"24/11 1600\", \"tue 4pm\".") var when: String
    @Option(name: .long, help: "How many.") var times: Int
    @Option(name: .long, help: "Weeks from one to the next.") var weeks = 1
    @Option(name: .long, help: "How long each takes: 45m, 1h30.") var length = "1h"
    @Option(name: .long, help: "Where, if that isn't plain from the kind.") var place = ""
    @Option(name: .long, help: "When the child can't come: \"mon-fri 0845-1515 school\"; once for each.")
    var busy: [String] = []

    func validate() throws {
      if !(1...AppointmentSeries.most).contains(times) {
        throw ValidationError("--times takes a number from 1 to \(AppointmentSeries.most).")
      }
      if !(1...52).contains(weeks) { throw ValidationError("--weeks takes a number from 1 to 52.") }
    }

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      let typed = try busy.map { text in
        guard let time = BusyTime(typed: text) else {
          throw Failure(.badInput, "--busy takes days and times, such as \"mon-fri 0845-1515 school\".")
        }
        return time
      }
      let first = try session.moment(when, .future)
      let minutes: Minutes
      do { minutes = try TypedDuration.parse(length) } catch { throw Failure(.badInput, error.words) }
      let series = AppointmentSeries(
        first: first, every: weeks * 7, times: times, length: minutes,
        busy: typed.isEmpty ? file.header.child.busy : typed)
      let places = series.places(session.settings.calendar)
      let code = try Add.kind(kind, session, on: first.day)
      let contacts = places.compactMap(\.booked).map { moment in
        var contact = Contact()
        contact.at = moment
        contact.length = minutes
        contact.kind = code
        contact.worker = session.me
        contact.with = [.child]
        contact.place = place
        contact.counts = session.casebook.lists.counts(code, nil)
        contact.order = file.header.mainOrder(on: moment.day)?.id
        return contact
      }
      _ = try session.make(.seriesBooked(file.reference, contacts, busy: typed.isEmpty ? nil : typed))
      var table = Listing([.init("meant", "Meant"), .init("booked", "Booked")])
      for place in places {
        table.add([
          .init(place.meant.jsonText, words: place.meant.tabular),
          .init(place.booked?.jsonText, words: place.booked?.tabular ?? "left out"),
        ])
      }
      Output.write(listing.json ? table.json() : listing.csv ? table.csv() : Array(table.text { $0.count }.utf8))
    }
  }

  /// `waymark contact reschedule REF CONTACT`
  struct Reschedule: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reschedule", abstract: "Puts an appointment at another time, with why and at whose request.")

    @OptionGroup var options: Options
    @Argument(help: "The case: YJ-000142 or 142.") var reference: String
    @Argument(help: "The appointment, as `waymark diary --json` names it.") var contact: String
    @Option(name: .long, help: "When it is to be: \"fri 1500\".") var to: String
    @Option(name: .long, help: "At whose request: child, carer, team, court or partner.") var request: String
    @Option(name: .long, help: "Why.") var why: String

    func run() throws {
      let session = try Session(options)
      let file = try session.caseFile(reference)
      guard let request = Rescheduling.Request(rawValue: request) else {
        let all = Rescheduling.Request.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(.badInput, "\u{201C}\(self.request)\u{201D} is none of: \(all).")
      }
      let moment = try session.moment(to, .future)
      _ = try session.make(
        .appointmentRescheduled(file.reference, ContactID(contact), to: moment, at: request, why: why))
      Output.write("\(file.reference), \(file.header.child.fullName): now \(moment.tabular).\n")
    }
  }
}
