import Glibc
import JSON

/// A user's own settings: `$XDG_CONFIG_HOME/waymark/config.json`, else `~/.config/waymark/config.json`.
///
/// `{"store": "/srv/waymark", "mouse": false, "colour": true, "plain": false}`; each may be left out. What the command
/// line or the environment says goes before it.
struct Configuration: JSONRecord, Equatable {
  /// The store's directory; empty where it isn't set.
  var store = ""
  /// Whether the mouse is used.
  var mouse: Bool?
  /// Whether colours are used.
  var colour: Bool?
  /// Whether only ASCII is drawn.
  var plain: Bool?

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("store", &store)
    try f.field("mouse", &mouse)
    try f.field("colour", &colour)
    try f.field("plain", &plain)
  }

  /// Reads the file; no settings where there is none.
  ///
  /// Throws `Failure` that names the file and the fault.
  static func load() throws -> Configuration {
    guard let folder = try? Environment.configHome() else { return Configuration() }
    let path = folder + "/waymark/config.json"
    guard access(path, F_OK) == 0 else { return Configuration() }
    do {
      return try Configuration(json: try InputFile.bytes(path))
    } catch let error as JSONError {
      throw Failure(.usage, "Your settings in \(path) are wrong: \(error). Put them right, or remove the file.")
    }
  }
}
