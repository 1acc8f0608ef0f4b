/// A quick number for a document's bytes, so that a check need not keep every document in memory.
enum Fingerprint {
  static func of(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(range.count)
    bytes.withUnsafeBytes { all in
      var index = range.lowerBound
      while index + 8 <= range.upperBound {
        sum = (sum ^ all.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
        sum ^= sum >> 32
        index += 8
      }
      while index < range.upperBound {
        sum = (sum ^ UInt64(all[index])) &* 0xC4CE_B9FE_1A85_EC53
        index += 1
      }
    }
    return sum ^ sum >> 29
  }
}
