import Casework
import JSON

/// Files that are gone or were altered: told before anything is taken from them, never shown as empty.
extension FileStore {
  /// Whether a document that has no file stands in the tail or in its file after all, now that others were followed.
  ///
  /// Throws `StoreError.spoilt` where the file is lost: a case's history names what was written, and the journal says
  /// whether it is still there; where that is gone with it, the index names the case.
  func turnsUp(_ key: DocumentKey) throws -> Bool {
    guard let number = key.caseNumber, !filesTold.removed.contains(key) else { return false }
    let history = historyTold(of: number)
    if let history {
      guard ByteSearch.first(Array("\"\(key.text)\"".utf8), in: history, 0..<history.count) != nil else { return false }
    } else {
      if key.isInCollection { try checkHistory(of: number) }
      guard !key.isInCollection, try isIndexed(number) else { return false }
    }
    try catchUp()
    try indexTail()
    if overlay[key] != nil { return true }
    // A line of the journal that can't be read says nothing of the file; the check tells of it.
    if history != nil, ((try? version(of: key, at: seq)) ?? nil) == nil {
      filesTold.removed.insert(key)
      return false
    }
    if try readFile(key) != nil { return true }
    throw StoreError.spoilt(path: paths.file(of: key).path, isMissing: true)
  }

  /// Whether documents of a case's collection turn up that aren't among those that were found; as ``turnsUp(_:)``.
  func moreTurnsUp(in collection: String, besides found: (DocumentKey) -> Bool) throws -> Bool {
    guard let number = DocumentKey(collection)?.caseNumber else { return false }
    guard let history = historyTold(of: number) else {
      try checkHistory(of: number)
      return false
    }
    let mark = Array("\"\(collection)/".utf8)
    var seen: Set<DocumentKey> = []
    var from = 0
    while let start = ByteSearch.first(mark, in: history, from..<history.count) {
      let end = ByteSearch.first(UInt8(ascii: "\""), in: history, (start + 1)..<history.count) ?? history.count
      from = end
      guard let key = DocumentKey(String(decoding: history[(start + 1)..<end], as: UTF8.self)),
        seen.insert(key).inserted, !found(key), overlay[key] == nil
      else { continue }
      if try turnsUp(key) { return true }
    }
    return false
  }

  /// The lines of a contacts file and where they stand; nil where the case has none. Throws `StoreError.spoilt` where
  /// the file is lost or altered.
  func contactLines(of number: Int) throws -> (bytes: [UInt8], lines: Range<Int>)? {
    let path = paths.contacts(of: number)
    if let found = try soundLines(path) { return found }
    if try moreTurnsUp(in: CaseReference(number).path(.contacts), besides: { _ in false }) {
      return try soundLines(path)
    }
    return nil
  }

  /// The lines of a case's history and where they stand; nil where it has none. Throws `StoreError.spoilt` where it is
  /// lost or altered.
  func historyFile(of number: Int) throws -> (bytes: [UInt8], lines: Range<Int>)? {
    let path = paths.history(of: number)
    if let found = try soundLines(path) { return found }
    let isThere: Bool
    do throws(FileFault) {
      isThere = try files.status(paths.header(of: number)) != nil
    } catch {
      throw StoreError(error)
    }
    guard isThere else {
      try checkHistory(of: number)
      return nil
    }
    try catchUp()
    try indexTail()
    if let found = try soundLines(path) { return found }
    // The file of a new case is written before its history is.
    if overlay[CaseReference(number).key] != nil { return nil }
    throw StoreError.spoilt(path: path, isMissing: true)
  }

  /// Throws `StoreError.spoilt` where a case has no history though the index has the case, or where all cases are gone.
  private func checkHistory(of number: Int) throws {
    let key = CaseReference(number).key
    if overlay[key] != nil { return }
    let path = paths.history(of: number)
    if try isIndexed(number) {
      try catchUp()
      try indexTail()
      if overlay[key] == nil, try contents(path) == nil { throw StoreError.spoilt(path: path, isMissing: true) }
    }
  }

  /// A file of lines as it was written; nil where there is none, or an empty one of an earlier version.
  func soundLines(_ path: String) throws -> (bytes: [UInt8], lines: Range<Int>)? {
    guard let bytes = try contents(path) else { return nil }
    let lines: Range<Int>
    let hasSum: Bool
    do throws(JSONError) {
      (lines, hasSum) = try LinesFile.lines(bytes)
    } catch {
      throw StoreError.spoilt(path: path, isMissing: false)
    }
    if hasSum { return (bytes, lines) }
    var newest = 1
    for line in DocumentFile.lines(bytes) {
      guard let version = (try? DocumentFile.lineParts(bytes, line))?.version ?? JournalLine.seq(bytes, line) else {
        throw StoreError.spoilt(path: path, isMissing: false)
      }
      newest = max(newest, version)
    }
    if try needsSum(newest) { throw StoreError.spoilt(path: path, isMissing: false) }
    return bytes.isEmpty ? nil : (bytes, lines)
  }

  /// Whether what a change wrote must have a sum. An earlier version that goes on beside this one writes without, and
  /// leaves a pointer that doesn't ask for any.
  func needsSum(_ version: Int) throws -> Bool {
    guard let since = summed, version > since else { return false }
    summed = try Self.checkpoint(paths, files).0?.summed
    return summed.map { version > $0 } ?? false
  }

  /// The numbers of the cases whose folders are there. Throws `StoreError.spoilt` where the folder of all of them is
  /// lost.
  func filedNumbers() throws -> [Int] {
    var numbers: [Int] = []
    do throws(FileFault) {
      for fan in try list(paths.cases) {
        for name in try list(paths.cases + "/" + fan) {
          if let number = Int(name), number > 0 { numbers.append(number) }
        }
      }
      if !numbers.isEmpty { return numbers }
      if try files.status(paths.cases) != nil { return [] }
    } catch {
      throw StoreError(error)
    }
    var mentions = false
    try readAgain { line, bytes in
      try JournalLine.forEachDocument(bytes, of: line.parts) { key, _ in mentions = mentions || key.caseNumber != nil }
    }
    if mentions { throw StoreError.spoilt(path: paths.cases, isMissing: true) }
    return []
  }

  /// Whether the index has a case of this number. Throws `StoreError.spoilt` where the folder of all cases is lost.
  func isIndexed(_ number: Int) throws -> Bool {
    if try indexedNumbers().contains(number) { return true }
    if ((try? list(paths.cases)) ?? []).isEmpty { _ = try filedNumbers() }
    return false
  }

  /// The numbers of the cases in the index, as far as it can be used.
  func indexedNumbers() throws -> Set<Int> {
    if let known = filesTold.indexed { return known }
    var numbers: Set<Int> = []
    for part in IndexPart.allCases {
      guard let index = try indexRows(part) else { return [] }
      for line in DocumentFile.lines(index.bytes, index.rows) {
        if let number = Self.number(ofRow: index.bytes, line) { numbers.insert(number) }
      }
    }
    filesTold.indexed = numbers
    return numbers
  }

  /// The lines of a case's history, kept for the next question about the same case. One that was altered tells nothing.
  private func historyTold(of number: Int) -> [UInt8]? {
    if let kept = filesTold.history, kept.number == number { return kept.lines }
    let lines = (try? soundLines(paths.history(of: number))) ?? nil
    filesTold.history = (number, lines?.bytes)
    return lines?.bytes
  }
}
