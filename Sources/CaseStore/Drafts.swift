public import JSON

/// Texts that were typed and not saved yet, each in a private file of its own.
public struct Drafts {
  /// One draft.
  public struct Draft: JSONRecord, Equatable {
    /// What it is a draft of, such as `contact YJ-000142`.
    public var of = ""
    /// When it was kept, RFC 3339.
    public var at = ""
    /// What was typed, field by field.
    public var fields: [String: String] = [:]
    /// An empty draft.
    public init() {}
    /// A draft.
    public init(of subject: String, at moment: String, fields: [String: String]) {
      self.of = subject
      at = moment
      self.fields = fields
    }
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("of", &of)
      try f.required("at", &at)
      try f.field("fields", &fields)
    }
  }

  private let files: any FileSystem
  private let folder: String
  /// Where drafts were kept before each store had a directory of its own.
  private let earlier: String?

  /// The drafts of a store, in a directory of their own below another, which is made when the first is kept.
  ///
  /// A draft that an earlier version left in `parent` itself, for whichever store, is found there.
  public init(in parent: String, of store: String, on files: any FileSystem = PosixFileSystem()) {
    folder = parent + "/" + Self.name(store)
    earlier = parent
    self.files = files
  }

  /// Drafts in a directory of their own, which is made when the first is kept.
  public init(in folder: String, on files: any FileSystem = PosixFileSystem()) {
    self.folder = folder
    earlier = nil
    self.files = files
  }

  /// Keeps a draft, over an earlier one of the same subject; on the disk when it returns. Throws `StoreError`.
  public func keep(_ draft: Draft) throws {
    do throws(FileFault) {
      try make(folder)
      do throws(FileFault) {
        try files.replace(path(draft.of), with: draft.json(pretty: true), mode: 0o600)
      } catch {
        // Another session of the same user, keeping the same draft, took the temporary file's name in that moment.
        guard error.reason == .notFound else { throw error }
        try files.replace(path(draft.of), with: draft.json(pretty: true), mode: 0o600)
      }
      try files.syncDirectory(folder)
      // The form that keeps it took over what the one before said.
      if let earlier { try? files.remove(Self.path(draft.of, in: earlier)) }
    } catch {
      throw StoreError(error)
    }
  }

  /// The draft of a subject; nil where there is none, or it can't be read.
  public func draft(of subject: String) -> Draft? {
    let places = [folder] + (earlier.map { [$0] } ?? [])
    for place in places {
      if let bytes = try? files.contents(of: Self.path(subject, in: place)) { return try? Draft(json: bytes) }
    }
    return nil
  }

  /// Removes the draft of a subject, if there is one.
  public func remove(_ subject: String) {
    try? files.remove(path(subject))
    if let earlier { try? files.remove(Self.path(subject, in: earlier)) }
  }

  /// Removes every draft about one of some cases, which were destroyed.
  public func remove(about references: Set<String>) {
    guard !references.isEmpty else { return }
    for place in [folder] + (earlier.map { [$0] } ?? []) {
      for name in (try? files.list(place)) ?? [] where name.hasSuffix(".json") {
        let path = place + "/" + name
        guard let bytes = try? files.contents(of: path), let draft = try? Draft(json: bytes) else { continue }
        if references.contains(where: { draft.of.contains($0) }) { try? files.remove(path) }
      }
    }
  }

  private func make(_ folder: String) throws(FileFault) {
    do throws(FileFault) {
      _ = try files.ensureDirectory(folder, mode: 0o700)
    } catch {
      guard error.reason == .notFound, folder.contains("/") else { throw error }
      try make(FileStore.parent(of: folder))
      _ = try files.ensureDirectory(folder, mode: 0o700)
    }
  }

  private func path(_ subject: String) -> String { Self.path(subject, in: folder) }

  private static func path(_ subject: String, in folder: String) -> String {
    folder + "/" + name(subject) + ".json"
  }

  /// How long a name may be, with room for the ending and for what a temporary file adds; file systems take 255 bytes.
  private static let longest = 180

  /// A name that every file system takes; a long one, such as a group's, is cut and told from others by its digest.
  private static func name(_ subject: String) -> String {
    let name = subject.utf8.map { byte -> String in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"): String(UnicodeScalar(byte))
      default: "_" + String(byte, radix: 16)
      }
    }
    let whole = name.joined()
    if whole.count <= longest { return whole }
    let digest = String(decoding: Digest.hex(of: Array(subject.utf8)), as: UTF8.self)
    return whole.prefix(longest - Digest.length - 1) + "-" + digest
  }
}
