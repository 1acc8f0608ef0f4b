extension JSONReader {
  /// Reads an integer. Throws `badNumber` for a fraction or an exponent, `numberTooLarge` beyond 64 bits.
  public mutating func integer() throws(JSONError) -> Int {
    let range = try numberRange()
    var value = 0
    var index = range.lowerBound
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    while index < range.upperBound {
      let byte = bytes[index]
      guard byte >= 48, byte <= 57 else { throw fault(.wrongType(expected: "a whole number"), at: range.lowerBound) }
      let digit = Int(byte - 48)
      let (product, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, past) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      if over || past { throw fault(.numberTooLarge, at: range.lowerBound) }
      value = sum
      index += 1
    }
    return value
  }

  /// Reads a number and returns where its digits stand.
  mutating func numberRange() throws(JSONError) -> Range<Int> {
    let first = try peek()
    let start = position
    guard first == UInt8(ascii: "-") || (first >= 48 && first <= 57) else {
      throw fault(
        first == UInt8(ascii: "\"") || first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
          || first == UInt8(ascii: "t") || first == UInt8(ascii: "f") || first == UInt8(ascii: "n")
          ? .wrongType(expected: "a number") : .unexpectedByte(first))
    }
    if first == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole > 0 else { throw fault(position < limit ? .badNumber : .unexpectedEnd) }
    if whole > 1, bytes[position - whole] == 48 { throw fault(.badNumber, at: start) }
    if position < limit, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw fault(position < limit ? .badNumber : .unexpectedEnd) }
    }
    if position < limit, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < limit, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
        position += 1
      }
      guard digits() > 0 else { throw fault(position < limit ? .badNumber : .unexpectedEnd) }
    }
    return start..<position
  }

  private mutating func digits() -> Int {
    let start = position
    while position < limit, bytes[position] >= 48, bytes[position] <= 57 { position += 1 }
    return position - start
  }
}
