import Casework
import JSON

extension FileStore {
  /// A document as its file has it.
  func readFile(_ key: DocumentKey) throws -> Stored? {
    let file = paths.file(of: key)
    guard let bytes = try contents(file.path) else { return nil }
    do throws(JSONError) {
      guard file.isLines else { return try DocumentFile.readSingle(bytes) }
      let mark = Array("{\"id\":\"\(key.id)\",".utf8)
      var from = 0
      while let start = ByteSearch.first(mark, in: bytes, from..<bytes.count) {
        let end = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, start..<bytes.count) ?? bytes.count
        if start == 0 || bytes[start - 1] == UInt8(ascii: "\n") {
          return try DocumentFile.readLine(bytes, start..<end).stored
        }
        from = end
      }
      return nil
    } catch {
      throw StoreError.damaged(path: file.path, at: error.offset, what: "\(error)")
    }
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
    do throws(FileFault) {
      for number in try filedNumbers() where try files.status(paths.folder(of: number) + "/case.json") != nil {
        numbers.insert(number)
      }
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
    do throws(FileFault) {
      return Set(try filedNumbers()).union(tailCases).sorted()
    } catch {
      throw StoreError(error)
    }
  }

  public func highestCaseNumber() throws -> Int {
    try indexTail()
    do throws(FileFault) {
      if highestFiled == nil {
        // The number of a case that was destroyed is given to no other, also where a backup brought no empty folder.
        let erased = try list(path + "/" + DestructionCertificate.collection).compactMap { Int($0.dropLast(5)) }
        highestFiled = max(try filedNumbers().max() ?? 0, erased.max() ?? 0)
      }
    } catch {
      throw StoreError(error)
    }
    return max(highestFiled ?? 0, tailCases.max() ?? 0)
  }

  /// The numbers of the folders of cases.
  private func filedNumbers() throws(FileFault) -> [Int] {
    var numbers: [Int] = []
    for fan in try list(paths.cases) {
      for name in try list(paths.cases + "/" + fan) {
        if let number = Int(name), number > 0 { numbers.append(number) }
      }
    }
    return numbers
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
