import Casework
import TextUI

extension RecordForm.Spec {
  /// Puts an appointment at another time.
  static func rescheduling(_ id: ContactID) -> Self {
    Self(
      title: "Move the appointment", subject: "reschedule \(id)",
      fields: { _, _ in
        [
          .line("when", "To", ""), .choice("request", "At request of", Rescheduling.Request.child, none: nil),
          .line("why", "Why", ""),
        ]
      },
      follow: { form, _, desk in
        let moment = try? TypedMoment.parse(
          form.text("when"), now: desk.now, direction: .future, calendar: desk.calendar)
        form.echo("when", moment.map { understood($0, desk) } ?? "such as fri 1430")
      },
      replaces: { file, _ in
        guard let contact = file.contact(id)?.contact else { return nil }
        return "the appointment to \(contact.at.tabular)" + (contact.moves.last.map { " (\($0.why))" } ?? "")
      },
      remarks: { form, file, desk in
        guard let contact = file.contact(id)?.contact else { return [] }
        let kind = desk.lists.words("contact-kinds", contact.kind)
        var lines: [(String, Style)] = [("Booked: \(kind), \(contact.at.tabular)", .quiet)]
        if let at = try? moment(form, desk) {
          lines += Words.clashes(at, contact.length, of: contact.worker, except: id, desk).map { ($0, .warning) }
        }
        return lines
      },
      makes: { form, file, desk throws(FormFault) in
        let moment = try moment(form, desk)
        let why = try form.needed("why", Words.of(.reasonMissing))
        let request = Rescheduling.Request(rawValue: form.text("request")) ?? .child
        return .appointmentRescheduled(file.reference, id, to: moment, at: request, why: why)
      })
  }

  /// Books appointments that come back.
  static var series: Self {
    Self(
      title: "Book a series", subject: "series",
      fields: { file, desk in
        let kinds = desk.lists.offered("contact-kinds", on: desk.now.day).map { (id: $0.code.text, words: $0.words) }
        let busy = file.header.child.busy.map(\.typed).joined(separator: "; ")
        return [
          .line("when", "First", ""), .init(name: "kind", label: "Kind", kind: .choice(.init(kinds, chosen: "office"))),
          .line("length", "Lasts", "1 h"), .line("every", "Every", "1", hint: "weeks"),
          .line("times", "Times", "6", hint: "\(AppointmentSeries.most) at most"), .line("place", "Where", ""),
          .line("purpose", "For what", ""),
          .line("busy", "Can't come", busy, hint: busy.isEmpty ? "mon-fri 0845-1515 school; fri 13-14 prayers" : ""),
        ]
      },
      follow: { form, _, desk in
        let moment = try? TypedMoment.parse(
          form.text("when"), now: desk.now, direction: .future, calendar: desk.calendar)
        form.echo("when", moment.map { understood($0, desk) } ?? "such as tue 1600")
      },
      remarks: { form, file, desk in
        guard let places = try? places(form, file, desk) else { return [] }
        let moved = places.filter { $0.booked != $0.meant }
        var lines: [(String, Style)] = [
          (places.compactMap { $0.booked?.day.text(.weekdayAndMonth) }.joined(separator: ", "), .plain)
        ]
        for place in moved {
          let holiday = desk.calendar.holiday(on: place.meant.day)?.name
          let why = holiday ?? (place.meant.day.weekday.isWeekend ? "weekend" : "can't come")
          let to = place.booked.map { "moved to " + $0.day.text(.weekdayAndMonth) } ?? "left out"
          lines.append(("! \(place.meant.day.text(.weekdayAndMonth)) (\(why)): \(to)", .warning))
        }
        return lines
      },
      makes: { form, file, desk throws(FormFault) in
        let busy = try busyTimes(form)
        let contacts = try places(form, file, desk).compactMap(\.booked).map { moment in
          var contact = Contact()
          contact.at = moment
          contact.kind = ListCode(form.text("kind"))
          contact.worker = desk.me
          contact.with = [.child]
          contact.place = form.line("place")
          contact.purpose = form.line("purpose")
          contact.length = try? TypedDuration.parse(form.text("length"))
          contact.counts = desk.lists.counts(contact.kind, nil)
          contact.order = file.header.mainOrder(on: moment.day)?.id
          return contact
        }
        return .seriesBooked(file.reference, contacts, busy: busy == file.header.child.busy ? nil : busy)
      })
  }

  private static func understood(_ moment: Moment, _ desk: any Desk) -> String {
    let holiday = desk.calendar.holiday(on: moment.day).map { ", " + $0.name } ?? ""
    return moment.tabular + " (" + moment.day.relative(to: desk.now.day) + holiday + ")"
  }

  /// When the appointment, or the first of them, is to be.
  private static func moment(_ form: Form, _ desk: any Desk) throws(FormFault) -> Moment {
    do {
      return try TypedMoment.parse(form.text("when"), now: desk.now, direction: .future, calendar: desk.calendar)
    } catch {
      throw FormFault(field: "when", words: error.words)
    }
  }

  private static func busyTimes(_ form: Form) throws(FormFault) -> [BusyTime] {
    var times: [BusyTime] = []
    for part in form.text("busy").split(separator: ";") where part.contains(where: { $0 != " " }) {
      guard let time = BusyTime(typed: String(part)) else {
        throw FormFault(field: "busy", words: "Type days and times, such as mon-fri 0845-1515 school.")
      }
      times.append(time)
    }
    return times
  }

  private static func places(
    _ form: Form, _ file: CaseFile, _ desk: any Desk
  ) throws(FormFault) -> [AppointmentSeries.Place] {
    let first = try moment(form, desk)
    guard let weeks = try form.number("every"), (1...52).contains(weeks) else {
      throw FormFault(field: "every", words: "Type from 1 to 52 weeks.")
    }
    guard let times = try form.number("times"), (1...AppointmentSeries.most).contains(times) else {
      throw FormFault(field: "times", words: "Type from 1 to \(AppointmentSeries.most).")
    }
    let length = (try? TypedDuration.parse(form.text("length"))) ?? 60
    let series = AppointmentSeries(
      first: first, every: weeks * 7, times: times, length: length, busy: try busyTimes(form))
    return series.places(desk.calendar)
  }
}
