import Casework
import TextUI

extension ContactForm {
  /// Asks for the change, or says beside a field what is wrong.
  mutating func save(_ desk: any Desk) -> Step {
    if mine != nil { return .say("This is theirs. Ctrl-T goes back to yours.") }
    if sheet.question() != nil { return .say(conflict) }
    return asked(desk)
  }

  func change(_ desk: any Desk) throws(FormFault) -> Change {
    let contact = try contact(desk)
    switch purpose {
    case .book: return .appointmentBooked(reference, contact)
    case .amend(let id, let version):
      let why = try form.needed("why", Words.of(.reasonMissing))
      return .contactAmended(reference, id, contact, why: why, seen: version)
    case .record(let settles):
      return .contactRecorded(reference, contact, settles: settles, next: try nextAppointment(after: contact, desk))
    }
  }

  /// The contact as the fields have it; what has no field stays as it was.
  private func contact(_ desk: any Desk) throws(FormFault) -> Contact {
    var contact = base
    do {
      contact.at = try TypedMoment.parse(
        form.text("when"), now: desk.now, direction: direction, calendar: desk.calendar)
    } catch {
      throw FormFault(field: "when", words: error.words)
    }
    let length = form.text("length")
    do {
      contact.length = length.isEmpty ? nil : try TypedDuration.parse(length)
    } catch {
      throw FormFault(field: "length", words: error.words)
    }
    contact.kind = ListCode(form.text("kind"))
    contact.outcome = outcome
    contact.with = form.text("with").split(separator: ",").compactMap { Attendee(rawValue: String($0)) }
    contact.others = form.text("others")
    if isAppointment { contact.place = form.text("place") }
    contact.purpose = form.text("purpose")
    try take(serving: form.text("for"), &contact)
    let marks = form.text("marks").split(separator: ",")
    contact.counts = marks.contains("counts")
    contact.sensitive = marks.contains("sensitive")
    contact.reason = contact.outcome?.isAbsence ?? false ? form.text("reason") : ""
    contact.note = form.text("note")
    if !purpose.isAmending { contact.order = contact.order ?? file.header.mainOrder(on: contact.at.day)?.id }
    if contact.outcome != nil, contact.at.day > desk.now.day {
      throw FormFault(field: "when", words: Words.of(.outcomeInFuture(contact.at)))
    }
    if contact.outcome == .unacceptableAbsence, contact.reason.allSatisfy(\.isWhitespace) {
      _ = try form.needed("note", Words.of(.noteMissing))
    }
    return contact
  }

  private func nextAppointment(after contact: Contact, _ desk: any Desk) throws(FormFault) -> Contact? {
    guard !form.text("next").isEmpty else { return nil }
    do {
      var booked = try next(desk)
      booked.order = contact.order
      return booked
    } catch {
      throw FormFault(field: "next", words: error.words)
    }
  }
}
