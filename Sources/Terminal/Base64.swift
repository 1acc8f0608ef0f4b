/// Bytes as terminals want them inside an escape sequence (RFC 4648, section 4).
enum Base64 {
  static func encoded(_ text: String) -> String {
    var rest = Array(text.utf8)[...]
    var encoded: [UInt8] = []
    while !rest.isEmpty {
      let three = rest.prefix(3)
      rest = rest.dropFirst(3)
      var bits = 0
      for byte in three { bits = bits << 8 | Int(byte) }
      bits <<= 8 * (3 - three.count)
      for place in 0..<4 {
        encoded.append(place <= three.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
