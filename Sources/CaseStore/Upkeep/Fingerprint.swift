/// A quick number for a document's bytes, so that a check need not keep every document in memory.
///
/// It tells apart what accidents make different; what the sums of the journal prove, they prove by SHA-256.
enum Fingerprint {
  /// Two lanes of eight bytes at a time, each mixed by multiplication.
  static func of(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var first: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(range.count)
    var second: UInt64 = 0xD1B5_4A32_D192_ED03
    bytes.withUnsafeBytes { all in
      var index = range.lowerBound
      while index + 16 <= range.upperBound {
        first = (first ^ all.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
        second = (second ^ all.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)) &* 0xC4CE_B9FE_1A85_EC53
        first ^= first >> 32
        second ^= second >> 29
        index += 16
      }
      while index < range.upperBound {
        first = (first ^ UInt64(all[index])) &* 0xC4CE_B9FE_1A85_EC53
        index += 1
      }
    }
    let sum = (first ^ first >> 29) &* 0xFF51_AFD7_ED55_8CCD ^ second
    return sum ^ sum >> 32
  }
}
