/// A line as the system log keeps it: who sent it, and what.
struct LoggedLine {
  /// The program that sent it.
  var program: String
  /// What it sent.
  var message: ArraySlice<UInt8>

  /// Reads `Nov 22 02:15:01 host waymark[123]: …` (RFC 3164), `2026-11-22T02:15:01.123+00:00 host waymark[123]: …` (as
  /// rsyslog and journalctl write it) or `<86>1 2026-11-22T02:15:01Z host waymark 123 - - …` (RFC 5424), each with or
  /// without its priority; nil where it is none of them.
  init?(_ line: ArraySlice<UInt8>) {
    guard line.first != UInt8(ascii: "{") else { return nil }
    var rest = line[...]
    if rest.first == UInt8(ascii: "<"), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
      rest = rest[(end + 1)...]
    }
    let isNewer = rest.starts(with: Array("1 ".utf8))
    if isNewer { rest = rest.dropFirst(2) }
    guard let stamp = Self.word(&rest) else { return nil }
    if !stamp.contains("T") || stamp.count < 16 {
      // The month; the day and the time follow.
      guard !isNewer, stamp.count == 3, Self.word(&rest) != nil, Self.word(&rest)?.contains(":") ?? false else {
        return nil
      }
    }
    guard Self.word(&rest) != nil, let sender = Self.word(&rest) else { return nil }
    if isNewer {
      program = sender
      // Process, kind of message, and data in brackets or none.
      guard Self.word(&rest) != nil, Self.word(&rest) != nil else { return nil }
      rest = rest.drop { $0 == UInt8(ascii: " ") }
      if rest.first == UInt8(ascii: "[") {
        guard let end = Self.dataEnd(rest) else { return nil }
        rest = rest[end...]
      } else {
        guard Self.word(&rest) == "-" else { return nil }
      }
    } else {
      guard sender.hasSuffix(":") else { return nil }
      program = String(sender.dropLast().prefix { $0 != "[" })
    }
    message = rest.drop { $0 == UInt8(ascii: " ") || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    while let last = message.last, last == 13 || last == 32 { message.removeLast() }
  }

  /// The next word, which it takes off.
  private static func word(_ rest: inout ArraySlice<UInt8>) -> String? {
    rest = rest.drop { $0 == UInt8(ascii: " ") }
    let word = rest.prefix { $0 != UInt8(ascii: " ") }
    rest = rest[word.endIndex...]
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }

  /// Where data in brackets end; a bracket within them is behind a backslash.
  private static func dataEnd(_ rest: ArraySlice<UInt8>) -> Int? {
    var (index, isQuoted) = (rest.startIndex, false)
    while index < rest.endIndex {
      switch rest[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "]") where !isQuoted:
        if index + 1 >= rest.endIndex || rest[index + 1] != UInt8(ascii: "[") { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }
}
