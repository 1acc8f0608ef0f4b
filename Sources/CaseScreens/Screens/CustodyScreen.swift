import Casework
import TextUI

/// A child in custody, or on the way home: dates, where, who is there for them, public protection, and coming home.
struct CustodyScreen: Screen {
  static let name = "Custody"

  /// What a row is about.
  enum Part: Hashable, Sendable {
    case dates, people, panel, release, contacts, risk
    case placement(Day)
    case advocacy(Int)
    case leave(LeaveID)
    case head(ResettlementPlan.Head)
    case check, meeting
  }

  let reference: CaseReference
  private(set) var file: CaseFile?
  private(set) var order: Order?
  private var list = ItemList<Part>()

  init(of reference: CaseReference) { self.reference = reference }

  /// What is on record of the stay; an empty one where nothing is.
  var stay: CustodyStay? {
    order.map { file?.header.stay(under: $0.id) ?? CustodyStay(under: $0.id, from: $0.begins) }
  }

  private var isHeld: Bool { order.map { file?.header.isHeld(under: $0.id) ?? false } ?? false }

  static var commands: [Command<Self>] {
    [
      Command(
        [.enter], "change what is selected", hint: "change", unavailable: Self.whyNot
      ) { screen, desk in screen.change(desk) }.needing(.cases),
      Command(
        [.char("m")], "where the child is held: at first, or moved", hint: "place", where: { $0.isHeld },
        unavailable: Self.unlessHeld
      ) { screen, desk in screen.open({ .placement($0) }, desk) }.needing(.cases),
      Command(
        [.char("e")], "who is there for the child, and the day of release", hint: "people", unavailable: Self.whyNot
      ) { screen, desk in screen.open({ .custodyPeople($0) }, desk) }.needing(.cases),
      Command([.char("a")], "what the advocate was told, or told us", hint: "advocate", unavailable: Self.whyNot) {
        screen, desk in screen.open({ .advocacy($0) }, desk)
      }.needing(.cases),
      Command(
        [.char("t")], "a temporary release: for what, and whether the child came back", hint: "temporary",
        where: { $0.isHeld }, unavailable: Self.whyNot
      ) { screen, desk in screen.open({ .leave(nil, under: $0) }, desk) }.needing(.cases),
      Command([.char("s")], "screen for MAPPA", hint: "MAPPA", unavailable: Self.whyNot) { screen, desk in
        screen.open({ .screening($0) }, desk)
      }.needing(.cases),
      Command(
        [.char("B")], "the risk panel: refer the child, or brief the head of service", hint: "risk panel",
        where: { $0.stay?.screening?.isMet == false }, unavailable: Self.whyNot
      ) { screen, desk in
        let isOpen = screen.stay?.riskPanel.map { $0.ended == nil } ?? false
        return screen.open({ isOpen ? .riskBriefing($0) : .riskReferral($0) }, desk)
      }.needing(.cases),
      Command([.char("E")], "the risk panel lets go", unavailable: Self.whyNot) { screen, desk in
        screen.open({ .riskEnd($0) }, desk)
      }.needing(.cases),
    ] + leaving
  }

  private static var leaving: [Command<Self>] {
    [
      Command([.char("H")], "the joint check that the child won\u{2019}t be homeless", unavailable: Self.whyNot) {
        screen, desk in screen.open({ .homelessness($0) }, desk)
      }.needing(.cases),
      Command([.char("M")], "the planning meeting before release was held", unavailable: Self.whyNot) {
        screen, desk in screen.open({ .releaseMeeting($0) }, desk)
      }.needing(.cases),
      Command(
        [.char("r")], "the child came home", hint: "release", where: { $0.isHeld }, unavailable: Self.unlessHeld
      ) { screen, desk in screen.open({ .release($0) }, desk) }.needing(.cases),
      Command(
        [.char("L")], "what licence or supervision asks for", hint: "conditions", where: { $0.stay?.release != nil },
        unavailable: Self.unlessReleased
      ) { screen, desk in screen.open({ .licenceConditions($0) }, desk) }.needing(.cases),
      Command(
        [.char("R")], "the child was brought back", hint: "recall", where: { !$0.isHeld && $0.order?.released != nil },
        unavailable: Self.unlessReleased
      ) { screen, desk in screen.open({ .recall($0) }, desk) }.needing(.cases),
      Command(
        [.char("P")], "the post-custody panel: look back at report and sentence", hint: "panel",
        unavailable: Self.whyNot
      ) { screen, desk in screen.open({ .custodyPanel($0) }, desk) }.needing(.cases),
      Command([.char("p")], "the plan for coming home, for the child and the family", hint: "print") { screen, _ in
        .open(PageScreen(.resettlement, of: screen.reference))
      },
      Command([.char("c")], "record a visit or a review", hint: "contact") { screen, desk in
        ContactForm.open(screen.reference, settles: nil, desk)
      }.needing(.record),
    ]
  }

  private static let whyNot: @Sendable (Self, any Desk) -> String? = { screen, _ in
    if let closed = screen.file?.header.closed { return Words.of(.caseClosed(screen.reference, on: closed.on)) }
    return screen.order == nil ? "No custodial sentence or remand to youth detention is on record." : nil
  }

  private static let unlessHeld: @Sendable (Self, any Desk) -> String? = { screen, desk in
    if let why = whyNot(screen, desk) { return why }
    return screen.isHeld ? nil : screen.order.map { Words.of(.custody(.notHeld($0.id))) }
  }

  private static let unlessReleased: @Sendable (Self, any Desk) -> String? = { screen, desk in
    if let why = whyNot(screen, desk) { return why }
    return screen.isHeld ? screen.order.map { Words.of(.custody(.notReleased($0.id))) } : nil
  }

  private func open(_ spec: (OrderID) -> RecordForm.Spec, _ desk: any Desk) -> Step {
    guard let order else { return .stay }
    return RecordForm.open(spec(order.id), of: file, desk)
  }

  private func change(_ desk: any Desk) -> Step {
    let plan = order.flatMap { file?.header.stay(under: $0.id) }?.resettlement
    switch list.selected {
    case .head(let head) where plan?.isWithheld(head) ?? false:
      return .say(Words.of(.access(.withheld(desk.me, head.section ?? .health))))
    case .head(let head): return open({ .resettlement(head, under: $0) }, desk)
    case .leave(let id): return open({ .leave(id, under: $0) }, desk)
    case .placement:
      return isHeld ? open({ .placement($0) }, desk) : .say(Words.of(.custody(.notHeld(order?.id ?? ""))))
    case .advocacy: return open({ .advocacy($0) }, desk)
    case .check: return open({ .homelessness($0) }, desk)
    case .meeting: return open({ .releaseMeeting($0) }, desk)
    case .panel: return open({ .custodyPanel($0) }, desk)
    case .risk: return open({ .screening($0) }, desk)
    case .release: return open({ isHeld ? .release($0) : .licenceConditions($0) }, desk)
    case .contacts: return ContactForm.open(reference, settles: nil, desk)
    case .dates, .people, nil: return open({ .custodyPeople($0) }, desk)
    }
  }

  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(.section, of: reference, "custody") }
  func title(_ desk: any Desk) -> String {
    "Custody \u{B7} " + (file?.header.child.fullName ?? reference.description)
  }
  func shows(anyOf cases: [CaseReference]) -> Bool { cases.contains(reference) }

  mutating func refresh(_ desk: any Desk) {
    file = (try? desk.caseFile(reference)) ?? nil
    order = file?.header.custodialOrder(on: desk.now.day)
    arrange(desk, width: 76)
  }

  private mutating func arrange(_ desk: any Desk, width: Int) {
    list.items = file.map { rows($0, desk, width: width) } ?? []
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if key == .left { return .close }
    let took = list.handle(key)
    guard took.isTaken else { return nil }
    return took.opens ? run(.enter, desk) : .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    arrange(desk, width: canvas.size.columns - 3)
    canvas.put(area.lowerBound, 1, TextWidth.truncated(heading(desk), to: canvas.size.columns - 2), .bold)
    list.draw(&canvas, rows: (area.lowerBound + 1)..<area.upperBound, column: 1, width: canvas.size.columns - 2)
    if list.items.isEmpty {
      canvas.put(area.lowerBound + 2, 1, "No custodial sentence or remand to youth detention is on record.", .quiet)
      canvas.cursor = Spot(row: area.lowerBound, column: 1)
    }
  }
}
