import Casework
import TextUI

/// Records a contact, settles an appointment, books one or amends either: the act that is done most often.
struct ContactForm: ChangeSheet {
  static let name = "Contact form"

  var lookedAt: Look? { Look(.section, of: reference, "contact form") }
  var references: [CaseReference] { [reference] }

  /// What saving does.
  enum Purpose: Sendable, Equatable {
    case record(settles: ContactID?)
    case book
    case amend(ContactID, version: Int)
  }

  let reference: CaseReference
  var file: CaseFile
  var purpose: Purpose
  var base: Contact
  var sheet: FormSheet
  /// What follows from an absence, in lines.
  var consequences: [String] = []
  /// What else is booked at the time, in lines.
  var clashes: [String] = []
  /// That somebody else altered it meanwhile, in words.
  var conflict = ""
  /// What somebody else made of it.
  var theirs: Contact?

  static var commands: [Command<Self>] {
    sheetCommands() + [
      Command(
        [.control("n")], "not the appointment: a contact of its own", hint: "not the appointment",
        unavailable: { screen, _ in screen.purpose.settled == nil ? "It settles no appointment." : nil }
      ) { screen, desk in
        screen.leaveAppointment(desk)
        return .stay
      },
      Command(
        [.control("t")], "what somebody else made of it meanwhile, and back to yours", hint: "theirs",
        unavailable: { screen, _ in screen.theirs == nil ? "Nobody else has altered it." : nil }
      ) { screen, desk in
        screen.exchangeTheirs(desk)
        return .stay
      },
    ]
  }

  /// Opens the form for a case, or says why it can't be.
  ///
  /// Where no appointment is named, one that is due about now is settled.
  static func open(
    _ reference: CaseReference, settles: ContactID?, _ desk: any Desk, books: Bool = false
  ) -> Step {
    guard let file = try? desk.caseFile(reference) else {
      return .say("\(reference) can't be read. Run `waymark check`.")
    }
    if let closed = file.header.closed { return .say(Words.of(.caseClosed(reference, on: closed.on))) }
    if books { return .open(ContactForm(file, .book, desk)) }
    return .open(ContactForm(file, .record(settles: settles ?? file.appointment(about: desk.now)?.id), desk))
  }

  init(_ file: CaseFile, _ purpose: Purpose, _ desk: any Desk) {
    self.file = file
    self.purpose = purpose
    reference = file.reference
    base = Self.base(of: purpose, file, desk)
    let subject =
      switch purpose {
      case .record: "contact \(reference)"
      case .book: "appointment \(reference)"
      case .amend(let id, _): "amend \(reference) \(id)"
      }
    sheet = FormSheet(Self.fields(base, purpose, in: file, desk), subject: subject, extra: Self.settling(purpose), desk)
    follow(desk)
  }

  /// The contact that the form starts from.
  private static func base(of purpose: Purpose, _ file: CaseFile, _ desk: any Desk) -> Contact {
    if let id = purpose.settled ?? purpose.amended, let filed = file.contact(id) { return filed.contact }
    var base = Contact()
    base.at = desk.now
    base.worker = desk.me
    base.with = [.child]
    base.counts = desk.lists.counts(base.kind, purpose == .book ? nil : .attended)
    return base
  }

  var form: Form {
    get { sheet.form }
    set { sheet.form = newValue }
  }

  /// The contact that is amended: who else amends it is shown.
  var place: SectionPlace? { purpose.amended.map { SectionPlace(reference, "contact", $0.text) } }

  /// What was typed here while theirs is shown.
  var mine: [String: String]? { sheet.aside }

  /// Which appointment is settled, as drafts keep it.
  private static func settling(_ purpose: Purpose) -> [String: String] {
    purpose.settled.map { ["settles": $0.text] } ?? [:]
  }

  mutating func restored(_ fields: [String: String], _ desk: any Desk) {
    guard case .record = purpose, !fields.isEmpty else { return }
    let settled = fields["settles"].map { ContactID($0) }
    let isPlanned = settled.flatMap { file.contact($0)?.contact.isPlanned } ?? false
    purpose = .record(settles: isPlanned ? settled : nil)
    sheet.extra = Self.settling(purpose)
    base = Self.base(of: purpose, file, desk)
  }

  /// Leaves the appointment as it is; what was typed goes to a contact of its own.
  private mutating func leaveAppointment(_ desk: any Desk) {
    settleNothing()
    base = Self.base(of: purpose, file, desk)
    form.set("when", Self.written(base.at))
    follow(desk)
  }

  private mutating func settleNothing() {
    purpose = .record(settles: nil)
    sheet.extra = [:]
    sheet.initial["settles"] = nil
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let before = form.text("outcome") + form.text("kind")
    guard sheet.handle(key) else { return nil }
    if form.text("outcome") + form.text("kind") != before { suggestCounting(desk) }
    follow(desk)
    return .stay
  }

  /// Looks whether somebody else altered what is being written here: what only they touched is taken over, and where both
  /// wrote, theirs is offered.
  mutating func refresh(_ desk: any Desk) {
    guard let latest = try? desk.caseFile(reference) else { return }
    let earlier = file
    file = latest
    switch purpose {
    case .amend(let id, let seen):
      guard let filed = latest.contact(id) else {
        announce(("moved or removed it", "; this can't be saved any more"), id, desk)
        return
      }
      guard filed.version != seen else { return }
      let before = Self.fields(base, purpose, in: earlier, desk)
      purpose = .amend(id, version: filed.version)
      let both = sheet.takeOver(Self.fields(filed.contact, purpose, in: latest, desk), since: before)
      base = filed.contact
      follow(desk)
      if both.isEmpty { return }
      theirs = filed.contact
      announce(("altered it", ": Ctrl-T shows theirs, Ctrl-S saves yours over it"), id, desk)
    case .record(let settles?):
      if let filed = latest.contact(settles), filed.contact.isPlanned { return }
      settleNothing()
      announce(("settled the appointment", ": Ctrl-S saves yours as a further contact"), settles, desk)
    case .record, .book: break
    }
  }

  private mutating func announce(_ words: (did: String, so: String), _ id: ContactID, _ desk: any Desk) {
    let key = reference.key(.contacts, id.text)
    conflict = desk.meanwhile(words.did, to: { $0 == key }) + words.so + "."
    sheet.asksFirst()
  }

  private mutating func exchangeTheirs(_ desk: any Desk) {
    guard let theirs else { return }
    // Who has looked at theirs knows what they save over.
    sheet.asksFirst(false)
    if let typed = mine {
      sheet.aside = nil
      for (name, value) in typed { form.set(name, value) }
    } else {
      sheet.aside = form.values
      for (name, value) in Self.fields(theirs, purpose, in: file, desk).values { form.set(name, value) }
    }
    follow(desk)
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let present: [(String, Style)] = place.flatMap { desk.words(ofThoseIn: $0, "form") }.map { [($0, .accent)] } ?? []
    _ = sheet.draw(
      &canvas, rows: rows, title: heading(desk), remarks: present + notices(desk).map { ($0, .warning) }, fills: true)
  }

  private func heading(_ desk: any Desk) -> String {
    let what: String
    switch purpose {
    case .record(let settles): what = settles == nil ? "Contact" : "Contact, appointment of \(base.at.tabular)"
    case .book: what = "Appointment"
    case .amend: what = base.isPlanned ? "Change appointment" : "Amend contact"
    }
    return "\(what) \u{B7} \(file.header.child.fullName) \u{B7} \(reference)"
  }

  /// What stands below the fields.
  private func notices(_ desk: any Desk) -> [String] {
    if mine != nil { return ["! This is theirs. Ctrl-T goes back to yours, Esc leaves theirs as it is."] }
    if !conflict.isEmpty { return ["! " + conflict] }
    return VisitCautions.lines(for: file.header.child, on: base.at.day, desk.lists) + consequences + clashes
  }
}

extension ContactForm.Purpose {
  var isAmending: Bool { amended != nil }

  /// The contact that is amended.
  var amended: ContactID? {
    if case .amend(let id, _) = self { return id }
    return nil
  }

  /// The appointment that is settled.
  var settled: ContactID? {
    if case .record(let settles) = self { return settles }
    return nil
  }
}

extension CaseFile {
  /// How long before its time an appointment may be recorded without being named.
  private static let earlyMinutes = 30

  /// Today's appointment that has begun, or is about to.
  func appointment(about now: Moment) -> FiledContact? {
    contacts.last { filed in
      filed.contact.isPlanned && filed.contact.at.day == now.day
        && filed.contact.at.time.minuteOfDay <= now.time.minuteOfDay + Self.earlyMinutes
    }
  }
}
