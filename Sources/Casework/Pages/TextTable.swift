/// A table of a page in columns of text, with a rule of dashes under its heads.
struct TextTable {
  private let head: [String]
  private let rows: [[String]]

  /// How wide it gets, how wide it may get where words would have to be cut otherwise, and to how little a column gives
  /// way.
  static let width = 76
  static let widest = 96
  static let narrowest = 6
  private static let gap = "  "

  /// A table whose rows have as many cells as its head, the missing ones empty; columns in which nothing stands are left
  /// out.
  init(head: [String], rows: [[String]]) {
    let filled = rows.map { row in head.indices.map { row.indices.contains($0) ? row[$0] : "" } }
    let kept = head.indices.filter { index in rows.isEmpty || filled.contains { !$0[index].isEmpty } }
    self.head = kept.map { head[$0] }
    self.rows = filled.map { row in kept.map { row[$0] } }
  }

  /// Its lines: in columns where they fit, else each row as a point of labels with what stands behind them.
  var lines: [String] {
    guard let widths else { return labelled }
    let hasHead = head.contains { !$0.isEmpty }
    let top = hasHead ? Self.lines(of: head, widths) + Self.lines(of: widths.map { Self.rule($0) }, widths) : []
    return top + rows.flatMap { Self.lines(of: $0, widths) }
  }

  private static func rule(_ width: Int) -> String { String(repeating: "-", count: width) }

  private var labelled: [String] {
    rows.map { row in
      let cells = zip(head, row).filter { !$0.1.isEmpty }.map { $0.0.isEmpty ? $0.1 : $0.0 + ": " + $0.1 }
      return "- " + cells.joined(separator: "; ")
    }
  }

  /// How wide each column is, in characters: that of its widest cell, and less for the widest ones where all together are
  /// too wide; nil where a column would have to be narrower than the narrowest.
  ///
  /// Words are cut only where keeping them whole leaves too little room on the widest page.
  private var widths: [Int]? {
    let columns = head.indices.map { index in [head[index]] + rows.map { $0[index] } }
    let natural = columns.map { cells in cells.flatMap { $0.split(separator: "\n") }.map(\.count).max() ?? 0 }
    let least = natural.map { min($0, Self.narrowest) }
    let whole = zip(columns, least).map { cells, least in
      max(least, cells.flatMap { $0.split(whereSeparator: \.isWhitespace) }.map(\.count).max() ?? 0)
    }
    for (limit, floor) in [(Self.width, whole), (Self.widest, whole), (Self.width, least)] {
      let room = limit - Self.gap.count * max(0, natural.count - 1)
      var widths = natural
      while widths.reduce(0, +) > room {
        let yielding = widths.indices.filter { widths[$0] > floor[$0] }
        guard let widest = yielding.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
      }
      if widths.reduce(0, +) <= room { return widths }
    }
    return nil
  }

  private static func lines(of cells: [String], _ widths: [Int]) -> [String] {
    let broken = zip(cells, widths).map { wrapped($0, to: $1) }
    return (0..<(broken.map(\.count).max() ?? 0)).map { line in
      var text = ""
      for (index, cell) in broken.enumerated() {
        let part = cell.indices.contains(line) ? cell[line] : ""
        text += part + String(repeating: " ", count: max(0, widths[index] - part.count))
        if index < broken.count - 1 { text += gap }
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// A cell's lines, broken between words, and within a word that is longer than the column.
  private static func wrapped(_ text: String, to width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      var lines = [""]
      for word in line.split(separator: " ") {
        var word = word
        let last = lines[lines.count - 1]
        if last.isEmpty || last.count + 1 + word.count > width {
          if !last.isEmpty { lines.append("") }
          while word.count > width, width > 0 {
            lines[lines.count - 1] = String(word.prefix(width))
            lines.append("")
            word = word.dropFirst(width)
          }
          lines[lines.count - 1] = String(word)
        } else {
          lines[lines.count - 1] = last + " " + word
        }
      }
      return lines
    }
  }
}
