import Glibc
import TextUI

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
    try OutputFile.write(Array(text.utf8), to: path, isNew: true)
    let status = try run(editor, path)
    guard status != Self.notFound << 8, status != Self.notRunnable << 8 else {
      throw Failure(.usage, "The editor \u{201C}\(editor)\u{201D} can't be started. Set VISUAL or EDITOR.")
    }
    guard status == 0 else { throw Failure(.usage, "The editor ended with a failure, so the note is as it was.") }
    let bytes = try InputFile.bytes(path)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Failure(.badInput, "The editor saved text that is not UTF-8, so the note is as it was.")
    }
    let edited = PastedText.cleaned(bytes)
    return edited.hasSuffix("\n") && !text.hasSuffix("\n") ? String(edited.dropLast()) : edited
  }

  /// What a shell says of a program that isn't there, and of one that can't be run.
  private static let notFound: Int32 = 127
  private static let notRunnable: Int32 = 126

  /// Lets a shell start the editor, so that the setting may have arguments and quotes, and waits for its end.
  ///
  /// The editor gets the signals as a shell would give them; those that are caught here are its own again by `exec`.
  private static func run(_ editor: String, _ path: String) throws -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var usual = sigset_t()
    sigemptyset(&usual)
    for signal in [SIGINT, SIGQUIT, SIGPIPE, SIGTSTP, SIGXFSZ] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let words = ["sh", "-c", "exec env \(editor) \"$1\"", "sh", path]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    var surroundings = Environment.forOthers.map { strdup($0) }
    surroundings.append(nil)
    defer { for variable in surroundings { free(variable) } }
    guard posix_spawn(&child, "/bin/sh", nil, &attributes, arguments, surroundings) == 0 else {
      throw Failure(.usage, "The editor \u{201C}\(editor)\u{201D} can't be started. Set VISUAL or EDITOR.")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
