/// A name as it stands in a text: tokens one after another.
struct NameRun {
  struct Piece {
    var key: [UInt8]
    var range: Range<Int>
    /// Whether it is a name by itself, and not only beside one.
    var isName: Bool
  }

  var pieces: [Piece]
  /// Whether it is a name wherever else it stands, too.
  var isSure: Bool

  var keys: [[UInt8]] { pieces.map(\.key) }
  var range: Range<Int> {
    guard let first = pieces.first, let last = pieces.last else { return 0..<0 }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// Whether a part of it that is a name lies outside a place, and another within.
  func goes(beyond place: Range<Int>) -> Bool {
    range.overlaps(place) && pieces.contains { $0.isName && !$0.range.overlaps(place) }
  }

  /// What is left of it where others have taken their places.
  func pieces(outside taken: TakenRanges) -> [NameRun] {
    if !taken.has(range) { return [self] }
    var left: [NameRun] = []
    var run: [Piece] = []
    for piece in pieces + [Piece(key: [], range: range.upperBound..<range.upperBound, isName: false)] {
      if piece.key.isEmpty || taken.has(piece.range) {
        if run.contains(where: \.isName) { left.append(NameRun(pieces: run, isSure: isSure)) }
        run = []
      } else {
        run.append(piece)
      }
    }
    return left
  }
}
