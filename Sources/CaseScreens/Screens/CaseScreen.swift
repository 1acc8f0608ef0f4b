import Casework
import TextUI

/// A child's case: what they like and want, what is next, and everything that was recorded.
struct CaseScreen: Screen {
  static let name = "Case"

  enum Section: String, CaseIterable, Sendable {
    case summary = "Summary"
    case timeline = "Timeline"
    case contacts = "Contacts"
    case appointments = "Booked"
    case orders = "Orders"
    case assessments = "Assessments"
    case plan = "Plan"
    case people = "People"
    case consents = "Consents"
    case oversight = "Oversight"
    case exit = "Exit plan"
    case court = "Court"
    case custody = "Custody"
    case history = "History"
    case looks = "Looked at"

    /// The sections of a case that somebody may see.
    static func seen(of reference: CaseReference, at desk: any Desk) -> [Section] {
      guard let viewer = desk.viewer else { return allCases.filter { $0 != .looks } }
      return allCases.filter { section in
        if section == .looks { return viewer.may(.trail) }
        if section == .consents {
          return ([.people] + CaseSection.apart).contains { desk.whyClosed($0, of: reference) == nil }
        }
        return section.part.map { desk.whyClosed($0, of: reference) == nil } ?? true
      }
    }

    /// The part of a case that one must see for it; nil where the summary is enough.
    private var part: CaseSection? {
      switch self {
      case .summary, .consents, .looks: nil
      case .timeline, .contacts, .appointments: .contacts
      case .assessments: .assessments
      case .orders, .court, .custody: .orders
      case .plan, .exit: .plan
      case .people: .people
      case .oversight: .oversight
      case .history: .history
      }
    }
  }

  let reference: CaseReference
  var file: CaseFile?
  var history: [HistoryEntry] = []
  /// What forbids that the case is destroyed.
  var holds: [LegalHold] = []
  /// What managers did on the case.
  var overseen: [OversightEntry] = []
  var section = Section.summary
  var list = ListState<CaseItem.ID>()
  var items: [CaseItem] = []
  /// What the summary says in so many columns; nil until it is drawn.
  var summary: (width: Int, lines: [(String, Style)])?
  var filter = FilterLine()
  var scroll = 0
  /// Where the list's items were last drawn, by row.
  var places: [(rows: Range<Int>, item: Int)] = []
  var page = 10

  init(_ reference: CaseReference) {
    self.reference = reference
  }

  static var commands: [Command<Self>] {
    [
      Command([.char("c")], "record a contact, or what came of the appointment", hint: "contact") { screen, desk in
        let planned = screen.selectedContact.flatMap { $0.contact.isPlanned ? $0.id : nil }
        return ContactForm.open(screen.reference, settles: planned, desk)
      }.needing(.record),
      Command([.char("b")], "book an appointment", hint: "book") { screen, desk in
        ContactForm.open(screen.reference, settles: nil, desk, books: true)
      }.needing(.record),
      Command(
        [.char("N")], "start an assessment or a screening", hint: "new assessment",
        where: { $0.section == .assessments },
        unavailable: Self.whileClosed
      ) { screen, desk in
        screen.file.map { .open(StartAssessmentForm($0, desk)) } ?? .stay
      }.needing(.assess),
      Command(
        [.char("O")], "add an order or out-of-court disposal", hint: "order", where: { $0.section == .orders },
        unavailable: Self.whileClosed
      ) { screen, desk in
        RecordForm.open(.order(nil), of: screen.file, desk)
      }.needing(.cases),
      Command(
        [.char("F")], "add an offence", hint: "offence", where: { $0.section == .orders }, unavailable: Self.whileClosed
      ) { screen, desk in
        RecordForm.open(.offence(nil), of: screen.file, desk)
      }.needing(.cases),
      Command(
        [.char("H")], "add a hearing", hint: "hearing", where: { $0.section == .court }, unavailable: Self.whileClosed
      ) { screen, desk in
        RecordForm.open(.hearing(nil), of: screen.file, desk)
      },
      Command([.char("I")], "say that another case is of the same child, or that it isn\u{2019}t") { screen, desk in
        guard let file = screen.file else { return .stay }
        return .open(RecordForm(.link(file), of: file, desk))
      },
      Command(
        [.char("P")], "add a person around the child", hint: "person", where: { $0.section == .people },
        unavailable: Self.whileClosed
      ) { screen, desk in
        RecordForm.open(.person(nil), of: screen.file, desk)
      }.needing(.record),
      Command(
        [.char("E")], "end the order", hint: "end order",
        unavailable: { s, d in s.withoutOrder ?? Self.whileClosed(s, d) }
      ) {
        screen, desk in
        guard case .order(let id) = screen.selectedItem?.id else { return .stay }
        return RecordForm.open(.orderEnd(id), of: screen.file, desk)
      },
      Command(
        [.char("i")], "put the child's own details right", hint: "details",
        where: { [.summary, .people].contains($0.section) }, unavailable: Self.whileClosed
      ) { screen, desk in
        RecordForm.open(.child, of: screen.file, desk)
      },
      Command([.tab, .right, .char("l")], "next section", hint: "section") { screen, desk in
        screen.move(1, desk)
        return .stay
      },
      Command([.backTab, .char("h")], "section before") { screen, desk in
        screen.move(-1, desk)
        return .stay
      },
      Command([.enter], "open what is selected", hint: "open", where: { $0.selectedItem != nil }) {
        screen, desk in
        if screen.filter.isTyping {
          screen.filter.isTyping = false
          return .stay
        }
        return screen.openSelected(desk)
      },
      Command(
        [.char("/")], "filter contacts by their text as you type", hint: "filter",
        where: { [.timeline, .contacts, .appointments].contains($0.section) }
      ) { screen, desk in
        if ![.contacts, .appointments, .timeline].contains(screen.section) { screen.go(to: .contacts, desk) }
        screen.filter.isTyping = true
        return .stay
      },
      Command(
        [.char("e")], "edit what is selected; a contact's earlier version is kept", hint: "edit",
        where: { $0.selectedItem != nil && ![.history, .looks].contains($0.section) }
      ) { screen, desk in screen.edit(desk) },
      Command([.char("m")], "move the contact to another case", unavailable: Self.withoutContact) { screen, _ in
        screen.selectedContact.map { .open(MoveForm($0.id, from: screen.reference)) } ?? .stay
      }.needing(.record),
      Command(
        [.char("D")], "remove what was recorded by mistake: the trail keeps it", unavailable: Self.whyNotRemoved
      ) { screen, desk in
        screen.removable.map { .open(ReasonForm.removing($0, from: screen.reference, desk)) } ?? .stay
      },
      Command([.char("J")], "write down the three judgements", unavailable: Self.whileClosed) { screen, desk in
        RecordForm.open(.judgements, of: screen.file, desk)
      }.needing(.cases),
      Command(
        [.char("A")], "allocate the case", hint: "allocate", where: { $0.section == .summary },
        unavailable: Self.whileClosed
      ) { screen, desk in
        AllocationForm.open([screen.reference], desk)
      }.needing(.allocate),
      Command([.char("W")], "enforcement: absences to decide, steps taken and withdrawn") { screen, _ in
        .open(EnforcementScreen(of: screen.reference))
      },
      Command(
        [.char("o")], "write down management oversight, with what is to be done by when", hint: "oversight note",
        where: { $0.section == .oversight },
        unavailable: { s, d in
          d.acts(in: s.reference, \.oversees) ? Self.whileClosed(s, d) : Words.of(.mayNotOversee(d.me))
        }
      ) { screen, desk in RecordForm.open(.oversight, of: screen.file, desk) },
      Command([.char("L")], "letters: warning, final warning, appointment") { screen, _ in
        let last = screen.file?.header.enforcement.last { $0.stands && $0.step.isWarning }
        let kind = last.flatMap { LetterKind(giving: $0.step) } ?? .appointment
        return .open(LetterScreen(kind, to: screen.reference))
      },
      Command([.char("R")], "add a report that was asked for", unavailable: Self.whileClosed) { screen, desk in
        RecordForm.open(.report(nil), of: screen.file, desk)
      }.needing(.cases),
      Command([.char("T")], "say for whom the case is held, or by whom", unavailable: Self.whileClosed) {
        screen, desk in RecordForm.open(.caretaking, of: screen.file, desk)
      }.needing(.allocate),
      Command([.char("S")], "book a series of appointments", unavailable: Self.whileClosed) { screen, desk in
        RecordForm.open(.series, of: screen.file, desk)
      }.needing(.record),
      Command(
        [.char("M")], "put the appointment at another time",
        unavailable: { s, _ in
          s.selectedContact?.contact.isPlanned ?? false ? nil : "Choose an appointment first: Tab to Booked."
        }
      ) { screen, desk in
        guard let id = screen.selectedContact?.id else { return .stay }
        return RecordForm.open(.rescheduling(id), of: screen.file, desk)
      },
      Command([.char("X")], "close the case, or reopen it") { screen, desk in screen.closeOrReopen(desk) },
    ] + planning + courting + consenting + flagging + restricting
  }

  private static func withoutContact(_ screen: Self, _ desk: any Desk) -> String? {
    screen.selectedContact == nil ? "Choose a contact first: Tab to Contacts." : nil
  }

  private static func whileClosed(_ screen: Self, _ desk: any Desk) -> String? {
    screen.file?.header.closed.map { Words.of(.caseClosed(screen.reference, on: $0.on)) }
  }

  private var withoutOrder: String? {
    if case .order = selectedItem?.id { return nil }
    return "Choose an order first: Tab to Orders."
  }

  var isTyping: Bool { filter.isTyping }

  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(section == .looks ? .trail : .section, of: reference, section.rawValue.lowercased()) }
  func title(_ desk: any Desk) -> String { file?.header.child.fullName ?? reference.description }

  func status(_ desk: any Desk) -> String {
    guard let at = list.index(in: items.map(\.id)) else { return "" }
    return "\(at + 1) of \(items.count)"
  }

  func shows(anyOf cases: [CaseReference]) -> Bool { cases.contains(reference) }

  mutating func refresh(_ desk: any Desk) {
    file = try? desk.caseFile(reference)
    history = (try? desk.history(of: reference)) ?? []
    holds = file.map { RetentionStanding.holds(on: $0.header, (try? desk.moratoria()) ?? Moratoria()) } ?? []
    overseen = file.map { Self.overseen($0, desk) } ?? []
    arrange(desk)
  }

  /// The item that keys act on.
  var selectedItem: CaseItem? { list.index(in: items.map(\.id)).map { items[$0] } }

  /// The contact that keys act on.
  var selectedContact: FiledContact? { selectedItem?.contact.flatMap { file?.contact($0) } }

  mutating func go(to section: Section, _ desk: any Desk) {
    self.section = section
    list = ListState()
    scroll = 0
    arrange(desk)
  }

  /// The sections that are there: custody where the child was ever held.
  func sections(_ desk: any Desk) -> [Section] {
    let isHeld = file?.header.custodialOrder(on: desk.now.day) != nil
    return Section.seen(of: reference, at: desk).filter { $0 != .custody || isHeld }
  }

  private mutating func move(_ distance: Int, _ desk: any Desk) {
    let all = sections(desk)
    go(to: all[((all.firstIndex(of: section) ?? 0) + distance + all.count) % all.count], desk)
  }

  private func openSelected(_ desk: any Desk) -> Step {
    guard let item = selectedItem else { return .say("Nothing is selected. Tab goes to the next section.") }
    if let contact = item.contact {
      guard file?.contact(contact) != nil else { return .say("This contact is no longer on \(reference).") }
      return .open(ContactScreen(reference, contact))
    }
    if case .document(let name) = item.id, name.kind == .assessment {
      return .open(AssessmentScreen(reference, name.id))
    }
    if case .report(let id) = item.id { return .open(ReportScreen(id, of: reference)) }
    if case .change = item.id { return .say("This change is of the case itself.") }
    if section == .plan { return .open(PlanScreen(of: reference)) }
    if section == .exit { return .open(ExitScreen(of: reference)) }
    if section == .custody { return .open(CustodyScreen(of: reference)) }
    return edit(desk)
  }

  private func edit(_ desk: any Desk) -> Step {
    guard let file else { return .stay }
    if let why = Self.whileClosed(self, desk) { return .say(why) }
    if let filed = selectedContact {
      return .open(ContactForm(file, .amend(filed.id, version: filed.version), desk))
    }
    if section == .plan { return .open(PlanScreen(of: reference)) }
    if section == .exit { return .open(ExitScreen(of: reference)) }
    if section == .custody { return .open(CustodyScreen(of: reference)) }
    if section == .history || section == .looks {
      return .say("It is a trace of what was done. Nothing edits it.")
    }
    switch selectedItem?.id {
    case .order(let id): return RecordForm.open(.order(id), of: file, desk)
    case .offence(let id): return RecordForm.open(.offence(id), of: file, desk)
    case .person(let id): return RecordForm.open(.person(id), of: file, desk)
    case .flag(let kind, let from): return RecordForm.open(.flag(kind, from: from), of: file, desk)
    case .report(let id): return RecordForm.open(.report(id), of: file, desk)
    case .document(let name) where name.kind == .assessment: return .open(AssessmentScreen(reference, name.id))
    case .fact where section == .assessments: return .open(StartAssessmentForm(file, desk))
    case .hearing(let id): return RecordForm.open(.hearing(id), of: file, desk)
    case .breach(let id): return breach(id, of: file, desk)
    case .civilOrder(let id): return RecordForm.open(.civilOrder(id), of: file, desk)
    case .consent(let id): return edit(id, of: file, desk)
    case .fact where section == .court: return RecordForm.open(.hearing(nil), of: file, desk)
    case .oversight: return .say("What a manager wrote isn\u{2019}t altered: D removes it, o writes another.")
    case .event: return .say("This entry follows from others. Nothing edits it.")
    default: return RecordForm.open(.child, of: file, desk)
    }
  }

  private func closeOrReopen(_ desk: any Desk) -> Step {
    guard let file else { return .stay }
    if file.header.isOpen { return .open(ClosingScreen(of: reference)) }
    let reference = reference
    return .open(ReasonForm("Reopen \(reference)") { .caseReopened(reference, why: $0) })
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let ids = items.map(\.id)
    switch filter.typed(key) {
    case .changed: arrange(desk)
    case .unchanged: break
    case .list: return moved(key, ids, desk)
    case .program: return nil
    }
    return .stay
  }

  private mutating func moved(_ key: Key, _ ids: [CaseItem.ID], _ desk: any Desk) -> Step? {
    if key == .left { return .close }
    if case .mouse(let mouse) = key, mouse.kind == .press || mouse.kind == .doublePress {
      return pressed(mouse, ids, desk)
    }
    if section == .summary { return scrolls(key) ? .stay : nil }
    return list.handle(key, ids: ids, page: page) ? .stay : nil
  }

  private mutating func scrolls(_ key: Key) -> Bool {
    switch key {
    case .down, .char("j"): scroll += 1
    case .up, .char("k"): scroll = max(0, scroll - 1)
    case .pageDown, .control("d"), .control("f"): scroll += page
    case .pageUp, .control("u"), .control("b"): scroll = max(0, scroll - page)
    case .home, .char("g"): scroll = 0
    case .end, .char("G"): scroll = .max / 2
    case .mouse(let mouse) where mouse.kind == .wheelDown: scroll += 3
    case .mouse(let mouse) where mouse.kind == .wheelUp: scroll = max(0, scroll - 3)
    default: return false
    }
    return true
  }

  private mutating func pressed(_ mouse: Key.Mouse, _ ids: [CaseItem.ID], _ desk: any Desk) -> Step? {
    if mouse.column < Self.paneLeft {
      let line = mouse.row - Self.firstRow
      let sections = sections(desk)
      guard sections.indices.contains(line) else { return nil }
      go(to: sections[line], desk)
      return .stay
    }
    guard let place = places.first(where: { $0.rows.contains(mouse.row) }) else { return nil }
    list.select(place.item, in: ids)
    return mouse.kind == .doublePress ? openSelected(desk) : .stay
  }
}
