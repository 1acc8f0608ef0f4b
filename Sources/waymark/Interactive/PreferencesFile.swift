import CaseScreens
import CaseStore
import JSON

/// What a member of staff likes to see: `$XDG_STATE_HOME/waymark/preferences.json`, else below `~/.local/state`.
///
/// `{"lists": [{"screen": "Caseload", "columns": ["reference", "child"]}]}`
struct PreferencesFile: JSONRecord, Equatable {
  /// The columns of one list.
  struct Columns: JSONRecord, Equatable {
    var screen = ""
    var columns: [String] = []

    mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("screen", &screen)
      try f.field("columns", &columns)
    }
  }

  var lists: [Columns] = []

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("lists", &lists)
  }

  /// What was kept; everything as it comes where nothing was, or where it can't be read.
  static func load() -> Preferences {
    var preferences = Preferences()
    guard let folder = try? Environment.stateHome(), let bytes = try? InputFile.bytes(folder + "/waymark/" + name),
      let file = try? PreferencesFile(json: bytes)
    else { return preferences }
    for list in file.lists { preferences.columns[list.screen] = list.columns }
    return preferences
  }

  /// Keeps them. Throws `Failure` or `StoreError`.
  static func keep(_ preferences: Preferences) throws {
    let folder = try Environment.stateHome() + "/waymark"
    var file = PreferencesFile()
    for (screen, columns) in preferences.columns.sorted(by: { $0.key < $1.key }) {
      var list = Columns()
      list.screen = screen
      list.columns = columns
      file.lists.append(list)
    }
    try Folders.makeParents(of: folder + "/" + name)
    try OutputFile.write(file.json(pretty: true) + [10], to: folder + "/" + name)
  }

  private static let name = "preferences.json"
}
