/// What kind of value stands in JSON.
public enum JSONKind: Equatable, Sendable {
  case object, array, string, number, bool, null
}

extension JSONReader {
  /// What kind of value comes next, which stays unread. Throws where none begins.
  public mutating func next() throws(JSONError) -> JSONKind {
    switch try peek() {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number
    case let byte: throw fault(.unexpectedByte(byte))
    }
  }

  /// The first of some names that a member of the object which comes next has; nothing behind it is read.
  ///
  /// Throws where what stands before it is no JSON; nil where no member has one of them, or this is no object.
  public func firstName(among names: Set<String>) throws(JSONError) -> String? {
    var reader = self
    guard try reader.next() == .object else { return nil }
    reader.go(to: reader.position + 1)
    if try reader.peek() == UInt8(ascii: "}") { return nil }
    repeat {
      let name = try reader.string()
      if names.contains(name) { return name }
      try reader.expect(UInt8(ascii: ":"), "a colon")
      _ = try reader.skipValue()
    } while try reader.more(UInt8(ascii: "}"))
    return nil
  }
}
