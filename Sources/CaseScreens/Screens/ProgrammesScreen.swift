import Casework
import TextUI

/// Programmes of group work: who comes, who completes, what it leads to.
struct ProgrammesScreen: Screen {
  static let name = "Programmes"

  private var all: [ProgrammeAttendance] = []
  private var list = ItemList<ProgrammeID>()

  static var commands: [Command<Self>] { [] }

  func title(_ desk: any Desk) -> String { "Programmes" }

  mutating func refresh(_ desk: any Desk) {
    let closed = (try? desk.closedCases()) ?? []
    all = ProgrammeAttendance.all(of: (try? desk.programmes()) ?? [:], in: desk.openCases + closed)
    list.items = all.map { each in
      var lines: [(String, Style)] = [
        (each.programme.name + (each.programme.ended.map { ", ended " + $0.text(.short) } ?? ""), .bold)
      ]
      lines.append(("    " + Words.of(each), .plain))
      lines += each.programme.sessions.suffix(3).reversed().map { session in
        ("    \(session.at.day.text(.short))  \(session.present) of \(session.expected)  \(session.topic)", .quiet)
      }
      lines += each.ledTo.suffix(3).map { ("    led to: " + $0, .good) }
      return .init(each.id, lines)
    }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? { list.handle(key).isTaken ? .stay : nil }

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
    return "\(each.programme.sessions.count) sessions\(attendance); \(each.enrolled) children: \(each.going) going, "
      + "\(each.completed) completed, \(each.left) left; aged 10\u{2013}14 \(each.byAge[0]), 15\u{2013}16 \(each.byAge[1]), 17+ \(each.byAge[2])"
  }
}
