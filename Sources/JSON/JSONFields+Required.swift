extension JSONFields {
  /// Text that must be there.
  public mutating func required(_ name: StaticString, _ value: inout String) throws(JSONError) {
    if isReading {
      guard try read(name, { (f) throws(JSONError) in value = try f.reader.string() }) else { throw missing(name) }
    } else {
      writer.key(name)
      writer.string(value)
    }
  }

  /// A list that must be there.
  public mutating func required(_ name: StaticString, _ value: inout [String]) throws(JSONError) {
    if isReading {
      guard
        try read(
          name, { (f) throws(JSONError) in value = try f.elements { (f) throws(JSONError) in try f.reader.string() } })
      else { throw missing(name) }
    } else {
      writer.key(name)
      writer.beginArray()
      for element in value { writer.string(element) }
      writer.endArray()
    }
  }

  /// A whole number that must be there.
  public mutating func required(_ name: StaticString, _ value: inout Int) throws(JSONError) {
    if isReading {
      guard try read(name, { (f) throws(JSONError) in value = try f.reader.integer() }) else { throw missing(name) }
    } else {
      writer.key(name)
      writer.integer(value)
    }
  }

  /// A list that must be there.
  public mutating func required(_ name: StaticString, _ value: inout [Int]) throws(JSONError) {
    if isReading {
      guard
        try read(
          name, { (f) throws(JSONError) in value = try f.elements { (f) throws(JSONError) in try f.reader.integer() } })
      else { throw missing(name) }
    } else {
      writer.key(name)
      writer.beginArray()
      for element in value { writer.integer(element) }
      writer.endArray()
    }
  }

  /// A truth that must be there.
  public mutating func required(_ name: StaticString, _ value: inout Bool) throws(JSONError) {
    if isReading {
      guard try read(name, { (f) throws(JSONError) in value = try f.reader.bool() }) else { throw missing(name) }
    } else {
      writer.key(name)
      writer.bool(value)
    }
  }

  /// A list that must be there.
  public mutating func required(_ name: StaticString, _ value: inout [Bool]) throws(JSONError) {
    if isReading {
      guard
        try read(
          name, { (f) throws(JSONError) in value = try f.elements { (f) throws(JSONError) in try f.reader.bool() } })
      else { throw missing(name) }
    } else {
      writer.key(name)
      writer.beginArray()
      for element in value { writer.bool(element) }
      writer.endArray()
    }
  }

  /// A value of text that must be there.
  @inlinable
  public mutating func required<T: JSONText>(_ name: StaticString, _ value: inout T) throws(JSONError) {
    if isReading {
      guard try read(name, { (f) throws(JSONError) in value = try f.text() }) else { throw missing(name) }
    } else {
      writer.key(name)
      writer.string(value.jsonText)
    }
  }

  /// A list that must be there.
  @inlinable
  public mutating func required<T: JSONText>(_ name: StaticString, _ value: inout [T]) throws(JSONError) {
    if isReading {
      guard
        try read(name, { (f) throws(JSONError) in value = try f.elements { (f) throws(JSONError) in try f.text() } })
      else { throw missing(name) }
    } else {
      writer.key(name)
      writer.beginArray()
      for element in value { writer.string(element.jsonText) }
      writer.endArray()
    }
  }

  /// A numbered value that must be there.
  @inlinable
  public mutating func required<T: JSONNumber>(_ name: StaticString, _ value: inout T) throws(JSONError) {
    if isReading {
      guard try read(name, { (f) throws(JSONError) in value = try f.number() }) else { throw missing(name) }
    } else {
      writer.key(name)
      writer.integer(value.jsonNumber)
    }
  }

  /// A list that must be there.
  @inlinable
  public mutating func required<T: JSONNumber>(_ name: StaticString, _ value: inout [T]) throws(JSONError) {
    if isReading {
      guard
        try read(name, { (f) throws(JSONError) in value = try f.elements { (f) throws(JSONError) in try f.number() } })
      else { throw missing(name) }
    } else {
      writer.key(name)
      writer.beginArray()
      for element in value { writer.integer(element.jsonNumber) }
      writer.endArray()
    }
  }

  /// A record that must be there.
  @inlinable
  public mutating func required<T: JSONRecord>(_ name: StaticString, _ value: inout T) throws(JSONError) {
    if isReading {
      guard try read(name, { (f) throws(JSONError) in value = try f.record() }) else { throw missing(name) }
    } else {
      writer.key(name)
      write(value)
    }
  }

  /// A list that must be there.
  @inlinable
  public mutating func required<T: JSONRecord>(_ name: StaticString, _ value: inout [T]) throws(JSONError) {
    if isReading {
      guard
        try read(name, { (f) throws(JSONError) in value = try f.elements { (f) throws(JSONError) in try f.record() } })
      else { throw missing(name) }
    } else {
      writer.key(name)
      writer.beginArray()
      for element in value { write(element) }
      writer.endArray()
    }
  }
}
