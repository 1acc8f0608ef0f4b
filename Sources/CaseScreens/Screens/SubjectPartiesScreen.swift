import Casework
import TextUI

/// Everybody and everything of others that is marked in a pack, one row each: decided once for all places.
struct SubjectPartiesScreen: Screen {
  static let name = "Who is marked"

  private static let columns = [
    Column("Who or what", 20, grows: true), Column("Kind", 18, grows: true), Column("Entries", 7), Column("Times", 6),
    Column("Decided", 20),
  ]

  private var opened: OpenedPack
  private var tallies: [PartyTally] = []
  private var ids: [String] = []
  private var list = RowList<String>()

  init(_ filed: FiledRequest) { opened = OpenedPack(filed) }

  private var id: SubjectRequestID { opened.id }
  private var filed: FiledRequest { opened.filed }
  private var pack: SubjectPack? { opened.pack }
  var reference: CaseReference { opened.reference }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "its places, one by one", hint: "places", unavailable: withoutRow) { screen, _ in
        screen.selected.flatMap { tally in
          screen.pack.map { .open(SubjectPackScreen(screen.filed, only: $0.parties[tally.party].id)) }
        } ?? .stay
      }.needing(.disclose),
      Command([.char("x")], "redact it in all its places", hint: "redact", unavailable: notDeciding) { screen, desk in
        screen.decide(.redact, desk)
      }.needing(.disclose),
      Command([.char("r")], "release it in all its places", hint: "release", unavailable: notDeciding) { screen, desk in
        screen.decide(.release, desk)
      }.needing(.disclose),
      Command([.char("N")], "the next that is to be decided", hint: "next") { screen, _ in
        screen.toUndecided()
        return .stay
      },
    ]
  }

  private static let withoutRow: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.selected == nil ? (screen.pack == nil ? screen.opened.trouble : "Nothing in it is about anybody else.") : nil
  }

  private static let notDeciding: @Sendable (Self, any Desk) -> String? = { screen, desk in
    if let why = withoutRow(screen, desk) { return why }
    let stage = screen.filed.request.stage
    if !stage.isOpen { return Words.of(.subjectAccess(.over(stage))) }
    return stage.isDecided ? Words.of(.subjectAccess(.submittedAlready)) : nil
  }

  func title(_ desk: any Desk) -> String { opened.child }
  func status(_ desk: any Desk) -> String { "" }
  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(.print, of: reference, "what is held on the child", why: "request \(id)") }

  private var selected: PartyTally? { list.index(in: ids).map { tallies[$0] } }

  private mutating func decide(_ ruling: PackDecision.Ruling, _ desk: any Desk) -> Step {
    guard let pack, let selected else { return .stay }
    let ground = opened.usualGround(ruling, selected.party, desk)
    let decisions = pack.deciding(everywhere: ruling, selected.party, ground: ground)
    if decisions.isEmpty { return .say("Every entry in which it stands is withheld.") }
    toUndecided()
    return .make(.subjectAccess(reference, .decided(id, decisions, seen: filed.version)), closes: false)
  }

  /// Goes to the next row of which something is undecided, and stays where there is none.
  private mutating func toUndecided() {
    let start = (list.index(in: ids) ?? -1) + 1
    let order = tallies.indices.map { (start + $0) % tallies.count }
    if let next = order.first(where: { tallies[$0].undecided > 0 }) { list.select(ids[next], in: ids) }
  }

  mutating func refresh(_ desk: any Desk) {
    opened.refresh(desk)
    tallies = pack?.tallies ?? []
    ids = tallies.map { pack?.parties[$0.party].id ?? "" }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if key == .left { return .close }
    let step = list.typed(key, ids: ids) { _ in .stay }
    if step != nil, case .mouse(let mouse) = key, mouse.kind == .doublePress { return run(.enter, desk) }
    return step
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    canvas.cursor = Spot(row: area.lowerBound, column: 1)
    guard let pack else {
      for (row, line) in zip(area, TextWidth.wrapped(opened.trouble, to: canvas.size.columns - 2)) {
        canvas.put(row, 1, line, .warning)
      }
      return
    }
    let open = tallies.count { $0.undecided > 0 }
    let heading = "\(tallies.count.counted("party", "parties")) in \(pack.entries.count.counted("entry", "entries")), "
    canvas.put(area.lowerBound, 1, heading + "\(open) to decide", open == 0 ? .bold : .warning)
    if ids.isEmpty {
      canvas.put(area.lowerBound + 2, 2, "Nothing in it is about anybody else.", .quiet)
      return
    }
    list.place(ids, in: (area.lowerBound + 2)..<area.upperBound)
    list.draw(&canvas, columns: Self.columns, indent: 2) { _, _, index in
      let tally = tallies[index]
      let party = pack.parties[tally.party]
      return [
        (party.words, .bold), (party.kind.words, .plain), (String(tally.entries), .plain),
        (String(tally.marks), .plain),
        Self.state(of: tally),
      ]
    }
  }

  private static func state(of tally: PartyTally) -> (String, Style) {
    if tally.undecided == tally.entries { return ("to decide", .warning) }
    if tally.undecided > 0 { return ("\(tally.undecided) to decide", .warning) }
    if tally.leftOut == tally.entries { return ("left out", .overdue) }
    if tally.released == tally.entries { return ("released", .good) }
    return ("\(tally.leftOut) left out", .overdue)
  }
}
