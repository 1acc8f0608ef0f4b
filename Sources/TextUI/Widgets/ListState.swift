/// Where one is in a list: the selection belongs to a record, so that it follows the record when filter or order change.
public struct ListState<ID: Hashable & Sendable>: Hashable, Sendable {
  /// The record that keys act on.
  public private(set) var selected: ID?
  /// The records that are marked.
  public private(set) var marked: Set<ID> = []
  /// The first row that is shown.
  public private(set) var top = 0
  private var row = 0

  /// A list in which nothing is selected yet.
  public init(selected: ID? = nil) {
    self.selected = selected
  }

  /// The row of the selection among these records; the nearest row to where it last was if the record is gone.
  ///
  /// Two rows may be of one record: the selection stays on the one that it was put on.
  public func index(in ids: [ID]) -> Int? {
    guard !ids.isEmpty else { return nil }
    // First where it was put, because two rows may be of one record.
    if ids.indices.contains(row), ids[row] == selected { return row }
    if let selected, let found = ids.firstIndex(of: selected) { return found }
    return min(row, ids.count - 1)
  }

  /// Selects a row.
  public mutating func select(_ index: Int, in ids: [ID]) {
    guard !ids.isEmpty else {
      selected = nil
      row = 0
      return
    }
    row = min(max(0, index), ids.count - 1)
    selected = ids[row]
  }

  /// Takes a key of movement or marking; false where the list has no use for it.
  public mutating func handle(_ key: Key, ids: [ID], page: Int) -> Bool {
    let at = index(in: ids) ?? 0
    switch key {
    case .up, .char("k"): select(at - 1, in: ids)
    case .down, .char("j"): select(at + 1, in: ids)
    case .pageUp, .control("b"): select(at - page, in: ids)
    case .pageDown, .control("f"): select(at + page, in: ids)
    case .control("u"): select(at - page / 2, in: ids)
    case .control("d"): select(at + page / 2, in: ids)
    case .home, .char("g"): select(0, in: ids)
    case .end, .char("G"): select(ids.count - 1, in: ids)
    case .mouse(let mouse) where mouse.kind == .wheelUp: select(at - 3, in: ids)
    case .mouse(let mouse) where mouse.kind == .wheelDown: select(at + 3, in: ids)
    default: return false
    }
    return true
  }

  /// Marks the selected record, or takes its mark off, and goes on to the next.
  public mutating func toggleMark(in ids: [ID]) {
    guard let at = index(in: ids) else { return }
    if marked.remove(ids[at]) == nil { marked.insert(ids[at]) }
    select(at + 1, in: ids)
  }

  /// Marks all of these records, or none where all are marked.
  public mutating func markAll(_ ids: [ID]) {
    if ids.allSatisfy(marked.contains) { marked.subtract(ids) } else { marked.formUnion(ids) }
  }

  /// Takes all marks off.
  public mutating func clearMarks() { marked = [] }

  /// The rows to draw in so much room, scrolled so that the selection is seen.
  public mutating func window(_ ids: [ID], rows: Int) -> Range<Int> {
    guard rows > 0, let at = index(in: ids) else { return 0..<0 }
    row = at
    selected = ids[at]
    if at < top { top = at }
    if at >= top + rows { top = at - rows + 1 }
    top = max(0, min(top, ids.count - rows))
    return top..<min(ids.count, top + rows)
  }
}
