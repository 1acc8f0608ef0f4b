import Casework
import TextUI

/// Records a contact, settles an appointment, books one or amends a contact: the act that is done most often.
struct ContactForm: Screen {
  static let name = "Contact form"

  /// What saving does.
  enum Purpose: Sendable, Equatable {
    case record(settles: ContactID?)
    case book
    case amend(ContactID, version: Int)
  }

  private let file: CaseFile
  private let purpose: Purpose
  private let base: Contact
  private let subject: String
  private let initial: [String: String]
  private var form: Form
  private var kept: KeptDraft?
  private var consequence = ""

  static var commands: [Command<Self>] {
    [
      Command([.control("s")], "save", hint: "save") { screen, desk in screen.save(desk) },
      Command([.control("e")], "edit the note in your editor ($VISUAL or $EDITOR)", hint: "editor") { screen, _ in
        .edit(screen.form.text("note"))
      },
      Command(
        [.control("o")], "restore the draft that was kept", hint: "restore draft",
        unavailable: { screen, _ in screen.kept == nil ? "No draft was kept for this." : nil }
      ) { screen, desk in
        screen.restore(desk)
        return .stay
      },
    ]
  }

  /// Opens the form for a case, or says why it can't be.
  static func open(
    _ reference: CaseReference, settles: ContactID?, _ desk: any Desk, books: Bool = false
  ) -> Step {
    guard let file = try? desk.caseFile(reference) else {
      return .say("\(reference) can't be read. Run `waymark check`.")
    }
    if let closed = file.header.closed { return .say(Words.of(.caseClosed(reference, on: closed.on))) }
    if books { return .open(ContactForm(file, .book, desk)) }
    return .open(ContactForm(file, .record(settles: settles), desk))
  }

  init(_ file: CaseFile, _ purpose: Purpose, _ desk: any Desk) {
    self.file = file
    self.purpose = purpose
    var base = Contact()
    base.at = desk.now
    base.worker = desk.me
    var isNew = true
    switch purpose {
    case .record(let settles?):
      if let planned = file.contact(settles)?.contact {
        base = planned
        isNew = false
      }
    case .amend(let id, _):
      if let old = file.contact(id)?.contact {
        base = old
        isNew = false
      }
    case .record, .book: break
    }
    self.base = base
    let reference = file.reference
    switch purpose {
    case .record(let settles): subject = "contact \(reference)" + (settles.map { " \($0)" } ?? "")
    case .book: subject = "appointment \(reference)"
    case .amend(let id, _): subject = "amend \(reference) \(id)"
    }
    form = Self.fields(base, file, purpose, isNew: isNew, desk)
    kept = desk.draft(of: subject)
    initial = form.values
    follow(desk)
  }

  private static func fields(
    _ base: Contact, _ file: CaseFile, _ purpose: Purpose, isNew: Bool, _ desk: any Desk
  ) -> Form {
    let kinds = desk.lists.offered("contact-kinds", on: base.at.day).map { (id: $0.code.text, words: $0.words) }
    let outcomes = ContactOutcome.allCases.map { (id: $0.rawValue, words: $0.words) }
    let with = Attendee.allCases.prefix(6).map { attendee in
      Form.Flag(
        id: attendee.rawValue, words: attendee.rawValue.split(separator: "-").joined(separator: " "),
        isOn: isNew ? attendee == .child : base.with.contains(attendee))
    }
    let when = purpose == .book ? "" : base.at.day.text(.short) + " " + base.at.time.description
    var fields: [Form.Field] = [
      .init(name: "when", label: "When", kind: .line(LineEditor(when))),
      .init(name: "length", label: "Lasted", kind: .line(LineEditor(base.length?.text ?? ""))),
      .init(name: "kind", label: "Kind", kind: .choice(.init(kinds, chosen: base.kind.text))),
    ]
    if purpose != .book {
      fields.append(
        .init(
          name: "outcome", label: "Outcome",
          kind: .choice(.init(outcomes, chosen: base.outcome?.rawValue ?? "attended"))))
    }
    fields.append(.init(name: "with", label: "With", kind: .flags(with)))
    fields.append(.init(name: "purpose", label: "For what", kind: .line(LineEditor(base.purpose))))
    let counts =
      isNew
      ? desk.lists.counts(base.kind, purpose == .book ? nil : .attended)
      : base.counts || base.outcome == nil && desk.lists.counts(base.kind, .attended)
    fields.append(.init(name: "counts", label: "Counts", kind: .flag(counts), echo: "towards the order"))
    fields.append(.init(name: "sensitive", label: "Sensitive", kind: .flag(base.sensitive)))
    fields.append(.init(name: "reason", label: "Reason", kind: .line(LineEditor(base.reason)), isHidden: true))
    fields.append(.init(name: "note", label: "Note", kind: .note(TextEditor(base.note))))
    if case .record = purpose {
      fields.append(
        .init(name: "next", label: "Next", kind: .line(LineEditor()), echo: "next appointment, such as fri 10"))
    }
    if case .amend = purpose {
      fields.append(.init(name: "why", label: "Why", kind: .line(LineEditor()), echo: "why it is amended"))
    }
    return Form(fields, focus: purpose == .book ? "when" : purpose.isAmending ? "note" : "outcome")
  }

  var isTyping: Bool { true }
  var floats: Bool { true }
  func title(_ desk: any Desk) -> String { "" }

  var draft: (subject: String, fields: [String: String])? {
    let values = form.values
    return values == initial ? nil : (subject, values)
  }

  private mutating func restore(_ desk: any Desk) {
    guard let kept else { return }
    for (name, value) in kept.fields { form.set(name, value) }
    self.kept = nil
    follow(desk)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let outcomeBefore = form.text("outcome") + form.text("kind")
    guard form.handle(key) else { return nil }
    if form.text("outcome") + form.text("kind") != outcomeBefore {
      let counts = desk.lists.counts(
        ListCode(form.text("kind")), purpose == .book ? nil : ContactOutcome(rawValue: form.text("outcome")))
      form.set("counts", counts ? "yes" : "")
    }
    follow(desk)
    return .stay
  }

  mutating func edited(_ text: String) { form.set("note", text) }

  mutating func refused(_ words: String) {}

  /// Says beside the fields what was understood, and what an absence leads to.
  private mutating func follow(_ desk: any Desk) {
    let direction: TypedDate.Direction = purpose == .book ? .future : .past
    if let at = try? TypedMoment.parse(form.text("when"), now: desk.now, direction: direction, calendar: desk.calendar)
    {
      form.echo("when", at.tabular + " (" + at.day.relative(to: desk.now.day) + ")")
    } else {
      form.echo("when", purpose == .book ? "such as fri 10, tomorrow 2pm, +1w" : "")
    }
    if let next = try? TypedMoment.parse(form.text("next"), now: desk.now, direction: .future, calendar: desk.calendar)
    {
      let holiday = desk.calendar.isWorking(next.day) ? "" : ", no working day"
      form.echo("next", next.tabular + " (" + next.day.relative(to: desk.now.day) + ")" + holiday)
    } else {
      form.echo("next", "next appointment, such as fri 10")
    }
    let outcome = ContactOutcome(rawValue: form.text("outcome"))
    form.hide("reason", !(outcome?.isAbsence ?? false))
    consequence = ""
    guard outcome == .unacceptableAbsence else { return }
    let result = Enforcement(
      of: file, order: base.order, absence: desk.now.day, except: purpose.amended, calendar: desk.calendar)
    let due = result.due.map { ", by " + $0.text(.weekdayAndMonth) } ?? ""
    consequence = "Unacceptable absence \(result.count) under this order: \(Words.of(result.step))\(due)"
  }

  private mutating func save(_ desk: any Desk) -> Step {
    var contact = base
    do {
      contact.at = try TypedMoment.parse(
        form.text("when"), now: desk.now, direction: purpose == .book ? .future : .past, calendar: desk.calendar)
    } catch {
      form.fault("when", error.words)
      return .say(error.words)
    }
    let length = form.text("length")
    do {
      contact.length = length.isEmpty ? nil : try TypedDuration.parse(length)
    } catch {
      form.fault("length", error.words)
      return .say(error.words)
    }
    contact.kind = ListCode(form.text("kind"))
    contact.outcome = purpose == .book ? nil : ContactOutcome(rawValue: form.text("outcome"))
    contact.with = form.text("with").split(separator: ",").compactMap { Attendee(rawValue: String($0)) }
    contact.purpose = form.text("purpose")
    contact.counts = form.text("counts") == "yes"
    contact.sensitive = form.text("sensitive") == "yes"
    contact.reason = contact.outcome?.isAbsence ?? false ? form.text("reason") : ""
    contact.note = form.text("note")
    contact.order = contact.order ?? file.header.mainOrder(on: contact.at.day)?.id
    if contact.outcome == .unacceptableAbsence, contact.reason.isEmpty, contact.note.isEmpty {
      form.fault("note", Words.of(.noteMissing))
      return .say(Words.of(.noteMissing))
    }
    switch purpose {
    case .book: return .make(.appointmentBooked(file.reference, contact), closes: true)
    case .amend(let id, let version):
      return .make(.contactAmended(file.reference, id, contact, why: form.text("why"), seen: version), closes: true)
    case .record(let settles): return record(contact, settles, desk)
    }
  }

  private mutating func record(_ contact: Contact, _ settles: ContactID?, _ desk: any Desk) -> Step {
    var next: Contact?
    if !form.text("next").isEmpty {
      do {
        var booked = Contact()
        booked.at = try TypedMoment.parse(form.text("next"), now: desk.now, direction: .future, calendar: desk.calendar)
        booked.kind = contact.kind
        booked.worker = desk.me
        booked.with = [.child]
        booked.order = contact.order
        booked.counts = desk.lists.counts(contact.kind, nil)
        next = booked
      } catch {
        form.fault("next", error.words)
        return .say(error.words)
      }
    }
    return .make(.contactRecorded(file.reference, contact, settles: settles, next: next), closes: true)
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let width = min(canvas.size.columns - 2, 100)
    let left = (canvas.size.columns - width) / 2
    let height = rows.count
    let what = purpose == .book ? "Appointment" : purpose.isAmending ? "Amend contact" : "Contact"
    canvas.box(
      rows.lowerBound, left, height, width,
      title: "\(what) \u{B7} \(file.header.child.fullName) \u{B7} \(file.reference)")
    let extra = consequence.isEmpty && kept == nil ? 0 : 1
    form.draw(&canvas, row: rows.lowerBound + 1, column: left + 2, width: width - 4, rows: height - 2 - extra)
    let cursor = canvas.cursor
    if !consequence.isEmpty {
      canvas.put(rows.upperBound - 2, left + 2, TextWidth.truncated("! " + consequence, to: width - 4), .warning)
    } else if let kept {
      canvas.put(rows.upperBound - 2, left + 2, "Unsaved draft from \(kept.at): Ctrl-O restores it", .warning)
    }
    canvas.cursor = cursor
  }
}

extension ContactForm.Purpose {
  var isAmending: Bool { amended != nil }

  /// The contact that is amended.
  var amended: ContactID? {
    if case .amend(let id, _) = self { return id }
    return nil
  }
}
