/// How far a file that many processes append to is known to be on the disk, as it is noted in the lock file beside it.
///
/// Linux tells of a failed write only those who had the file open by then. Whoever opens it afterwards reads the lost
/// bytes from memory, and its own sync says yes over the hole. So each process notes what its syncs proved, and whoever
/// opens the file writes what lies behind that note again before it relies on it. It doesn't matter where a process died
/// or whether it could leave word: without a note nothing counts as proved. A note that is late, lost, or overtaken by a
/// slower one says too little, never too much.
///
/// For the same reason a note is also a claim: what it speaks of was on the disk, so a file that ends before it was cut,
/// and one that has another line there was rewritten. Whoever goes on in such a file keeps the claim beside the note,
/// where `check` finds it. A claim counts only in the lock file that it was written to, by that file's own number, because a
/// copy that was made while others worked may have an earlier file and a later note; one from before there were numbers
/// doesn't count.
struct SyncMark {
  /// Of what a lock file speaks.
  enum Subject {
    /// Of what it stands beside.
    case neighbour
    /// In the lock file of the journal: of the trail of looks, whose own lock file goes when its folder does.
    case looks
  }

  let files: any FileSystem
  /// The lock file.
  let file: OpenFile
  /// The file system's number of it; 0 where it isn't known.
  let number: Int
  /// Where the note stands, behind what else the lock file says, and where a claim that wasn't met; in bytes.
  private let noteOffset: Int
  private let unmetOffset: Int
  private static let length = 256

  init(files: any FileSystem, file: OpenFile, of subject: Subject = .neighbour) {
    self.files = files
    self.file = file
    number = (try? files.status(file.path))?.number ?? 0
    (noteOffset, unmetOffset) = subject == .neighbour ? (64, 320) : (576, 832)
  }

  /// What is known to be on the disk; nil where nothing is.
  var place: JournalPlace? { read(at: noteOffset)?.place }

  /// What the note claims; nil where it is of another file.
  var claim: JournalPlace? { claim(at: noteOffset) }

  /// Every claim that stands in a lock file and has to be met. What can't be read claims nothing.
  static func claims(
    in path: String, of subject: Subject = .neighbour, on files: any FileSystem
  ) -> [JournalPlace] {
    guard let file = try? files.open(path, .reading) else { return [] }
    defer { files.close(file) }
    let mark = SyncMark(files: files, file: file, of: subject)
    return [mark.claim(at: mark.unmetOffset), mark.claim].compactMap { $0 }
  }

  /// Notes that everything up to a place is on the disk. What can't be noted only has to be written again.
  func note(_ place: JournalPlace) { write(place, at: noteOffset) }

  /// Keeps a claim that the file doesn't meet, before it is gone on in.
  func keepUnmet(_ place: JournalPlace) { write(place, at: unmetOffset) }

  private func claim(at offset: Int) -> JournalPlace? {
    guard let read = read(at: offset), number != 0, read.number == number else { return nil }
    return read.place
  }

  private func read(at offset: Int) -> (place: JournalPlace, number: Int)? {
    let range = offset..<(offset + Self.length)
    guard let bytes = try? files.contents(of: file, in: range), bytes.count == range.count else { return nil }
    let words = bytes.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: true).map(Array.init)
    // The last word is the line end; the one before it the digest.
    guard (6...7).contains(words.count), let seq = Self.number(words[0]), let offset = Self.number(words[2]) else {
      return nil
    }
    let said = words[..<(words.count - 2)]
    guard Digest.hex(of: Array(said.joined(separator: [UInt8(ascii: " ")]))) == words[words.count - 2] else {
      return nil
    }
    let place = JournalPlace(
      seq: seq, segment: String(decoding: words[1], as: UTF8.self), offset: offset, head: words[3])
    return (place, said.count == 5 ? Self.number(words[4]) ?? 0 : 0)
  }

  private func write(_ place: JournalPlace, at offset: Int) {
    var text = Array("\(place.seq) \(place.segment) \(place.offset) ".utf8) + place.head
    if number != 0 { text += Array(" \(number)".utf8) }
    text += [UInt8(ascii: " ")] + Digest.hex(of: text)
    text += [UInt8](repeating: UInt8(ascii: " "), count: max(1, Self.length - 1 - text.count)) + [UInt8(ascii: "\n")]
    _ = try? files.write(file, text, from: 0, at: offset)
  }

  private static func number(_ digits: [UInt8]) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }
}

extension CheckReport {
  /// Says which claims a chain of lines doesn't meet that ends at a number; `heads` has the digests of those lines of which
  /// the claims speak, and `what` is what a line is called.
  mutating func add(
    unmetOf claims: [JournalPlace], _ what: String, _ path: String, end: Int, heads: [Int: [UInt8]]
  ) {
    for claim in claims {
      if claim.seq > end {
        return add(
          .damaged, path, "\(what) \(end + 1) is missing: \(what)s up to \(claim.seq) were on the disk")
      }
      if claim.seq > 0, heads[claim.seq] != claim.head {
        return add(.damaged, path, "\(what) \(claim.seq) is not the one that was on the disk")
      }
    }
  }
}
