/// Reads or writes the members of one object after another, as their fields are named.
///
/// Writing puts the fields in the order in which they are named and leaves out those at their empty default. Reading
/// takes them in any order, and refuses a member that no field asked for or that stands twice.
public struct JSONFields {
  /// One member of an object that is being read.
  @usableFromInline struct Member {
    @usableFromInline var name: Range<Int>
    @usableFromInline var value: Range<Int>
    @usableFromInline var isTaken = false
  }

  /// Whether members are read; otherwise they are written.
  public let isReading: Bool
  @usableFromInline var reader: JSONReader
  @usableFromInline var writer: JSONWriter
  /// Members are read as they come, in the order in which they are asked for; until one object isn't so.
  @usableFromInline var isInOrder = true
  /// In order: where the reader stands at a member's name; nil behind the last member.
  @usableFromInline var upcoming: Range<Int>?
  /// Out of order: the members of the objects that are being read, the innermost's last.
  @usableFromInline var members: [Member] = []
  @usableFromInline var first = 0
  @usableFromInline var next = 0
  @usableFromInline var objectStart = 0

  @inlinable
  init(writing writer: JSONWriter) {
    isReading = false
    self.writer = writer
    reader = JSONReader([])
  }

  @inlinable
  init(reading reader: JSONReader) {
    isReading = true
    writer = JSONWriter()
    self.reader = reader
  }

  /// Reads a record from where the reader stands.
  ///
  /// First it is taken that the members stand in the order in which they are written, which spares looking at them
  /// twice. Where that fails, for whatever reason, the object is read again with all its members listed, which finds
  /// them in any order and says exactly what is wrong.
  @inlinable
  mutating func nested<T: JSONRecord>(_ value: inout T) throws(JSONError) {
    let outer = (upcoming, first, next, objectStart)
    defer { (upcoming, first, next, objectStart) = outer }
    if isInOrder {
      let start = (reader.position, reader.depth)
      do throws(JSONError) {
        try beginInOrder()
        try value.fields(&self)
        if upcoming == nil { return }
      } catch {}
      reader.go(to: start.0)
      reader.depth = start.1
      isInOrder = false
      value = T()
    }
    defer { if members.isEmpty { isInOrder = true } }
    let outside = members.count
    defer { members.removeLast(members.count - outside) }
    try beginListed()
    let after = reader.position
    try value.fields(&self)
    try finishListed()
    reader.go(to: after)
  }

  // MARK: Members as they come

  @usableFromInline mutating func beginInOrder() throws(JSONError) {
    try reader.expect(UInt8(ascii: "{"), "an object")
    try reader.enter()
    if try reader.peek() == UInt8(ascii: "}") {
      reader.go(to: reader.position + 1)
      reader.depth -= 1
      upcoming = nil
    } else {
      upcoming = try name()
    }
  }

  /// Reads a member's name and the colon behind it.
  @usableFromInline mutating func name() throws(JSONError) -> Range<Int> {
    guard try reader.peek() == UInt8(ascii: "\"") else {
      throw reader.fault(.unexpectedByte(reader.bytes[reader.position]))
    }
    let start = reader.position + 1
    try reader.skipString()
    let name = start..<(reader.position - 1)
    try reader.expect(UInt8(ascii: ":"), "a colon")
    return name
  }

  // MARK: Members listed first

  /// Lists the members of the object that comes next, and leaves the reader behind it.
  @usableFromInline mutating func beginListed() throws(JSONError) {
    try reader.expect(UInt8(ascii: "{"), "an object")
    objectStart = reader.position - 1
    first = members.count
    next = first
    try reader.enter()
    if try reader.peek() == UInt8(ascii: "}") {
      reader.go(to: reader.position + 1)
    } else {
      repeat {
        let name = try name()
        members.append(Member(name: name, value: try reader.skipValue()))
      } while try reader.more(UInt8(ascii: "}"))
    }
    reader.depth -= 1
  }

  /// Says that every member was asked for.
  @usableFromInline func finishListed() throws(JSONError) {
    for index in first..<members.count where !members[index].isTaken {
      let name = name(members[index])
      let isTwice = members[first..<members.count].contains { $0.isTaken && self.name($0) == name }
      throw JSONError(
        offset: members[index].name.lowerBound - 1, fault: isTwice ? .duplicateKey(name) : .unknownField(name))
    }
  }

  private func name(_ member: Member) -> String {
    String(decoding: reader.bytes[member.name], as: UTF8.self)
  }

  @usableFromInline func find(_ name: StaticString) -> Int? {
    for index in next..<members.count where isAt(members[index].name, name) { return index }
    for index in first..<min(next, members.count) where !members[index].isTaken && isAt(members[index].name, name) {
      return index
    }
    return nil
  }

  @usableFromInline func isAt(_ range: Range<Int>, _ name: StaticString) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { expected in
      let span = reader.bytes.span
      for index in 0..<expected.count where span[range.lowerBound + index] != expected[index] { return false }
      return true
    }
  }

  /// Reads a member with `body` if it is there; tells whether it was.
  @inlinable
  mutating func read(
    _ name: StaticString, _ body: (inout JSONFields) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    if isInOrder {
      guard let upcoming, isAt(upcoming, name) else { return false }
      try body(&self)
      // A member within this one may have been out of order; then so is this object read.
      self.upcoming = try reader.more(UInt8(ascii: "}")) ? self.name() : nil
      if self.upcoming == nil { reader.depth -= 1 }
      return true
    }
    guard let index = find(name) else { return false }
    members[index].isTaken = true
    next = index + 1
    let after = reader.position
    reader.go(to: members[index].value.lowerBound)
    do throws(JSONError) { try body(&self) } catch { throw error.inside("\(name)") }
    reader.go(to: after)
    return true
  }

  @usableFromInline func missing(_ name: StaticString) -> JSONError {
    JSONError(offset: objectStart, fault: .missingField("\(name)"))
  }

  /// Writes a record as an object.
  @inlinable
  mutating func write<T: JSONRecord>(_ value: T) {
    var copy = value
    writer.beginObject()
    // Writing never throws: the coder's fields throw only while reading.
    try? copy.fields(&self)
    writer.endObject()
  }

  @inlinable
  mutating func elements<T>(
    _ read: (inout JSONFields) throws(JSONError) -> T
  ) throws(JSONError) -> [T] {
    var list: [T] = []
    try reader.expect(UInt8(ascii: "["), "an array")
    try reader.enter()
    if try reader.peek() == UInt8(ascii: "]") {
      reader.go(to: reader.position + 1)
    } else {
      repeat { list.append(try read(&self)) } while try reader.more(UInt8(ascii: "]"))
    }
    reader.depth -= 1
    return list
  }
}
