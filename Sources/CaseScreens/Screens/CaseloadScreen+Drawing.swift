import Casework
import TextUI

extension CaseloadScreen {
  /// From how many columns on the selected case is shown beside the list, and in how many.
  private static let paneFrom = 120
  private static let paneWidth = 40

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let hasPane = canvas.size.columns >= Self.paneFrom
    let width = hasPane ? canvas.size.columns - Self.paneWidth - 1 : canvas.size.columns
    let typingAt = heading(&canvas, area.lowerBound, width, desk)
    let columns = Self.columns(desk.preferences, width: width - 5)
    let layout = Column.layout(columns.map(\.1), width: width - 5)
    headings = layout.map { part in
      let (field, column) = columns[part.index]
      return Heading(field: field, column: column, start: part.start + 3, width: part.width)
    }
    titles(&canvas, area.lowerBound + 1)
    let first = area.lowerBound + 2
    list.place(ids, in: first..<max(first, area.upperBound))
    list.draw(&canvas, width: width) { canvas, y, index in row(&canvas, y, rows[index], desk) }
    if ids.isEmpty { canvas.put(first, 3, nothing, .quiet) }
    if hasPane, let at = list.index(in: ids) {
      for row in area { canvas.put(row, width, canvas.glyphs.vertical, .quiet) }
      CasePane(rows[at], desk).draw(&canvas, area, width + 2, Self.paneWidth - 2)
    }
    if let typingAt { canvas.cursor = typingAt }
  }

  private var nothing: String {
    if let unknownField {
      let names = CaseFilter.Field.allCases.map(\.rawValue).joined(separator: ", ")
      return "\u{201C}\(unknownField)\u{201D} is no field. There are \(names)."
    }
    return filter.text.isEmpty ? "No cases here. v shows others." : "No case has these words. Esc clears the filter."
  }

  /// The list's name, its marks and its filter; returns where typing happens.
  private func heading(_ canvas: inout Canvas, _ row: Int, _ width: Int, _ desk: any Desk) -> Spot? {
    let names: [Shown: String] = [
      .mine: "My caseload", .team: "My team's caseload", .all: "All open cases", .closed: "Closed cases",
    ]
    var column = canvas.put(row, 1, names[shown] ?? "", .bold) + 2
    // As wide as the whole list's count, so that the filter stays where it is while one types.
    let count = TextWidth.padded(String(ids.count), to: String(all.count).count, right: true)
    column = canvas.put(row, column, count + (shown == .closed ? " closed" : " open"), .quiet) + 2
    for (count, words) in apart where count > 0 && !filter.isTyping {
      column = canvas.put(row, column, "\(count) \(words)", .quiet) + 2
    }
    if !list.marked.isEmpty {
      let hidden = list.marked.count - ids.count(where: list.marked.contains)
      let words = "\(list.marked.count) marked" + (hidden > 0 ? ", \(hidden) hidden" : "")
      column = canvas.put(row, column, words, .warning) + 2
    }
    if isSorting {
      canvas.put(row, column, "\u{2190} \u{2192} choose the column, r turns it round, Enter ends", .accent)
    }
    return filter.draw(&canvas, row, column, width: width - column - 2)
  }

  private func titles(_ canvas: inout Canvas, _ row: Int) {
    for heading in headings {
      let isSorted = heading.field == sort
      let arrow = isSorted ? (isDescending ? canvas.glyphs.descending : canvas.glyphs.ascending) : ""
      canvas.put(
        row, heading.start,
        TextWidth.padded(heading.column.title + arrow, to: heading.width, right: heading.column.isRight),
        isSorted && isSorting ? Style(reversed: true, underlined: true) : .quiet)
    }
  }

  private func row(_ canvas: inout Canvas, _ y: Int, _ row: CaseRow, _ desk: any Desk) {
    let day = desk.now.day
    if list.marked.contains(row.summary.reference) {
      canvas.put(y, 0, canvas.glyphs.tick, .good)
    } else if shown == .mine, desk.isActing(in: row.summary) {
      canvas.put(y, 0, "c", .warning)
    }
    if row.isLate(on: day) {
      canvas.put(y, 1, "!", .overdue)
    } else if !row.summary.flags.isEmpty {
      canvas.put(y, 1, canvas.glyphs.flag, .warning)
    }
    for heading in headings {
      let (text, style) = cell(heading.field, row, day, desk)
      canvas.put(y, heading.start, TextWidth.padded(text, to: heading.width, right: heading.column.isRight), style)
    }
  }
}

/// A case beside a list: what is next and what was last, from its summary alone.
struct CasePane {
  private var lines: [(String, Style)] = []

  init(_ row: CaseRow, _ desk: any Desk) {
    let day = desk.now.day
    let summary = row.summary
    lines.append((summary.name + (summary.age(on: day).map { ", \($0)" } ?? ""), .bold))
    var on = row.orderName
    if let level = row.order?.level { on += " \u{B7} " + level.rawValue }
    if let ends = row.order?.ends { on += " to " + ends.text(.short) }
    lines.append((on, .plain))
    if !summary.flags.isEmpty {
      lines.append((summary.flags.map { desk.lists.words("flags", $0) }.joined(separator: ", "), .warning))
    }
    lines += [("", .plain), ("NEXT", .bold)]
    for due in row.dues.prefix(5) {
      let isLate = due.due < day
      lines.append(
        ((isLate ? "! " : "\u{B7} ") + due.due.due(asOf: day) + "  " + due.title, isLate ? .overdue : .plain))
    }
    let booked = summary.contacts.filter { $0.outcome == nil }
    for contact in booked.prefix(4) {
      let words = contact.at < desk.now ? "  outcome to record" : ""
      lines.append(
        ("  " + contact.at.tabular(near: day) + "  " + TodayScreen.short(contact.kind, desk) + words, .plain))
    }
    if row.dues.isEmpty, booked.isEmpty { lines.append(("nothing due, nothing booked", .quiet)) }
    if let tally = row.tally {
      lines += [("", .plain), ("CONTACT THIS MONTH", .bold)]
      lines.append(("\(tally.seen) of \(tally.asked), \(tally.booked) booked", tally.seen == 0 ? .warning : .plain))
    }
    lines += [("", .plain), ("LAST CONTACTS", .bold)]
    let held = summary.contacts.filter { $0.outcome != nil }
    let last = held.suffix(6).reversed()
    let days = last.map { $0.at.day.weekdayText(near: day) }
    let dayWidth = max(11, (days.map(\.count).max() ?? 0) + 1)
    for (contact, day) in zip(last, days) {
      let outcome = contact.outcome?.shortWords ?? ""
      lines.append(
        (
          TextWidth.padded(day, to: dayWidth) + TodayScreen.short(contact.kind, desk) + "  "
            + outcome, contact.outcome?.isAbsence ?? false ? .warning : .plain
        ))
    }
    if held.isEmpty { lines.append(("nobody has seen the child yet", .quiet)) }
  }

  /// Draws as much of it as fits.
  func draw(_ canvas: inout Canvas, _ rows: Range<Int>, _ column: Int, _ width: Int) {
    for (offset, line) in lines.prefix(rows.count).enumerated() {
      canvas.put(rows.lowerBound + offset, column, TextWidth.truncated(line.0, to: width), line.1)
    }
  }
}
