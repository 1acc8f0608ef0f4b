extension JSONFields {
  /// Text; left out where it is empty.
  public mutating func field(_ name: StaticString, _ value: inout String) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.reader.string() }
    } else if !value.isEmpty {
      writer.key(name)
      writer.string(value)
    }
  }

  /// Text, or none; left out where there is none.
  public mutating func field(_ name: StaticString, _ value: inout String?) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.reader.null() ? nil : try f.reader.string() }
    } else if let some = value {
      writer.key(name)
      writer.string(some)
    }
  }

  /// A list; left out where it is empty.
  public mutating func field(_ name: StaticString, _ value: inout [String]) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in
        value = try f.elements { (f) throws(JSONError) in try f.reader.string() }
      }
    } else if !value.isEmpty {
      writer.key(name)
      writer.beginArray()
      for element in value { writer.string(element) }
      writer.endArray()
    }
  }

  /// A whole number, always written; left as it is where it is missing.
  public mutating func field(_ name: StaticString, _ value: inout Int) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.reader.integer() }
    } else {
      writer.key(name)
      writer.integer(value)
    }
  }

  /// A whole number, or none; left out where there is none.
  public mutating func field(_ name: StaticString, _ value: inout Int?) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.reader.null() ? nil : try f.reader.integer() }
    } else if let some = value {
      writer.key(name)
      writer.integer(some)
    }
  }

  /// A list; left out where it is empty.
  public mutating func field(_ name: StaticString, _ value: inout [Int]) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in
        value = try f.elements { (f) throws(JSONError) in try f.reader.integer() }
      }
    } else if !value.isEmpty {
      writer.key(name)
      writer.beginArray()
      for element in value { writer.integer(element) }
      writer.endArray()
    }
  }

  /// A truth; left out where it is false.
  public mutating func field(_ name: StaticString, _ value: inout Bool) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.reader.bool() }
    } else if value {
      writer.key(name)
      writer.bool(value)
    }
  }

  /// A truth, or none; left out where there is none.
  public mutating func field(_ name: StaticString, _ value: inout Bool?) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.reader.null() ? nil : try f.reader.bool() }
    } else if let some = value {
      writer.key(name)
      writer.bool(some)
    }
  }

  /// A list; left out where it is empty.
  public mutating func field(_ name: StaticString, _ value: inout [Bool]) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in
        value = try f.elements { (f) throws(JSONError) in try f.reader.bool() }
      }
    } else if !value.isEmpty {
      writer.key(name)
      writer.beginArray()
      for element in value { writer.bool(element) }
      writer.endArray()
    }
  }

  /// A value of text, always written; left as it is where it is missing.
  @inlinable
  public mutating func field<T: JSONText>(_ name: StaticString, _ value: inout T) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.text() }
    } else {
      writer.key(name)
      writer.string(value.jsonText)
    }
  }

  /// A value of text, or none; left out where there is none.
  @inlinable
  public mutating func field<T: JSONText>(_ name: StaticString, _ value: inout T?) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.reader.null() ? nil : try f.text() }
    } else if let some = value {
      writer.key(name)
      writer.string(some.jsonText)
    }
  }

  /// A list; left out where it is empty.
  @inlinable
  public mutating func field<T: JSONText>(_ name: StaticString, _ value: inout [T]) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.elements { (f) throws(JSONError) in try f.text() } }
    } else if !value.isEmpty {
      writer.key(name)
      writer.beginArray()
      for element in value { writer.string(element.jsonText) }
      writer.endArray()
    }
  }

  /// A list, or none; left out where there is none, which isn't an empty one.
  @inlinable
  public mutating func field<T: JSONText>(_ name: StaticString, _ value: inout [T]?) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.elements { (f) throws(JSONError) in try f.text() } }
    } else if let value {
      writer.key(name)
      writer.beginArray()
      for element in value { writer.string(element.jsonText) }
      writer.endArray()
    }
  }

  /// A numbered value, always written; left as it is where it is missing.
  @inlinable
  public mutating func field<T: JSONNumber>(_ name: StaticString, _ value: inout T) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.number() }
    } else {
      writer.key(name)
      writer.integer(value.jsonNumber)
    }
  }

  /// A numbered value, or none; left out where there is none.
  @inlinable
  public mutating func field<T: JSONNumber>(_ name: StaticString, _ value: inout T?) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.reader.null() ? nil : try f.number() }
    } else if let some = value {
      writer.key(name)
      writer.integer(some.jsonNumber)
    }
  }

  /// A list; left out where it is empty.
  @inlinable
  public mutating func field<T: JSONNumber>(_ name: StaticString, _ value: inout [T]) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.elements { (f) throws(JSONError) in try f.number() } }
    } else if !value.isEmpty {
      writer.key(name)
      writer.beginArray()
      for element in value { writer.integer(element.jsonNumber) }
      writer.endArray()
    }
  }

  /// A record, always written; left as it is where it is missing.
  @inlinable
  public mutating func field<T: JSONRecord>(_ name: StaticString, _ value: inout T) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.record() }
    } else {
      writer.key(name)
      write(value)
    }
  }

  /// A record, or none; left out where there is none.
  @inlinable
  public mutating func field<T: JSONRecord>(_ name: StaticString, _ value: inout T?) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.reader.null() ? nil : try f.record() }
    } else if let some = value {
      writer.key(name)
      write(some)
    }
  }

  /// A list; left out where it is empty.
  @inlinable
  public mutating func field<T: JSONRecord>(_ name: StaticString, _ value: inout [T]) throws(JSONError) {
    if isReading {
      _ = try read(name) { (f) throws(JSONError) in value = try f.elements { (f) throws(JSONError) in try f.record() } }
    } else if !value.isEmpty {
      writer.key(name)
      writer.beginArray()
      for element in value { write(element) }
      writer.endArray()
    }
  }
}
