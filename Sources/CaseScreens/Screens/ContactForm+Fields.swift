import Casework
import TextUI

extension ContactForm {
  /// The fields for a contact.
  static func fields(_ contact: Contact, _ purpose: Purpose, _ desk: any Desk) -> Form {
    let when = purpose == .book ? "" : written(contact.at)
    var fields: [Form.Field] = [
      .init(name: "when", label: "When", kind: .line(LineEditor(when))),
      .init(name: "length", label: "Lasted", kind: .line(LineEditor(contact.length?.text ?? ""))),
      .init(name: "kind", label: "Kind", kind: .choice(.init(kinds(contact, desk), chosen: contact.kind.text))),
    ]
    let isAppointment = purpose == .book || purpose.isAmending && contact.isPlanned
    if isAppointment {
      fields.append(.init(name: "place", label: "Where", kind: .line(LineEditor(contact.place))))
    } else {
      let outcomes = ContactOutcome.allCases.map { (id: $0.rawValue, words: $0.words) }
      let chosen = contact.outcome ?? .attended
      fields.append(.init(name: "outcome", label: "Outcome", kind: .choice(.init(outcomes, chosen: chosen.rawValue))))
    }
    let with = Attendee.allCases.map { attendee in
      Form.Flag(
        id: attendee.rawValue, words: Words.spoken(attendee), isOn: contact.with.contains(attendee))
    }
    let marks: [Form.Flag] = [
      .init(id: "counts", words: "counts towards the order", isOn: contact.counts),
      .init(id: "sensitive", words: "sensitive", isOn: contact.sensitive),
    ]
    fields += [
      .init(name: "with", label: "With", kind: .flags(with)),
      .init(name: "others", label: "Others", kind: .line(LineEditor(contact.others))),
      .init(name: "purpose", label: "For what", kind: .line(LineEditor(contact.purpose))),
      .init(name: "marks", label: "Marks", kind: .flags(marks)),
      .init(name: "reason", label: "Reason", kind: .line(LineEditor(contact.reason)), isHidden: true),
      .init(name: "note", label: "Note", kind: .note(TextEditor(contact.note))),
    ]
    switch purpose {
    case .record: fields.append(.init(name: "next", label: "Next", kind: .line(LineEditor())))
    case .amend: fields.append(.init(name: "why", label: "Why", kind: .line(LineEditor()), echo: "why it is amended"))
    case .book: break
    }
    return Form(fields, focus: isAppointment ? "when" : purpose.isAmending ? "note" : "outcome")
  }

  /// A moment as the form writes it and reads it back.
  static func written(_ moment: Moment) -> String { moment.day.text(.short) + " " + moment.time.description }

  /// The kinds that are offered on the day, and the contact's own where it no longer is.
  private static func kinds(_ contact: Contact, _ desk: any Desk) -> [(id: String, words: String)] {
    var kinds = desk.lists.offered("contact-kinds", on: contact.at.day).map { (id: $0.code.text, words: $0.words) }
    if !kinds.contains(where: { $0.id == contact.kind.text }) {
      kinds.append((contact.kind.text, desk.lists.words("contact-kinds", contact.kind)))
    }
    return kinds
  }

  /// Whether the form is about something still to come.
  var isAppointment: Bool { purpose == .book || purpose.isAmending && base.isPlanned }

  /// Where a day without a year is looked for.
  var direction: TypedDate.Direction { isAppointment ? .future : .past }

  var outcome: ContactOutcome? { isAppointment ? nil : ContactOutcome(rawValue: form.text("outcome")) }

  /// Marks the contact as counting or not, as its kind and outcome suggest.
  mutating func suggestCounting(_ desk: any Desk) {
    var marks = form.text("marks").split(separator: ",").map(String.init).filter { $0 != "counts" }
    if desk.lists.counts(ListCode(form.text("kind")), outcome) { marks.append("counts") }
    form.set("marks", marks.joined(separator: ","))
  }

  /// Says beside the fields what was understood, and below them what an absence leads to.
  mutating func follow(_ desk: any Desk) {
    let at = try? TypedMoment.parse(form.text("when"), now: desk.now, direction: direction, calendar: desk.calendar)
    if let at {
      form.echo("when", at.tabular + " (" + at.day.relative(to: desk.now.day) + ")")
    } else {
      form.echo("when", isAppointment ? "such as fri 10, tomorrow 2pm, +1w" : "such as today 10:30, yesterday 2pm")
    }
    form.echo("length", (try? TypedDuration.parse(form.text("length")))?.text ?? "such as 45m, 2h, 1h30")
    followNext(desk)
    clashes = []
    if isAppointment, let at {
      let length = try? TypedDuration.parse(form.text("length"))
      clashes = Words.clashes(at, length, of: base.worker, except: purpose.amended, desk)
    } else if let next = try? next(desk) {
      clashes = Words.clashes(next.at, next.length, of: next.worker, except: nil, desk)
    }
    form.hide("reason", !(outcome?.isAbsence ?? false))
    consequences = []
    switch outcome {
    case .unacceptableAbsence: consequences = enforcement(on: at?.day ?? desk.now.day, desk)
    case .absenceUndecided:
      consequences = ["! Decide whether the reason is accepted, and amend the outcome then."]
    default: break
    }
  }

  private mutating func followNext(_ desk: any Desk) {
    guard let next = try? next(desk) else {
      let isMissed = outcome?.isAbsence ?? false
      form.echo("next", isMissed ? "offer another: fri 10, +1w 2pm home" : "such as fri 10, +1w 2pm home")
      return
    }
    let holiday = desk.calendar.isWorking(next.at.day) ? "" : ", no working day"
    let kind = desk.lists.words("contact-kinds", next.kind)
    form.echo("next", next.at.tabular + " " + kind + " (" + next.at.day.relative(to: desk.now.day) + ")" + holiday)
  }

  private func enforcement(on day: Day, _ desk: any Desk) -> [String] {
    let result = Enforcement(
      of: file, order: base.order, absence: day, except: purpose.amended ?? purpose.settled,
      policy: desk.enforcement, calendar: desk.calendar)
    let due = result.due.map { ", by " + $0.text(.weekdayAndMonth) } ?? ""
    var lines = ["! Unacceptable absence \(result.count) under this order: \(Words.of(result.step))\(due)"]
    if let order = file.header.mainOrder(on: day) {
      lines.append("  \(order.listName(on: day)) of \(order.made.text(.short)); offer the next appointment above")
    }
    return lines
  }

  /// The next appointment as it is typed: a moment, and a kind behind it where it isn't the contact's own.
  func next(_ desk: any Desk) throws(TypedRefusal) -> Contact {
    var typed = form.text("next")
    var booked = Contact()
    booked.kind = ListCode(form.text("kind"))
    let words = typed.split(separator: " ")
    if words.count > 1, let last = words.last?.lowercased(), last.count >= 3, last.allSatisfy(\.isLetter),
      let entry = desk.lists.offered("contact-kinds", on: desk.now.day).first(where: {
        $0.words.lowercased().hasPrefix(last)
      }), (try? TypedMoment.parse(typed, now: desk.now, direction: .future, calendar: desk.calendar)) == nil
    {
      booked.kind = entry.code
      typed = words.dropLast().joined(separator: " ")
    }
    booked.at = try TypedMoment.parse(typed, now: desk.now, direction: .future, calendar: desk.calendar)
    booked.worker = desk.me
    booked.with = [.child]
    booked.counts = desk.lists.counts(booked.kind, nil)
    return booked
  }
}
