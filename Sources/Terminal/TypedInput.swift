internal import CNcurses

/// What the keyboard sends, byte by byte, with what was read too far put back.
struct TypedInput {
  /// A byte of text, or a key that ncurses knows by its sequence.
  enum Part: Equatable {
    case byte(UInt8)
    case code(Int32)
  }

  /// How long the rest of a character or of a paste may take, in milliseconds.
  private static let gap: Int32 = 10
  /// How long a paste may pause before it counts as broken off, in milliseconds.
  private static let longestPause: Int32 = 1000

  let source: InputSource
  private var ahead: [Part] = []

  init(_ source: InputSource) { self.source = source }

  /// What waits already; nil where nothing does.
  mutating func next() -> Part? {
    if !ahead.isEmpty { return ahead.removeFirst() }
    let value = source.key()
    return value < 0 ? nil : value < 256 ? .byte(UInt8(value)) : .code(value)
  }

  private mutating func next(within milliseconds: Int32) -> Part? {
    if let part = next() { return part }
    return source.waits(milliseconds) ? next() : nil
  }

  /// Gives parts back, to be read again in the same order.
  mutating func putBack(_ parts: [Part]) { ahead = parts + ahead }

  /// The character that begins with a byte; U+FFFD for what is no UTF-8.
  mutating func scalar(from first: UInt8) -> Unicode.Scalar {
    var bytes = [first]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    while bytes.count < length, let part = next(within: Self.gap) {
      guard case .byte(let byte) = part, byte & 0xC0 == 0x80 else {
        putBack([part])
        break
      }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }

  /// Passes over the rest of a key's sequence that begins with Esc and this byte; false where it is no such sequence.
  ///
  /// Otherwise a key that the terminal's description lacks would be typed as letters, and run as commands.
  mutating func skipsSequence(introducedBy byte: UInt8) -> Bool {
    guard byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O"), let first = next(within: Self.gap) else {
      return false
    }
    guard case .byte(var last) = first, last >= 32 else {
      putBack([first])
      return false
    }
    while byte == UInt8(ascii: "["), last < 0x40, let part = next(within: Self.gap) {
      guard case .byte(let next) = part else {
        putBack([part])
        break
      }
      last = next
    }
    return true
  }

  /// The bytes up to the mark that ends a paste; one that breaks off ends where it does.
  ///
  /// A pasted text may itself have the mark in it, to make the rest look typed. Nobody types in the moment in which a
  /// paste is still arriving, so where a second mark follows without a beginning, the first was text.
  mutating func paste() -> [UInt8] {
    var bytes: [UInt8] = []
    while let part = next(within: Self.longestPause) {
      if part == .code(Int32(CN_PASTE_END)) {
        guard let more = restOfPaste() else { break }
        bytes += more
        break
      }
      if case .byte(let byte) = part { bytes.append(byte) }
    }
    return bytes
  }

  /// What comes at once behind the mark that ends a paste, where it is still part of it.
  private mutating func restOfPaste() -> [UInt8]? {
    var parts: [Part] = []
    var end: Int?
    while let part = next(within: Self.gap) {
      parts.append(part)
      if part == .code(Int32(CN_PASTE_BEGIN)) { break }
      if part == .code(Int32(CN_PASTE_END)) { end = parts.count }
    }
    guard let end else {
      putBack(parts)
      return nil
    }
    putBack(Array(parts[end...]))
    return parts[..<end].compactMap { part in
      if case .byte(let byte) = part { byte } else { nil }
    }
  }
}
