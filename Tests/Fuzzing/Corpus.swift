import Glibc

/// The inputs that are kept: small ones that a parser reads, and those that once failed.
public enum Corpus {
  /// The folder in the checkout that this was built in.
  public static var folder: String {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(2)
    return parts.joined(separator: "/") + "/FuzzingTests/Corpus"
  }

  /// The inputs of a parser, by name; none where it has no folder.
  public static func inputs(of parser: String) -> [(name: String, bytes: [UInt8])] {
    let folder = folder + "/" + parser
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().compactMap { name in bytes(of: folder + "/" + name).map { (name, $0) } }
  }

  /// The folders of the corpus, which are named as the parsers.
  public static func parsers() -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The bytes of a file; nil where it can't be read.
  public static func bytes(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(file, &chunk, chunk.count)
      if count <= 0 { return count < 0 ? nil : bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}
