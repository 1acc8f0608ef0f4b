import ArgumentParser
import Glibc

/// Where the passphrase of a sealed backup comes from: a file, or whoever sits at the terminal.
struct PassphraseOptions: ParsableArguments {
  @Option(name: .long, help: "A file whose first line is the passphrase, readable by you alone.")
  var passphraseFile: String?

  /// Whether it was said where it comes from.
  var isGiven: Bool { passphraseFile != nil }

  /// The fewest characters of a new one (local default, unverified).
  private static let fewest = 12

  /// A new passphrase, typed twice where it is asked for. Throws `Failure`.
  func new() throws -> String {
    let typed = try known()
    guard typed.count >= Self.fewest else {
      throw Failure(.badInput, "A passphrase needs \(Self.fewest) characters at least; several words are easy to keep.")
    }
    if !isGiven, try Self.asked("The same again: ") != typed {
      throw Failure(.badInput, "The two aren\u{2019}t the same, so nothing was backed up.")
    }
    return typed
  }

  /// The passphrase. Throws `Failure`.
  func known() throws -> String {
    guard let passphraseFile else { return try Self.asked("Passphrase: ") }
    var status = stat()
    guard stat(passphraseFile, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw Failure(
        .badInput, "\(passphraseFile) isn\u{2019}t there, or others may read it: `chmod 600` it and try again.")
    }
    let bytes = try InputFile.bytes(passphraseFile)
    return String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
  }

  /// What somebody types on the terminal without its being shown. Throws `Failure` where nobody can.
  private static func asked(_ words: String) throws -> String {
    guard isatty(STDIN_FILENO) == 1, let typed = getpass(words) else {
      throw Failure(.usage, "Nobody can be asked for the passphrase here. Give --passphrase-file.")
    }
    return String(cString: typed)
  }
}
