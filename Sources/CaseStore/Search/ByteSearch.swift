import CSystem
import Glibc

/// Searches of bytes by the C library, which does them many at a time.
enum ByteSearch {
  /// Where a byte first stands in the range.
  static func first(_ byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, !range.isEmpty else { return nil }
    return bytes.withUnsafeBytes { all -> Int? in
      guard let base = all.baseAddress,
        let found = memchr(base + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Where a run of bytes first stands in the range.
  static func first(_ needle: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, needle.count <= range.count else { return nil }
    return bytes.withUnsafeBytes { all -> Int? in
      guard let base = all.baseAddress,
        let found = cs_memmem(base + range.lowerBound, range.count, needle, needle.count)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Where a lower-case ASCII word first stands in the range, written in capitals or not.
  static func firstFolded(_ word: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, word.count <= range.count else { return nil }
    let found = bytes.withUnsafeBytes { all -> Int in
      guard let base = all.baseAddress else { return -1 }
      return cs_find_folded(base + range.lowerBound, range.count, word, word.count)
    }
    return found < 0 ? nil : range.lowerBound + found
  }
}
