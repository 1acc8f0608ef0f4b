import Casework
import TextUI

/// What a records manager works through: closed cases to decide, to review, to look at, and held, each with its reason.
struct RetentionScreen: Screen {
  static let name = "Retention"

  private static let columns = [
    Column("To do", 10), Column("Ref", 9), Column("Child", 16, grows: true), Column("Closed", 9, from: wideFrom),
    Column("Due", 9), Column("Kept", 27, grows: true), Column("Proposed by", 16, from: wideFrom),
  ]
  private static let detailRows = 7
  /// From how many columns on a rule's own words have room.
  private static let wideFrom = 116

  private var queue: RetentionQueue?
  private var unfinished: [CaseReference] = []
  private var rows: [RetentionQueue.Item] = []
  private var list = RowList<CaseReference>()
  private var filter = FilterLine()
  /// Whether cases are listed too whose time is up within a year.
  private var looksAhead = false

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the case", hint: "open", unavailable: Self.withoutItem) { screen, _ in
        if screen.filter.isTyping {
          screen.filter.isTyping = false
          return .stay
        }
        return screen.selected.map { .open(CaseScreen($0.reference)) } ?? .stay
      },
      Command([.char("/")], "filter by child, state and words as you type", hint: "filter") { screen, _ in
        screen.filter.isTyping = true
        return .stay
      },
      Command(
        [.char("p")], "propose to destroy it; another person decides", hint: "propose",
        where: { $0.selected?.standing.state == .due },
        unavailable: { s, d in Self.withoutItem(s, d) ?? s.whyNotProposed }
      ) { screen, _ in
        screen.reason("Propose to destroy") { .proposed($0, why: $1) }
      }.needing(.retain),
      Command(
        [.char("d")], "decide that it is destroyed, as another person proposed", hint: "destroy",
        where: { $0.selected?.standing.state == .proposed },
        unavailable: { s, d in Self.withoutItem(s, d) ?? s.whyNotDecided(d) }
      ) { screen, _ in
        screen.selected.map { .open(DestroyForm($0)) } ?? .stay
      }.needing(.retain),
      Command([.char("k")], "keep it until a day, with the reason", hint: "keep", unavailable: Self.withoutItem) {
        screen, desk in
        screen.form(.kept, desk)
      }.needing(.retain),
      Command(
        [.char("s")], "say what the record doesn\u{2019}t: whether it is of a kind", hint: "settle",
        where: { $0.selected?.standing.state == .unclear }, unavailable: Self.withoutItem
      ) { screen, desk in
        screen.form(.settled, desk)
      }.needing(.retain),
      Command([.char("h")], "hold it, so that nothing of it is destroyed", unavailable: Self.withoutItem) {
        screen, _ in
        screen.reason("Hold") { .held($0, why: $1) }
      }.needing(.retain),
      Command(
        [.char("l")], "lift the hold", hint: "lift", where: { $0.selected?.standing.state == .held },
        unavailable: { s, d in Self.withoutItem(s, d) ?? (s.hold == nil ? "It has no hold of its own." : nil) }
      ) { screen, _ in
        guard let hold = screen.hold else { return .stay }
        return screen.reason("Lift hold \(hold)") { .lifted($0, hold: hold, why: $1) }
      }.needing(.retain),
      Command(
        [.char("w")], "take a proposal back, or turn it down",
        unavailable: { s, d in
          Self.withoutItem(s, d) ?? (s.selected?.decided.proposal == nil ? "Nobody has proposed it." : nil)
        }
      ) { screen, _ in
        screen.reason("Not to be destroyed") { .withdrawn($0, why: $1) }
      }.needing(.retain),
      Command([.char("v")], "also those whose time is up within a year, or not", hint: "ahead") { screen, desk in
        screen.looksAhead.toggle()
        screen.refresh(desk)
        return .stay
      },
      Command([.char("c")], "certificates of what was destroyed", hint: "certificates") { _, _ in
        .open(CertificatesScreen())
      },
    ]
  }

  /// How many cases wait for a decision, for those who decide; nil where none does, or it isn't worked out yet.
  static func waiting(_ desk: any Desk) -> String? {
    guard desk.viewer?.may(.retain) ?? false else { return nil }
    return (try? desk.retentionQueueAtHand()).flatMap { $0 }.flatMap { Words.waiting($0) }
  }

  private static let withoutItem: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.selected == nil && !screen.filter.isTyping ? "Nothing is to be decided." : nil
  }

  var isTyping: Bool { filter.isTyping }
  var caseShown: CaseReference? { selected?.reference }
  var lookedAt: Look? { Look(.report, "retention") }
  func title(_ desk: any Desk) -> String { "retention" }
  func status(_ desk: any Desk) -> String {
    func count(_ state: RetentionStanding.State, _ words: String) -> String? {
      let count = queue?.items.count { $0.standing.state == state } ?? 0
      return count == 0 ? nil : "\(count) " + words
    }
    return [
      count(.proposed, "to decide"), count(.due, "to review"), count(.unclear, "to look at"), count(.held, "held"),
    ]
    .compactMap { $0 }.joined(separator: " \u{B7} ")
  }

  private var ids: [CaseReference] { rows.map(\.reference) }
  private var selected: RetentionQueue.Item? { list.index(in: ids).map { rows[$0] } }
  private var hold: Int? { selected?.decided.standing.first?.id }

  /// Why the selected case can't be proposed.
  private var whyNotProposed: String? {
    guard let item = selected else { return nil }
    switch item.standing.state {
    case .due: return nil
    case .proposed: return "It is proposed already. Another person decides with d."
    case .held: return Words.of(.held(item.reference, why: item.standing.holds.first?.why ?? ""))
    case .kept(let day): return Words.of(.keptUntil(item.reference, day))
    case .notDue(let day): return Words.of(.notDue(item.reference, day))
    case .forGood, .open: return Words.of(.notDue(item.reference, nil))
    case .unclear: return Words.of(.unclear(item.reference, item.standing.doubts.map(\.missing)))
    }
  }

  private func whyNotDecided(_ desk: any Desk) -> String? {
    guard let item = selected else { return nil }
    guard item.standing.state == .proposed, let proposal = item.decided.proposal else {
      return whyNotProposed ?? Words.of(.notProposed(item.reference))
    }
    return proposal.by == desk.me ? Words.of(.ownProposal(desk.me)) : nil
  }

  private func form(_ spec: RecordForm.Spec, _ desk: any Desk) -> Step {
    guard let item = selected, let file = (try? desk.caseFile(item.reference)) ?? nil else { return .stay }
    return .open(RecordForm(spec, of: file, desk))
  }

  private func reason(
    _ heading: String, _ makes: @escaping @Sendable (CaseReference, String) -> RetentionChange
  ) -> Step {
    guard let reference = selected?.reference else { return .stay }
    return .open(ReasonForm("\(heading): \(reference)") { .retention(makes(reference, $0)) })
  }

  mutating func refresh(_ desk: any Desk) {
    queue = try? desk.retentionQueue(until: looksAhead ? desk.now.day.adding(years: 1) : nil)
    unfinished = ((try? desk.certificates()) ?? []).filter { $0.finished == nil }.map(\.reference)
    sift(desk)
  }

  private mutating func sift(_ desk: any Desk) {
    rows = (queue?.items ?? []).filter { item in
      filter.fits(
        "\(item.reference) \(item.name) \(Words.of(item.standing.state)) \(Words.why(item, staff: desk.staff))")
    }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch filter.typed(key) {
    case .changed:
      sift(desk)
      return .stay
    case .unchanged: return .stay
    case .list: return list.typed(key, ids: ids) { .open(CaseScreen($0)) }
    case .program: return nil
    }
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let heading =
      unfinished.isEmpty
      ? "Closed cases on which somebody has to decide"
      : "Not finished: \(unfinished.map(\.description).joined(separator: ", ")). Run \u{201C}waymark retention finish\u{201D}."
    canvas.put(area.lowerBound, 1, heading, unfinished.isEmpty ? .bold : .warning, width: canvas.size.columns - 2)
    canvas.cursor = Spot(row: area.lowerBound, column: 1)
    let typingAt = filter.draw(&canvas, area.lowerBound + 1, 1, width: canvas.size.columns - 3)
    guard queue != nil else {
      canvas.put(area.lowerBound + 2, 2, "The record can\u{2019}t be read. Run `waymark check`.", .warning)
      return
    }
    if rows.isEmpty {
      canvas.put(area.lowerBound + 2, 2, "Nothing is to be decided. v looks a year ahead.", .quiet)
      if let typingAt { canvas.cursor = typingAt }
      return
    }
    let rule = area.upperBound - Self.detailRows
    let first = area.lowerBound + (filter.isShown ? 3 : 2)
    list.place(ids, in: first..<max(first + 1, rule))
    let isWide = canvas.size.columns >= Self.wideFrom
    list.draw(&canvas, columns: Self.columns, indent: 1) { _, _, index in
      let item = rows[index]
      let state = item.standing.state
      return [
        (Words.of(state), state == .proposed ? .bold : state == .held || state == .unclear ? .warning : .plain),
        (item.reference.description, .quiet), (item.name, .bold), (item.closed.text(.narrow), .plain),
        (item.standing.due?.text(.narrow) ?? "", .plain),
        (Words.keptBy(item.standing, isWide: isWide), .plain),
        (item.decided.proposal.map { desk.name(of: $0.by) } ?? "", .quiet),
      ]
    }
    canvas.details(details(desk, width: canvas.size.columns - 4), below: rule, until: area.upperBound)
    if let typingAt { canvas.cursor = typingAt }
  }

  /// The selected one: why it is here, the rule with its source, what is missing, what holds it.
  private func details(_ desk: any Desk, width: Int) -> [(String, Style)] {
    guard let item = selected else { return [] }
    var lines: [(String, Style)] = []
    if let proposal = item.decided.proposal {
      let by = desk.name(of: proposal.by)
      lines.append(("\(by) proposed on \(proposal.on.text(.short)) to destroy it; another person decides", .bold))
      if !proposal.why.isEmpty { lines.append(("Their reason: \(proposal.why)", .plain)) }
    }
    if let longest = item.standing.longest {
      lines += TextWidth.wrapped(longest.rule.words, to: width).prefix(2).map { ($0, Style.plain) }
      let source = "Source: \(longest.rule.source) (\(longest.rule.status.rawValue))"
      lines.append(("Counted from \(longest.start.text(.short)). \(source)", .quiet))
    } else {
      lines.append(("No rule speaks of it", .warning))
    }
    for doubt in item.standing.doubts.prefix(2) {
      lines.append(("! \(Words.capitalised(Words.of(doubt.missing))): \(doubt.rule.words)", .warning))
    }
    for hold in item.standing.holds {
      lines.append(("! Held by \(desk.name(of: hold.by)) since \(hold.on.text(.short)): \(hold.why)", .warning))
    }
    if let kept = item.decided.keptUntil {
      lines.append(("Kept until \(kept.until.text(.short)) by \(desk.name(of: kept.by)): \(kept.why)", .quiet))
    }
    for settled in item.decided.settled.suffix(1) {
      let answer = settled.isSo ? "yes" : "no"
      lines.append(
        ("Settled by \(desk.name(of: settled.by)): \(Words.of(settled.kind)), \(answer): \(settled.why)", .quiet))
    }
    return lines
  }
}
