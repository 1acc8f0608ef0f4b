import Casework
import JSON

/// Cases as they were last read, by the version of their documents: what a version says never changes.
///
/// One cache belongs to one casebook; it is a class because every record that looks at the casebook's store shares it.
final class CaseCache {
  private static let limit = 512
  private var kept: [DocumentKey: (version: Int, decoded: Case)] = [:]

  /// The case of a document. Throws `JSONError` where it isn't one.
  func decoded(_ key: DocumentKey, _ bytes: [UInt8], version: Int) throws -> Case {
    if let found = kept[key], found.version == version { return found.decoded }
    let decoded = try Case(json: bytes)
    if kept.count >= Self.limit { kept.removeAll(keepingCapacity: true) }
    kept[key] = (version, decoded)
    return decoded
  }
}
