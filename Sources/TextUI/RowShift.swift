/// Rows of a picture that stand elsewhere in the next one, as when a list scrolls: a terminal can move them itself.
public struct RowShift: Equatable, Sendable {
  /// The rows that are touched, among them those that the moved ones leave empty.
  public var rows: Range<Int>
  /// How far they move up; down where it is negative.
  public var up: Int

  /// Fewer rows than this are sent again sooner than moved.
  private static let least = 4

  /// The move that spares most rows between two pictures of one size; nil where none spares enough.
  public static func between(_ old: Canvas, _ new: Canvas) -> RowShift? {
    guard old.size == new.size else { return nil }
    let before = old.rowSums
    let after = new.rowSums
    let count = after.count
    guard (0..<count).count(where: { before[$0] != after[$0] }) >= least else { return nil }
    var best: RowShift?
    var spared = least - 1
    for distance in 1..<max(2, count) {
      for up in [distance, -distance] {
        var row = max(0, -up)
        let end = min(count, count - up)
        while row < end {
          let start = row
          var gain = 0
          while row < end, after[row] == before[row + up] {
            if after[row] != before[row] { gain += 1 }
            row += 1
          }
          if gain > spared {
            spared = gain
            best = RowShift(rows: min(start, start + up)..<max(row, row + up), up: up)
          }
          row += 1
        }
      }
    }
    return best
  }
}

extension Canvas {
  /// A number for each row, by which different rows are told apart at a glance; equal ones may still differ.
  var rowSums: [UInt64] {
    cells.withUnsafeBufferPointer { cells in
      (0..<size.rows).map { row in
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        for cell in cells[(row * size.columns)..<((row + 1) * size.columns)] {
          sum = (sum ^ UInt64(cell.scalar) ^ UInt64(cell.marks.0) << 24 ^ UInt64(cell.style.number) << 48)
          sum = sum &* 0x0000_0100_0000_01B3
          sum ^= sum >> 29
        }
        return sum
      }
    }
  }
}

extension Style {
  /// The look as a number of its own.
  var number: UInt8 {
    tone.rawValue | (isBold ? 8 : 0) | (isDim ? 16 : 0) | (isReversed ? 32 : 0) | (isUnderlined ? 64 : 0)
  }
}
