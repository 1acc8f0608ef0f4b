import Casework
import TextUI

/// Appointments by day or by week, of a worker, a team or everybody.
struct DiaryScreen: Screen {
  static let name = "Diary"

  /// Which appointment.
  private struct Place: Hashable {
    var reference: CaseReference
    var contact: ContactID
  }

  private var whose = Whose.mine
  private let worker: StaffID?
  private var start: Day?
  private var isWeek = true
  private var diary: Diary?
  /// What was read of weeks that are over, until something changes.
  private var past: (days: ClosedRange<Day>, diary: Diary)?
  private var list = ItemList<Place>()
  /// Whether today is to be in sight, as it is when the diary opens and when one goes back to it.
  private var goesToToday = true

  /// The diary of whoever sits at the desk, or of one worker.
  init(of worker: StaffID? = nil) { self.worker = worker }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the appointment", hint: "open") { screen, _ in
        screen.list.selected.map { .open(ContactScreen($0.reference, $0.contact)) } ?? .say("Nothing is booked here.")
      },
      Command([.char("c")], "record what came of the appointment", hint: "record") { screen, desk in
        screen.list.selected.map { ContactForm.open($0.reference, settles: $0.contact, desk) }
          ?? .say("Choose an appointment first.")
      },
      Command([.char("r")], "put the appointment at another time", hint: "move") { screen, desk in
        guard let place = screen.list.selected, let file = try? desk.caseFile(place.reference) else {
          return .say("Choose an appointment first.")
        }
        guard file.contact(place.contact)?.contact.isPlanned ?? false else {
          return .say(Words.of(.outcomeRecorded(place.contact, place.reference)))
        }
        return RecordForm.open(.rescheduling(place.contact), of: file, desk)
      },
      Command([.right, .char("l"), .char("n")], "next week or day", hint: "next") { screen, desk in
        screen.turn(1, desk)
        return .stay
      },
      Command([.char("h"), .char("p")], "week or day before", hint: "before") { screen, desk in
        screen.turn(-1, desk)
        return .stay
      },
      Command([.char("t")], "today") { screen, desk in
        screen.start = nil
        screen.goesToToday = true
        screen.show(desk)
        return .stay
      },
      Command([.char("w")], "a week, or one day", hint: "week/day") { screen, desk in
        screen.isWeek.toggle()
        screen.start = screen.isWeek ? screen.start.map(Self.monday) : screen.start
        screen.show(desk)
        return .stay
      },
      Command([.char("v"), .tab], "mine, my team's, everybody's", hint: "whose") { screen, desk in
        screen.whose = screen.whose.next
        screen.refresh(desk)
        return .stay
      },
    ]
  }

  var caseShown: CaseReference? { list.selected?.reference }
  var lookedAt: Look? { Look(.section, worker.map { "diary of \($0)" } ?? "diary") }
  func title(_ desk: any Desk) -> String { "diary" }

  func status(_ desk: any Desk) -> String {
    let clashes = diary?.clashes.count ?? 0
    return clashes > 0 ? "\(clashes) at the same time" : ""
  }

  private static func monday(_ day: Day) -> Day { day.adding(days: 1 - day.weekday.rawValue) }

  private func first(_ desk: any Desk) -> Day { start ?? (isWeek ? Self.monday(desk.now.day) : desk.now.day) }

  private mutating func turn(_ direction: Int, _ desk: any Desk) {
    start = first(desk).adding(days: direction * (isWeek ? 7 : 1))
    show(desk)
  }

  /// Those whose appointments are their own: whoever sits at the desk and those whom they cover, or the one worker.
  private func owners(_ desk: any Desk) -> Set<StaffID> { worker.map { [$0] } ?? Set([desk.me] + desk.covered) }

  /// The appointments of some days. Of weeks that are over, whole cases are read: rows of the index keep two months, and
  /// cases that were closed since have none; weeks around them are read with them, since one pages on.
  private mutating func diary(from: Day, to: Day, _ desk: any Desk) -> Diary {
    let thisWeek = Self.monday(desk.now.day)
    guard to < thisWeek else { return diary(of: desk.openCases(for: whose, worker), from, to, desk) }
    if let past, past.days.contains(from), past.days.contains(to) { return past.diary.part(from...to) }
    let around = from.adding(days: -5 * 7)...min(to.adding(days: 4 * 7), thisWeek - 1)
    let summaries = (desk.openCases + ((try? desk.closedCases()) ?? [])).lazy.filter {
      $0.opened <= around.upperBound && Timeliness.canCount($0, since: around.lowerBound)
    }
    let read = Diary(
      from: around.lowerBound, to: around.upperBound, of: scope(desk),
      inFiles: summaries.compactMap { try? desk.caseFile($0.reference) }, staff: desk.staff)
    past = (around, read)
    return read.part(from...to)
  }

  private func diary(of summaries: [CaseSummary], _ from: Day, _ to: Day, _ desk: any Desk) -> Diary {
    Diary(from: from, to: to, of: scope(desk), in: summaries, staff: desk.staff)
  }

  private func scope(_ desk: any Desk) -> Diary.Scope {
    switch whose {
    case .mine: .workers(owners(desk))
    case .team: .team(desk.staff[worker ?? desk.me]?.team ?? TeamID(""))
    case .all: .everybody
    }
  }

  mutating func refresh(_ desk: any Desk) {
    past = nil
    show(desk)
  }

  private mutating func show(_ desk: any Desk) {
    let from = first(desk)
    let diary = diary(from: from, to: isWeek ? from.adding(days: 6) : from, desk)
    self.diary = diary
    let clashes = diary.clashes
    var items: [ItemList<Place>.Item] = []
    var today: Range<Int>?
    for (day, entries) in diary.days {
      let isShown = !entries.isEmpty || !day.weekday.isWeekend || !isWeek || day == desk.now.day
      guard isShown else { continue }
      let first = items.count
      let holiday = desk.calendar.holiday(on: day).map { "  " + $0.name } ?? ""
      let isToday = day == desk.now.day ? "  today" : ""
      items.append(.init(nil, [(day.text(.shortWithWeekday) + isToday + holiday, .bold)]))
      items += entries.map { item($0, clashes, desk) }
      if entries.isEmpty { items.append(.init(nil, [("  \u{2013}", .quiet)])) }
      if day == desk.now.day { today = first..<items.count }
    }
    list.items = items
    if goesToToday, let today { list.show(today) }
    goesToToday = false
  }

  private func item(_ entry: Today.Entry, _ clashes: Set<ContactID>, _ desk: any Desk) -> ItemList<Place>.Item {
    let contact = entry.contact
    var text = clashes.contains(contact.id) ? "! " : "  "
    text += contact.at.time.description + "  " + TextWidth.padded(TodayScreen.short(contact.kind, desk), to: 10) + " "
    text += TextWidth.padded(entry.summary.shortName, to: 15) + " " + entry.summary.reference.description
    if whose != .mine || owners(desk).count > 1 {
      text += "  " + TextWidth.padded(desk.name(of: contact.worker), to: 13)
    }
    let state = contact.outcome?.shortWords ?? (contact.at < desk.now ? "to record" : "")
    text += "  " + [state, contact.place].filter { !$0.isEmpty }.joined(separator: " \u{B7} ")
    let style: Style = contact.outcome != nil ? .quiet : contact.at < desk.now ? .warning : .plain
    return .init(Place(reference: entry.summary.reference, contact: contact.id), [(text, style)])
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let (isTaken, opens) = list.handle(key)
    if opens, let place = list.selected { return .open(ContactScreen(place.reference, place.contact)) }
    return isTaken ? .stay : nil
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let names: [Whose: String] = [.mine: "Diary", .team: "My team's diary", .all: "Everybody's diary"]
    var heading = names[whose] ?? ""
    if whose == .mine, let worker, worker != desk.me { heading += " \u{B7} " + desk.name(of: worker) }
    let from = first(desk)
    let days = isWeek ? from.text(.short) + " to " + from.adding(days: 6).text(.short) : from.text(.longWithWeekday)
    let column = canvas.put(area.lowerBound, 1, heading, .bold) + 2
    canvas.put(area.lowerBound, column, days + "  \(diary?.entries.count ?? 0) booked or held", .quiet)
    list.draw(&canvas, rows: (area.lowerBound + 2)..<area.upperBound, column: 1, width: canvas.size.columns - 2)
    if canvas.cursor == nil { canvas.cursor = Spot(row: area.lowerBound, column: 1) }
  }
}

extension Desk {
  /// The open cases in which somebody's appointments of now and of later can be.
  fileprivate func openCases(for whose: Whose, _ worker: StaffID?) -> [CaseSummary] {
    guard whose == .mine else { return openCases }
    return worker.map { openCases(of: $0) } ?? ownAndCoveredCases
  }
}
