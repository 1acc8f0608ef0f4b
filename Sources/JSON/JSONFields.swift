/// Reads or writes the members of one object after another, as their fields are named.
///
/// Writing puts the fields in the order in which they are named and leaves out those at their empty default. Reading
/// takes them in any order, and refuses a member that no field asked for or that stands twice.
public struct JSONFields {
  /// One member of an object that is being read.
  struct Member {
    var name: Range<Int>
    var value: Range<Int>
    var isTaken = false
  }

  /// Whether members are read; otherwise they are written.
  public let isReading: Bool
  var reader: JSONReader
  var writer: JSONWriter
  var members: [Member] = []
  /// Where the members of the object that is being read begin in `members`, and the next that is expected.
  var first = 0
  var next = 0
  var objectStart = 0

  init(writing writer: JSONWriter) {
    isReading = false
    self.writer = writer
    reader = JSONReader([])
  }

  init(reading reader: JSONReader) throws(JSONError) {
    isReading = true
    writer = JSONWriter()
    self.reader = reader
    try beginObject()
  }

  /// Lists the members of the object that comes next, and leaves the reader behind it.
  private mutating func beginObject() throws(JSONError) {
    try reader.expect(UInt8(ascii: "{"), "an object")
    objectStart = reader.position - 1
    first = members.count
    next = first
    try reader.enter()
    if try reader.peek() == UInt8(ascii: "}") {
      reader.position += 1
    } else {
      repeat {
        guard try reader.peek() == UInt8(ascii: "\"") else {
          throw reader.fault(.unexpectedByte(reader.bytes[reader.position]))
        }
        let start = reader.position + 1
        try reader.skipString()
        let name = start..<(reader.position - 1)
        try reader.expect(UInt8(ascii: ":"), "a colon")
        members.append(Member(name: name, value: try reader.skipValue()))
      } while try reader.more(UInt8(ascii: "}"))
    }
    reader.depth -= 1
  }

  /// Says that every member was asked for.
  mutating func finish() throws(JSONError) {
    for index in first..<members.count where !members[index].isTaken {
      let name = name(members[index])
      let isTwice = members[first..<members.count].contains { $0.isTaken && self.name($0) == name }
      throw JSONError(
        offset: members[index].name.lowerBound - 1, fault: isTwice ? .duplicateKey(name) : .unknownField(name))
    }
    members.removeLast(members.count - first)
  }

  private func name(_ member: Member) -> String {
    String(decoding: reader.bytes[member.name], as: UTF8.self)
  }

  /// Places the reader at the value of a member; nil where there is none. The caller puts the reader back.
  mutating func enter(_ name: StaticString) -> Int? {
    guard let index = find(name) else { return nil }
    members[index].isTaken = true
    next = index + 1
    let after = reader.position
    reader.position = members[index].value.lowerBound
    return after
  }

  private func find(_ name: StaticString) -> Int? {
    for index in next..<members.count where matches(members[index], name) { return index }
    for index in first..<min(next, members.count) where !members[index].isTaken && matches(members[index], name) {
      return index
    }
    return nil
  }

  private func matches(_ member: Member, _ name: StaticString) -> Bool {
    guard member.name.count == name.utf8CodeUnitCount else { return false }
    let start = member.name.lowerBound
    return name.withUTF8Buffer { expected in
      for index in 0..<expected.count where reader.bytes[start + index] != expected[index] { return false }
      return true
    }
  }

  /// Reads a member with `body` if it is there; tells whether it was.
  mutating func read(
    _ name: StaticString, _ body: (inout JSONFields) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    guard let after = enter(name) else { return false }
    do throws(JSONError) { try body(&self) } catch { throw error.inside("\(name)") }
    reader.position = after
    return true
  }

  func missing(_ name: StaticString) -> JSONError {
    JSONError(offset: objectStart, fault: .missingField("\(name)"))
  }

  /// Reads a nested record from where the reader stands.
  mutating func nested<T: JSONRecord>(_ value: inout T) throws(JSONError) {
    let outer = (first, next, objectStart)
    try beginObject()
    let after = reader.position
    value = T()
    try value.fields(&self)
    try finish()
    reader.position = after
    (first, next, objectStart) = outer
  }

  /// Writes a record as an object.
  mutating func write<T: JSONRecord>(_ value: T) {
    var copy = value
    writer.beginObject()
    // Writing never throws: the coder's fields throw only while reading.
    try? copy.fields(&self)
    writer.endObject()
  }

  mutating func elements<T>(
    _ read: (inout JSONFields) throws(JSONError) -> T
  ) throws(JSONError) -> [T] {
    var list: [T] = []
    try reader.expect(UInt8(ascii: "["), "an array")
    try reader.enter()
    if try reader.peek() == UInt8(ascii: "]") {
      reader.position += 1
    } else {
      repeat { list.append(try read(&self)) } while try reader.more(UInt8(ascii: "]"))
    }
    reader.depth -= 1
    return list
  }
}
