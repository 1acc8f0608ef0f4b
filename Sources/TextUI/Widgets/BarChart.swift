/// Horizontal bars, one a row, each of parts that are told apart by their signs as well as by their colours.
public struct BarChart: Sendable, Equatable {
  /// One of the parts of which every bar is made.
  public struct Part: Sendable, Equatable {
    /// What the legend calls it.
    public var name: String
    /// The sign that fills it, and the one where only ASCII is drawn.
    public var sign, plainSign: Character
    /// How it looks.
    public var style: Style
    /// A part.
    public init(_ name: String, _ sign: Character, plain plainSign: Character, _ style: Style) {
      self.name = name
      self.sign = sign
      self.plainSign = plainSign
      self.style = style
    }
  }

  /// One bar: what it is of, how much of each part, and what is said behind it.
  public struct Bar: Sendable, Equatable {
    /// What stands before the bar.
    public var label: String
    /// How much of each part; none is negative.
    public var counts: [Int]
    /// The figures behind the bar, one a heading.
    public var figures: [String]
    /// A bar.
    public init(_ label: String, _ counts: [Int], figures: [String]) {
      self.label = label
      self.counts = counts
      self.figures = figures
    }
  }

  /// The parts in the order in which they follow each other.
  public var parts: [Part]
  /// The headings of the figures.
  public var headings: [String]
  /// The bars from top to bottom.
  public var bars: [Bar]
  /// How much a bar of full length is; the longest of the bars where nobody says.
  public var most: Int

  /// A chart whose longest bar fills the room, unless `most` says what would.
  public init(_ parts: [Part], headings: [String], bars: [Bar], most: Int? = nil) {
    self.parts = parts
    self.headings = headings
    self.bars = bars
    self.most = most ?? bars.map { $0.counts.reduce(0, +) }.max() ?? 0
  }

  /// How many columns each part takes in so much room: to scale, and at least one where there is anything at all and
  /// room for it.
  public func lengths(of counts: [Int], room: Int) -> [Int] {
    guard most > 0, room > 0 else { return counts.map { _ in 0 } }
    var ends: [Int] = [0]
    var sum = 0
    for count in counts {
      sum += max(0, count)
      ends.append(min(room, (2 * sum * room + most) / (2 * most)))
    }
    var lengths = zip(ends.dropFirst(), ends).map { $0 - $1 }
    for index in counts.indices where counts[index] > 0 && lengths[index] == 0 {
      if lengths.reduce(0, +) < room {
        lengths[index] = 1
      } else if let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }), lengths[longest] > 1 {
        lengths[longest] -= 1
        lengths[index] = 1
      }
    }
    return lengths
  }

  /// The columns of labels, bars and figures in so much room.
  private func layout(_ columns: Range<Int>) -> (label: Int, bar: Int, figures: [Int]) {
    let figures = headings.indices.map { index in
      (bars.map { $0.figures.indices.contains(index) ? TextWidth.columns(of: $0.figures[index]) : 0 } + [
        TextWidth.columns(of: headings[index])
      ]).max() ?? 0
    }
    let free = columns.count - figures.reduce(0) { $0 + $1 + 1 } - 2
    let longest = bars.map { TextWidth.columns(of: $0.label) }.max() ?? 0
    let label = max(0, min(longest, free / 2))
    return (label, max(0, free - label), figures)
  }

  /// Draws the headings on the first row, then the bars of the window, and shows which one is selected.
  public func draw(
    _ canvas: inout Canvas, rows: Range<Int>, columns: Range<Int>, window: Range<Int>, selected: Int? = nil
  ) {
    guard !rows.isEmpty else { return }
    let layout = layout(columns)
    let barStart = columns.lowerBound + layout.label + 1
    drawFigures(&canvas, rows.lowerBound, columns.upperBound, headings, layout.figures, .quiet)
    for (row, index) in zip(rows.dropFirst(), window.clamped(to: bars.indices)) {
      let bar = bars[index]
      canvas.put(row, columns.lowerBound, TextWidth.truncated(bar.label, to: layout.label))
      var column = barStart
      for (part, length) in zip(parts, lengths(of: bar.counts, room: layout.bar)) where length > 0 {
        let sign = canvas.glyphs == .ascii ? part.plainSign : part.sign
        column = canvas.put(row, column, String(repeating: sign, count: length), part.style)
      }
      drawFigures(&canvas, row, columns.upperBound, bar.figures, layout.figures, .plain)
      guard index == selected else { continue }
      canvas.restyle(row, columns.lowerBound - 1, layout.label + 2) { $0.isReversed = true }
      canvas.cursor = Spot(row: row, column: columns.lowerBound)
    }
  }

  private func drawFigures(
    _ canvas: inout Canvas, _ row: Int, _ end: Int, _ texts: [String], _ widths: [Int], _ style: Style
  ) {
    var start = end - widths.reduce(0) { $0 + $1 + 1 }
    for (text, width) in zip(texts, widths) {
      canvas.put(row, start + 1 + width - TextWidth.columns(of: text), text, style)
      start += width + 1
    }
  }

  /// Writes what each sign stands for; returns the column behind it.
  @discardableResult
  public func drawLegend(_ canvas: inout Canvas, row: Int, column: Int) -> Int {
    var column = column
    for part in parts {
      let sign = canvas.glyphs == .ascii ? part.plainSign : part.sign
      column = canvas.put(row, column, String(repeating: sign, count: 2), part.style)
      column = canvas.put(row, column + 1, part.name, .quiet) + 3
    }
    return column
  }
}
