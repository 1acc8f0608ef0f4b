public import Casework
import JSON

/// Who writes in which section just now, told between the sessions of one store by a small file each.
///
/// Nothing depends on it: what can't be written or read is left out, what wasn't renewed for a while no longer counts,
/// and a session that was killed leaves a file that others take away.
public struct Presence {
  /// How many seconds an entry counts after it was written.
  public static let lifetime = 60
  /// After how many seconds an entry is written anew.
  private static let renewal = 20
  /// The folder in the store; it belongs to no backup.
  static let folder = "present"

  /// What a session's file says.
  struct Entry: JSONRecord, Equatable {
    var by: StaffID = "nobody"
    var reference = CaseReference(1)
    var document: DocumentID = "a0"
    var section = ""
    /// Seconds since 1970, UTC.
    var at = 0
    init() {}
    mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("by", &by)
      try f.required("case", &reference)
      try f.required("document", &document)
      try f.required("section", &section)
      try f.required("at", &at)
    }
  }

  private let files: any FileSystem
  private let folder: String
  private let file: String
  private let modes: (folder: Int, file: Int)
  private let me: StaffID
  private let isSilent: Bool
  private var place: SectionPlace?
  private var told = 0

  /// The presence of a member of staff in a session over a store; one that only looks tells nothing of itself.
  public init(_ store: FileStore, _ staff: StaffID) {
    files = store.files
    folder = store.path + "/" + Self.folder
    file = folder + "/" + FileStore.randomID() + ".json"
    modes = (store.identity.folderMode, store.identity.fileMode)
    me = staff
    isSilent = store.viewOnly != nil
  }

  /// Says in which section the session writes now, nil for none, and keeps saying it while time passes.
  public mutating func enter(_ now: SectionPlace?, at seconds: Int = StoreClock.now() / 1000) {
    guard !isSilent else { return }
    guard let now else {
      if place != nil { try? files.remove(file) }
      place = nil
      return
    }
    if now == place, seconds - told < Self.renewal, seconds >= told { return }
    var entry = Entry()
    entry.by = me
    entry.reference = now.reference
    entry.document = now.document
    entry.section = now.section
    entry.at = seconds
    _ = try? files.ensureDirectory(folder, mode: modes.folder)
    try? files.replace(file, with: entry.json(), mode: modes.file, syncs: false)
    place = now
    told = seconds
  }

  /// Who else writes where, by name; entries that no longer count are taken away.
  public func others(at seconds: Int = StoreClock.now() / 1000) -> [SectionPlace: [StaffID]] {
    guard let names = try? files.list(folder) else { return [:] }
    var found: [SectionPlace: [StaffID]] = [:]
    for name in names where name.hasSuffix(".json") && folder + "/" + name != file {
      let path = folder + "/" + name
      guard let bytes = try? files.contents(of: path), let entry = try? Entry(json: bytes) else { continue }
      guard (seconds - Self.lifetime + 1..<seconds + Self.lifetime).contains(entry.at) else {
        if !isSilent { try? files.remove(path) }
        continue
      }
      let place = SectionPlace(entry.reference, entry.document, entry.section)
      if !found[place, default: []].contains(entry.by) { found[place, default: []].append(entry.by) }
    }
    return found.mapValues { $0.sorted() }
  }
}
