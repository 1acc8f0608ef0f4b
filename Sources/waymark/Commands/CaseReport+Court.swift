import CaseScreens
import Casework

extension CaseReport {
  /// The next hearing, reports that were asked for, bail or remand with its conditions, and warrants; empty where there is nothing of it.
  func court() -> String {
    let header = file.header
    let day = session.now.day
    var lines: [String] = []
    if let next = header.nextHearing {
      let purpose = Words.purpose(next.type, next.purpose, session.settings.lists)
      lines.append("\(next.at.day.text(.short))  \(next.court): \(purpose)")
    }
    for request in header.reports {
      let stage = request.stage(in: header.documents).words
      let state = request.delivered.map { stage + " " + $0.text(.short) } ?? stage + ", due " + request.due.text(.short)
      let late = request.isLate(on: day) ? ", late" : ""
      lines.append("\(Words.name(of: request, session.settings.practice.reports)) (\(request.id)): \(state)\(late)")
    }
    if let spell = header.remandSpell(on: day) {
      lines.append("\(spell.status.name) since \(spell.from.text(.short))")
      lines += spell.conditions(on: day).map { "  " + $0.datedWords }
      if header.isLookedAfterByRemand(on: day) { lines.append("Looked after while remanded") }
    }
    for (hearing, warrant) in header.warrants {
      let checked = warrant.checked.last.map { "last checked " + $0.text(.short) } ?? "never checked"
      lines.append("Warrant of \(hearing.at.day.text(.short)), \(checked)")
    }
    lines += custody(header, on: day)
    for breach in header.breaches where breach.outcome == nil {
      let name = header.order(breach.order)?.disposal.name.lowercased() ?? "order"
      lines.append("Breach of the \(name), information laid \(breach.laid.text(.short))")
    }
    for order in header.civilOrders where order.holds(on: day) {
      let words = session.settings.lists.words("civil-orders", order.kind)
      lines.append(words + (order.to.map { " to " + $0.text(.short) } ?? ""))
    }
    return lines.isEmpty ? "" : "\nCourt\n" + lines.map { "  " + $0 + "\n" }.joined()
  }
  /// Where the child is held, and when they should come home; nothing for those who aren't held.
  private func custody(_ header: Case, on day: Day) -> [String] {
    guard let order = header.custodialOrder(on: day), header.isHeld(under: order.id) else { return [] }
    let place = header.stay(under: order.id)?.placement?.name ?? "where isn\u{2019}t recorded"
    let release = CustodyDates(order, in: header).release.map { ", home " + $0.text(.short) } ?? ""
    return ["In custody: \(place)\(release)"]
  }
}
