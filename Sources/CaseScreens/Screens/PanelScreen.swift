import Casework
import TextUI

/// The Court Review Panel's week: reports with proposals, bail, warrants, breaches, custody, what courts decided, and the
/// minutes, which are written here while the panel sits.
struct PanelScreen: Screen {
  static let name = "Court Review Panel"

  /// What a row is about.
  private enum Part: Hashable, Sendable {
    case report(ReportLine.ID)
    case bail(CaseReference)
    case warrant(WarrantBoard.Row.ID)
    case breach(CaseReference, Int)
    case civil(CaseReference, CivilOrderID)
    case custody(CaseReference, OrderID)
    case meeting(CaseReference, ObligationKey)
    case note(CaseReference, OversightID)
    case present(Day)
    case trend(Int)
    case text(ListCode)

    /// The case; nil where it is about none.
    var reference: CaseReference? {
      switch self {
      case .report(let id): id.reference
      case .warrant(let id): id.reference
      case .bail(let reference), .breach(let reference, _), .civil(let reference, _), .custody(let reference, _),
        .meeting(let reference, _),
        .note(let reference, _):
        reference
      case .present, .trend, .text: nil
      }
    }
  }

  private var monday: Day?
  private var pack: PanelPack?
  private var list = ItemList<Part>()
  private var width = 77
  private var trouble = ""

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the report or the case", hint: "open", unavailable: Self.withoutCase) { screen, _ in
        guard let part = screen.list.selected, let reference = part.reference else { return .stay }
        if case .report(let id) = part { return .open(ReportScreen(id.report, of: id.reference)) }
        return .open(CaseScreen(reference))
      },
      Command(
        [.char("n")], "minute what was said of the child, with what is to be done", hint: "minute",
        unavailable: { s, d in Self.withoutCase(s, d) ?? Self.withoutRole(s, d) }
      ) { screen, desk in
        guard let reference = screen.list.selected?.reference else { return .stay }
        let file = (try? desk.caseFile(reference)) ?? nil
        return RecordForm.open(.panelNote, of: file, desk)
      }.needing(.oversee),
      Command([.right, .char("l")], "the next week", hint: "week after") { screen, desk in
        screen.turn(7, desk)
        return .stay
      },
      Command([.char("h")], "the week before", hint: "before") { screen, desk in
        screen.turn(-7, desk)
        return .stay
      },
      Command([.char("T")], "this week") { screen, desk in
        screen.monday = nil
        screen.refresh(desk)
        return .stay
      },
      Command([.char("p")], "print the pack: a file of text", hint: "print") { screen, desk in
        screen.page(desk).map { .write(name: screen.fileName + ".txt", text: $0.text) } ?? .stay
      },
      Command([.char("P")], "print the pack: a page that prints as it stands") { screen, desk in
        screen.page(desk).map { .write(name: screen.fileName + ".html", text: $0.html) } ?? .stay
      },
    ]
  }

  private static let withoutCase: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.list.selected?.reference == nil ? "Choose a child." : nil
  }

  private static func withoutRole(_ screen: Self, _ desk: any Desk) -> String? {
    desk.acts(in: screen.caseShown, \.oversees) ? nil : Words.of(.mayNotOversee(desk.me))
  }

  func title(_ desk: any Desk) -> String { "panel" }
  var caseShown: CaseReference? { list.selected?.reference }
  var lookedAt: Look? { Look(.report, "court panel") }

  private var fileName: String { "court-panel-" + (pack?.week.lowerBound.iso ?? "") }

  private func page(_ desk: any Desk) -> Page? {
    pack.map { pack in
      Page(panel: pack, service: desk.service.name, words: Self.words(desk)) { Self.name($0, desk) }
    }
  }

  private static func words(_ desk: any Desk) -> PanelWords {
    PanelWords(staff: desk.staff, texts: desk.practice.reports, lists: desk.lists, on: desk.now.day)
  }

  private static func name(_ reference: CaseReference, _ desk: any Desk) -> String {
    desk.openCases.first { $0.reference == reference }?.name ?? reference.description
  }

  private mutating func turn(_ days: Int, _ desk: any Desk) {
    monday = (monday ?? PanelPack.week(of: desk.now.day).lowerBound).adding(days: days)
    refresh(desk)
  }

  mutating func refresh(_ desk: any Desk) {
    let week = PanelPack.week(of: monday ?? desk.now.day)
    trouble = desk.whyClosed(.assessments) ?? desk.whyClosed(.orders) ?? ""
    if !trouble.isEmpty { return pack = nil }
    trouble = "The record can\u{2019}t be read. Run `waymark check`."
    pack = try? PanelPack(
      week, asOf: desk.now.day, open: desk.openCases, closed: desk.closedCases(),
      .init(desk.practice, rates: desk.remandRates, minutes: desk.panelMeetings(in: week)),
      file: { try desk.caseFile($0) }, reports: { try desk.reports(of: $0) })
    arrange(desk)
  }

  private mutating func arrange(_ desk: any Desk) {
    guard let pack else { return list.items = [] }
    let words = Self.words(desk)
    var items: [ItemList<Part>.Item] = []
    func section(_ title: String, _ found: [(Part, String, [String], Bool)], none: String) {
      items.append(.init(nil, (items.isEmpty ? [] : [("", .plain)]) + [("\(title) (\(found.count))", .bold)]))
      if found.isEmpty { items.append(.init(nil, [(none, .quiet)])) }
      for (part, name, lines, isUrgent) in found {
        let first: (String, Style) = (name + ": " + (lines.first ?? ""), isUrgent ? .overdue : .plain)
        let rest = lines.dropFirst().filter { !$0.isEmpty }.map { ("    " + $0, Style.plain) }
        items.append(.init(part, [first] + rest, wrappedTo: width))
      }
    }
    let today = desk.now.day
    section(
      "REPORTS DUE",
      pack.reports.map { row in
        (
          .report(row.line.id), row.line.summary.shortName, [words.report(row), words.proposal(row)],
          row.line.request.isLate(on: today)
        )
      }, none: "none is due")
    section(
      "BAIL AND REMAND",
      pack.bail.map { row in
        (
          .bail(row.row.reference), row.row.name, [words.bail(row), words.update(row)],
          row.updateDue.map { $0 < today } ?? false
        )
      }, none: "nobody is on bail or remanded")
    section(
      "WARRANTS",
      pack.warrants.map { (.warrant($0.id), $0.name, [words.warrant($0)], $0.due.map { $0 < today } ?? false) },
      none: "no warrant stands")
    section(
      "BREACHES",
      pack.breaches.enumerated().map {
        (.breach($1.summary.reference, $0), $1.summary.shortName, [words.breach($1)], false)
      },
      none: "none is before a court")
    section(
      "CIVIL ORDERS",
      pack.civil.map {
        (.civil($0.summary.reference, $0.order.id), $0.summary.shortName, [words.civil($0)], false)
      }, none: "none holds")
    section(
      "CUSTODY AND RELEASES",
      pack.custody.map { row in
        (
          .custody(row.summary.reference, row.order.id), row.summary.shortName,
          [words.custody(row), row.isComing ? "within twelve weeks" : ""], false
        )
      }, none: "nobody is in custody under a sentence")
    section(
      "POST-CUSTODY MEETINGS",
      pack.meetings.map { due in
        (
          .meeting(due.summary.reference, due.obligation.key), due.summary.shortName, [words.meeting(due)],
          due.obligation.due < today
        )
      }, none: "none is due")
    items.append(.init(nil, [("", .plain), ("THEMES AND TRENDS", .bold)]))
    for trend in pack.trends {
      let lines = words.trend(trend).map { ("    " + $0, Style.plain) }
      items.append(.init(.trend(trend.weeks), [("The last \(trend.weeks) weeks", .plain)] + lines, wrappedTo: width))
    }
    for text in pack.texts {
      items.append(.init(nil, [("", .plain), (text.title.uppercased(), .bold)]))
      let lines = text.text.split(whereSeparator: \.isNewline).map { ("- " + $0, Style.plain) }
      items.append(.init(.text(text.id), lines + [(text.source, .quiet)], wrappedTo: width))
    }
    list.items = minutes(pack, words, desk) + items
  }

  /// The minutes of the week stand first, while the panel sits and afterwards.
  private func minutes(_ pack: PanelPack, _ words: PanelWords, _ desk: any Desk) -> [ItemList<Part>.Item] {
    pack.minutes.flatMap { meeting -> [ItemList<Part>.Item] in
      let there = "There: " + meeting.present.joined(separator: ", ")
      var items: [ItemList<Part>.Item] = [
        .init(nil, [("MINUTES OF \(meeting.day.text(.shortWithWeekday).uppercased())", .bold)]),
        .init(.present(meeting.day), [(there, .plain)], wrappedTo: width),
      ]
      for note in meeting.notes {
        let actions = note.actions.map { ("    \u{B7} " + words.action($0), Style.plain) }
        let said = (Self.name(note.reference, desk) + ": " + note.words, Style.plain)
        items.append(.init(.note(note.reference, note.id), [said] + actions, wrappedTo: width))
      }
      return items
    }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let took = list.handle(key)
    guard took.isTaken else { return nil }
    return took.opens ? run(.enter, desk) : .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    guard let pack else {
      canvas.put(area.lowerBound, 1, TextWidth.truncated(trouble, to: canvas.size.columns - 2), .warning)
      return
    }
    if width != canvas.size.columns - 3 {
      width = canvas.size.columns - 3
      arrange(desk)
    }
    let column = canvas.put(area.lowerBound, 1, "Court Review Panel", .bold) + 2
    canvas.put(area.lowerBound, column, "week of " + pack.week.lowerBound.text(.long), .quiet)
    list.draw(&canvas, rows: (area.lowerBound + 2)..<area.upperBound, column: 1, width: canvas.size.columns - 2)
  }
}

extension RecordForm.Spec {
  /// What the panel said of a child, with what is to be done by whom and by when; who was there where nobody has said yet.
  static var panelNote: Self {
    Self(
      title: "Court Review Panel", subject: "panel",
      fields: { file, desk in
        let meeting = ((try? desk.panelMeetings(in: desk.now.day...desk.now.day)) ?? []).first
        return [
          .line("on", "On", desk.now.day.text(.short)),
          .line("present", "Who was there", (meeting?.present ?? []).joined(separator: ", ")), .note("note", "Said"),
        ] + Form.actionFields
      },
      follow: { form, _, desk in
        form.echoDay("on", .past, desk)
        form.echo("present", "names, with commas between")
        form.followActions(desk)
      },
      remarks: { _, _, _ in Form.actionRemark },
      makes: { form, file, desk throws(FormFault) in
        let note = PanelNote(
          file.reference, try form.needed("note", Words.of(.court(.wordsMissing))),
          actions: try form.oversightActions(desk, outside: true))
        let present = form.line("present").split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
        return .panelMet(on: try form.neededDay("on", .past, desk), present: present, [note])
      })
  }
}
