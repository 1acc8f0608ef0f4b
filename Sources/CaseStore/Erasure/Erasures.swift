import Casework
import JSON

/// The lines from which something was taken out, held against the certificates of destruction that name them.
///
/// A certificate stands later in the chain than what it names and says exactly how each line is left, so a line that
/// somebody emptied by hand is found. A line may be named twice, by one case and later by another.
struct Erasures {
  /// A line from which something was taken out.
  private struct Found {
    var digest: String
    var path: String
    var offset: Int
  }

  private var lines: [Int: Found] = [:]
  /// How each line is left, the earliest certificate first.
  private(set) var named: [Int: [String]] = [:]
  private static let mark = JournalLine.CollectionMark(ErasedLines.collection)

  /// Notes a line from which something was taken out.
  mutating func found(_ seq: Int, _ bytes: [UInt8], _ parts: JournalLine.Parts, path: String, at offset: Int) {
    lines[seq] = Found(digest: JournalLine.digest(bytes, parts), path: path, offset: offset)
  }

  /// Takes in what a line says, where it names lines.
  mutating func take(_ bytes: [UInt8], _ parts: JournalLine.Parts) {
    JournalLine.forEach(in: Self.mark, bytes, of: parts) { (erased: ErasedLines) in
      for line in erased.lines where named[line.seq]?.last != line.left {
        named[line.seq, default: []].append(line.left)
      }
    }
  }

  /// Lines that were altered and that no certificate names as they are, the earliest first.
  var unnamed: [JournalEnd] {
    lines.filter { named[$0.key]?.contains($0.value.digest) != true }.sorted { $0.key < $1.key }.map { seq, line in
      .damaged(path: line.path, at: line.offset, what: Self.words(seq))
    }
  }

  /// The lines that aren't left as the latest certificate says.
  var unlike: Set<Int> { Set(named.filter { lines[$0.key]?.digest != $0.value.last }.keys) }

  private static func words(_ seq: Int) -> String {
    "something was taken out of line \(seq), and no certificate of destruction says so"
  }

  /// Says in the report which lines were altered without a certificate, and which still hold what should be gone.
  func judge(_ report: inout CheckReport, folder: String) {
    for (seq, line) in lines.sorted(by: { $0.key < $1.key })
    where named[seq]?.contains(line.digest) != true {
      report.add(.damaged, line.path, Self.words(seq) + " (at byte \(line.offset))")
    }
    let left = unlike.count
    if left > 0 {
      report.add(.stale, folder, "\(left) lines still hold what was destroyed; `waymark retention finish` takes it out")
    }
  }
}
