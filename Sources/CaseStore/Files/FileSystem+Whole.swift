extension FileSystem {
  /// The bytes of a file; nil where there is none.
  func contents(of path: String) throws(FileFault) -> [UInt8]? {
    let file: OpenFile
    do throws(FileFault) {
      file = try open(path, .reading)
    } catch {
      if error.reason == .notFound { return nil }
      throw error
    }
    defer { close(file) }
    return try contents(of: file, in: 0..<size(file))
  }

  /// Part of an open file, as far as it is there.
  func contents(of file: OpenFile, in range: Range<Int>) throws(FileFault) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var filled = 0
    while filled < bytes.count {
      let count = try read(file, at: range.lowerBound + filled, into: &bytes, from: filled)
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  /// Writes all of some bytes at an offset of a file.
  func writeWhole(_ file: OpenFile, _ bytes: [UInt8], at offset: Int) throws(FileFault) {
    var done = 0
    while done < bytes.count {
      let count = try write(file, bytes, from: done, at: offset + done)
      if count == 0 { throw FileFault(.write, file.path, .noSpace) }
      done += count
    }
  }

  /// Puts a whole file in place: a temporary beside it, synced unless it can be made again, then renamed.
  ///
  /// The directory is for the caller to sync.
  func replace(_ path: String, with bytes: [UInt8], mode: Int, syncs: Bool = true) throws(FileFault) {
    let temporary = path + ".new"
    let file = try open(temporary, .making(mode: mode))
    do throws(FileFault) {
      defer { close(file) }
      try truncate(file, to: 0)
      try writeWhole(file, bytes, at: 0)
      if syncs { try sync(file) }
    } catch {
      try? remove(temporary)
      throw error
    }
    try rename(temporary, to: path)
  }

  /// Makes a directory if it is missing; tells whether it did.
  func ensureDirectory(_ path: String, mode: Int) throws(FileFault) -> Bool {
    do throws(FileFault) {
      try makeDirectory(path, mode: mode)
      return true
    } catch {
      if error.reason == .exists { return false }
      throw error
    }
  }
}
