import Glibc

/// The user's own editor, for long text.
enum ExternalEditor {
  /// Hands text over in a private file and returns what it is when the editor ends.
  ///
  /// Throws `Failure`; the text is then as it was.
  static func edit(_ text: String) throws -> String {
    let editor = Environment.value("VISUAL") ?? Environment.value("EDITOR") ?? "nano"
    let folder = (Environment.value("XDG_RUNTIME_DIR") ?? Environment.value("TMPDIR") ?? "/tmp")
    var template = Array((folder + "/waymark-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure(.store, "No private file can be made in \(folder): \(reason()).")
    }
    let directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let path = directory + "/note.txt"
    defer {
      unlink(path)
      rmdir(directory)
    }
    try write(text, to: path)
    var child: pid_t = 0
    let words = editor.split(separator: " ").map(String.init) + [path]
    var arguments = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    guard posix_spawnp(&child, words[0], nil, nil, arguments, environ) == 0 else {
      throw Failure(.usage, "The editor \u{201C}\(words[0])\u{201D} can't be started. Set VISUAL or EDITOR.")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    guard status == 0 else { throw Failure(.usage, "The editor ended with a failure, so the note is as it was.") }
    let bytes = try InputFile.bytes(path)
    guard let edited = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.badInput, "The editor saved text that is not UTF-8, so the note is as it was.")
    }
    return edited.hasSuffix("\n") && !text.hasSuffix("\n") ? String(edited.dropLast()) : edited
  }

  private static func write(_ text: String, to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Failure(.store, "\(path) can't be written: \(reason()).") }
    defer { close(file) }
    let bytes = Array(text.utf8)
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
      throw Failure(.store, "\(path) can't be written: \(reason()).")
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
