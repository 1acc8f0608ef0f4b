public import Casework

/// How a case becomes a row of the index.
public struct CaseProjection: Sendable {
  /// Whether the case is open, and its row: one JSON object that begins with `{"reference":"YJ-…"`.
  ///
  /// The contacts are read only when they are asked for: closed cases need none.
  public var row:
    @Sendable (
      _ caseNumber: Int, _ header: Stored, _ contacts: () throws -> [FiledContact]
    ) throws -> (isOpen: Bool, line: [UInt8])

  /// A projection.
  public init(
    _ row:
      @escaping @Sendable (Int, Stored, () throws -> [FiledContact]) throws -> (
        isOpen: Bool, line: [UInt8]
      )
  ) {
    self.row = row
  }
}
