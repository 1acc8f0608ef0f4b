public import JSON

/// One code of a list: recorded by its code, shown by its words, offered between its days.
public struct ListEntry: JSONRecord, Equatable {
  /// What is stored.
  public var code: ListCode = "other"
  /// What people read.
  public var words = ""
  /// The first day on which it may be chosen; nil for always.
  public var from: Day?
  /// The last day on which it may be chosen; nil for still.
  public var to: Day?
  /// What the program needs to know of it: `home` and `counts` for kinds of contact, a group for ethnicities…
  public var tags: [String] = []
  /// Whose code it is.
  public var source = ""
  /// An empty entry.
  public init() {}
  /// A code and its words.
  public init(_ code: ListCode, _ words: String, tags: [String] = []) {
    self.code = code
    self.words = words
    self.tags = tags
  }
  /// Whether it may be chosen on a day.
  public func isOffered(on day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { $0 >= day } ?? true)
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("code", &code)
    try f.required("words", &words)
    try f.field("from", &from)
    try f.field("to", &to)
    try f.field("tags", &tags)
    try f.field("source", &source)
  }
}

/// A list of codes as its file has it.
public struct CodeList: JSONRecord, Equatable {
  /// The list's name, such as `contact-kinds`.
  public var name = ""
  /// What the list is for.
  public var words = ""
  /// The codes in the order in which they are offered.
  public var entries: [ListEntry] = []
  /// An empty list.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.field("words", &words)
    try f.required("entries", &entries)
  }
}

/// All code lists in force.
public struct CodeLists: Sendable, Equatable {
  /// The lists by name.
  public private(set) var lists: [String: CodeList] = [:]

  /// No lists: every code is accepted, for records that are built without resources.
  public init() {}

  /// Takes lists; one of the same name replaces an earlier one.
  public init(_ lists: [CodeList]) {
    for list in lists { self.lists[list.name] = list }
  }

  /// Whether the list has the code, or isn't loaded.
  public func has(_ list: String, _ code: ListCode, on day: Day) -> Bool {
    guard let known = lists[list] else { return true }
    return known.entries.contains { $0.code == code && $0.isOffered(on: day) }
  }

  /// The codes that a list offers on a day.
  public func offered(_ list: String, on day: Day) -> [ListEntry] {
    lists[list]?.entries.filter { $0.isOffered(on: day) } ?? []
  }

  /// The entry of a code, whether still offered or not.
  public func entry(_ list: String, _ code: ListCode) -> ListEntry? {
    lists[list]?.entries.first { $0.code == code }
  }

  /// The words of a code; the code itself where the list doesn't know it.
  public func words(_ list: String, _ code: ListCode) -> String {
    entry(list, code)?.words ?? code.text
  }
}
