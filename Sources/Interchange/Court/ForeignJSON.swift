import Casework
import JSON

/// Walks another system's JSON: notes every fault with the members that lead to it, and hands over what it doesn't know.
struct ForeignJSON {
  /// A step from the top to where one stands.
  private enum Step {
    case member(String)
    case index(Int)
  }

  private var reader: JSONReader
  private var path: [Step] = []
  private(set) var problems: [CourtListProblem] = []
  /// Whether `null` stands for nothing rather than for a fault.
  var acceptsNull = false

  init(_ reader: JSONReader) { self.reader = reader }

  /// The members that lead to where one stands: `courtLists[0].courtHouse`.
  var place: String {
    var text = ""
    for step in path {
      switch step {
      case .member(let name): text += (text.isEmpty ? "" : ".") + name.prefix(60)
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }

  mutating func note(_ reason: String, value: String = "") {
    guard problems.count < Self.mostProblems else { return }
    problems.append(CourtListProblem(place, value: value, reason))
  }

  /// The most faults that are told of: nobody reads more, and each has the whole way to it.
  private static let mostProblems = 1000

  /// Says that nothing follows. Throws where something does.
  mutating func end() throws(JSONError) { try reader.end() }

  /// Reads an object; `member` is given each name and says whether it read the value. What it didn't is returned as it is.
  ///
  /// Members that are `required` and missing are noted, as is any other value in place of an object.
  mutating func object(
    required: [String] = [], _ member: (inout ForeignJSON, String) throws(JSONError) -> Bool
  ) throws(JSONError) -> [JSONMember] {
    guard try isNext(.object, "an object") else { return [] }
    var unknown: [JSONMember] = []
    var missing = required
    var outer = reader
    try outer.object { (name, inner) throws(JSONError) in
      missing.removeAll { $0 == name }
      reader = inner
      path.append(.member(name))
      if try !member(&self, name) { unknown.append(JSONMember(key: name, value: try JSONValue(reading: &reader))) }
      path.removeLast()
      inner = reader
    }
    reader = outer
    for name in missing {
      path.append(.member(name))
      note("it is needed and missing.")
      path.removeLast()
    }
    return unknown
  }

  /// Reads an array; `element` must read each value.
  mutating func array(_ element: (inout ForeignJSON) throws(JSONError) -> Void) throws(JSONError) {
    guard try isNext(.array, "a list") else { return }
    var index = 0
    var outer = reader
    try outer.array { (inner) throws(JSONError) in
      reader = inner
      path.append(.index(index))
      try element(&self)
      path.removeLast()
      index += 1
      inner = reader
    }
    reader = outer
  }

  /// Reads one value, or a list of such values.
  mutating func oneOrMany(_ element: (inout ForeignJSON) throws(JSONError) -> Void) throws(JSONError) {
    if try reader.next() == .array { try array(element) } else { try element(&self) }
  }

  /// Any value as it is.
  mutating func value() throws(JSONError) -> JSONValue { try JSONValue(reading: &reader) }

  mutating func text(_ rule: MarkupRule = .none) throws(JSONError) -> String {
    guard try isNext(.string, "text") else { return "" }
    let text = try reader.string()
    if rule.forbids(text) { note("mark-up such as <b> isn't allowed here.", value: text) }
    return text
  }

  mutating func texts(_ rule: MarkupRule = .none) throws(JSONError) -> [String] {
    var texts: [String] = []
    try array { (each) throws(JSONError) in texts.append(try each.text(rule)) }
    return texts
  }

  mutating func truth() throws(JSONError) -> Bool? {
    guard try isNext(.bool, "true or false") else { return nil }
    return try reader.bool()
  }

  /// A truth, or the text `"true"` or `"false"`.
  mutating func truthOrText() throws(JSONError) -> Bool? {
    guard try reader.next() == .string else { return try truth() }
    let text = try reader.string()
    switch text.lowercased() {
    case "true", "y", "yes": return true
    case "false", "n", "no": return false
    default:
      note("true or false was expected.", value: text)
      return nil
    }
  }

  /// A whole number that an age can be.
  mutating func age(orText allowsText: Bool = false) throws(JSONError) -> Int? {
    if allowsText, try reader.next() == .string {
      let text = try reader.string()
      if text.isEmpty { return nil }
      if let age = Int(text), Self.ages.contains(age) { return age }
      note("an age from 0 to 120 was expected.", value: text)
      return nil
    }
    guard try isNext(.number, "a whole number") else { return nil }
    let value = try JSONValue(reading: &reader)
    guard case .integer(let age) = value, Self.ages.contains(age) else {
      note("an age from 0 to 120 was expected.", value: String(decoding: value.json(), as: UTF8.self))
      return nil
    }
    return age
  }

  private static let ages = 0...120

  /// Text or a number, as text: numbers of cases are written both ways.
  mutating func numberOrText() throws(JSONError) -> String {
    guard try reader.next() == .number else { return try text() }
    return String(decoding: try JSONValue(reading: &reader).json(), as: UTF8.self)
  }

  /// A day as `2010-03-04`.
  mutating func day() throws(JSONError) -> Day? {
    guard try isNext(.string, "text") else { return nil }
    let text = try reader.string()
    if let day = Day(iso: text) { return day }
    note("a day such as 2010-03-04 was expected.", value: text)
    return nil
  }

  /// A day as `04/03/2010`.
  mutating func dayWithSlashes() throws(JSONError) -> Day? {
    guard try isNext(.string, "text") else { return nil }
    let text = try reader.string()
    if text.isEmpty { return nil }
    if let day = Day(slashed: text) { return day }
    note("a day such as 04/03/2010 was expected.", value: text)
    return nil
  }

  /// A moment in UTC as `2026-11-23T10:00:00.123Z`, as clocks here show it; empty text is none where it `mayBeEmpty`.
  mutating func moment(mayBeEmpty: Bool = false) throws(JSONError) -> Moment? {
    guard try isNext(.string, "text") else { return nil }
    let text = try reader.string()
    if mayBeEmpty, text.isEmpty { return nil }
    let fraction = text.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.utf8.count ?? 1
    if text.hasSuffix("Z"), fraction <= 10, let moment = Moment(rfc3339: text) { return moment }
    note("a time in UTC such as 2026-11-23T10:00:00.000Z was expected.", value: text)
    return nil
  }

  /// A moment by the clock of the court as `2026-11-23T10:00:00`.
  mutating func localMoment() throws(JSONError) -> Moment? {
    guard try isNext(.string, "text") else { return nil }
    let text = try reader.string()
    let seconds = text.utf8.dropFirst(16)
    let isPlain = seconds.isEmpty || seconds.count == 3 && seconds.first == UInt8(ascii: ":")
    if isPlain, let moment = Moment(jsonText: String(text.prefix(16))) { return moment }
    note("a time such as 2026-11-23T10:00:00 was expected.", value: text)
    return nil
  }

  /// Whether a value of a kind comes next; another one is noted and skipped.
  private mutating func isNext(_ kind: JSONKind, _ words: String) throws(JSONError) -> Bool {
    let found = try reader.next()
    if found == kind { return true }
    _ = try reader.skipValue()
    if found == .null, acceptsNull { return false }
    note("\(words) was expected, and \(Self.words(found)) stands here.")
    return false
  }

  private static func words(_ kind: JSONKind) -> String {
    switch kind {
    case .object: "an object"
    case .array: "a list"
    case .string: "text"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "nothing"
    }
  }
}

/// What mark-up the published schema of court lists forbids in a text.
enum MarkupRule {
  case none
  /// Nothing between angle brackets.
  case plain
  /// No closing mark-up: `</b>`, `<br/>`, or the same with `&lt;` and `&gt;`.
  case wording

  func forbids(_ text: String) -> Bool {
    switch self {
    case .none: false
    case .plain: text.utf8.contains(UInt8(ascii: "<")) && Self.hasTag(text, "<", ">") { $0.count > 0 }
    case .wording:
      text.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
        && (Self.hasTag(text, "<", ">", Self.closes) || Self.hasTag(text, "&lt;", "&gt;", Self.closes))
    }
  }

  private static func closes(_ inner: Substring) -> Bool {
    inner.drop { $0.isWhitespace }.first == "/" || inner.last == "/"
  }

  private static func hasTag(_ text: String, _ open: String, _ close: String, _ isTag: (Substring) -> Bool) -> Bool {
    var rest = Substring(text)
    while let start = rest.firstRange(of: open) {
      rest = rest[start.upperBound...]
      if let end = rest.firstRange(of: close), isTag(rest[..<end.lowerBound]) { return true }
    }
    return false
  }
}

extension Day {
  /// Reads `04/03/2010` and nothing else.
  init?(slashed text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2, parts[2].utf8.count == 4,
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
