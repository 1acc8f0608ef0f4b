import Casework
import TextUI

extension TimelinessScreen {
  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let period = period(desk)
    var name = whose.owner + ", by " + grouping.rawValue
    if let narrowing { name += ", " + words(.group(narrowing.group), desk, by: narrowing.grouping) + " alone" }
    let column = canvas.put(area.lowerBound, 1, TextWidth.truncated(name, to: canvas.size.columns - 30), .bold)
    canvas.put(
      area.lowerBound, column + 2, "due \(period.lowerBound.text(.narrow)) to \(period.upperBound.text(.narrow))",
      .quiet)
    let chart = chart(desk)
    chart.drawLegend(&canvas, row: area.lowerBound + 1, column: 2)
    let first = area.lowerBound + 2
    let ids = rows.map(\.row)
    list.place(ids, in: min(first + 1, area.upperBound)..<area.upperBound)
    chart.draw(
      &canvas, rows: first..<area.upperBound, columns: 2..<(canvas.size.columns - 2), window: list.window,
      selected: list.index(in: ids))
  }

  /// The longest of the groups fills the room; the bar of all is cut there.
  private func chart(_ desk: any Desk) -> BarChart {
    let verdicts = Timeliness.Verdict.decided
    let bars = rows.map { row, counts in
      BarChart.Bar(
        words(row, desk), row == .all ? [] : verdicts.map { counts[$0] },
        figures: verdicts.map { String(counts[$0]) } + [counts.percent.map { "\($0)%" } ?? ""])
    }
    return BarChart(
      [
        .init("on time", "\u{2588}", plain: "#", .good), .init("late, accepted", "\u{2592}", plain: "=", .warning),
        .init("late", "\u{2591}", plain: "!", .overdue),
      ], headings: ["On time", "Accepted", "Late", "%"], bars: bars)
  }

  func words(_ row: Row, _ desk: any Desk) -> String { words(row, desk, by: grouping) }

  private func words(_ row: Row, _ desk: any Desk, by grouping: Timeliness.Grouping) -> String {
    guard case .group(let group) = row else { return "All" }
    switch grouping {
    case .rule:
      guard let rule = desk.standards.rules.first(where: { $0.name.text == group }) else { return group }
      let isAmbiguous = desk.standards.rules.contains { $0.title == rule.title && $0.name != rule.name }
      return rule.title + (isAmbiguous ? " (\(group))" : "")
    case .worker: return group.isEmpty ? "nobody" : desk.staff[StaffID(group)]?.name ?? group
    case .team: return group.isEmpty ? "no team" : desk.teams[TeamID(group)]?.name ?? group
    case .week: return Day(iso: group).map { "Week of " + $0.text(.narrow) } ?? group
    case .month: return Day(iso: group + "-01").map { String($0.text(.long).dropFirst(2)) } ?? group
    }
  }
}
