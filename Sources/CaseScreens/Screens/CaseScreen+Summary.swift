import Casework
import TextUI

extension CaseScreen {
  /// What is next, what was last, the judgements, and the child's own words.
  func summary(of file: CaseFile, _ desk: any Desk, width: Int) -> [(String, Style)] {
    var lines: [(String, Style)] = [("NEXT", .bold)]
    lines += next(file, desk)
    lines += Self.court(file, desk)
    lines += Self.enforcement(file, desk)
    lines += Self.consents(file, desk)
    let mayRead = desk.whyNot(.retain) == nil
    lines += holds.map { ("! " + Words.of($0, withReason: mayRead), .warning) }
    lines += [("", .plain), ("LAST CONTACTS", .bold)]
    let held = file.contacts.filter { !$0.contact.isPlanned }.suffix(4).reversed()
    let days = held.map { $0.contact.at.day.weekdayText(near: desk.now.day) }
    let dayWidth = (days.map(\.count).max() ?? 0) + 1
    for (filed, day) in zip(held, days) {
      let contact = filed.contact
      let first = Self.excerpt(contact)
      let facts =
        TextWidth.padded(day, to: max(11, dayWidth)) + TodayScreen.short(contact.kind, desk) + "  "
        + (contact.outcome?.shortWords ?? "") + "  "
      let room = max(0, width - TextWidth.columns(of: facts) - 2)
      let quoted = first.isEmpty ? "" : "\u{201C}" + TextWidth.truncated(first, to: room) + "\u{201D}"
      lines.append((facts + quoted, contact.outcome?.isAbsence ?? false ? .warning : .plain))
    }
    if held.isEmpty { lines.append(("nobody has seen \(file.header.child.callName) yet", .quiet)) }
    if let found = file.header.judgements {
      lines += [("", .plain), ("JUDGEMENTS " + found.on.text(.short), .bold)]
      let words = [("Reoffending", found.reoffending), ("Harm", found.harm), ("Safety and wellbeing", found.safety)]
        .map { $0.0 + " " + Words.spoken($0.1) }
      lines.append((words.joined(separator: "   "), .plain))
    }
    if !file.header.child.ownWords.isEmpty {
      lines += [("", .plain), ("IN \(file.header.child.callName.uppercased())\u{2019}S WORDS", .bold)]
      lines.append(("\u{201C}" + file.header.child.ownWords + "\u{201D}", .good))
    }
    return lines
  }

  private func next(_ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    let day = desk.now.day
    let summary = CaseSummary(of: file)
    var lines: [(String, Style)] = []
    let open = Obligation.open(for: summary, under: desk.standards, calendar: desk.calendar, on: day)
    for due in open.prefix(5) {
      let isLate = due.due < day
      lines.append(
        ((isLate ? "! " : "\u{B7} ") + due.due.due(asOf: day) + "  " + due.title, isLate ? .overdue : .plain))
    }
    let planned = file.contacts.filter(\.contact.isPlanned)
    for filed in planned.filter({ $0.contact.at < desk.now }).suffix(2) {
      let kind = TodayScreen.short(filed.contact.kind, desk)
      lines.append(("! " + filed.contact.at.tabular(near: day) + "  " + kind + ", outcome to record", .warning))
    }
    for filed in planned.filter({ $0.contact.at >= desk.now }).prefix(3) {
      lines.append(
        (
          "  " + filed.contact.at.tabular(near: day) + "  " + desk.lists.words("contact-kinds", filed.contact.kind),
          .plain
        ))
    }
    if open.isEmpty, planned.isEmpty { lines.append(("nothing due, nothing booked", .quiet)) }
    if let tally = Today.tally(summary, on: desk.now, standards: desk.standards, calendar: desk.calendar) {
      lines.append((Words.of(tally.contacts), tally.seen >= tally.asked ? .good : .plain))
    }
    if let week = IntensiveWeek.weeks(of: file, under: desk.standards, on: day).last {
      lines.append((Words.of(week), week.delivered >= week.asked ? .good : .plain))
    }
    return lines
  }
}
