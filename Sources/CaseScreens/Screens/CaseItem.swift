import Casework
import TextUI

/// One entry of a section of a case: what it is about, and its lines.
struct CaseItem: Sendable {
  /// What an entry is about.
  enum ID: Hashable, Sendable {
    case contact(ContactID)
    case order(OrderID)
    case offence(OffenceID)
    case person(PersonID)
    case flag(ListCode, Day?)
    case report(ReportID)
    case document(SignedName)
    case hearing(HearingID)
    case breach(BreachID)
    case consent(ConsentID)
    case civilOrder(CivilOrderID)
    case oversight(OversightID)
    case change(Int)
    case look(Int)
    case event(String)
    case fact(String)
  }

  var id: ID
  /// The contact that it opens.
  var contact: ContactID?
  var lines: [(text: String, style: Style)]

  init(_ id: ID, _ lines: [(String, Style)], contact: ContactID? = nil) {
    self.id = id
    self.lines = lines.map { (text: $0.0, style: $0.1) }
    if case .contact(let own) = id { self.contact = own } else { self.contact = contact }
  }
}

extension CaseScreen {
  /// Makes the section's entries anew.
  mutating func arrange(_ desk: any Desk) {
    summary = nil
    guard let file else {
      items = []
      return
    }
    switch section {
    case .summary: items = []
    case .timeline: items = filtered(timeline(file, desk), file, desk)
    case .contacts:
      items = filtered(file.contacts.filter { !$0.contact.isPlanned }.reversed().map { line($0, desk) }, file, desk)
    case .appointments: items = filtered(file.contacts.filter(\.contact.isPlanned).map { line($0, desk) }, file, desk)
    case .assessments: items = assessments(file, desk)
    case .orders: items = orders(file, desk)
    case .plan: items = planItems(file, desk)
    case .exit: items = exitItems(file, desk)
    case .court: items = courtItems(file, desk) + proceedings(file, desk)
    case .custody: items = custodyItems(file, desk)
    case .people: items = people(file, desk)
    case .consents: items = consentItems(file, desk)
    case .oversight: items = oversight(file, desk)
    case .history: items = changes(desk)
    case .looks: items = looks(desk)
    }
  }

  /// The entries that have every word that has been typed, in their lines or in their contact's note.
  private func filtered(_ items: [CaseItem], _ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    let wanted = FoldedWords.words(of: filter.text)
    if wanted.isEmpty { return items }
    return items.filter { item in
      var text = item.lines.map(\.text).joined(separator: " ")
      if let contact = item.contact.flatMap({ file.contact($0)?.contact }) {
        text += " " + contact.note + " " + contact.purpose + " " + contact.reason
        text += " " + desk.lists.words("contact-kinds", contact.kind) + " " + (contact.outcome?.words ?? "")
      }
      let words = FoldedWords.words(of: text)
      return wanted.allSatisfy { word in words.contains { $0.starts(with: word) } }
    }
  }

  /// The first line of a note; a sensitive one is not shown in lists.
  static func excerpt(_ contact: Contact) -> String {
    if contact.sensitive { return "(sensitive)" }
    return contact.note.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }

  private func line(_ filed: FiledContact, _ desk: any Desk) -> CaseItem {
    let contact = filed.contact
    let outcome = contact.outcome?.shortWords ?? (contact.at < desk.now ? "to record" : "planned")
    let text =
      TextWidth.padded(contact.at.day.text(.short), to: 12) + contact.at.time.description + " "
      + TextWidth.padded(TodayScreen.short(contact.kind, desk), to: 9) + " " + TextWidth.padded(outcome, to: 13) + " "
      + Self.excerpt(contact)
    return CaseItem(.contact(filed.id), [(text, contact.outcome?.isAbsence ?? false ? .warning : .plain)])
  }

  /// Everything with a day, the latest first.
  private func timeline(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    var events: [(at: Moment, item: CaseItem)] = []
    func add(_ day: Day?, _ words: String, _ style: Style = .bold) {
      guard let day else { return }
      let id = CaseItem.ID.event("\(day.iso) \(words)")
      let text = TextWidth.padded(day.text(.short), to: 12) + "      " + words
      events.append((Moment(day, .midnight), CaseItem(id, [(text, style)])))
    }
    add(file.header.opened, "Case opened", .quiet)
    for filed in file.contacts { events.append((filed.contact.at, line(filed, desk))) }
    for order in file.header.orders {
      add(order.made, order.disposal.name + (order.by.isEmpty ? "" : ", " + order.by))
      for stay in file.header.custody where stay.order == order.id {
        for placement in stay.placements { add(placement.from, "Held at " + placement.name, .quiet) }
        add(stay.recall?.on, "Recalled to custody")
        add(stay.recall?.released, "Released from custody")
      }
      add(order.released, "Released from custody")
      if let ended = order.ended { add(ended.on, order.disposal.name + " ended: " + Words.spoken(ended.how)) }
    }
    for hearing in file.header.hearings where !hearing.isOpen {
      add(hearing.at.day, hearing.court + ": " + (hearing.result?.outcome.words ?? ""))
    }
    for offence in file.header.offences { add(offence.date, "Offence: " + offence.description, .quiet) }
    for allocation in file.header.allocations {
      let worker = allocation.worker.map { desk.staff[$0]?.name ?? $0.text }
      let team = allocation.team.map { desk.teams[$0]?.name ?? $0.text }
      let note = allocation.note.isEmpty ? "" : ": " + allocation.note
      add(allocation.on, "Allocated to " + (worker ?? team ?? "nobody") + note, .quiet)
    }
    if let closed = file.header.closed {
      add(closed.on, "Case closed: " + desk.lists.words("closure-reasons", closed.reason))
    }
    return events.enumerated().sorted { ($0.element.at, $0.offset) > ($1.element.at, $1.offset) }.map(\.element.item)
  }

  private func orders(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    var items: [CaseItem] = []
    for order in file.header.orders.reversed() {
      let by = order.by.isEmpty ? "" : " \u{B7} " + order.by
      var lines: [(String, Style)] = [(order.disposal.name + by, .bold)]
      var facts = "made " + order.made.text(.short)
      if let term = order.term { facts += ", " + Words.of(term) }
      if let ends = order.ends { facts += ", ends " + ends.text(.short) }
      for particular in OrderText.particulars(order) { facts += ", " + particular }
      if let level = order.level { facts += ", " + level.rawValue }
      lines.append(("  " + facts, .plain))
      if let ended = order.ended {
        let note = ended.note.isEmpty ? "" : ", " + ended.note
        lines.append(("  ended " + ended.on.text(.short) + ": " + Words.spoken(ended.how) + note, .quiet))
      }
      for requirement in order.requirements { lines.append(("  requires " + Words.of(requirement), .plain)) }
      let absences = file.unacceptableAbsences(from: order).count
      if absences > 0 {
        lines.append(("  ! \(absences) unacceptable absence\(absences == 1 ? "" : "s")", .warning))
      }
      items.append(CaseItem(.order(order.id), lines))
      items += file.header.offences.filter { order.offences.contains($0.id) }.map { offence($0, "  for ", desk) }
    }
    let answered = Set(file.header.orders.flatMap(\.offences))
    let open = file.header.offences.filter { !answered.contains($0.id) }
    items += open.map { offence($0, "Offence: ", desk) }
    items += reportItems(file, desk)
    return items
  }

  private func offence(_ offence: Offence, _ lead: String, _ desk: any Desk) -> CaseItem {
    var text = lead + offence.description
    if let date = offence.date { text += ", " + date.text(.short) }
    if let score = offence.seriousness { text += " \u{B7} YJB \(score)" }
    if let score = offence.policeGravity { text += " \u{B7} police \(score)" }
    if let plea = offence.plea { text += " \u{B7} " + Words.spoken(plea) }
    return CaseItem(.offence(offence.id), [(text, .plain)])
  }

  private func people(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    let child = file.header.child
    var own: [(String, Style)] = [(child.callName, .bold)]
    for reach in child.reach {
      own.append(("  " + reach.value + (reach.note.isEmpty ? "" : ", " + reach.note), .plain))
    }
    if let home = child.residence(on: desk.now.day) {
      let type = home.type.map { ", " + desk.lists.words("accommodation", $0).lowercased() } ?? ""
      own.append(("  lives at \(home.address) \(home.postcode)" + type, .plain))
    }
    var items = (own.count > 1 ? [CaseItem(.fact("child"), own)] : []) + flagItems(file, desk)
    for person in file.header.people {
      let organisation = person.organisation.isEmpty ? "" : ", " + person.organisation
      let relationship = desk.lists.words("relationships", person.relationship).lowercased()
      var lines: [(String, Style)] = [(person.name + ", " + relationship + organisation, .bold)]
      var details = person.reach.map(\.value)
      if person.parentalResponsibility ?? false { details.append("parental responsibility") }
      if person.livesWithChild ?? false { details.append("lives with the child") }
      if !person.language.isEmpty { details.append("speaks " + person.language) }
      if !details.isEmpty { lines.append(("  " + details.joined(separator: " \u{B7} "), .plain)) }
      if person.mayBeContacted == false { lines.append(("  ! must not be contacted", .overdue)) }
      if !person.note.isEmpty { lines.append(("  " + person.note, .quiet)) }
      items.append(CaseItem(.person(person.id), lines))
    }
    return items
  }

  private func changes(_ desk: any Desk) -> [CaseItem] {
    history.reversed().map { entry in
      let who = desk.staff[entry.by]?.listName ?? entry.by.text
      let what = Change.words(forOp: entry.op) + (entry.undoes.map { " (no \($0))" } ?? "")
      let words = what + (entry.why.isEmpty || entry.removed != nil ? "" : ": " + entry.why)
      let text =
        TextWidth.padded(entry.at.day.text(.short), to: 12) + entry.at.time.description + " "
        + TextWidth.padded(who, to: 14) + " " + words
      let contacts = entry.keys.filter { $0.collection == reference.path(.contacts) }
      // What went out of sight has lines of its own, so that neither it nor the reason is cut short.
      let details = entry.removed.map { ["was: " + Words.of($0, desk.lists), "why: " + entry.why] } ?? []
      return CaseItem(
        .change(entry.seq), [(text, .plain)] + details.map { ("                  " + $0, .quiet) },
        contact: contacts.count == 1 ? ContactID(contacts[0].id) : nil)
    }
  }

  private func looks(_ desk: any Desk) -> [CaseItem] {
    guard desk.viewer?.may(.trail) ?? false else { return [] }
    let found: FoundLooks
    do { found = try desk.looks(at: reference) } catch {
      found = FoundLooks(fault: "it can\u{2019}t be read")
    }
    let looks = found.entries.reversed().map { entry in
      let who = desk.staff[entry.by]?.listName ?? entry.by.text
      let text =
        TextWidth.padded(entry.at.day.text(.short), to: 12) + entry.at.time.description + " "
        + TextWidth.padded(who, to: 14) + " " + entry.look.words
      return CaseItem(.look(entry.seq), [(text, .plain)])
    }
    guard let fault = found.fault else { return looks }
    let words = TextWidth.wrapped("! The trail of looks is broken: \(fault). Tell whoever runs this machine.", to: 74)
    return [CaseItem(.fact("trail"), words.map { ($0, .overdue) })] + looks
  }
}
