import Casework
import TextUI

/// Hands over everything that a member of staff holds in one act: to whom each case goes, with what waits in it.
struct HandOverScreen: ChangeSheet {
  static let name = "Hand over"

  var lookedAt: Look? { Look(.section, "hand over") }
  var references: [CaseReference] { ids }

  private let from: StaffID
  private var holdings: Holdings
  private var loads: [StaffID: Workload]
  /// Receivers that were chosen by hand.
  private var chosen: [CaseReference: StaffID] = [:]
  private var parts: [HandOver.Part] = []
  private var list = ListState<CaseReference>()
  private var isAtCases = false
  /// The last day of whose work it is, as it was when its author last looked.
  private var leaves: Day?
  var sheet: FormSheet

  init(_ from: StaffID, _ desk: any Desk) {
    self.from = from
    leaves = desk.staff[from]?.to
    holdings = Self.holdings(of: from, desk)
    loads = desk.workloads
    let others = desk.staff.filter { id, staff in id != from && (staff.to.map { $0 >= desk.now.day } ?? true) }
    let options = others.map { (id: $0.key.text, words: $0.value.name) }.sorted {
      ($0.words, $0.id) < ($1.words, $1.id)
    }
    var fields: [Form.Field] = [
      .init(name: "to", label: "To", kind: .picks(.init(options, picked: [])), echo: "one or several"),
      .line("leaves", "Last day", ""),
    ]
    if !holdings.teams.isEmpty { fields.append(.worker("manager", "Teams to", nil, desk)) }
    sheet = FormSheet(Form(fields + [.note("note", "Note")]), subject: "handover \(from)", desk)
    follow(desk)
  }

  static var commands: [Command<Self>] {
    sheetCommands(save: "hand everything over", hint: "hand over") + [
      Command([.control("t")], "to the cases, where \u{2190} \u{2192} change who gets one, and back", hint: "cases") {
        screen, _ in
        screen.sheet.form.leaveField()
        screen.isAtCases.toggle()
        return .stay
      }
    ]
  }

  private static func holdings(of id: StaffID, _ desk: any Desk) -> Holdings {
    Holdings(of: id, in: desk.openCases(of: id), teams: desk.teams, at: desk.now)
  }

  private var people: [StaffID] { sheet.form.text("to").split(separator: ",").map { StaffID(String($0)) } }
  private var ids: [CaseReference] { holdings.entries.map(\.summary.reference) }

  mutating func refresh(_ desk: any Desk) {
    holdings = Self.holdings(of: from, desk)
    loads = desk.workloads
    follow(desk)
    guard desk.staff[from]?.to != leaves else { return }
    leaves = desk.staff[from]?.to
    guard let leaves, !sheet.form.text("leaves").isEmpty else { return }
    let key = from.key
    sheet.conflicts(desk.conflict(over: ["last day to \(leaves.text(.short))"]) { $0 == key })
  }

  mutating func restored(_ fields: [String: String], _ desk: any Desk) {
    chosen = [:]
    for (name, value) in fields where name.hasPrefix("case ") {
      if let reference = CaseReference(typed: String(name.dropFirst(5))) { chosen[reference] = StaffID(value) }
    }
  }

  mutating func follow(_ desk: any Desk) {
    sheet.form.echoDay("leaves", .future, hint: "left empty if they stay", desk)
    let people = people
    chosen = chosen.filter { people.contains($0.value) }
    parts = holdings.dealt(among: people, loads: loads) { desk.weights.points(of: $0, on: desk.now.day) }.map { part in
      var part = part
      part.to = chosen[part.reference] ?? part.to
      return part
    }
    sheet.extra = [:]
    for (reference, id) in chosen { sheet.extra["case " + reference.digits] = id.text }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    guard isAtCases else { return typedInFields(key, desk) }
    switch key {
    case .left, .right:
      let people = people
      guard let index = list.index(in: ids), parts.indices.contains(index), !people.isEmpty else {
        return .say("Choose first to whom the work goes.")
      }
      let at = people.firstIndex(of: parts[index].to) ?? 0
      chosen[ids[index]] = people[(at + (key == .left ? people.count - 1 : 1)) % people.count]
      follow(desk)
    case .tab, .backTab: isAtCases = false
    case .enter: _ = list.handle(.down, ids: ids, page: 5)
    default: return list.handle(key, ids: ids, page: 5) ? .stay : nil
    }
    return .stay
  }

  mutating func save(_ desk: any Desk) -> Step {
    isAtCases = false
    return sheet.question().map { .say($0) } ?? asked(desk)
  }

  func change(_ desk: any Desk) throws(FormFault) -> Change {
    let leaves = try sheet.form.day("leaves", .future, desk)
    if people.isEmpty, !holdings.entries.isEmpty {
      throw FormFault(field: "to", words: Words.of(.nobodyChosen))
    }
    var teams: [TeamID: StaffID] = [:]
    if !holdings.teams.isEmpty {
      guard !sheet.form.text("manager").isEmpty else {
        throw FormFault(field: "manager", words: "Choose who manages the teams from now on.")
      }
      for team in holdings.teams { teams[team] = StaffID(sheet.form.text("manager")) }
    }
    return .handedOver(
      from: from, HandOver(parts, teams: teams, note: sheet.form.text("note"), lastDay: leaves))
  }

  /// What is in hand, and the rules that the hand-over goes against.
  private func remarks(_ desk: any Desk) -> [(String, Style)] {
    let entries = holdings.entries
    if holdings.isEmpty { return [("Nothing is in hand.", .good)] }
    var counts = [(entries.count(where: \.isHeld), "held")]
    counts += [(entries.count(where: \.isSecond), "as second worker")]
    counts += [(entries.reduce(0) { $0 + $1.booked }, "booked")]
    counts += [(entries.reduce(0) { $0 + $1.toRecord }, "to record")]
    counts += [
      (entries.reduce(0) { $0 + $1.reports }, "reports"), (entries.reduce(0) { $0 + $1.documents }, "unsigned"),
      (holdings.teams.count, "teams managed"),
    ]
    let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let isLeft = parts.count < entries.count
    var remarks: [(String, Style)] = [
      (words + (isLeft ? ": nobody gets them yet" : ": all go, nothing is left behind"), isLeft ? .warning : .good)
    ]
    var broken: [String: [CaseReference]] = [:]
    for (entry, part) in zip(entries, parts) where entry.isHeld {
      let receiver = desk.staff[part.to].map { (id: part.to, staff: $0) }
      let proposal = desk.allocation.proposal(
        for: entry.summary, to: receiver, team: receiver?.staff.team, known: Set(desk.teams.keys), on: desk.now.day)
      for rule in proposal.broken { broken[rule.words, default: []].append(part.reference) }
    }
    for (words, cases) in broken.sorted(by: { $0.key < $1.key }) {
      let named = cases.map(\.description).joined(separator: ", ")
      remarks.append(("! \(words) (\(named)): the note says why", .warning))
    }
    return remarks
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let shown = min(holdings.entries.count, max(5, rows.count / 2))
    let title = "Hand over \u{B7} " + (desk.staff[from]?.name ?? from.text)
    let free = sheet.draw(
      &canvas, rows: rows, title: title, remarks: remarks(desk), reserved: shown == 0 ? 0 : shown + 1, fills: true)
    guard let top = free.rows.first, !holdings.entries.isEmpty else { return }
    var cursor = canvas.cursor
    let left = free.columns.lowerBound
    let heading = "Cases (Ctrl-T): \u{2190} \u{2192} change who gets one"
    canvas.put(top, left, heading, isAtCases ? .accent : .quiet, width: free.columns.count)
    let focused = isAtCases ? list.index(in: ids) : nil
    for (line, index) in list.window(ids, rows: free.rows.count - 1).enumerated() {
      let entry = holdings.entries[index]
      let row = top + 1 + line
      canvas.put(row, left, entry.summary.reference.description)
      canvas.put(row, left + 10, TextWidth.truncated(entry.summary.shortName, to: 15))
      canvas.put(row, left + 26, TextWidth.truncated(Self.words(entry), to: 30), .quiet)
      let to = parts.indices.contains(index) ? "\u{2192} " + desk.name(of: parts[index].to) : "\u{2192} nobody yet"
      canvas.put(
        row, left + 57, TextWidth.truncated(to, to: free.columns.count - 57),
        parts.indices.contains(index) ? .plain : .warning)
      if index == focused {
        canvas.restyle(row, left, free.columns.count) { $0.isReversed = true }
        cursor = Spot(row: row, column: left)
      }
    }
    canvas.cursor = cursor
  }

  private static func words(_ entry: Holdings.Entry) -> String {
    var parts = entry.isHeld ? ["case"] : entry.isSecond ? ["second worker"] : []
    if entry.booked > 0 { parts.append("\(entry.booked) booked") }
    if entry.toRecord > 0 { parts.append("\(entry.toRecord) to record") }
    if entry.documents > 0 { parts.append("\(entry.documents) unsigned") }
    if entry.reports > 0 { parts.append(entry.reports == 1 ? "report" : "\(entry.reports) reports") }
    return parts.joined(separator: ", ")
  }
}
