import Casework
import TextUI

/// Programmes of group work: who comes, who completes, what it leads to.
struct ProgrammesScreen: Screen {
  static let name = "Programmes"

  private var all: [ProgrammeAttendance] = []
  private var list = ItemList<Row>()
  /// Why what children say of sessions isn't shown; nil where it is.
  private var closed: String?

  /// A programme, or a session of it by its group contact.
  private enum Row: Hashable, Sendable {
    case programme(ProgrammeID)
    case session(ProgrammeID, String)
  }

  static var commands: [Command<Self>] {
    [
      Command(
        [.enter, .char("f")], "what the session was about, what the children say of it", hint: "feedback",
        unavailable: { s, _ in s.closed ?? (s.session == nil ? "Choose a session first." : nil) }
      ) { screen, desk in
        screen.session.map { .open(SessionForm($0.session, of: $0.id, desk)) } ?? .stay
      }
    ]
  }

  /// The session that keys act on.
  private var session: (id: ProgrammeID, session: Programme.Session)? {
    guard case .session(let id, let group)? = list.selected,
      let found = all.first(where: { $0.id == id })?.programme.sessions.first(where: { $0.group == group })
    else { return nil }
    return (id, found)
  }

  var lookedAt: Look? { Look(.section, "programmes") }
  func title(_ desk: any Desk) -> String { "Programmes" }

  mutating func refresh(_ desk: any Desk) {
    closed = desk.whyClosed(.plan)
    all = ProgrammeAttendance.all(
      of: (try? desk.programmes()) ?? [:], in: desk.openCases + ((try? desk.closedCases()) ?? []))
    list.items = all.flatMap { each in
      var lines: [(String, Style)] = [
        (each.programme.name + (each.programme.ended.map { ", ended " + $0.text(.short) } ?? ""), .bold)
      ]
      lines.append(("    " + Words.of(each), .plain))
      lines += each.ledTo.suffix(3).map { ("    led to: " + $0, .good) }
      let sessions = each.programme.sessions.suffix(3).reversed().map { session in
        let said = session.feedback.isEmpty || closed != nil ? "" : "  \u{201C}\(session.feedback)\u{201D}"
        let words = "\(session.at.day.text(.short))  \(session.present) of \(session.expected)  \(session.topic)"
        return ItemList<Row>.Item(.session(each.id, session.group), [("    " + words + said, .quiet)])
      }
      return [.init(.programme(each.id), lines)] + sessions
    }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let took = list.handle(key)
    return took.opens ? run(.enter, desk) : took.isTaken ? .stay : nil
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    canvas.put(area.lowerBound, 1, "\(all.count) programmes", .bold)
    list.draw(&canvas, rows: (area.lowerBound + 2)..<area.upperBound, column: 1, width: canvas.size.columns - 2)
    if all.isEmpty {
      canvas.put(area.lowerBound + 2, 1, "None yet. `waymark programme save NAME` adds one.", .quiet)
    }
  }
}

extension Words {
  /// How a programme goes, in a line.
  public static func of(_ each: ProgrammeAttendance) -> String {
    let attendance = each.hundredths.map { ", \($0) in 100 came" } ?? ""
    return
      "\(each.programme.sessions.count.counted("session"))\(attendance); \(each.enrolled.counted("child", "children")): \(each.going) going, "
      + "\(each.completed) completed, \(each.left) left; aged 10\u{2013}14 \(each.byAge[0]), 15\u{2013}16 \(each.byAge[1]), 17+ \(each.byAge[2])"
  }
}
