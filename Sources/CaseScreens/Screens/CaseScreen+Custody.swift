import Casework
import TextUI

extension CaseScreen {
  /// Where the child is held and when they come home, for the summary; nothing for those who aren't held.
  static func custody(_ file: CaseFile, _ desk: any Desk) -> [(String, Style)] {
    guard let order = file.header.custodialOrder(on: desk.now.day), file.header.isHeld(under: order.id) else {
      return []
    }
    let place = file.header.stay(under: order.id)?.placement?.name
    let release = CustodyDates(order, in: file.header).release.map { ", home " + $0.text(.short) } ?? ""
    return [("  In custody: \(place ?? "where isn\u{2019}t recorded")\(release)", place == nil ? .warning : .plain)]
  }

  /// Custody in short, for the section of the case; Enter opens it.
  func custodyItems(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    let day = desk.now.day
    guard let order = file.header.custodialOrder(on: day) else { return [] }
    let stay = file.header.stay(under: order.id) ?? CustodyStay(under: order.id, from: order.begins)
    let dates = CustodyDates(order, in: file.header)
    let isHeld = file.header.isHeld(under: order.id)
    var lines: [(String, Style)] = [(order.listName(on: day) + " of " + order.made.text(.short), .bold)]
    if isHeld {
      let place = stay.placement.map { $0.name + ", since " + $0.from.text(.short) } ?? "where isn\u{2019}t recorded"
      lines.append(("  " + place, stay.placement == nil ? .warning : .plain))
      let of = dates.release.map { " of \(stay.days(to: $0)), home \($0.text(.short))" } ?? ""
      lines.append(("  day \(stay.days(to: day))\(of)", .plain))
    } else if let released = order.released ?? stay.release?.on {
      lines.append(("  released \(released.text(.short))", .plain))
    }
    if let ends = dates.licenceEnds { lines.append(("  licence to \(ends.text(.short))", .plain)) }
    var items = [CaseItem(.fact("custody"), lines)]
    let held = CustodyContacts(of: stay, in: file.contacts, by: day)
    items.append(CaseItem(.fact("custody contacts"), [(CustodyScreen.words(held), .plain)]))
    for head in ResettlementPlan.Head.allCases {
      let item = stay.resettlement.item(head)
      let style: Style = item?.settled != nil ? .good : item?.what.isEmpty ?? true ? .quiet : .plain
      let words = TextWidth.padded(head.words, to: 22) + Words.text(of: head, in: stay.resettlement)
      items.append(CaseItem(.fact("head \(head.rawValue)"), [(words, style)]))
    }
    return items
  }

  /// Breaches and civil orders, below the hearings.
  func proceedings(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    var items = file.header.breaches.reversed().map { breach in
      let name = file.header.order(breach.order)?.disposal.name ?? breach.order.text
      let hearing = breach.hearing.flatMap { file.header.hearing($0) }
      let rest = Words.lines(of: breach, hearing).map { ("  " + $0, Style.plain) }
      return CaseItem(
        .breach(breach.id), [("Breach of the " + name.prefix(1).lowercased() + name.dropFirst(), .bold)] + rest)
    }
    items += file.header.civilOrders.reversed().map { order in
      let lines = Words.lines(of: order, desk.lists, on: desk.now.day)
      let isOver = !order.holds(on: desk.now.day)
      return CaseItem(
        .civilOrder(order.id), lines.enumerated().map { ($0 == 0 ? $1 : "  " + $1, $0 > 0 || isOver ? .plain : .bold) })
    }
    return items
  }

  /// What comes next of a breach, or its statement where the court decided.
  func breach(_ id: BreachID, of file: CaseFile, _ desk: any Desk) -> Step {
    guard let breach = file.header.breaches.first(where: { $0.id == id }) else {
      return .say(Words.of(.breach(.noSuchBreach(id, reference))))
    }
    if breach.outcome != nil { return .open(PageScreen(.breach(id), of: reference)) }
    return RecordForm.open(.nextOfBreach(breach), of: file, desk)
  }

  /// The commands about custody, breaches and civil orders.
  static var courting: [Command<Self>] {
    [
      Command(
        [.char("U")], "custody: where, dates, coming home", hint: "custody", where: { $0.section == .custody }
      ) { screen, _ in .open(CustodyScreen(of: screen.reference)) },
      Command(
        [.char("B")], "lay an information for a breach", hint: "breach", where: { $0.section == .court },
        unavailable: closed
      ) { screen, desk in RecordForm.open(.breach, of: screen.file, desk) }.needing(.cases),
      Command(
        [.char("V")], "add a civil order or an injunction", hint: "civil order", where: { $0.section == .court },
        unavailable: closed
      ) { screen, desk in RecordForm.open(.civilOrder(nil), of: screen.file, desk) }.needing(.cases),
      Command(
        [.char("Q")], "the statement in a breach, to read, print or write to a file", hint: "statement",
        where: { $0.breachSelected != nil },
        unavailable: { s, _ in s.breachSelected == nil ? "Choose a breach first: Tab to Court." : nil }
      ) { screen, _ in
        screen.breachSelected.map { .open(PageScreen(.breach($0), of: screen.reference)) } ?? .stay
      },
    ]
  }

  private var breachSelected: BreachID? {
    if case .breach(let id) = selectedItem?.id { id } else { nil }
  }

  private static let closed: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.file?.header.closed.map { Words.of(.caseClosed(screen.reference, on: $0.on)) }
  }
}
