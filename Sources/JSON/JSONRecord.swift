/// A value stored as a JSON string: a day, a code, an identifier. Enums with text as their raw value get it for nothing.
public protocol JSONText: Sendable {
  /// Reads the stored text; nil where it isn't such a value.
  init?(jsonText: String)
  /// The text that is stored.
  var jsonText: String { get }
}

extension JSONText where Self: RawRepresentable, RawValue == String {
  /// Reads the raw value.
  @inlinable
  public init?(jsonText: String) { self.init(rawValue: jsonText) }
  /// The raw value.
  @inlinable
  public var jsonText: String { rawValue }
}

/// A value stored as a JSON integer.
public protocol JSONNumber: Sendable {
  /// Reads the stored number; nil where it isn't such a value.
  init?(jsonNumber: Int)
  /// The number that is stored.
  var jsonNumber: Int { get }
}

/// A value stored as a JSON object: one list of fields serves reading and writing.
public protocol JSONRecord: Sendable {
  /// The value in which every field is at its default.
  init()
  /// Names each field once, in the order in which it is written.
  mutating func fields(_ f: inout JSONFields) throws(JSONError)
}

extension JSONRecord {
  /// Reads the value from bytes that hold nothing else.
  ///
  /// Throws `JSONError` for JSON that isn't strict, an unknown or missing field, or a value of the wrong kind.
  @inlinable
  public init(json: [UInt8]) throws(JSONError) {
    try self.init(json: json, in: 0..<json.count)
  }

  /// Reads the value from a range of bytes that holds nothing else.
  @inlinable
  public init(json: [UInt8], in range: Range<Int>) throws(JSONError) {
    var reader = JSONReader(json, in: range)
    try self.init(reading: &reader)
    try reader.end()
  }

  /// Reads the value from where a reader stands.
  @inlinable
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self.init()
    var fields = JSONFields(reading: reader)
    try fields.nested(&self)
    reader = fields.reader
  }

  /// The value as JSON.
  @inlinable
  public func json(pretty: Bool = false) -> [UInt8] {
    var fields = JSONFields(writing: JSONWriter(pretty: pretty))
    fields.write(self)
    return fields.writer.bytes
  }
}
