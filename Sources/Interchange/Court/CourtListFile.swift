public import Casework
import JSON

/// The formats in which courts send their lists; which one a file has is told from what is in it.
public enum CourtListFormat: String, Sendable, CaseIterable {
  case standardList = "HMCTS magistrates' standard list"
  case commonPlatform = "Common Platform hearing"
  case libra = "Libra case"
  case csv = "CSV"
}

/// One thing that is wrong with a court list, and where.
public struct CourtListProblem: Sendable, Equatable {
  /// Where it stands: the members that lead to it (`courtLists[0].courtHouse`), or line and column.
  public var place: String
  /// The value as it stands there; empty where it is none, or long.
  public var value: String
  /// Why it isn't accepted, and what is.
  public var reason: String
  /// Puts the parts together.
  public init(_ place: String, value: String = "", _ reason: String) {
    self.place = place
    self.value = value.utf8.count > 60 ? "" : value
    self.reason = reason
  }
  /// The problem in one line.
  public var words: String {
    (place.isEmpty ? "" : place + ": ") + (value.isEmpty ? "" : "\u{201C}\(value)\u{201D}: ") + reason
  }
}

/// A court list as its file says it: what can be imported, or everything that is wrong with it.
public struct CourtListFile: Sendable {
  /// What kind of file it is; nil where nothing tells.
  public private(set) var format: CourtListFormat?
  /// What it says, court by court and day by day; not to be used where there are problems.
  public private(set) var list = CourtImport(source: "", parts: [])
  /// Everything that is wrong with it, in the order in which it stands; empty for a file that can be imported.
  public private(set) var problems: [CourtListProblem] = []
  /// How many organisations are named as parties: they are no children, and aren't taken in.
  public private(set) var organisations = 0

  /// The people that it names, hearing by hearing.
  public var people: Int { list.parts.reduce(0) { $0 + $1.entries.count } }

  /// Reads a file; `name` is what people call it, and `lists` have the words by which hearings are recognised.
  public init(_ bytes: [UInt8], named name: String, lists: CodeLists) {
    var gathered = GatheredList(HearingTypes(lists))
    do throws(JSONError) {
      let (format, document) = try Self.read(bytes, &gathered)
      self.format = format
      problems = document
    } catch {
      format = format ?? (Self.isJSON(bytes) ? nil : .csv)
      problems = [Self.problem(error, in: bytes)]
    }
    organisations = gathered.organisations
    let source = [format?.rawValue ?? "", name].filter { !$0.isEmpty }.joined(separator: ", ")
    list = CourtImport(source: source, published: gathered.published, parts: gathered.parts)
    if problems.isEmpty, gathered.parts.isEmpty {
      problems = [CourtListProblem("", "it lists nobody. Export the list again.")]
    }
  }

  private static func read(
    _ bytes: [UInt8], _ list: inout GatheredList
  ) throws(JSONError) -> (CourtListFormat?, [CourtListProblem]) {
    guard isJSON(bytes) else { return (.csv, CourtListCSV.read(bytes, into: &list)) }
    var reader = JSONReader(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    let first = try firstObject(reader)
    let telling = try first?.firstName(among: StandardList.telling.union(CommonPlatform.telling).union(Libra.telling))
    guard let telling else {
      _ = try reader.skipValue()
      try reader.end()
      let known = CourtListFormat.allCases.map(\.rawValue).joined(separator: ", ")
      return (nil, [CourtListProblem("", "this is no court list that is known here: \(known).")])
    }
    var foreign = ForeignJSON(reader)
    let format: CourtListFormat
    if StandardList.telling.contains(telling) {
      format = .standardList
      try StandardList.read(&foreign, into: &list)
    } else if CommonPlatform.telling.contains(telling) {
      format = .commonPlatform
      foreign.acceptsNull = true
      try foreign.oneOrMany { (each) throws(JSONError) in try CommonPlatform.read(&each, into: &list) }
    } else {
      format = .libra
      foreign.acceptsNull = true
      try foreign.oneOrMany { (each) throws(JSONError) in try Libra.read(&each, into: &list) }
    }
    try foreign.end()
    return (format, foreign.problems)
  }

  /// A reader at the first object: the document itself, or the first of a list of them.
  private static func firstObject(_ reader: JSONReader) throws(JSONError) -> JSONReader? {
    var reader = reader
    guard try reader.next() == .array else { return reader }
    var first: JSONReader?
    try reader.array { (each) throws(JSONError) in
      if first == nil { first = each }
      _ = try each.skipValue()
    }
    return first
  }

  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[start...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Where the JSON itself is at fault, by line and column, so that an editor leads there.
  private static func problem(_ error: JSONError, in bytes: [UInt8]) -> CourtListProblem {
    var line = 1
    var column = 1
    for byte in bytes.prefix(max(0, error.offset)) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    let place = "line \(line), column \(column)" + (error.path.isEmpty ? "" : ", " + error.path)
    return CourtListProblem(place, error.fault.words + ".")
  }
}

/// What a file says, gathered by court and day while it is read.
struct GatheredList {
  let types: HearingTypes
  var published = ""
  var organisations = 0
  private(set) var parts: [CourtListPart] = []
  private var places: [CourtDayID: Int] = [:]
  private var kept: [JSONMember] = []

  init(_ types: HearingTypes) { self.types = types }

  mutating func add(_ entry: CourtEntry, court: String, kind: CourtKind, on day: Day, isWhole: Bool) {
    let index = place(court: court, kind: kind, on: day, isWhole: isWhole)
    parts[index].entries.append(entry)
  }

  /// Keeps what the file says besides and nothing here knows.
  mutating func keep(_ members: [JSONMember]) {
    if members.isEmpty { return }
    kept = (kept + members).uniqueNames
    for index in parts.indices { parts[index].extra = .object(kept) }
  }

  /// A court and day of which the file speaks, even where nobody is listed.
  @discardableResult
  mutating func place(court: String, kind: CourtKind, on day: Day, isWhole: Bool) -> Int {
    let part = CourtListPart(court: court, kind: kind, day: day, isWhole: isWhole)
    if let index = places[part.id] { return index }
    places[part.id] = parts.count
    parts.append(part)
    return parts.count - 1
  }
}

/// Tells what a hearing is for from the words of a list, by the tags of the list `hearing-types`.
struct HearingTypes {
  private let words: [(tag: String, code: ListCode)]

  init(_ lists: CodeLists) {
    words = (lists.lists["hearing-types"]?.entries ?? []).flatMap { entry in entry.tags.map { ($0, entry.code) } }
  }

  func type(of purpose: String) -> ListCode? {
    if purpose.isEmpty { return nil }
    let folded = purpose.lowercased()
    return words.first { folded.contains($0.tag) }?.code
  }
}

extension CourtKind {
  /// What a court's name tells of its kind.
  init(named name: String, otherwise kind: CourtKind) {
    self = CourtKind(named: name) ?? kind
  }
}
