import Glibc

/// The data files that come with the program: code lists, standards, the calendar's one-off days.
public struct Resources: Sendable {
  /// The folder that holds them.
  public let folder: String

  /// Why the data files can't be used.
  public enum Failure: Error, Equatable, Sendable {
    /// None of the places has them.
    case notFound(looked: [String])
    /// A file can't be read.
    case unreadable(path: String, reason: String)
  }

  /// Finds the folder: `WAYMARK_RESOURCES`, else `../share/waymark` beside the program, else the `Resources` of the
  /// checkout that the program was built in.
  ///
  /// Throws `Failure.notFound`.
  public static func find() throws(Failure) -> Resources {
    var places: [String] = []
    if let named = getenv("WAYMARK_RESOURCES") { places.append(String(cString: named)) }
    if let program = programPath() {
      var folder = parent(of: program)
      places.append(parent(of: folder) + "/share/waymark")
      while folder != "/" && !folder.isEmpty {
        if parent(of: folder).hasSuffix("/.build") || folder.hasSuffix("/.build") {
          let build = folder.hasSuffix("/.build") ? folder : parent(of: folder)
          places.append(parent(of: build) + "/Resources")
          break
        }
        folder = parent(of: folder)
      }
    }
    for place in places where access(place + "/Lists/contact-kinds.json", R_OK) == 0 {
      return Resources(folder: place)
    }
    throw .notFound(looked: places)
  }

  /// The bytes of one file, such as `Standards/standards.json`.
  ///
  /// Throws `Failure.unreadable`.
  public func bytes(_ name: String) throws(Failure) -> [UInt8] {
    let path = folder + "/" + name
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(file, &chunk, chunk.count)
      if count < 0 { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  /// The names of the JSON files in a subfolder, sorted.
  ///
  /// Throws `Failure.unreadable`.
  public func files(in subfolder: String) throws(Failure) -> [String] {
    let path = folder + "/" + subfolder
    guard let directory = opendir(path) else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".json") { names.append(subfolder + "/" + name) }
    }
    return names.sorted()
  }

  private static func programPath() -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
