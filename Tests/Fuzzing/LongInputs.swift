/// Inputs that are far longer than what is tried many times: what takes time or memory out of proportion shows here.
public enum LongInputs {
  /// Inputs of about `length` bytes made from each seed, with what was done.
  public static func of(_ seeds: [[UInt8]], length: Int) -> [(what: String, bytes: [UInt8])] {
    var made: [(String, [UInt8])] = []
    for (unit, what) in units { made.append((what + " alone", repeated(Array(unit.utf8), length))) }
    made.append(("many members", Array("{".utf8) + members(length) + Array("}".utf8)))
    made.append(("bytes that are no text", [UInt8](repeating: 0xFF, count: length)))
    for (number, seed) in seeds.prefix(3).enumerated() {
      made.append(("seed \(number) again and again", repeated(seed, length)))
      made.append(("seed \(number) line by line", repeated(seed + [10], length)))
      let quotes = seed.indices.filter { seed[$0] == 0x22 }
      for place in [quotes.first, quotes.dropFirst(2).first, quotes.last].compactMap({ $0 }) {
        for (unit, what) in units {
          let stuffed = seed[...place] + repeated(Array(unit.utf8), length) + seed[(place + 1)...]
          made.append(("seed \(number) with \(what) at \(place)", Array(stuffed)))
        }
      }
      if let brace = seed.firstIndex(of: 0x7B) {
        let stuffed = seed[...brace] + members(length) + [0x2C] + seed[(brace + 1)...]
        made.append(("seed \(number) with many members", Array(stuffed)))
      }
      if let list = seed.firstIndex(of: 0x5B), let end = element(of: seed, from: list + 1), end > list + 1 {
        let stuffed = seed[...list] + repeated(Array(seed[(list + 1)..<end]) + [0x2C], length) + seed[(list + 1)...]
        made.append(("seed \(number) with many elements", Array(stuffed)))
      }
    }
    return made
  }

  private static let units = [
    ("[", "open brackets"), ("{\"a\":", "open objects"), ("\"", "quotes"), ("\\", "backslashes"),
    ("\\u0041", "escapes"),
    ("9", "digits"), ("x", "letters"), (" ", "blanks"), (",", "commas"), ("\n", "line ends"), ("e\u{301}", "accents"),
    ("\u{301}", "marks"), ("a b ", "words"), ("\u{1B}[", "sequences"),
  ]

  private static func members(_ length: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var number = 0
    while bytes.count < length {
      bytes += Array("\(number > 0 ? "," : "")\"k\(number)\":\(number)".utf8)
      number += 1
    }
    return bytes
  }

  private static func repeated(_ unit: [UInt8], _ length: Int) -> [UInt8] {
    guard !unit.isEmpty else { return [] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length + unit.count)
    while bytes.count < length { bytes += unit }
    return bytes
  }

  /// Where the first element of a list ends; nil where it has none.
  private static func element(of bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var isText = false
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if isText {
        if byte == 0x5C { index += 1 } else if byte == 0x22 { isText = false }
      } else if byte == 0x22 {
        isText = true
      } else if byte == 0x7B || byte == 0x5B {
        depth += 1
      } else if depth == 0, byte == 0x2C || byte == 0x5D {
        return index
      } else if byte == 0x7D || byte == 0x5D {
        depth -= 1
      }
      index += 1
    }
    return nil
  }
}
