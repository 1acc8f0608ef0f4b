extension JSONFields {
  @inlinable
  mutating func text<T: JSONText>() throws(JSONError) -> T {
    let start = reader.position
    let text = try reader.string()
    guard let value = T(jsonText: text) else { throw reader.fault(.badValue(text), at: start) }
    return value
  }

  @inlinable
  mutating func number<T: JSONNumber>() throws(JSONError) -> T {
    let start = reader.position
    let number = try reader.integer()
    guard let value = T(jsonNumber: number) else { throw reader.fault(.badValue(String(number)), at: start) }
    return value
  }

  @inlinable
  mutating func record<T: JSONRecord>() throws(JSONError) -> T {
    var value = T()
    try nested(&value)
    return value
  }

  /// Records by name, written in the order of their names; left out where empty.
  public mutating func field<T: JSONRecord>(_ name: StaticString, _ value: inout [String: T]) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in
        var found: [String: T] = [:]
        let values = try f.namedValues()
        let after = f.reader.position
        for (key, range) in values {
          f.reader.position = range.lowerBound
          do throws(JSONError) { found[key] = try f.record() } catch { throw error.inside(key) }
        }
        f.reader.go(to: after)
        value = found
      }
    } else if !value.isEmpty {
      writer.key(name)
      writer.beginObject()
      for (key, record) in value.sorted(by: { $0.key < $1.key }) {
        writer.key(key)
        write(record)
      }
      writer.endObject()
    }
  }

  /// Texts by name, written in the order of their names; left out where empty.
  public mutating func field(_ name: StaticString, _ value: inout [String: String]) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in
        var found: [String: String] = [:]
        let values = try f.namedValues()
        let after = f.reader.position
        for (key, range) in values {
          f.reader.position = range.lowerBound
          do throws(JSONError) { found[key] = try f.reader.string() } catch { throw error.inside(key) }
        }
        f.reader.go(to: after)
        value = found
      }
    } else if !value.isEmpty {
      writer.key(name)
      writer.beginObject()
      for (key, text) in value.sorted(by: { $0.key < $1.key }) {
        writer.key(key)
        writer.string(text)
      }
      writer.endObject()
    }
  }

  /// Any JSON, always written.
  public mutating func field(_ name: StaticString, _ value: inout JSONValue) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try JSONValue(reading: &f.reader) }
    } else {
      writer.key(name)
      value.write(to: &writer)
    }
  }

  /// Any JSON, or none; left out where there is none.
  public mutating func field(_ name: StaticString, _ value: inout JSONValue?) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try JSONValue(reading: &f.reader) }
    } else if let some = value {
      writer.key(name)
      some.write(to: &writer)
    }
  }

  /// The names of an object and where their values stand.
  private mutating func namedValues() throws(JSONError) -> [(String, Range<Int>)] {
    var found: [(String, Range<Int>)] = []
    try reader.object { (key, reader) throws(JSONError) in found.append((key, try reader.skipValue())) }
    return found
  }
}
