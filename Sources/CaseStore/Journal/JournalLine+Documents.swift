import Casework
import Glibc
import JSON

extension JournalLine {
  /// Calls `body` with each document of a line: its key and where its bytes stand, nil where it was removed. What was
  /// erased of a line isn't among them. Throws `JSONError` where they are no object of documents.
  static func forEachDocument(
    _ bytes: [UInt8], of parts: Parts, _ body: (DocumentKey, Range<Int>?) -> Void
  ) throws(JSONError) {
    try forEachRange(bytes, of: parts) { (name, document) throws(JSONError) in
      guard let key = DocumentKey(String(decoding: bytes[name], as: UTF8.self)) else {
        throw misshapen(name.lowerBound)
      }
      body(key, document)
    }
  }

  /// How the documents of a line begin where they are of one collection, and the keys of those.
  struct CollectionMark: Sendable {
    fileprivate let prefix: String
    fileprivate let beginning: [UInt8]

    init(_ collection: String) {
      prefix = collection + "/"
      beginning = Array("{\"\(prefix)".utf8)
    }
  }

  /// Calls `body` with each record of a collection that a line puts, where it begins with one; what can't be read is left
  /// out.
  static func forEach<R: JSONRecord>(
    in mark: CollectionMark, _ bytes: [UInt8], of parts: Parts, _ body: (R) -> Void
  ) {
    guard parts.set.count > mark.beginning.count, bytes[parts.set].starts(with: mark.beginning) else { return }
    try? forEachDocument(bytes, of: parts) { key, range in
      guard key.text.hasPrefix(mark.prefix), let range, let record = try? R(json: bytes, in: range) else { return }
      body(record)
    }
  }

  /// Calls `body` with where the key and the bytes of each document of a line stand.
  ///
  /// The bytes were checked when they were put and are covered by the line's sum, so this only finds where documents
  /// end. Throws what `body` throws, and `JSONError` where they are no object of documents all the same.
  static func forEachRange(
    _ bytes: [UInt8], of parts: Parts, _ body: (Range<Int>, Range<Int>?) throws(JSONError) -> Void
  ) throws(JSONError) {
    var end = parts.set.upperBound - 1
    var at = parts.set.lowerBound
    while end > at, bytes[end] == UInt8(ascii: " ") { end -= 1 }
    guard end > at, bytes[at] == UInt8(ascii: "{"), bytes[end] == UInt8(ascii: "}") else { throw misshapen(at) }
    at += 1
    while at < end {
      let name = at + 1
      guard bytes[at] == UInt8(ascii: "\""),
        let quote = ByteSearch.first(UInt8(ascii: "\""), in: bytes, name..<end), quote + 2 < end,
        bytes[quote + 1] == UInt8(ascii: ":")
      else { throw misshapen(at) }
      let start = quote + 2
      if bytes[start] == UInt8(ascii: "n") {
        at = start + 4
        try body(name..<quote, nil)
      } else {
        guard let after = endOfObject(bytes, start..<end) else { throw misshapen(start) }
        at = after
        try body(name..<quote, start..<after)
      }
      if at == end { return }
      guard at < end, bytes[at] == UInt8(ascii: ",") else { throw misshapen(at) }
      at += 1
    }
  }

  private static func misshapen(_ offset: Int) -> JSONError {
    JSONError(offset: offset, fault: .wrongType(expected: "an object of documents"))
  }

  /// Where the object at the beginning of a range ends; nil where it doesn't.
  private static func endOfObject(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.upperBound <= bytes.count, bytes[range.lowerBound] == UInt8(ascii: "{") else {
      return nil
    }
    return bytes.withUnsafeBytes { all -> Int? in
      guard let base = all.baseAddress else { return nil }
      var depth = 0
      var at = range.lowerBound
      while at < range.upperBound {
        switch all[at] {
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if depth == 0 { return at + 1 }
        case UInt8(ascii: "\""):
          var isOpen = true
          while isOpen {
            guard let found = memchr(base + at + 1, Int32(UInt8(ascii: "\"")), range.upperBound - at - 1) else {
              return nil
            }
            at = UnsafeRawPointer(found) - base
            var slashes = 0
            while all[at - 1 - slashes] == UInt8(ascii: "\\") { slashes += 1 }
            isOpen = slashes % 2 == 1
          }
        default: break
        }
        at += 1
      }
      return nil
    }
  }
}
