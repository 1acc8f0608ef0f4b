public import JSON

extension Day: JSONText, CustomStringConvertible {
  /// Reads `2026-11-23` and nothing else.
  public init?(iso text: String) {
    let bytes = text.utf8.span
    guard bytes.count == 10, let day = bytes.isoDay else { return nil }
    self = day
  }

  /// `2026-11-23`.
  public var iso: String {
    let (year, month, day) = parts
    return padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
  }

  /// Reads `2026-11-23` and nothing else.
  public init?(jsonText: String) { self.init(iso: jsonText) }
  /// `2026-11-23`.
  public var jsonText: String { iso }
  /// `2026-11-23`.
  public var description: String { iso }
}
