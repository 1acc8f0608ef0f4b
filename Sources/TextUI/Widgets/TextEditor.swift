/// A note that is being typed: many lines, broken between words, with undo of its own.
public struct TextEditor: Hashable, Sendable {
  /// What has been typed.
  public private(set) var text: String
  private var place: String.Index
  /// The column that the cursor keeps to while it moves up and down.
  private var wanted: Int?
  private var top = 0
  private var undone: [Snapshot] = []
  private var done: [Snapshot] = []
  private var wasTyping = false

  private struct Snapshot: Hashable, Sendable {
    var text: String
    var offset: Int
  }

  /// A note with the cursor behind its end.
  public init(_ text: String = "") {
    self.text = text
    place = text.endIndex
  }

  /// Puts other text in place as one step that can be undone.
  public mutating func set(_ text: String) {
    remember(typing: false)
    self.text = text
    place = text.endIndex
  }

  private mutating func remember(typing: Bool) {
    if !(typing && wasTyping) {
      done.append(Snapshot(text: text, offset: text.utf8.distance(from: text.startIndex, to: place)))
      if done.count > 100 { done.removeFirst() }
    }
    undone = []
    wasTyping = typing
  }

  private mutating func restore(_ snapshot: Snapshot) {
    text = snapshot.text
    place = text.boundary(behind: snapshot.offset)
  }

  private mutating func insert(_ part: String, typing: Bool) {
    remember(typing: typing)
    let offset = text.utf8.distance(from: text.startIndex, to: place)
    text.insert(contentsOf: part, at: place)
    place = text.boundary(behind: offset + part.utf8.count)
  }

  private mutating func remove(_ range: Range<String.Index>) {
    guard !range.isEmpty else { return }
    remember(typing: false)
    let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    text.removeSubrange(range)
    place = text.boundary(behind: offset)
  }

  private func before(_ index: String.Index) -> String.Index {
    index > text.startIndex ? text.index(before: index) : index
  }
  private func after(_ index: String.Index) -> String.Index { index < text.endIndex ? text.index(after: index) : index }

  private func isWord(_ index: String.Index) -> Bool { text[index].isLetter || text[index].isNumber }

  private var wordLeft: String.Index {
    var index = place
    while index > text.startIndex, !isWord(before(index)) { index = before(index) }
    while index > text.startIndex, isWord(before(index)) { index = before(index) }
    return index
  }

  private var wordRight: String.Index {
    var index = place
    while index < text.endIndex, !isWord(index) { index = after(index) }
    while index < text.endIndex, isWord(index) { index = after(index) }
    return index
  }

  /// Takes a key; `width` and `rows` are the room that the note is drawn in. False where it has no use for the key.
  public mutating func handle(_ key: Key, width: Int, rows: Int) -> Bool {
    let keepsColumn: Bool
    switch key {
    case .up, .down, .pageUp, .pageDown: keepsColumn = true
    default: keepsColumn = false
    }
    if !keepsColumn { wanted = nil }
    switch key {
    case .char(let character):
      insert(String(character), typing: character != " ")
      return true
    case .enter: insert("\n", typing: false)
    case .paste(let part): insert(part, typing: false)
    case .left, .control("b"): place = before(place)
    case .right, .control("f"): place = after(place)
    case .alt("b"): place = wordLeft
    case .alt("f"): place = wordRight
    case .backspace, .control("h"): remove(before(place)..<place)
    case .delete, .control("d"): remove(place..<after(place))
    case .control("w"): remove(wordLeft..<place)
    case .alt("d"): remove(place..<wordRight)
    case .control("z"):
      if let last = done.popLast() {
        undone.append(Snapshot(text: text, offset: text.utf8.distance(from: text.startIndex, to: place)))
        restore(last)
      }
    case .control("r"):
      if let next = undone.popLast() {
        done.append(Snapshot(text: text, offset: text.utf8.distance(from: text.startIndex, to: place)))
        restore(next)
      }
    case .up: return move(-1, width)
    case .down: return move(1, width)
    case .pageUp: _ = move(-max(1, rows - 1), width, clamps: true)
    case .pageDown: _ = move(max(1, rows - 1), width, clamps: true)
    case .home, .control("a"): place = line(width).range.lowerBound
    case .end, .control("e"): place = endOf(line(width))
    case .control("k"): remove(place..<endOf(line(width)))
    case .control("u"): remove(line(width).range.lowerBound..<place)
    default: return false
    }
    wasTyping = false
    return true
  }

  private func line(_ width: Int) -> (number: Int, range: Range<String.Index>, all: [Range<String.Index>]) {
    let lines = TextWidth.lines(of: text, width: width)
    let number = lines.lastIndex { $0.lowerBound <= place } ?? 0
    return (number, lines[number], lines)
  }

  /// The last place of a visual line: before the character that begins the next one where the line was only broken.
  private func endOf(_ line: (number: Int, range: Range<String.Index>, all: [Range<String.Index>])) -> String.Index {
    let isBroken = line.number + 1 < line.all.count && line.all[line.number + 1].lowerBound == line.range.upperBound
    return isBroken ? before(line.range.upperBound) : line.range.upperBound
  }

  private mutating func move(_ distance: Int, _ width: Int, clamps: Bool = false) -> Bool {
    let at = line(width)
    let column = wanted ?? TextWidth.columns(of: text[at.range.lowerBound..<place])
    wanted = column
    var target = at.number + distance
    if clamps { target = min(max(0, target), at.all.count - 1) }
    guard at.all.indices.contains(target) else { return false }
    let range = at.all[target]
    var index = range.lowerBound
    var used = 0
    let end = endOf((target, range, at.all))
    while index < end {
      used += TextWidth.columns(of: text[index])
      if used > column { break }
      index = text.index(after: index)
    }
    place = index
    wasTyping = false
    return true
  }

  /// Draws the note, scrolled so that the cursor is seen; sets the canvas's cursor where focused.
  public mutating func draw(_ canvas: inout Canvas, _ row: Int, _ column: Int, width: Int, rows: Int, isFocused: Bool) {
    let at = line(width)
    if at.number < top { top = at.number }
    if at.number >= top + rows { top = at.number - rows + 1 }
    top = max(0, min(top, at.all.count - 1))
    for offset in 0..<rows {
      canvas.clear(row + offset, column, width)
      guard top + offset < at.all.count else { continue }
      canvas.put(row + offset, column, text[at.all[top + offset]], width: width)
    }
    if isFocused {
      let x = min(width - 1, TextWidth.columns(of: text[at.range.lowerBound..<place]))
      canvas.cursor = Spot(row: row + at.number - top, column: column + x)
    }
  }
}
