import Casework
import TextUI

/// One entry of a pack on the screen: its lines broken to the width, what is marked in the colours of what was decided.
struct PackDrawing {
  /// Part of a line in one style.
  typealias Run = (text: String, style: Style)

  /// Section and title.
  let heading: String
  /// The lines, each in runs.
  private(set) var lines: [[Run]] = []
  /// The first line in which what is decided on is marked.
  private(set) var firstMarked: Int?

  init(_ pack: SubjectPack, _ item: SubjectPack.Item, width: Int) {
    let entry = pack.entries[item.entry]
    let kind = entry.kind.title
    heading = kind + ": " + entry.title
    if pack.isWithheld(item.entry) { lines.append([("The whole entry is withheld.", .overdue)]) }
    for (number, line) in entry.lines.enumerated() {
      let label = line.label.prefix(1).uppercased() + line.label.dropFirst() + ": "
      var cells: [(Character, Style)] = label.map { ($0, .quiet) }
      let marks = pack.marks[item.entry].filter { $0.line == number }
      var styles: [Style] = Array(repeating: .plain, count: line.text.unicodeScalars.count)
      for mark in marks {
        let style = Self.style(of: mark, pack, item)
        for place in mark.range where styles.indices.contains(place) { styles[place] = style }
      }
      var place = 0
      for character in line.text {
        cells.append((character, styles.indices.contains(place) ? styles[place] : .plain))
        place += character.unicodeScalars.count
      }
      let wrapped = Self.wrapped(cells, to: width)
      if firstMarked == nil, marks.contains(where: { $0.party == item.party }) {
        let inside = wrapped.firstIndex { $0.contains { $0.1.isReversed } } ?? 0
        firstMarked = lines.count + inside
      }
      lines += wrapped.map(Self.runs)
    }
  }

  private static func style(of mark: PartyMark, _ pack: SubjectPack, _ item: SubjectPack.Item) -> Style {
    var style: Style
    switch pack.ruling(item.entry, mark.party) {
    case nil: style = .warning
    case .release: style = .good
    case .redact, .withhold: style = .overdue
    }
    style.isUnderlined = true
    if mark.party == item.party { style.isReversed = true }
    return style
  }

  /// Lines broken between words, and where a line ends in the text.
  private static func wrapped(_ cells: [(Character, Style)], to width: Int) -> [[(Character, Style)]] {
    var lines: [[(Character, Style)]] = [[]]
    var used = 0
    var word: [(Character, Style)] = []
    var wide = 0
    func flush() {
      if used + wide > width, used > 0 {
        lines.append([])
        used = 0
      }
      for cell in word {
        let size = TextWidth.columns(of: String(cell.0))
        if used + size > width {
          lines.append([])
          used = 0
        }
        lines[lines.count - 1].append(cell)
        used += size
      }
      (word, wide) = ([], 0)
    }
    for cell in cells {
      if cell.0.isNewline {
        flush()
        lines.append([])
        used = 0
      } else if cell.0 == " " {
        flush()
        if used > 0, used < width {
          lines[lines.count - 1].append(cell)
          used += 1
        }
      } else {
        word.append(cell)
        wide += TextWidth.columns(of: String(cell.0))
      }
    }
    flush()
    return lines
  }

  private static func runs(_ cells: [(Character, Style)]) -> [Run] {
    var runs: [Run] = []
    for (character, style) in cells {
      if let last = runs.last, last.style == style {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append((String(character), style))
      }
    }
    return runs
  }

  /// Draws a line from a column on.
  func put(_ line: [Run], _ row: Int, _ column: Int, _ canvas: inout Canvas) {
    var column = column
    for run in line { column = canvas.put(row, column, run.text, run.style) }
  }
}
