import Crypto

/// Puts files of the store into an archive.
struct ArchiveWriter {
  let files: any FileSystem
  let output: OpenFile
  let root: String
  private let seal: ArchiveSeal?
  /// What waits to be sealed, and how many pieces were.
  private var waiting: [UInt8] = []
  private var pieces = 0
  private var offset = 0
  private var hash = SHA256()
  private(set) var count = 0

  /// Throws `FileFault` where the beginning can't be written.
  init(files: any FileSystem, output: OpenFile, root: String, seal: ArchiveSeal? = nil) throws {
    self.files = files
    self.output = output
    self.root = root
    self.seal = seal
    if let seal { try put(seal.header) }
  }

  /// Adds a file, or everything in a folder; what is taken away meanwhile is left out.
  mutating func addAll(_ name: String) throws {
    guard let status = try files.status(root + "/" + name) else { return }
    switch status.kind {
    case .file: if !name.hasSuffix(".new") { try addIfThere(name) }
    case .directory: for child in try files.list(root + "/" + name).sorted() { try addAll(name + "/" + child) }
    case .other: break
    }
  }

  private mutating func addIfThere(_ name: String) throws {
    do {
      try add(name)
    } catch let fault as FileFault where fault.call == .open && fault.reason == .notFound {
      // The document was removed between listing and opening; the journal, which comes last, says so.
      return
    }
  }

  /// Adds one file, or its first bytes.
  mutating func add(_ name: String, first length: Int = .max) throws {
    let file = try files.open(root + "/" + name, .reading)
    defer { files.close(file) }
    let size = min(length, try files.size(file))
    guard let header = Archive.header(name, size: size) else { throw FileFault(.write, name, .fileTooLarge) }
    try write(header)
    var done = 0
    while done < size {
      let piece = try files.contents(of: file, in: done..<min(size, done + 1 << 20))
      if piece.isEmpty { throw FileFault(.read, root + "/" + name, .inputOutput) }
      try write(piece)
      done += piece.count
    }
    try write(Archive.padding(size))
    count += 1
  }

  /// Ends the archive, syncs it, and reads it back; false where it isn't what was written.
  mutating func finish() throws -> Bool {
    try write(Archive.end)
    if let seal { try put(seal.sealed(waiting, number: pieces, isLast: true)) }
    try files.sync(output)
    var again = SHA256()
    var done = 0
    while done < offset {
      let piece = try files.contents(of: output, in: done..<min(offset, done + 1 << 20))
      if piece.isEmpty { return false }
      piece.withUnsafeBytes { again.update(bufferPointer: $0) }
      done += piece.count
    }
    return again.finalize() == hash.finalize()
  }

  private mutating func write(_ bytes: [UInt8]) throws {
    guard let seal else { return try put(bytes) }
    waiting += bytes
    // The last piece is held back, because it says that it is the last.
    while waiting.count > ArchiveSeal.piece {
      try put(seal.sealed(Array(waiting.prefix(ArchiveSeal.piece)), number: pieces, isLast: false))
      waiting.removeFirst(ArchiveSeal.piece)
      pieces += 1
    }
  }

  private mutating func put(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      let written = try files.write(output, bytes, from: done, at: offset + done)
      if written == 0 { throw FileFault(.write, output.path, .noSpace) }
      done += written
    }
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    offset += bytes.count
  }
}
