public import Casework
import JSON

/// What a change sees and writes while it is made: the latest state, inside the lock.
public struct Transaction {
  /// The number that the change will have.
  public let seq: Int
  let look: (DocumentKey) throws -> Stored?
  private(set) var puts: [(key: DocumentKey, bytes: [UInt8]?)] = []
  private var places: [DocumentKey: Int] = [:]

  init(seq: Int, look: @escaping (DocumentKey) throws -> Stored?) {
    self.seq = seq
    self.look = look
  }

  /// The document as it is now, with what this change has put; nil where there is none.
  public func read(_ key: DocumentKey) throws -> Stored? {
    if let index = places[key] { return puts[index].bytes.map { Stored(version: seq, bytes: $0) } }
    return try look(key)
  }

  /// Puts a document in place.
  public mutating func put(_ key: DocumentKey, _ bytes: [UInt8]) { set(key, bytes) }

  /// Removes a document.
  public mutating func remove(_ key: DocumentKey) { set(key, nil) }

  private mutating func set(_ key: DocumentKey, _ bytes: [UInt8]?) {
    if let index = places[key] {
      puts[index].bytes = bytes
    } else {
      places[key] = puts.count
      puts.append((key, bytes))
    }
  }

  /// Says which version of a document the author saw; nil for none.
  ///
  /// Throws `StoreError.conflict` where it has moved on.
  public func expect(_ key: DocumentKey, version: Int?) throws {
    let found = try look(key)?.version
    if found != version { throw StoreError.conflict(key, expected: version, found: found) }
  }

  /// Lays the documents out compactly, and refuses what the files couldn't hold.
  ///
  /// Throws `StoreError.unfit`.
  mutating func prepare() throws {
    for index in puts.indices {
      let key = puts[index].key
      if let fault = key.misplacement { throw StoreError.unfit(key, what: fault) }
      if let made = key.madeBy, made > seq {
        throw StoreError.unfit(key, what: "its number is that of a change to come (this one is \(seq))")
      }
      guard let bytes = puts[index].bytes else { continue }
      guard bytes.first == UInt8(ascii: "{") else { throw StoreError.unfit(key, what: "it is no JSON object") }
      do {
        puts[index].bytes = try JSONLayout.compact(bytes)
      } catch {
        throw StoreError.unfit(key, what: "\(error)")
      }
    }
  }

  /// The documents that it removes.
  var removed: Set<DocumentKey> { Set(puts.lazy.filter { $0.bytes == nil }.map(\.key)) }

  /// The documents as one object, as a line of the journal has them.
  var set: [UInt8] {
    var set = JSONWriter()
    set.reserve(puts.reduce(2) { $0 + ($1.bytes?.count ?? 4) + $1.key.text.utf8.count + 4 })
    set.beginObject()
    for put in puts {
      set.key(put.key.text)
      if let bytes = put.bytes { set.raw(bytes) } else { set.null() }
    }
    set.endObject()
    return set.bytes
  }

  /// The documents as they were before, for undoing.
  ///
  /// A contact that bears this change's number can't have been there: `prepare` refuses numbers of changes to come.
  func before() throws -> [DocumentKey: Stored?] {
    var before: [DocumentKey: Stored?] = [:]
    for put in puts {
      before[put.key] = .some(put.key.madeBy == seq ? nil : try look(put.key))
    }
    return before
  }
}

extension DocumentKey {
  /// Why no file could hold a document of this name; nil where one can.
  ///
  /// A case has one document of its own and collections of others; the service's documents stand at most one folder
  /// deep, beside the files that are the store's own.
  var misplacement: String? {
    let segments = self.segments
    if segments[0] == "cases" {
      guard let number = caseNumber, number > 0, segments[1] == CasePaths.digits(number) else {
        return "its case has no proper number"
      }
      return segments.count == 2 || segments.count == 4
        ? nil : "a case has documents of its own or in a collection only"
    }
    if segments.count > 2 { return "it stands too deep" }
    let own: Set<Substring> = ["store", "checkpoint", "lock", "journal", "index", "looks"]
    return own.contains(segments[0]) ? "the store keeps its own files under that name" : nil
  }

  /// The number of the change that made a contact, which its identifier begins with; nil for other documents.
  var madeBy: Int? {
    let text = text.utf8
    guard let slash = text.lastIndex(of: UInt8(ascii: "/")), text[..<slash].hasSuffix(Self.contacts) else { return nil }
    var number = 0
    var rest = text[text.index(after: slash)...]
    guard rest.popFirst() == UInt8(ascii: "c") else { return nil }
    for byte in rest {
      if byte == UInt8(ascii: ".") { return number }
      guard byte >= 48, byte <= 57, number < 1 << 52 else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    return nil
  }

  private static let contacts = Array("/contacts".utf8)
}

extension Substring.UTF8View {
  fileprivate func hasSuffix(_ end: [UInt8]) -> Bool {
    suffix(end.count).elementsEqual(end)
  }
}
