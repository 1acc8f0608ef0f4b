import Testing
import TextUI

@Suite struct BarChartTests {
  private static let parts: [BarChart.Part] = [
    .init("on time", "\u{2588}", plain: "#", .good), .init("accepted", "\u{2592}", plain: "=", .warning),
    .init("late", "\u{2591}", plain: "!", .overdue),
  ]

  private func chart(_ counts: [[Int]]) -> BarChart {
    BarChart(
      Self.parts, headings: ["On", "Late"],
      bars: counts.enumerated().map { .init("Bar \($0)", $1, figures: [String($1[0]), String($1[2])]) })
  }

  @Test(
    arguments: [
      ([10, 0, 0], 20, [20, 0, 0]), ([5, 3, 2], 20, [10, 6, 4]), ([0, 0, 0], 20, [0, 0, 0]),
      ([100, 1, 1], 20, [18, 1, 1]), ([1, 0, 0], 0, [0, 0, 0]), ([5, 5, 5], 2, [1, 0, 1]),
    ] as [([Int], Int, [Int])])
  func lengthsAreToScaleAndNothingIsHidden(counts: [Int], room: Int, expected: [Int]) {
    #expect(chart([counts]).lengths(of: counts, room: room) == expected)
  }

  @Test func noBarIsLongerThanItsRoomAndTheLongestFillsIt() {
    for on in 0..<30 {
      for late in 0..<12 {
        let chart = chart([[on, 2, late], [3, 1, 2]])
        for room in [4, 17, 60] {
          for bar in chart.bars {
            let lengths = chart.lengths(of: bar.counts, room: room)
            #expect(lengths.reduce(0, +) <= room)
            for (count, length) in zip(bar.counts, lengths) { #expect((count > 0) == (length > 0)) }
            if bar.counts.reduce(0, +) == chart.most { #expect(lengths.reduce(0, +) == room) }
          }
        }
      }
    }
  }

  @Test(arguments: [
    (Glyphs.unicode, "\u{2588}\u{2588}\u{2588}\u{2588}\u{2592}\u{2592}\u{2591}\u{2591}", "\u{2588}\u{2588}"),
    (.ascii, "####==!!", "##"),
  ]) func isDrawnWithItsFigures(glyphs: Glyphs, first: String, second: String) {
    var canvas = Canvas(Size(rows: 3, columns: 24), glyphs: glyphs)
    chart([[2, 1, 1], [1, 0, 0]]).draw(&canvas, rows: 0..<3, columns: 1..<24, window: 0..<2, selected: 1)
    #expect(canvas.line(0) == String(repeating: " ", count: 17) + "On Late")
    #expect(canvas.line(1) == " Bar 0 " + first + "   2    1")
    #expect(canvas.line(2) == " Bar 1 " + second + "         1    0")
    #expect(canvas.cursor == Spot(row: 2, column: 1))
  }

  @Test func tooLittleRoomShowsWhatItCan() {
    for columns in 1..<30 {
      var canvas = Canvas(Size(rows: 2, columns: columns))
      chart([[2, 1, 1]]).draw(&canvas, rows: 0..<2, columns: 0..<columns, window: 0..<1)
      #expect(canvas.line(0).count <= columns)
    }
  }
}
