/// Any JSON, for what has no type of its own: other systems' files, unknown members.
public indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number that is no 64-bit integer, with its digits as they were written.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// Members in the order in which they stand.
  case object([JSONMember])

  /// Reads a value from bytes that hold nothing else. Throws `JSONError`.
  public init(json: [UInt8]) throws(JSONError) {
    var reader = JSONReader(json)
    try self.init(reading: &reader)
    try reader.end()
  }

  /// Reads a value from where a reader stands. Throws `JSONError`.
  public init(reading reader: inout JSONReader) throws(JSONError) {
    switch try reader.peek() {
    case UInt8(ascii: "{"):
      var members: [JSONMember] = []
      try reader.object { (key, reader) throws(JSONError) in
        members.append(JSONMember(key: key, value: try JSONValue(reading: &reader)))
      }
      self = .object(members)
    case UInt8(ascii: "["):
      var list: [JSONValue] = []
      try reader.array { (reader) throws(JSONError) in list.append(try JSONValue(reading: &reader)) }
      self = .array(list)
    case UInt8(ascii: "\""): self = .string(try reader.string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .bool(try reader.bool())
    case UInt8(ascii: "n"):
      _ = try reader.null()
      self = .null
    default:
      let digits = String(decoding: reader.bytes[try reader.numberRange()], as: UTF8.self)
      self = Int(digits).map { digits == String($0) ? .integer($0) : .number(digits) } ?? .number(digits)
    }
  }

  /// The value of a member; nil where there is none or this is no object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text, if this is text.
  public var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// The integer, if this is one.
  public var integer: Int? {
    if case .integer(let value) = self { return value }
    return nil
  }

  /// The elements, if this is an array.
  public var array: [JSONValue]? {
    if case .array(let list) = self { return list }
    return nil
  }

  /// The value as JSON.
  public func json(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    write(to: &writer)
    return writer.bytes
  }

  /// Writes the value where a writer stands.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .integer(let value): writer.integer(value)
    case .number(let digits): writer.raw(digits.utf8)
    case .string(let text): writer.string(text)
    case .array(let list):
      writer.beginArray()
      for element in list { element.write(to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for member in members {
        writer.key(member.key)
        member.value.write(to: &writer)
      }
      writer.endObject()
    }
  }
}

/// One member of an object.
public struct JSONMember: Equatable, Sendable {
  /// Its name.
  public var key: String
  /// Its value.
  public var value: JSONValue
  /// Puts the parts together.
  public init(key: String, value: JSONValue) {
    self.key = key
    self.value = value
  }
}
