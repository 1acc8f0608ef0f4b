import Casework
import TextUI

extension CaseScreen {
  /// Where the page begins below the child's two lines, and right of the sections.
  static let firstRow = 5
  static let paneLeft = 17
  /// From how many columns on the selected contact is shown beside the list, and in how many.
  private static let readerFrom = 120
  private static let readerWidth = 48

  /// Part of the page.
  private struct Pane {
    var top, bottom, left, width: Int
    var rows: Int { max(0, bottom - top) }
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    guard let file else {
      canvas.put(rows.lowerBound, 1, "There is no case \(reference).", .warning)
      return
    }
    head(&canvas, rows.lowerBound, file, desk)
    canvas.rule(rows.lowerBound + 2)
    let top = rows.lowerBound + 3
    page = max(1, rows.upperBound - top)
    sections(&canvas, top, rows.upperBound, file, desk)
    let typing = filter.draw(&canvas, rows.upperBound - 1, 1, label: "/", width: 15)
    var pane = Pane(top: top, bottom: rows.upperBound, left: Self.paneLeft + 2, width: 0)
    pane.width = canvas.size.columns - pane.left - 1
    if section == .summary {
      places = []
      let lines =
        summary.flatMap { $0.width == pane.width ? $0.lines : nil } ?? summary(of: file, desk, width: pane.width)
      summary = (pane.width, lines)
      draw(lines, &canvas, pane)
    } else {
      if canvas.size.columns >= Self.readerFrom, let contact = selectedContact?.contact {
        pane.width -= Self.readerWidth + 2
        reader(&canvas, pane, contact, desk)
      }
      list(&canvas, pane)
    }
    canvas.cursor = typing ?? canvas.cursor ?? Spot(row: top, column: 1)
  }

  private func sections(_ canvas: inout Canvas, _ top: Int, _ bottom: Int, _ file: CaseFile, _ desk: any Desk) {
    let booked = file.contacts.count(where: \.contact.isPlanned)
    let counts: [Section: Int] = [
      .contacts: file.contacts.count - booked, .appointments: booked, .orders: file.header.orders.count,
      .assessments: file.header.documents.count { $0.name.kind == .assessment && !$0.isReplaced },
      .people: file.header.people.count, .consents: file.header.consents.count, .oversight: overseen.count,
      .court: file.header.hearings.count + file.header.reports.count,
      .custody: file.header.custody.count,
      .history: history.count,
    ]
    for (line, each) in sections(desk).enumerated() where top + line < bottom {
      let isHere = each == section
      canvas.put(top + line, 1, each.rawValue, isHere ? Style(.accent, bold: true, underlined: true) : .plain)
      if let count = counts[each], count > 0 {
        canvas.put(top + line, 12, TextWidth.padded(String(count), to: 4, right: true), .quiet)
      }
    }
    for row in top..<bottom { canvas.put(row, Self.paneLeft, canvas.glyphs.vertical, .quiet) }
  }

  private func head(_ canvas: inout Canvas, _ row: Int, _ file: CaseFile, _ desk: any Desk) {
    let child = file.header.child
    let day = desk.now.day
    var column = canvas.put(row, 1, child.fullName, .bold) + 2
    if let age = child.age(on: day), let born = child.dateOfBirth {
      column = canvas.put(row, column, "\(age) (b. \(born.text(.short)))") + 2
    }
    column = canvas.put(row, column, file.reference.description) + 2
    let strengths = [("likes: ", child.likes), ("wants: ", child.wants)].filter { !$0.1.isEmpty }.map { $0.0 + $0.1 }
    canvas.put(
      row, column,
      TextWidth.truncated(strengths.joined(separator: ", "), to: max(0, canvas.size.columns - column - 1)), .good)
    var parts: [String] = []
    if let order = file.header.mainOrder(on: day) {
      parts.append(order.listName(on: day) + (order.ends.map { " to " + $0.text(.short) } ?? ""))
      if let level = order.level { parts.append(level.rawValue) }
    }
    let seconds = file.header.secondaryWorkers.map { desk.staff[$0]?.listName ?? $0.text }
    let worker = file.header.worker.map { desk.staff[$0]?.name ?? $0.text } ?? "unallocated"
    parts.append(worker + (seconds.isEmpty ? "" : " with " + seconds.joined(separator: ", ")))
    if !file.header.heldFor.isEmpty { parts.append("held for " + file.header.heldFor) }
    if !file.header.heldBy.isEmpty { parts.append("supervised by " + file.header.heldBy) }
    if file.header.restriction != nil { parts.append("RESTRICTED") }
    if !holds.isEmpty { parts.append("HELD") }
    if let closed = file.header.closed { parts.append("closed " + closed.on.text(.short)) }
    let end = canvas.put(
      row + 1, 1, TextWidth.truncated(parts.joined(separator: " \u{B7} "), to: canvas.size.columns - 2))
    let flags = child.flags.filter { $0.holds(on: day) }.map { desk.lists.words("flags", $0.kind) }
    if !flags.isEmpty {
      let words = canvas.glyphs.flag + " " + flags.joined(separator: ", ")
      canvas.put(row + 1, end + 2, TextWidth.truncated(words, to: max(0, canvas.size.columns - end - 3)), .warning)
    }
  }

  private mutating func draw(_ lines: [(String, Style)], _ canvas: inout Canvas, _ pane: Pane) {
    var wrapped: [(String, Style)] = []
    for (text, style) in lines { for line in TextWidth.wrapped(text, to: pane.width) { wrapped.append((line, style)) } }
    scroll = max(0, min(scroll, wrapped.count - pane.rows))
    for (offset, line) in wrapped.dropFirst(scroll).prefix(pane.rows).enumerated() {
      canvas.put(pane.top + offset, pane.left, line.0, line.1, width: pane.width)
    }
    let edge = min(canvas.size.columns - 1, pane.left + pane.width)
    if scroll > 0 { canvas.put(pane.top, edge, canvas.glyphs.ascending, .accent) }
    if scroll + pane.rows < wrapped.count { canvas.put(pane.bottom - 1, edge, canvas.glyphs.descending, .accent) }
  }

  /// Draws the entries around the selected one, each with all its lines.
  private mutating func list(_ canvas: inout Canvas, _ pane: Pane) {
    places = []
    let ids = items.map(\.id)
    guard let selected = list.index(in: ids) else {
      canvas.put(pane.top, pane.left, TextWidth.truncated(nothing, to: pane.width), .quiet)
      return
    }
    _ = list.window(ids, rows: max(1, items.count))
    var starts: [Int] = []
    var count = 0
    for item in items {
      starts.append(count)
      count += item.lines.count
    }
    if starts[selected] < scroll { scroll = starts[selected] }
    let end = starts[selected] + items[selected].lines.count
    if end > scroll + pane.rows { scroll = min(starts[selected], end - pane.rows) }
    scroll = max(0, min(scroll, count - pane.rows))
    for (index, item) in items.enumerated() where starts[index] + item.lines.count > scroll {
      let first = pane.top + starts[index] - scroll
      if first >= pane.bottom { break }
      places.append((max(pane.top, first)..<min(pane.bottom, first + item.lines.count), index))
      for (offset, line) in item.lines.enumerated() where (pane.top..<pane.bottom).contains(first + offset) {
        canvas.put(first + offset, pane.left, TextWidth.truncated(line.text, to: pane.width), line.style)
        if index == selected { canvas.restyle(first + offset, pane.left, pane.width) { $0.isReversed = true } }
      }
      if index == selected { canvas.cursor = Spot(row: max(pane.top, first), column: pane.left) }
    }
  }

  private var nothing: String {
    if !filter.text.isEmpty { return "None has these words. Esc clears the filter." }
    return switch section {
    case .assessments: "None yet. N starts one."
    case .orders: "No order yet. O adds an order, F an offence."
    case .people: "Nobody yet. P adds a person."
    case .consents: "No consent yet. C records one."
    case .plan: "No plan yet. p begins one."
    case .exit: "No exit plan yet. x begins one."
    case .oversight: "Nothing yet. A allocates the case, o writes a note of oversight."
    case .court: "No hearing yet. H adds one; C on Today has the court lists."
    case .custody: "Nothing of custody yet. Enter opens it."
    case .history: "No changes yet."
    case .looks: "Nobody has looked yet."
    case .summary, .timeline, .contacts, .appointments: "None yet. c records a contact, b books one."
    }
  }

  /// The selected contact beside the list.
  private func reader(_ canvas: inout Canvas, _ pane: Pane, _ contact: Contact, _ desk: any Desk) {
    let left = pane.left + pane.width + 2
    for row in pane.top..<pane.bottom { canvas.put(row, left - 2, canvas.glyphs.vertical, .quiet) }
    var text = [desk.lists.words("contact-kinds", contact.kind), contact.at.prose]
    text.append((contact.outcome?.words ?? "Planned") + (contact.length.map { ", " + $0.text } ?? ""))
    text.append("")
    text.append(contact.sensitive ? "Sensitive: Enter opens the note." : contact.note)
    let wrapped = text.flatMap { TextWidth.wrapped($0, to: Self.readerWidth - 1) }
    for (offset, line) in wrapped.prefix(pane.rows).enumerated() {
      canvas.put(pane.top + offset, left, line, offset == 0 ? .bold : .plain)
    }
    if wrapped.count > pane.rows { canvas.put(pane.bottom - 1, left, "Enter shows the rest", .quiet, width: 47) }
  }
}
