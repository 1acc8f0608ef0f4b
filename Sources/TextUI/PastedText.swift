/// What terminals send of a pasted text, made fit for a field.
public enum PastedText {
  /// Text with line ends of one kind and without control characters; a tab stays, and what is no UTF-8 is U+FFFD.
  public static func cleaned(_ bytes: [UInt8]) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x0D: kept.append(0x0A)
      case 0x0A: if index == 0 || bytes[index - 1] != 0x0D { kept.append(byte) }
      case 0x09: kept.append(byte)
      case 0..<0x20, 0x7F: break
      default: kept.append(byte)
      }
    }
    return cleaned(String(decoding: kept, as: UTF8.self))
  }

  /// Text without the control characters that have more than one byte, and with line ends that every editor knows.
  private static func cleaned(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x85, 0x2028, 0x2029: kept.append("\n")
      case 0x80..<0xA0, 0xFEFF: break
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }
}
