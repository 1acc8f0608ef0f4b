import JSON

/// Reads a form's definition and notes every fault, so that who wrote it sees them all at once.
struct DefinitionReader {
  let file: String
  private(set) var faults: [DefinitionFault] = []
  /// The lists of choices that the definition names.
  var lists: [String: [Choice]] = [:]
  /// The codes of the form's stages.
  var stages: [String] = []
  /// The questions that stand before the place that is being read.
  var before: [QuestionID: Question] = [:]

  init(file: String) { self.file = file }

  mutating func note(_ reason: DefinitionFault.Reason, at path: String) {
    faults.append(DefinitionFault(file: file, path: path, reason: reason))
  }

  // MARK: Members

  /// The members of an object, none of which is unknown; nil where it is none.
  mutating func object(_ value: JSONValue, at path: String, of known: [String]) -> JSONValue? {
    guard case .object(let members) = value else {
      note(.wrongType(expected: "an object"), at: path)
      return nil
    }
    for member in members where !known.contains(member.key) {
      note(.unknownMember(member.key), at: path)
    }
    return value
  }

  /// Text that must say something.
  mutating func text(_ object: JSONValue, _ name: String, at path: String) -> String {
    guard object[name] != nil else {
      note(.missing(name), at: path)
      return ""
    }
    let found = optionalText(object, name, at: path)
    if found.utf8.allSatisfy({ $0 <= 0x20 }), object[name]?.string != nil { note(.empty, at: path.member(name)) }
    return found
  }

  /// Text that may be missing.
  mutating func optionalText(_ object: JSONValue, _ name: String, at path: String) -> String {
    guard let value = object[name] else { return "" }
    guard let found = value.string else {
      note(.wrongType(expected: "text"), at: path.member(name))
      return ""
    }
    return found
  }

  /// A name that answers are stored under, or that other parts of the definition use.
  mutating func name(_ object: JSONValue, _ member: String, at path: String) -> String {
    let found = text(object, member, at: path)
    let isGood =
      found.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? true
      && found.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
    if !isGood { note(.badName(found), at: path.member(member)) }
    return found
  }

  /// A truth that may be missing.
  mutating func truth(_ object: JSONValue, _ name: String, default missing: Bool, at path: String) -> Bool {
    guard let value = object[name] else { return missing }
    guard case .bool(let found) = value else {
      note(.wrongType(expected: "true or false"), at: path.member(name))
      return missing
    }
    return found
  }

  /// A whole number within bounds that may be missing.
  mutating func whole(
    _ object: JSONValue, _ name: String, in range: ClosedRange<Int>, at path: String
  ) -> Int? {
    guard let value = object[name] else { return nil }
    guard let found = value.integer else {
      note(.wrongType(expected: "a whole number"), at: path.member(name))
      return nil
    }
    guard range.contains(found) else {
      note(.badNumber(String(found)), at: path.member(name))
      return nil
    }
    return found
  }

  /// A number that may be missing.
  mutating func number(_ object: JSONValue, _ name: String, at path: String) -> FormNumber? {
    guard let value = object[name] else { return nil }
    return number(value, at: path.member(name))
  }

  mutating func number(_ value: JSONValue, at path: String) -> FormNumber? {
    let digits: String
    switch value {
    case .integer(let whole): digits = String(whole)
    case .number(let text): digits = text
    default:
      note(.wrongType(expected: "a number"), at: path)
      return nil
    }
    guard let found = FormNumber(jsonText: digits) else {
      note(.badNumber(digits), at: path)
      return nil
    }
    return found
  }

  /// A day that may be missing.
  mutating func day(_ object: JSONValue, _ name: String, at path: String) -> FormDate? {
    guard object[name] != nil else { return nil }
    let found = optionalText(object, name, at: path)
    guard object[name]?.string != nil else { return nil }
    guard let day = FormDate(jsonText: found) else {
      note(.badDay(found), at: path.member(name))
      return nil
    }
    return day
  }

  /// A word out of few.
  mutating func word<T: RawRepresentable & CaseIterable>(
    _ object: JSONValue, _ name: String, at path: String, default missing: T
  ) -> T where T.RawValue == String {
    guard object[name] != nil else { return missing }
    let found = optionalText(object, name, at: path)
    guard object[name]?.string != nil else { return missing }
    guard let word = T(rawValue: found) else {
      note(.notOneOf(found, T.allCases.map(\.rawValue)), at: path.member(name))
      return missing
    }
    return word
  }

  /// The elements of a list; none where it is missing, and a fault where it must be there or hold something.
  mutating func list(_ object: JSONValue, _ name: String, needed: Bool, at path: String) -> [JSONValue] {
    guard let value = object[name] else {
      if needed { note(.missing(name), at: path) }
      return []
    }
    guard let elements = value.array else {
      note(.wrongType(expected: "a list"), at: path.member(name))
      return []
    }
    if elements.isEmpty { note(.empty, at: path.member(name)) }
    return elements
  }

  /// A list of texts that say something.
  mutating func texts(_ object: JSONValue, _ name: String, at path: String) -> [String] {
    var found: [String] = []
    for (index, value) in list(object, name, needed: true, at: path).enumerated() {
      if let text = value.string, !text.isEmpty {
        found.append(text)
      } else {
        note(value.string == nil ? .wrongType(expected: "text") : .empty, at: path.member(name).element(index))
      }
    }
    return found
  }
}

extension String {
  /// The path of a member of the object at this path.
  func member(_ name: String) -> String { isEmpty ? name : self + "." + name }
  /// The path of an element of the list at this path.
  func element(_ index: Int) -> String { self + "[\(index)]" }
}
