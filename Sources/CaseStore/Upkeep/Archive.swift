/// A file of files in the POSIX ustar form, so that any `tar` can read a backup.
enum Archive {
  static let block = 512

  /// The header of one file.
  static func header(_ name: String, size: Int) -> [UInt8]? {
    var header = [UInt8](repeating: 0, count: block)
    func put(_ text: String, at offset: Int) {
      for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
    }
    guard name.utf8.count <= 100, size < 1 << 33 else { return nil }
    put(name, at: 0)
    put("0000600", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    put(octal(size, 11), at: 124)
    put(octal(0, 11), at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar", at: 257)
    put("00", at: 263)
    let sum = header.reduce(0) { $0 + Int($1) }
    put(octal(sum, 6), at: 148)
    header[154] = 0
    return header
  }

  /// Zeroes that fill the last block of a file.
  static func padding(_ size: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: (block - size % block) % block)
  }

  /// The end of an archive.
  static let end = [UInt8](repeating: 0, count: 2 * block)

  private static func octal(_ value: Int, _ width: Int) -> String {
    let digits = String(value, radix: 8)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The name and size that a header speaks of; nil at the end, `BadHeader` where it is none.
  static func read(_ header: [UInt8]) throws -> (name: String, size: Int)? {
    guard header.count == block else { throw BadHeader() }
    if header.allSatisfy({ $0 == 0 }) { return nil }
    var copy = header
    for index in 148..<156 { copy[index] = 32 }
    let sum = copy.reduce(0) { $0 + Int($1) }
    guard number(header, 148..<154) == sum, header[257..<262].elementsEqual("ustar".utf8),
      let size = number(header, 124..<135)
    else { throw BadHeader() }
    let name = String(decoding: header[0..<100].prefix { $0 != 0 }, as: UTF8.self)
    guard !name.isEmpty, !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else { throw BadHeader() }
    return (name, size)
  }

  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var value = 0
    for byte in bytes[range] {
      guard byte >= 48, byte < 56 else { return nil }
      value = value * 8 + Int(byte - 48)
    }
    return value
  }

  /// Bytes that are no header.
  struct BadHeader: Error {}
}
