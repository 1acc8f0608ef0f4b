/// Lays valid JSON out anew without changing members, their order or how numbers and text are spelt.
public enum JSONLayout {
  /// Two spaces a level, one member a line. Throws `JSONError` where the bytes aren't one JSON value.
  public static func pretty(_ bytes: [UInt8]) throws(JSONError) -> [UInt8] {
    var reader = JSONReader(bytes)
    var writer = JSONWriter(pretty: true)
    writer.reserve(bytes.count + bytes.count / 4)
    try copy(&reader, &writer)
    try reader.end()
    return writer.bytes
  }

  /// No white space outside text. Throws `JSONError` where the bytes aren't one JSON value.
  public static func compact(_ bytes: [UInt8]) throws(JSONError) -> [UInt8] {
    try validate(bytes)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    let span = bytes.span
    var isText = false
    var index = 0
    while index < span.count {
      let byte = span[index]
      index += 1
      if isText {
        out.append(byte)
        if byte == UInt8(ascii: "\\") {
          out.append(span[index])
          index += 1
        }
        isText = byte != UInt8(ascii: "\"")
      } else if byte > 0x20 {
        out.append(byte)
        isText = byte == UInt8(ascii: "\"")
      }
    }
    return out
  }

  /// Throws `JSONError` where the bytes aren't one JSON value.
  public static func validate(_ bytes: [UInt8]) throws(JSONError) {
    var reader = JSONReader(bytes)
    _ = try reader.skipValue()
    try reader.end()
  }

  private static func copy(_ reader: inout JSONReader, _ writer: inout JSONWriter) throws(JSONError) {
    switch try reader.peek() {
    case UInt8(ascii: "{"):
      try reader.expect(UInt8(ascii: "{"), "an object")
      try reader.enter()
      writer.beginObject()
      if try reader.peek() == UInt8(ascii: "}") {
        reader.position += 1
      } else {
        repeat {
          let start = try reader.peek()
          guard start == UInt8(ascii: "\"") else { throw reader.fault(.unexpectedByte(start)) }
          writer.rawKey(reader.bytes[try reader.skipValue()])
          try reader.expect(UInt8(ascii: ":"), "a colon")
          try copy(&reader, &writer)
        } while try reader.more(UInt8(ascii: "}"))
      }
      reader.depth -= 1
      writer.endObject()
    case UInt8(ascii: "["):
      try reader.expect(UInt8(ascii: "["), "an array")
      try reader.enter()
      writer.beginArray()
      if try reader.peek() == UInt8(ascii: "]") {
        reader.position += 1
      } else {
        repeat { try copy(&reader, &writer) } while try reader.more(UInt8(ascii: "]"))
      }
      reader.depth -= 1
      writer.endArray()
    default:
      writer.raw(reader.bytes[try reader.skipValue()])
    }
  }
}
