import Casework
import JSON

extension FileStore {
  /// A document as its file has it. Throws `StoreError.spoilt` where that isn't as it was written.
  func readFile(_ key: DocumentKey) throws -> Stored? {
    let file = paths.file(of: key)
    if file.isLines { return try readLine(of: key, file.path) }
    guard let bytes = try contents(file.path) else { return nil }
    guard let (stored, hasSum) = try? DocumentFile.read(bytes) else {
      throw StoreError.spoilt(path: file.path, isMissing: false)
    }
    if !hasSum, try needsSum(stored.version) { throw StoreError.spoilt(path: file.path, isMissing: false) }
    return stored
  }

  /// A document of a file of many.
  private func readLine(of key: DocumentKey, _ path: String) throws -> Stored? {
    guard let (bytes, lines) = try soundLines(path) else { return nil }
    let mark = Array("{\"id\":\"\(key.id)\",".utf8)
    var from = lines.lowerBound
    while let start = ByteSearch.first(mark, in: bytes, from..<bytes.count) {
      let end = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, start..<bytes.count) ?? bytes.count
      if start == 0 || bytes[start - 1] == UInt8(ascii: "\n") {
        do throws(JSONError) {
          return try DocumentFile.readLine(bytes, start..<end).stored
        } catch {
          throw StoreError.damaged(path: path, at: error.offset, what: "\(error)")
        }
      }
      from = end
    }
    return nil
  }

  /// The bytes of a file; nil where there is none. Throws `StoreError`.
  func contents(_ path: String) throws -> [UInt8]? {
    do throws(FileFault) {
      return try files.contents(of: path)
    } catch {
      throw StoreError(error)
    }
  }

  public func caseNumbers() throws -> [Int] {
    try indexTail()
    if let knownCases { return knownCases }
    var numbers: Set<Int> = []
    let filed = try filedNumbers()
    do throws(FileFault) {
      for number in filed where try files.status(paths.header(of: number)) != nil { numbers.insert(number) }
    } catch {
      throw StoreError(error)
    }
    for (key, overlaid) in overlay where !key.isInCollection {
      guard let number = key.caseNumber else { continue }
      if overlaid.range == nil { numbers.remove(number) } else { numbers.insert(number) }
    }
    let sorted = numbers.sorted()
    knownCases = sorted
    return sorted
  }

  /// The numbers of all cases, and of some that were removed, ascending; found without looking into their folders.
  func candidateNumbers() throws -> [Int] {
    try indexTail()
    if let knownCases { return knownCases }
    return Set(try filedNumbers()).union(tailCases).sorted()
  }

  public func highestCaseNumber() throws -> Int {
    try indexTail()
    if highestFiled == nil {
      let erased: [Int]
      do throws(FileFault) {
        // The number of a case that was destroyed is given to no other, also where a backup brought no empty folder.
        erased = try list(path + "/" + DestructionCertificate.collection).compactMap { Int($0.dropLast(5)) }
      } catch {
        throw StoreError(error)
      }
      // Nor is that of a case whose folder is lost.
      highestFiled = max(try filedNumbers().max() ?? 0, erased.max() ?? 0, try indexedNumbers().max() ?? 0)
    }
    return max(highestFiled ?? 0, tailCases.max() ?? 0)
  }

  /// The names in a folder; none where there is no folder.
  func list(_ path: String) throws(FileFault) -> [String] {
    do throws(FileFault) {
      return try files.list(path)
    } catch {
      if error.reason == .notFound { return [] }
      throw error
    }
  }
}
