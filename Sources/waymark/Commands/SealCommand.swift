import ArgumentParser
import CaseStore
import Glibc
import JSON

/// `waymark seal`
struct SealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal",
    abstract:
      "Says how far the journal and the trail of looks go, for keeping outside the store; `check --against` proves it.")
  @OptionGroup var options: Options
  @Option(name: .long, help: "Add it to this file, which should be where those who can write to the store cannot.")
  var to: String?
  @Flag(name: .long, help: "Send it to the system log.") var syslog = false

  func run() throws {
    try options.checkOwner("seal it")
    let store = try FileStore.open(try options.storePath, options: Session.storeOptions(options))
    let seal = try store.seal()
    let line = seal.json()
    if let to { try SealFile.add(line, to: to) }
    if syslog { seal.sendToSystemLog() }
    if to == nil && !syslog { Output.write(line + [10]) }
  }
}

/// Seals outside the store: one a line, only ever added to; or the lines of the system log in which they stand.
enum SealFile {
  /// The seals of a file. Lines that the system log wrote say before it when, where and which program (RFC 3164 or 5424),
  /// and those of other programs are passed over. Throws `Failure` that names the line that is none, or where a log has
  /// none at all.
  static func read(_ path: String) throws -> [Seal] {
    let bytes = try InputFile.bytes(path)
    var (seals, isLog) = ([Seal](), false)
    for (number, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() where !line.isEmpty
    {
      let logged = LoggedLine(line)
      isLog = isLog || logged != nil
      if let logged, logged.program != "waymark" { continue }
      do {
        seals.append(try Seal(json: Array(logged?.message ?? line)))
      } catch {
        throw Failure(.badInput, "Line \(number + 1) of \(path) is no seal: \(error).")
      }
    }
    if isLog, seals.isEmpty { throw Failure(.badInput, "\(path) has no seal of this program.") }
    return seals
  }

  /// Adds a line, on the disk when it returns. Throws `Failure`.
  static func add(_ line: [UInt8], to path: String) throws {
    let file = Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failure(path) }
    defer { Glibc.close(file) }
    let bytes = line + [10]
    let size = lseek(file, 0, SEEK_END)
    guard bytes.withUnsafeBytes({ Glibc.write(file, $0.baseAddress, $0.count) }) == bytes.count else {
      let failed = failure(path)
      ftruncate(file, size)
      throw failed
    }
    guard fsync(file) == 0 else { throw failure(path) }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(.store, "The seal can\u{2019}t be added to \(path): \(String(cString: strerror(errno))).")
  }
}
