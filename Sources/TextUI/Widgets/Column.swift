/// A column of a list: how wide it is, and how much room there must be for it to be shown.
public struct Column: Hashable, Sendable {
  /// The heading.
  public var title: String
  /// Its width in columns of the terminal.
  public var width: Int
  /// Whether it takes what room is left over.
  public var grows: Bool
  /// Whether its text is set to the right.
  public var isRight: Bool
  /// The least width of the list in which it is shown.
  public var from: Int

  /// A column.
  public init(_ title: String, _ width: Int, grows: Bool = false, right isRight: Bool = false, from: Int = 0) {
    self.title = title
    self.width = width
    self.grows = grows
    self.isRight = isRight
    self.from = from
  }

  /// Which columns are shown in a list of this width, where each begins, and how wide it is.
  public static func layout(_ columns: [Column], width: Int) -> [(index: Int, start: Int, width: Int)] {
    let shown = columns.indices.filter { columns[$0].from <= width }
    let used = shown.reduce(0) { $0 + columns[$1].width } + max(0, shown.count - 1)
    var spare = max(0, width - used)
    var start = 0
    let growing = shown.filter { columns[$0].grows }.count
    return shown.map { index in
      var size = columns[index].width
      if columns[index].grows, growing > 0 {
        let extra = min(spare, columns[index].width)
        size += extra
        spare -= extra
      }
      defer { start += size + 1 }
      return (index, start, size)
    }
  }
}
