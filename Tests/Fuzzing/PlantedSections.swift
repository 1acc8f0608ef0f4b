public import Casework
public import Forms

/// A word that nobody else writes, for each part of a case, so that a test can go everywhere and see where it stands.
public enum PlantedWord: String, CaseIterable, Sendable {
  case contact, sensitive, visit, clinic, victim, shopkeeper, aunt, medicine, runner, offence, court, plan, programme
  case assessment, illness, oversight, action, audit, minutes, direction, duty, picture, screening, burgled

  /// As it is written: short, so that no column cuts it off.
  public var text: String {
    let letters = Array("abcdefghijklmnoprstuvwxy")
    return "zq" + String(letters[Self.allCases.firstIndex(of: self) ?? 0])
  }

  /// The parts of a case that one must see to read it.
  public var sections: [CaseSection] {
    switch self {
    case .contact, .sensitive, .visit, .duty: [.contacts]
    case .clinic: [.contacts, .health]
    case .victim: [.contacts, .victims]
    case .shopkeeper: [.people, .victims]
    case .aunt, .picture: [.people]
    case .medicine, .screening: [.health]
    case .burgled: [.victims]
    case .runner: [.exploitation]
    case .offence, .court: [.orders]
    case .plan, .programme: [.plan]
    case .assessment: [.assessments]
    case .illness: [.assessments, .health]
    case .oversight, .action, .audit, .minutes, .direction: [.oversight]
    }
  }

  /// Whether it is for the case's own team alone.
  public var isSensitive: Bool { self == .sensitive || self == .visit }
}

/// A case with a word in each of its parts.
public struct PlantedSections {
  private let reference: CaseReference
  private let now: Moment
  /// Who holds the case, and a manager who doesn't work on it.
  private let worker: StaffID
  private let manager: StaffID
  /// What is written for each word.
  private let text: (PlantedWord) -> String
  /// Makes a change by somebody, and returns its number.
  private let make: (Change, StaffID) throws -> Int

  /// Of a case that `worker` holds; `text` is what is written for each word.
  public init(
    in reference: CaseReference, on now: Moment, worker: StaffID, manager: StaffID,
    as text: @escaping (PlantedWord) -> String = \.text, make: @escaping (Change, StaffID) throws -> Int
  ) {
    self.reference = reference
    self.now = now
    self.worker = worker
    self.manager = manager
    self.text = text
    self.make = make
  }

  /// Writes them, as people would. `header` is the case before it; throws what a rule says against one of them.
  public func plant(in header: Case, forms: FormLibrary) throws {
    try plantContacts()
    try plantChild(header)
    try plantConsents()
    try plantCourt(header)
    try plantPlans(header)
    try plantAssessment(forms)
    try plantOversight()
  }

  private func plantContacts() throws {
    for (number, kind) in ["office", "phone", "home", "health", "victim-contact"].enumerated() {
      let words: [PlantedWord] = [.contact, .sensitive, .visit, .clinic, .victim]
      let word = text(words[number])
      var contact = Contact()
      contact.at = now.adding(minutes: -60 * (number + 1))
      contact.kind = ListCode(kind)
      contact.worker = worker
      contact.outcome = kind == "office" || kind == "home" ? .attended : .held
      contact.sensitive = words[number].isSensitive
      if kind == "home" {
        var visit = HomeVisit()
        visit.concerns = word
        visit.safetyPlan = word
        contact.homeVisit = visit
      } else {
        contact.note = word
      }
      if kind == "health" { contact.place = word }
      _ = try make(.contactRecorded(reference, contact), worker)
    }
    var entry = DutyEntry()
    entry.id = ""
    entry.at = now.adding(minutes: -30)
    entry.cases = [reference]
    entry.words = text(.duty)
    _ = try make(.dutyNoted(entry), worker)
  }

  private func plantChild(_ header: Case) throws {
    var child = header.child
    for (kind, word) in [("suicide", PlantedWord.medicine), ("county-lines", .runner)] {
      var flag = CaseFlag()
      flag.kind = ListCode(kind)
      flag.note = text(word)
      child.flags.append(flag)
    }
    _ = try make(.childAmended(reference, child, seen: nil), worker)
    for (relationship, word) in [("other-family", PlantedWord.aunt), ("victim", .shopkeeper)] {
      var person = PersonAround()
      person.id = ""
      person.name = text(word)
      person.relationship = ListCode(relationship)
      _ = try make(.personSaved(reference, person), worker)
    }
  }

  private func plantConsents() throws {
    for (matter, giver, word) in [
      ("media", Consent.Giver.parent, PlantedWord.picture), ("health-screening", .parent, .screening),
      ("sharing", .victim, .burgled),
    ] {
      var consent = Consent()
      consent.id = ""
      consent.matter = ListCode(matter)
      consent.giver = giver
      consent.name = text(word)
      consent.note = text(word)
      consent.sharedWith = text(word)
      consent.on = now.day - 5
      let made = try make(.consented(reference, .saved(consent)), worker)
      if word == .picture { continue }
      let withdrawal = Consent.Withdrawal(on: now.day, why: text(word))
      _ = try make(.consented(reference, .withdrawn(ConsentID("n\(made)"), withdrawal)), worker)
    }
  }

  private func plantCourt(_ header: Case) throws {
    var offence = Offence()
    offence.id = ""
    offence.description = text(.offence)
    offence.date = now.day - 40
    offence.seriousness = 3
    _ = try make(.offenceSaved(reference, offence), worker)
    var hearing = Hearing()
    hearing.id = ""
    hearing.at = now.adding(minutes: 60)
    hearing.court = text(.court)
    hearing.kind = .youth
    hearing.type = "sentence"
    hearing.offences = header.offences.map(\.id)
    _ = try make(.hearingSaved(reference, hearing), worker)
  }

  private func plantPlans(_ header: Case) throws {
    var content = PlanContent()
    content.hopes = text(.plan)
    if !header.documents.contains(where: { $0.name.kind == .plan && $0.state == .draft }) {
      _ = try make(.planned(reference, .written(nil, content, orders: [])), worker)
    }
    var programme = Programme()
    programme.name = "Drumming"
    _ = try make(.programmeSaved("drumming", programme), manager)
    var enrolment = Enrolment()
    enrolment.programme = "drumming"
    enrolment.referred = now.day - 20
    enrolment.ended = now.day
    enrolment.outcome = .completed
    enrolment.ledTo = text(.programme)
    enrolment.childWords = text(.programme)
    _ = try make(.enrolled(reference, enrolment), worker)
  }

  /// An answer in the section about health, and one in another.
  private func plantAssessment(_ forms: FormLibrary) throws {
    let started = try make(.assessed(reference, .start("assetplus", stage: "closure", order: nil, empty: true)), worker)
    let id = DocumentID("a\(started)")
    guard let form = forms.inUse("assetplus", on: now.day) else { return }
    for (name, word) in [("health", PlantedWord.illness), ("friends", .assessment)] {
      guard let section = form.sections.first(where: { $0.id.text == name }),
        let question = section.questions.first(where: { if case .longText = $0.kind { true } else { false } })
      else { continue }
      let edit = AnswerEdit(question.id, seen: nil, value: .text(text(word)))
      _ = try make(.assessed(reference, .save(id, section.id, [edit], minutes: 1)), worker)
    }
  }

  private func plantOversight() throws {
    var note = OversightNote()
    note.id = ""
    note.on = now.day
    note.note = text(.oversight)
    note.actions = [OversightAction(text(.action), due: now.day + 3)]
    _ = try make(.oversightRecorded(reference, note), manager)
    _ = try make(.panelMet(on: now.day, present: ["The bench"], [PanelNote(reference, text(.minutes))]), manager)
    let answers: [QuestionID: AnswerValue] = [
      "audit.theme": .choice("whole"), "audit.good": .text(text(.audit)), "audit.child": .choice("yes"),
      "audit.time": .choice("yes"), "audit.oversight": .choice("yes"), "audit.better": .text(text(.audit)),
      "audit.grading": .rating("good", reason: text(.audit)),
    ]
    _ = try make(.audited(.record(reference, "audit-case", answers)), manager)
    _ = try make(
      .allocated([reference], to: worker, team: nil, note: text(.direction), reason: "It is right."), manager)
  }
}
