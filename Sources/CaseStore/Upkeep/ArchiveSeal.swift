import Crypto
import CryptoExtras

/// How a backup is closed with a passphrase: a key from scrypt (RFC 7914), and every 64 KiB sealed with ChaCha20-Poly1305
/// (RFC 8439) under its number, so that what is altered, moved, added or cut off is found out.
struct ArchiveSeal {
  /// Bytes of the archive in one sealed piece.
  static let piece = 1 << 16
  /// What a piece is longer than what it holds.
  static let tag = 16
  /// The length of what stands before the first piece.
  static let headerSize = 64
  private static let magic = Array("waymark sealed backup 1\n".utf8)
  /// What a new seal costs whoever guesses: 2 to this power times 1 KiB of memory, and about as much work.
  static let usualCost = 16
  /// Nobody's file may ask for more than this, which is 1 GiB.
  private static let greatestCost = 20

  /// What stands before the first piece: the form, the cost and the salt.
  let header: [UInt8]
  private let key: SymmetricKey

  /// A new seal.
  init(_ passphrase: String, cost: Int = usualCost) throws {
    var generator = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
    var header = Self.magic + [UInt8(cost)] + salt
    header += [UInt8](repeating: 0, count: Self.headerSize - header.count)
    try self.init(header: header, passphrase)
  }

  /// The seal that a header speaks of. Throws `Archive.BadHeader` where it speaks of none.
  init(header: [UInt8], _ passphrase: String) throws {
    guard Self.isHeader(header), (1...Self.greatestCost).contains(Int(header[Self.magic.count])) else {
      throw Archive.BadHeader()
    }
    self.header = header
    let salt = Array(header[(Self.magic.count + 1)..<(Self.magic.count + 17)])
    key = try KDF.Scrypt.deriveKey(
      from: Array(passphrase.utf8), salt: salt, outputByteCount: 32, rounds: 1 << Int(header[Self.magic.count]),
      blockSize: 8, parallelism: 1)
  }

  /// Whether a file that begins so is sealed.
  static func isHeader(_ bytes: [UInt8]) -> Bool { bytes.count == headerSize && bytes.starts(with: magic) }

  /// Seals a piece; the last one says that it is the last.
  func sealed(_ bytes: [UInt8], number: Int, isLast: Bool) throws -> [UInt8] {
    let box = try ChaChaPoly.seal(
      bytes, using: key, nonce: nonce(number), authenticating: header + [isLast ? 1 : 0])
    return Array(box.ciphertext) + Array(box.tag)
  }

  /// Opens a piece. Throws `BadPassphrase` where it isn't what was sealed under this passphrase.
  func opened(_ bytes: [UInt8], number: Int, isLast: Bool) throws -> [UInt8] {
    guard bytes.count >= Self.tag else { throw BadPassphrase() }
    do {
      let box = try ChaChaPoly.SealedBox(
        nonce: nonce(number), ciphertext: bytes.dropLast(Self.tag), tag: bytes.suffix(Self.tag))
      return Array(try ChaChaPoly.open(box, using: key, authenticating: header + [isLast ? 1 : 0]))
    } catch {
      throw BadPassphrase()
    }
  }

  private func nonce(_ number: Int) throws -> ChaChaPoly.Nonce {
    try ChaChaPoly.Nonce(data: (0..<12).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> ($0 * 8)) : 0 })
  }

  /// It is another passphrase, or the archive was altered.
  struct BadPassphrase: Error {}
}

/// The bytes of an archive, opened as they are read where it is sealed.
struct ArchiveInput {
  private let files: any FileSystem
  private let file: OpenFile
  let seal: ArchiveSeal?
  private let stored: Int
  /// The length of the archive as it was before it was sealed.
  let size: Int
  private var last: (number: Int, bytes: [UInt8])?

  /// What was just written, under the seal that it was written with.
  init(_ file: OpenFile, on files: any FileSystem, seal: ArchiveSeal?) throws {
    self.files = files
    self.file = file
    self.seal = seal
    stored = try files.size(file)
    size = seal == nil ? stored : Self.opened(stored)
  }

  /// The length of a sealed archive before it was sealed.
  private static func opened(_ stored: Int) -> Int {
    let body = stored - ArchiveSeal.headerSize
    let whole = ArchiveSeal.piece + ArchiveSeal.tag
    return body - (body + whole - 1) / whole * ArchiveSeal.tag
  }

  /// Throws `NeedsPassphrase` where it is sealed and none is given.
  init(_ file: OpenFile, on files: any FileSystem, passphrase: String?) throws {
    self.files = files
    self.file = file
    stored = try files.size(file)
    let header = try files.contents(of: file, in: 0..<min(stored, ArchiveSeal.headerSize))
    guard ArchiveSeal.isHeader(header) else {
      seal = nil
      size = stored
      return
    }
    guard let passphrase else { throw NeedsPassphrase() }
    seal = try ArchiveSeal(header: header, passphrase)
    size = Self.opened(stored)
  }

  /// So many bytes. Throws `Archive.BadHeader` where there are fewer.
  mutating func bytes(_ offset: Int, _ count: Int) throws -> [UInt8] {
    guard offset >= 0, count >= 0, offset + count <= size else { throw Archive.BadHeader() }
    guard let seal else { return try files.contents(of: file, in: offset..<(offset + count)) }
    var found: [UInt8] = []
    found.reserveCapacity(count)
    while found.count < count {
      let at = offset + found.count
      let piece = try piece(at / ArchiveSeal.piece, seal)
      let start = at % ArchiveSeal.piece
      guard start < piece.count else { throw Archive.BadHeader() }
      found += piece[start..<min(piece.count, start + count - found.count)]
    }
    return found
  }

  /// Opens every piece of a sealed archive. Throws `ArchiveSeal.BadPassphrase` where one isn't what was sealed.
  mutating func proveAll() throws {
    guard let seal else { return }
    for number in 0..<((size + ArchiveSeal.piece - 1) / ArchiveSeal.piece) { _ = try piece(number, seal) }
  }

  private mutating func piece(_ number: Int, _ seal: ArchiveSeal) throws -> [UInt8] {
    if let last, last.number == number { return last.bytes }
    let whole = ArchiveSeal.piece + ArchiveSeal.tag
    let start = ArchiveSeal.headerSize + number * whole
    let end = min(stored, start + whole)
    let bytes = try seal.opened(try files.contents(of: file, in: start..<end), number: number, isLast: end == stored)
    last = (number, bytes)
    return bytes
  }

  /// The archive is sealed, and no passphrase was given.
  struct NeedsPassphrase: Error {}
}
