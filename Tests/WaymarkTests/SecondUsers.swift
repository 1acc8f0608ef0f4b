import Foundation
import Glibc

/// A host on which several people work: users of the system, a group that none of them is in, and the program installed for
/// a service as `make install-service` does it. Only root can make one; it takes away what it made.
final class SecondUsers: Sendable {
  /// Why none can be made here; nil where one can.
  static let hindrance: String? = {
    if getuid() != 0 { return "only root can make users" }
    for tool in ["make", "useradd", "userdel", "groupadd", "groupdel", "setpriv"] where path(of: tool) == nil {
      return "there is no \(tool)"
    }
    var system = statvfs()
    guard statvfs(parent, &system) == 0 else { return "there is no \(parent)" }
    return system.f_flag & UInt(ST_NOSUID) != 0 ? "\(parent) is mounted nosuid" : nil
  }()

  private static let parent = "/var/tmp"

  private static func path(of tool: String) -> String? {
    ["/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/"].map { $0 + tool }.first { access($0, X_OK) == 0 }
  }

  let folder: URL
  private let mark: String = String(getpid()) + String(UInt8.random(in: 10...99))
  var group: String { "wmg" + mark }
  /// Who works on the restricted case and manages the service.
  var worker: String { "wmw" + mark }
  /// Who is on the staff and may not see it.
  var other: String { "wmo" + mark }
  /// Who has a login and is nobody on the staff.
  var outsider: String { "wmx" + mark }
  var program: String { folder.path + "/bin/waymark" }
  var store: String { folder.path + "/service/store" }

  init() throws {
    folder = URL(fileURLWithPath: Self.parent).appendingPathComponent("waymark-\(UUID().uuidString)")
    let script = """
      set -e
      for u in \(worker) \(other) \(outsider); do
        install -d -m 711 \(folder.path) \(folder.path)/home
        useradd --no-create-home --home-dir \(folder.path)/home/$u --shell /bin/sh $u
        install -d -m 700 -o $u -g $u \(folder.path)/home/$u
      done
      \(installing)
      """
    let made = Self.shell(script)
    guard made.status == 0 else { throw Trouble(words: made.output) }
  }

  struct Trouble: Error { let words: String }

  /// The steps of `make install-service` behind the build, with places and a program of the test's own.
  private var installing: String { make("place-program place-service") }

  /// Makes targets of the Makefile, with places and a program of the test's own.
  func make(_ targets: String) -> String {
    """
    make --silent --no-print-directory -C \(Program.checkout.path) \(targets) PROGRAM=\(Program.path) \
      PREFIX=\(folder.path) SERVICE_STORE=\(store) SERVICE_GROUP=\(group) MANAGER=\(worker) PAM_RULES=\(folder.path)/pam
    """
  }

  /// What nobody but the worker and root may ever read.
  static let secret = "Zanzibar"

  /// A host whose service has two children: one whom the worker alone may see, and one of the other's.
  static func staffed() throws -> SecondUsers {
    let host = try SecondUsers()
    let made = host.run(
      as: host.worker,
      """
      set -e
      $W staff save \(host.other) --name Other --role officer >/dev/null
      printf 'source,family_name,given_names,worker\\nA1,\(secret),Tomi,\(host.worker)\\nA2,Plain,Ana,\(host.other)\\n' > in.csv
      $W import children in.csv >/dev/null && rm in.csv
      $W contact add 1 --kind phone --outcome attended --note '\(secret) was here' >/dev/null
      $W access restrict 1 --why 'Family of staff' >/dev/null
      $W case 1
      """)
    guard made.status == 0, made.output.contains(secret) else {
      host.remove()
      throw Trouble(words: made.output)
    }
    return host
  }

  /// Runs lines of shell as a user with nothing but a plain environment; `$W` is the program, `$S` the store.
  func run(as user: String, _ script: String, seconds: Int = 20) -> (status: Int32, output: String) {
    Self.shell(
      """
      cd \(folder.path)/home/\(user) && exec timeout -s KILL \(seconds) setpriv --reuid=\(user) --regid=\(user) --clear-groups \
      env -i PATH=/usr/bin:/bin:/usr/sbin HOME=\(folder.path)/home/\(user) USER=\(user) TERM=xterm LANG=C.UTF-8 \
      W=\(program) S=\(store) L=\(traps) sh -c \(Self.quoted(script)) 2>&1
      """)
  }

  /// Runs lines of shell as root.
  func asRoot(_ script: String) -> (status: Int32, output: String) {
    Self.shell("export W=\(program) S=\(store); cd /; \(script) 2>&1")
  }

  /// Runs lines of shell as the store's owner, with a copy of the program that has no rights of its own to protect: there
  /// `$W` is that.
  func asOwner(_ script: String) -> (status: Int32, output: String) {
    asRoot(
      """
      test -e \(folder.path)/bin/own || install -m 755 $W \(folder.path)/bin/own
      export W=\(folder.path)/bin/own L=\(traps) WAYMARK_USER=\(worker) USER=root TERM=xterm LANG=C.UTF-8
      { \(script)
      }
      """)
  }

  /// Whether some tool isn't on this host.
  func lacks(_ tools: [String]) -> Bool { tools.contains { Self.path(of: $0) == nil } }

  /// Everything that a user can read in their own folder and in those where everybody may write.
  func loot(of user: String) -> String {
    run(as: user, "cat $(find . /tmp /var/tmp -maxdepth 3 -type f -user \(user) -readable 2>/dev/null) 2>/dev/null")
      .output
  }

  func remove() {
    _ = Self.shell(
      """
      for u in \(worker) \(other) \(outsider); do pkill -KILL -u $u; userdel $u; groupdel $u; done 2>/dev/null
      groupdel \(group) 2>/dev/null
      rm -rf \(folder.path)
      """)
  }

  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  private static func shell(_ script: String) -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.environment = ["PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch { return (-1, "\(error)") }
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(printed: bytes))
  }
}

extension String {
  /// What a program printed. Of what isn't text at all only the ASCII is kept: each byte that text can't have is an error
  /// thrown within, and a test run notes where every error comes from.
  init(printed bytes: Data) {
    self =
      String(validating: bytes, as: UTF8.self) ?? String(decoding: bytes.map { $0 < 0x80 ? $0 : 63 }, as: UTF8.self)
  }

  /// Whether some words stand in it, byte for byte: what some attempts print is far too long to be compared by letters.
  func holds(_ words: String) -> Bool { Data(utf8).range(of: Data(words.utf8)) != nil }
}
