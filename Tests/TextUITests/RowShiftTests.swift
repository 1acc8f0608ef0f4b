import Fuzzing
import Testing

@testable import TextUI

@Suite struct RowShiftTests {
  private static func picture(_ lines: [String], columns: Int = 12) -> Canvas {
    var canvas = Canvas(Size(rows: lines.count, columns: columns))
    for (row, line) in lines.enumerated() { canvas.put(row, 0, line) }
    return canvas
  }

  private static let names = ["Abara", "Bailey", "Chowdhury", "Diallo", "Evans", "Farah", "Garrod", "Haddad", "Iqbal"]

  @Test func aListThatScrollsIsMoved() {
    let before = Self.picture(["Title"] + Self.names[0..<8] + ["1 of 9"])
    let after = Self.picture(["Title"] + Self.names[1..<9] + ["2 of 9"])
    #expect(RowShift.between(before, after) == RowShift(rows: 1..<9, up: 1))
    #expect(RowShift.between(after, before) == RowShift(rows: 1..<9, up: -1))
  }

  @Test func aFewRowsAreSentAgain() {
    #expect(RowShift.between(Self.picture(["a", "b", "c", "d"]), Self.picture(["b", "c", "d", "e"])) == nil)
    let same = Self.picture(Array(Self.names))
    #expect(RowShift.between(same, same) == nil)
    #expect(RowShift.between(same, Self.picture(Array(Self.names), columns: 20)) == nil)
    #expect(RowShift.between(Canvas(Size(rows: 0, columns: 0)), Canvas(Size(rows: 0, columns: 0))) == nil)
  }

  @Test func whatIsMovedNeverLeavesTheScreen() {
    var chance = Chance(7)
    for _ in 0..<500 {
      let rows = 1 + chance.below(24)
      let before = Self.picture((0..<rows).map { _ in Self.names[chance.below(9)] })
      var lines = (0..<rows).map { before.line($0) }
      for _ in 0..<chance.below(5) { lines.insert(Self.names[chance.below(9)], at: chance.below(rows)) }
      let after = Self.picture(Array(lines.prefix(rows)))
      guard let shift = RowShift.between(before, after) else { continue }
      #expect(shift.rows.lowerBound >= 0 && shift.rows.upperBound <= rows && shift.up != 0)
      #expect(abs(shift.up) < shift.rows.count)
      var moved = before
      moved.move(shift)
      func spared(_ canvas: Canvas) -> Int { (0..<rows).count { canvas.line($0) == after.line($0) } }
      #expect(spared(moved) > spared(before) - abs(shift.up))
      for row in shift.rows {
        let from = row + shift.up
        #expect(moved.line(row) == (shift.rows.contains(from) ? before.line(from) : ""))
      }
    }
  }
}
