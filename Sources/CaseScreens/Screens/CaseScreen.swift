import Casework
import TextUI

/// A child's case: what they like and want, what is next, and everything that was recorded.
struct CaseScreen: Screen {
  static let name = "Case"

  enum Section: String, CaseIterable, Sendable {
    case summary = "Summary"
    case contacts = "Contacts"
    case appointments = "Booked"
    case orders = "Orders"
    case people = "People"
    case history = "History"
  }

  private let reference: CaseReference
  private var file: CaseFile?
  private var history: [HistoryEntry] = []
  private var section = Section.summary
  private var list = ListState<String>()
  private var filter = LineEditor()
  private var isFiltering = false
  private var scroll = 0

  init(_ reference: CaseReference) {
    self.reference = reference
  }

  static var commands: [Command<Self>] {
    [
      Command([.char("c")], "record a contact", hint: "contact") { screen, desk in
        ContactForm.open(
          screen.reference, settles: screen.section == .appointments ? screen.selectedContact(desk)?.id : nil, desk)
      },
      Command([.char("b")], "book an appointment", hint: "book") { screen, desk in
        ContactForm.open(screen.reference, settles: nil, desk, books: true)
      },
      Command([.tab, .right, .char("l")], "next section", hint: "section") { screen, _ in
        screen.move(1)
        return .stay
      },
      Command([.backTab, .char("h")], "section before") { screen, _ in
        screen.move(-1)
        return .stay
      },
      Command([.enter], "open the contact", hint: "open") { screen, desk in
        if screen.isFiltering {
          screen.isFiltering = false
          return .stay
        }
        guard let filed = screen.selectedContact(desk) else { return .say("Enter opens a contact: Tab to Contacts.") }
        return .open(ContactScreen(screen.reference, filed.id))
      },
      Command([.char("/")], "filter contacts by their text as you type", hint: "filter") { screen, _ in
        if screen.section != .appointments { screen.section = .contacts }
        screen.isFiltering = true
        return .stay
      },
      Command(
        [.char("m")], "move the contact to another case",
        unavailable: { s, desk in s.selectedContact(desk) == nil ? "Choose a contact first: Tab to Contacts." : nil }
      ) { screen, desk in
        screen.selectedContact(desk).map { .open(MoveForm($0.id, from: screen.reference)) } ?? .stay
      },
      Command(
        [.char("e")], "amend the contact: the earlier version is kept",
        unavailable: { s, desk in s.selectedContact(desk) == nil ? "Choose a contact first: Tab to Contacts." : nil }
      ) { screen, desk in
        guard let file = screen.file, let filed = screen.selectedContact(desk) else { return .stay }
        return .open(ContactForm(file, .amend(filed.id, version: filed.version), desk))
      },
    ]
  }

  var isTyping: Bool { isFiltering }

  func title(_ desk: any Desk) -> String { file?.header.child.fullName ?? reference.description }

  mutating func refresh(_ desk: any Desk) {
    file = try? desk.caseFile(reference)
    history = (try? desk.history(of: reference)) ?? []
  }

  private mutating func move(_ distance: Int) {
    let all = Section.allCases
    section = all[((all.firstIndex(of: section) ?? 0) + distance + all.count) % all.count]
    list = ListState()
    scroll = 0
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if isFiltering {
      if key == .escape {
        isFiltering = false
        filter.set("")
      } else if key == .up || key == .down {
        _ = list.handle(key, ids: ids(desk), page: 10)
      } else {
        _ = filter.handle(key)
      }
      return .stay
    }
    if key == .escape, !filter.text.isEmpty {
      filter.set("")
      return .stay
    }
    if key == .left { return .close }
    if section == .summary || section == .people {
      if key == .down || key == .char("j") { scroll += 1; return .stay }
      if key == .up || key == .char("k") { scroll = max(0, scroll - 1); return .stay }
    }
    if case .mouse(let mouse) = key, mouse.kind == .press, mouse.column < 17, mouse.row >= 6 {
      if Section.allCases.indices.contains(mouse.row - 6) { section = Section.allCases[mouse.row - 6] }
      return .stay
    }
    return list.handle(key, ids: ids(desk), page: 10) ? .stay : nil
  }

  private func contacts(_ desk: any Desk) -> [FiledContact] {
    let all =
      section == .appointments
      ? (file?.contacts.filter { $0.contact.isPlanned } ?? [])
      : (file?.contacts.filter { !$0.contact.isPlanned }.reversed() ?? [])
    let words = FoldedWords.words(of: filter.text)
    if words.isEmpty { return all }
    return all.filter { filed in
      let kind = desk.lists.words("contact-kinds", filed.contact.kind)
      let text = FoldedWords.words(of: filed.contact.note + " " + kind + " " + (filed.contact.outcome?.words ?? ""))
      return words.allSatisfy { word in text.contains { $0.starts(with: word) } }
    }
  }

  private func ids(_ desk: any Desk) -> [String] {
    switch section {
    case .contacts, .appointments: contacts(desk).map(\.id.text)
    case .orders: file?.header.orders.map(\.id.text) ?? []
    case .history: history.reversed().map { String($0.seq) }
    case .summary, .people: []
    }
  }

  private func selectedContact(_ desk: any Desk) -> FiledContact? {
    guard section == .contacts || section == .appointments else { return nil }
    let shown = contacts(desk)
    return list.index(in: shown.map(\.id.text)).map { shown[$0] }
  }

  // MARK: Drawing

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    guard let file else {
      canvas.put(rows.lowerBound, 1, "There is no case \(reference).", .warning)
      return
    }
    let day = desk.now.day
    head(&canvas, rows.lowerBound, file, day, desk)
    let top = rows.lowerBound + 3
    canvas.rule(rows.lowerBound + 2)
    let counts: [Section: Int] = [
      .contacts: file.contacts.filter { !$0.contact.isPlanned }.count,
      .appointments: file.contacts.filter { $0.contact.isPlanned }.count,
      .orders: file.header.orders.count, .people: file.header.people.count, .history: history.count,
    ]
    for (line, each) in Section.allCases.enumerated() where top + line < rows.upperBound {
      canvas.put(
        top + line, 1, TextWidth.padded(each.rawValue, to: 13),
        each == section ? Style(.accent, bold: true, underlined: true) : .plain)
      if let count = counts[each], count > 0 {
        canvas.put(top + line, 12, TextWidth.padded(String(count), to: 4, right: true), .quiet)
      }
    }
    for row in top..<rows.upperBound { canvas.put(row, 17, canvas.glyphs.vertical, .quiet) }
    if isFiltering || !filter.text.isEmpty {
      canvas.put(rows.upperBound - 1, 1, "/", .accent)
      filter.draw(&canvas, rows.upperBound - 1, 2, width: 14, isFocused: isFiltering)
    }
    let typing = isFiltering ? canvas.cursor : nil
    let pane = Pane(top: top, bottom: rows.upperBound, left: 19, width: canvas.size.columns - 20)
    switch section {
    case .summary: lines(&canvas, pane, summary(file, desk, width: pane.width))
    case .people: lines(&canvas, pane, people(file, desk))
    case .contacts, .appointments: contactRows(&canvas, pane, desk)
    case .orders: lines(&canvas, pane, orders(file, desk))
    case .history: historyRows(&canvas, pane, desk)
    }
    canvas.cursor = typing ?? canvas.cursor ?? Spot(row: top, column: 1)
  }

  private struct Pane {
    var top, bottom, left, width: Int
    var rows: Int { max(0, bottom - top) }
  }

  private func head(_ canvas: inout Canvas, _ row: Int, _ file: CaseFile, _ day: Day, _ desk: any Desk) {
    let child = file.header.child
    var column = canvas.put(row, 1, child.fullName, .bold) + 2
    if let age = child.age(on: day), let born = child.dateOfBirth {
      column = canvas.put(row, column, "\(age) (b. \(born.text(.short)))") + 2
    }
    column = canvas.put(row, column, file.reference.description) + 2
    let strengths = [
      child.likes.isEmpty ? "" : "likes: " + child.likes, child.wants.isEmpty ? "" : "wants: " + child.wants,
    ]
    .filter { !$0.isEmpty }.joined(separator: ", ")
    canvas.put(row, column, TextWidth.truncated(strengths, to: canvas.size.columns - column - 1), .good)
    var parts: [String] = []
    if let order = file.header.mainOrder(on: day) {
      parts.append(order.listName(on: day) + (order.ends.map { " to " + $0.text(.short) } ?? ""))
      if let level = order.level { parts.append(level.rawValue) }
    }
    if let worker = file.header.worker {
      parts.append(desk.staff[worker]?.name ?? worker.text)
    } else {
      parts.append("unallocated")
    }
    if let closed = file.header.closed { parts.append("closed " + closed.on.text(.short)) }
    let end = canvas.put(
      row + 1, 1, TextWidth.truncated(parts.joined(separator: " \u{B7} "), to: canvas.size.columns - 2))
    let flags = child.flags.filter { $0.holds(on: day) }.map { desk.lists.words("flags", $0.kind) }
    if !flags.isEmpty {
      canvas.put(
        row + 1, end + 2,
        TextWidth.truncated(
          canvas.glyphs.flag + " " + flags.joined(separator: ", "), to: canvas.size.columns - end - 3), .warning)
    }
  }

  private mutating func lines(_ canvas: inout Canvas, _ pane: Pane, _ lines: [(String, Style)]) {
    var wrapped: [(String, Style)] = []
    for (text, style) in lines { for line in TextWidth.wrapped(text, to: pane.width) { wrapped.append((line, style)) } }
    scroll = max(0, min(scroll, wrapped.count - pane.rows))
    for (offset, line) in wrapped.dropFirst(scroll).prefix(pane.rows).enumerated() {
      canvas.put(pane.top + offset, pane.left, line.0, line.1, width: pane.width)
    }
    if wrapped.isEmpty { canvas.put(pane.top, pane.left, "Nothing recorded yet.", .quiet) }
  }

  private func summary(_ file: CaseFile, _ desk: any Desk, width: Int) -> [(String, Style)] {
    let day = desk.now.day
    let summary = CaseSummary(of: file)
    var lines: [(String, Style)] = []
    let open = Obligation.open(for: summary, under: desk.standards, calendar: desk.calendar, on: day)
    let coming = file.contacts.filter { $0.contact.isPlanned && $0.contact.at >= desk.now }.prefix(3)
    lines.append(("NEXT", .bold))
    for due in open.prefix(5) {
      lines.append(
        (
          (due.due < day ? "! " : "\u{B7} ") + due.due.due(asOf: day) + "  " + due.title,
          due.due < day ? .overdue : .plain
        ))
    }
    for filed in coming {
      lines.append(
        ("  " + filed.contact.at.tabular + "  " + desk.lists.words("contact-kinds", filed.contact.kind), .plain))
    }
    if open.isEmpty, coming.isEmpty { lines.append(("nothing due, nothing booked", .quiet)) }
    if let tally = Today.tally(summary, on: desk.now, standards: desk.standards) {
      lines.append(
        (
          "\(tally.seen) of \(tally.asked) contacts this month, \(tally.booked) booked",
          tally.seen >= tally.asked ? .good : .plain
        ))
    }
    lines.append(("", .plain))
    lines.append(("LAST CONTACTS", .bold))
    for filed in file.contacts.filter({ !$0.contact.isPlanned }).suffix(4).reversed() {
      let contact = filed.contact
      let first = contact.note.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      let facts =
        TextWidth.padded(contact.at.day.text(.weekdayAndMonth), to: 11) + TodayScreen.short(contact.kind, desk) + "  "
        + (contact.outcome?.shortWords ?? "") + "  "
      let room = max(0, width - TextWidth.columns(of: facts) - 2)
      let quoted = first.isEmpty ? "" : "\u{201C}" + TextWidth.truncated(first, to: room) + "\u{201D}"
      lines.append((facts + quoted, contact.outcome?.isAbsence ?? false ? .warning : .plain))
    }
    if let found = file.header.judgements {
      lines.append(("", .plain))
      lines.append(("JUDGEMENTS " + found.on.text(.short), .bold))
      lines.append(
        (
          "Reoffending \(found.reoffending.rawValue)   Harm \(found.harm.rawValue)   Safety and wellbeing \(found.safety.rawValue)",
          .plain
        ))
    }
    if !file.header.child.ownWords.isEmpty {
      lines.append(("", .plain))
      lines.append(("IN \(file.header.child.callName.uppercased())\u{2019}S WORDS", .bold))
      lines.append(("\u{201C}" + file.header.child.ownWords + "\u{201D}", .good))
    }
    return lines
  }

  private func people(_ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    var lines: [(String, Style)] = []
    for reach in file.header.child.reach {
      lines.append(
        ("\(file.header.child.callName): \(reach.value)" + (reach.note.isEmpty ? "" : " (\(reach.note))"), .plain))
    }
    if let home = file.header.child.residence(on: desk.now.day) {
      lines.append(
        (
          "Lives at \(home.address) \(home.postcode)"
            + (home.type.map { ", " + desk.lists.words("accommodation", $0).lowercased() } ?? ""), .plain
        ))
    }
    for person in file.header.people {
      lines.append(("", .plain))
      lines.append(
        (
          person.name + ", " + desk.lists.words("relationships", person.relationship).lowercased()
            + (person.organisation.isEmpty ? "" : ", " + person.organisation), .bold
        ))
      var details = person.reach.map(\.value)
      if person.parentalResponsibility ?? false { details.append("parental responsibility") }
      if person.livesWithChild ?? false { details.append("lives with the child") }
      if !details.isEmpty { lines.append((details.joined(separator: " \u{B7} "), .plain)) }
      if person.mayBeContacted == false { lines.append(("! must not be contacted", .overdue)) }
      if !person.note.isEmpty { lines.append((person.note, .quiet)) }
    }
    return lines
  }

  private func orders(_ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    var lines: [(String, Style)] = []
    for order in file.header.orders.reversed() {
      lines.append((order.disposal.name, .bold))
      var facts = "made " + order.made.text(.short)
      if let term = order.term { facts += ", \(term.count) \(term.unit.rawValue)" }
      if let ends = order.ends { facts += ", ends " + ends.text(.short) }
      if !order.by.isEmpty { facts += ", " + order.by }
      lines.append((facts, .plain))
      if let ended = order.ended {
        lines.append(("ended " + ended.on.text(.short) + ": " + ended.how.rawValue, .quiet))
      }
      if !order.requirements.isEmpty {
        lines.append(("requirements: " + order.requirements.map(\.kind.rawValue).joined(separator: ", "), .plain))
      }
      let absences = file.unacceptableAbsences(from: order).count
      if absences > 0 { lines.append(("! \(absences) unacceptable absence\(absences == 1 ? "" : "s")", .warning)) }
      for offence in file.header.offences where order.offences.contains(offence.id) {
        lines.append(
          (
            "  " + offence.description + (offence.date.map { ", " + $0.text(.short) } ?? "")
              + (offence.seriousness.map { " \u{B7} YJB \($0)" } ?? "")
              + (offence.policeGravity.map { " \u{B7} police \($0)" } ?? ""), .quiet
          ))
      }
      lines.append(("", .plain))
    }
    return lines
  }

  private mutating func contactRows(_ canvas: inout Canvas, _ pane: Pane, _ desk: any Desk) {
    let shown = contacts(desk)
    let ids = shown.map(\.id.text)
    for (line, index) in list.window(ids, rows: pane.rows).enumerated() {
      let contact = shown[index].contact
      let row = pane.top + line
      var column = canvas.put(row, pane.left, TextWidth.padded(contact.at.day.text(.short), to: 12)) + 0
      column = canvas.put(row, column, contact.at.time.description) + 1
      column = canvas.put(row, column, TextWidth.padded(TodayScreen.short(contact.kind, desk), to: 9)) + 1
      let style: Style = contact.outcome?.isAbsence ?? false ? .warning : .plain
      column = canvas.put(row, column, TextWidth.padded(contact.outcome?.shortWords ?? "planned", to: 13), style) + 1
      let first =
        contact.sensitive ? "(sensitive)" : contact.note.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      canvas.put(row, column, TextWidth.truncated(first, to: pane.left + pane.width - column), .quiet)
      if ids[index] == list.selected {
        canvas.restyle(row, pane.left, pane.width) { $0.isReversed = true }
        canvas.cursor = Spot(row: row, column: pane.left)
      }
    }
    if shown.isEmpty {
      canvas.put(
        pane.top, pane.left, filter.text.isEmpty ? "None yet. c records one, b books one." : "None has these words.",
        .quiet)
    }
  }

  private mutating func historyRows(_ canvas: inout Canvas, _ pane: Pane, _ desk: any Desk) {
    let shown = Array(history.reversed())
    let ids = shown.map { String($0.seq) }
    for (line, index) in list.window(ids, rows: pane.rows).enumerated() {
      let entry = shown[index]
      let row = pane.top + line
      var column = canvas.put(row, pane.left, TextWidth.padded(entry.at.day.text(.short), to: 12)) + 0
      column = canvas.put(row, column, entry.at.time.description) + 1
      column = canvas.put(row, column, TextWidth.padded(desk.staff[entry.by]?.listName ?? entry.by.text, to: 14)) + 1
      let words =
        Change.words(forOp: entry.op) + (entry.undoes.map { " (no \($0))" } ?? "")
        + (entry.why.isEmpty ? "" : ": " + entry.why)
      canvas.put(row, column, TextWidth.truncated(words, to: pane.left + pane.width - column))
      if ids[index] == list.selected {
        canvas.restyle(row, pane.left, pane.width) { $0.isReversed = true }
        canvas.cursor = Spot(row: row, column: pane.left)
      }
    }
  }
}
