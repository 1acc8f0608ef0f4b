import Casework
import TextUI

/// What is held on a child, entry by entry, with what is marked in it: one letter decides and goes on to the next.
struct SubjectPackScreen: Screen {
  static let name = "What is given"

  private var opened: OpenedPack
  /// Everything that one goes through.
  private var items: [SubjectPack.Item] = []
  private var at = 0
  /// Whether staff and entries in which nothing is marked are gone through too.
  private var isWhole = false
  /// The ground that was chosen; nil for the one that the kind of party suggests.
  private var chosen: ListCode?
  private var goesOn = false
  private var scroll: Int?
  /// The one party whose places are gone through; nil for all.
  private let only: String?

  init(_ filed: FiledRequest, only: String? = nil) {
    self.only = only
    opened = OpenedPack(filed)
  }

  private var id: SubjectRequestID { opened.id }
  private var filed: FiledRequest { opened.filed }
  private var pack: SubjectPack? { opened.pack }
  var reference: CaseReference { opened.reference }

  static var commands: [Command<Self>] {
    [
      Command([.char("r")], "release this party in this entry, and go on", hint: "release", unavailable: notDeciding) {
        screen, desk in screen.decide(.release, desk)
      }.needing(.disclose),
      Command([.char("x")], "redact this party in this entry, and go on", hint: "redact", unavailable: notDeciding) {
        screen, desk in screen.decide(.redact, desk)
      }.needing(.disclose),
      Command([.char("w")], "withhold the whole entry, or give it again", hint: "withhold", unavailable: notDeciding) {
        screen, desk in screen.withhold(desk)
      }.needing(.disclose),
      Command([.char("R")], "release this party wherever it turns up", unavailable: notDeciding) { screen, desk in
        screen.decideEverywhere(.release, desk)
      }.needing(.disclose),
      Command(
        [.char("X")], "redact this party wherever it turns up", hint: "everywhere", unavailable: notDeciding
      ) { screen, desk in screen.decideEverywhere(.redact, desk) }.needing(.disclose),
      Command([.char("a")], "decide this as an earlier request did, and go on", unavailable: nothingProposed) {
        screen, desk in screen.decideAsBefore(isEverything: false)
      }.needing(.disclose),
      Command(
        [.char("A")], "decide everything that an earlier request decided, as it did", hint: "as before",
        where: { !($0.pack?.proposed.isEmpty ?? true) }, unavailable: nothingProposed
      ) { screen, desk in screen.decideAsBefore(isEverything: true) }.needing(.disclose),
      Command(
        [.char("l")], "everybody who is marked, one row each", hint: "list", where: { $0.only == nil }
      ) { screen, _ in .open(SubjectPartiesScreen(screen.filed)) }.needing(.disclose),
      Command([.char("g")], "the next ground for leaving out", hint: "ground") { screen, desk in
        screen.nextGround(desk)
        return .stay
      },
      Command([.char("n"), .right, .tab], "the next one", hint: "next") { screen, _ in
        screen.move(1)
        return .stay
      },
      Command([.char("p"), .backTab], "the one before") { screen, _ in
        screen.move(-1)
        return .stay
      },
      Command([.char("N")], "the next that is to be decided") { screen, _ in
        screen.toUndecided()
        return .stay
      },
      Command([.char("/")], "look for words besides what is found by itself", unavailable: notDeciding) { screen, _ in
        let (id, reference) = (screen.id, screen.reference)
        return .open(
          ReasonForm("Words to look for everywhere", asks: "Words") {
            .subjectAccess(reference, .sought(id, $0, isSought: true))
          })
      }.needing(.disclose),
      Command([.char("v")], "what is to be decided, or everything that is held") { screen, _ in
        screen.isWhole.toggle()
        screen.arrange()
        return .stay
      },
      Command([.char("s")], "submit it, sign it off, give it out: what comes next", hint: "submit") { screen, desk in
        screen.next(desk)
      }.needing(.disclose),
      Command(
        [.char("b")], "send it back with a reason, or take it back",
        unavailable: { s, _ in
          [.toSign, .signed].contains(s.filed.request.stage) ? nil : Words.of(.subjectAccess(.notSubmitted))
        }
      ) { screen, desk in screen.back(desk) }.needing(.disclose),
      Command([.char("P")], "read the pack as it is given") { screen, _ in
        .open(PageScreen(.subjectPack(screen.id), of: screen.reference))
      },
    ]
  }

  private static let notDeciding: @Sendable (Self, any Desk) -> String? = { screen, _ in
    if screen.pack == nil { return screen.opened.trouble }
    let stage = screen.filed.request.stage
    if !stage.isOpen { return Words.of(.subjectAccess(.over(stage))) }
    if stage.isDecided { return Words.of(.subjectAccess(.submittedAlready)) }
    return screen.items.isEmpty ? "Nothing is marked. s submits it." : nil
  }

  private static let nothingProposed: @Sendable (Self, any Desk) -> String? = { screen, desk in
    notDeciding(screen, desk) ?? (screen.pack?.proposed.isEmpty ?? true ? "No earlier request decided any of it." : nil)
  }

  func title(_ desk: any Desk) -> String { opened.child }
  func status(_ desk: any Desk) -> String { items.isEmpty ? "" : "\(at + 1) of \(items.count)" }
  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(.print, of: reference, "what is held on the child", why: "request \(id)") }

  private var item: SubjectPack.Item? { items.indices.contains(at) ? items[at] : nil }

  // MARK: Deciding

  private func makes(_ decisions: [PackDecision]) -> Step {
    .make(.subjectAccess(reference, .decided(id, decisions, seen: filed.version)), closes: false)
  }

  private mutating func decide(_ ruling: PackDecision.Ruling, _ desk: any Desk) -> Step {
    guard let pack, let item, let party = item.party else { return .say("Nothing is marked in this entry.") }
    goesOn = true
    return makes([pack.deciding(ruling, item.entry, party, ground: ground(ruling, desk))])
  }

  private mutating func decideEverywhere(_ ruling: PackDecision.Ruling, _ desk: any Desk) -> Step {
    guard let pack, let party = item?.party else { return .say("Nothing is marked in this entry.") }
    goesOn = true
    return makes(pack.deciding(everywhere: ruling, party, ground: ground(ruling, desk)))
  }

  /// What an earlier request decided becomes a decision only here, by whoever takes it.
  private mutating func decideAsBefore(isEverything: Bool) -> Step {
    guard let pack, let item else { return .stay }
    let whole = SubjectPack.Item(entry: item.entry, party: nil)
    let meant = pack.proposed.filter { isEverything || $0.item == item || $0.item == whole }
    if meant.isEmpty { return .say("No earlier request decided this. A decides what one did.") }
    goesOn = true
    return makes(meant.map { pack.repeating($0.item, $0.proposal) })
  }

  private mutating func withhold(_ desk: any Desk) -> Step {
    guard let pack, let item else { return .stay }
    if pack.isWithheld(item.entry) { return makes([pack.deciding(.release, item.entry, nil)]) }
    goesOn = true
    return makes([pack.deciding(.withhold, item.entry, nil, ground: ground(.withhold, desk))])
  }

  /// The ground that a decision gets: the chosen one, where it is one for that, else what the kind of party suggests.
  private func ground(_ ruling: PackDecision.Ruling, _ desk: any Desk) -> ListCode? {
    if let chosen, desk.practice.subjectAccess.grounds(for: ruling).contains(where: { $0.name == chosen }) {
      return chosen
    }
    return opened.usualGround(ruling, item?.party, desk)
  }

  private mutating func nextGround(_ desk: any Desk) {
    let names = desk.practice.subjectAccess.grounds.map(\.name)
    let now = ground(.redact, desk).flatMap { names.firstIndex(of: chosen ?? $0) } ?? -1
    if !names.isEmpty { chosen = names[(now + 1) % names.count] }
  }

  private func next(_ desk: any Desk) -> Step {
    switch filed.request.stage {
    case .identity: return .say(Words.of(.subjectAccess(.notIdentified)))
    case .waiting: return .say(Words.of(.subjectAccess(.waitsAlready)))
    case .deciding: return .make(.subjectAccess(reference, .submitted(id)), closes: false)
    case .toSign: return .make(.subjectAccess(reference, .signed(id)), closes: false)
    case .signed:
      guard let file = (try? desk.caseFile(reference)) ?? nil else { return .stay }
      return .open(RecordForm(.subjectIssue(filed), of: file, desk))
    case .issued, .refused, .withdrawn: return .say(Words.of(.subjectAccess(.over(filed.request.stage))))
    }
  }

  private func back(_ desk: any Desk) -> Step {
    let (id, reference) = (id, reference)
    if filed.request.stage == .toSign, filed.request.last(.submitted)?.by == desk.me {
      return .make(.subjectAccess(reference, .takenBack(id)), closes: false)
    }
    return .open(ReasonForm("Send it back") { .subjectAccess(reference, .sentBack(id, why: $0)) })
  }

  // MARK: Going through

  private mutating func move(_ distance: Int) {
    guard !items.isEmpty else { return }
    at = (at + distance + items.count) % items.count
    scroll = nil
  }

  private mutating func toUndecided() {
    guard let pack else { return }
    let order = items.indices.map { (at + 1 + $0) % max(1, items.count) }
    let isOpen: (Int) -> Bool = { place in
      let item = items[place]
      return item.party.map { pack.ruling(item.entry, $0) == nil } ?? false
    }
    if let found = order.first(where: isOpen) {
      at = found
      scroll = nil
    }
  }

  mutating func refresh(_ desk: any Desk) {
    opened.refresh(desk)
    let wasFirst = items.isEmpty
    arrange()
    if goesOn || wasFirst, let pack, let item {
      let isDecided = item.party.map { pack.ruling(item.entry, $0) != nil } ?? true
      if isDecided { toUndecided() }
    }
    goesOn = false
  }

  /// Lines up what one goes through, and stays at what one was at.
  private mutating func arrange() {
    let here = item
    items =
      pack.map { pack in
        if isWhole {
          return pack.entries.indices.flatMap { entry in
            let parties = pack.parties(in: entry)
            return parties.isEmpty
              ? [SubjectPack.Item(entry: entry, party: nil)]
              : parties.map { SubjectPack.Item(entry: entry, party: $0) }
          }
        }
        return pack.items.filter { item in
          guard let party = item.party.map({ pack.parties[$0] }) else { return false }
          return only.map { $0 == party.id } ?? party.kind.isDecided
        }
      } ?? []
    at = here.flatMap { items.firstIndex(of: $0) } ?? min(at, max(0, items.count - 1))
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch key {
    case .left: return .close
    case .down, .char("j"): scroll = (scroll ?? 0) + 1
    case .up, .char("k"): scroll = max(0, (scroll ?? 0) - 1)
    default: return nil
    }
    return .stay
  }

  // MARK: Drawing

  private static let detailRows = 5

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    canvas.cursor = Spot(row: area.lowerBound, column: 1)
    guard let pack else {
      for (row, line) in zip(area, TextWidth.wrapped(opened.trouble, to: canvas.size.columns - 2)) {
        canvas.put(row, 1, line, .warning)
      }
      return
    }
    let left = pack.undecided.count
    let parties = Set(pack.undecided.compactMap(\.party)).count
    let heading =
      "\(pack.entries.count.counted("entry", "entries")), \(left) to decide"
      + (left > parties ? " about \(parties.counted("party", "parties"))" : "")
    let column = canvas.put(area.lowerBound, 1, heading, left == 0 ? .bold : .warning)
    canvas.put(
      area.lowerBound, column + 2,
      TextWidth.truncated("\u{B7} " + filed.request.stage.words, to: max(0, canvas.size.columns - column - 3)), .quiet)
    guard let item else {
      canvas.put(
        area.lowerBound + 2, 2, "Nothing in it is about anybody else. v shows all of it; s submits it.", .quiet)
      return
    }
    let rule = area.upperBound - Self.detailRows
    let room = (area.lowerBound + 2)..<max(area.lowerBound + 3, rule)
    let drawing = PackDrawing(pack, item, width: canvas.size.columns - 4)
    canvas.put(
      area.lowerBound + 1, 1,
      TextWidth.truncated(drawing.heading, to: canvas.size.columns - 2), .bold)
    let last = max(0, drawing.lines.count - room.count)
    let top = min(last, scroll ?? max(0, (drawing.firstMarked ?? 0) - room.count / 2))
    if scroll != nil { scroll = top }
    for (row, line) in zip(room, drawing.lines.dropFirst(top)) { drawing.put(line, row, 2, &canvas) }
    if top < last { canvas.put(room.upperBound - 1, canvas.size.columns - 1, canvas.glyphs.descending, .accent) }
    if top > 0 { canvas.put(room.lowerBound, canvas.size.columns - 1, canvas.glyphs.ascending, .accent) }
    canvas.details(details(of: item, in: pack, desk), below: rule, until: area.upperBound)
  }

  private func details(of item: SubjectPack.Item, in pack: SubjectPack, _ desk: any Desk) -> [(String, Style)] {
    let rules = desk.practice.subjectAccess
    guard let index = item.party else {
      return [("Nothing is marked in this entry. w withholds it.", .quiet)]
    }
    let party = pack.parties[index]
    let here = pack.marks[item.entry].count { $0.party == index }
    let all = pack.marks.reduce(0) { $0 + $1.count { $0.party == index } }
    let ruling = pack.ruling(item.entry, index)
    let decision = pack.decision(item.entry, nil) ?? pack.decision(item.entry, index)
    var lines: [(String, Style)] = [
      ("\(party.words) \u{B7} \(party.kind.words) \u{B7} \(here) here, \(all) in all", .bold)
    ]
    if let ruling {
      let by = decision.map { " by \(desk.name(of: $0.by)) \($0.at.day.text(.short))" } ?? ""
      let ground = decision?.ground.map { ": " + $0.text } ?? ""
      lines.append((Words.capitalised(Words.of(ruling)) + by + ground, ruling == .release ? .good : .overdue))
    } else if let earlier = pack.lapsed(item.entry, index) {
      lines.append(("Was \(Words.of(earlier.ruling)); the entry says something else since", .warning))
    } else if let earlier = pack.proposal(item.entry, index) ?? pack.proposal(item.entry, nil) {
      let decision = earlier.decision
      let by = "\(desk.name(of: decision.by)) \(decision.at.day.text(.short))"
      lines.append(("To decide. In \(earlier.request): \(Words.of(decision.ruling)), \(by). a decides it so", .warning))
    } else {
      lines.append(("To decide. Suggested: \(party.suggested.rawValue)", .warning))
    }
    if let ground = (chosen ?? ground(.redact, desk)).flatMap(rules.ground) {
      lines.append(("Left out as \(ground.name): \(ground.words)", .quiet))
      lines.append((ground.source + " (" + ground.status.rawValue + ")", .quiet))
    }
    return lines
  }
}
