import TextUI

/// A page of entries under headings, each of one line or several, of which one is selected.
struct ItemList<ID: Hashable & Sendable>: Sendable {
  /// An entry, or a heading where it has no identifier.
  struct Item: Sendable {
    var id: ID?
    var lines: [(text: String, style: Style)]
    init(_ id: ID?, _ lines: [(String, Style)]) {
      self.id = id
      self.lines = lines.map { (text: $0.0, style: $0.1) }
    }
  }

  var items: [Item] = []
  private var list = ListState<ID>()
  private var scroll = 0
  private var page = 10
  /// The item that is kept in sight beside the selected one, until one moves.
  private var kept: Int?
  /// Where each entry was last drawn, by its number among the entries.
  private var places: [(rows: Range<Int>, index: Int)] = []

  private var ids: [ID] { items.compactMap(\.id) }

  /// The entry that keys act on.
  var selected: ID? { list.index(in: ids).map { ids[$0] } }

  /// Goes to an entry, where it is there.
  mutating func select(_ id: ID) {
    if let index = ids.firstIndex(of: id) { list.select(index, in: ids) }
  }

  /// Keeps a heading and what stands under it in sight until one moves, and goes to the first entry from there on, else to
  /// the last one before.
  mutating func show(_ items: Range<Int>) {
    guard let last = items.last, self.items.indices.contains(last) else { return }
    kept = last
    let before = self.items[..<items.lowerBound].count { $0.id != nil }
    if !ids.isEmpty { list.select(min(before, ids.count - 1), in: ids) }
  }

  /// Whether an entry was drawn in a row.
  func isAt(_ row: Int) -> Bool { places.contains { $0.rows.contains(row) } }

  /// Takes a key of movement, or a press; whether it did, and whether an entry was pressed twice.
  mutating func handle(_ key: Key) -> (isTaken: Bool, opens: Bool) {
    if case .mouse(let mouse) = key, mouse.kind == .press || mouse.kind == .doublePress {
      guard let place = places.first(where: { $0.rows.contains(mouse.row) }) else { return (false, false) }
      list.select(place.index, in: ids)
      return (true, mouse.kind == .doublePress)
    }
    guard list.handle(key, ids: ids, page: page) else { return (false, false) }
    kept = nil
    return (true, false)
  }

  /// Draws the entries around the selected one.
  mutating func draw(
    _ canvas: inout Canvas, rows area: Range<Int>, column: Int, width: Int, isFocused: Bool = true
  ) {
    page = max(1, area.count - 2)
    places = []
    let ids = ids
    _ = list.window(ids, rows: max(1, ids.count))
    let selected = list.index(in: ids)
    var starts: [Int] = []
    var count = 0
    for item in items {
      starts.append(count)
      count += item.lines.count
    }
    let entries = items.indices.filter { items[$0].id != nil }
    if let at = selected.map({ entries[$0] }) {
      // The heading above the first entry stays in sight.
      let top = at > 0 && items[at - 1].id == nil ? starts[at - 1] : starts[at]
      if top < scroll { scroll = top }
      let end = starts[at] + items[at].lines.count
      if end > scroll + area.count { scroll = min(starts[at], end - area.count) }
    }
    if let kept, items.indices.contains(kept) {
      let end = starts[kept] + items[kept].lines.count
      let highest = selected.map { starts[entries[$0]] } ?? starts[kept]
      if end > scroll + area.count { scroll = min(highest, end - area.count) }
    }
    scroll = max(0, min(scroll, count - area.count))
    var entry = -1
    for (index, item) in items.enumerated() {
      if item.id != nil { entry += 1 }
      let isSelected = item.id != nil && entry == selected
      let from = area.lowerBound + starts[index] - scroll
      let top = min(max(area.lowerBound, from), area.upperBound)
      let shown = top..<max(top, min(area.upperBound, from + item.lines.count))
      if shown.isEmpty { continue }
      for row in shown where row >= from {
        let line = item.lines[row - from]
        canvas.put(row, column, TextWidth.truncated(line.text, to: width), line.style)
        if isSelected {
          canvas.restyle(row, column, width) { if isFocused { $0.isReversed = true } else { $0.isUnderlined = true } }
        }
      }
      if item.id != nil { places.append((shown, entry)) }
      if isSelected, isFocused { canvas.cursor = Spot(row: shown.lowerBound, column: column) }
    }
  }
}

extension ItemList.Item {
  /// An entry whose lines are wrapped; what follows of a line stands under its first word.
  init(_ id: ID?, _ lines: [(String, Style)], wrappedTo width: Int) {
    let wrapped = lines.flatMap { text, style in
      let indent = text.prefix { $0 == " " }.count
      let room = max(10, width - indent)
      let parts = TextWidth.wrapped(String(text.dropFirst(indent)), to: room)
      return parts.map { (String(repeating: " ", count: indent) + $0, style) }
    }
    self.init(id, wrapped)
  }
}
