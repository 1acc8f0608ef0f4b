/// How far a file that many processes append to is known to be on the disk, as it is noted in the lock file beside it.
///
/// Linux tells of a failed write only those who had the file open by then. Whoever opens it afterwards reads the lost
/// bytes from memory, and its own sync says yes over the hole. So each process notes what its syncs proved, and whoever
/// opens the file writes what lies behind that note again before it relies on it. It doesn't matter where a process died
/// or whether it could leave word: without a note nothing counts as proved. A note that is late, lost, or overtaken by a
/// slower one says too little, never too much.
struct SyncMark {
  let files: any FileSystem
  /// The lock file.
  let file: OpenFile

  /// Where the note stands, behind what else the lock file says; in bytes.
  private static let offset = 64
  private static let length = 256

  /// What is known to be on the disk; nil where nothing is.
  var place: JournalPlace? {
    let range = Self.offset..<(Self.offset + Self.length)
    guard let bytes = try? files.contents(of: file, in: range), bytes.count == range.count else { return nil }
    let words = bytes.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: true).map(Array.init)
    guard words.count == 6, let seq = Self.number(words[0]), let offset = Self.number(words[2]),
      Digest.hex(of: Array(words[..<4].joined(separator: [UInt8(ascii: " ")]))) == words[4]
    else { return nil }
    return JournalPlace(seq: seq, segment: String(decoding: words[1], as: UTF8.self), offset: offset, head: words[3])
  }

  /// Notes that everything up to a place is on the disk. What can't be noted only has to be written again.
  func note(_ place: JournalPlace) {
    var text = Array("\(place.seq) \(place.segment) \(place.offset) ".utf8) + place.head
    text += [UInt8(ascii: " ")] + Digest.hex(of: text)
    text += [UInt8](repeating: UInt8(ascii: " "), count: max(1, Self.length - 1 - text.count)) + [UInt8(ascii: "\n")]
    _ = try? files.write(file, text, from: 0, at: Self.offset)
  }

  private static func number(_ digits: [UInt8]) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }
}
