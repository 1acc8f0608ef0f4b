#if DEBUG || FUZZING
import Casework
import JSON

@testable import CaseStore

/// Digests that are made right again for bytes that were spoilt.
extension StoreSpecimen {
  /// The lines of a journal with sums and digests that fit what stands in them.
  @Sendable static func resealed(_ bytes: [UInt8]) -> [UInt8] {
    var head = Digest.hex(of: Array("specimen".utf8))
    var made: [UInt8] = []
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      var line = Array(line)
      if let parts = JournalLine.parts(line, 0..<line.count) {
        let sum = parts.head.upperBound - 2 - Digest.length
        if sum > 0 { line.replaceSubrange(sum..<(sum + Digest.length), with: Digest.hex(of: Array(line[parts.set]))) }
        let sha = Digest.hex(after: head, line, parts.head)
        line.replaceSubrange(parts.sha, with: sha)
        head = sha
      }
      made += line + [10]
    }
    made.removeLast()
    return made
  }

  /// A pointer with a digest that fits its fields.
  @Sendable static func signed(_ bytes: [UInt8]) -> [UInt8] {
    guard var pointer = try? Checkpoint(json: bytes) else { return bytes }
    pointer.sum = pointer.expectedSum
    return pointer.json()
  }

  /// Rows of the index under a header that has their sum.
  @Sendable static func summed(_ bytes: [UInt8]) -> [UInt8] {
    guard let end = bytes.firstIndex(of: 10), var header = try? IndexHeader(json: Array(bytes[..<end])) else {
      return bytes
    }
    header.form = IndexHeader.currentForm
    header.sum = Checksum.text(bytes, (end + 1)..<bytes.count)
    header.head = header.expectedHead
    return header.json() + bytes[end...]
  }

  /// A file of one document with its sum.
  @Sendable static func resummed(_ bytes: [UInt8]) -> [UInt8] {
    guard let digits = DocumentFile.sumDigits(bytes) else { return bytes }
    var made = bytes
    made.replaceSubrange(digits, with: Array(Checksum.text(bytes, without: digits).utf8))
    return made
  }

  /// Lines under a header that has their sum.
  @Sendable static func headed(_ bytes: [UInt8]) -> [UInt8] {
    LinesFile.bytes(LinesFile.hasSum(bytes) ? Array(bytes.dropFirst(LinesFile.headerLength)) : bytes)
  }

  /// The terms of a word index with the checksum of what stands before it.
  @Sendable static func termed(_ bytes: [UInt8]) -> [UInt8] {
    WordIndex.sealed(Array(bytes.dropLast(WordIndex.sealed([]).count)))
  }

  /// Looks each bound to the one before.
  @Sendable static func proved(_ bytes: [UInt8]) -> [UInt8] {
    var made: [UInt8] = []
    var head = String(decoding: Digest.hex(of: Array("specimen".utf8)), as: UTF8.self)
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      guard var look = try? LookLine(json: Array(line)) else {
        made += line + [10]
        continue
      }
      look.prev = head
      made += look.sealed()
      head = look.sha
    }
    if made.last == 10, bytes.last != 10 { made.removeLast() }
    return made
  }
}
#endif
