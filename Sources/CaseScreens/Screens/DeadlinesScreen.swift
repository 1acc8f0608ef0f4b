import Casework
import TextUI

/// Every obligation as one list: past and coming, by worker, team, rule and state, answered in place.
struct DeadlinesScreen: Screen {
  static let name = "Deadlines"

  enum Whose: CaseIterable { case mine, team, all }
  enum Time: CaseIterable { case open, past, both }

  /// One line of the list: an obligation of a case.
  struct Line: Hashable, Sendable {
    var reference: CaseReference
    var key: ObligationKey
  }

  var whose: Whose
  var time = Time.open
  var filter = LineEditor()
  var isFiltering = false
  /// Everything that the list could show, and what the filter lets through.
  private var all: [Today.Due] = []
  private(set) var rows: [Today.Due] = []
  private(set) var ids: [Line] = []
  var list = ListState<Line>()
  var page = 10
  private(set) var unknownField: String?

  /// One's own, or everybody's.
  init(of whose: Whose = .mine) { self.whose = whose }

  /// Those that a count counts: in one of these states.
  init(_ states: [Obligation.Standing], of whose: Whose) {
    self.whose = whose
    filter.set("state:" + states.map(\.rawValue).joined(separator: ","))
  }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the case", hint: "open") { screen, _ in
        if screen.isFiltering {
          screen.isFiltering = false
          return .stay
        }
        return screen.selected.map { .open(CaseScreen($0.obligation.reference)) } ?? .say("There is no case to open.")
      },
      Command([.char("d")], "say that it was done", hint: "done", unavailable: Self.withoutLine) { screen, desk in
        screen.selected.map { RecordForm.done($0.obligation, desk) } ?? .stay
      },
      Command(
        [.char("l")], "say why it is late, and who accepted it", hint: "late because", unavailable: Self.withoutLine
      ) { screen, desk in
        screen.selected.map { RecordForm.late($0.obligation, desk) } ?? .stay
      },
      Command([.char("w")], "say that it isn't needed any more", hint: "not needed", unavailable: Self.withoutLine) {
        screen, _ in
        guard let due = screen.selected else { return .stay }
        guard due.obligation.isOpen else { return .say("Nothing is to be done any more.") }
        let (reference, key) = (due.obligation.reference, due.obligation.key)
        return .open(
          ReasonForm("Not needed any more: " + due.obligation.title) { .obligationWaived(reference, key, reason: $0) })
      },
      Command([.char("c")], "record a contact", unavailable: Self.withoutLine) { screen, desk in
        screen.selected.map { ContactForm.open($0.obligation.reference, settles: nil, desk) } ?? .stay
      },
      Command([.char("/")], "filter as you type: words, worker:, team:, rule:, state:overdue", hint: "filter") {
        screen, _ in
        screen.isFiltering = true
        return .stay
      },
      Command([.char("p")], "still to be done, past, or both", hint: "past") { screen, desk in
        screen.time = Self.next(screen.time)
        screen.refresh(desk)
        return .stay
      },
      Command([.char("v"), .tab], "mine, my team's, all", hint: "whose") { screen, desk in
        screen.whose = Self.next(screen.whose)
        screen.refresh(desk)
        return .stay
      },
    ]
  }

  private static let withoutLine: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.selected == nil ? "Nothing is chosen." : nil
  }

  private static func next<Value: CaseIterable & Equatable>(_ value: Value) -> Value {
    let all = Array(Value.allCases)
    return all[((all.firstIndex(of: value) ?? 0) + 1) % all.count]
  }

  var isTyping: Bool { isFiltering }
  func title(_ desk: any Desk) -> String { "deadlines" }
  var selected: Today.Due? { list.index(in: ids).map { rows[$0] } }

  func status(_ desk: any Desk) -> String {
    rows.count == all.count ? "\(rows.count)" : "\(rows.count) of \(all.count)"
  }

  mutating func refresh(_ desk: any Desk) {
    let team = desk.staff[desk.me]?.team
    func isWanted(_ summary: CaseSummary) -> Bool {
      switch whose {
      case .mine: summary.worker == desk.me
      case .team: summary.team == team && team != nil
      case .all: true
      }
    }
    let open = whose == .mine ? desk.openCases(of: desk.me) : desk.openCases
    var filter = DeadlineFilter()
    switch time {
    case .open:
      all = Today.Due.open(
        in: open.filter(isWanted), filter, under: desk.standards, calendar: desk.calendar, on: desk.now.day)
    case .past, .both:
      filter.standings = Set(Obligation.Standing.allCases.filter { time == .both || !$0.isOpen })
      let summaries = open + ((try? desk.closedCases()) ?? [])
      let files = summaries.filter(isWanted).compactMap { (try? desk.caseFile($0.reference)) ?? nil }
      all = Today.Due.all(in: files, filter, under: desk.standards, calendar: desk.calendar, on: desk.now.day)
      if time == .past { all.reverse() }
    }
    sift(desk)
  }

  /// Shows what the filter lets through.
  mutating func sift(_ desk: any Desk) {
    let wanted = DeadlineWords(filter.text, desk)
    unknownField = wanted.unknown
    rows = all.filter { wanted.shows($0, desk) }
    ids = rows.map { Line(reference: $0.obligation.reference, key: $0.obligation.key) }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if isFiltering {
      switch key {
      case .escape:
        isFiltering = false
        filter.set("")
        sift(desk)
      case .up, .down, .pageUp, .pageDown: _ = list.handle(key, ids: ids, page: page)
      case .control("p"), .function(1): return nil
      default: if filter.handle(key) { sift(desk) }
      }
      return .stay
    }
    if case .mouse(let mouse) = key, mouse.kind == .press || mouse.kind == .doublePress {
      guard mouse.row >= Self.firstRow, mouse.row - Self.firstRow < ids.count - list.top else { return nil }
      list.select(list.top + mouse.row - Self.firstRow, in: ids)
      return mouse.kind == .doublePress ? selected.map { .open(CaseScreen($0.obligation.reference)) } : .stay
    }
    return list.handle(key, ids: ids, page: page) ? .stay : nil
  }

  /// The row of the first line: below the header, the list's name and the headings.
  private static let firstRow = 4
}
