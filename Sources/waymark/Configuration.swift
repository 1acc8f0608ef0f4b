import CaseScreens
import Glibc
import JSON

/// A user's own settings: `$XDG_CONFIG_HOME/waymark/config.json`, else `~/.config/waymark/config.json`.
///
/// `{"store": "/srv/waymark", "mouse": false, "colour": true, "plain": false, "copy": true, "lock": 10, "keys": [{"screen":
/// "Caseload", "command": "record a contact", "keys": ["n"]}]}`; each may be left out. What the command line or the
/// environment says goes before it.
struct Configuration: JSONRecord, Equatable {
  /// The keys of one command.
  struct KeyChoice: JSONRecord, Equatable {
    var screen = ""
    var command = ""
    var keys: [String] = []

    mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("screen", &screen)
      try f.required("command", &command)
      try f.required("keys", &keys)
    }
  }

  /// The store's directory; empty where it isn't set.
  var store = ""
  /// Whether the mouse is used.
  var mouse: Bool?
  /// Whether colours are used.
  var colour: Bool?
  /// Whether only ASCII is drawn.
  var plain: Bool?
  /// Whether references may be copied to the terminal's clipboard.
  var copy: Bool?
  /// After how many idle minutes the session locks; 0 for never, nil where it is as the service has it. Where the service
  /// says how many, nobody has more.
  var lock: Int?
  /// The keys chosen for commands.
  var keys: [KeyChoice] = []

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("store", &store)
    try f.field("mouse", &mouse)
    try f.field("colour", &colour)
    try f.field("plain", &plain)
    try f.field("copy", &copy)
    try f.field("lock", &lock)
    try f.field("keys", &keys)
  }

  /// As many minutes as anybody means who says a number of them: a year.
  static let mostLockMinutes = 525_600

  /// After how many idle minutes the session locks, 0 for never: what the user says, but at most what the service does;
  /// on a store of one's own what one says oneself.
  func lockMinutes(atMost service: Int?) -> Int {
    let own = max(0, lock ?? 0)
    guard let service, service > 0 else { return own }
    return own == 0 ? service : min(own, service)
  }

  /// After how many idle seconds the session locks, nil for never. Where no service says how many minutes, the environment
  /// may say seconds (`WAYMARK_LOCK_SECONDS`): so that nobody has to wait for minutes to see it.
  func lockSeconds(atMost service: Int?, seconds: String? = Environment.value("WAYMARK_LOCK_SECONDS")) -> Int? {
    if service == nil, let own = seconds.flatMap(Int.init), own > 0 { return min(own, Self.mostLockMinutes * 60) }
    let minutes = min(lockMinutes(atMost: service), Self.mostLockMinutes)
    return minutes > 0 ? minutes * 60 : nil
  }

  /// Where the file is; nil where there is no home.
  static var path: String? { (try? Environment.configHome()).map { $0 + "/waymark/config.json" } }

  /// The keys chosen for commands.
  ///
  /// Throws `Failure` that names the file and every fault.
  func keyMap() throws -> KeyMap {
    var faults: [String] = []
    let map = KeyMap(
      keys.map { .init(screen: $0.screen, command: $0.command, keys: $0.keys) }, faults: &faults)
    guard faults.isEmpty else {
      throw Failure(
        .usage,
        "The keys in \(Self.path ?? "your settings") are wrong: \(faults.joined(separator: "; ")). "
          + "`waymark keys` lists screens, commands and keys.")
    }
    return map
  }

  /// Reads the file; no settings where there is none.
  ///
  /// Throws `Failure` that names the file and the fault.
  static func load() throws -> Configuration {
    guard let path, access(path, F_OK) == 0 else { return Configuration() }
    do {
      return try Configuration(json: try InputFile.bytes(path))
    } catch let error as JSONError {
      throw Failure(.usage, "Your settings in \(path) are wrong: \(error). Put them right, or remove the file.")
    }
  }
}
